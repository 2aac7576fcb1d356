"""The commodity glossary: what goods are called, their kinds and their codes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike

from matchengine.errors import Finding, InputError, nearest
from matchengine.trade.arrays import Floats
from matchengine.trade.hs import Codes, dotted
from matchengine.trade.relations import Relations, relations_of
from matchengine.trade.spelling import plain

DEFAULT_LIKENESS = 0.5
"""What listed substitutes count where the list does not say."""

CODE_LENGTHS = (2, 4, 6)


@dataclass(frozen=True)
class Commodity:
    """Goods, or a service, of one kind: its key, names and code.

    Attributes
    ----------
    key
        Unique; lower-case words with - between them.
    parents
        Keys of the more general commodities of which this is a kind: frozen tiger
        prawns are tiger prawns, and frozen shrimp.
    hs
        Its code, digits only; "" for services.
    names
        What else it is called. A name belongs to one commodity only, ...
    ambiguous
        ... but these are also used of others.
    kg_per_unit
        What one of a trade unit weighs, by the unit's name, where that is known.
    source, row
        Where it was defined, for messages.
    """

    key: str
    parents: tuple[str, ...] = ()
    hs: str = ""
    indonesian: str = ""
    english: str = ""
    names: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()
    kg_per_unit: Mapping[str, float] = field(default_factory=dict)
    source: str = field(default="glossary", compare=False)
    row: int | None = field(default=None, compare=False)

    @property
    def all_names(self) -> tuple[str, ...]:
        """Everything that means this commodity and no other, the main names first."""
        every = (self.indonesian, self.english, *self.names)
        return tuple(dict.fromkeys(name for name in every if name))


@dataclass(frozen=True)
class Listing:
    """Two commodities that are listed as substitutes, or as none."""

    one: str
    other: str
    likeness: float = DEFAULT_LIKENESS
    why: str = ""
    source: str = field(default="glossary", compare=False)
    row: int | None = field(default=None, compare=False)


@dataclass(frozen=True, eq=False)
class Glossary:
    """Commodities, what may stand for what, and the codes that there are.

    A commodity's number is its place in `commodities`.

    Raises
    ------
    InputError
        With everything that does not hold: a key given twice, a parent that is not
        there, kinds that go round in a circle, a code that there is not, a name of two
        commodities that neither calls ambiguous, a listing of what is not there.
    """

    commodities: tuple[Commodity, ...] = ()
    substitutes: tuple[Listing, ...] = ()
    not_substitutes: tuple[Listing, ...] = ()
    codes: Codes = field(default_factory=Codes)

    def __post_init__(self) -> None:
        if findings := tuple(flaws(self)):
            raise InputError(findings)

    def __len__(self) -> int:
        return len(self.commodities)

    @cached_property
    def number(self) -> dict[str, int]:
        """Every commodity's number by its key."""
        return {one.key: i for i, one in enumerate(self.commodities)}

    @cached_property
    def ancestors(self) -> tuple[tuple[int, ...], ...]:
        """For each commodity the more general ones, its parents first."""
        return tuple(
            tuple(self.number[key] for key in _line(self, one))
            for one in self.commodities
        )

    @cached_property
    def relations(self) -> Relations:
        """What every two commodities that have to do with each other are."""
        parents = [
            [self.number[key] for key in one.parents] for one in self.commodities
        ]
        return relations_of(
            parents,
            self.ancestors,
            [(*self._ends(one), one.likeness) for one in self.substitutes],
            [self._ends(one) for one in self.not_substitutes],
        )

    @cached_property
    def by_code(self) -> dict[str, tuple[int, ...]]:
        """The most general commodities that have a code, by the code."""
        found: dict[str, list[int]] = {}
        for i, one in enumerate(self.commodities):
            above = {self.commodities[a].hs for a in self.ancestors[i]}
            if one.hs and one.hs not in above:
                found.setdefault(one.hs, []).append(i)
        return {code: tuple(some) for code, some in found.items()}

    def kept_apart(self, one: int, other: int) -> bool:
        """Whether two commodities, or what they are kinds of, are no substitutes."""
        left, right = ((i, *self.ancestors[i]) for i in (one, other))
        return any(frozenset((a, b)) in self._never for a in left for b in right)

    @cached_property
    def _never(self) -> frozenset[frozenset[int]]:
        return frozenset(frozenset(self._ends(one)) for one in self.not_substitutes)

    @cached_property
    def above_codes(self) -> dict[str, frozenset[int]]:
        """Everything that has a code, or of which a kind has it, by the code.

        A commodity has the codes that its own begins with too.
        """
        found: dict[str, set[int]] = {}
        for i, one in enumerate(self.commodities):
            for code in {one.hs[:digits] for digits in CODE_LENGTHS} - {""}:
                found.setdefault(code, set()).update((i, *self.ancestors[i]))
        return {code: frozenset(some) for code, some in found.items()}

    def relation(self, need: ArrayLike, offer: ArrayLike) -> Floats:
        """Say how much one commodity is what another asks for, row by row.

        1 for the same and where the offer's is a kind of the need's; 0.75 where the
        need's is a kind of the offer's; what is listed for substitutes and their
        kinds; 0.6 for kinds of one direct parent unless they or something above them
        are listed as no substitutes; else 0.

        Parameters
        ----------
        need, offer
            Numbers of commodities; below 0 stands for none.
        """
        return self.relations.likeness(
            np.asarray(need, dtype=np.int64), np.asarray(offer, dtype=np.int64)
        )

    def _ends(self, listing: Listing) -> tuple[int, int]:
        return self.number[listing.one], self.number[listing.other]


