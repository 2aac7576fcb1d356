"""What may stand in a cell of a workbook, and how it gets there.

A text is always written as a text: what begins like a formula is none, and stays none
when somebody edits the cell, as it carries the mark that spreadsheets set for that.
"""

from __future__ import annotations

import datetime
import math
import re
from typing import Any

import pandas as pd
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

LONGEST = 32_767
"""So many characters a cell holds at most."""

ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""What XML cannot carry, and what nobody can see."""

SHOWN = "…"


def cleaned(text: str) -> str:
    """Give a text as a cell can hold it; one that is too long ends in `SHOWN`."""
    plain = ILLEGAL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    if len(plain) <= LONGEST // 2:
        return plain
    # a spreadsheet counts in UTF-16, where some characters take two places
    if len(plain.encode("utf-16-le")) // 2 <= LONGEST:
        return plain
    kept = plain.encode("utf-16-le")[: 2 * (LONGEST - 1)]
    return kept.decode("utf-16-le", errors="ignore") + SHOWN


def is_missing(value: Any) -> bool:
    """Whether there is nothing to write: None, NaN, NA or no text."""
    return value is None or value is pd.NA or value == "" or value != value


def put(sheet: Worksheet, row: int, column: int, value: Any, look: Format) -> None:
    """Write a value as what it is: text, number, time; what is missing is blank."""
    if is_missing(value):
        sheet.write_blank(row, column, None, look)
    elif isinstance(value, str):
        sheet.write_string(row, column, cleaned(value), look)
    elif isinstance(value, (datetime.date, datetime.time)):
        sheet.write_datetime(row, column, value, look)
    elif math.isinf(value):
        sheet.write_string(row, column, "-∞" if value < 0 else "∞", look)
    else:
        sheet.write_number(row, column, value, look)


def shortened(text: str, width: int) -> str:
    """Cut a text that is longer than so many characters, and show that it was."""
    return text if len(text) <= width else text[: width - 1].rstrip() + SHOWN
