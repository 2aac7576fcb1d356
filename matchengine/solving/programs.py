"""Near an earlier plan the whole problem is one linear program, solved with a proof."""

from __future__ import annotations

from matchengine.solving.deadline import Time
from matchengine.solving.linear import BASELINE_GOALS, is_linear, solve_linear
from matchengine.solving.options import all_options
from matchengine.solving.plan import MEASURES, Plan
from matchengine.solving.search import Search, better

MOST_COLUMNS = 60_000
"""A program of so many takes a few seconds; measured: 7,400 take half of one."""


def solve_as_program(search: Search, goal: str, time: Time) -> None:
    """Reach a goal at once, where a limit or goal looks at the baseline.

    How much of the baseline may change is one more row, which a linear relaxation
    bears well and searches by clauses do not.
    """
    indexed, named = search.indexed, {goal, *(name for name, _ in search.limits)}
    if not named & BASELINE_GOALS or time.over:
        return
    if not is_linear(indexed, search.rules, goal, search.limits):
        return
    width = max(1, len(search.pooled.shared))
    if int(indexed.allowed.sum()) * width > MOST_COLUMNS:
        return
    search.report("prove", goal)
    options = all_options(indexed, search.pooled)
    outcome = solve_linear(search.task(goal, options, search.pooled), time)
    search.learn_bound(goal, outcome.bound, "search")
    if outcome.plan is not None and _keeps_limits(search, outcome.plan):
        search.take(goal, outcome.plan)
    search.report("prove", goal)


def _keeps_limits(search: Search, plan: Plan) -> bool:
    """Whether a plan keeps the limits also where tables count, which the rows pool."""
    return not any(
        better(name, limit, MEASURES[name](search.indexed, plan))
        for name, limit in search.limits
    )
