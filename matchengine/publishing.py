"""From a plan to the files of its folder, and how they take the place of those before.

A run and a re-plan both end here: what they came to becomes files by name, and these
are published together, under a number.
"""

from __future__ import annotations

import datetime
import json
import platform
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from importlib.metadata import version
from pathlib import Path
from typing import Any

from matchengine.errors import Finding, InputError, InternalError
from matchengine.files.history.about import about
from matchengine.files.history.in_force import (
    next_number,
    number_in_force,
    set_in_force,
)
from matchengine.files.history.records import Differences, KeptPlan
from matchengine.files.history.replacing import (
    alone,
    replace_files,
    settle,
    settle_alone,
)
from matchengine.files.history.standing import Standing, what_stands
from matchengine.files.problem_json import problem_to_json
from matchengine.files.run_folder import make_ready
from matchengine.files.run_record import MANIFEST
from matchengine.files.schedule_json import schedule_to_json
from matchengine.files.writing import as_bytes
from matchengine.handouts.every import handouts
from matchengine.problem import Problem
from matchengine.results.csv_text import csv_text
from matchengine.results.day import agendas
from matchengine.results.edition import edition_of
from matchengine.results.manifest import manifest
from matchengine.results.notice import Notice
from matchengine.results.scored_pairs import scored_pairs
from matchengine.results.story import Story
from matchengine.results.summary import Summary
from matchengine.schedule import Schedule
from matchengine.verify import Report, verify
from matchengine.watch import Watch

PACKAGES = (
    "matchengine",
    "ortools",
    "numpy",
    "pandas",
    "pint",
    "rapidfuzz",
    "geopy",
)
"""What the numbers of a run may hang on."""


def checked(problem: Problem, schedule: Schedule) -> Report:
    """Verify a schedule of our own; that it does not hold is a fault of ours."""
    report = verify(problem, schedule)
    if not report.ok:
        raise InternalError(f"our own checker refused our plan: {report}")
    return report


@dataclass(frozen=True)
class Origin:
    """What a plan was made from: the SHA-256 of files, by their names.

    `inputs` are the tables and what stands beside them, `start` is the file with the
    plan that it was begun from, if any.
    """

    inputs: Mapping[str, str]
    start: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Results:
    """What a plan comes to, its files by name, the manifest last, and their moment."""

    summary: Summary
    contents: Mapping[str, str | bytes]
    moment: datetime.datetime


def results_of(
    story: Story,
    origin: Origin,
    watch: Watch,
    *,
    calendar: Mapping[str, Notice] | None = None,
    further: Mapping[str, str | bytes] | None = None,
    noted: Mapping[str, Any] | None = None,
) -> Results:
    """Sum a plan up, and give the content of its files by name.

    Parameters
    ----------
    origin
        What the plan was made from.
    watch
        That of the command: it says how long the plan took, and the moment.
    calendar
        What calendars were told before, by the names of the meetings.
    further
        Files beside those of every run, their contents by name.
    noted
        What the manifest says beside what every run says of itself.
    """
    outputs, timezone = story.config.outputs, story.config.mission.timezone
    moment = watch.now(timezone)
    edition = edition_of(story, moment, wall_s=watch.elapsed_s, calendar=calendar)
    tables: dict[str, str | bytes] = {
        "problem.json": problem_to_json(story.problem),
        "schedule.json": schedule_to_json(story.schedule),
        "pairs.csv": csv_text(scored_pairs(story)),
        "schedule.csv": csv_text(edition.grid),
        "agendas.csv": csv_text(agendas(story)),
        "unserved.csv": csv_text(edition.unserved),
    }
    handed_out = handouts(story, edition, outputs.formats)
    summary = replace(edition.summary, wall_s=round(watch.elapsed_s, 3))
    ended = watch.now(timezone)
    facts = manifest(
        story,
        summary,
        inputs=origin.inputs,
        start=origin.start,
        versions={
            "python": platform.python_version(),
            **{name: version(name) for name in PACKAGES},
        },
        started=ended - datetime.timedelta(seconds=summary.wall_s),
        ended=ended,
    )
    told = {**facts, **(noted or {})}
    text = json.dumps(told, ensure_ascii=False, indent=1, allow_nan=False) + "\n"
    contents = {**tables, **handed_out, **(further or {}), "run.json": text}
    return Results(summary, contents, moment)


def ready_to_publish(folder: Path) -> tuple[Finding, ...]:
    """Make the folder, and see that a plan can be published there.

    If a publishing broke off there, the plan before is put back, and the finding says
    so.

    Raises
    ------
    InputError
        If nothing can be published there: better before the work than after it.
    """
    make_ready(folder)
    settled = settle(folder)
    number_in_force(folder)  # raises what is wrong with the note
    return settled


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
    order = _Order(why, moment, based_on)
    return _published(folder, contents, order, lambda stands, new: new)


def publish_further(
    folder: Path,
    contents: Mapping[str, str | bytes],
    *,
    why: str,
    moment: datetime.datetime,
    based_on: int | None = None,
) -> Published:
    """Put further files of the plan in force beside those that it has.

    The parameters, and what is raised, are those of `publish`.
    """
    order = _Order(why, moment, based_on)
    return _published(folder, contents, order, lambda stands, new: {**stands, **new})


Files = Mapping[str, bytes]


@dataclass(frozen=True)
class _Order:
    """What publishes, when, and on which plan it hangs."""

    why: str
    moment: datetime.datetime
    based_on: int | None


def _published(
    folder: Path,
    contents: Mapping[str, str | bytes],
    order: _Order,
    together: Callable[[Files, Files], Files],
) -> Published:
    """Publish what comes of the files that stand there, and new ones."""
    new = {name: as_bytes(folder / name, data) for name, data in contents.items()}
    with alone(folder):
        settled = settle_alone(folder)
        _refuse_another(folder, order.based_on)
        stands = what_stands(folder, new, order.moment)
        plan = _put_in_force(folder, together(stands.contents, new), stands, order)
    return Published(
        plan.number,
        plan != stands.plan,
        tuple(folder / name for name in contents),
        (*settled, *stands.doubts),
        plan.differences,
    )


def _refuse_another(folder: Path, based_on: int | None) -> None:
    now = number_in_force(folder)
    if based_on is not None and now != based_on:
        problem = f"plan {now} is in force there by now, and no longer plan {based_on}"
        fix = "Look at it with `matchengine history`, then do the same again."
        raise InputError([Finding(str(folder), problem, fix)])


def _put_in_force(
    folder: Path, contents: Files, stands: Standing, order: _Order
) -> KeptPlan:
    before = None if stands.plan is None else (stands.plan.number, stands.contents)
    number = next_number(folder)
    # where the manifest stands, the others are whole
    names = sorted(contents, key=lambda name: name == MANIFEST)
    ordered = {name: contents[name] for name in names}
    plan = about(ordered, number, order.why, order.moment, before)
    if stands.plan is not None and stands.plan.files == plan.files:
        set_in_force(folder, stands.plan.number)
        return stands.plan
    replace_files(folder, plan, ordered, stands.plan)
    return plan
