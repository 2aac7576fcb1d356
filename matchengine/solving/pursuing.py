"""The turn of a goal: made as good as can be, and then settled."""

from __future__ import annotations

import math
from collections.abc import Callable
from itertools import cycle

from matchengine.problem import Goal
from matchengine.solving.answering import result_of
from matchengine.solving.arranging import (
    SAME_AT_OTHER_TIMES,
    arrange_days,
    days_may_change,
    exchange_days,
    exchange_for_standbys,
    meetings_are_given,
)
from matchengine.solving.days import COST_OF_DAY
from matchengine.solving.deadline import Time
from matchengine.solving.exact import resolve
from matchengine.solving.linear import LINEAR_GOALS
from matchengine.solving.neighbourhoods import NEIGHBOURHOODS, Around
from matchengine.solving.options import Options
from matchengine.solving.pinning import pin_the_baseline
from matchengine.solving.places import Places
from matchengine.solving.plan import Plan
from matchengine.solving.programs import solve_as_program
from matchengine.solving.reslotting import improve_by_slots
from matchengine.solving.rules import RULES
from matchengine.solving.search import (
    Search,
    better,
    learn_what_is_known,
    price_with_standbys,
    sharpen,
)
from matchengine.solving.tables import fewer_moves
from matchengine.solving.task import Ended
from matchengine.solving.worthwhile import options_worth_a_look

GROWTH, SMALLEST = 1.5, 0.25
PATIENCE = 8
"""So many neighbourhoods in a row without a gain, and they grow; unproven, shrink."""


def pursue(search: Search, goal: str, time: Time) -> None:
    """Make a goal as good as can be, keeping the limits of the goals before it.

    Parts of the plan are re-solved exactly, larger and larger ones, until nothing can
    be better or the time is over. The largest part is the whole: its proof ends it,
    and is the one search that is worth more workers than one.
    """
    if goal == "value":
        sharpen(search)
    learn_what_is_known(search, goal)
    if goal == "robust_value":
        price_with_standbys(search)
    search.report("improve", goal)
    solve_as_program(search, goal, search.deadline)
    if search.is_proven(goal):
        return
    if goal in COST_OF_DAY and meetings_are_given(search):
        options, places = options_worth_a_look(search, goal)
        arrange_days(
            search,
            goal,
            time,
            lambda work, is_enough: _prove(
                search, goal, options, places, time, work, is_enough
            ),
        )
        return
    _rearrange(search, goal, time)
    named = {name for name, _ in search.limits}
    if goal in LINEAR_GOALS and named <= SAME_AT_OTHER_TIMES:
        improve_by_slots(search, goal, time)
    # To list the options of a large problem takes seconds.
    if time.over or search.is_proven(goal):
        return
    scale, idle_tries = 1.0, 0
    options, places = options_worth_a_look(search, goal)
    loss = None if search.guide is None else search.guide.loss(options)
    for kind in cycle(NEIGHBOURHOODS[goal]):
        if time.over or search.is_proven(goal):
            return
        size = int(scale * kind.options)
        if len(options) <= size:
            _prove(search, goal, options, places, time)
            return
        around = Around(search.indexed, places, options, search.best_plan, goal, loss)
        free = kind.free(around, search.random, size)
        before = search.measure(goal)
        outcome = resolve(search.task(goal, free, places, work=kind.work), time)
        search.take(goal, outcome.plan)
        if better(goal, search.measure(goal), before):
            if goal == "robust_value":
                _rearrange(search, goal, time)  # other pairs stand by at other times
            options, places = options_worth_a_look(search, goal)
            loss = None if search.guide is None else search.guide.loss(options)
            idle_tries = 0
            search.report("improve", goal)
        elif outcome.ended is Ended.PROVEN:
            idle_tries += 1
        else:
            scale = max(SMALLEST, scale / GROWTH)
        if idle_tries >= PATIENCE:
            scale, idle_tries = scale * GROWTH, 0


def _rearrange(search: Search, goal: str, time: Time) -> None:
    """Make people's days better without another choice of pairs, while it helps.

    Only where no earlier goal looks at what is rearranged, and no rule of the caller.
    """
    if not set(search.rules) <= set(RULES):
        return
    named = {name for name, _ in search.limits}
    if goal == "table_moves" and "disruption" not in named:
        search.plan = fewer_moves(search.indexed, search.pooled, search.best_plan, time)
        search.report("improve", goal)
    while goal in COST_OF_DAY and days_may_change(search) and not time.over:
        before = search.measure(goal)
        exchange_days(search, goal, time)
        if search.measure(goal) == before:
            return
    if goal == "robust_value" and days_may_change(search):
        exchange_for_standbys(search, time)


def settle(search: Search, goal: Goal) -> None:
    """End a goal's turn: what it reached, and what later goals must keep."""
    search.limits.append((goal.goal, result_of(search, goal).limit))
    pin_the_baseline(search)
    learn_what_is_known(search, goal.goal)
    search.results.append(result_of(search, goal))
    search.report("settle", goal.goal)


def _prove(
    search: Search,
    goal: str,
    options: Options,
    places: Places,
    time: Time,
    work: float = math.inf,
    is_enough: Callable[[int], bool] | None = None,
) -> None:
    """Solve the whole problem as one model; what it proves is a bound for all."""
    search.report("prove", goal)

    def hear(plan: Plan) -> None:
        search.take(goal, plan)
        search.report("prove", goal)

    task = search.task(
        goal,
        options,
        places,
        work=work,
        workers=search.workers if is_enough is None else search.workers - 1,
        is_enough=is_enough,
        on_news=hear,
    )
    outcome = resolve(task, time)
    search.take(goal, outcome.plan)
    search.learn_bound(goal, outcome.bound, "search")
    search.report("prove", goal)
