"""The commitment sheet as it comes back: rows of cells by the names of the columns."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook
from xlsxwriter.utility import xl_col_to_name

from matchengine.errors import FileError, Finding
from matchengine.files.limits import bytes_of
from matchengine.files.outcomes.formulas import NoValue, cells_without_value
from matchengine.files.tables.raw import Row, is_blank
from matchengine.files.tables.read_workbook import damaged, opened_workbook
from matchengine.results.commitment_columns import (
    COLUMNS,
    LISTS_HEADS,
    NEEDED,
    SHEETS,
    folded_heading,
)
from matchengine.results.words import Said, in_language

HEADINGS = {
    folded_heading(text): column.name
    for column in COLUMNS
    for text in (*column.said, *column.others, column.name)
}
"""What a column may be called, folded, and which it is."""

FROM_ID = ("seller", "seller_city", "buyer", "buyer_city")
"""What formulas fill in from an id; the lists say it too."""

LIST_HEADINGS = {
    folded_heading(text): name for name, said in LISTS_HEADS.items() for text in said
}


@dataclass(frozen=True)
class FilledRow:
    """A row of the sheet: its number, and its cells by the names of the columns."""

    number: int
    cells: Mapping[str, object]

    def cell(self, name: str) -> object:
        """Give a cell; None where nothing stands in it or there is no such column."""
        found = self.cells.get(name)
        return None if is_blank(found) else found


@dataclass(frozen=True)
class FilledSheet:
    """The rows under the headings, where each column stands, and the lists beside it.

    `planned` are the ids of the meetings of the plan, in order; `known` are names and
    cities by the ids of businesses. None where the file has no lists, as a CSV file.
    """

    source: str
    rows: Sequence[FilledRow]
    letters: Mapping[str, str]
    known: Mapping[str, tuple[str, str]] | None = None
    planned: Mapping[str, None] | None = None
    about: Mapping[str, str] = field(default_factory=dict)


def read_sheet(path: Path) -> FilledSheet:
    """Read the sheet from a workbook or a CSV file.

    Raises
    ------
    FileError
        If it cannot be read, or has no row of headings.
    """
    data = bytes_of(path)
    if path.suffix.casefold() in (".csv", ".txt", ".tsv"):
        return _from_rows(path.name, _csv_rows(path, data))
    book = opened_workbook(path, data)
    sheets = {name: _rows_of(book, path, name) for name in book.sheet_names}
    for name, rows in sorted(
        sheets.items(), key=lambda one: not _is(one[0], "commitments")
    ):
        if _heading_row(rows) is not None:
            sheet = _from_rows(f"{path.name}, sheet {name}", rows)
            sheet = _with_formulas(sheet, cells_without_value(data, name))
            lists = next((r for n, r in sheets.items() if _is(n, "lists")), None)
            return sheet if lists is None else _with_lists(sheet, lists)
    raise _no_headings(path.name)


def _rows_of(book: CalamineWorkbook, path: Path, name: str) -> list[Row]:
    try:
        return list(book.get_sheet_by_name(name).to_python(skip_empty_area=False))
    except CalamineError as error:
        raise FileError([damaged(path.name, error)]) from error


def _csv_rows(path: Path, data: bytes) -> list[Row]:
    marked = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "cp1252"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            break
    else:
        raise FileError(
            [Finding(path.name, "it is not a text file", "Save it as CSV in UTF-8.")]
        )
    found: list[list[Row]] = []
    for separator in ",;\t":
        try:
            lines = io.StringIO(text, newline="")
            found.append(list(csv.reader(lines, delimiter=separator)))
        except csv.Error:
            continue
    return next(
        (rows for rows in found if _heading_row(rows) is not None),
        found[0] if found else [],
    )


def _heading_row(rows: Sequence[Row]) -> int | None:
    """Find the row of headings, wherever it is."""
    for at, row in enumerate(rows):
        names = {HEADINGS.get(folded_heading(str(cell))) for cell in row}
        if names.issuperset(NEEDED):
            return at
    return None


def _from_rows(source: str, rows: Sequence[Row]) -> FilledSheet:
    head = _heading_row(rows)
    if head is None:
        raise _no_headings(source)
    at: dict[str, int] = {}
    for place, cell in enumerate(rows[head]):
        name = HEADINGS.get(folded_heading(str(cell)))
        if name is not None:
            at.setdefault(name, place)
    return FilledSheet(
        source,
        [
            FilledRow(number, {name: row[i] for name, i in at.items() if i < len(row)})
            for number, row in enumerate(rows[head + 1 :], head + 2)
        ],
        {name: xl_col_to_name(place) for name, place in at.items()},
    )


def _with_formulas(sheet: FilledSheet, found: Mapping[str, NoValue]) -> FilledSheet:
    """Put what has no value where it stands, but where a name follows from an id."""
    if not found:
        return sheet
    own = {n: letter for n, letter in sheet.letters.items() if n not in FROM_ID}
    rows = [
        FilledRow(
            row.number,
            {
                **row.cells,
                **{
                    name: found[f"{letter}{row.number}"]
                    for name, letter in own.items()
                    if f"{letter}{row.number}" in found
                },
            },
        )
        for row in sheet.rows
    ]
    return replace(sheet, rows=rows)


def _no_headings(source: str) -> FileError:
    fix = "Give the file commitments.….xlsx that a run wrote, or keep its headings."
    needed = ", ".join(
        in_language(column.said, "id") for column in COLUMNS if column.name in NEEDED
    )
    problem = f"there is no row with the headings of a commitment sheet ({needed}, …)"
    return FileError([Finding(source, problem, fix)])


def _with_lists(sheet: FilledSheet, rows: Sequence[Row]) -> FilledSheet:
    """Add who is known and what was planned, as the sheet of the lists says."""
    folded = [[folded_heading(str(cell)) for cell in row] for row in rows]
    titled = [[LIST_HEADINGS.get(text, "") for text in row] for row in folded]
    heads = (n for n, row in enumerate(titled) if {"id", "name", "planned"} <= {*row})
    head = next(heads, None)
    if head is None:
        return sheet
    lists: dict[str, list[str]] = {name: [] for name in LIST_HEADINGS.values()}
    for row in rows[head + 1 :]:
        for name, cell in zip(titled[head], row, strict=False):
            if name:
                lists[name].append(as_text(cell))
    ids = zip(lists["id"], lists["name"], lists["city"], strict=False)
    return replace(
        sheet,
        known={one: (name, city) for one, name, city in ids if one},
        planned=dict.fromkeys(one for one in lists["planned"] if one),
        about={name: next(iter(lists[name]), "") for name in ("mark", "mission")},
    )


def as_text(cell: object) -> str:
    """Give what stands in a cell as text; whole numbers without their decimal point."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return " ".join(str(cell).split())


def _is(name: str, sheet: str) -> bool:
    said: Said = SHEETS[sheet]
    return name.casefold() in [text.casefold() for text in said]
