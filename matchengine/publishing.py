"""From a plan to the files of its folder, and how they take the place of those before.

A run and a re-plan both end here: what they came to becomes files by name, and these
are published together, under a number.
"""

from __future__ import annotations

import datetime
import json
import platform
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from importlib.metadata import version
from pathlib import Path
from typing import Any

from matchengine.errors import Finding, InternalError
from matchengine.files.history.in_force import number_in_force
from matchengine.files.history.publish import (
    Published as Published,
    publish as publish,
    publish_further,
)
from matchengine.files.history.replacing import settle
from matchengine.files.problem_json import problem_to_json
from matchengine.files.run_folder import make_ready, write_files
from matchengine.files.schedule_json import schedule_to_json
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


def hand_over(
    contents: Mapping[str, str | bytes],
    run: Path,
    target: Path,
    *,
    why: str,
    moment: datetime.datetime,
    based_on: int | None,
) -> tuple[tuple[Path, ...], tuple[Finding, ...]]:
    """Write files that were made of the plan of a run; give their paths, and doubts.

    In the folder of the run they are published beside the others of the plan, elsewhere
    they are only written.

    Parameters
    ----------
    based_on
        The number of the plan that they were made of.

    Raises
    ------
    FileError
        If they cannot be written; what stood there is then as it was.
    InputError
        If another plan is in force by now.
    """
    if not target.samefile(run):
        return write_files(target, contents), ()
    done = publish_further(target, contents, why=why, moment=moment, based_on=based_on)
    return done.written, done.doubts
