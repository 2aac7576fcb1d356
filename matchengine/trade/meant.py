"""What the lines of a mission mean: their commodity, by name and by code."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from matchengine.trade.arrays import Bools, Floats, Ints, Texts, texts
from matchengine.trade.commodities import Glossary
from matchengine.trade.hs import HEADING, SUBHEADING
from matchengine.trade.meaning import Meaning
from matchengine.trade.naming import meanings
from matchengine.trade.products import normalise_code

MANUFACTURES = (
    (16, 22),
    (28, 38),
    (39, 40),
    (50, 67),
    (68, 70),
    (72, 83),
    (84, 90),
    (94, 96),
)
"""First and last chapters of goods whose codes are easily taken for each other."""

MACHINES = ("84", "90")
"""Chapters of machines and instruments, whose codes lump no other goods with them."""

RATHER_SURE = 0.7
"""So sure must a name be for a code that it does not fit to be a detail of it."""

LUMPED = 8
"""A code that so many general commodities have says little about any of them."""

BY_NAME, BY_CODE, NEAR_NAME = "name", "code", "near name"


@dataclass(frozen=True)
class Sense:
    """Commodities that lines can mean: one, or several.

    Where several are `listed`, the line means them all; else it means one of them, and
    nobody knows which.
    """

    commodities: tuple[int, ...] = ()
    listed: bool = False


NOTHING = Sense()


@dataclass(frozen=True)
class Line:
    """What one line means.

    Attributes
    ----------
    sense
        Its commodities; none if it is not known.
    how
        By its name, by its code, by a near name; "" if it is not known.
    confidence
        That of the name; 1 by code.
    name
        The name that it was taken for, or that came nearest.
    by_code
        What its code means if that is something else, else None.
    near
        Where it is not known: commodities that its name comes near to, and how near.
    finer
        Its subheading, where its commodity is known by a heading only; else "".
    """

    sense: Sense = NOTHING
    how: str = ""
    confidence: float = 0.0
    name: str = ""
    by_code: Sense | None = None
    near: tuple[tuple[int, float], ...] = ()
    finer: str = ""


@dataclass(frozen=True, eq=False)
class Meant:
    """What the lines of one table mean, row by row.

    Attributes
    ----------
    lines
        In full.
    commodity
        The number in the glossary; -1 where it is not known or there are several.
    how, confidence
        See `Line`.
    codes
        The line's code, or its commodity's where it has none; digits, "" for none.
    contradicts
        Where name and code mean different commodities.
    """

    lines: tuple[Line, ...]
    commodity: Ints
    how: Texts
    confidence: Floats
    codes: tuple[str, ...]
    contradicts: Bools


def what_is_meant(glossary: Glossary, table: pd.DataFrame) -> Meant:
    """Say for every line of the offers or needs what it means."""
    products = texts(table, "product")
    codes = [normalise_code(code) for code in texts(table, "hs")]
    by_name = meanings(glossary, products) if len(glossary) else {}
    settled: dict[tuple[str, str], Line] = {}
    for key in zip(products, codes, strict=True):
        if key not in settled:
            line = _line(glossary, by_name.get(key[0], Meaning()), key[1])
            settled[key] = replace(line, finer=_finer(glossary, line, key[1]))
    lines = tuple(settled[key] for key in zip(products, codes, strict=True))
    how = np.empty(len(lines), dtype=object)
    how[:] = [line.how for line in lines]
    return Meant(
        lines,
        np.array([_single(line.sense) for line in lines], dtype=np.int64),
        how,
        np.array([line.confidence for line in lines], dtype=np.float64),
        tuple(map(lambda line, code: code or _own_code(glossary, line), lines, codes)),
        np.array([line.by_code is not None for line in lines], dtype=bool),
    )


def coded(glossary: Glossary, code: str) -> Sense:
    """Give the one general commodity that has a code; nothing if there are several."""
    some = glossary.by_code.get(code[:SUBHEADING], ())
    return Sense(some) if len(some) == 1 else NOTHING


def _line(glossary: Glossary, meaning: Meaning, code: str) -> Line:
    """Put together what a line's name and its code say."""
    how = NEAR_NAME if meaning.guessed else BY_NAME
    named = Line(
        Sense(meaning.commodities, meaning.listed),
        how if meaning.commodities else "",
        meaning.confidence,
        meaning.name,
        near=meaning.near,
    )
    if not code:
        return named
    called = (*meaning.commodities, *meaning.also) if meaning.commodities else ()
    fitting = tuple(one for one in called if _fits(glossary, one, code))
    if fitting and meaning.listed:
        return named
    if fitting:
        return replace(named, sense=Sense(_closer(glossary, fitting, code)))
    by_code = coded(glossary, code)
    if meaning.confidence >= RATHER_SURE and _could_be(
        glossary, meaning.commodities, by_code, code
    ):
        return named
    for one in meaning.candidates:
        if _fits(glossary, one, code):
            chosen = Sense(_closer(glossary, (one,), code))
            return replace(named, sense=chosen, how=NEAR_NAME, near=())
    if meaning.commodities and not meaning.guessed:
        return replace(named, by_code=by_code)
    # a guess gives way to a code that says something else
    if by_code is NOTHING:
        return replace(named, sense=NOTHING, how="")
    return replace(named, sense=by_code, how=BY_CODE, confidence=1.0, near=())


