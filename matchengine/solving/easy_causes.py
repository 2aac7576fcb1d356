"""Why there is no plan, by counting: the frequent causes that need no search.

Each cause looks for pairs that must be held and cannot all be, whatever else is
asked: more of them than a participant has time, than a slot has tables, an order that
comes full circle. What it finds is proof. `diagnose` says which demands it is about.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from matchengine.solving.crowding import too_many
from matchengine.solving.indexed import NOWHERE, Bools, Indexed, Ints

MOST_FLOWS = 200
"""So many participants are looked at closely, those with least time to spare."""


@dataclass(frozen=True)
class Musts:
    """The pairs that must be held: `pair` are their places in the problem's list."""

    indexed: Indexed
    pair: Ints

    @cached_property
    def usable(self) -> Bools:
        """[musts, S] the slots in which a pair may meet, as far as it is alone."""
        indexed = self.indexed
        usable = indexed.allowed[self.pair] & (indexed.seats > 0)
        usable &= self._has_table()
        for e, r, times in self.uses.tolist():
            usable[e] &= times <= indexed.capacity[r]
        return usable

    @cached_property
    def host(self) -> Ints:
        """[musts] the own table at which a pair meets, NOWHERE if at a common one."""
        return self.indexed.host_table[self.pair]

    @cached_property
    def uses(self) -> Ints:
        """[uses, 3] (must, resource, times) of these pairs."""
        uses = self.indexed.uses
        place = np.full(self.indexed.pairs, NOWHERE, dtype=np.int64)
        place[self.pair] = np.arange(len(self.pair))
        uses = uses[place[uses[:, 0]] != NOWHERE]
        return np.column_stack([place[uses[:, 0]], uses[:, 1:]])

    @cached_property
    def common_tables(self) -> Ints:
        """[S] the open tables that nobody owns."""
        common: Ints = self.indexed.open_tables[self.indexed.owner == NOWHERE].sum(
            axis=0
        )
        return common

    def of_participant(self) -> Iterator[tuple[int, Ints]]:
        """Give each participant with its musts."""
        indexed = self.indexed
        who = np.concatenate([indexed.buyer[self.pair], indexed.seller[self.pair]])
        yield from _grouped(who, np.tile(np.arange(len(self.pair)), 2))

    def slots_of(self, some: Ints) -> int:
        """Count the slots in which any of these may meet."""
        return int(self.usable[some].any(axis=0).sum())

    def _has_table(self) -> Bools:
        indexed, fixed = self.indexed, self.indexed.fixed_table[self.pair]
        common = np.tile(self.common_tables > 0, (len(self.pair), 1))
        owned = self.host != NOWHERE
        common[owned] = indexed.open_tables[self.host[owned]]
        named = np.flatnonzero(fixed != NOWHERE)
        at = fixed[named]
        owner_meets = np.where(
            self.host[named] != NOWHERE,
            at == self.host[named],
            indexed.owner[at] == NOWHERE,
        )
        common[named] = indexed.open_tables[at] & owner_meets[:, None]
        return common


Cause = Callable[[Musts], Iterator[Ints]]
"""Yields sets of musts, none of which can be held as a whole."""


def musts_of(indexed: Indexed) -> Musts:
    """Give the pairs that must be held."""
    return Musts(indexed, np.flatnonzero(indexed.must))


def easy_clash(indexed: Indexed) -> Ints | None:
    """Find pairs that cannot all be held, by counting alone; None if none are found.

    No pairs at all are found where not even the plan without meetings will do.
    """
    musts = musts_of(indexed)
    for cause in EASY_CAUSES:
        smallest = min(cause(musts), key=len, default=None)
        if smallest is not None:
            return musts.pair[smallest]
    return None


def more_tables_stay_free_than_there_are(musts: Musts) -> Iterator[Ints]:
    """In some slot more tables must stay free than are open."""
    if (musts.indexed.seats < 0).any():
        yield np.zeros(0, dtype=np.int64)


def no_slot_for_a_pair(musts: Musts) -> Iterator[Ints]:
    """The two are never both there, or never find a table or a resource."""
    for e in np.flatnonzero(~musts.usable.any(axis=1)).tolist():
        yield np.array([e])


def two_fixed_at_one_table(musts: Musts) -> Iterator[Ints]:
    """Two pairs are fixed to the same table in the same slot."""
    at: dict[tuple[str, str | None], int] = {}
    pairs = musts.indexed.problem.pairs
    named = np.flatnonzero(musts.indexed.fixed_table[musts.pair] != NOWHERE)
    for e in named.tolist():
        fixed = pairs[musts.pair[e]].fixed
        if fixed is not None:
            first = at.setdefault((fixed.slot, fixed.table), e)
            if first != e:
                yield np.array([first, e])


def more_than_the_maximum(musts: Musts) -> Iterator[Ints]:
    """A participant must hold more meetings than it may."""
    people = musts.indexed.problem.participants
    for p, own in musts.of_participant():
        most = people[p].max_meetings
        if most is not None and len(own) > most:
            yield own[: most + 1]


