"""Publishing: a plan is put in force; it and what it replaces are kept."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from matchengine.errors import Finding, InputError
from matchengine.files.events_json import DAY
from matchengine.files.history.about import about
from matchengine.files.history.in_force import (
    next_number,
    number_in_force,
    set_in_force,
)
from matchengine.files.history.kept import kept_plan
from matchengine.files.history.records import Differences, KeptPlan
from matchengine.files.history.replacing import (
    add_files,
    alone,
    replace_files,
    settle_alone,
)
from matchengine.files.history.standing import Standing, what_stands
from matchengine.files.run_folder import FILES
from matchengine.files.writing import as_bytes


@dataclass(frozen=True)
class Published:
    """The number of the plan that is now in force, the paths of its files, and doubts.

    `is_new` says whether it got this number now; `differences` are those against the
    plan before, None if there was none.
    """

    number: int
    is_new: bool
    written: tuple[Path, ...]
    doubts: tuple[Finding, ...] = ()
    differences: Differences | None = None


def publish(
    folder: Path,
    contents: Mapping[str, str | bytes],
    *,
    why: str,
    moment: datetime.datetime,
    based_on: int | None = None,
) -> Published:
    """Put a plan in force: its files, and no others of the plan before.

    It is kept under a number, as is what stood in the folder before. What is in force
    already gets no new number. Files that are not of any plan are not touched.

    Parameters
    ----------
    contents
        The files of the plan: their contents by name.
    why
        What publishes it, in a word: "run", "replan".
    moment
        When, with a time zone.
    based_on
        The plan that was in force when this one was made, if it hangs on that.

    Raises
    ------
    FileError
        If it cannot be written; the plan before is then in force, as it was.
    InputError
        If another plan than `based_on` is in force by now.
    """
    order = _Order(why, moment, based_on, is_further=False)
    return _published(folder, contents, order)


def publish_further(
    folder: Path,
    contents: Mapping[str, str | bytes],
    *,
    why: str,
    moment: datetime.datetime,
    based_on: int | None = None,
) -> Published:
    """Put further files of the plan in force beside those that it has.

    It keeps its number if nothing of it is lost by that: if they are new files, and not
    other ones of the same names.

    The parameters, and what is raised, are those of `publish`.
    """
    order = _Order(why, moment, based_on, is_further=True)
    return _published(folder, contents, order)


Files = Mapping[str, bytes]
CORE = ("problem.json", "schedule.json", DAY)
"""What a plan is; its other files tell of it."""


@dataclass(frozen=True)
class _Order:
    """What publishes, when, on which plan it hangs, and whether to add to that one."""

    why: str
    moment: datetime.datetime
    based_on: int | None
    is_further: bool


def _published(
    folder: Path, contents: Mapping[str, str | bytes], order: _Order
) -> Published:
    new = {name: as_bytes(folder / name, data) for name, data in contents.items()}
    with alone(folder):
        settled = settle_alone(folder)
        _refuse_another(folder, order.based_on)
        stands = what_stands(folder, new, order.moment)
        beside = stands.contents if order.is_further else {}
        plan = _put_in_force(folder, {**beside, **new}, stands, order)
    return Published(
        plan.number,
        stands.plan is None or plan.number != stands.plan.number,
        tuple(folder / name for name in contents),
        (*settled, *stands.doubts),
        plan.differences,
    )


def _refuse_another(folder: Path, based_on: int | None) -> None:
    now = number_in_force(folder)
    if based_on is not None and not _is_same_plan(folder, based_on, now):
        problem = f"plan {now} is in force there by now, and no longer plan {based_on}"
        fix = "Look at it with `matchengine history`, then do the same again."
        raise InputError([Finding(str(folder), problem, fix)])


def _is_same_plan(folder: Path, one: int, other: int | None) -> bool:
    """Whether two numbers are of one plan: the later one only has other handouts."""
    if other is None or one == other:
        return one == other
    try:
        files = [kept_plan(folder, number).files for number in (one, other)]
    except InputError:
        return False
    core = [{name: those.get(name) for name in CORE} for those in files]
    return core[0] == core[1]


def _put_in_force(
    folder: Path, contents: Files, stands: Standing, order: _Order
) -> KeptPlan:
    before = None if stands.plan is None else (stands.plan.number, stands.contents)
    number = next_number(folder)
    # the manifest last: where it stands, the others are whole
    names = sorted(contents, key=lambda name: name == FILES[-1])
    ordered = {name: contents[name] for name in names}
    plan = about(ordered, number, order.why, order.moment, before)
    if stands.plan is not None and stands.plan.files == plan.files:
        set_in_force(folder, stands.plan.number)
        return stands.plan
    if (
        order.is_further
        and stands.plan is not None
        and plan.files.items() >= stands.plan.files.items()
    ):
        set_in_force(folder, stands.plan.number)
        grown = replace(stands.plan, files=plan.files)
        add_files(folder, grown, ordered, stands.plan)
        return grown
    replace_files(folder, plan, ordered, stands.plan)
    return plan
