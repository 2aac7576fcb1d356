"""Codes of the Harmonised System (HS): which there are, and what became of the others.

A code is a place in a tree: 2 digits are a chapter, 4 a heading, 6 a subheading, 8 a
national tariff line, of which only the first six are the same everywhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from matchengine.trade.hs_moved import MOVED

CHAPTER, HEADING, SUBHEADING = 2, 4, 6

Fate = Literal["known", "moved", "split", "shortened", "unknown"]

NEAREST = 3
"""So many codes are suggested for one that there is not."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a code as written stands for.

    `fate` says how `code` was come by: it is `known`; it `moved` to one successor; it
    was `split` among several `successors`, and their common heading is kept; there is
    none such, and it was `shortened` to what there is of it; or it is `unknown`, and
    `code` is "". `successors` are suggestions for one that there is not.
    """

    code: str
    fate: Fate
    successors: tuple[str, ...] = ()


@dataclass(frozen=True)
class Codes:
    """The codes of one edition, and the successors of those of older ones.

    Attributes
    ----------
    subheadings
        All codes of six digits. None at all: then every code counts as known.
    moved
        Codes of older editions, each with its successors in this one.
    """

    subheadings: frozenset[str] = frozenset()
    moved: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MOVED)

    @cached_property
    def every(self) -> frozenset[str]:
        """Chapters, headings and subheadings."""
        shorter = (c[:n] for c in self.subheadings for n in (CHAPTER, HEADING))
        return self.subheadings | frozenset(shorter)

    def __contains__(self, code: str) -> bool:
        return not self.subheadings or code[:SUBHEADING] in self.every

    def read(self, code: str) -> Reading:
        """Say what a code of 2 to 8 digits stands for in this edition."""
        if not code or code in self:
            return Reading(code, "known")
        successors = self.moved.get(code[:SUBHEADING], ())
        if len(successors) == 1:
            return Reading(successors[0], "moved", successors)
        if successors:
            headings = {one[:HEADING] for one in successors}
            kept = headings.pop() if len(headings) == 1 else ""
            return Reading(kept, "split", successors)
        if code[:HEADING] in self.every and len(code) > HEADING:
            return Reading(code[:HEADING], "shortened", self._near(code))
        return Reading("", "unknown", self._near(code))

    def _near(self, code: str) -> tuple[str, ...]:
        """Suggest codes of the same length that begin alike, the nearest first."""
        length = min(len(code), SUBHEADING)
        for shared in range(length - 1, CHAPTER - 1, -1):
            like = (
                c
                for c in self.every
                if len(c) == length and c[:shared] == code[:shared]
            )
            if near := sorted(like, key=lambda c: (_apart(c, code), c)):
                return tuple(near[:NEAREST])
        return ()


def codes_of(subheadings: Iterable[str]) -> Codes:
    """Make an edition of its codes of six digits."""
    return Codes(frozenset(subheadings))


def dotted(code: str) -> str:
    """Write a code as people do: 040721 is 0407.21."""
    tail = [code[HEADING:SUBHEADING], code[SUBHEADING:]]
    return ".".join(part for part in (code[:HEADING], *tail) if part)


def _apart(one: str, other: str) -> int:
    return abs(int(one) - int(other[: len(one)]))
