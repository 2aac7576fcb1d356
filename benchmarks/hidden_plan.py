"""A plan known beforehand, from which demands are drawn that can be met together."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np

import matchengine as me


@dataclass
class HiddenPlan:
    """A plan that grows pair by pair, and what of the day is taken by it.

    It minds availability, delegates, tables and their owners, resources, zones, and
    `most_gaps` idle gaps for anybody; all else is asked for only once it stands.
    """

    problem: me.Problem
    most_gaps: int | None = None
    place: dict[str, tuple[int, str]] = field(default_factory=dict)
    """Slot (its number) and table of every pair held."""

    def __post_init__(self) -> None:
        problem = self.problem
        self.people = {one.id: one for one in problem.participants}
        self.zone = {table.id: table.zone for table in problem.tables}
        owned = {one.table for one in problem.participants}
        pool = [table.id for table in problem.tables if table.id not in owned]
        self.pool = [list(pool) for _ in problem.slots]
        self.owned_free = [{t for t in owned if t} for _ in problem.slots]
        self.zones: dict[str, dict[int, set[str | None]]] = defaultdict(dict)
        self.slots: dict[str, list[int]] = defaultdict(list)
        stock = {one.id: one.capacity for one in problem.resources}
        self.stock = [dict(stock) for _ in problem.slots]
        listed = problem.rules.zone_change_needs_free_slot
        self.far = {*listed, *((b, a) for a, b in listed)}

    def hold(self, pair: me.Pair) -> bool:
        """Hold a pair where it leaves the fewest gaps; say whether it found a place."""
        both = (self.people[pair.buyer], self.people[pair.seller])
        places = [
            (sum(gaps), slot, table)
            for slot in range(len(self.problem.slots))
            if self._open(both, pair, slot)
            for gaps in [self._gaps_with(both, slot)]
            if self.most_gaps is None or max(gaps) <= self.most_gaps
            for table in self._tables(both, slot)[:1]
        ]
        if not places:
            return False
        _, slot, table = min(places)
        self._take(both, pair, slot, table)
        return True

    def times(self, name: str) -> int:
        """Count the meetings of a participant."""
        return len(self.slots[name])

    def schedule(self) -> me.Schedule:
        """Give the plan as a schedule that can be verified."""
        pairs = {pair.id: pair for pair in self.problem.pairs}
        return me.Schedule(
            me.Status.FEASIBLE,
            meetings=tuple(
                me.Meeting(
                    name,
                    pairs[name].buyer,
                    pairs[name].seller,
                    self.problem.slots[slot].id,
                    table,
                )
                for name, (slot, table) in self.place.items()
            ),
        )

    def _open(self, both: tuple[me.Participant, ...], pair: me.Pair, slot: int) -> bool:
        name = self.problem.slots[slot].id
        return all(
            name not in one.unavailable
            and self.slots[one.id].count(slot) < one.delegates
            for one in both
        ) and all(self.stock[slot][resource] > 0 for resource in pair.resources)

    def _tables(self, both: tuple[me.Participant, ...], slot: int) -> list[str]:
        buyer, seller = both
        own = seller.table or buyer.table
        if own:
            tables = [own] if own in self.owned_free[slot] else []
        else:
            tables = self.pool[slot]
        return [t for t in tables if not self._walks_too_far(both, slot, t)]

    def _walks_too_far(
        self, both: tuple[me.Participant, ...], slot: int, table: str
    ) -> bool:
        sessions = [one.session for one in self.problem.slots]
        return any(
            (self.zone[table], other) in self.far
            for near in (slot - 1, slot + 1)
            if 0 <= near < len(sessions) and sessions[near] == sessions[slot]
            for one in both
            for other in self.zones[one.id].get(near, ())
        )

    def _gaps_with(self, both: tuple[me.Participant, ...], slot: int) -> list[int]:
        return [_gaps([*self.slots[one.id], slot]) for one in both]

    def _take(
        self, both: tuple[me.Participant, ...], pair: me.Pair, slot: int, table: str
    ) -> None:
        self.place[pair.id] = (slot, table)
        for one in both:
            self.slots[one.id].append(slot)
            self.zones[one.id].setdefault(slot, set()).add(self.zone[table])
        if table in self.pool[slot]:
            self.pool[slot].remove(table)
        self.owned_free[slot].discard(table)
        for resource in pair.resources:
            self.stock[slot][resource] -= 1


def make_hidden_plan(
    problem: me.Problem, random: np.random.Generator, most_gaps: int | None = None
) -> HiddenPlan:
    """Hold pairs in a random order, as long as there are places."""
    plan = HiddenPlan(problem, most_gaps)
    for e in random.permutation(len(problem.pairs)).tolist():
        plan.hold(problem.pairs[e])
    return plan


def _gaps(slots: list[int]) -> int:
    """Count the idle gaps between the first and the last of these slots."""
    used = sorted(set(slots))
    return sum(b - a > 1 for a, b in pairwise(used))
