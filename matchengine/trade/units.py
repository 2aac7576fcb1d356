"""Units of trade, and how many of one make another.

Only spellings listed here are units: a cell's text is never read as a formula.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import Any

import numpy as np
import pint

from matchengine.trade.arrays import Floats

UNITS: dict[str, tuple[str, tuple[str, ...]]] = {
    "gram": ("[mass]", ("g", "gr")),
    "kilogram": ("1000 * gram", ("kg", "kgs", "kilo")),
    "kuintal": ("100 * kilogram", ("kwintal", "kw", "ku", "quintal")),
    "ton": ("1000 * kilogram", ("tonne", "mt", "metric ton", "tons")),
    "ons": ("100 * gram", ()),
    "liter": ("[volume]", ("l", "ltr", "litre")),
    "mililiter": ("0.001 * liter", ("ml", "milliliter")),
    "m3": ("1000 * liter", ("m³", "kubik", "meter kubik", "cbm")),
}
"""Each unit by name: what it is made of, and its other spellings."""


def normalise_unit(text: str) -> str:
    """Give a unit's name here where it is known, else its text in lower case."""
    plain = " ".join(text.casefold().replace(".", " ").split())
    return _spellings().get(plain, plain)


def factor(from_units: Sequence[str], to_units: Sequence[str]) -> Floats:
    """Say how many of one unit make one of another: 'ton' to 'kg' is 1000.

    Returns
    -------
    One number for each row. Equal units give 1, also those that are not listed. NaN
    where no conversion is known, and where either unit is missing while the other
    is not.
    """
    known: dict[tuple[str, str], float] = {}
    found = np.empty(len(from_units))
    for i, ends in enumerate(zip(from_units, to_units, strict=True)):
        if ends not in known:
            known[ends] = _factor(normalise_unit(ends[0]), normalise_unit(ends[1]))
        found[i] = known[ends]
    return found


def kilograms(units: Sequence[str]) -> Floats:
    """Say what one of each unit weighs in kilograms; NaN where that is not known."""
    return factor(units, ["kilogram"] * len(units))


@functools.cache
def _factor(source: str, target: str) -> float:
    if source == target:
        return 1.0
    if source not in UNITS or target not in UNITS:
        return float("nan")
    try:
        return float(_registry().Quantity(1, source).to(target).magnitude)
    except pint.DimensionalityError:
        return float("nan")


@functools.cache
def _spellings() -> dict[str, str]:
    return {
        spelling: name
        for name, (_, others) in UNITS.items()
        for spelling in (name, *others)
    }


@functools.cache
def _registry() -> pint.UnitRegistry[Any]:
    registry: pint.UnitRegistry[Any] = pint.UnitRegistry(None)
    for name, (made_of, _) in UNITS.items():
        registry.define(f"{name} = {made_of}")
    return registry
