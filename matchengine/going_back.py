"""The plans that were published into a folder before, and going back to one of them."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace
from pathlib import Path

from matchengine.errors import FileError, Finding, InputError
from matchengine.files.history.about import SCHEDULE
from matchengine.files.history.in_force import number_in_force
from matchengine.files.history.kept import (
    contents_of,
    digest,
    kept_plan,
    numbers,
    versions_of,
)
from matchengine.files.history.records import Differences, KeptPlan
from matchengine.files.history.replacing import settle
from matchengine.files.history.standing import changed_by_hand, read_files
from matchengine.files.run_folder import make_ready, write_files
from matchengine.publishing import publish
from matchengine.results.edition import CALENDAR


@dataclass(frozen=True)
class History:
    """The plans that were published into a folder, the first one first.

    Attributes
    ----------
    in_force
        The number of the one whose files stand in the folder, None if not known.
    changed
        Those of its files that are there no longer as they were published.
    doubts
        Plans that are damaged, and what else is not as it should be.
    """

    plans: tuple[KeptPlan, ...]
    in_force: int | None
    changed: tuple[str, ...] = ()
    doubts: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class GoneBack:
    """The plan that is in force after going back to an earlier one.

    Attributes
    ----------
    number
        Under which it is in force now: a new one, unless its files were there already.
    is_new
        Whether anything was published.
    differences
        Against the plan that was in force before.
    written
        The paths of its files.
    later_calendars
        The number of a later plan whose calendars people may have. They keep to these
        until the calendars are made again.
    doubts
        What is not as it should be in the folder.
    """

    number: int
    is_new: bool
    differences: Differences | None
    written: tuple[Path, ...]
    later_calendars: int | None = None
    doubts: tuple[Finding, ...] = ()


def history_of(folder: Path) -> History:
    """Give every plan that was published into a folder.

    Raises
    ------
    FileError
        If there is neither a plan nor a history in it.
    InputError
        If it cannot be read which plan is in force.
    """
    settled = settle(folder)
    known = numbers(folder)
    if not known and not read_files(folder, [SCHEDULE]):
        problem = f"there is no plan in it, no {SCHEDULE}, and none was kept"
        fix = "Name the outputs folder of a run, as `matchengine run` wrote it."
        raise FileError([Finding(str(folder), problem, fix)])
    plans: list[KeptPlan] = []
    doubts: list[Finding] = [*settled]
    for number in known:
        try:
            plans.append(kept_plan(folder, number))
        except InputError as error:
            doubts += (replace(one, severity="warning") for one in error.findings)
    now = number_in_force(folder)
    changed = [n for p in plans if p.number == now for n in changed_by_hand(folder, p)]
    return History(tuple(plans), now, tuple(changed), tuple(doubts))


def go_back(folder: Path, number: int) -> GoneBack:
    """Put an earlier plan in force again: every file gets the bytes that it had.

    It gets a new number, and the plan that was in force stays kept: nothing is lost.
    Calendars too are those of then. Who has later ones needs new ones, with higher
    numbers, which `handouts` makes.

    Raises
    ------
    InputError
        If there is no plan of this number, or if it is damaged.
    FileError
        If it cannot be written; the plan before is then in force, as it was.
    """
    settled = settle(folder)
    contents = contents_of(folder, number)
    zone = kept_plan(folder, number).moment.tzinfo
    published = publish(
        folder, contents, why=f"back to {number}", moment=datetime.datetime.now(zone)
    )
    return GoneBack(
        published.number,
        published.is_new,
        published.differences if published.is_new else None,
        published.written,
        _later_calendars(folder, contents.get(CALENDAR)),
        (*settled, *published.doubts),
    )


def copy_plan(folder: Path, number: int, target: Path) -> tuple[Path, ...]:
    """Write the files of a plan that is kept into another folder; give their paths.

    Raises
    ------
    InputError
        If there is no plan of this number, if it is damaged, or if the folder is that
        of the plans: going back is the way to put one in force.
    FileError
        If they cannot be written.
    """
    contents = contents_of(folder, number)
    make_ready(target)
    if target.samefile(folder):
        problem = "it holds the plan in force, which must not be written over"
        fix = "Name another folder, or go back to that plan."
        raise InputError([Finding(str(target), problem, fix)])
    return write_files(target, contents)


def _later_calendars(folder: Path, calendar: bytes | None) -> int | None:
    """Give the plan with the newest calendars, if these are not the ones."""
    newest = next(versions_of(folder, CALENDAR), None)
    if newest is None or (calendar and digest(calendar) == newest[1]):
        return None
    return newest[0]
