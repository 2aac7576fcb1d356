"""Which column of a file is which column of a table.

A heading is a column's name, or one of its other names, in any case. What a heading
says beside the name — a star, a unit in brackets, "per bulan" — is told apart from it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from rapidfuzz.distance import OSA

from matchengine.errors import Finding, nearest
from matchengine.files.tables.bad_cell import BadCellError
from matchengine.files.tables.content import Numbered
from matchengine.files.tables.raw import RawTable, Row, is_blank
from matchengine.files.tables.read_amounts import NOTHING_SAID, heading_says
from matchengine.files.tables.written_amounts import Amount
from matchengine.trade.columns import TABLES, Column, folded
from matchengine.trade.event_columns import EVERY_TABLE

ROWS_LOOKED_AT = 30
"""So many filled rows may be titles, at most, before the header comes."""

ALIASES_SHOWN = 5

NOTE = re.compile(r"^(?P<name>[^(\[]*?)\s*[(\[](?P<note>[^)\]]*)[)\]]\W*$")
PER_UNIT = re.compile(r"^(?P<name>.*?)\s*(?:/|\bper\b)\s*(?P<note>\w+)\W*$", re.I)
MARKS = re.compile(r"[^\w]+")
OF_NUMBERS = ("number", "whole", "money", "share")


@dataclass(frozen=True, slots=True)
class Heading:
    """The column that a heading means, and what it says beside the name."""

    column: Column
    note: str = ""
    exact: bool = True
    weak: bool = False


@dataclass
class Places:
    """Where each column stands, what its heading says, and what stands elsewhere."""

    of: dict[str, int] = field(default_factory=dict)
    says: dict[str, Amount] = field(default_factory=dict)
    extra: list[int] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


@cache
def columns_called(table: str) -> dict[str, Column]:
    """Every name, folded, that a column of the table may bear."""
    return {
        folded(called): column
        for column in EVERY_TABLE[table]
        for called in (column.name, *column.aliases)
    }


@cache
def weakly_called(table: str) -> dict[str, Column]:
    """Every name, folded, that means a column only where no other name does."""
    return {
        folded(called): column
        for column in EVERY_TABLE[table]
        for called in column.weak
    }


@cache
def heading_of(table: str, title: str) -> Heading | None:
    """Say which column of the table a heading means; None if none."""
    for name, note in _told_apart(title):
        for strict in (True, False):
            key = folded(name) if strict else MARKS.sub("", folded(name))
            exact = strict and name == title
            if column := columns_called(table).get(key):
                return Heading(column, note, exact)
            if column := weakly_called(table).get(key):
                return Heading(column, note, exact, weak=True)
    return None


def _told_apart(title: str) -> list[tuple[str, str]]:
    found = [(title, "")]
    if match := NOTE.fullmatch(title):
        found.append((match["name"], match["note"]))
    if match := PER_UNIT.fullmatch(title):
        found.append((match["name"], f"/{match['note']}"))
    return found


def header_place(table: str, rows: Sequence[Row]) -> int:
    """Say which row is the header: the one with most names of columns.

    The first row is left for another only if that has two names, or if it has none
    itself.
    """
    marks = [_known(table, row) for row in rows]
    best = max(marks, default=0)
    if best > marks[0] and (best > 1 or not marks[0]):
        return marks.index(best)
    return 0


def has_all_needed(table: str, rows: Sequence[Numbered]) -> bool:
    """Whether some of the first rows names every needed column of the table."""
    due = {column.name for column in EVERY_TABLE[table] if column.needed}
    return any(due <= _columns_in(table, row) for _, row in rows[:ROWS_LOOKED_AT])


def lookalike(rows: Sequence[Numbered]) -> str | None:
    """Say which table the columns are of, if they can be of one only."""
    found = [name for name in TABLES if has_all_needed(name, rows)]
    return found[0] if len(found) == 1 else None


def _columns_in(table: str, row: Row) -> set[str]:
    headings = (
        heading_of(table, " ".join(c.split())) for c in row if isinstance(c, str)
    )
    return {heading.column.name for heading in headings if heading}


def _known(table: str, row: Row) -> int:
    return len(_columns_in(table, row))


def places_of(raw: RawTable) -> Places:
    """Say at which place of a row each column stands, and what is odd about it."""
    found = Places()
    headings = [heading_of(raw.name, title) for title in raw.header]
    for weak in (False, True):
        for place, heading in enumerate(headings):
            if heading is not None and heading.weak is weak:
                _put(raw, place, heading, found)
    _misspelt(raw, headings, found)
    taken = {*found.of.values(), *found.extra}
    for place, heading in enumerate(headings):
        if place not in taken and (heading is None or heading.weak):
            _extra(raw, place, found)
    missing = [c for c in EVERY_TABLE[raw.name] if c.needed and c.name not in found.of]
    found.findings += [_missing(raw, column) for column in missing]
    return found


def _put(raw: RawTable, place: int, heading: Heading, found: Places) -> None:
    name = heading.column.name
    if name in found.of:
        if not heading.weak:
            found.findings.append(_twice(raw, name, found.of[name], place))
        return
    says = NOTHING_SAID
    if heading.note and heading.column.kind in OF_NUMBERS:
        try:
            says = heading_says(heading.note, heading.column)
        except BadCellError:  # its numbers are of something else: they are not read
            found.findings.append(_not_understood(raw, place, heading))
            found.extra.append(place)
            return
    found.of[name], found.says[name] = place, says
    if not heading.exact:
        found.findings.append(_taken_for(raw, place, heading, found.says[name]))


def _misspelt(raw: RawTable, headings: Sequence[Heading | None], found: Places) -> None:
    """Take a heading with one wrong letter for a column that is not there otherwise."""
    for place, heading in enumerate(headings):
        key = MARKS.sub("", folded(raw.header[place]))
        if heading is not None or len(key) < 6:
            continue
        alike = {
            column.name: column
            for called, column in columns_called(raw.name).items()
            if len(called) >= 6 and OSA.distance(called, key, score_cutoff=1) <= 1
        }
        if len(alike) == 1:
            [column] = alike.values()
            if column.name not in found.of:
                _put(raw, place, Heading(column, exact=False), found)


def _taken_for(raw: RawTable, place: int, heading: Heading, says: Amount) -> Finding:
    more = "" if says is NOTHING_SAID else f", in {heading.note.strip('/ ')}"
    return raw.heading_finding(
        place,
        "the heading is a column's name with more or other letters",
        f"Call it {heading.column.name}.",
        f"the column {heading.column.name}{more}",
    )


def _not_understood(raw: RawTable, place: int, heading: Heading) -> Finding:
    return Finding(
        raw.source,
        f"the heading says '{heading.note}' of its numbers, which is not understood",
        "Write them in rupiah, or in units of the column unit, and leave this out.",
        column=raw.header[place],
        value=raw.header[place],
        cell=raw.cell_at(raw.header_row, place),
    )


def _extra(raw: RawTable, place: int, found: Places) -> None:
    title = raw.header[place]
    if not title:
        if all(is_blank(row[place]) for row in raw.rows):
            return
        problem = f"column {place + 1} has no name; it is kept, but not used"
        finding = Finding(raw.source, problem, "Name it.", severity="warning")
    else:
        finding = Finding(
            raw.source,
            "the column is kept, but not used: no column is called so",
            _meant(raw.name, title),
            column=title,
            severity="warning",
            cell=raw.cell_at(raw.header_row, place),
        )
    found.extra.append(place)
    found.findings.append(finding)


def _meant(table: str, title: str) -> str:
    """Say which column may be meant by a title, if one is near."""
    said = nearest(title, [column.name for column in EVERY_TABLE[table]])
    return said if said.startswith("Did") else "Give it a known name if it means one."


def _twice(raw: RawTable, name: str, first: int, second: int) -> Finding:
    return Finding(
        raw.source,
        f"columns {first + 1} ({raw.header[first]}) and {second + 1} both mean {name}",
        "Keep one of them.",
        column=raw.header[second],
    )


def _missing(raw: RawTable, column: Column) -> Finding:
    others = column.aliases[:ALIASES_SHOWN]
    also = f" (or {', '.join(others)})" if others else ""
    return Finding(
        raw.source,
        "the column is missing",
        f"Add a column named {column.name}{also}.",
        column=column.name,
    )
