"""Files, sheets and data frames as they come, and which of them is which table.

A sheet is a table if it bears its name, in any case and language. One that bears
nearly such a name is taken too, if its columns are those of the table, and this is
said. A hidden sheet is taken only by its exact name, and this is said.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from rapidfuzz.distance import OSA

from matchengine.errors import Finding, nearest
from matchengine.files.tables.content import Content
from matchengine.files.tables.headers import has_all_needed, lookalike
from matchengine.files.tables.layout import laid_out
from matchengine.files.tables.raw import RawMission
from matchengine.trade.columns import TABLE_ALIASES, TABLES, folded

TABLE_NAMES: dict[str, str] = {
    folded(called): name
    for name in TABLES
    for called in (name, *TABLE_ALIASES.get(name, ()))
}
"""What a table may be called, folded, and which table is meant."""

OWN_SHEETS = frozenset(("findings", "temuan", "help", "bantuan"))
"""Sheets that matchengine writes beside the tables: they hold none."""

ADDED = re.compile(
    r"\b(?:data|daftar|tabel|table|list|form|formulir|lampiran|sheet|lembar|misi|dagang"
    r"|final|rev(?:isi)?|fix|baru|new|copy|of|salinan|v?[0-9]+)\b|[^\w\s]|_",
    re.IGNORECASE,
)
"""Words that people put beside the name of a table, and that change nothing in it."""

SPELT_ALIKE = 1
"""So many letters may be wrong in a name of six letters or more."""


@dataclass(frozen=True)
class Sheet:
    """Something that may hold a table. `load` gives its cells, for a table's name."""

    called: str
    source: str
    what: str
    load: Callable[[str], Content]
    hidden: bool = False


class BadSheetError(Exception):
    """A sheet that holds no table that can be read."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.problem)
        self.finding = finding


def take(raw: RawMission, sheets: Sequence[Sheet]) -> None:
    """Take every table from its sheet, and say what becomes of the other sheets."""
    left: list[Sheet] = []
    for sheet in sorted(sheets, key=lambda sheet: sheet.hidden):
        name = TABLE_NAMES.get(folded(sheet.called))
        if folded(sheet.called) in OWN_SHEETS:
            continue
        if name is None:
            left.append(sheet)
        elif name not in raw.claimed:
            if sheet.hidden:
                raw.findings.append(_hidden(sheet, name))
            _read(raw, sheet, name)
        elif sheet.hidden:
            raw.findings.append(
                _left_out(sheet, f"it is hidden, and {_taken(raw, name)}")
            )
        else:
            raw.findings.append(_twice(raw, sheet, name))
    exact = frozenset(raw.claimed)
    for sheet in left:
        _take_nearly(raw, sheet, exact)


def nearly(called: str) -> str | None:
    """Say which table is meant by nearly its name; None if that is not certain."""
    bare = folded(ADDED.sub(" ", called))
    if bare in TABLE_NAMES:
        return TABLE_NAMES[bare]
    alike = {
        table
        for name, table in TABLE_NAMES.items()
        if min(len(name), len(bare)) >= 6 and OSA.distance(name, bare) <= SPELT_ALIKE
    }
    words = re.findall(r"[^\W_]+", called)
    within = {
        TABLE_NAMES[folded(word)] for word in words if folded(word) in TABLE_NAMES
    }
    found = alike or within
    return found.pop() if len(found) == 1 else None


def _take_nearly(raw: RawMission, sheet: Sheet, exact: frozenset[str]) -> None:
    name = None if sheet.hidden or sheet.what == "data frame" else nearly(sheet.called)
    try:
        content = sheet.load(name or "participants")
    except BadSheetError:
        content = Content(())
    if name is None or not has_all_needed(name, content.rows):
        if content.holds_something or sheet.what != "sheet":
            raw.findings.append(_unknown(sheet, content))
    elif name in exact:
        raw.findings.append(_left_out(sheet, _taken(raw, name)))
    elif name in raw.claimed:
        raw.findings.append(_parted(raw, sheet, name))
    else:
        raw.findings.append(_taken_for(sheet, name))
        _read(raw, sheet, name)


def _read(raw: RawMission, sheet: Sheet, name: str) -> None:
    raw.claimed[name] = sheet.source
    try:
        table, findings = laid_out(name, sheet.source, sheet.load(name))
    except BadSheetError as bad:
        raw.refuse(name, bad.finding)
        return
    raw.findings += findings
    if table is None:
        raw.unreadable.add(name)
    else:
        raw.tables[name] = table


def _taken(raw: RawMission, name: str) -> str:
    return f"the table '{name}' is already read from {raw.claimed[name]}"


def _twice(raw: RawMission, sheet: Sheet, name: str) -> Finding:
    return Finding(
        sheet.source, _taken(raw, name), f"Keep one {sheet.what} for each table."
    )


def _parted(raw: RawMission, sheet: Sheet, name: str) -> Finding:
    return Finding(
        sheet.source,
        f"its rows are those of the table '{name}' too, as in {raw.claimed[name]}",
        f"Put the rows of both into one {sheet.what}, called {name}.",
    )


def _hidden(sheet: Sheet, name: str) -> Finding:
    return Finding(
        sheet.source,
        f"the sheet is hidden, but read as the table '{name}'",
        "Show it, or remove it if it is not meant.",
        severity="warning",
    )


def _taken_for(sheet: Sheet, name: str) -> Finding:
    return Finding(
        sheet.source,
        f"the {sheet.what} is called nearly so and has its columns",
        f"Call it {name}.",
        value=sheet.called,
        severity="reading",
        reading=f"the table {name}",
    )


def _left_out(sheet: Sheet, why: str) -> Finding:
    return Finding(
        sheet.source,
        f"the {sheet.what} is not read: {why}",
        "Remove it, or move its rows there.",
        severity="warning",
    )


def _unknown(sheet: Sheet, content: Content) -> Finding:
    alike = lookalike(content.rows)
    fix = nearest(sheet.called, tuple(TABLES))
    if alike and alike not in fix and sheet.what != "data frame":
        fix = f"Its columns are those of '{alike}': call it so, if it is."
    hidden = "hidden " if sheet.hidden else ""
    finding = Finding(
        sheet.source,
        f"the {hidden}{sheet.what} is not read: no table is called so",
        fix,
        severity="warning",
    )
    # A folder may hold other files; a dict holds what its writer meant to be read.
    return replace(finding, severity="error") if sheet.what == "data frame" else finding
