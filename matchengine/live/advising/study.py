"""The mission as it is, solved; and how a change of it is solved and compared."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from matchengine.live.advising.records import Fair, Point, Served, Span, Step
from matchengine.live.advising.variants import Variants
from matchengine.problem import Problem
from matchengine.records import Goal
from matchengine.schedule import Meeting, Schedule
from matchengine.solving.deadline import Time

Solve = Callable[[Problem, Sequence[Meeting], float], Schedule]
"""Solves a problem from some meetings, in so many seconds."""

LEAST_S = 0.3
"""So long a part has at least; with less time left for a question, none is begun."""


@dataclass(frozen=True)
class Study:
    """What every question starts from: the mission, its plan, and who solves."""

    problem: Problem
    variants: Variants
    plan: Schedule
    base: Point
    solve: Solve
    asked: tuple[str, ...] = ()

    @property
    def slack(self) -> float:
        """How far the plan stays below what its certificate proves."""
        certificate = self.plan.certificate
        if certificate is None or self.base.value is None:
            return math.inf
        return max(0.0, certificate.bound - self.base.value)


def for_advice(problem: Problem) -> Problem:
    """Keep the goals up to `value`, which is given nothing of: advice is about it.

    What comes after it only says which of the plans of the best value is taken.
    """
    goals = []
    for goal in problem.goals_in_order:
        if goal.goal == "value":
            break
        goals.append(goal)
    return replace(problem, goals=(*goals, Goal("value")))


def share_of(time: Time, parts_left: int) -> float:
    """Give the seconds of a part, if so many are still to come in this time."""
    return max(time.seconds_left / max(1, parts_left), min(LEAST_S, time.seconds_left))


def is_too_late(time: Time) -> bool:
    """Whether so little time is left that no further part is begun."""
    return time.over or time.seconds_left < LEAST_S


def tried(
    study: Study, step: Step, problem: Problem, seconds: float, *, at_most: int | None
) -> Point:
    """Solve the mission changed by a step, and compare it with the mission as it is.

    `at_most` is a bound on its value that is known already.
    """
    begin = at_the_same_times(study.plan.meetings, study.problem, problem)
    plan = study.solve(for_advice(problem), begin, seconds)
    point = point_of(step, problem, plan, at_most)
    return replace(point, gain=difference(study.base, point), at_most=at_most)


def point_of(
    step: Step, problem: Problem, plan: Schedule, at_most: int | None = None
) -> Point:
    """Say what a plan comes to."""
    bare = Point(step, str(plan.status), len(problem.slots), len(problem.tables))
    goal = plan.goal("value")
    if not plan.has_plan or goal is None:
        return bare
    bounds = [bound for bound in (goal.bound, at_most) if bound is not None]
    if plan.certificate is not None:
        bounds.append(math.floor(plan.certificate.bound))
    return replace(
        bare,
        value=goal.value,
        bound=min(bounds, default=None),
        served=served_by(problem, plan.meetings),
    )


def difference(before: Point | Fair, after: Point | Fair) -> Span | None:
    """Say between what the difference of the two best values certainly lies."""
    if before.value is None or before.bound is None:
        return None
    if after.value is None or after.bound is None:
        return None
    return Span(after.value - before.bound, after.bound - before.value)


def served_by(problem: Problem, meetings: Iterable[Meeting]) -> Served:
    """Count who is served by a plan."""
    held: Counter[str] = Counter()
    many = 0
    for meeting in meetings:
        held.update((meeting.buyer, meeting.seller))
        many += 1
    short = [max(0, one.min_meetings - held[one.id]) for one in problem.participants]
    return Served(
        meetings=many,
        businesses=sum(held[one.id] > 0 for one in problem.participants),
        with_minimum=sum(
            not lacks and held[one.id] > 0
            for one, lacks in zip(problem.participants, short, strict=True)
        ),
        missing=sum(short),
    )


def at_the_same_times(
    meetings: Iterable[Meeting], before: Problem, after: Problem
) -> tuple[Meeting, ...]:
    """Name the slots of meetings as another cut of the same day names them.

    A meeting at a time at which no slot starts any more is left out.
    """
    if before.slots == after.slots:
        return tuple(meetings)
    then = {slot.start: slot.id for slot in after.slots if slot.start}
    name = {slot.id: then.get(slot.start) for slot in before.slots if slot.start}
    known = {slot.id for slot in after.slots}
    kept = ((meeting, name.get(meeting.slot, meeting.slot)) for meeting in meetings)
    return tuple(replace(one, slot=slot) for one, slot in kept if slot in known)
