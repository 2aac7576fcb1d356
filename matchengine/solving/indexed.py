"""The problem as arrays: ids become places in lists, prepared once, read by all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from matchengine.problem import Pair, Participant, Problem, Table
from matchengine.solving.sides import Sides, sides_of

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
Floats = NDArray[np.float64]

NOWHERE = -1
"""Stands for no slot, no table, no owner in arrays of places."""

ANYWHERE = -2
"""Stands for a slot or table of the baseline that was not settled."""

CERTAIN = 1000
"""A chance of 1: chances are counted in thousandths."""


@dataclass(frozen=True)
class Indexed:
    """A problem with P participants, E pairs, S slots, T tables, R resources.

    `buyer`, `seller`, `value`, `must` have one entry a pair; `available` is [P, S];
    `allowed` [E, S] says in which slots a pair may meet; `open_tables` is [T, S];
    `seats` [S] is the number of meetings a slot may hold, `free_tables_per_slot`
    already taken off (negative where even the empty plan breaks that rule);
    `meeting_cap` [P] is the most meetings a participant can hold in the day;
    `present` [P] is the chance that it comes, in thousandths;
    `baseline` has (pair, slot, table) of each baseline meeting whose pair is still
    there, ANYWHERE for what was not settled, NOWHERE for what no longer exists;
    `uses` lists (pair, resource, times) for every use of a resource; `pinned_table` [E]
    stands in for the tables of fixed pairs where a search has pinned more of them, and
    `first_allowed` [E, S] then says where pairs may meet by the problem alone.
    """

    problem: Problem
    slot_at: dict[str, int]
    table_at: dict[str, int]
    participant_at: dict[str, int]
    pair_at: dict[str, int]
    buyer: Ints
    seller: Ints
    value: Ints
    must: Bools
    delegates: Ints
    minimum: Ints
    available: Bools
    allowed: Bools
    open_tables: Bools
    owner: Ints
    own_table: Ints
    seats: Ints
    meeting_cap: Ints
    present: Ints
    uses: Ints
    capacity: Ints
    baseline: tuple[tuple[int, int, int], ...]
    pinned_table: Ints | None = None
    first_allowed: Bools | None = None

    @cached_property
    def allowed_at_first(self) -> Bools:
        """[E, S] the slots that the problem allows, however tight the search is."""
        return self.allowed if self.first_allowed is None else self.first_allowed

    @cached_property
    def slots(self) -> int:
        """Number of slots."""
        return len(self.problem.slots)

    @cached_property
    def participants(self) -> int:
        """Number of participants."""
        return len(self.problem.participants)

    @cached_property
    def pairs(self) -> int:
        """Number of pairs."""
        return len(self.problem.pairs)

    @cached_property
    def host_table(self) -> Ints:
        """[E] the own table at which a pair meets, NOWHERE if at one nobody owns."""
        of_seller, of_buyer = self.own_table[self.seller], self.own_table[self.buyer]
        return np.where(of_seller != NOWHERE, of_seller, of_buyer)

    @cached_property
    def shared_tables(self) -> Ints:
        """[S] how many tables that nobody owns are open in each slot."""
        shared: Ints = self.open_tables[self.owner == NOWHERE].sum(axis=0)
        return shared

    @cached_property
    def fixed_table(self) -> Ints:
        """[E] the table at which a fixed pair must meet, NOWHERE if any will do."""
        if self.pinned_table is not None:
            return self.pinned_table
        tables = np.full(self.pairs, NOWHERE, dtype=np.int64)
        for e, pair in enumerate(self.problem.pairs):
            if pair.fixed is not None and pair.fixed.table is not None:
                tables[e] = self.table_at[pair.fixed.table]
        return tables

    @cached_property
    def neighbouring_slots(self) -> tuple[int, ...]:
        """The slots s for which s and s + 1 are of the same session."""
        slots = self.problem.slots
        return tuple(
            s for s in range(len(slots) - 1) if slots[s].session == slots[s + 1].session
        )

    @cached_property
    def zones(self) -> tuple[str | None, ...]:
        """The zone of every table."""
        return tuple(table.zone for table in self.problem.tables)

    @cached_property
    def uses_by_pair(self) -> dict[int, list[tuple[int, int]]]:
        """(resource, times) for every pair that uses any."""
        uses: dict[int, list[tuple[int, int]]] = {}
        for e, resource, times in self.uses.tolist():
            uses.setdefault(e, []).append((resource, times))
        return uses

    @cached_property
    def uses_any(self) -> Bools:
        """[E] whether a pair uses any resource."""
        uses = np.zeros(self.pairs, dtype=bool)
        uses[self.uses[:, 0]] = True
        return uses

    @cached_property
    def order_by_pair(self) -> tuple[dict[int, list[int]], dict[int, list[int]]]:
        """For pairs with an order those that must be earlier, and those later."""
        earlier: dict[int, list[int]] = {}
        later: dict[int, list[int]] = {}
        for first, second in self.problem.precedences:
            e, f = self.pair_at[first], self.pair_at[second]
            earlier.setdefault(f, []).append(e)
            later.setdefault(e, []).append(f)
        return earlier, later

    @cached_property
    def is_risky(self) -> bool:
        """Whether somebody may stay away."""
        return bool((self.present < CERTAIN).any())

    @cached_property
    def sides(self) -> Sides:
        """Who could stand by for whom, if the day allows."""
        return sides_of(self)

    @cached_property
    def baseline_then(self) -> tuple[Ints, Ints, Ints]:
        """[baseline] the pair, slot and table of each, as arrays."""
        pair, slot, table = _ints_of(self.baseline)
        return pair, slot, table

    @cached_property
    def baseline_dropped(self) -> int:
        """Number of baseline meetings whose pair is no longer there."""
        return sum(old.pair not in self.pair_at for old in self.problem.baseline)


def index_problem(problem: Problem) -> Indexed:
    """Turn a problem into arrays."""
    slot_at = {slot.id: s for s, slot in enumerate(problem.slots)}
    table_at = {table.id: t for t, table in enumerate(problem.tables)}
    participant_at = {one.id: p for p, one in enumerate(problem.participants)}
    pair_at = {pair.id: e for e, pair in enumerate(problem.pairs)}
    resource_at = {resource.id: r for r, resource in enumerate(problem.resources)}
    available = _open(problem.participants, slot_at)
    open_tables = _open(problem.tables, slot_at)
    buyer = _ints([participant_at[pair.buyer] for pair in problem.pairs])
    seller = _ints([participant_at[pair.seller] for pair in problem.pairs])
    own_table = _ints(
        NOWHERE if one.table is None else table_at[one.table]
        for one in problem.participants
    )
    owner = np.full(len(problem.tables), NOWHERE, dtype=np.int64)
    owners = np.flatnonzero(own_table != NOWHERE)
    owner[own_table[owners]] = owners
    delegates = _ints(one.delegates for one in problem.participants)
    most = [
        one.delegates * int(free)
        for one, free in zip(problem.participants, available.sum(axis=1), strict=True)
    ]
    limits = (one.max_meetings for one in problem.participants)
    meeting_cap = _ints(
        min(full, full if limit is None else limit)
        for full, limit in zip(most, limits, strict=True)
    )
    return Indexed(
        problem=problem,
        slot_at=slot_at,
        table_at=table_at,
        participant_at=participant_at,
        pair_at=pair_at,
        buyer=buyer,
        seller=seller,
        value=_ints([pair.value for pair in problem.pairs]),
        must=np.array([pair.must_be_held for pair in problem.pairs], dtype=bool),
        delegates=delegates,
        minimum=_ints(one.min_meetings for one in problem.participants),
        available=available,
        allowed=_allowed(problem, slot_at, available[buyer] & available[seller]),
        open_tables=open_tables,
        owner=owner,
        own_table=own_table,
        seats=open_tables.sum(axis=0) - problem.rules.free_tables_per_slot,
        meeting_cap=meeting_cap,
        present=_ints(
            CERTAIN - round(CERTAIN * one.absence) for one in problem.participants
        ),
        uses=_resource_uses(problem.pairs, resource_at),
        capacity=_ints(resource.capacity for resource in problem.resources),
        baseline=_baseline(problem, pair_at, slot_at, table_at),
    )


def _ints(numbers: Iterable[int]) -> Ints:
    return np.array(list(numbers), dtype=np.int64)


def _baseline(
    problem: Problem,
    pair_at: dict[str, int],
    slot_at: dict[str, int],
    table_at: dict[str, int],
) -> tuple[tuple[int, int, int], ...]:
    """Look up the baseline meetings whose pairs are still there."""
    return tuple(
        (pair_at[old.pair], _then(slot_at, old.slot), _then(table_at, old.table))
        for old in problem.baseline
        if old.pair in pair_at
    )


def _ints_of(rows: Sequence[tuple[int, int, int]]) -> Ints:
    """Turn rows of three into three columns."""
    return np.array(rows, dtype=np.int64).reshape(-1, 3).T


def _then(places: dict[str, int], name: str | None) -> int:
    return ANYWHERE if name is None else places.get(name, NOWHERE)


def _open(records: Sequence[Participant | Table], slot_at: dict[str, int]) -> Bools:
    """[records, S]: True where a record is not unavailable."""
    free = np.ones((len(records), len(slot_at)), dtype=bool)
    for place, record in enumerate(records):
        free[place, [slot_at[slot] for slot in record.unavailable]] = False
    return free


def _allowed(problem: Problem, slot_at: dict[str, int], both_free: Bools) -> Bools:
    """[E, S]: the allowed slots of every pair."""
    allowed = both_free.copy()
    for e, pair in enumerate(problem.pairs):
        if pair.slots is not None:
            named = np.zeros(len(slot_at), dtype=bool)
            named[[slot_at[slot] for slot in pair.slots]] = True
            allowed[e] &= named
        if pair.fixed is not None:
            kept = allowed[e, slot_at[pair.fixed.slot]]
            allowed[e] = False
            allowed[e, slot_at[pair.fixed.slot]] = kept
    return allowed


def _resource_uses(pairs: Sequence[Pair], resource_at: dict[str, int]) -> Ints:
    """[uses, 3]: (pair, resource, times) for every resource a pair lists."""
    rows = [
        (e, resource_at[name], pair.resources.count(name))
        for e, pair in enumerate(pairs)
        if pair.resources
        for name in dict.fromkeys(pair.resources)
    ]
    return np.array(rows, dtype=np.int64).reshape(-1, 3)
