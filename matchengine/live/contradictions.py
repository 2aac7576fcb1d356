"""In what the events of a day may contradict each other, the plan and the past.

Each check yields one finding for every event that cannot stand. An event that an
earlier check refused may be refused again for another reason: all is told at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from matchengine.errors import Finding
from matchengine.live.against_each_other import (
    nobody_is_two_things,
    two_are_not_told_apart_and_together,
    what_happened_is_told_once,
)
from matchengine.live.against_the_past import (
    gone_before_it_met,
    late_after_it_met,
    lost_slot_has_not_begun,
    told_meetings_have_begun,
    two_have_not_met_yet,
)
from matchengine.live.against_the_plan import (
    absences_change_something,
    counts_are_counts,
    ids_are_known,
    now_is_of_the_day,
    times_are_times,
    two_are_two,
    walk_ins_are_new,
)
from matchengine.live.events import Event
from matchengine.live.told import Told
from matchengine.problem import Problem
from matchengine.schedule import Schedule

Check = Callable[[Told], Iterator[Finding]]


def contradictions(
    problem: Problem, schedule: Schedule, events: Sequence[Event], now: str | None
) -> tuple[Finding, ...]:
    """Find everything in which events contradict each other, the plan or the past.

    Parameters
    ----------
    problem, schedule
        The plan in force, and the problem that it is of.
    now
        "HH:MM" or the id of a slot; what begins then is still open. None is before
        the day: everything is open.
    """
    told = Told(problem, schedule, tuple(events), now)
    return tuple(finding for check in CHECKS for finding in check(told))


CHECKS: tuple[Check, ...] = (
    now_is_of_the_day,
    ids_are_known,
    two_are_two,
    times_are_times,
    counts_are_counts,
    walk_ins_are_new,
    absences_change_something,
    what_happened_is_told_once,
    nobody_is_two_things,
    two_are_not_told_apart_and_together,
    lost_slot_has_not_begun,
    gone_before_it_met,
    late_after_it_met,
    two_have_not_met_yet,
    told_meetings_have_begun,
)
