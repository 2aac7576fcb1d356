"""Read a mission from a folder, a workbook or data frames."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

import pandas as pd

from matchengine.errors import FileError, Finding, InputError
from matchengine.files.glossary_csv import read_glossary
from matchengine.files.mission_tables import typed_table
from matchengine.files.raw import RawMission
from matchengine.files.read_folder import read_folder
from matchengine.files.read_frames import read_frames
from matchengine.files.read_workbook import SUFFIXES, read_workbook
from matchengine.trade.columns import NEEDED_TABLES, TABLES
from matchengine.trade.commodities import Glossary
from matchengine.trade.contradictions import contradictions
from matchengine.trade.line_codes import settle_codes
from matchengine.trade.mission import Mission, empty_table

OWN_SCORE = ("score", "value")
"""Columns of which one must be filled in."""


def read_mission(
    source: str | Path | Mapping[str, pd.DataFrame], glossary: Glossary | None = None
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

    Raises
    ------
    InputError
        With everything that does not hold, in all tables at once.
    FileError
        If the folder or workbook itself cannot be read.
    """
    raw = _raw_mission(source)
    findings = [*raw.findings, *_missing_tables(raw)]
    frames: dict[str, pd.DataFrame] = {}
    for name in TABLES:
        if name in raw.tables:
            frame, bad = typed_table(raw.tables[name])
            findings += bad
            if frame is not None:
                frames[name] = frame
        elif name not in raw.unreadable and name not in NEEDED_TABLES:
            frames[name] = empty_table(name)
    findings += list(_between_tables(raw, frames, findings))
    words = read_glossary() if glossary is None else glossary
    frames, renewed = settle_codes(frames, _sources(raw), words.codes)
    findings += renewed
    if any(finding.severity == "error" for finding in findings):
        raise InputError(_errors_first(findings))
    return Mission(
        **frames, sources=_sources(raw), warnings=tuple(findings), glossary=words
    )


def _raw_mission(source: str | Path | Mapping[str, pd.DataFrame]) -> RawMission:
    if isinstance(source, Mapping):
        return read_frames(source)
    path = Path(source)
    if path.is_dir():
        return read_folder(path)
    if path.suffix.casefold() in SUFFIXES:
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


def _errors_first(findings: Iterable[Finding]) -> list[Finding]:
    return sorted(findings, key=lambda finding: finding.severity != "error")