def flaws(glossary: Glossary) -> Iterator[Finding]:
    """Everything in which a glossary does not hold."""
    keys = [one.key for one in glossary.commodities]
    first: dict[str, Commodity] = {}
    for one in glossary.commodities:
        if not one.key:
            yield _finding(one, "commodity", "the key is empty", "Fill it in.")
        elif one.key in first:
            yield _finding(
                one,
                "commodity",
                f"the key already stands in {_place(first[one.key])}",
                "Keep one of the two, or change a key.",
            )
        first.setdefault(one.key, one)
        if not one.all_names:
            fix = "Fill in the column indonesian."
            yield _finding(one, "indonesian", "it has no name", fix)
        for parent in one.parents:
            if parent not in glossary.number:
                problem = f"the parent '{parent}' is no commodity"
                yield _finding(one, "parent", problem, nearest(parent, keys))
        if one.key in _line(glossary, one):
            problem = f"it is a kind of itself, by its parent '{';'.join(one.parents)}'"
            yield _finding(one, "parent", problem, "Let the most general have none.")
        if one.hs and (len(one.hs) not in CODE_LENGTHS or one.hs not in glossary.codes):
            near = ", ".join(map(dotted, glossary.codes.read(one.hs).successors))
            fix = f"Near it: {near}." if near else "Give 2, 4 or 6 digits of HS 2022."
            yield _finding(one, "hs", f"there is no HS code {dotted(one.hs)}", fix)
    yield from names_of_two(glossary)
    for listing in (*glossary.substitutes, *glossary.not_substitutes):
        for column, key in (("one", listing.one), ("other", listing.other)):
            if key not in glossary.number:
                problem = f"'{key}' is no commodity"
                yield _finding(listing, column, problem, nearest(key, keys))
        if listing.one == listing.other:
            fix = "Name two commodities."
            yield _finding(listing, "other", "it is listed with itself", fix)
        if not 0 <= listing.likeness <= 1:
            fix = "Give a number in [0, 1]."
            problem = f"{listing.likeness} is no likeness"
            yield _finding(listing, "likeness", problem, fix)
    yield from _listed_as_both(glossary)


def names_of_two(glossary: Glossary) -> Iterator[Finding]:
    """Names that mean two commodities, of which neither calls them ambiguous."""
    owner: dict[str, Commodity] = {}
    for one in glossary.commodities:
        for name in {plain(name): name for name in one.all_names}.values():
            other = owner.setdefault(plain(name), one)
            if other.key != one.key:
                yield _finding(
                    one,
                    "names",
                    f"the name '{name}' is already that of '{other.key}' in "
                    f"{_place(other)}",
                    "Keep it with one of the two and name it in the column ambiguous "
                    "of the other.",
                )


def _listed_as_both(glossary: Glossary) -> Iterator[Finding]:
    never = {frozenset((one.one, one.other)) for one in glossary.not_substitutes}
    for one in glossary.substitutes:
        if frozenset((one.one, one.other)) in never:
            problem = f"'{one.one}' and '{one.other}' are also listed as no substitutes"
            yield _finding(one, "other", problem, "Keep one of the two.")


def _line(glossary: Glossary, one: Commodity) -> tuple[str, ...]:
    """Give the keys above a commodity, the nearest first, each once."""
    above: dict[str, None] = {}
    level = list(one.parents)
    while level:
        level = [key for key in level if key in glossary.number and key not in above]
        above.update(dict.fromkeys(level))
        level = [
            parent
            for key in level
            for parent in glossary.commodities[glossary.number[key]].parents
        ]
    return tuple(above)


def _place(one: Commodity | Listing) -> str:
    return one.source if one.row is None else f"row {one.row} of {one.source}"


def _finding(one: Commodity | Listing, column: str, problem: str, fix: str) -> Finding:
    value = one.key if isinstance(one, Commodity) else None
    return Finding(one.source, problem, fix, one.row, column, value)
