"""Fewer idle gaps by exchanging two slots along chains of meetings.

Take two slots and the meetings in them. Where two of these share a participant they
must move together, so the meetings fall apart into chains, and any chain may change
sides as a whole: nobody is booked twice, and which pairs meet stays as it is. Only
the ends of a chain change their day. Chains that make the day longer are taken with a
chance that falls over time (simulated annealing), so that the search leaves local
optima.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from matchengine.solving.deadline import Time
from matchengine.solving.indexed import NOWHERE, Indexed
from matchengine.solving.options import Options
from matchengine.solving.places import Places
from matchengine.solving.plan import Plan, empty_plan
from matchengine.solving.tables import seat

ROUNDS = 300
"""Each round looks at every two slots once."""
HOT, COLD = 0.8, 0.08
"""Temperatures of the first and the last round, in idle gaps."""
WORK_A_CHAIN = 5e-6
"""What looking at a chain counts in the solver's deterministic units."""

Day = int
"""A participant's busy slots as bits, the first slot lowest."""


def gaps_of_day(day: Day) -> int:
    """Count the idle gaps of a day."""
    return max(0, (day & ~(day << 1)).bit_count() - 1)


def idle_slots_of_day(day: Day) -> int:
    """Count the idle slots between a day's first and last meeting."""
    if day == 0:
        return 0
    first = (day & -day).bit_length()
    return day.bit_length() - first + 1 - day.bit_count()


COST_OF_DAY: dict[str, Callable[[Day], int]] = {
    "idle_gaps": gaps_of_day,
    "idle_slots": idle_slots_of_day,
}
"""The goals that a participant's day alone decides."""


def exchange(
    indexed: Indexed,
    places: Places,
    plan: Plan,
    goal: str,
    random: np.random.Generator,
    time: Time,
) -> Plan:
    """Give the best plan that exchanging chains comes upon; the same pairs meet.

    Works where no rule looks at more than two slots at once; elsewhere the plan comes
    back as it is: see `can_exchange`.
    """
    if not can_exchange(indexed):
        return plan
    return exchange_days(indexed, places, plan, COST_OF_DAY[goal], random, time)


def gaps_beyond(most: int) -> Callable[[Day], int]:
    """Count only the idle gaps of a day beyond so many."""
    return lambda day: max(0, gaps_of_day(day) - most)


def exchange_days(
    indexed: Indexed,
    places: Places,
    plan: Plan,
    cost_of_day: Callable[[Day], int],
    random: np.random.Generator,
    time: Time,
    rounds: int = ROUNDS,
) -> Plan:
    """Do the same for any cost of a day, whatever rules look at more than two slots."""
    if indexed.slots < 2:
        return plan
    state = _State(indexed, places, plan, cost_of_day)
    best, best_slots = state.cost, list(state.slot)
    cooling = (COLD / HOT) ** (1 / max(1, rounds - 1))
    for turn in range(rounds):
        for s, t in _all_pairs(indexed.slots, random):
            if time.over or best == 0:
                return _seated(indexed, places, plan, best_slots)
            chains = state.exchange_two(s, t, HOT * cooling**turn, random)
            time.spend(WORK_A_CHAIN * chains)
        if state.cost < best:
            best, best_slots = state.cost, list(state.slot)
    return _seated(indexed, places, plan, best_slots)


def can_exchange(indexed: Indexed) -> bool:
    """Whether no rule in force looks at other slots than the two exchanged."""
    wanted = indexed.problem.rules
    return wanted.max_idle_gap_spread is None and not wanted.zone_change_needs_free_slot


@dataclass(frozen=True)
class _Chain:
    """Meetings that move together.

    `growth` is what slot t gains in meetings: at shared tables, and at own ones.
    """

    pairs: list[int]
    growth: tuple[int, int]
    change: int
    days: list[tuple[int, Day]]


