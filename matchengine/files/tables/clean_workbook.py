"""A clean workbook from tables as they arrived.

Every table has its own columns first, with the values as they were read, then the
columns that no table has. What could not be read stays as it was written, coloured,
with a comment that says what is wrong; a sheet lists everything that was found.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from matchengine.errors import Finding
from matchengine.files.read_mission import ReadTables
from matchengine.files.tables.mission_tables import TypedTable
from matchengine.files.tables.raw import RawTable, is_blank, letters
from matchengine.files.tables.xlsx_sheets import (
    for_paper,
    format_of,
    workbook_in,
    write_as_it_was,
    write_text,
    write_value,
)
from matchengine.trade.columns import TABLES, Column

FINDINGS = "findings"
"""The sheet of the findings; reading passes it over."""

WIDEST = 44
MANY = ("statuses", "spans", "list", "words")
COLOURS = {"error": "#F4B6B0", "warning": "#FFF2B3"}
"""Behind cells that must be corrected, and cells that should be looked at."""

LISTED = {
    "severity": 10,
    "found in": 34,
    "row": 6,
    "cell": 8,
    "column": 22,
    "value": 34,
    "read as": 24,
    "problem": 60,
    "fix": 60,
    "now in": 16,
}
"""The columns of the findings, and how wide they are."""

Marks = Mapping[tuple[int, str], list[Finding]]


@dataclass(frozen=True)
class Written:
    """A table on its way into the workbook."""

    raw: RawTable
    typed: TypedTable
    frame: pd.DataFrame
    columns: tuple[Column, ...]
    marks: Marks

    def place_of(self, column: str | None) -> int | None:
        """Say at which place of the clean sheet a column stands."""
        names = [one.name for one in self.columns]
        if column in names:
            return names.index(column)
        extra = list(self.typed.extra.columns)
        return len(names) + extra.index(column) if column in extra else None


def clean_workbook(read: ReadTables) -> bytes:
    """Give the bytes of a workbook that holds the tables as they were read."""
    tables = [_written(read, name) for name in TABLES if name in read.tables]
    target = io.BytesIO()
    with workbook_in(target) as book:
        listing = book.add_worksheet(FINDINGS)
        looks = {
            severity: book.add_format({"bg_color": colour, "valign": "top"})
            for severity, colour in COLOURS.items()
        }
        for table in tables:
            _write(book, table, looks)
        _list(book, listing, read.findings, {one.raw.source: one for one in tables})
    return target.getvalue()


def _written(read: ReadTables, name: str) -> Written:
    raw, typed = read.raw.tables[name], read.tables[name]
    frame = read.frames.get(name, typed.values)
    columns = tuple(
        column
        for column in TABLES[name]
        if column.needed
        or column.name in typed.places
        or (column.name == "unit" and (frame["unit"] != "").any())
    )
    titles = {raw.header[place]: column for column, place in typed.places.items()}
    marks: dict[tuple[int, str], list[Finding]] = {}
    for one in read.findings:
        if one.source == raw.source and one.row and one.severity in COLOURS:
            column = titles.get(one.column or "", one.column or columns[0].name)
            marks.setdefault((one.row, column), []).append(one)
    return Written(raw, typed, frame, columns, marks)


def _write(book: Workbook, table: Written, looks: Mapping[str, Format]) -> None:
    sheet = book.add_worksheet(table.raw.name)
    heading = book.add_format({"bold": True, "bottom": 1, "text_wrap": True})
    titles = [column.name for column in table.columns]
    titles += [str(title) for title in table.typed.extra.columns]
    for place, title in enumerate(titles):
        write_text(sheet, 0, place, title, heading)
    for place, column in enumerate(table.columns):
        look = format_of(book, column)
        sheet.set_column(place, place, _width(table.frame, column), look)
        values = table.frame[column.name].tolist()
        for at, number in enumerate(table.raw.numbers):
            where = at, number, place
            _write_cell(sheet, table, where, column, values[at], looks, look)
    for place, title in enumerate(table.typed.extra.columns, len(table.columns)):
        sheet.set_column(place, place, 18)
        for at, cell in enumerate(table.typed.extra[title].tolist(), 1):
            if not is_blank(cell):
                write_as_it_was(sheet, at, place, cell)
    for_paper(sheet)
    sheet.freeze_panes(1, min(2, len(table.columns)))
    if table.raw.numbers:
        sheet.autofilter(0, 0, len(table.raw.numbers), len(titles) - 1)


def _write_cell(
    sheet: Worksheet,
    table: Written,
    where: tuple[int, int, int],
    column: Column,
    value: object,
    looks: Mapping[str, Format],
    look: Format,
) -> None:
    at, number, place = where
    found = table.marks.get((number, column.name), ())
    if found:
        look = looks[found[0].severity]
        told = "\n".join(f"{one.problem}. {one.fix}" for one in found)
        stood_under = dict.fromkeys(str(one.column) for one in found if one.column)
        told += "".join(f"\n({title})" for title in stood_under if title != column.name)
        sheet.write_comment(at + 1, place, told, {"x_scale": 2, "y_scale": 1.5})
    stood = table.typed.places.get(column.name)
    was = None if stood is None else table.raw.rows[at][stood]
    if (number, column.name) in table.typed.bad:
        write_as_it_was(sheet, at + 1, place, was, look)
    elif _stands(value, column, was):
        write_value(sheet, at + 1, place, value, column, look)
    elif found:
        sheet.write_blank(at + 1, place, None, look)


def _stands(value: object, column: Column, was: object) -> bool:
    """Whether something is written: what is missing only where it was spelt out."""
    if value != value or value == column.missing:
        return column.kind in ("flag", "choice") and not is_blank(was) and value != ""
    return True


def _width(frame: pd.DataFrame, column: Column) -> int:
    if column.dtype != "object" or column.kind in MANY:
        return max(24 if column.kind in MANY else 14, len(column.name) + 2)
    longest = max(map(len, map(str, frame[column.name])), default=0)
    return min(WIDEST, max(longest, len(column.name)) + 2)


def _list(
    book: Workbook,
    sheet: Worksheet,
    findings: Sequence[Finding],
    tables: Mapping[str, Written],
) -> None:
    """List every finding, with the place that its cell has in this workbook."""
    heading = book.add_format({"bold": True, "bottom": 1})
    top = book.add_format({"valign": "top"})
    for place, (title, width) in enumerate(LISTED.items()):
        write_text(sheet, 0, place, title, heading)
        sheet.set_column(place, place, width, top)
    rows = {
        source: {number: at for at, number in enumerate(table.raw.numbers, 2)}
        for source, table in tables.items()
    }
    for at, one in enumerate(findings, 1):
        now = _now_in(one, tables.get(one.source), rows.get(one.source, {}))
        for place, cell in enumerate(_told(one, now)):
            if cell is not None:
                write_as_it_was(sheet, at, place, cell, top)
    for_paper(sheet)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(1, len(findings)), len(LISTED) - 1)


def _told(one: Finding, now: str | None) -> Iterable[object]:
    return (
        *(one.severity, one.source, one.row, one.cell, one.column),
        *(one.value, one.reading, one.problem, one.fix, now),
    )


def _now_in(one: Finding, table: Written | None, rows: Mapping[int, int]) -> str | None:
    if table is None or one.row is None or one.row not in rows:
        return None
    titles = {
        table.raw.header[place]: column for column, place in table.typed.places.items()
    }
    place = table.place_of(titles.get(one.column or "", one.column))
    if place is None:
        return None
    return f"{table.raw.name}!{letters(place)}{rows[one.row]}"
