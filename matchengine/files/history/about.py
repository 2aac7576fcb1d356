"""What is told of a plan, from its files."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Mapping, Sequence

from matchengine.errors import InputError
from matchengine.files.history.kept import digest
from matchengine.files.history.records import Differences, KeptPlan
from matchengine.files.schedule_json import schedule_from_json
from matchengine.results.changes import by_participant, changes_between
from matchengine.results.fingerprint import plan_mark
from matchengine.schedule import Meeting, Schedule

SCHEDULE = "schedule.json"


def about(
    contents: Mapping[str, bytes],
    number: int,
    why: str,
    moment: datetime.datetime,
    before: tuple[int, Mapping[str, bytes]] | None = None,
) -> KeptPlan:
    """Say what is told of a plan.

    Parameters
    ----------
    contents
        Its files: their contents by name.
    why
        What publishes it.
    before
        The plan in force until then: its number, and its files.
    """
    files = {name: digest(content) for name, content in contents.items()}
    schedule = _schedule_in(contents)
    if schedule is None:
        return KeptPlan(number, moment, why, files)
    value = schedule.goal("value")
    people = {one for m in schedule.meetings for one in (m.buyer, m.seller)}
    return KeptPlan(
        number,
        moment,
        why,
        files,
        plan=plan_mark(schedule),
        status=schedule.status,
        meetings=len(schedule.meetings),
        value=None if value is None else value.value,
        participants=len(people),
        differences=_differences(before, schedule),
    )


def differences(
    against: int, before: Sequence[Meeting], after: Sequence[Meeting]
) -> Differences:
    """Count what is different between two plans, and whom it touches."""
    changes = changes_between(before, after)
    counts = Counter(change.kind for change in changes)
    return Differences(
        against,
        cancelled=counts["cancelled"],
        moved=counts["moved"],
        other_table=counts["other_table"],
        new=counts["new"],
        participants=len(by_participant(changes)),
    )


def _differences(
    before: tuple[int, Mapping[str, bytes]] | None, schedule: Schedule
) -> Differences | None:
    if before is None:
        return None
    number, contents = before
    earlier = _schedule_in(contents)
    if earlier is None:
        return None
    return differences(number, earlier.meetings, schedule.meetings)


def _schedule_in(contents: Mapping[str, bytes]) -> Schedule | None:
    """Read the plan; None if there is none that can be read, as in a file of others."""
    try:
        return schedule_from_json(contents[SCHEDULE].decode("utf-8-sig"))
    except (KeyError, UnicodeDecodeError, InputError):
        return None
