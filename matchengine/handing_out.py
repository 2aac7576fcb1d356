"""Handouts of a run, made again from its folder: other forms, other languages."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from matchengine.config import Format, Language, RunConfig
from matchengine.errors import Finding, InputError
from matchengine.files.history.in_force import number_in_force
from matchengine.files.run_folder import make_ready
from matchengine.files.run_record import read_run
from matchengine.handouts.every import HANDOUTS, handouts, not_installed
from matchengine.preparing import changed_since, told_before
from matchengine.publishing import hand_over
from matchengine.rereading import read_again
from matchengine.results.edition import edition_of


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
    again = read_again(source, config, record.day)
    before = told_before(source, config)
    if not before.notices and target != source:
        before = told_before(target, config)
    story = again.story(config, before.doubts)
    now = datetime.datetime.now(ZoneInfo(config.mission.timezone))
    wall_s = again.schedule.run.wall_s if again.schedule.run is not None else 0.0
    edition = edition_of(story, now, wall_s=wall_s, calendar=before.notices)
    made = handouts(story, edition, asked)
    written, noticed = hand_over(
        made, source, target, why="handouts", moment=now, based_on=based_on
    )
    doubts = (*record.doubts, *before.doubts, *noticed)
    return HandedOut(written, config, changed_since(record, story.mission), doubts)


def _asked_for(
    config: RunConfig, formats: Sequence[Format], languages: Sequence[Language] | None
) -> RunConfig:
    asked: dict[str, object] = {"formats": tuple(formats)}
    if languages is not None:
        asked["languages"] = tuple(languages)
    outputs = config.outputs.model_copy(update=asked)
    return config.model_copy(update={"outputs": outputs})
