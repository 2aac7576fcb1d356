"""Read a mission from a folder, a workbook or data frames."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import pandas as pd

from matchengine.errors import FileError, Finding, InputError
from matchengine.files.events.mission_rows import as_told, with_day
from matchengine.files.glossary_csv import read_glossary
from matchengine.files.tables.mission_tables import TypedTable, typed_table
from matchengine.files.tables.other_rows import AN_EXAMPLE
from matchengine.files.tables.raw import RawMission, letters
from matchengine.files.tables.read_folder import read_folder
from matchengine.files.tables.read_frames import read_frames
from matchengine.files.tables.read_workbook import OLD_SUFFIXES, SUFFIXES, read_workbook
from matchengine.files.tables.references import settle_references
from matchengine.live.events import Telling
from matchengine.trade.columns import NEEDED_TABLES, TABLES
from matchengine.trade.commodities import Glossary
from matchengine.trade.contradictions import contradictions
from matchengine.trade.line_codes import settle_codes
from matchengine.trade.mission import Mission, Place, empty_table
from matchengine.trade.same_business import same_businesses

OWN_SCORE = ("score", "value")
"""Columns of which one must be filled in."""


def read_mission(
    source: str | Path | Mapping[str, pd.DataFrame],
    glossary: Glossary | None = None,
    day: Sequence[Telling] = (),
) -> Mission:
    """Read the tables of a mission and check them against each other.

    Parameters
    ----------
    source
        A folder of CSV files, a workbook with one sheet a table, or a dict with a
        data frame for each table.
    glossary
        What goods are called; None takes the one that comes with this package, as
        `read_glossary` gives it.
    day
        What was told on the day: the rows of walk-ins, musts and vetoes are read with
        those of the tables.

    Raises
    ------
    InputError
        With everything that does not hold, in all tables at once.
    FileError
        If the folder or workbook itself cannot be read.
    """
    return mission_of(read_tables(source, glossary, day))


def mission_of(read: ReadTables) -> Mission:
    """Make a mission of tables that were read.

    Raises
    ------
    InputError
        With everything that does not hold, in all tables at once.
    """
    if any(finding.severity == "error" for finding in read.findings):
        raise InputError(read.findings)
    return Mission(
        **read.frames,
        sources=_sources(read.raw),
        warnings=read.findings,
        glossary=read.glossary,
        extra={
            name: table.extra
            for name, table in read.tables.items()
            if len(table.extra.columns)
        },
        places={name: _letters(read, name) for name in read.tables},
        told=read.told,
    )


@dataclass(frozen=True)
class ReadTables:
    """The tables of a mission as they were read, with all that was found in them.

    `frames` holds what could be read, also where there are errors; `findings` has the
    errors first, then what should be looked at, then the readings.
    """

    raw: RawMission
    tables: dict[str, TypedTable]
    frames: dict[str, pd.DataFrame]
    findings: tuple[Finding, ...]
    glossary: Glossary
    told: dict[tuple[str, int], Place] = field(default_factory=dict)


def read_tables(
    source: str | Path | Mapping[str, pd.DataFrame],
    glossary: Glossary | None = None,
    day: Sequence[Telling] = (),
) -> ReadTables:
    """Read the tables of a mission as far as they can be read.

    Raises
    ------
    FileError
        If the folder or workbook itself cannot be read.
    """
    raw = _raw_mission(source)
    findings = [*raw.findings, *_missing_tables(raw), *_untouched(raw)]
    frames: dict[str, pd.DataFrame] = {}
    tables: dict[str, TypedTable] = {}
    for name in TABLES:
        if name in raw.tables:
            tables[name] = typed_table(raw.tables[name])
            findings += tables[name].findings
            if (frame := tables[name].frame) is not None:
                frames[name] = frame
        elif name not in raw.unreadable and name not in NEEDED_TABLES:
            frames[name] = empty_table(name)
    places = {name: table.places for name, table in tables.items()}
    findings += settle_references(frames, raw.tables, places)
    extended = with_day(frames, day)
    frames = extended.frames
    findings += extended.findings
    findings += list(_between_tables(raw, frames, findings))
    words = read_glossary() if glossary is None else glossary
    frames, renewed = settle_codes(frames, _sources(raw), words.codes)
    findings += renewed
    if "participants" in frames:
        findings += same_businesses(
            frames["participants"], _sources(raw).get("participants", "participants")
        )
    read = ReadTables(raw, tables, frames, (), words, extended.told)
    cells = {raw.tables[name].source: _letters(read, name) for name in tables}
    found = as_told(findings, extended.told, _sources(raw))
    return replace(read, findings=in_order(with_cells(found, cells)))


def with_cells(
    findings: Iterable[Finding], cells: Mapping[str, Mapping[str, str]]
) -> Iterator[Finding]:
    """Name the cell of each finding, by source and column, where it is known."""
    for one in findings:
        letter = cells.get(one.source, {}).get(one.column or "")
        if one.cell is None and one.row is not None and letter:
            one = replace(one, cell=f"{letter}{one.row}")
        yield one


def _untouched(raw: RawMission) -> Iterator[Finding]:
    """Say of a template that nobody has filled in yet that it is one."""
    table = raw.tables.get("participants")
    if table is None or table.rows:
        return
    if any(f.source == table.source and f.reading == AN_EXAMPLE for f in raw.findings):
        yield Finding(
            table.source,
            "there are only examples in it: the template is not filled in yet",
            "Write the participants into the rows under the heading.",
        )


def cells_of(mission: Mission) -> dict[str, dict[str, str]]:
    """Give the spreadsheet's letter of each column, by source."""
    return {mission.source(table): where for table, where in mission.places.items()}


