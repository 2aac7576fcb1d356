"""The tables kept free: for walk-ins, and for meetings that lost their place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable
from dataclasses import replace

from matchengine.problem import Problem
from matchengine.records import Goal, Table
from matchengine.schedule import Meeting, Schedule

GOALS = (Goal("disruption"), Goal("shortfall"), Goal("value"))
Solved = Callable[[Problem], Schedule]


def still_kept_free(
    problem: Problem, guests: Collection[str], solved: Solved
) -> tuple[int, Schedule]:
    """Say how many tables can stay free without harm to whom they are kept for.

    Only what was in the plan and the `guests`' pairs count here: nobody else may use a
    table that is kept free. Also gives the plan of these.
    """
    entitled = {*guests, *(meeting.pair for meeting in problem.baseline)}
    pairs = tuple(p for p in problem.pairs if p.id in entitled or p.must_be_held)
    names = {pair.id for pair in pairs}
    orders = tuple((a, b) for a, b in problem.precedences if {a, b} <= names)
    goals = GOALS if guests else GOALS[:-1]
    few = replace(problem, pairs=pairs, precedences=orders, goals=goals)
    kept = problem.rules.free_tables_per_slot
    with_none = solved(with_kept_free(few, 0))
    if not with_none.has_plan:
        return kept, with_none
    with_all = solved(few)
    if _reached(with_all) == _reached(with_none):
        return kept, with_all
    return min(kept, left_free(problem.tables, with_none.meetings)), with_none


def left_free(all_tables: Collection[Table], meetings: Iterable[Meeting]) -> int:
    """Count the tables that meetings leave free in the fullest of their slots."""
    used = Counter(meeting.slot for meeting in meetings)
    out = Counter(slot for table in all_tables for slot in table.unavailable)
    tables = len(all_tables)
    return min((tables - out[slot] - used[slot] for slot in used), default=tables)


def with_kept_free(problem: Problem, number: int) -> Problem:
    """Give the problem with another number of tables kept free."""
    return replace(problem, rules=replace(problem.rules, free_tables_per_slot=number))


def _reached(schedule: Schedule) -> tuple[int | None, ...]:
    results = (schedule.goal(goal.goal) for goal in GOALS)
    return tuple(None if one is None else one.value for one in results)
