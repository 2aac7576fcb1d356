"""Columns of plain text, without lines drawn between them."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len, set_cell_size

GAP = "  "


def aligned(
    rows: Sequence[Sequence[str]], right: frozenset[int] | set[int] = frozenset()
) -> list[str]:
    """Set rows in columns as wide as their widest cell; those in `right` to the right.

    Rows may be shorter than others. The last column is never padded.
    """
    count = max(map(len, rows), default=0)
    widths = [
        max((cell_len(row[i]) for row in rows if i < len(row)), default=0)
        for i in range(count)
    ]
    return [
        GAP.join(
            _padded(cell, widths[i], to_the_right=i in right)
            for i, cell in enumerate(row)
        ).rstrip()
        for row in rows
    ]


def shortened(text: str, width: int) -> str:
    """Cut a text that is wider than so many cells."""
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, width - 1).rstrip() + "…"


def _padded(cell: str, width: int, *, to_the_right: bool) -> str:
    space = " " * (width - cell_len(cell))
    return space + cell if to_the_right else cell + space


def counted(number: int, thing: str) -> str:
    """Say a number with its noun: 1 meeting, 2 meetings."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
