"""Times and dates as people write them: `pukul 08.30 WITA`, `7 Mei 2025`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from matchengine.files.tables.bad_cell import BadCellError
from matchengine.files.tables.cell_times import DATE_FIX, DAY, SPAN_FIX, TIME_FIX

TIME = re.compile(
    r"(?P<said>pukul|pkl?|jam)?[. ]*"
    r"(?P<hour>[0-9]{1,2})(?:\s*[.:h]\s*(?P<minute>[0-9]{2}))?(?:[.:]00)?"
    r"\s*(?P<half>am|pm|a\.m\.|p\.m\.|pagi|siang|sore|petang|malam)?"
    r"\s*\(?(?P<zone>wib|wita|wit)?\)?\.?",
    re.IGNORECASE,
)
HALVES: dict[str, range] = {
    "am": range(12),
    "pagi": range(12),
    "pm": range(12, 24),
    "siang": range(10, 16),
    "sore": range(15, 19),
    "petang": range(15, 19),
    "malam": range(18, 24),
}
"""The hours that a word for a part of the day leaves open."""

FROM_TO = re.compile(
    r"\s*(?:-|\u2013|\u2014|\bs\s*[/.]?\s*d\b\.?|\bsampai\b|\bhingga\b|\bto\b)\s*", re.I
)
BETWEEN_SPANS = re.compile(r"\s*(?:;|,|&|\n|\bdan\b|\band\b)\s*", re.I)
UNSURE_HOURS = range(1, 7)
"""Said without a zero or a part of the day, these may be of either half of it."""

MONTHS = (
    "januari january jan",
    "februari february pebruari feb peb",
    "maret march mar mrt",
    "april apr",
    "mei may",
    "juni june jun",
    "juli july jul",
    "agustus august agu aug ags agt",
    "september sept sep",
    "oktober october okt oct",
    "november nopember nov nop",
    "desember december des dec",
)
MONTH = {
    word: number for number, words in enumerate(MONTHS, 1) for word in words.split()
}
DAY_NAMES = "senin selasa rabu kamis jumat jum'at sabtu minggu ahad monday tuesday "
DAY_NAMES += "wednesday thursday friday saturday sunday"
NAMED_DATE = re.compile(r"([0-9]{1,2})[\s\-/.]*([a-z]+)[\s\-/.,]*([0-9]{4})")
NAME_FIRST = re.compile(r"([a-z]+)\s+([0-9]{1,2}),?\s+([0-9]{4})")
YEAR_FIRST = re.compile(r"([0-9]{4})([-/.]?)([0-9]{2})\2([0-9]{2})")
SHORT_YEAR = re.compile(r"([0-9]{1,2})\s*[-/.]\s*([0-9]{1,2})\s*[-/.]\s*([0-9]{2})")
YEAR_LAST = re.compile(r"([0-9]{1,2})\s*[-/.]\s*([0-9]{1,2})\s*[-/.]\s*([0-9]{4})")


def clock_time(text: str) -> tuple[int, str, str]:
    """Give minutes since midnight, the zone that is named (or ""), and how it was read.

    Raises
    ------
    BadCellError
        If it is no time of the day, or may be two.
    """
    match = TIME.fullmatch(" ".join(text.split()))
    if match is None or not (match["minute"] or match["half"] or match["said"]):
        bare = match is not None and int(match["hour"]) <= 24
        fix = f"Write {int(match['hour']):02d}:00." if match and bare else TIME_FIX
        raise BadCellError("this is no time of the day", fix)
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    half = (match["half"] or "").casefold().replace(".", "")
    if half:
        hour = _in_half(hour, half)
    elif hour in UNSURE_HOURS and match["hour"][0] != "0":
        fix = f"Write {hour:02d}:{minute:02d} or {hour + 12}:{minute:02d}."
        raise BadCellError("the hour may be of the morning or the afternoon", fix)
    if minute > 59 or 60 * hour + minute > DAY:
        raise BadCellError("there is no such time of the day", TIME_FIX)
    return 60 * hour + minute, (match["zone"] or "").casefold(), "a time of the day"


def _in_half(hour: int, half: str) -> int:
    """Say which hour is meant, on a clock of twelve or of twenty-four hours."""
    by_twelve: tuple[int, ...] = (hour % 12, hour % 12 + 12) if hour <= 12 else ()
    found = [one for one in (hour, *by_twelve) if one in HALVES[half]]
    if not found:
        raise BadCellError(f"{hour} and '{half}' do not go together", TIME_FIX)
    return found[0]


def time_spans(text: str) -> tuple[tuple[tuple[int, int], ...], str]:
    """Give spans of time in minutes since midnight, and the zone that is named.

    Raises
    ------
    BadCellError
        If something is no span of time.
    """
    spans, zones = [], set()
    for part in filter(None, BETWEEN_SPANS.split(text.strip())):
        ends = FROM_TO.split(part)
        if len(ends) != 2:
            raise BadCellError("this is no span of time", SPAN_FIX)
        try:
            (start, one, _), (end, other, _) = (clock_time(side) for side in ends)
        except BadCellError as bad:
            raise BadCellError(bad.problem, SPAN_FIX) from bad
        if end <= start:
            raise BadCellError("the span ends before it starts", SPAN_FIX)
        spans.append((start, end))
        zones |= {one, other} - {""}
    if len(zones) > 1:
        raise BadCellError("two time zones stand in it", "Write local times only.")
    return tuple(spans), "".join(zones)


def written_date(text: str, order: str) -> tuple[date, str]:
    """Give a date, and how it was read.

    `order` is what other dates of the column show: "day first", "month first" or "".

    Raises
    ------
    BadCellError
        If it is no date, or may be two.
    """
    plain = " ".join(text.casefold().split())
    for name in DAY_NAMES.split():
        plain = plain.removeprefix(name).lstrip(" ,")
    if (match := NAMED_DATE.fullmatch(plain)) and match[2] in MONTH:
        return _day(match[3], MONTH[match[2]], match[1]), "a date with the month's name"
    if (match := NAME_FIRST.fullmatch(plain)) and match[1] in MONTH:
        return _day(match[3], MONTH[match[1]], match[2]), "a date with the month's name"
    if match := YEAR_FIRST.fullmatch(plain):
        return _day(match[1], match[3], match[4]), "year, month, day"
    if match := YEAR_LAST.fullmatch(plain):
        return _year_last(int(match[1]), int(match[2]), match[3], order)
    if match := SHORT_YEAR.fullmatch(plain):
        meant = f"20{match[3]}-{int(match[2]):02d}-{int(match[1]):02d}"
        raise BadCellError("the year has two digits", f"Write {meant}, if meant.")
    raise BadCellError("this is no date that can be read in one way only", DATE_FIX)


def _year_last(first: int, second: int, year: str, order: str) -> tuple[date, str]:
    if first == second or first > 12:
        return _day(year, second, first), "day, month, year"
    if second > 12:
        return _day(year, first, second), "month, day, year"
    if order == "day first":
        return _day(year, second, first), "day, month, year, as others of the column"
    if order == "month first":
        return _day(year, first, second), "month, day, year, as others of the column"
    raise BadCellError(
        "the date may begin with the day or the month",
        f"Write {_day(year, second, first)}, or {_day(year, first, second)}.",
    )


def day_order(texts: Iterable[str]) -> str:
    """Say whether dates of a column begin with the day or the month; "" if unsure."""
    orders = set()
    for text in texts:
        if match := YEAR_LAST.fullmatch(text.strip()):
            first, second = int(match[1]), int(match[2])
            if 12 < first <= 31 and second <= 12:
                orders.add("day first")
            elif 12 < second <= 31 and first <= 12:
                orders.add("month first")
    return orders.pop() if len(orders) == 1 else ""


def _day(year: str, month: int | str, day: int | str) -> date:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        raise BadCellError("there is no such day", DATE_FIX) from None
