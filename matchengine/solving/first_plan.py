"""The first plan: by diving, and then made legal where rules tie slots together.

One dive gives a plan at once; where dives are quick a few more are made, each with
another chance, and the best is kept.
"""

from __future__ import annotations

from itertools import count

import numpy as np

from matchengine.solving.deadline import Time
from matchengine.solving.diving import SMALL, Dive, fill_slots
from matchengine.solving.exact import resolve
from matchengine.solving.exchanging import even_out
from matchengine.solving.indexed import NOWHERE, Indexed, Ints
from matchengine.solving.options import Options, all_options
from matchengine.solving.places import pooled_places
from matchengine.solving.plan import MEASURES, Plan, empty_plan
from matchengine.solving.prices import UNIT
from matchengine.solving.room import Room, is_lean
from matchengine.solving.search import Search, better
from matchengine.solving.tables import seat
from matchengine.solving.task import Task

DIVES = 6
"""So many dives without a better plan, and the best is taken."""
NOISE = 0.3
SHARE_OF_DIVES, SHARE_OF_LAW, SHARE_OF_EVENNESS = 0.15, 0.4, 0.1
WORK_OF_LAW = 20.0
"""What it may take to make a plan obey every rule."""
WORK_AN_OPTION = 1e-6
"""What an option counts in the solver's deterministic units, for every slot."""


def dive_into_the_day(search: Search, goal: str) -> None:
    """Fill all slots around what is held, and keep the best plan that is found."""
    indexed, lean = search.indexed, is_lean(search.indexed, search.rules)
    time = search.deadline.turn(SHARE_OF_DIVES if lean else SHARE_OF_LAW)
    around, last_gain = search.best_plan, 0
    is_small = indexed.pairs * indexed.slots <= SMALL
    for turn in count():
        if turn and (time.over or not (lean and is_small) or turn - last_gain > DIVES):
            return
        if search.is_proven(goal):
            return
        plan = _dive(search, goal, around, NOISE if turn else 0.0)
        time.spend(WORK_AN_OPTION * int(indexed.allowed.sum()) * indexed.slots)
        if not lean:
            plan = _made_legal(search, around, plan, time)
        if _is_better(search, plan):
            search.plan, last_gain = plan, turn
            search.report("place", goal)


def _dive(search: Search, goal: str, around: Plan, noise: float) -> Plan:
    indexed = search.indexed
    places = pooled_places(indexed, by_zone=False)
    room = Room(indexed, places, around)
    worth = np.ones_like(indexed.value)
    if goal != "meetings":
        worth = _worth_beyond(search)
    dive = Dive(
        pairs=np.flatnonzero(indexed.allowed.any(axis=1)),
        worth=worth,
        random=search.random,
        is_over=lambda: search.deadline.over,
        minimums_first=goal == "shortfall",
        noise=noise,
    )
    # The slots with the fewest people go first: there is the least choice in them.
    order = np.argsort(np.minimum(room.time, 1).sum(axis=0), kind="stable")
    fill_slots(room, order, dive)
    added = np.flatnonzero((room.slot != NOWHERE) & (around.slot == NOWHERE))
    host = indexed.host_table[added]
    shared = int(places.shared[0]) if len(places.shared) else NOWHERE
    place = np.where(host == NOWHERE, shared, places.place_of[host])
    chosen = Options(added, room.slot[added], place)
    return seat(indexed, places, chosen, around, empty_plan(indexed))


def _worth_beyond(search: Search) -> Ints:
    """[E] the value of every pair less what its resources and its table cost.

    A flow knows people and seats; what else is scarce it only minds by its price.
    """
    indexed, guide = search.indexed, search.guide
    if guide is None or indexed.slots == 0:
        return indexed.value
    price = guide.resource.mean(axis=1) / UNIT
    paid = np.zeros(indexed.pairs)
    np.add.at(paid, indexed.uses[:, 0], indexed.uses[:, 2] * price[indexed.uses[:, 1]])
    if guide.shared is not None:
        paid += (indexed.host_table == NOWHERE) * guide.shared.mean() / UNIT
    return np.maximum(0, indexed.value - np.ceil(paid).astype(np.int64))


def _made_legal(search: Search, around: Plan, plan: Plan, time: Time) -> Plan:
    """Make a plan obey the rules that tie a participant's slots together.

    Chains of meetings change slots until nobody has more idle gaps than the spread
    allows; then an exact search finds the zones, and drops as little as it must.
    """
    indexed, seed = search.indexed, search.seed
    pool = pooled_places(indexed, by_zone=False)
    turn = search.deadline.turn(SHARE_OF_EVENNESS)
    plan = even_out(indexed, pool, plan, seed, turn, minds_zones=False)
    held = plan.held
    within = np.zeros_like(indexed.allowed)
    within[held, plan.slot[held]] = True
    free = all_options(indexed, search.pooled, within)
    worth = indexed.value[free.pair] + int(indexed.value.max(initial=0)) + 1
    task = Task(
        indexed=indexed,
        places=search.pooled,
        free=free,
        plan=around,
        rules=search.rules,
        weights=worth.tolist(),
        workers=search.workers,
        seed=search.seed,
        work=WORK_OF_LAW,
    )
    found = resolve(task, time).plan
    return around if found is None else found


def _is_better(search: Search, plan: Plan) -> bool:
    """Whether a plan is better at the goals, the first one that differs decides."""
    indexed: Indexed = search.indexed
    for goal in indexed.problem.goals_in_order:
        now, then = MEASURES[goal.goal](indexed, plan), search.measure(goal.goal)
        if now != then:
            return better(goal.goal, now, then)
    return False
