"""What stands in the folder of a run, whoever wrote it: it is kept before it goes.

Folders that an older version filled have no history yet, and people write into files of
the plan: they fill in commitments, or put another schedule.json there.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from matchengine.errors import FileError, Finding, InputError
from matchengine.files.history.about import about
from matchengine.files.history.in_force import next_number, number_in_force
from matchengine.files.history.kept import (
    contents_of,
    digest,
    keep,
    kept_plan,
    numbers,
)
from matchengine.files.history.records import KeptPlan
from matchengine.files.limits import cannot_read
from matchengine.files.run_folder import FILES

MANIFEST = FILES[-1]
FOUND = "found"
"""Why a plan is kept that nothing of ours published."""


@dataclass(frozen=True)
class Standing:
    """What stands in a folder: the plan as it is kept, its files, and doubts."""

    plan: KeptPlan | None = None
    contents: Mapping[str, bytes] = field(default_factory=dict)
    doubts: tuple[Finding, ...] = ()


def what_stands(
    folder: Path, new: Iterable[str], moment: datetime.datetime
) -> Standing:
    """Give what stands in a folder, and see that it is kept.

    To be called alone.

    Parameters
    ----------
    new
        The names of files that are about to come: what has their places is kept too.
    moment
        When it is kept, if it has not been yet.

    Raises
    ------
    InputError
        If it cannot be read which plan is in force, or a file cannot be.
    FileError
        If it cannot be kept.
    """
    plan, doubts = _in_force_and_whole(folder)
    there = read_files(folder, [*new, *(plan.files if plan else ())])
    if plan is None:
        there |= _ours(folder)
    if not there:
        return Standing(doubts=doubts)
    files = {name: digest(content) for name, content in there.items()}
    if plan is None or plan.files != files:
        plan = _kept_as(folder, files) or _keep_found(folder, there, moment, plan)
    return Standing(plan, there, doubts)


def changed_by_hand(folder: Path, plan: KeptPlan) -> tuple[str, ...]:
    """Name the files of a plan that are not in the folder as they were published."""
    there = read_files(folder, plan.files)
    return tuple(
        name
        for name, was in plan.files.items()
        if name not in there or digest(there[name]) != was
    )


def read_files(folder: Path, names: Iterable[str]) -> dict[str, bytes]:
    """Read those of the files that are in a folder: their contents by name.

    Raises
    ------
    FileError
        With every file that is there and cannot be read.
    """
    found: dict[str, bytes] = {}
    faults: list[Finding] = []
    for name in dict.fromkeys(names):
        path = folder / name
        try:
            if path.is_file():
                found[name] = path.read_bytes()
        except OSError as error:
            faults.append(cannot_read(str(path), error))
    if faults:
        raise FileError(faults)
    return found


def _in_force_and_whole(
    folder: Path,
) -> tuple[KeptPlan | None, tuple[Finding, ...]]:
    """Give the plan in force, if its files could be put back, or say why not."""
    number = number_in_force(folder)
    if number is None:
        return None, ()
    try:
        contents_of(folder, number)
        return kept_plan(folder, number), ()
    except InputError as error:
        return None, tuple(replace(one, severity="warning") for one in error.findings)


def _kept_as(folder: Path, files: Mapping[str, str]) -> KeptPlan | None:
    """Give the newest whole plan that is kept with exactly these files."""
    for number in reversed(numbers(folder)):
        try:
            plan = kept_plan(folder, number)
            if plan.files == files:
                contents_of(folder, number)
                return plan
        except InputError:
            continue
    return None


def _keep_found(
    folder: Path,
    there: Mapping[str, bytes],
    moment: datetime.datetime,
    changed: KeptPlan | None,
) -> KeptPlan:
    """Keep what stands there as a plan of its own."""
    number, before = next_number(folder), None
    if changed is None:
        moment = _ended(there) or moment
    else:
        before = changed.number, contents_of(folder, changed.number)
    plan = about(there, number, FOUND, moment, before)
    keep(folder, plan, there)
    return plan


def _ended(contents: Mapping[str, bytes]) -> datetime.datetime | None:
    """Say when the run ended that wrote these files, if it noted that."""
    try:
        noted = json.loads(contents[MANIFEST])["ended"]
        ended = datetime.datetime.fromisoformat(noted)
    except (ValueError, LookupError, TypeError, RecursionError):
        return None
    return ended if ended.tzinfo else None


def _ours(folder: Path) -> dict[str, bytes]:
    """Read the files in a folder that an older version must have written."""
    paths = (path for pattern in OURS for path in sorted(folder.glob(pattern)))
    there = read_files(folder, (one.relative_to(folder).as_posix() for one in paths))
    return {
        name: content
        for name, content in there.items()
        if not name.endswith(CALENDARS) or CALENDAR_MARK in content[:CALENDAR_HEAD]
    }


CALENDARS, CALENDAR_MARK, CALENDAR_HEAD = ".ics", b"-//matchengine//calendars", 200

OURS = (
    *FILES,
    "workbook.[ie][dn].xlsx",
    "commitments.[ie][dn].xlsx",
    "agendas.[ie][dn].pdf",
    "table-cards.[ie][dn].pdf",
    "hall-plan.[ie][dn].pdf",
    "page.html",
    f"calendar/*{CALENDARS}",
)
"""What a run may have written, by pattern."""
