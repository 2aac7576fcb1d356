"""The letters of a run: what each business got, and what could not be arranged."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from matchengine.config import Language, RunConfig
from matchengine.errors import Finding, InputError
from matchengine.files.history.in_force import number_in_force
from matchengine.files.run_folder import make_ready
from matchengine.files.run_record import read_run
from matchengine.handouts.calendar.file_names import file_names
from matchengine.handouts.every import not_installed
from matchengine.handouts.pdf.letters import print_letters
from matchengine.preparing import changed_since
from matchengine.publishing import hand_over
from matchengine.rereading import Reread, read_again
from matchengine.results.csv_text import csv_text
from matchengine.results.letter import Letter
from matchengine.results.letter_table import letter_table
from matchengine.results.letters import letters
from matchengine.results.story import Story
from matchengine.trade.looking import Tables
from matchengine.watch import Watch

LetterFormat = Literal["txt", "csv", "pdf"]
LETTER_FORMATS: tuple[LetterFormat, ...] = get_args(LetterFormat)
IF_NOT_ASKED: tuple[LetterFormat, ...] = ("txt", "csv")
"""Without the one that takes packages which not everybody has."""

FOLDER = "letters"

Letters = Mapping[Language, Sequence[Letter]]


@dataclass(frozen=True)
class LettersWritten:
    """The letters by language, the paths of their files, and which inputs changed.

    `doubts` are of the folder.
    """

    letters: Letters
    written: tuple[Path, ...]
    config: RunConfig
    changed: tuple[str, ...]
    doubts: tuple[Finding, ...] = ()


def write_letters(
    source: Path,
    formats: Sequence[LetterFormat] | None = None,
    languages: Sequence[Language] | None = None,
    folder: Path | None = None,
    participant: str | None = None,
) -> LettersWritten:
    """Write the letters of a run's plan to all businesses, or to one.

    Parameters
    ----------
    source
        The outputs folder of a run.
    formats
        txt is a file for each business; csv one table for a mail merge, and pdf one
        file to print, for each language. None asks for txt and csv.
    languages
        Instead of those of the run.
    folder
        Where to; the run's own folder, if None.
    participant
        The id of the only business to write to. Its table and its print then stand
        beside its letter: those of all stay as they are.

    Raises
    ------
    InputError
        With everything that does not hold: files, tables, a plan that does not fit, no
        plan, an unknown participant, a package that is missing.
    """
    record = read_run(source)
    based_on = number_in_force(source)
    asked = tuple(dict.fromkeys(IF_NOT_ASKED if formats is None else formats))
    missing = not_installed(["pdf"] if "pdf" in asked else [])
    if missing:
        raise InputError(missing)
    target = source if folder is None else folder
    make_ready(target)
    config = record.config
    again = read_again(source, config, record.day)
    found = tuple(_refusals(source, again, participant))
    if found:
        raise InputError(found)
    story = again.story(config)
    only = None if participant is None else [participant]
    told = {
        language: letters(story, language, only)
        for language in dict.fromkeys(languages or config.outputs.languages)
    }
    names = file_names(story.participants)
    stem = FOLDER if participant is None else f"{FOLDER}/{names[participant]}"
    contents: dict[str, str | bytes] = {
        name: content
        for format_ in LETTER_FORMATS
        if format_ in asked
        for name, content in MAKERS[format_](story, told, names, stem)
    }
    written, noticed = hand_over(
        contents,
        source,
        target,
        why="letters",
        moment=Watch(None, None).now(config.mission.timezone),
        based_on=based_on,
    )
    changed = changed_since(record, story.mission)
    return LettersWritten(told, written, config, changed, (*record.doubts, *noticed))


def _refusals(
    source: Path, again: Reread, participant: str | None
) -> Iterator[Finding]:
    """Say why no letters can be written."""
    if not again.schedule.has_plan:
        yield Finding(
            str(source / "schedule.json"),
            "there is no plan, so there is nothing to write of",
            "Run again, with more time or with fewer demands.",
            column="status",
            value=str(again.schedule.status),
        )
    mission = again.prepared.mission
    tables = Tables({"participants": mission.participants}, mission.sources)
    known = {one.id for one in again.prepared.problem.participants}
    if participant is not None and participant not in known:
        yield Finding(
            str(source / "problem.json"),
            "the plan has no such participant",
            tables.hint(participant, "participants"),
            column="participants",
            value=participant,
        )


Made = Iterator[tuple[str, str | bytes]]


def _texts(story: Story, told: Letters, names: Mapping[str, str], stem: str) -> Made:
    """Give a file for each letter."""
    del story, stem  # each has a name of its own
    for language, some in told.items():
        for one in some:
            yield f"{FOLDER}/{names[one.participant]}.{language}.txt", one.text


def _tables(story: Story, told: Letters, names: Mapping[str, str], stem: str) -> Made:
    """Give a table for each language."""
    del names
    for language, some in told.items():
        yield f"{stem}.{language}.csv", csv_text(letter_table(story, some))


def _prints(story: Story, told: Letters, names: Mapping[str, str], stem: str) -> Made:
    """Give a file to print for each language."""
    del names
    for language, content in print_letters(story, told).items():
        yield f"{stem}.{language}.pdf", content


MAKERS: dict[LetterFormat, Callable[[Story, Letters, Mapping[str, str], str], Made]] = {
    "txt": _texts,
    "csv": _tables,
    "pdf": _prints,
}
"""What each format makes: contents by file name."""
