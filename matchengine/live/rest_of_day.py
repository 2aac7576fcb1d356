"""A problem as it is for the rest of the day, whatever a re-planning bound in it.

A re-planned problem also has what was bound for that one re-planning: meetings that
may not move, people who are to be left alone. Who asks what could be must not take that
for a rule.
"""

from __future__ import annotations

from matchengine.errors import Finding, InputError
from matchengine.live.clock import place_of
from matchengine.live.draft import Draft
from matchengine.live.freezing import problem_left
from matchengine.problem import Problem
from matchengine.results.day_notes import noted
from matchengine.schedule import Schedule


def rest_of_day(
    problem: Problem, schedule: Schedule, now: str | None = None
) -> tuple[Problem, frozenset[str]]:
    """Give the problem that is left, and the slots that have begun.

    Parameters
    ----------
    now
        "HH:MM" of the mission, or the id of the slot that is next. None before the day:
        then nothing has begun.

    Raises
    ------
    InputError
        If `now` is neither.
    """
    if now is not None and place_of(problem.slots, now) is None:
        fix = 'Write it as "HH:MM", or name the slot that is next by its id.'
        raise InputError(
            [Finding("now", "it is no time of the mission", fix, value=now)]
        )
    if now is None and not noted(problem):
        return problem, frozenset()
    draft = Draft(problem, schedule, now)
    left, _ = problem_left(draft, problem.goals)
    return left, draft.begun
