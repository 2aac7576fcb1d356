"""Who could stand by: what a meeting is worth when one of its two may stay away.

A stand-by of who waits is a pair of its own that is not held, whose other side is
free in that slot, and for which there is a table. What it saves is counted exactly, in
whole points: chances are thousandths. See the goal `robust_value`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from matchengine.solving.indexed import CERTAIN, NOWHERE, Bools, Indexed, Ints


@dataclass(frozen=True)
class Saved:
    """What stand-bys save in a plan: an entry for each meeting and each absent side.

    In row 0 the buyers of the meetings `held` stay away, in row 1 the sellers: `points`
    [2, H] are saved then, by the pair `by` [2, H], NOWHERE if there is none.
    """

    held: Ints
    points: Ints
    by: Ints


def expected(indexed: Indexed, pairs: Ints) -> Ints:
    """[pairs] what each is worth if both come, times the chance of it, rounded down."""
    chance = (
        indexed.present[indexed.buyer[pairs]] * indexed.present[indexed.seller[pairs]]
    )
    return _scaled(indexed.value[pairs], chance, CERTAIN**2)


def saved(indexed: Indexed, worth: Ints, absent: Ints, waits: Ints) -> Ints:
    """Say what a stand-by saves, if one stays away and the other comes and waits.

    `worth` is that of the stand-by, as in `Sides`.
    """
    chance = (CERTAIN - indexed.present[absent]) * indexed.present[waits]
    return _scaled(worth, chance, CERTAIN**3)


def best_standbys(indexed: Indexed, slot: Ints) -> Saved:
    """Find the best stand-by for each side of each meeting of a plan.

    `slot` [E] is where each pair is held, NOWHERE if it is not.
    """
    held = np.flatnonzero(slot != NOWHERE)
    shape = (2, len(held))
    points, by = np.zeros(shape, np.int64), np.full(shape, NOWHERE, np.int64)
    for some in all_waiting(indexed, slot):
        best = some.able.argmax(axis=1)
        found = some.able[np.arange(len(best)), best]
        best = best[found] + some.own.start
        where = some.side[found], some.meeting[found]
        by[where] = indexed.sides.pair[best]
        worth, absent = indexed.sides.worth[best], some.absent[found]
        points[where] = saved(indexed, worth, absent, np.full(len(best), some.waits))
    return Saved(held, points, by)


@dataclass(frozen=True)
class Waiting:
    """One participant, and for all its meetings who could stand by: `able` [n, own].

    Entry i is of the plan's meeting `meeting[i]` (its place among those held), in which
    the buyer stays away (`side[i]` 0) or the seller (1): `absent[i]`. `own` are its
    entries in `Sides`.
    """

    waits: int
    side: Ints
    meeting: Ints
    absent: Ints
    own: slice
    able: Bools


def all_waiting(indexed: Indexed, slot: Ints) -> Iterator[Waiting]:
    """Go through all who wait if the other side of a meeting stays away."""
    held = np.flatnonzero(slot != NOWHERE)
    if not indexed.is_risky or not len(held):
        return
    first, day = indexed.sides.first, Day(indexed, slot)
    absent = np.stack([indexed.buyer[held], indexed.seller[held]])
    waits = absent[::-1]
    asked = (indexed.present[absent] < CERTAIN) & (first[waits] < first[waits + 1])
    side, meeting = np.nonzero(asked)
    order = np.argsort(waits[side, meeting], kind="stable")
    side, meeting = side[order], meeting[order]
    people, starts = np.unique(waits[side, meeting], return_index=True)
    ends = np.append(starts[1:], len(side))[: len(starts)]
    for p, start, end in zip(people.tolist(), starts, ends, strict=True):
        sides, here = side[start:end], meeting[start:end]
        own, away = slice(int(first[p]), int(first[p + 1])), absent[sides, here]
        able = day.able(held[here], slot[held[here]], away, own)
        yield Waiting(p, sides, here, away, own, able)


def most_expected(indexed: Indexed) -> Ints:
    """[E] what each pair is worth at most, with the best stand-bys on either side."""
    every = np.arange(indexed.pairs)
    most = expected(indexed, every)
    if not indexed.is_risky:
        return most
    sides = indexed.sides
    worth = np.append(sides.worth, 0)
    for absent, waits in (
        (indexed.buyer, indexed.seller),
        (indexed.seller, indexed.buyer),
    ):
        first, end = sides.first[waits], sides.first[waits + 1]
        best = np.where(first < end, worth[first], 0)
        # The best one may be this pair itself, who cannot stand by for its own.
        own = (first < end) & (np.append(sides.pair, NOWHERE)[first] == every)
        second = np.where(first + 1 < end, np.append(worth, 0)[first + 1], 0)
        most += saved(indexed, np.where(own, second, best), absent, waits)
    return most


class Day:
    """What is left beside the meetings of a plan, for who stands by.

    `time` [P, S] is how many meetings more each could hold in a slot, `day` [P] how
    many in the day; `tables` [T + 1, S] has each owned table, and last how many of
    those that nobody owns; `stock` [R, S] is of each resource.
    """

    def __init__(self, indexed: Indexed, slot: Ints) -> None:
        self._indexed = indexed
        self.held: Bools = slot != NOWHERE
        held = np.flatnonzero(slot != NOWHERE)
        both = np.concatenate([indexed.buyer[held], indexed.seller[held]])
        busy = np.zeros((indexed.participants, indexed.slots), dtype=np.int64)
        np.add.at(busy, (both, np.tile(slot[held], 2)), 1)
        self.time: Ints = indexed.delegates[:, None] - busy
        self.day: Ints = indexed.meeting_cap - busy.sum(axis=1)
        self.free: Bools = (self.time > 0) & (self.day > 0)[:, None]
        self.tables = _tables_left(indexed, slot)
        self.stock = _stock_left(indexed, slot)

    def able(self, meetings: Ints, slots: Ints, absent: Ints, own: slice) -> Bools:
        """[meetings, sides] whether a side could stand by, if one stays away.

        The meetings are held in `slots`, and their `absent` ones stay away.
        """
        indexed, sides = self._indexed, self._indexed.sides
        pair, other = sides.pair[own], sides.other[own]
        able: Bools = indexed.allowed_at_first[pair][:, slots].T.copy()
        able &= self.free[other][:, slots].T
        able &= ~self.held[pair][None, :]
        able &= other[None, :] != absent[:, None]
        if (indexed.owner != NOWHERE).any():
            # A meeting that is not held leaves its table to the stand-by.
            due, left = indexed.host_table[pair], indexed.host_table[meetings]
            freed = left[:, None] == due[None, :]
            able &= self.tables[due][:, slots].T + freed > 0
        for place in np.flatnonzero(indexed.uses_any[pair]):
            for resource, times in indexed.uses_by_pair[int(pair[place])]:
                back = [uses_of(indexed, e, resource) for e in meetings.tolist()]
                able[:, place] &= self.stock[resource, slots] + back >= times
        return able


def uses_of(indexed: Indexed, pair: int, resource: int) -> int:
    """Say how much of a resource a pair takes."""
    return dict(indexed.uses_by_pair.get(pair, ())).get(resource, 0)


def _tables_left(indexed: Indexed, slot: Ints) -> Ints:
    left = np.zeros((len(indexed.owner) + 1, indexed.slots), dtype=np.int64)
    left[:-1] = indexed.open_tables
    left[NOWHERE] = indexed.shared_tables
    held = np.flatnonzero(slot != NOWHERE)
    np.subtract.at(left, (indexed.host_table[held], slot[held]), 1)
    return left


def _stock_left(indexed: Indexed, slot: Ints) -> Ints:
    left = np.repeat(indexed.capacity[:, None], indexed.slots, axis=1)
    pair, resource, times = indexed.uses.T
    held = slot[pair] != NOWHERE
    np.subtract.at(left, (resource[held], slot[pair[held]]), times[held])
    return left


def _scaled(amount: Ints, chance: Ints, of: int) -> Ints:
    """Multiply and round down, exactly: the products need more than 64 bits."""
    whole, rest = np.divmod(amount, of)
    scaled: Ints = whole * chance + rest * chance // of
    return scaled
