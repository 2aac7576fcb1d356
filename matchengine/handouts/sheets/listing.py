"""A list on a sheet: a heading, columns, rows; told if not all rows are there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any, Literal

from xlsxwriter.worksheet import Worksheet

from matchengine.handouts.sheets.book import Book, is_like_formula
from matchengine.handouts.sheets.cells import put
from matchengine.handouts.sheets.looks import (
    ABOUT,
    CELL,
    CLOCK,
    HEAD,
    NOTE,
    QUANTITY,
    RUPIAH,
    SCORE,
    SECTION,
    TITLE,
    WHOLE,
    WRAPPED,
)

Kind = Literal["text", "long", "id", "whole", "score", "rupiah", "clock", "quantity"]

AS_USUAL: Mapping[str, Any] = {}

LINE_HEIGHT, MOST_LINES = 13.0, 30
"""A row of more lines would be higher than a row can be."""
LETTERS_PER_WIDTH = 0.98
"""Letters in a unit of width; fewer than there are, since lines break at words."""

LOOKS: dict[Kind, dict[str, Any]] = {
    "text": WRAPPED,
    "long": WRAPPED,
    "id": {**CELL, "align": "center"},
    "whole": {**CELL, "num_format": WHOLE, "align": "center"},
    "score": {**CELL, "num_format": SCORE},
    "rupiah": {**CELL, "num_format": RUPIAH},
    "clock": {**CELL, "num_format": CLOCK, "align": "center"},
    "quantity": {**CELL, "num_format": QUANTITY},
}
"""How the cells of a kind look."""


@dataclass(frozen=True)
class Shown:
    """A column of a list: its heading, what stands in it, how wide it is."""

    heading: str
    kind: Kind
    width: float


def write_title(book: Book, sheet: Worksheet, title: str) -> int:
    """Write what a sheet is and of which plan; give the row below."""
    sheet.set_row(0, 24)
    put(sheet, 0, 0, title, book.look(**TITLE))
    put(sheet, 1, 0, book.about, book.look(**ABOUT))
    return 2


def write_note(book: Book, sheet: Worksheet, row: int, note: str) -> int:
    """Write a remark, if there is one; give the row below."""
    if not note:
        return row
    put(sheet, row, 0, note, book.look(**NOTE))
    return row + 1


def write_section(
    book: Book, sheet: Worksheet, row: int, columns: tuple[int, int], title: str
) -> None:
    """Write a heading with a line under it, from one column to another."""
    first, last = columns
    for at in range(first, last + 1):
        put(sheet, row, at, title if at == first else None, book.look(**SECTION))


def write_heads(
    book: Book, sheet: Worksheet, row: int, columns: Sequence[Shown]
) -> None:
    """Write the headings, and make the columns as wide as they should be."""
    sheet.set_row(row, 32)
    for at, column in enumerate(columns):
        put(sheet, row, at, column.heading, book.look(**HEAD))
        sheet.set_column(at, at, column.width)


def write_cells(
    book: Book,
    sheet: Worksheet,
    row: int,
    columns: Sequence[Shown],
    cells: Iterable[Any],
    options: dict[str, int] | None = None,
    *,
    look: Mapping[str, Any] = AS_USUAL,
) -> None:
    """Write a row of a list, as high as its longest text needs."""
    cells = list(cells)
    kinds = {column.kind for column in columns}
    looks = {kind: book.look(**{**LOOKS[kind], **look}) for kind in kinds}
    sheet.set_row(row, _height(columns, cells), None, options)
    for at, (column, cell) in enumerate(zip(columns, cells, strict=True)):
        if is_like_formula(cell):
            shown = book.text_look(cell, **{**LOOKS[column.kind], **look})
        else:
            shown = looks[column.kind]
        put(sheet, row, at, cell, shown)


def _height(columns: Sequence[Shown], cells: Sequence[Any]) -> float:
    """Say how many points high a row is: not all spreadsheets find out themselves."""
    lines = max(
        (
            lines_of(cell, column.width)
            for column, cell in zip(columns, cells, strict=True)
            if isinstance(cell, str)
        ),
        default=1,
    )
    return LINE_HEIGHT * min(lines, MOST_LINES) + 2


def lines_of(text: str, width: float) -> int:
    """Count the lines of a text in a column of a width."""
    letters = width * LETTERS_PER_WIDTH
    return sum(max(1, ceil(len(part) / letters)) for part in text.split("\n"))