def _finer(glossary: Glossary, line: Line, code: str) -> str:
    """Give the line's subheading, if its commodity is known only by a heading."""
    if line.by_code is not None or len(line.sense.commodities) != 1:
        return ""
    own = glossary.commodities[line.sense.commodities[0]].hs
    told = code[:SUBHEADING]
    finer = 0 < len(own) < len(told) == SUBHEADING and told.startswith(own)
    return told if finer else ""


def _fits(glossary: Glossary, one: int, code: str) -> bool:
    """Whether a commodity, or a kind of it, can have this code."""
    own = glossary.commodities[one].hs
    if not own or own.startswith(code) or code.startswith(own):
        return True
    return one in glossary.above_codes.get(code[:SUBHEADING], ())


def _closer(glossary: Glossary, fitting: tuple[int, ...], code: str) -> tuple[int, ...]:
    """Take the one kind that the code names, if the name is only that of the sort."""
    if len(fitting) > 1:
        exact = tuple(
            one for one in fitting if glossary.commodities[one].hs == code[:SUBHEADING]
        )
        return exact or fitting
    (one,) = fitting
    if glossary.commodities[one].hs == code[:SUBHEADING]:
        return fitting
    kinds = [
        kind
        for kind in glossary.by_code.get(code[:SUBHEADING], ())
        if one in glossary.ancestors[kind]
    ]
    return tuple(kinds) if len(kinds) == 1 else fitting


def _could_be(
    glossary: Glossary, some: tuple[int, ...], by_code: Sense, code: str
) -> bool:
    """Whether a code that no name fits may still be a detail of these goods.

    It may if no commodity has it and it lies in their heading. It may, unless what has
    it is listed as no substitute, if it lumps strangers together (2106.90), or lies
    among the same manufactures, whose codes hang on fibre, use and recipe.
    """
    own = [glossary.commodities[one].hs for one in some]
    headings = {hs[:HEADING] for hs in own}
    if code[:SUBHEADING] not in glossary.above_codes and code[:HEADING] in headings:
        return True
    strangers = glossary.by_code.get(code[:SUBHEADING], ())
    lumped = len(strangers) >= LUMPED and any(
        _is_machine(code) == _is_machine(hs) for hs in own
    )
    near = any(_group(code) == _group(hs) is not None for hs in own)
    if not lumped and not near:
        return False
    return not any(
        glossary.kept_apart(one, other) for one in some for other in by_code.commodities
    )


def _is_machine(code: str) -> bool:
    first, last = MACHINES
    return first <= code[:2] <= last


def _group(code: str) -> int | None:
    """Give the number of the manufactures that a code is among."""
    chapter = int(code[:2] or 0)
    groups = (
        i for i, (first, last) in enumerate(MANUFACTURES) if first <= chapter <= last
    )
    return next(groups, None)


def _single(sense: Sense) -> int:
    return sense.commodities[0] if len(sense.commodities) == 1 else -1


def _own_code(glossary: Glossary, line: Line) -> str:
    one = _single(line.sense)
    return glossary.commodities[one].hs if one >= 0 else ""
