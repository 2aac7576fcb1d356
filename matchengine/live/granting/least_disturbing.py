"""The plan that holds one more pair and disturbs the plan as it stands least.

It is solved for: the pair is required, the plan is the baseline, and `disruption` the
first goal, before those of the problem up to `value`. What comes after, such as idle
gaps, has little left to choose and takes long to prove. What is said of the plan is
what that proved, and no more.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from matchengine.live.granting.relaxations import Relaxation
from matchengine.problem import BaselineMeeting, Goal, Problem
from matchengine.results.changes import Change, changes_between
from matchengine.schedule import Meeting, Schedule
from matchengine.solver import solve
from matchengine.solving.baseline import BASELINE_GOALS
from matchengine.solving.deadline import Deadline


@dataclass(frozen=True)
class Grant:
    """A plan that holds the wished meeting, and what it changes for all others.

    Parameters
    ----------
    relaxations
        What has to give first; empty if the meeting can simply be held.
    fewest
        Whether it is proven that with less the meeting cannot be held.
    meeting
        When and where the two would meet.
    changes
        All other meetings that are not as they were, and new ones in the room left.
    disruption
        10 for each meeting that is dropped, 3 for one in another slot, 1 for one at
        another table.
    at_least
        What no plan with this meeting can have less of, if known.
    least
        Whether it is proven that no plan with the meeting, under any such set of
        relaxations, disturbs less.
    rest_before, rest_after
        What all other meetings are worth, before and then.
    rest_at_most
        What they could be worth at best with as little disruption; None if not known.
    problem, schedule
        The problem with what gives, the pair required; and its plan.
    """

    relaxations: tuple[Relaxation, ...]
    fewest: bool
    meeting: Meeting
    changes: tuple[Change, ...]
    disruption: int
    at_least: int | None
    least: bool
    rest_before: int
    rest_after: int
    rest_at_most: int | None
    problem: Problem
    schedule: Schedule

    @property
    def disturbed(self) -> tuple[Change, ...]:
        """The meetings of the plan that are dropped, moved, or at another table."""
        return tuple(one for one in self.changes if one.kind != "new")

    @property
    def besides(self) -> tuple[Change, ...]:
        """The meetings that can be held besides in the room that is left."""
        return tuple(one for one in self.changes if one.kind == "new")

    @property
    def people(self) -> tuple[str, ...]:
        """Everybody else of whom a meeting is dropped, moved, or at another table."""
        two = {self.meeting.buyer, self.meeting.seller}
        touched = {one for change in self.disturbed for one in change.touched}
        return tuple(sorted(touched - two))

    def as_json(self) -> dict[str, Any]:
        """Give all but problem and plan as plain data."""
        names = ("fewest", "disruption", "at_least", "least")
        worth = ("rest_before", "rest_after", "rest_at_most")
        return {
            "relaxations": [asdict(one) for one in self.relaxations],
            "meeting": _plain(self.meeting),
            "changes": [
                {
                    "kind": one.kind,
                    "before": _plain(one.before),
                    "after": _plain(one.after),
                }
                for one in self.changes
            ],
            "people": list(self.people),
            **{name: getattr(self, name) for name in (*names, *worth)},
        }


def grant(
    problem: Problem,
    schedule: Schedule,
    wanted: str,
    relaxations: Sequence[Relaxation],
    deadline: Deadline,
    *,
    fewest: bool,
    workers: int,
    seed: int,
) -> Grant | None:
    """Solve for the plan that holds a pair and disturbs least; None if none is found.

    Parameters
    ----------
    problem
        With the pair `wanted` required, and the relaxations made.
    """
    asked = replace(
        problem,
        baseline=tuple(
            BaselineMeeting(one.pair, one.buyer, one.seller, one.slot, one.table)
            for one in schedule.meetings
        ),
        goals=(Goal("disruption"), *_up_to_value(problem.goals)),
    )
    limit = deadline.seconds_left
    found = solve(
        asked,
        start=schedule,
        time_limit=None if limit == float("inf") else limit,
        seed=seed,
        workers=workers,
    )
    if not found.has_plan:
        return None
    meeting = next(one for one in found.meetings if one.pair == wanted)
    changes = changes_between(schedule.meetings, found.meetings)
    value = {pair.id: pair.value for pair in problem.pairs}
    disruption, worth = found.goal("disruption"), found.goal("value")
    assert disruption is not None  # it is one of the goals
    own = value[wanted]
    return Grant(
        tuple(relaxations),
        fewest,
        meeting,
        tuple(one for one in changes if one.meeting.pair != wanted),
        disruption.value,
        disruption.bound,
        disruption.gap == 0,
        sum(value.get(one.pair, 0) for one in schedule.meetings),
        sum(value[one.pair] for one in found.meetings) - own,
        None if worth is None or worth.bound is None else worth.bound - own,
        asked,
        found,
    )


def _up_to_value(goals: Sequence[Goal]) -> list[Goal]:
    names = [goal.goal for goal in goals]
    before = goals[: names.index("value")] if "value" in names else ()
    own = [goal for goal in before if goal.goal not in BASELINE_GOALS]
    return [*own, Goal("value")]


def _plain(meeting: Meeting | None) -> dict[str, str] | None:
    if meeting is None:
        return None
    names = ("pair", "buyer", "seller", "slot", "table")
    return {name: getattr(meeting, name) for name in names}
