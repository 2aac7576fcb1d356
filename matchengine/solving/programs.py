"""Near an earlier plan the whole problem is one linear program, solved with a proof."""

from __future__ import annotations

import numpy as np

from matchengine.solving.baseline import BASELINE_GOALS
from matchengine.solving.deadline import Time
from matchengine.solving.linear import is_linear, solve_linear
from matchengine.solving.options import all_options
from matchengine.solving.pinning import settled
from matchengine.solving.plan import MEASURES, Plan
from matchengine.solving.room import is_lean
from matchengine.solving.search import Search, better

MOST_COLUMNS = 60_000
"""A program of so many takes a few seconds; measured: 7,400 take half of one."""


def solve_as_program(search: Search, goal: str, time: Time) -> None:
    """Reach a goal at once, where a limit or goal looks at the baseline.

    How much of the baseline may change is one more row, which a linear relaxation
    bears well and searches by clauses do not.
    """
    named = {goal, *(name for name, _ in search.limits)}
    if search.is_proven(goal) or time.over or not named & BASELINE_GOALS:
        return
    if not fits_a_program(search, goal):
        return
    indexed, open_pairs = search.indexed, ~settled(search)
    search.report("prove", goal)
    within = np.broadcast_to(open_pairs[:, None], indexed.allowed.shape)
    options = all_options(indexed, search.pooled, within)
    outcome = solve_linear(search.task(goal, options, search.pooled), time)
    search.learn_bound(goal, outcome.bound, "search")
    if outcome.plan is not None and _keeps_limits(search, outcome.plan):
        search.take(goal, outcome.plan)
    search.report("prove", goal)


def nearest_to_baseline(search: Search) -> Plan | None:
    """Find the plan nearest to the baseline where there is none to start from."""
    if not begins_with_baseline(search) or search.deadline.over:
        return None
    goal = search.indexed.problem.goals_in_order[0].goal
    if not fits_a_program(search, goal):
        return None
    options = all_options(search.indexed, search.pooled)
    if not np.isin(np.flatnonzero(search.indexed.must), options.pair).all():
        return None  # something that must be held cannot be
    return solve_linear(search.task(goal, options, search.pooled), search.deadline).plan


def follows_baseline(search: Search) -> bool:
    """Whether there is a plan and, before all else, it is to be as it was."""
    return search.plan is not None and begins_with_baseline(search)


def begins_with_baseline(search: Search) -> bool:
    """Whether the first goal looks at the baseline, and all rules are lean."""
    goals = search.indexed.problem.goals_in_order
    lean = is_lean(search.indexed, search.rules)
    return lean and bool(goals) and goals[0].goal in BASELINE_GOALS


def fits_a_program(search: Search, goal: str) -> bool:
    """Whether the whole problem, as it is by now, is a linear program of some size."""
    indexed, width = search.indexed, max(1, len(search.pooled.shared))
    columns = int(indexed.allowed[~settled(search)].sum()) * width
    linear = is_linear(indexed, search.rules, goal, search.limits)
    return linear and columns <= MOST_COLUMNS


def _keeps_limits(search: Search, plan: Plan) -> bool:
    """Whether a plan keeps the limits also where tables count, which the rows pool."""
    return not any(
        better(name, limit, MEASURES[name](search.indexed, plan))
        for name, limit in search.limits
    )
