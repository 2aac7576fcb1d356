"""Cells of numbers that are not written plainly: which reading is certain.

What settles a doubt, in this order: rupiah are whole, so three digits after a mark are
thousands; other cells of the same column use the mark in one way only. Else the cell is
refused with both readings.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

from matchengine.files.tables.bad_cell import BadCellError
from matchengine.files.tables.canonical import plain_number
from matchengine.files.tables.cells import PARSERS
from matchengine.files.tables.read_cell import Read
from matchengine.files.tables.written_amounts import (
    ABOUT_A_MONTH,
    MONTHS,
    Amount,
    told_apart,
)
from matchengine.files.tables.written_numbers import Role, Written, readings
from matchengine.trade.columns import Column
from matchengine.trade.counting import COUNTS
from matchengine.trade.units import is_unit, nearest_unit, normalise_unit, one_factor

Settled = dict[str, tuple[Role, str]]
Counted = tuple[float, list[str], str]
"""A value, how it came about, and the unit that was named."""

NOTHING_SAID = Amount("1", rupiah=False, dash=False, scale=1, of="", per=())
ONE_NUMBER = "Write one number without words."
DAYS = {
    **dict.fromkeys(("", "hari", "hr", "h", "day", "days", "hari kerja"), 1),
    **dict.fromkeys(("minggu", "mgg", "pekan", "week", "weeks"), 7),
}
ABOUT_DAYS = {
    **dict.fromkeys(("bulan", "bln", "month", "months"), 30),
    **dict.fromkeys(("tahun", "thn", "th", "year", "years"), 365),
}
TIMES = ("", "x", "kali", "kapal", "keberangkatan", "trip", "times", "sailings")
WEEKS = ("minggu", "seminggu", "mgg", "pekan", "week", "wk")
HEADS = (
    *(
        "",
        "orang",
        "org",
        "person",
        "persons",
        "people",
        "pax",
        "delegasi",
        "perwakilan",
    ),
    *("kali", "x", "pertemuan", "temu", "meeting", "meetings", "times"),
)


def amount(cell: object, column: Column, settled: Settled, heading: Amount) -> Read:
    """Read a number with what stands around it, in the cell and in its heading.

    Raises
    ------
    BadCellError
        If it is no number, or may be two.
    """
    if isinstance(cell, str):
        said = _with_heading(told_apart(cell), heading)
        number, how = _number(said, column, settled)
    else:
        said, number, how = heading, PARSERS["number"](cell, _any_number(column)), []
    scaled = number if said.scale == 1 else round(number * said.scale, 6)
    value, more, unit = _counted_thing(scaled, said, column)
    value = PARSERS[column.kind](value, column)
    told = [*how, *said.how, *more]
    return Read(value, ", ".join(told) or "a number", unit)


def _counted_thing(value: float, said: Amount, column: Column) -> Counted:
    if said.rupiah and column.kind != "money":
        raise BadCellError("rupiah stand in a column of no prices", ONE_NUMBER)
    if said.dash and column.kind != "money":
        raise BadCellError("this is no plain number", ONE_NUMBER)
    return COUNTING.get(COUNTS.get(column.name, ""), _bare)(value, said)


def heading_says(note: str, column: Column) -> Amount:
    """Tell what a heading says of its numbers: '(Rp/kg)', '(ton/bulan)', '(ribu Rp)'.

    Raises
    ------
    BadCellError
        If it says something else.
    """
    words = note.casefold().replace("dalam ", "").replace("in ", "").split()
    swapped = {"ribuan": "ribu", "jutaan": "juta", "miliaran": "miliar"}
    words = [swapped.get(word, word) for word in words]
    words.sort(key=lambda word: word in ("rp", "rupiah", "idr"))
    said = told_apart(f"1 {' '.join(words)}")
    _counted_thing(1.0, said, column)
    return said


def _with_heading(said: Amount, heading: Amount) -> Amount:
    if said.scale != 1 and heading.scale != 1:
        raise BadCellError(
            "both the cell and its heading multiply the number", ONE_NUMBER
        )
    return replace(
        said,
        scale=said.scale * heading.scale,
        of=said.of or heading.of,
        per=said.per or heading.per,
    )


def _any_number(column: Column) -> Column:
    return replace(column, kind="number", at_least=-math.inf)


def _number(said: Amount, column: Column, settled: Settled) -> tuple[float, list[str]]:
    found = readings(said.number)
    if not found:
        raise BadCellError("this is no number", "Write digits only, such as 12500.")
    if len(found) == 1:
        [one] = found
        return one.value, [one.how] if one.roles else []
    thousands, decimals = found
    [(mark, _)] = thousands.roles
    if column.kind == "money" and said.scale == 1:
        return thousands.value, [f"{thousands.how}, for rupiah are whole"]
    if mark in settled:
        role, shown = settled[mark]
        chosen = thousands if role == "thousands" else decimals
        return chosen.value, [f"{chosen.how}, as {shown} of the column shows"]
    raise _two_ways(thousands, decimals)


def _two_ways(thousands: Written, decimals: Written) -> BadCellError:
    [(mark, _)] = thousands.roles
    name = "point" if mark == "." else "comma"
    return BadCellError(
        f"the {name} may part thousands or decimals",
        f"Write {plain_number(thousands.value)}, or {plain_number(decimals.value)}.",
    )


def _bare(value: float, said: Amount) -> Counted:
    if said.of == "%" and not said.per:
        return round(value / 100, 12), ["per cent"], ""
    if said.of or said.per:
        raise BadCellError("words stand beside the number", ONE_NUMBER)
    return value, [], ""


def _money_a_unit(value: float, said: Amount) -> Counted:
    if said.of or len(said.per) > 1:
        raise BadCellError(
            "words stand beside the price", "Write rupiah, and the unit beside it."
        )
    unit = said.per[0] if said.per else ""
    if unit in MONTHS or unit in ABOUT_A_MONTH:
        raise BadCellError("the price is not of a unit", "Write rupiah a unit.")
    return value, *_unit(unit)


def _units_a_month(value: float, said: Amount) -> Counted:
    *others, period = said.per or ("bulan",)
    if others:
        raise BadCellError("too many words stand beside the number", ONE_NUMBER)
    if period in ABOUT_A_MONTH:
        many = 30 if ABOUT_A_MONTH[period] == "30 days" else 52 / 12
        raise BadCellError(
            f"the number is per {period.removeprefix('se')}, and months differ",
            f"Write what it is a month; about {round(value * many, 1):g}.",
        )
    if period not in MONTHS:
        raise BadCellError(
            f"'{period}' is no span of time that is known", "Write what it is a month."
        )
    how, unit = _unit(said.of)
    if MONTHS[period] == 1:
        return value, [*how, *(["a month"] if said.per else [])], unit
    how = [*how, f"{MONTHS[period]} months make one {period.removeprefix('se')}"]
    return value / MONTHS[period], how, unit


def _units(value: float, said: Amount) -> Counted:
    if said.per:
        raise BadCellError("words stand beside the number", ONE_NUMBER)
    return value, *_unit(said.of)


def _unit(word: str) -> tuple[list[str], str]:
    if not word:
        return [], ""
    if not is_unit(word):
        raise BadCellError(
            f"'{word}' is no unit that is known",
            f"Write the number alone, and its unit beside it. {nearest_unit(word)}",
        )
    return [f"the unit is {normalise_unit(word)}"], word


def _days(value: float, said: Amount) -> Counted:
    if said.of in ABOUT_DAYS and not said.per:
        about = value * ABOUT_DAYS[said.of]
        raise BadCellError(
            f"'{said.of}' has no certain number of days", f"Write {about:g}, if meant."
        )
    return _counted(value, said, DAYS, "days")


def _kilograms(value: float, said: Amount) -> Counted:
    weight = one_factor(normalise_unit(said.of or "kg"), "kilogram")
    if said.per or math.isnan(weight):
        raise BadCellError("this is no weight", "Write kilograms.")
    return value * weight, [f"{said.of} made kilograms"] if said.of else [], ""


def _times_a_week(value: float, said: Amount) -> Counted:
    if any(one not in WEEKS for one in said.per):
        raise BadCellError("this is not a number a week", "Write how many a week.")
    return _counted(value, replace(said, per=()), dict.fromkeys(TIMES, 1), "a week")


def _heads(value: float, said: Amount) -> Counted:
    return _counted(value, said, dict.fromkeys(HEADS, 1), said.of)


def _counted(value: float, said: Amount, known: dict[str, int], name: str) -> Counted:
    if said.of not in known or said.per:
        raise BadCellError("words stand beside the number", ONE_NUMBER)
    many = known[said.of]
    how = [f"{said.of} made {name}"] if many != 1 else [name] if said.of else []
    return value * many, how, ""


COUNTING: dict[str, Callable[[float, Amount], Counted]] = {
    "money a unit": _money_a_unit,
    "units a month": _units_a_month,
    "units": _units,
    "days": _days,
    "kilograms": _kilograms,
    "times a week": _times_a_week,
    "heads": _heads,
}
"""How each thing that a column may count is read."""
