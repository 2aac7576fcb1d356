"""Value against the worst-off: what it costs that everybody holds at least k meetings.

A plan in which everybody holds k + 1 is also one in which everybody holds k, and a
bound for k bounds k + 1. So whatever was found for one floor counts for its neighbours,
and the curve never rises.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from matchengine.live.advising.records import (
    Fair,
    Found,
    Left,
    Point,
    Served,
    Span,
    Step,
)
from matchengine.live.advising.study import (
    Study,
    difference,
    for_advice,
    is_too_late,
    point_of,
    served_by,
    share_of,
)
from matchengine.problem import Problem
from matchengine.records import Goal
from matchengine.schedule import Schedule
from matchengine.solving.deadline import Time
from matchengine.solving.flow import Limits, choose
from matchengine.solving.indexed import index_problem

MOST_FLOORS = 20
LIKELY_FLOORS = 3
"""So many floors are likely still to come; each has its share of the time."""


def ask_fairness(study: Study, time: Time) -> Iterator[Found]:
    """Find the best value for every floor, until no plan can hold it."""
    found: list[Fair] = [_without_floor(study)]
    plan, open_end = study.plan, False
    for floor in range(1, MOST_FLOORS + 1):
        problem = with_floor(study.problem, floor, served=plan_held(study.plan))
        if problem is None:
            break
        if lacks_for_sure(problem):
            found.append(Fair(floor, "impossible"))
            break
        if open_end:  # only what can be counted is told of still higher floors
            continue
        if is_too_late(time):
            yield Left("fairness", "time", str(floor))
            open_end = True
            continue
        one, answer = _tried(study, floor, problem, plan, time)
        found.append(one)
        if one.reached == "impossible":
            break
        open_end = one.reached == "unknown"
        plan = plan if open_end else answer
    yield from smoothed(found)


def _tried(
    study: Study, floor: int, problem: Problem, plan: Schedule, time: Time
) -> tuple[Fair, Schedule]:
    """Solve for a floor in its share of the time; in all of it, if that is short."""
    answer = study.solve(problem, plan.meetings, share_of(time, LIKELY_FLOORS))
    one = _judged(study, floor, problem, answer)
    if one.reached == "unknown" and not is_too_late(time):
        begin = answer.meetings or plan.meetings
        answer = study.solve(problem, begin, time.seconds_left)
        one = _judged(study, floor, problem, answer)
    return one, answer


def with_floor(problem: Problem, floor: int, served: dict[str, int]) -> Problem | None:
    """Ask that everybody who can holds so many; None if nobody can hold as many.

    Who can hold fewer, by its slots, maximum and partners, is asked for as many as it
    can. A minimum of its own counts as far as the plan of today holds it.
    """
    able = most_meetings(problem)
    if floor > max(able.values(), default=0):
        return None
    others = [goal for goal in for_advice(problem).goals if goal.goal != "shortfall"]
    return replace(
        problem,
        goals=(Goal("shortfall"), *others),
        participants=tuple(
            replace(
                one,
                min_meetings=max(
                    min(one.min_meetings, served.get(one.id, 0)),
                    min(floor, able[one.id]),
                ),
            )
            for one in problem.participants
        ),
    )


def most_meetings(problem: Problem) -> dict[str, int]:
    """Say how many meetings each can hold: by its slots, its maximum, its partners."""
    indexed = index_problem(problem)
    meetable = indexed.allowed.any(axis=1)
    both = np.concatenate([indexed.buyer[meetable], indexed.seller[meetable]])
    partners = np.bincount(both, minlength=indexed.participants)
    most = np.minimum(indexed.meeting_cap, partners).tolist()
    return {one.id: m for one, m in zip(problem.participants, most, strict=True)}


def lacks_for_sure(problem: Problem) -> bool:
    """Whether no plan holds all minimums, even with pairs held by halves.

    The largest flow of pairs within minimums, days and seats tells: what it
    lacks, every plan lacks.
    """
    indexed = index_problem(problem)
    pair = np.flatnonzero(indexed.allowed.any(axis=1))
    if (indexed.minimum > indexed.meeting_cap).any():
        return True
    limits = Limits(
        may=np.minimum(indexed.meeting_cap - indexed.minimum, indexed.pairs),
        seats=int(np.maximum(indexed.seats, 0).sum()),
        must=indexed.minimum,
        urgency=1,
    )
    buyer, seller = indexed.buyer[pair], indexed.seller[pair]
    halves = choose(buyer, seller, np.zeros_like(pair), limits).halves
    both, twice = np.concatenate([buyer, seller]), np.tile(halves, 2)
    held = np.bincount(both, weights=twice, minlength=indexed.participants)
    return bool((np.minimum(held, 2 * indexed.minimum) < 2 * indexed.minimum).any())


def plan_held(plan: Schedule) -> dict[str, int]:
    """Count the meetings of everybody in a plan."""
    held: dict[str, int] = {}
    for meeting in plan.meetings:
        for one in (meeting.buyer, meeting.seller):
            held[one] = held.get(one, 0) + 1
    return held


def smoothed(found: Sequence[Fair]) -> tuple[Fair, ...]:
    """Let every plan count for the floors below it, every bound for those above."""
    held = [one for one in found if one.reached == "held"]
    if not held:
        return tuple(found)
    curve: dict[int, Fair] = {}
    for one in held:
        best = max(
            (other for other in held if other.floor >= one.floor),
            key=lambda other: other.value or 0,
        )
        bounds = [o.bound for o in held if o.floor <= one.floor and o.bound is not None]
        bound = min(bounds, default=None)
        curve[one.floor] = replace(
            one, value=best.value, bound=bound, served=best.served
        )
    free = curve[held[0].floor]
    return tuple(
        replace(curve[one.floor], loss=_loss(free, curve[one.floor]))
        if one.reached == "held"
        else one
        for one in found
    )


def _loss(free: Fair, one: Fair) -> Span | None:
    if free.floor == one.floor:
        return Span(0, 0)
    lost = difference(one, free)
    return None if lost is None else Span(max(0, lost.low), lost.high)


def _without_floor(study: Study) -> Fair:
    base = study.base
    return Fair(0, "held", base.value, base.bound, served=base.served)


def _judged(study: Study, floor: int, problem: Problem, answer: Schedule) -> Fair:
    missing = answer.goal("shortfall")
    point: Point = point_of(Step("base"), problem, answer)
    if not answer.has_plan or missing is None or point.value is None:
        return Fair(floor, "unknown")
    if missing.value > 0:
        proven = missing.bound is not None and missing.bound > 0
        return Fair(floor, "impossible" if proven else "unknown")
    served: Served = served_by(study.problem, answer.meetings)
    return Fair(floor, "held", point.value, point.bound, served=served)
