"""Chains of meetings between two slots, which may change sides as a whole.

Take a meeting and another slot. To go there it must push out who its participants
meet there, these push out others where the first one came from, and so on. Nobody is
booked twice if all of them go, and only the ends of the chain change their day.
"""

from __future__ import annotations

import math
import random as chance
from typing import NamedTuple

import numpy as np

from matchengine.solving.days import (
    COST_OF_DAY,
    Day,
    days_of,
    gaps_of_day,
    idle_slots_of_day,
)
from matchengine.solving.indexed import NOWHERE, Indexed
from matchengine.solving.places import Places
from matchengine.solving.plan import Plan

WEIGHT_OF_IDLE_SLOT = 0.3
"""In idle gaps. Measured: long gaps close sooner if every slot less is a gain."""


class Chain(NamedTuple):
    """Meetings that move together between two slots.

    `growth` is what the second slot gains in meetings: in all, and at shared tables.
    """

    meetings: list[int]
    growth: tuple[int, int]
    change: float
    days: list[tuple[int, Day]]


class Chains:
    """Slots of the held pairs, and the day of every participant.

    `slot` [E] is where each pair is held; `at` [keys][S] lists the meetings of each
    participant, and after them those at each owned table; `in_slot` [S] lists all.
    """

    def __init__(
        self,
        indexed: Indexed,
        places: Places,
        plan: Plan,
        goal: str,
        seed: int,
    ) -> None:
        self._random = chance.Random(seed).random
        self._slots = indexed.slots
        self._cost_of, self._guide = COST_OF_DAY[goal], _Guide(goal)
        self._shared = [host == NOWHERE for host in indexed.host_table.tolist()]
        self._keys = _keys(indexed)
        self._after, self._before = _order(indexed, plan)
        self._may = _slots_of(indexed)
        self._seats: list[int] = indexed.seats.tolist()
        self._room: list[int] = places.room[places.shared].sum(axis=0).tolist()
        self.slot: list[int] = plan.slot.tolist()
        self._held: list[int] = plan.held.tolist()
        self._day = days_of(indexed, plan)
        keys = indexed.participants + len(indexed.owner)
        self.at: list[list[list[int]]] = [
            [[] for _ in range(self._slots)] for _ in range(keys)
        ]
        self.in_slot: list[list[int]] = [[] for _ in range(self._slots)]
        self._at_shared = [0] * self._slots
        for e in self._held:
            self._put(e, self.slot[e])
        self.cost = sum(map(self._cost_of, self._day))

    def movable(self) -> list[int]:
        """Give the held meetings that may be in more slots than one."""
        return [e for e in self._held if sum(self._may[e]) > 1]

    def is_even(self, spread: int | None) -> bool:
        """Whether the idle gaps of any two who meet differ by so many at most."""
        if spread is None:
            return True
        gaps = [gaps_of_day(day) for day in self._day if day]
        return not gaps or max(gaps) - min(gaps) <= spread

    def try_chain(self, movable: list[int], heat: float) -> None:
        """Look at one chain, and take it if it is good or lucky."""
        proposed = self.propose(movable)
        if proposed is None:
            return
        chain, s, t = proposed
        # That a chance is drawn only where it counts makes no difference to it.
        if chain.change <= 0 or self._random() < math.exp(-chain.change / heat):
            self.move(chain, s, t)

    def propose(self, movable: list[int]) -> tuple[Chain, int, int] | None:
        """Draw a chain that may change sides between two slots, if it is at hand.

        Where the tables are all taken, another one goes the other way with it.
        """
        random = self._random
        e, t = movable[int(random() * len(movable))], int(random() * self._slots)
        s = self.slot[e]
        if s == t or not self._may[e][t]:
            return None
        chain = self._chain(e, s, t)
        if chain is None:
            return None
        if not self._fits(chain.growth, s, t):
            chain = self._with_another(chain, s, t)
            if chain is None or not self._fits(chain.growth, s, t):
                return None
        return chain, s, t

    def _chain(self, start: int, s: int, t: int) -> Chain | None:
        """Follow a chain from a meeting between two slots; None if it may not move."""
        at, may, slot, keys = self.at, self._may, self.slot, self._keys
        chain = [start]
        touched: list[int] = []
        for e in chain:
            here = slot[e]
            if not may[e][t if here == s else s]:
                return None
            for key in keys[e]:
                if key not in touched:
                    touched.append(key)
                    for f in at[key][s]:
                        if f not in chain:
                            chain.append(f)
                    for f in at[key][t]:
                        if f not in chain:
                            chain.append(f)
        if self._after and not self._stays_in_order(chain, s, t):
            return None
        return self._weighed(chain, touched, s, t)

    def _weighed(
        self, chain: list[int], touched: list[int], s: int, t: int
    ) -> Chain | None:
        first, second, change = 1 << s, 1 << t, 0.0
        both, people, guide = first | second, len(self._day), self._guide
        days = []
        for p in touched:
            if p >= people:
                continue
            day = self._day[p]
            if (day & both) in (first, second):
                new = day ^ both
                days.append((p, new))
                change += guide[new] - guide[day]
        more = shared = 0
        for e in chain:
            side = 1 if self.slot[e] == s else -1
            more += side
            if self._shared[e]:
                shared += side
        return Chain(chain, (more, shared), change, days)

    def _with_another(self, chain: Chain, s: int, t: int) -> Chain | None:
        """Join a chain from the slot that would be too full, if one is at hand."""
        full = self.in_slot[t if chain.growth[0] > 0 else s]
        if not full:
            return None
        start = full[int(self._random() * len(full))]
        other = None if start in chain.meetings else self._chain(start, s, t)
        if other is None or (
            self._after
            and not self._stays_in_order(chain.meetings + other.meetings, s, t)
        ):
            return None
        return Chain(
            chain.meetings + other.meetings,
            (chain.growth[0] + other.growth[0], chain.growth[1] + other.growth[1]),
            chain.change + other.change,
            chain.days + other.days,
        )

    def _stays_in_order(self, chain: list[int], s: int, t: int) -> bool:
        """Whether every precedence still holds after a chain has changed sides."""
        new = {e: t if self.slot[e] == s else s for e in chain}
        return all(
            then < new.get(f, self.slot[f])
            for e, then in new.items()
            for f in self._after.get(e, ())
        ) and all(
            new.get(f, self.slot[f]) < then
            for e, then in new.items()
            for f in self._before.get(e, ())
        )

    def _fits(self, growth: tuple[int, int], s: int, t: int) -> bool:
        """Whether both slots have tables enough after a chain has changed sides."""
        more, shared = growth
        if more == shared == 0:
            return True
        return (
            len(self.in_slot[t]) + more <= self._seats[t]
            and len(self.in_slot[s]) - more <= self._seats[s]
            and self._at_shared[t] + shared <= self._room[t]
            and self._at_shared[s] - shared <= self._room[s]
        )

    def move(self, chain: Chain, s: int, t: int) -> None:
        """Let a chain change sides between two slots."""
        there = [t if self.slot[e] == s else s for e in chain.meetings]
        for e in chain.meetings:
            self._take(e)
        for e, slot in zip(chain.meetings, there, strict=True):
            self._put(e, slot)
        for p, day in chain.days:
            self.cost += self._cost_of(day) - self._cost_of(self._day[p])
            self._day[p] = day

    def _put(self, e: int, slot: int) -> None:
        self.slot[e] = slot
        self.in_slot[slot].append(e)
        self._at_shared[slot] += self._shared[e]
        for key in self._keys[e]:
            self.at[key][slot].append(e)

    def _take(self, e: int) -> None:
        slot = self.slot[e]
        self.in_slot[slot].remove(e)
        self._at_shared[slot] -= self._shared[e]
        for key in self._keys[e]:
            self.at[key][slot].remove(e)


