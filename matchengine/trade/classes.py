"""What lines are, and which of it is alike: the likeness, worked out once a class.

Lines that say the same are one class, so that `joining` compares classes and never
every two lines. Where both commodities are known, classes are commodities, however
many words there are for them; else they are texts with their codes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from matchengine.trade.arrays import Bools, Floats, Ints, texts
from matchengine.trade.joining import Class, likenesses
from matchengine.trade.mission import Lines, Mission
from matchengine.trade.spelling import key_words


@dataclass(frozen=True)
class Alike:
    """Which classes are alike, and how much; in the order of `one`, then of `other`."""

    one: Ints
    other: Ints
    worth: Floats

    def turned(self) -> Alike:
        """Give the same the other way round."""
        order = np.lexsort([self.one, self.other])
        return Alike(self.other[order], self.one[order], self.worth[order])

    def likeness(self, one: Ints, other: Ints) -> Floats:
        """Look pairs of classes up; 0 for those that are not there."""
        if not len(self.one):
            return np.zeros(len(one))
        size = 1 + max(int(self.other.max()), int(other.max(initial=0)))
        keys, asked = self.one * size + self.other, one * size + other
        place = np.minimum(np.searchsorted(keys, asked), len(keys) - 1)
        there = (one >= 0) & (other >= 0) & (keys[place] == asked)
        return np.where(there, self.worth[place], 0.0)


@dataclass(frozen=True)
class Classes:
    """The class of each need and of each offer (-1: none), and which are alike.

    Only classes whose likeness reaches the floor are listed as alike: the needs' is
    `one`, the offers' is `other`.
    """

    need: Ints
    offer: Ints
    alike: Alike


def classes_of(mission: Mission, product_floor: float) -> tuple[Classes, ...]:
    """Put lines into classes and find those that reach the floor together.

    Returns
    -------
    Several ways to class the lines; two lines are alike in one of them at most.
    """
    needs, offers = _by_text(mission, "needs"), _by_text(mission, "offers")
    known_need = np.array([one.known for one in needs], dtype=bool)
    known_offer = np.array([one.known for one in offers], dtype=bool)
    every = np.ones(len(offers), dtype=bool)
    wanted, had = map(_by_commodity, (needs, offers))
    ways = [
        (wanted, known_need, had, known_offer),
        (needs, ~known_need, offers, every),
        (needs, known_need, offers, ~known_offer),
    ]
    return tuple(
        _alike(mission, _numbered(one, rows), _numbered(other, others), product_floor)
        for one, rows, other, others in ways
        if rows.any() and others.any()
    )


def _alike(
    mission: Mission,
    needs: tuple[Ints, list[Class]],
    offers: tuple[Ints, list[Class]],
    floor: float,
) -> Classes:
    found = list(likenesses(mission.glossary, needs[1], offers[1], floor))
    one = np.concatenate([part[0] for part in found])
    other = np.concatenate([part[1] for part in found])
    worth = np.concatenate([part[2] for part in found])
    order = np.lexsort([other, one])
    alike = Alike(one[order], other[order], worth[order])
    return Classes(needs[0], offers[0], alike)


def _by_text(mission: Mission, table: Lines) -> list[Class]:
    """Say what lines are by their words and codes."""
    meant, frame = mission.meant(table), mission.frame(table)
    products = texts(frame, "product")
    words = {text: key_words(text) for text in set(products)}
    return [
        Class(kind, line.sense, code, line.by_code, words[text], line.near, line.finer)
        for kind, line, code, text in zip(
            texts(frame, "kind"), meant.lines, meant.codes, products, strict=True
        )
    ]


def _by_commodity(lines: Sequence[Class]) -> list[Class]:
    """Say what lines are by their commodity, and by their code where that differs."""
    return [
        replace(c, code="" if c.by_code is None else c.code, words=(), near=())
        for c in lines
    ]


def _numbered(lines: Sequence[Class], rows: Bools) -> tuple[Ints, list[Class]]:
    """Number what some of the lines are (-1 for other lines), and list it."""
    number: dict[Class, int] = {}
    found = [
        number.setdefault(line, len(number)) if wanted else -1
        for line, wanted in zip(lines, rows.tolist(), strict=True)
    ]
    return np.array(found, dtype=np.int64), list(number)
