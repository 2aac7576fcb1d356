"""Which need and which offer could belong together at all.

Lines are first put into classes of what is asked for and what is offered (`classes`),
so that the likeness is worked out once for two classes and not for every two lines.
Line pairs are then listed block by block: there may be many millions of them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from matchengine.trade.arrays import (
    Bools,
    Floats,
    Ints,
    is_among,
    positions,
    shared_codes,
    texts,
)
from matchengine.trade.classes import Classes, classes_of
from matchengine.trade.mission import Mission
from matchengine.trade.products import normalise_name
from matchengine.trade.spans import Spans, expanded, spans_of
from matchengine.trade.wishes import Two


@dataclass(frozen=True)
class Candidates:
    """Line pairs that may trade: rows (counted from 0) of needs, offers, participants.

    `likeness` in [0, 1] says how much the offer is what the need asks for.
    """

    need: Ints
    offer: Ints
    buyer: Ints
    seller: Ints
    likeness: Floats

    def __len__(self) -> int:
        return len(self.need)

    def take(self, rows: Ints | Bools) -> Candidates:
        """Keep these rows."""
        return Candidates(
            self.need[rows],
            self.offer[rows],
            self.buyer[rows],
            self.seller[rows],
            self.likeness[rows],
        )

    def of_kind(self, mission: Mission, kind: str) -> Candidates:
        """Keep those whose lines are of this kind."""
        kinds = np.array(texts(mission.needs, "kind"), dtype=object)
        return self.take(np.flatnonzero((kinds == kind)[self.need]))

    def without(self, vetoes: Collection[Two]) -> tuple[Candidates, Candidates]:
        """Part them: those of pairs without a veto, and those with one."""
        refused = self.are_of(vetoes)
        if not refused.any():
            return self, self.take(np.flatnonzero(refused))
        return self.take(np.flatnonzero(~refused)), self.take(np.flatnonzero(refused))

    def are_of(self, pairs: Collection[Two]) -> Bools:
        """Say which are of these pairs (the smaller row first), whoever buys."""
        return among(self.buyer, self.seller, pairs)


@dataclass(frozen=True)
class Joint:
    """All candidates of a mission, by which lines are of classes that are alike.

    Attributes
    ----------
    ways
        What the lines are, and which two classes are alike; no two lines are alike
        in two ways.
    buyers, sellers
        The participant of each need and of each offer.
    sides
        A number for each participant: those with the same one never pair. None lets
        any two different businesses pair.
    """

    ways: tuple[Classes, ...]
    buyers: Ints
    sellers: Ints
    sides: Ints | None
    participants: int

    @cached_property
    def _spans(self) -> list[tuple[Spans, Spans]]:
        """What each need meets among offers of later participants, and vice versa."""
        return [
            (
                spans_of(way.need, self.buyers, way.offer, self.sellers, way.alike),
                spans_of(
                    way.offer, self.sellers, way.need, self.buyers, way.alike.turned()
                ),
            )
            for way in self.ways
        ]

    def sizes(self) -> Ints:
        """Count for each participant the line pairs with participants after it."""
        total = np.zeros(self.participants, dtype=np.int64)
        for both in self._spans:
            for spans in both:
                total += spans.sizes(self.participants)
        return total

    def blocks(self, at_once: int) -> Iterable[tuple[int, int]]:
        """Part the participants so that each part has about so many line pairs.

        A line pair belongs to the earlier of its two participants, so that all line
        pairs of two businesses, whoever buys, are in one block.
        """
        up_to = np.cumsum(self.sizes())
        first = 0
        while first < self.participants:
            before = up_to[first - 1] if first else 0
            last = int(np.searchsorted(up_to, before + at_once, side="right"))
            last = min(max(last, first + 1), self.participants)
            if up_to[last - 1] > before:
                yield first, last
            first = last

    def block(self, first: int, last: int) -> Candidates:
        """List the candidates whose earlier participant is in range(first, last)."""
        found = []
        for by_need, by_offer in self._spans:
            need, offers, worth = expanded(by_need, first, last)
            found.append((need, offers, worth))
            offer, needs, worth = expanded(by_offer, first, last)
            found.append((needs, offer, worth))
        return self._candidates(found)

    def between(self, one: Ints, other: Ints) -> Candidates:
        """List the candidates of these pairs of participants, whoever buys."""
        found = [
            _crossed(self.buyers, self.sellers, buyer, seller)
            for buyer, seller in ((one, other), (other, one))
        ]
        need = np.concatenate([rows for rows, _ in found])
        offer = np.concatenate([rows for _, rows in found])
        parts = []
        for way in self.ways:
            worth = way.alike.likeness(way.need[need], way.offer[offer])
            alike = np.flatnonzero(worth > 0)
            parts.append((need[alike], offer[alike], worth[alike]))
        return self._candidates(parts)

    def all(self) -> Candidates:
        """List all candidates."""
        return self.block(0, self.participants)

    def _candidates(self, parts: list[tuple[Ints, Ints, Floats]]) -> Candidates:
        """Leave out those of one side or of one participant."""
        nothing = np.zeros(0, dtype=np.int64)
        need = np.concatenate([nothing, *(part[0] for part in parts)])
        offer = np.concatenate([nothing, *(part[1] for part in parts)])
        worth = np.concatenate([np.zeros(0), *(part[2] for part in parts)])
        buyer, seller = self.buyers[need], self.sellers[offer]
        side = np.arange(self.participants) if self.sides is None else self.sides
        apart = np.flatnonzero(side[buyer] != side[seller])
        return Candidates(need, offer, buyer, seller, worth).take(apart)


def join(mission: Mission, product_floor: float, sides: Ints | None) -> Joint:
    """Find which lines could be candidates, without listing them."""
    ids = texts(mission.participants, "id")
    return Joint(
        classes_of(mission, product_floor),
        positions(texts(mission.needs, "participant"), ids),
        positions(texts(mission.offers, "participant"), ids),
        sides,
        len(ids),
    )


def find_candidates(
    mission: Mission, product_floor: float, sides: Ints | None
) -> Candidates:
    """List the line pairs whose product likeness reaches the floor.

    Parameters
    ----------
    sides
        A number for each participant: those with the same one never pair. None lets
        any two different businesses pair.

    Returns
    -------
    Candidates, in the order of the needs, then of the offers.
    """
    found = join(mission, product_floor, sides).all()
    return found.take(np.lexsort([found.offer, found.need]))


def sides_of(mission: Mission, across: str | None) -> Ints | None:
    """Number participants by their side: by what stands in the column `across`."""
    if across is None:
        return None
    cells = [normalise_name(text) for text in texts(mission.participants, across)]
    return shared_codes(cells)[0]


def among(one: Ints, other: Ints, pairs: Collection[Two]) -> Bools:
    """Say which two participants are one of these pairs, in whatever order."""
    if not pairs:
        return np.zeros(len(one), dtype=bool)
    size = 1 + max(max(pair) for pair in pairs)
    wanted = np.sort([a * size + b for a, b in pairs])
    low, high = np.minimum(one, other), np.maximum(one, other)
    keys = np.where(high < size, low * size + high, -1)
    return is_among(keys, wanted)


def _crossed(
    buyers: Ints, sellers: Ints, buyer: Ints, seller: Ints
) -> tuple[Ints, Ints]:
    """Give every need of each buyer with every offer of its seller."""
    needs, first_need, need_count = _grouped(buyers, buyer)
    offers, first_offer, offer_count = _grouped(sellers, seller)
    count = need_count * offer_count
    pair = np.repeat(np.arange(len(buyer)), count)
    within = np.arange(len(pair)) - np.repeat(np.cumsum(count) - count, count)
    i, j = np.divmod(within, np.maximum(offer_count, 1)[pair])
    return needs[first_need[pair] + i], offers[first_offer[pair] + j]


def _grouped(owners: Ints, wanted: Ints) -> tuple[Ints, Ints, Ints]:
    """Order rows by their owner; say where each wanted owner's begin, how many."""
    order = np.argsort(owners, kind="stable")
    ordered = owners[order]
    first = np.searchsorted(ordered, wanted, side="left")
    return order, first, np.searchsorted(ordered, wanted, side="right") - first
