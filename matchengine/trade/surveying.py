"""Which pairs of businesses can be among the proposed at all, of however many.

All line pairs are scored block by block, and only what is needed to go on is kept: the
score of each pair's best line pair, and of those only the best of each participant.
Whoever is left is scored again in full (`choosing`), so that nothing depends on blocks.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from matchengine.errors import Finding
from matchengine.trade.adding import with_wish
from matchengine.trade.arrays import Floats, Ints, is_among
from matchengine.trade.candidates import Candidates, Joint, among
from matchengine.trade.leaving_out import Stopped, stopped_first
from matchengine.trade.lines import Gated
from matchengine.trade.narrowing import Narrowed
from matchengine.trade.noticing import Notes
from matchengine.trade.pairing import DECIMALS, id_ranks
from matchengine.trade.rating import Part, fits, ships
from matchengine.trade.settings import Scoring
from matchengine.trade.sheet import KINDS, Sheet
from matchengine.trade.wishes import Demands, Two

ROUNDING = 10.0**-DECIMALS

THREADS = 2
"""So many blocks are looked at side by side: NumPy lets threads run at a time."""

T = TypeVar("T")
U = TypeVar("U")


@dataclass(frozen=True)
class Surveyed:
    """What became of all pairs; `one` is the participant with the smaller row.

    `one` and `other` are the pairs that go on: all that may be among the best of
    either, and those that stay anyway. `cut` counts those that cannot. `below` are the
    pairs under the least score, in (buyer, seller, score); `vetoed`, `blocked` and
    `warm` are those that a veto, a permit or the lack of a cold chain stopped.
    """

    one: Ints
    other: Ints
    cut: int
    below: tuple[Ints, Ints, Floats]
    vetoed: Stopped
    blocked: Stopped
    warm: Stopped
    warnings: tuple[Finding, ...]


@dataclass(frozen=True)
class Block:
    """What was found in a block, which holds all line pairs of each of its pairs.

    `refused` are the candidates of pairs with a veto, `gates` the others by kind.
    `passed` are the keys of the pairs of which some line pair passed, in order, with
    the buyer and the fit of the best of them.
    """

    refused: Candidates
    gates: list[Gated]
    passed: Ints
    buyers: Ints
    fit: Floats


class Survey:
    """Goes through the blocks of a mission's candidates.

    Parameters
    ----------
    kept
        Pairs that go on whatever they score.
    """

    def __init__(
        self,
        sheet: Sheet,
        demands: Demands,
        kept: Collection[Two],
        parts: Mapping[str, Part],
    ) -> None:
        self.sheet, self.demands, self.kept, self.parts = sheet, demands, kept, parts
        self.scoring: Scoring = sheet.scoring
        self.participants = len(sheet.mission.participants)
        self.ranks = id_ranks(sheet.mission)
        self.notes = Notes(sheet)
        self.best = Narrowed(self.participants, self.scoring.max_candidates)
        self.below: list[tuple[Ints, Ints, Floats]] = []
        self.stopped: dict[str, list[Stopped]] = {"veto": [], "permit": [], "cold": []}

    def go(self, joint: Joint, at_once: int) -> Surveyed:
        """Look at all candidates, about so many line pairs at once."""
        # parts of users may mind threads
        ours = all(ships(part) for part in self.parts.values())
        look = _side_by_side if ours else map
        for block in look(
            lambda ends: self._look(joint.block(*ends)), joint.blocks(at_once)
        ):
            self._settle(block)
        one, other, cut = self.best.settled()
        below = [np.concatenate(c) for c in zip(_NO_PAIRS, *self.below, strict=True)]
        gone = {name: Stopped.joined(some) for name, some in self.stopped.items()}
        return Surveyed(
            one,
            other,
            cut,
            (below[0], below[1], below[2]),
            gone["veto"],
            gone["permit"],
            gone["cold"],
            tuple(self.notes.warnings()),
        )

    def _look(self, candidates: Candidates) -> Block:
        """Hold a block to the gates and score what passes; changes nothing here."""
        passed, refused = candidates.without(self.demands.vetoes)
        gates = [self.sheet.line_up(kind, passed) for kind in KINDS]
        keys, buyers, fit = self._fits(gates)
        best = _best_of_each(keys, fit)
        return Block(refused, gates, keys[best], buyers[best], fit[best])

    def _settle(self, block: Block) -> None:
        """Say what becomes of the pairs of a block."""
        if len(block.refused):
            vetoed = Stopped.of(block.refused)
            self._stop("veto", vetoed, np.zeros(0, dtype=np.int64))
        for gate in block.gates:
            self.notes.note(gate)
        for reason in ("permit", "cold"):
            for gate in block.gates:
                rows = _stopped_rows(gate, reason)
                if len(rows):
                    some, rules = gate.candidates.take(rows), gate.blocked_by[rows]
                    self._stop(reason, Stopped.of(some, rules), block.passed)
        self._choose(block.passed, block.buyers, block.fit)

    def _fits(self, gates: list[Gated]) -> tuple[Ints, Ints, Floats]:
        """Give the pair, the buyer and the best fit of each line pair that passed."""
        found = []
        for gate in gates:
            if not len(gate.lines):
                continue
            rated = fits(gate.lines, self.sheet.mission, self.scoring, self.parts)
            starts = np.flatnonzero(np.diff(gate.shipment, prepend=-1))
            line = gate.shipment[starts]
            buyer, seller = gate.passed.buyer[line], gate.passed.seller[line]
            fit = np.maximum.reduceat(rated.fit, starts)
            found.append((self._key(buyer, seller), buyer, fit))
        columns = zip(_NO_PAIRS, *found, strict=True)
        keys, buyers, fit = (np.concatenate(column) for column in columns)
        return keys, buyers, fit

    def _key(self, one: Ints, other: Ints) -> Ints:
        low, high = np.minimum(one, other), np.maximum(one, other)
        return np.asarray(low * self.participants + high)

    def _choose(self, keys: Ints, buyers: Ints, fit: Floats) -> None:
        """Part pairs into those under the least score and those to be narrowed."""
        low, high = np.divmod(keys, max(self.participants, 1))
        kept = among(low, high, self.kept)
        wish = self.demands.wish_values(low, high, self.scoring.wishes)
        score = with_wish(fit, wish, self.scoring.wish_weight).round(DECIMALS)
        good = (score >= self.scoring.min_score - ROUNDING) | kept
        sellers = low + high - buyers
        self.below.append((buyers[~good], sellers[~good], score[~good]))
        self.best.add(low[good], high[good], score[good], kept[good])

    def _stop(self, name: str, stopped: Stopped, passed: Ints) -> None:
        """Note pairs of which nothing passed."""
        keys = self._key(stopped.buyer, stopped.seller)
        rows = np.flatnonzero(~is_among(keys, passed))
        some = stopped.take(rows)
        self.stopped[name].append(stopped_first(some, keys[rows], self.ranks))


_NO_PAIRS = (np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0))


def _stopped_rows(gate: Gated, name: str) -> Ints:
    return np.flatnonzero(gate.blocked_by >= 0 if name == "permit" else gate.no_cold)


def _best_of_each(keys: Ints, fit: Floats) -> Ints:
    """Give a row with the best fit of each key, in the order of the keys."""
    order = np.argsort(keys, kind="stable")
    ordered = keys[order]
    first = np.flatnonzero(np.diff(ordered, prepend=-1))
    best = np.maximum.reduceat(fit[order], first) if len(first) else fit
    each = np.repeat(best, np.diff(first, append=len(keys)))
    as_good = np.flatnonzero(fit[order] == each)
    return order[as_good[np.searchsorted(as_good, first)]]


def _side_by_side(job: Callable[[T], U], tasks: Iterable[T]) -> Iterator[U]:
    """Do tasks in threads, a few ahead; give what they come to in their order."""
    waiting: deque[Future[U]] = deque()
    with ThreadPoolExecutor(THREADS) as pool:
        for task in tasks:
            waiting.append(pool.submit(job, task))
            if len(waiting) > THREADS:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
