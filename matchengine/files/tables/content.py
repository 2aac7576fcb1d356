"""The cells of a file or sheet, before anybody knows which row is what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from matchengine.files.tables.raw import Row, is_blank

Numbered = tuple[int, Row]


@dataclass(frozen=True, slots=True)
class Merge:
    """Cells that are merged into one: rows as the spreadsheet counts, places from 0."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True)
class Content:
    """Numbered rows of cells, and which cells are merged.

    `header_known` says that the first row is the header, whatever stands in it;
    `in_cells` that places may be named as a spreadsheet does.
    """

    rows: Sequence[Numbered]
    merges: tuple[Merge, ...] = ()
    header_known: bool = False
    in_cells: bool = True

    @cached_property
    def filled(self) -> list[Numbered]:
        """The rows that are not blank."""
        return [
            (number, row) for number, row in self.rows if not all(map(is_blank, row))
        ]

    @property
    def holds_something(self) -> bool:
        """Whether any cell is filled."""
        return bool(self.filled)
