"""One worker, checked by `verify`: what every test of the solver asks for."""

from __future__ import annotations

from matchengine.problem import Problem
from matchengine.schedule import Schedule
from matchengine.solver import solve
from matchengine.verify import verify


def solved(problem: Problem, **options: object) -> Schedule:
    """The schedule of one worker, in which nothing is false."""
    may_fail = options.pop("may_fail", False)
    schedule = solve(problem, workers=1, **options)
    assert verify(problem, schedule).violations == ()
    assert may_fail or schedule.run.faults == ()
    return schedule


def bests(problem: Problem, **options: object) -> list[int]:
    """What each goal reaches, proven."""
    schedule = solved(problem, **options)
    assert schedule.status == "optimal"
    return [goal.best for goal in schedule.goals]
