"""Which permits a deal needs, and how far the seller is with them.

The rules say what goods of a code, a seller and a buyer need; a need may ask for
certificates of its own. Names of permits are bits, in words of 16, so that millions of
line pairs are looked up in a few steps.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matchengine.trade.arrays import Bools, Floats, Ints, positions, texts
from matchengine.trade.mission import Mission
from matchengine.trade.permit_rules import (
    ASKING,
    STATUSES,
    Rule,
    applicable_rules,
    permit_name,
    several,
    statuses,
)

__all__ = ["ASKING", "Permits", "Required", "applicable_rules", "required_permits"]

WORD = 16
"""So many permits are bits of one number."""

Bits = NDArray[np.uint16]

_ONES = np.array([i.bit_count() for i in range(1 << WORD)], dtype=np.int8)


@dataclass(frozen=True)
class Required:
    """What permits each line pair needs.

    `counts` has a row a line pair and a column for each of STATUSES: how many of the
    required permits are so. `blocked_by` is the row (counted from 0) of the permits
    whose rule takes the line pair out, -1 where none does. `known` says whether the
    rules could be looked up: not where neither line of goods has a code.
    """

    counts: NDArray[np.int8]
    blocked_by: Ints
    known: Bools

    def take(self, rows: Ints) -> Required:
        """Keep these rows."""
        return Required(self.counts[rows], self.blocked_by[rows], self.known[rows])


def required_permits(
    mission: Mission,
    need: Ints,
    offer: Ints,
    seller: Ints,
    buyer: Ints,
    on: datetime.date | None,
) -> Required:
    """Count the permits that line pairs require, by how far the seller is with them.

    Required are those that a rule blocks or penalises without, and the need's own
    certificates, each once. A permit that the offer does not name is missing. An
    offer without a code is looked up under that of its commodity, or else under the
    code of the need that it matches.

    Parameters
    ----------
    need, offer, seller, buyer
        Rows (counted from 0) of the needs, offers and participants, one a line pair;
        the seller is the one who offers.
    on
        The day of the mission; None leaves the dates of the rules aside.
    """
    return Permits(mission, on).required(need, offer, buyer)


class Permits:
    """The rules of a mission, ready to be looked up.

    Offers are put into groups of those that the same rules can concern (by scale and
    place), and so are buyers. What is required of a group of offers, for a code, by a
    group of buyers, is worked out once.
    """

    def __init__(self, mission: Mission, on: datetime.date | None) -> None:
        self.rules = applicable_rules(mission, on)
        asked = [{permit_name(c) for c in several(x)} for x in _asked(mission)]
        names = sorted({rule.permit for rule in self.rules}.union(*asked))
        self.number = {name: i for i, name in enumerate(names)}
        words = max(1, -(-len(names) // WORD))
        self.asked = self._bits(asked, words)
        said = statuses(mission)
        self.held, self.in_process = (
            self._bits(
                [{n for n, s in has.items() if s == state} for has in said], words
            )
            for state in STATUSES[:2]
        )
        self._look_up(mission, words)

    def required(self, need: Ints, offer: Ints, buyer: Ints) -> Required:
        """Count what line pairs require: rows (from 0) of needs, offers, buyers."""
        code = self.offer_code[offer]
        code = np.where(code == self.no_code, self.need_code[need], code)
        place = self.place[self.offer_group[offer], code], self.buyer_group[buyer]
        counts = np.zeros((len(need), len(STATUSES)), dtype=np.int8)
        blocked_by = np.full(len(need), -1, dtype=np.int64)
        for word in range(self.asked.shape[1]):
            held, in_process = self.held[offer, word], self.in_process[offer, word]
            wanted = self.wanted[word][place] | self.asked[need, word]
            missing = wanted & ~(held | in_process)
            for column, some in enumerate(
                (held & wanted, in_process & wanted, missing)
            ):
                counts[:, column] += _ONES[some]
            stops = missing & self.blocking[word][place]
            rows = np.flatnonzero((stops != 0) & (blocked_by < 0))
            if len(rows):
                ends = place[0][rows], place[1][rows]
                blocked_by[rows] = self._first_rule(ends, stops[rows], word)
        known = (code != self.no_code) | self.always_known[need]
        return Required(counts, blocked_by, known)

    def _bits(self, names: Iterable[set[str]], words: int) -> Bits:
        """Set a bit for each of the names, row by row."""
        rows = list(names)
        bits = np.zeros((len(rows), words), dtype=np.uint16)
        for i, row in enumerate(rows):
            for name in row:
                if name in self.number:
                    word, bit = divmod(self.number[name], WORD)
                    bits[i, word] |= np.uint16(1 << bit)
        return bits

    def _look_up(self, mission: Mission, words: int) -> None:
        """Work out what each group of offers requires, for each code and buyer."""
        needs, offers = mission.meant("needs").codes, mission.meant("offers").codes
        codes = sorted({*needs, *offers, ""})
        number = {code: i for i, code in enumerate(codes)}
        self.no_code = number[""]
        self.need_code = np.array([number[c] for c in needs], dtype=np.int64)
        self.offer_code = np.array([number[c] for c in offers], dtype=np.int64)
        ids = texts(mission.participants, "id")
        sellers = positions(texts(mission.offers, "participant"), ids)
        at = [rule.offers & rule.sellers[sellers] for rule in self.rules]
        self.offer_group, may = _groups(at, len(offers))
        to = [rule.buyers for rule in self.rules]
        self.buyer_group, buys = _groups(to, len(ids))
        falls = _prefixed(self.rules, codes)
        shape = len(may) * len(codes), len(self.rules)
        concerned = (may[:, None, :] & falls[None, :, :]).reshape(shape)
        place, self.sets = _groups(list(concerned.T), len(concerned))
        self.place = place.reshape(len(may), len(codes))
        self.buys = buys
        self.wanted = np.zeros((words, len(self.sets), len(buys)), dtype=np.uint16)
        self.blocking = np.zeros_like(self.wanted)
        for i, rule in enumerate(self.rules):
            word, bit = divmod(self.number[rule.permit], WORD)
            applies = self.sets[:, i, None] & buys[None, :, i]
            bits = np.where(applies, np.uint16(1 << bit), np.uint16(0))
            self.wanted[word] |= bits
            if rule.effect == "block":
                self.blocking[word] |= bits
        kinds = np.array(texts(mission.needs, "kind"), dtype=object)
        self.always_known = (kinds != "goods") | (len(self.rules) == 0)

    def _first_rule(self, place: tuple[Ints, Ints], stops: Bits, word: int) -> Ints:
        """Say which rule stops: of the first permit by name, the first by row."""
        first = stops & (~stops + np.uint16(1))
        found = np.full(len(stops), -1, dtype=np.int64)
        for i, rule in enumerate(self.rules):
            at, bit = divmod(self.number[rule.permit], WORD)
            if at != word or rule.effect != "block":
                continue
            mine = (first == np.uint16(1 << bit)) & (found < 0)
            mine &= self.sets[place[0], i] & self.buys[place[1], i]
            found[mine] = rule.row
        return found


def compliance_of(counts: NDArray[np.int8], worth: Floats) -> Floats:
    """Multiply what required permits count, by how many are held, in process, missing.

    Parameters
    ----------
    worth
        What one counts, for each of STATUSES.
    """
    most = int(counts.max(initial=0)) + 1
    powers = worth[:, None] ** np.arange(most)
    held, in_process, missing = (powers[i][counts[:, i]] for i in range(len(worth)))
    return np.asarray(held * in_process * missing, dtype=np.float64)


def _asked(mission: Mission) -> Iterable[object]:
    return mission.needs["certificates"]


def _groups(columns: list[Bools], rows: int) -> tuple[Ints, Bools]:
    """Put rows into groups of those that are alike in all columns."""
    if not columns or not rows:
        return np.zeros(rows, dtype=np.int64), np.zeros((1, len(columns)), dtype=bool)
    packed = np.packbits(np.column_stack(columns), axis=1)
    kinds, group = np.unique(packed, axis=0, return_inverse=True)
    found = np.unpackbits(kinds, axis=1, count=len(columns)).astype(bool)
    return group.reshape(-1).astype(np.int64), found


def _prefixed(rules: list[Rule], codes: list[str]) -> Bools:
    """Say which codes begin with the prefix of each rule."""
    rows = [[code.startswith(rule.prefix) for rule in rules] for code in codes]
    return np.array(rows, dtype=bool).reshape(len(codes), len(rules))
