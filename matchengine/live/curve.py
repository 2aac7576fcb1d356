"""Value against changes: what each further change to the plan would bring."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from matchengine.live.events import Event
from matchengine.live.replan import Replan, replan
from matchengine.problem import Problem
from matchengine.schedule import Schedule
from matchengine.solver import Progress

EXTRA = (0, 1, 2, 5, 10, 20)
"""So many changes more than what happened forces."""


@dataclass(frozen=True)
class CurvePoint:
    """The best plan with so many changes.

    Attributes
    ----------
    extra
        How many more meetings may change than must; None for any number.
    allowed, made
        How many may change in all, and how many do. A change is a meeting of the plan
        that is dropped or held in another slot.
    value, bound
        What the plan is worth, and what no plan with so few changes can beat; None if
        that is not known.
    new
        New meetings.
    touched
        People for whom something is not as it was.
    plan
        The re-planning itself.
    """

    extra: int | None
    allowed: int | None
    made: int
    value: int
    bound: int | None
    new: int
    touched: int
    plan: Replan

    @property
    def is_proven(self) -> bool:
        """Whether no plan with so few changes is worth more."""
        return self.bound == self.value

    def as_json(self) -> dict[str, Any]:
        """Give the numbers as plain data."""
        return {
            "extra": self.extra,
            "allowed": self.allowed,
            "made": self.made,
            "value": self.value,
            "bound": self.bound,
            "proven": self.is_proven,
            "new": self.new,
            "touched": self.touched,
        }


@dataclass(frozen=True)
class Curve:
    """The points from no change but the forced ones up; their values never fall.

    `first` is the re-planning of the first point; without a plan it says why there are
    no points.
    """

    points: tuple[CurvePoint, ...]
    first: Replan

    def to_frame(self) -> pd.DataFrame:
        """Give one row a point."""
        return pd.DataFrame([point.as_json() for point in self.points])


def change_curve(
    problem: Problem,
    schedule: Schedule,
    events: Sequence[Event] = (),
    *,
    now: str | None = None,
    freeze_minutes: int = 0,
    extra: Sequence[int] = EXTRA,
    time_limit: float | None = 10.0,
    seed: int = 0,
    workers: int = 2,
    on_progress: Callable[[Progress], object] | None = None,
    should_stop: Callable[[], bool] | None = None,
) -> Curve:
    """Give the best plan for more and more changes, each at least as good as the last.

    The parameters are those of `replan`; `time_limit` is that of each point, and
    `extra` says how many changes more than the forced ones each point may have.
    """

    def at_most(number: int, start: Replan | None) -> Replan:
        return replan(
            problem,
            schedule,
            events,
            now=now,
            freeze_minutes=freeze_minutes,
            max_changes=number,
            only_choose=True,
            start=None if start is None else start.schedule,
            time_limit=time_limit,
            seed=seed,
            workers=workers,
            on_progress=on_progress,
            should_stop=should_stop,
        )

    first = at_most(len(schedule.meetings), None)
    forced = first.forced
    if forced is None:
        return Curve((), first)
    points: list[CurvePoint] = []
    last: Replan | None = None
    for more in sorted(set(extra)):
        last = at_most(forced.fewest + more, last)
        if last.schedule.has_plan:
            points.append(_point(more, forced.fewest + more, last))
    return Curve((*points, _point(None, None, first)), last or first)


def _point(extra: int | None, allowed: int | None, plan: Replan) -> CurvePoint:
    changes, worth = plan.schedule.goal("changes"), plan.schedule.goal("value")
    return CurvePoint(
        extra=extra,
        allowed=allowed,
        made=0 if changes is None else changes.value,
        value=_value(plan) if worth is None else worth.value,
        bound=None if worth is None else worth.bound,
        new=sum(change.kind == "new" for change in plan.changes),
        touched=len(plan.touched),
        plan=plan,
    )


def _value(plan: Replan) -> int:
    worth = {pair.id: pair.value for pair in plan.problem.pairs}
    return sum(worth[meeting.pair] for meeting in plan.schedule.meetings)
