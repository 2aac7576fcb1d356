"""An edited problem with what has happened on the day until now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from matchengine.live.against_the_plan import NAMED
from matchengine.live.applying import apply_events
from matchengine.live.carried import Carried
from matchengine.live.draft import Draft
from matchengine.live.events import Event, Must, Telling, Veto, WalkIn
from matchengine.live.freezing import problem_left
from matchengine.live.kept_tables import with_kept_free
from matchengine.problem import Problem
from matchengine.results.day_notes import noted
from matchengine.schedule import Schedule, Status

IN_THE_TABLES = (WalkIn, Must, Veto)
"""Events that stand in the tables of the mission once these are read with the day."""

MOMENTS = ("until", "at")


def with_day_so_far(
    before: Problem,
    schedule: Schedule,
    after: Problem,
    moved: Carried,
    day: Sequence[Telling],
) -> Problem:
    """Give an edited problem in which the past is fixed, and absences are known.

    Parameters
    ----------
    before, schedule
        The plan in force, and the problem that it is of.
    after
        As it was built from tables that were read with the day.
    moved
        What the slots and pairs of the plan are in it.
    day
        All that was told. What names something that is not there any more is left
        aside: there is nothing left that it could change.
    """
    times = [telling.now for telling in day if telling.now is not None]
    now = moved.slots.get(times[-1], times[-1]) if times else None
    there = (moved.meeting(meeting) for meeting in schedule.meetings)
    pairs = {pair.id: pair for pair in after.pairs}
    tables = {table.id for table in after.tables}
    held = tuple(
        replace(one, buyer=pairs[one.pair].buyer, seller=pairs[one.pair].seller)
        for one in there
        if one is not None and one.table in tables
    )
    draft = Draft(after, Schedule(Status.FEASIBLE, meetings=held), now)
    apply_events(draft, _known(after, moved, day))
    problem, _ = problem_left(draft, after.goals)
    kept = noted(before).get("kept_free")
    if kept == after.rules.free_tables_per_slot:  # the day took some of these
        problem = with_kept_free(problem, before.rules.free_tables_per_slot)
    return problem


def _known(after: Problem, moved: Carried, day: Sequence[Telling]) -> Iterator[Event]:
    """Go through the events of which all is still there, with the slots of now."""
    there = {
        "participant": {one.id for one in after.participants},
        "table": {table.id for table in after.tables},
        "slot": {slot.id for slot in after.slots},
    }
    for event in (event for telling in day for event in telling.events):
        if isinstance(event, IN_THE_TABLES):
            continue
        names: dict[str, Any] = {
            field: moved.slots.get(getattr(event, field), "")
            if kind == "slot"
            else getattr(event, field)
            for field, kind in NAMED[type(event)]
        }
        if not all(names[field] in there[kind] for field, kind in NAMED[type(event)]):
            continue
        for field in MOMENTS:
            said = getattr(event, field, None)
            if said is not None:
                names[field] = moved.slots.get(said, said)
        yield replace(event, **names)
