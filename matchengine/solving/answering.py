"""The answer to the caller: the plan with its ids, and what is known of it."""

from __future__ import annotations

import math
from collections.abc import Callable
from copy import copy
from dataclasses import replace
from functools import cache
from importlib.metadata import version

from matchengine.problem import MAXIMISED, Goal
from matchengine.schedule import (
    Conflict,
    GoalResult,
    Meeting,
    RunFacts,
    Schedule,
    Status,
)
from matchengine.solving.deadline import Deadline
from matchengine.solving.plan import MEASURES, Plan
from matchengine.solving.search import Search


def answer(search: Search) -> Schedule:
    """Give the best plan so far as a schedule; goals that had no turn stand as is."""
    indexed, plan = search.indexed, search.plan
    if plan is None:
        return without_plan(search, Status.NO_PLAN)
    settled = {result.goal: result for result in search.results}
    goals = tuple(
        replace(
            settled.get(goal.goal) or result_of(search, goal),
            value=MEASURES[goal.goal](indexed, plan),
        )
        for goal in indexed.problem.goals_in_order
    )
    priced = search.prices is not None and any(g.goal == "value" for g in goals)
    return Schedule(
        status=Status.OPTIMAL if all(g.gap == 0 for g in goals) else Status.FEASIBLE,
        goals=goals,
        meetings=_meetings(search, plan),
        certificate=search.prices.certificate() if priced and search.prices else None,
        run=_facts(search),
    )


def answer_of_now(search: Search) -> Callable[[], Schedule]:
    """Give a function that answers as of now, whenever it is called."""
    then = copy(search)
    then.limits, then.results = list(search.limits), list(search.results)
    then.bounds, then.faults = dict(search.bounds), list(search.faults)
    return lambda: answer(then)


def without_plan(
    search: Search, status: Status, conflicts: tuple[Conflict, ...] = ()
) -> Schedule:
    """Answer that there is no plan."""
    return Schedule(status=status, conflicts=conflicts, run=_facts(search))


def stopped_at_once(deadline: Deadline, seed: int, workers: int) -> Schedule:
    """Answer who asked to stop before anything was begun."""
    return Schedule(status=Status.NO_PLAN, run=run_facts(deadline, seed, workers))


def result_of(search: Search, goal: Goal) -> GoalResult:
    """Say how far a goal is: its value now, its limit if its turn ended now."""
    best = search.measure(goal.goal)
    allowance = math.floor(goal.give * abs(best)) if goal.give < 1 else int(goal.give)
    bound, proof = search.bounds.get(goal.goal, (None, None))
    return GoalResult(
        goal=goal.goal,
        value=best,
        best=best,
        limit=best - allowance if goal.goal in MAXIMISED else best + allowance,
        bound=bound,
        gap=None if bound is None else abs(bound - best) / max(1, abs(best)),
        proof=proof,
    )


def run_facts(deadline: Deadline, seed: int, workers: int) -> RunFacts:
    """Say how a run was made."""
    return RunFacts(
        seed=seed,
        workers=workers,
        wall_s=round(deadline.elapsed_s, 3),
        work=round(deadline.work_done, 6),
        versions=_versions(),
    )


@cache
def _versions() -> dict[str, str]:
    """Give the versions a plan hangs on; looking them up takes longer than a search."""
    return {name: version(name) for name in ("matchengine", "ortools")}


def _facts(search: Search) -> RunFacts:
    facts = run_facts(search.deadline, search.seed, search.workers)
    return replace(facts, start=search.start_facts, faults=tuple(search.faults))


def _meetings(search: Search, plan: Plan) -> tuple[Meeting, ...]:
    problem = search.indexed.problem
    placed = sorted(
        (int(plan.slot[e]), int(plan.table[e]), e) for e in plan.held.tolist()
    )
    return tuple(
        Meeting(
            pair=problem.pairs[e].id,
            buyer=problem.pairs[e].buyer,
            seller=problem.pairs[e].seller,
            slot=problem.slots[s].id,
            table=problem.tables[t].id,
        )
        for s, t, e in placed
    )
