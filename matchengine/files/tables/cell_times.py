"""Cells that hold times of the day, spans of time, and dates."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import Any

from matchengine.files.tables.bad_cell import BadCellError
from matchengine.trade.columns import Column

DAY = 24 * 60
CLOCK = re.compile(r"([0-9]{1,2}):([0-9]{2})(?::00)?")
OTHER_CLOCK = re.compile(r"([0-9]{1,2})[.h]([0-9]{2})")
DASH = re.compile(r"\s*[-\u2013\u2014]\s*")
ISO_DATE = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})([ T]00:00:00)?")
TIME_FIX = "Write the time as HH:MM, such as 08:30."
SPAN_FIX = "Write HH:MM-HH:MM, and ; between several."
DATE_FIX = "Write the date as YYYY-MM-DD, such as 2025-05-07."


def minutes(cell: Any, column: Column) -> float:
    """Give a time of the day as minutes since midnight."""
    if isinstance(cell, str):
        return float(_clock(cell.strip(), TIME_FIX))
    seconds = _seconds(cell)
    if seconds is None or not 0 <= seconds <= DAY * 60:
        raise BadCellError("this is no time of the day", TIME_FIX)
    nearest_minute = round(seconds / 60)
    if abs(seconds - 60 * nearest_minute) > 1:
        raise BadCellError("the time is not in whole minutes", TIME_FIX)
    return float(nearest_minute)


def spans(cell: Any, column: Column) -> tuple[tuple[int, int], ...]:
    """Give spans of time such as 12:00-13:00;15:00-15:30 in minutes since midnight."""
    if not isinstance(cell, str):
        raise BadCellError("this is no span of time", SPAN_FIX)
    return tuple(_span(part) for part in cell.split(";") if part.strip())


def day(cell: Any, column: Column) -> date:
    """Give a date."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    match = ISO_DATE.fullmatch(cell.strip()) if isinstance(cell, str) else None
    if match is None:
        raise BadCellError("this is no date that can be read in one way only", DATE_FIX)
    try:
        return date.fromisoformat(match[1])
    except ValueError:
        raise BadCellError("there is no such day", DATE_FIX) from None


def _span(text: str) -> tuple[int, int]:
    ends = DASH.split(text.strip())
    if len(ends) != 2:
        raise BadCellError("this is no span of time", SPAN_FIX)
    start, end = (_clock(part, SPAN_FIX) for part in ends)
    if end <= start:
        raise BadCellError("the span ends before it starts", SPAN_FIX)
    return start, end


def _clock(text: str, fix: str) -> int:
    match = CLOCK.fullmatch(text)
    other = OTHER_CLOCK.fullmatch(text)
    if match is None and other is not None:
        fix = f"Write {int(other[1]):02d}:{other[2]}."
    if match is None:
        raise BadCellError("this is no time of the day", fix)
    hour, minute = int(match[1]), int(match[2])
    if minute > 59 or 60 * hour + minute > DAY:
        raise BadCellError("there is no such time of the day", fix)
    return 60 * hour + minute


def _seconds(cell: Any) -> float | None:
    """Seconds since midnight of what a workbook or data frame calls a time."""
    if isinstance(cell, datetime):
        cell = cell.time()
    if isinstance(cell, time):
        return (
            3600 * cell.hour + 60 * cell.minute + cell.second + cell.microsecond / 1e6
        )
    if isinstance(cell, timedelta):
        return cell.total_seconds()
    if isinstance(cell, float) and 0 <= cell < 1:
        return cell * DAY * 60  # a spreadsheet keeps times as shares of a day
    return None
