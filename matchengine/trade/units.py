"""Units of trade, and how many of one make another.

Only spellings listed in `unit_words` are units: a cell's text is never read as a
formula.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pint

from matchengine.errors import nearest
from matchengine.trade.arrays import Floats
from matchengine.trade.unit_words import DEFINITIONS

_PER = re.compile(r"^(?:per|/|se)\s+|\s*(?:/|\bper\b)\s*(?:bulan|bln|month)$")
_NOT_A_WORD = re.compile(r"[\s._\-()]+")


def normalise_unit(text: str) -> str:
    """Give a unit's name here where it is known, else its text in lower case."""
    plain = " ".join(text.casefold().replace(".", " ").split())
    spellings = _units().spellings
    for version in (plain, _PER.sub("", plain)):
        for spelling in (version, _NOT_A_WORD.sub(" ", version).strip()):
            if spelling in spellings:
                return spellings[spelling]
    return plain


def is_unit(text: str) -> bool:
    """Whether a text is the name or a spelling of a unit."""
    return normalise_unit(text) in _units().made_of


def nearest_unit(text: str) -> str:
    """Say which unit is meant by a text that is none."""
    known = list(_units().spellings)
    return nearest(" ".join(text.casefold().split()), known)


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
            known[ends] = one_factor(normalise_unit(ends[0]), normalise_unit(ends[1]))
        found[i] = known[ends]
    return found


def kilograms(units: Sequence[str]) -> Floats:
    """Say what one of each unit weighs in kilograms; NaN where that is not known."""
    return factor(units, ["kilogram"] * len(units))


@functools.cache
def one_factor(source: str, target: str) -> float:
    """Say how many of `target` one `source` makes; both as `normalise_unit` gives."""
    if source == target:
        return 1.0
    units = _units()
    if source not in units.made_of or target not in units.made_of:
        return float("nan")
    try:
        one = units.registry.Quantity(1, units.made_of[source])
        return float(one.to(units.made_of[target]).magnitude)
    except pint.DimensionalityError:
        return float("nan")


def weight_of(unit: str, kg_per_unit: Mapping[str, float]) -> float:
    """Say what one of a unit weighs, of goods some of whose units are weighed.

    A unit of weight weighs what it says. Else what is listed for it holds; else it is
    converted into a listed unit of its dimension: a m3 into liters. NaN if nothing
    tells.

    Parameters
    ----------
    unit
        As `normalise_unit` gives it.
    kg_per_unit
        Kilograms of one of a unit, by the unit's name or another spelling.
    """
    by_itself = one_factor(unit, "kilogram")
    if not np.isnan(by_itself):
        return by_itself
    listed = {normalise_unit(name): kg for name, kg in kg_per_unit.items()}
    if unit in listed:
        return listed[unit]
    for name, kg in listed.items():
        if not np.isnan(many := one_factor(unit, name)):
            return many * kg
    return float("nan")


class _Units:
    """The units read from their definitions, by name, with a registry of them."""

    def __init__(self) -> None:
        self.registry: pint.UnitRegistry[Any] = pint.UnitRegistry(None)
        self.spellings: dict[str, str] = {}
        self.made_of: dict[str, str] = {}
        plain = {}
        for line in filter(None, DEFINITIONS.splitlines()):
            name, made_of, *others = (part.strip() for part in line.split("="))
            # pint takes names of letters only, apart from _ and digits at the end
            plain[name] = self.made_of[name] = f"u_{name}"
            words = (plain.get(word, word) for word in made_of.split())
            self.registry.define(f"u_{name} = {' '.join(words)}")
            for spelling in (name, *others):
                self.spellings[spelling.replace("_", " ")] = name


@functools.cache
def _units() -> _Units:
    return _Units()
