"""When something happens: a time of the day as people and spreadsheets write it."""

from __future__ import annotations

import math
import re
from typing import Any

from matchengine.files.tables.bad_cell import BadCellError
from matchengine.files.tables.cell_times import DAY, TIME_FIX, minutes
from matchengine.files.tables.written_times import clock_time
from matchengine.trade.event_columns import EVENT_COLUMNS

TIME_COLUMN = next(column for column in EVENT_COLUMNS if column.name == "time")
LIKE_A_TIME = re.compile(
    r"(?:pukul|pkl?|jam)\b.*|[0-9]{1,2}\s*[.:h]\s*[0-9]{2}\b.*|[0-9]{1,2}\s*[ap]\.?m\b.*"
    r"|[0-9]{1,2}\s*(?:pagi|siang|sore|petang|malam)\b.*",
    re.IGNORECASE | re.DOTALL,
)
SHARE = re.compile(r"0?[.,]([0-9]+)")
"""A share of a day, as a spreadsheet keeps a time."""

ONE_SECOND = 1 / 60

PLAIN = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")


def moment(cell: Any) -> tuple[str, str]:
    """Give a moment as "HH:MM", and how it was read ("" where that is plain).

    What is no time at all stays as it is: it may be the id of a slot.

    Raises
    ------
    BadCellError
        If it is a time, but not of the day, or may be two times.
    """
    if not isinstance(cell, str):
        return _of_spreadsheet(cell)
    said = " ".join(cell.split())
    if PLAIN.fullmatch(said):
        return said, ""
    if share := SHARE.fullmatch(said):
        if len(share[1]) == len("MM"):
            raise BadCellError("this may be a share of a day, or a time", TIME_FIX)
        return _of_share(float(f"0.{share[1]}"), len(share[1])), "a share of the day"
    if not LIKE_A_TIME.fullmatch(said):
        return said, ""
    clock, zone, how = clock_time(said)
    if clock >= DAY:
        raise BadCellError("there is no such time of the day", TIME_FIX)
    if zone:
        how += f", {zone.upper()} taken for the mission's own zone"
    return _clock(clock), how


def _of_spreadsheet(cell: Any) -> tuple[str, str]:
    if isinstance(cell, bool):
        raise BadCellError("this is no time of the day", TIME_FIX)
    if isinstance(cell, (int, float)):
        if not math.isfinite(cell):
            raise BadCellError("this is no time of the day", TIME_FIX)
        if float(cell).is_integer():
            return str(int(cell)), ""  # the id of a slot may be a number
        if 0 < cell < 1:
            decimals = len(f"{cell:.15g}") - 2
            return _of_share(cell, decimals), "a share of the day"
        raise BadCellError("this is a number, not a time", TIME_FIX)
    clock = int(minutes(cell, TIME_COLUMN))
    if clock >= DAY:
        raise BadCellError("there is no such time of the day", TIME_FIX)
    return _clock(clock), ""


def _of_share(share: float, decimals: int) -> str:
    """Give the only whole minute that a share of a day can be, as it is rounded."""
    if abs(share * DAY - round(share * DAY)) <= ONE_SECOND:
        return _clock(round(share * DAY))
    off = 0.5 * 10.0**-decimals * DAY
    first, last = (share * DAY - off), (share * DAY + off)
    found = range(math.ceil(first), math.floor(last) + 1)
    if len(found) != 1:
        earliest, latest = _clock(round(first)), _clock(round(last))
        problem = "this is a share of a day, but of no certain minute"
        fix = f"It lies between {earliest} and {latest}. {TIME_FIX}"
        raise BadCellError(problem, fix)
    return _clock(found[0] % DAY)


def _clock(clock: int) -> str:
    clock %= DAY
    return f"{clock // 60:02d}:{clock % 60:02d}"
