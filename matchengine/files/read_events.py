"""Read what happened on a day: a table, JSON, or lines of text; all faults at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from matchengine.errors import FileError, Finding, InputError
from matchengine.files.events.json import from_json
from matchengine.files.events.rows import unreadable_rows, with_rows
from matchengine.files.events.said import Said
from matchengine.files.events.tables import from_content, from_sheets, is_table
from matchengine.files.events.telling import event_of
from matchengine.files.limits import LONGEST_CELL
from matchengine.files.tables.content import Content
from matchengine.files.tables.raw import RawMission
from matchengine.files.tables.read_folder import (
    NotCsvError,
    csv_sheet,
    folder_sheets,
    text_of,
)
from matchengine.files.tables.read_workbook import (
    OLD_SUFFIXES,
    SUFFIXES,
    workbook_sheets,
)
from matchengine.files.tables.sheets import BadSheetError
from matchengine.live.events import Event

TABLES_AS_TEXT = (".csv", ".tsv")
MOST_EVENTS = 10_000
"""A day of 2,400 businesses with four events each holds as many."""


@dataclass(frozen=True)
class ReadEvents:
    """The events in the order in which they were told, and what reading noticed."""

    events: tuple[Event, ...]
    findings: tuple[Finding, ...] = ()


def read_events(path: str | Path) -> ReadEvents:
    """Read events from a table (CSV, XLSX, a folder), from JSON or lines of text.

    Raises
    ------
    InputError
        With everything in it that tells no event for certain.
    FileError
        If it cannot be read at all.
    """
    path = Path(path)
    raw = RawMission(path.name)
    findings: list[Finding] = []
    if path.is_dir():
        said = from_sheets(str(path), folder_sheets(path), raw, findings)
    elif path.suffix.casefold() in (*SUFFIXES, *OLD_SUFFIXES):
        sheets, odd = workbook_sheets(path)
        findings += odd
        said = from_sheets(path.name, sheets, raw, findings)
    else:
        said = _from_file(path, findings)
    return _events_of(said, raw, findings)


def events_from_text(text: str, source: str = "events") -> ReadEvents:
    """Read events from JSON or lines of text; messages name `source`.

    Raises
    ------
    InputError
        With everything in it that tells no event for certain.
    """
    findings: list[Finding] = []
    said = _from_text(text, source, findings)
    return _events_of(said, RawMission(source), findings)


def _events_of(
    said: Sequence[Said], raw: RawMission, findings: list[Finding]
) -> ReadEvents:
    if len(said) > MOST_EVENTS:
        problem = f"it tells {len(said):,} events, and {MOST_EVENTS:,} are the most"
        raise InputError([Finding(said[0].source, problem, "Tell what is new only.")])
    events = [event for one in said if (event := event_of(one)) is not None]
    for one in said:
        findings += one.findings
    events = with_rows(events, raw, findings)
    findings += unreadable_rows(events)
    if any(one.severity == "error" for one in findings):
        raise InputError(one for one in findings if one.severity == "error")
    return ReadEvents(tuple(events), tuple(findings))


def _from_file(path: Path, findings: list[Finding]) -> list[Said]:
    if not path.exists():
        fix = "Name a CSV or XLSX file, a folder, JSON, or lines of text."
        raise FileError([Finding(str(path), "there is no such file", fix)])
    try:
        text = text_of(path)
    except NotCsvError as bad:
        problem = Finding(path.name, bad.problem, bad.fix, bad.row)
        raise FileError([problem]) from bad
    if path.suffix.casefold() == ".json" or _is_json(text):
        return from_json(text.removeprefix("\ufeff"), path.name, findings)
    content = _content_of(path, findings)
    if content is not None and is_table(content):
        return from_content(path.name, content, findings)
    return _from_text(text, path.name, findings)


def _content_of(path: Path, findings: list[Finding]) -> Content | None:
    """Give the cells of a file that may be a table; None where it has none."""
    try:
        return csv_sheet(path).load("events")
    except BadSheetError as bad:
        if path.suffix.casefold() in TABLES_AS_TEXT:
            findings.append(bad.finding)
        return None


def _from_text(text: str, source: str, findings: list[Finding]) -> list[Said]:
    text = text.removeprefix("\ufeff")
    if _is_json(text):
        return from_json(text, source, findings)
    said = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        one = Said({"event": line.strip()}, source, number, is_line=True)
        if len(line) > LONGEST_CELL:
            one.note("event", "the line is too long to tell an event", "Shorten it.")
            one.fields = {}
        said.append(one)
    return said


def _is_json(text: str) -> bool:
    return text.lstrip()[:1] in ("[", "{")