class _Guide(dict[Day, float]):
    """The cost of a day that the search goes by; days recur, so it remembers."""

    def __init__(self, goal: str) -> None:
        super().__init__()
        self._goal = goal

    def __missing__(self, day: Day) -> float:
        cost = float(COST_OF_DAY[self._goal](day))
        if self._goal == "idle_gaps":
            cost += WEIGHT_OF_IDLE_SLOT * idle_slots_of_day(day)
        self[day] = cost
        return cost


def _keys(indexed: Indexed) -> list[tuple[int, ...]]:
    """List what each meeting shares with no other in a slot, by numbers.

    Its two participants, and after all of these its own table. Those of participants
    with several delegates move together too.
    """
    return [
        (b, s) if host == NOWHERE else (b, s, indexed.participants + host)
        for b, s, host in zip(
            indexed.buyer.tolist(),
            indexed.seller.tolist(),
            indexed.host_table.tolist(),
            strict=True,
        )
    ]


def _order(
    indexed: Indexed, plan: Plan
) -> tuple[dict[int, list[int]], dict[int, list[int]]]:
    """Say for held meetings which held ones come after them, and which before."""
    after: dict[int, list[int]] = {}
    before: dict[int, list[int]] = {}
    for earlier, later in indexed.problem.precedences:
        e, f = indexed.pair_at[earlier], indexed.pair_at[later]
        if plan.slot[e] != NOWHERE and plan.slot[f] != NOWHERE:
            after.setdefault(e, []).append(f)
            before.setdefault(f, []).append(e)
    return after, before


def _slots_of(indexed: Indexed) -> list[list[bool]]:
    """[E][S] in which slots a meeting may be: its own one if it uses resources."""
    may = indexed.allowed.copy()
    may[indexed.uses[:, 0]] = False
    for e in np.flatnonzero(indexed.host_table != NOWHERE).tolist():
        may[e] &= indexed.open_tables[indexed.host_table[e]]
    rows: list[list[bool]] = may.tolist()
    return rows
