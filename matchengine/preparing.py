"""What stands before the solver is asked: tables read, pairs scored, problem built."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from matchengine.building import build_problem, misfits
from matchengine.config import RunConfig
from matchengine.errors import Finding, InputError
from matchengine.files.events.mission_rows import as_told
from matchengine.files.glossary_csv import own_files, read_glossary
from matchengine.files.read_mission import read_mission
from matchengine.files.run_folder import file_before, input_hashes
from matchengine.files.run_record import RunRecord
from matchengine.handouts.calendar.reading import CalendarBefore, calendar_before
from matchengine.live.events import Telling
from matchengine.own_terms import files_of, load_terms
from matchengine.problem import Problem
from matchengine.results.edition import CALENDAR
from matchengine.scoring import Scores, score_pairs
from matchengine.trade.doubts import doubts
from matchengine.trade.mission import Mission


@dataclass(frozen=True)
class Prepared:
    """What stands before the solver is asked: all input is sound."""

    mission: Mission
    scores: Scores
    problem: Problem

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """What reading and scoring noticed and could live with."""
        later = (*self.scores.warnings, *doubts(self.mission))
        told = as_told(later, self.mission.told, self.mission.sources)
        return (*self.mission.warnings, *told)


def score(
    config: RunConfig,
    tell: Callable[[str], object] = lambda phase: None,
    day: Sequence[Telling] = (),
) -> tuple[Mission, Scores]:
    """Read the tables, with what was told on the day, and score the pairs.

    Raises
    ------
    InputError
        With what the tables or scoring refuse.
    """
    mission = _read(config, tell, day)
    return mission, _scored(mission, config, tell)


def _read(
    config: RunConfig, tell: Callable[[str], object], day: Sequence[Telling] = ()
) -> Mission:
    tell("read")
    return read_mission(config.inputs, read_glossary(config.glossary), day)


def _scored(
    mission: Mission, config: RunConfig, tell: Callable[[str], object]
) -> Scores:
    tell("score")
    try:
        return score_pairs(
            mission,
            config.scoring,
            across=config.mission.across,
            on=config.mission.date,
            terms=load_terms(config.scoring),
        )
    except InputError as error:
        found = as_told(error.findings, mission.told, mission.sources)
        raise InputError(found) from error


def prepare(
    config: RunConfig, tell: Callable[[str], object] = lambda phase: None
) -> Prepared:
    """Read the tables, score the pairs, build the problem.

    Raises
    ------
    InputError
        With what scoring refuses and what does not fit the day, both at once.
    """
    mission = _read(config, tell)
    try:
        scores = _scored(mission, config, tell)
    except InputError as error:
        found = (*error.findings, *misfits(mission, config))
        raise InputError(found) from error
    tell("build")
    return Prepared(mission, scores, build_problem(mission, scores, config))


def files_of_ones_own(config: RunConfig) -> tuple[Path, ...]:
    """Name the user's own words and parts, on which the scores hang."""
    return *own_files(config.glossary), *files_of(config.scoring)


def changed_since(record: RunRecord, mission: Mission) -> tuple[str, ...]:
    """Name the inputs of a run that are not as they were, as they are read now."""
    config = record.config
    now = input_hashes(config.inputs, mission, files_of_ones_own(config))
    return record.changed(now)


def told_before(folder: Path, config: RunConfig) -> CalendarBefore:
    """Read what calendars were told before, from the folder of the outputs.

    Raises
    ------
    FileError
        If that calendar is there and cannot be opened.
    """
    if "ics" not in config.outputs.formats:
        return CalendarBefore()
    path = folder / CALENDAR
    return calendar_before(file_before(path), config.mission.name, str(path))
