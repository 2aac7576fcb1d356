"""Units that stand beside numbers: they fill the row's unit, or are held against it.

A row has one unit, for its price and its quantities. A number of another unit is made
one of the row's, where that is arithmetic: 25 ton are 25000 kg. Where it is not, or
where nothing says what the price is for, the cell is refused.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from matchengine.files.tables.canonical import plain_number
from matchengine.files.tables.raw import RawTable
from matchengine.files.tables.read_column import ReadColumn
from matchengine.trade.counting import COUNTS
from matchengine.trade.units import normalise_unit, one_factor

PRICES = tuple(name for name, what in COUNTS.items() if what == "money a unit")
Columns = dict[str, ReadColumn]


def settle_units(raw: RawTable, places: Mapping[str, int], read: Columns) -> None:
    """Bring the numbers of a row into one unit, and fill it in where it is missing."""
    naming = [name for name, done in read.items() if done.units]
    if not naming:
        return
    if "unit" not in read:
        read["unit"] = ReadColumn([""] * len(raw.rows))
    for at in range(len(raw.rows)):
        said = {name: read[name].units[at] for name in naming if at in read[name].units}
        if said and at not in read["unit"].bad:
            _settle(raw, places, read, at, said)


def _settle(
    raw: RawTable,
    places: Mapping[str, int],
    read: Columns,
    at: int,
    said: dict[str, str],
) -> None:
    own = read["unit"].values[at] or _filled(raw, places, read, at, said)
    if not own:
        return
    for name, unit in said.items():
        if normalise_unit(unit) != normalise_unit(own):
            _convert(raw, places[name], read[name], at, name, (unit, own))


def _filled(
    raw: RawTable,
    places: Mapping[str, int],
    read: Columns,
    at: int,
    said: dict[str, str],
) -> str:
    """Give the row the unit that its price names, or, without a price, its quantity."""
    prices = [name for name in PRICES if name in read]
    by_price = [name for name in prices if name in said]
    name = by_price[0] if by_price else next(iter(said))
    unit = said[name]
    priced = any(not math.isnan(read[one].values[at]) for one in prices)
    if priced and not by_price:
        _refuse(
            raw,
            places[name],
            read[name],
            at,
            f"the cell names {unit}, but nothing says what the price is for",
            f"Write {unit} into the column unit if the price is of one {unit}; else "
            "the unit of the price there, and the number in that unit here.",
        )
        return ""
    read["unit"].values[at] = normalise_unit(unit)
    place = places.get("unit", places[name])
    read["unit"].told[at] = raw.finding(
        at,
        place,
        f"the unit stands in the column {raw.header[places[name]]}",
        "",
        raw.rows[at][places[name]],
        normalise_unit(unit),
    )
    return unit


def _convert(
    raw: RawTable,
    place: int,
    done: ReadColumn,
    at: int,
    name: str,
    units: tuple[str, str],
) -> None:
    """Make a number of one unit one of another; a price goes the other way."""
    source, target = map(normalise_unit, units)
    factor = one_factor(source, target)
    value = done.values[at]
    made = value / factor if name in PRICES else value * factor
    if math.isnan(factor):
        problem = f"the cell is in {source}, the row in {target}"
        _refuse(raw, place, done, at, problem, f"Write the number for {target}.")
    elif name in PRICES and abs(made - round(made)) > 1e-9:
        problem = f"a price for one {source} is no whole number of rupiah a {target}"
        _refuse(raw, place, done, at, problem, f"Write {round(made)}, if meant.")
    else:
        done.values[at] = float(round(made)) if name in PRICES else round(made, 9)
        said = plain_number(done.values[at])
        _say(raw, place, done, at, f"{source} made {target}", said)


def _say(
    raw: RawTable, place: int, done: ReadColumn, at: int, how: str, reading: str
) -> None:
    """Say how a number was converted, together with how it was read before."""
    before = done.told.get(at)
    if before is not None:
        how = f"{before.problem}, {how}"
    cell = raw.rows[at][place]
    done.told[at] = raw.finding(at, place, how, "", cell, reading)


def _refuse(
    raw: RawTable, place: int, done: ReadColumn, at: int, problem: str, fix: str
) -> None:
    cell = raw.rows[at][place]
    done.told[at] = raw.finding(at, place, problem, fix, cell)
    done.values[at] = math.nan
    done.bad.add(at)
