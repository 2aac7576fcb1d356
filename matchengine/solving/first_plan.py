"""The first plan of a mission without rules that tie slots together: by diving.

One dive gives a plan at once; where dives are quick a few more are made, each with
another chance, and the best is kept.
"""

from __future__ import annotations

from itertools import count

import numpy as np

from matchengine.solving.diving import SMALL, Dive, fill_slots
from matchengine.solving.indexed import NOWHERE, Indexed, Ints
from matchengine.solving.options import Options
from matchengine.solving.plan import MEASURES, Plan, empty_plan
from matchengine.solving.room import Room
from matchengine.solving.search import Search, better
from matchengine.solving.tables import seat

DIVES = 6
"""So many dives without a better plan, and the best is taken."""
NOISE = 0.3
SHARE_OF_DIVES = 0.15
WORK_AN_OPTION = 1e-6
"""What an option counts in the solver's deterministic units, for every slot."""


def dive_into_the_day(search: Search, goal: str) -> None:
    """Fill all slots around what is held, and keep the best plan that is found."""
    indexed, time = search.indexed, search.deadline.turn(SHARE_OF_DIVES)
    around, last_gain = search.best_plan, 0
    is_small = indexed.pairs * indexed.slots <= SMALL
    for turn in count():
        if turn and (time.over or not is_small or turn - last_gain > DIVES):
            return
        if search.is_proven(goal):
            return
        plan = _dive(search, goal, around, NOISE if turn else 0.0)
        time.spend(WORK_AN_OPTION * int(indexed.allowed.sum()) * indexed.slots)
        if _is_better(search, plan):
            search.plan, last_gain = plan, turn
            search.report("place", goal)


def _dive(search: Search, goal: str, around: Plan, noise: float) -> Plan:
    indexed, places = search.indexed, search.pooled
    room = Room(indexed, places, around)
    worth = np.ones_like(indexed.value) if goal == "meetings" else indexed.value
    dive = Dive(
        pairs=np.flatnonzero(indexed.allowed.any(axis=1)),
        worth=worth,
        random=search.random,
        minimums_first=goal == "shortfall",
        noise=noise,
    )
    # The slots with the fewest people go first: there is the least choice in them.
    order = np.argsort(np.minimum(room.time, 1).sum(axis=0), kind="stable")
    fill_slots(room, order, dive)
    return _as_plan(search, around, room.slot)


def _as_plan(search: Search, around: Plan, slot: Ints) -> Plan:
    indexed, places = search.indexed, search.pooled
    added = np.flatnonzero((slot != NOWHERE) & (around.slot == NOWHERE))
    chosen = Options(added, slot[added], place_of_pairs(search, added))
    return seat(indexed, places, chosen, around, empty_plan(indexed))


def place_of_pairs(search: Search, pairs: Ints) -> Ints:
    """[pairs] the place where each meets: its host's own table, or what is shared."""
    places, host = search.pooled, search.indexed.host_table[pairs]
    shared = int(places.shared[0]) if len(places.shared) else NOWHERE
    place: Ints = np.where(host == NOWHERE, shared, places.place_of[host])
    return place


def _is_better(search: Search, plan: Plan) -> bool:
    """Whether a plan is better at the goals, the first one that differs decides."""
    indexed: Indexed = search.indexed
    for goal in indexed.problem.goals_in_order:
        now, then = MEASURES[goal.goal](indexed, plan), search.measure(goal.goal)
        if now != then:
            return better(goal.goal, now, then)
    return False
