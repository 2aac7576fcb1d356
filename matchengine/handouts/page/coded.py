"""Columns that say a thing once, and then only its number."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import TypedDict, TypeVar

T = TypeVar("T", bound=Hashable)


class Coded(TypedDict):
    """What can stand in a column, and for each row which of it does."""

    all: list[object]
    of: list[int]


def coded(column: Iterable[T]) -> Coded:
    """Number what stands in a column, in the order in which it first does."""
    numbers: dict[T, int] = {}
    of = [numbers.setdefault(cell, len(numbers)) for cell in column]
    return {"all": list(numbers), "of": of}