class _State:
    """Slots of the held pairs, and the day of every participant."""

    def __init__(
        self, indexed: Indexed, places: Places, plan: Plan, cost: Callable[[Day], int]
    ) -> None:
        self._cost_of = cost
        self._buyer = indexed.buyer.tolist()
        self._seller = indexed.seller.tolist()
        self._host = indexed.host_table.tolist()
        self._allowed, self._open = indexed.allowed, indexed.open_tables
        self._stays = _must_stay(indexed)
        self._seats: list[int] = indexed.seats.tolist()
        self._shared: list[int] = places.room[places.shared].sum(axis=0).tolist()
        self.slot: list[int] = plan.slot.tolist()
        self._in_slot: list[set[int]] = [set() for _ in range(indexed.slots)]
        self._at_own = [0] * indexed.slots
        self._day: list[Day] = [0] * indexed.participants
        for e in plan.held.tolist():
            self._in_slot[self.slot[e]].add(e)
            self._at_own[self.slot[e]] += self._host[e] != NOWHERE
            self._day[self._buyer[e]] |= 1 << self.slot[e]
            self._day[self._seller[e]] |= 1 << self.slot[e]
        self.cost = sum(map(cost, self._day))

    def exchange_two(
        self, s: int, t: int, heat: float, random: np.random.Generator
    ) -> int:
        """Let chains between two slots change sides; give how many there were.

        Where the tables are all taken, two chains change sides together.
        """
        chains = self._chains(s, t)
        luck = random.random(len(chains)).tolist()
        taken = [
            chain
            for chain, chance in zip(chains, luck, strict=True)
            if chain.change <= 0 or chance < math.exp(-chain.change / heat)
        ]
        random.shuffle(taken)
        waiting: dict[tuple[int, int], list[_Chain]] = {}
        for chain in taken:
            shared, own = chain.growth
            if self._fits(chain.growth, s, t):
                self._move(chain, s, t)
            elif waiting.get((-shared, -own)):
                self._move(chain, s, t)
                self._move(waiting[-shared, -own].pop(), s, t)
            else:
                waiting.setdefault(chain.growth, []).append(chain)
        return len(chains)

    def _chains(self, s: int, t: int) -> list[_Chain]:
        """Find the chains between two slots whose meetings may all change sides."""
        here = sorted(self._in_slot[s] | self._in_slot[t])
        links: dict[int, list[int]] = {}
        for e in here:
            for key in self._keys(e):
                links.setdefault(key, []).append(e)
        chains, seen = [], set[int]()
        for start in here:
            if start in seen:
                continue
            chain, queue = [start], [start]
            seen.add(start)
            while queue:
                for key in self._keys(queue.pop()):
                    for e in links[key]:
                        if e not in seen:
                            seen.add(e)
                            chain.append(e)
                            queue.append(e)
            if all(self._may_cross(e, s, t) for e in chain):
                chains.append(self._weighed(chain, s, t))
        return chains

    def _keys(self, e: int) -> tuple[int, ...]:
        """What a meeting cannot share within a slot: two participants, an own table."""
        host = self._host[e]
        return (
            (self._buyer[e], self._seller[e])
            if host == NOWHERE
            else (self._buyer[e], self._seller[e], -host - 1)
        )

    def _may_cross(self, e: int, s: int, t: int) -> bool:
        there = t if self.slot[e] == s else s
        host = self._host[e]
        return (
            not self._stays[e]
            and bool(self._allowed[e, there])
            and (host == NOWHERE or bool(self._open[host, there]))
        )

    def _weighed(self, chain: list[int], s: int, t: int) -> _Chain:
        both, change, days = (1 << s) | (1 << t), 0, []
        for p in {self._buyer[e] for e in chain} | {self._seller[e] for e in chain}:
            day = self._day[p]
            if (day >> s) & 1 != (day >> t) & 1:
                days.append((p, day ^ both))
                change += self._cost_of(day ^ both) - self._cost_of(day)
        growth = [0, 0]
        for e in chain:
            growth[self._host[e] != NOWHERE] += 1 if self.slot[e] == s else -1
        return _Chain(chain, (growth[0], growth[1]), change, days)

    def _fits(self, growth: tuple[int, int], s: int, t: int) -> bool:
        """Whether both slots have tables enough after a chain has changed sides."""
        shared, own = growth
        if shared == own == 0:
            return True
        return self._has_room(t, shared, own) and self._has_room(s, -shared, -own)

    def _has_room(self, slot: int, shared: int, own: int) -> bool:
        held = len(self._in_slot[slot])
        at_shared = held - self._at_own[slot]
        return (
            held + shared + own <= self._seats[slot]
            and at_shared + shared <= self._shared[slot]
        )

    def _move(self, chain: _Chain, s: int, t: int) -> None:
        for e in chain.pairs:
            there = t if self.slot[e] == s else s
            self._in_slot[self.slot[e]].remove(e)
            self._in_slot[there].add(e)
            if self._host[e] != NOWHERE:
                self._at_own[self.slot[e]] -= 1
                self._at_own[there] += 1
            self.slot[e] = there
        for p, day in chain.days:
            self._day[p] = day
        self.cost += chain.change


def _all_pairs(slots: int, random: np.random.Generator) -> list[tuple[int, int]]:
    pairs = [(s, t) for s in range(slots) for t in range(s + 1, slots)]
    return [pairs[i] for i in random.permutation(len(pairs)).tolist()]


def _must_stay(indexed: Indexed) -> list[bool]:
    """Say for every pair whether more than its two participants hold it in its slot."""
    stays = np.zeros(indexed.pairs, dtype=bool)
    stays[indexed.uses[:, 0]] = True
    for earlier, later in indexed.problem.precedences:
        stays[[indexed.pair_at[earlier], indexed.pair_at[later]]] = True
    tied: list[bool] = stays.tolist()
    return tied


def _seated(indexed: Indexed, places: Places, plan: Plan, slots: list[int]) -> Plan:
    held = plan.held
    slot = np.array(slots, dtype=np.int64)[held]
    place = places.place_of[plan.table[held]]
    return seat(indexed, places, Options(held, slot, place), empty_plan(indexed), plan)
