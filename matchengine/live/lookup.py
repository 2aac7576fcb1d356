"""A problem's records by what they are asked for by, looked up once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from matchengine.problem import Pair, Participant, Problem, Table

Group = tuple[str, str | None]
"""Tables that can be counted: one alone, or the shared ones of a zone."""


@dataclass(frozen=True, eq=False)
class Lookup:
    """The records of a problem by id, by participant and by slot."""

    problem: Problem

    @cached_property
    def people(self) -> Mapping[str, Participant]:
        """The participants by id."""
        return {one.id: one for one in self.problem.participants}

    @cached_property
    def pairs(self) -> Mapping[str, Pair]:
        """The pairs by id."""
        return {pair.id: pair for pair in self.problem.pairs}

    @cached_property
    def pairs_of(self) -> Mapping[str, Sequence[Pair]]:
        """The pairs of every participant that has any."""
        found: dict[str, list[Pair]] = defaultdict(list)
        for pair in self.problem.pairs:
            found[pair.buyer].append(pair)
            found[pair.seller].append(pair)
        return found

    @cached_property
    def place_of(self) -> Mapping[str, int]:
        """Where each slot stands in the order of time."""
        return {slot.id: place for place, slot in enumerate(self.problem.slots)}

    @cached_property
    def away(self) -> Mapping[str, frozenset[str]]:
        """The slots in which a participant is away."""
        return {one.id: frozenset(one.unavailable) for one in self.problem.participants}

    @cached_property
    def owned(self) -> frozenset[str]:
        """The tables that belong to a participant."""
        people = self.problem.participants
        return frozenset(one.table for one in people if one.table is not None)

    @cached_property
    def fixed_tables(self) -> frozenset[str]:
        """The tables that fixed pairs name."""
        fixed = (pair.fixed for pair in self.problem.pairs if pair.fixed is not None)
        return frozenset(place.table for place in fixed if place.table is not None)

    @cached_property
    def tables(self) -> Mapping[str, Table]:
        """The tables by id."""
        return {table.id: table for table in self.problem.tables}

    @cached_property
    def open_tables(self) -> Mapping[str, Sequence[str]]:
        """The tables that can be used in a slot, in the order of the problem."""
        closed = {(t.id, slot) for t in self.problem.tables for slot in t.unavailable}
        return {
            slot.id: [
                t.id for t in self.problem.tables if (t.id, slot.id) not in closed
            ]
            for slot in self.problem.slots
        }

    @cached_property
    def shared_groups(self) -> Mapping[str, Mapping[Group, str]]:
        """The groups of shared tables that are open in a slot, with one table each."""
        return {
            slot: {self.group_of(t): t for t in tables if t not in self.owned}
            for slot, tables in self.open_tables.items()
        }

    def group_of(self, table: str) -> Group:
        """Say with which other tables a table can be counted: alone, or by zone."""
        if table in self.owned or table in self.fixed_tables:
            return "alone", table
        return "zone", self.tables[table].zone if self.far_apart else None

    @cached_property
    def capacity(self) -> Mapping[str, int]:
        """How much there is of a resource in a slot."""
        return {one.id: one.capacity for one in self.problem.resources}

    @cached_property
    def later(self) -> Mapping[str, frozenset[str]]:
        """The pairs that a pair has to meet before."""
        return _gathered(self.problem.precedences)

    @cached_property
    def earlier(self) -> Mapping[str, frozenset[str]]:
        """The pairs that have to meet before a pair."""
        return _gathered((b, a) for a, b in self.problem.precedences)

    @cached_property
    def far_apart(self) -> frozenset[frozenset[str]]:
        """The zones between which nobody changes without a free slot."""
        listed = self.problem.rules.zone_change_needs_free_slot
        return frozenset(frozenset(zones) for zones in listed)

    def own_table(self, pair: Pair) -> str | None:
        """Give the table that a pair has to meet at because one of the two owns it."""
        return self.people[pair.seller].table or self.people[pair.buyer].table

    def neighbours(self, slot: str) -> tuple[str, ...]:
        """Give the slots next to a slot in its own session."""
        slots, place = self.problem.slots, self.place_of[slot]
        beside = [slots[at] for at in (place - 1, place + 1) if 0 <= at < len(slots)]
        return tuple(o.id for o in beside if o.session == slots[place].session)


def _gathered(couples: Iterable[tuple[str, str]]) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for one, other in couples:
        found[one].add(other)
    return {one: frozenset(others) for one, others in found.items()}