def _letters(read: ReadTables, name: str) -> dict[str, str]:
    raw = read.raw.tables[name]
    if not raw.in_cells:
        return {}
    return {column: letters(at) for column, at in read.tables[name].places.items()}


def _raw_mission(source: str | Path | Mapping[str, pd.DataFrame]) -> RawMission:
    if isinstance(source, Mapping):
        return read_frames(source)
    path = Path(source)
    if path.is_dir():
        return read_folder(path)
    if path.suffix.casefold() in (*SUFFIXES, *OLD_SUFFIXES):
        return read_workbook(path)
    problem = "this is neither a folder nor a workbook"
    if not path.exists():
        problem = "there is no such folder or workbook"
    kinds = ", ".join(SUFFIXES)
    raise FileError(
        [Finding(str(path), problem, f"Name a folder of CSV files or one of {kinds}.")]
    )


def _missing_tables(raw: RawMission) -> Iterator[Finding]:
    for name in NEEDED_TABLES:
        if name not in raw.claimed:
            columns = ", ".join(c.name for c in TABLES[name] if c.needed)
            yield Finding(
                raw.source,
                f"the table '{name}' is missing",
                f"Add it, with at least the columns {columns}.",
            )


def _sources(raw: RawMission) -> dict[str, str]:
    return {name: table.source for name, table in raw.tables.items()}


def _between_tables(
    raw: RawMission, frames: Mapping[str, pd.DataFrame], told: Collection[Finding]
) -> Iterator[Finding]:
    """Check the tables against each other, but for what follows from what was told.

    Such are rows that were cut wrongly, and an own score that could not be read.
    """
    scores = {(one.source, one.row) for one in told if one.column in OWN_SCORE}
    for finding in contradictions(frames, _sources(raw)):
        ragged = (t.ragged for t in raw.tables.values() if t.source == finding.source)
        again = (finding.source, finding.row) in scores and finding.column in OWN_SCORE
        if not again and not any(finding.row in rows for rows in ragged):
            yield finding


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Put errors first, readings last."""
    order = ("error", "warning", "reading")
    return tuple(sorted(findings, key=lambda one: order.index(one.severity)))
