"""What event tools do: company by company, best wish first, in the first free slot.

Minds availability, delegates, maximums, tables, resources and a pair's own slots;
required and fixed pairs come before all others. Minds nothing else.
"""

from __future__ import annotations

import matchengine as me
from rivals.common import Day, Found, seated

LEAVES_OUT = (
    "required_pair_meets",
    "earlier_pair_meets_first",
    "idle_gaps_are_spread_evenly",
    "zone_change_has_a_free_slot",
)


def greedy(problem: me.Problem) -> Found:
    """Let every company choose in turn, its best pair first."""
    day = Day(problem)
    free = _Free(day)
    chosen = []
    for e in _order_of_choice(day):
        slot = free.first_slot(e)
        if slot is not None:
            free.take(e, slot)
            chosen.append((e, slot, day.own_tables(e) or day.pool))
    value = sum(problem.pairs[e].value for e, _, _ in chosen)
    return Found(seated(day, chosen), value, leaves_out=LEAVES_OUT)


def _order_of_choice(day: Day) -> list[int]:
    """Give fixed pairs, then required ones, then those of each buyer, best first."""
    pairs = day.problem.pairs
    return sorted(
        range(len(pairs)),
        key=lambda e: (
            pairs[e].fixed is None,
            not pairs[e].required,
            day.buyer[e],
            -pairs[e].value,
        ),
    )


class _Free:
    """What is still free of the day."""

    def __init__(self, day: Day) -> None:
        problem = day.problem
        self.day = day
        slots = day.slots
        self.delegates = [
            [one.delegates for _ in slots] for one in problem.participants
        ]
        self.meetings = [
            len(problem.pairs) if one.max_meetings is None else one.max_meetings
            for one in problem.participants
        ]
        self.seats = list(day.seats)
        self.tables = [
            {t.id for t in problem.tables if slot.id not in t.unavailable}
            for slot in problem.slots
        ]
        pool = set(day.pool)
        self.pool = [len(pool & tables) for tables in self.tables]
        self.stock = [{r.id: r.capacity for r in problem.resources} for _ in slots]

    def first_slot(self, e: int) -> int | None:
        """Give the first slot in which a pair can meet."""
        if any(self.meetings[p] == 0 for p in self._both(e)):
            return None
        return next((s for s in self.day.allowed[e] if self._is_open(e, s)), None)

    def take(self, e: int, s: int) -> None:
        """Let a pair meet in a slot."""
        for p in self._both(e):
            self.delegates[p][s] -= 1
            self.meetings[p] -= 1
        self.seats[s] -= 1
        own = self.day.own_tables(e)
        self.tables[s] -= set(own)
        self.pool[s] -= not own or own[0] in self.day.pool
        for resource in self.day.problem.pairs[e].resources:
            self.stock[s][resource] -= 1

    def _is_open(self, e: int, s: int) -> bool:
        own = self.day.own_tables(e)
        table = own[0] in self.tables[s] if own else self.pool[s] > 0
        needs = self.day.problem.pairs[e].resources
        return (
            table
            and self.seats[s] > 0
            and all(self.delegates[p][s] > 0 for p in self._both(e))
            and all(self.stock[s][r] >= needs.count(r) for r in needs)
        )

    def _both(self, e: int) -> tuple[int, int]:
        return self.day.buyer[e], self.day.seller[e]