def more_than_the_slots_of_one(musts: Musts) -> Iterator[Ints]:
    """A participant must hold more meetings than its delegates can in its slots."""
    for p, own in musts.of_participant():
        most = int(musts.indexed.delegates[p]) * musts.slots_of(own)
        if len(own) > most:
            yield own[: most + 1]


def more_than_the_time_of_one(musts: Musts) -> Iterator[Ints]:
    """Some of a participant's meetings want the same few of its slots."""
    indexed = musts.indexed
    slots = musts.usable.sum(axis=1)
    tight = [
        (int(indexed.delegates[p]) * musts.slots_of(own) - len(own), p, own)
        for p, own in musts.of_participant()
        if len(own) > int(indexed.delegates[p]) * int(slots[own].min())
    ]
    tight.sort(key=lambda one: one[:2])
    for _, p, own in tight[:MOST_FLOWS]:
        yield from _crowd(musts, own, indexed.delegates[p] * indexed.available[p])


def more_than_an_own_table_holds(musts: Musts) -> Iterator[Ints]:
    """An own table must hold more meetings than it is open for."""
    owned = np.flatnonzero(musts.host != NOWHERE)
    for table, there in _grouped(musts.host[owned], owned):
        yield from _crowd(musts, there, musts.indexed.open_tables[table].astype(int))


def more_than_a_resource_serves(musts: Musts) -> Iterator[Ints]:
    """Pairs must be held that need more of a resource than there is."""
    for r, entries in _grouped(musts.uses[:, 1], np.arange(len(musts.uses))):
        at_least = int(musts.uses[entries, 2].min())
        room = int(musts.indexed.capacity[r]) // at_least
        each = np.full(musts.indexed.slots, min(room, len(musts.pair)))
        yield from _crowd(musts, musts.uses[entries, 0], each)


def more_than_the_hall_holds(musts: Musts) -> Iterator[Ints]:
    """More meetings must be held than there are tables, at some time or in all."""
    everything = np.arange(len(musts.pair))
    yield from _crowd(musts, everything[musts.host == NOWHERE], musts.common_tables)
    yield from _crowd(musts, everything, musts.indexed.seats)


def no_time_for_the_order(musts: Musts) -> Iterator[Ints]:
    """An order of pairs comes full circle, or takes more slots than there are."""
    indexed = musts.indexed
    place = {e: at for at, e in enumerate(musts.pair.tolist())}
    orders = [
        (place[a], place[b])
        for a, b in (
            (indexed.pair_at[earlier], indexed.pair_at[later])
            for earlier, later in indexed.problem.precedences
        )
        if a in place and b in place
    ]
    open_from = _first_open(musts.usable)
    earliest = open_from[:, 0].copy()
    after: dict[int, int] = {}
    moved = True
    while moved:
        moved = False
        for a, b in orders:
            least = open_from[b, earliest[a] + 1]
            if least > earliest[b]:
                earliest[b], after[b], moved = least, a, True
            if least == indexed.slots:
                yield _chain(after | {b: a}, b)
                return


EASY_CAUSES: tuple[Cause, ...] = (
    more_tables_stay_free_than_there_are,
    no_slot_for_a_pair,
    two_fixed_at_one_table,
    more_than_the_maximum,
    more_than_the_slots_of_one,
    more_than_the_time_of_one,
    more_than_an_own_table_holds,
    more_than_a_resource_serves,
    no_time_for_the_order,
    more_than_the_hall_holds,
)
"""The causes, those first that name few pairs; the first that is found is told."""


def _crowd(musts: Musts, some: Ints, room: Ints) -> Iterator[Ints]:
    found = too_many(musts.usable[some], room)
    if found is not None:
        yield some[found]


def _grouped(keys: Ints, entries: Ints) -> Iterator[tuple[int, Ints]]:
    """Give the entries of each key."""
    if len(keys) == 0:
        return
    order = np.argsort(keys, kind="stable")
    starts = np.flatnonzero(np.diff(keys[order], prepend=-1))
    groups = np.split(entries[order], starts[1:])
    yield from zip(keys[order][starts].tolist(), groups, strict=True)


def _first_open(usable: Bools) -> Ints:
    """[musts, S + 2] the first usable slot from each slot on, S if there is none."""
    slots = usable.shape[1]
    at = np.where(usable, np.arange(slots), slots)
    first = np.minimum.accumulate(at[:, ::-1], axis=1)[:, ::-1]
    return np.pad(first, ((0, 0), (0, 2)), constant_values=slots)


def _chain(after: dict[int, int], last: int) -> Ints:
    """Walk back to where the order begins, or comes full circle."""
    chain: dict[int, None] = {}
    one: int | None = last
    while one is not None and one not in chain:
        chain[one] = None
        one = after.get(one)
    return np.array(list(chain))
