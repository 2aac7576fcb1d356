"""Sheets as XlsxWriter writes them: plain values, and text that stays text."""

from __future__ import annotations

import io
import math
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from matchengine.files.limits import LONGEST_CELL
from matchengine.files.tables.canonical import as_written
from matchengine.trade.columns import Column

PLAIN_TEXT = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "in_memory": True,
}
MADE = datetime(2000, 1, 1)
"""Stands in every workbook, so that the same content gives the same bytes."""

DAY = 24 * 60
FIRST_DAY = date(1900, 3, 1)
"""Spreadsheets disagree about days before this one."""

NUMBER_FORMATS = {
    "time": "hh:mm",
    "date": "yyyy-mm-dd",
    "money": "#,##0",
    "number": "#,##0.###",
    "whole": "0",
    "share": "0.##",
}
"""How the cells of a kind look; all others are text."""


@contextmanager
def workbook_in(target: io.BytesIO) -> Iterator[Workbook]:
    """Make a workbook whose bytes depend on nothing but what is written into it."""
    book = xlsxwriter.Workbook(target, PLAIN_TEXT)
    book.set_properties({"created": MADE})
    yield book
    book.close()


def for_paper(sheet: Worksheet) -> None:
    """Let a sheet print as wide as a page, with its header on each."""
    sheet.set_paper(9)  # A4
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def format_of(book: Workbook, column: Column, **more: Any) -> Format:
    """Give the look of a column's cells."""
    look = {"num_format": NUMBER_FORMATS.get(column.kind, "@"), "valign": "top"}
    return book.add_format({**look, **more})


def write_value(
    sheet: Worksheet, row: int, place: int, value: object, column: Column, look: Format
) -> None:
    """Write a value of a column so that it is read back as the same, and plainly."""
    if isinstance(value, date) and value >= FIRST_DAY:
        sheet.write_datetime(row, place, datetime(*value.timetuple()[:3]), look)
    elif isinstance(value, float) and column.kind == "time":
        if 0 <= value < DAY:
            sheet.write_number(row, place, value / DAY, look)
        else:
            sheet.write_string(row, place, as_written(value, column), look)
    elif isinstance(value, float) and not _is_exact(value):
        sheet.write_string(row, place, as_written(value, column), look)
    elif isinstance(value, float):
        sheet.write_number(row, place, value, look)
    else:
        write_text(sheet, row, place, as_written(value, column), look)


def write_as_it_was(
    sheet: Worksheet, row: int, place: int, cell: object, look: Format | None = None
) -> None:
    """Write a cell as it stood in the file, of whatever type it was."""
    if isinstance(cell, bool):
        sheet.write_boolean(row, place, cell, look)
    elif isinstance(cell, (int, float)) and math.isfinite(cell) and _is_exact(cell):
        sheet.write_number(row, place, cell, look)
    elif cell is None:
        sheet.write_blank(row, place, None, look)
    elif isinstance(cell, (datetime, date, time, timedelta)):
        write_text(sheet, row, place, _moment(cell), look)
    else:
        write_text(sheet, row, place, str(cell), look)


def write_text(
    sheet: Worksheet, row: int, place: int, text: str, look: Format | None = None
) -> None:
    """Write text that stays text, whatever it begins with; cut at what a cell holds."""
    if len(text) > LONGEST_CELL:
        text = text[: LONGEST_CELL - 1] + "…"
    sheet.write_string(row, place, text, look)


def _moment(cell: datetime | date | time | timedelta) -> str:
    if isinstance(cell, datetime) and cell.time() == time():
        return cell.date().isoformat()
    if isinstance(cell, time) and not cell.second:
        return cell.isoformat("minutes")
    return str(cell)


def _is_exact(value: float) -> bool:
    """Whether a number is the same again after it was written with 16 digits."""
    return float(f"{value:.16G}") == value
