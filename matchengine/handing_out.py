"""Handouts of a run, made again from its folder: other forms, other languages."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from matchengine.config import Format, Language, RunConfig
from matchengine.errors import Finding, InputError
from matchengine.files.history.in_force import number_in_force
from matchengine.files.problem_json import read_problem
from matchengine.files.run_folder import make_ready, write_files
from matchengine.files.run_record import read_run
from matchengine.files.schedule_json import read_schedule
from matchengine.handouts.every import HANDOUTS, handouts, not_installed
from matchengine.preparing import (
    Prepared,
    changed_since,
    score,
    told_before,
)
from matchengine.problem import Problem
from matchengine.publishing import publish_further
from matchengine.results.edition import edition_of
from matchengine.results.story import Story
from matchengine.schedule import Schedule
from matchengine.trade.mission import Mission
from matchengine.verify import verify


@dataclass(frozen=True)
class HandedOut:
    """The paths of the files, the configuration, and which inputs have changed.

    `doubts` are of the calendars that were handed out before, and of the folder.
    """

    written: tuple[Path, ...]
    config: RunConfig
    changed: tuple[str, ...]
    doubts: tuple[Finding, ...] = ()


def hand_out(
    source: Path,
    formats: Sequence[Format] | None = None,
    languages: Sequence[Language] | None = None,
    folder: Path | None = None,
) -> HandedOut:
    """Make the handouts of a run again; its plan is read, not made anew.

    Parameters
    ----------
    source
        The outputs folder of a run.
    formats, languages
        Which, instead of those of the run; None asks for every format.
    folder
        Where to; the run's own folder, if None.

    Raises
    ------
    InputError
        With everything that does not hold: files, tables, a plan that does not fit.
    """
    record = read_run(source)
    based_on = number_in_force(source)
    asked = tuple(HANDOUTS) if formats is None else tuple(formats)
    missing = not_installed(asked)
    if missing:
        raise InputError(missing)
    config = _asked_for(record.config, asked, languages)
    target = source if folder is None else folder
    make_ready(target)
    problem = read_problem(source / "problem.json")
    schedule = read_schedule(source / "schedule.json")
    mission, scores = score(config)
    _refuse(_misfits(source, mission, problem, schedule))
    before = told_before(source, config)
    if not before.notices and target != source:
        before = told_before(target, config)
    warnings = (*Prepared(mission, scores, problem).warnings, *before.doubts)
    story = Story(config, mission, scores, problem, schedule, warnings)
    now = datetime.datetime.now(ZoneInfo(config.mission.timezone))
    wall_s = schedule.run.wall_s if schedule.run is not None else 0.0
    edition = edition_of(story, now, wall_s=wall_s, calendar=before.notices)
    made = handouts(story, edition, asked)
    doubts = (*record.doubts, *before.doubts)
    if target.samefile(source):
        published = publish_further(
            target, made, why="handouts", moment=now, based_on=based_on
        )
        written, doubts = published.written, (*doubts, *published.doubts)
    else:
        written = write_files(target, made)
    return HandedOut(written, config, changed_since(record, mission), doubts)


def _asked_for(
    config: RunConfig, formats: Sequence[Format], languages: Sequence[Language] | None
) -> RunConfig:
    asked: dict[str, object] = {"formats": tuple(formats)}
    if languages is not None:
        asked["languages"] = tuple(languages)
    outputs = config.outputs.model_copy(update=asked)
    return config.model_copy(update={"outputs": outputs})


def _misfits(
    source: Path, mission: Mission, problem: Problem, schedule: Schedule
) -> Iterator[Finding]:
    """Say where the plan does not fit its problem, or the tables as they are now."""
    report = verify(problem, schedule) if schedule.has_plan else None
    if report is not None and not report.ok:
        yield Finding(
            str(source / "schedule.json"),
            f"the plan does not hold against {source / 'problem.json'}",
            "See `matchengine verify` for what is wrong, or run again.",
        )
    known = set(mission.participants["id"])
    for one in problem.participants:
        if one.id not in known:
            yield Finding(
                mission.source("participants"),
                f"the plan has {one.id}, who is no longer in the table",
                "Put the business back, or run again.",
                column="id",
            )


def _refuse(findings: Iterator[Finding]) -> None:
    found = tuple(findings)
    if found:
        raise InputError(found)
