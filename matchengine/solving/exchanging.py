"""Fewer idle gaps by exchanging two slots along chains of meetings.

Which pairs meet stays as it is, only when they do changes. Chains that make days
worse are taken with a chance that falls over time (simulated annealing), so that the
search leaves local optima.
"""

from __future__ import annotations

from typing import Protocol

import numpy as np

from matchengine.solving.chains import Chains
from matchengine.solving.days import days_of, gaps_of_day
from matchengine.solving.deadline import Time
from matchengine.solving.indexed import Indexed
from matchengine.solving.options import Options
from matchengine.solving.places import Places
from matchengine.solving.plan import Plan, empty_plan
from matchengine.solving.tables import seat

TRIES_A_MEETING_AND_SLOT = 150
"""So many chains are looked at for each meeting and slot."""
HOT, COLD = 0.5, 0.12
"""Temperatures of the first and the last chain, in idle gaps."""
LOOK_UP = 10_000
"""So many chains are looked at between two looks at the time."""
STEPS = 300
"""The temperature falls in so many steps."""
WORK_A_CHAIN = 5e-6
"""What looking at a chain counts in the solver's deterministic units."""


class Clock(Protocol):
    """What exchanging asks of time."""

    @property
    def over(self) -> bool:
        """Whether it has to end."""

    def spend(self, work: float) -> None:
        """Book work that was done."""


def exchange(
    indexed: Indexed,
    places: Places,
    plan: Plan,
    goal: str,
    random: np.random.Generator,
    time: Clock,
    *,
    enough: int = 0,
    effort: float = 1.0,
) -> Plan:
    """Give the best plan that exchanging chains comes upon; the same pairs meet.

    Looks at `effort` times as many chains as usual, fewer where the goal is down to
    `enough`. Days may be uneven on the way, but not in what it gives. Where a rule in
    force ties meetings in more ways than it looks at, the plan comes back as it is:
    see `can_exchange`.
    """
    state = Chains(indexed, places, plan, goal, int(random.integers(2**31)))
    movable = state.movable()
    if not can_exchange(indexed) or not movable or time.over:
        return plan
    spread = indexed.problem.rules.max_idle_gap_spread
    best, best_slots = state.cost, list(state.slot)
    tries = _tries_a_step(movable, indexed, effort)
    for step in range(STEPS):
        heat = HOT * (COLD / HOT) ** (step / (STEPS - 1))
        for tried in range(tries):
            state.try_chain(movable, heat)
            if state.cost < best and state.is_even(spread):
                best, best_slots = state.cost, list(state.slot)
            if tried % LOOK_UP == 0 and time.over:
                break
        time.spend(WORK_A_CHAIN * tries)
        if time.over or best <= enough:
            break
    return seated(indexed, places, plan, best_slots)


def even_out(
    indexed: Indexed,
    places: Places,
    plan: Plan,
    seed: int,
    time: Time,
    *,
    minds_zones: bool = True,
) -> Plan:
    """Exchange chains until nobody's idle gaps are too far from another's, if it can.

    For plans that obey every rule but this one. With few gaps in all they are even.
    Zones are not looked at: where a rule does, only who mends them may leave them out.
    """
    spread = indexed.problem.rules.max_idle_gap_spread
    if spread is None or is_even(indexed, plan, spread):
        return plan
    if minds_zones and not can_exchange(indexed):
        return plan
    state = Chains(indexed, places, plan, "idle_gaps", seed)
    movable = state.movable()
    tries = _tries_a_step(movable, indexed)
    for _ in range(STEPS):
        if time.over or not movable:
            break
        for tried in range(tries):
            state.try_chain(movable, COLD)
            if tried % LOOK_UP == 0 and time.over:
                break
        time.spend(WORK_A_CHAIN * tries)
        if state.is_even(spread):
            break
    return seated(indexed, places, plan, state.slot)


def _tries_a_step(movable: list[int], indexed: Indexed, effort: float = 1.0) -> int:
    chains = TRIES_A_MEETING_AND_SLOT * len(movable) * indexed.slots
    return int(effort * chains / STEPS) + 1


def is_even(indexed: Indexed, plan: Plan, spread: int) -> bool:
    """Whether the idle gaps of any two who meet differ by so many at most."""
    gaps = [gaps_of_day(day) for day in days_of(indexed, plan) if day]
    return not gaps or max(gaps) - min(gaps) <= spread


def can_exchange(indexed: Indexed) -> bool:
    """Whether every rule in force is minded here."""
    return not indexed.problem.rules.zone_change_needs_free_slot


def seated(indexed: Indexed, places: Places, plan: Plan, slots: list[int]) -> Plan:
    """Give the plan in which what is held is held in these slots [E]."""
    held = plan.held
    slot = np.array(slots, dtype=np.int64)[held]
    place = places.place_of[plan.table[held]]
    return seat(indexed, places, Options(held, slot, place), empty_plan(indexed), plan)
