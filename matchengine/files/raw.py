"""Tables as they stand in a file: header and rows of cells, not yet understood."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from matchengine.errors import Finding, nearest
from matchengine.trade.columns import TABLE_ALIASES, TABLES, folded

Row = Sequence[object]

TABLE_NAMES: dict[str, str] = {
    folded(called): name
    for name in TABLES
    for called in (name, *TABLE_ALIASES.get(name, ()))
}
"""What a table may be called, folded, and which table is meant."""


@dataclass(frozen=True)
class RawTable:
    """One table of a mission before its cells are read.

    `rows` are as wide as `header` and none is blank; `numbers` are their rows in the
    spreadsheet. `ragged` holds the numbers of those that were not as wide.
    """

    name: str
    source: str
    header: tuple[str, ...]
    rows: list[Row]
    numbers: list[int]
    ragged: frozenset[int] = frozenset()


@dataclass
class RawMission:
    """What was found in a folder, a workbook or a dict of frames.

    `unreadable` names the tables that are there but could not be read at all.
    """

    source: str
    tables: dict[str, RawTable] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    unreadable: set[str] = field(default_factory=set)
    claimed: dict[str, str] = field(default_factory=dict)

    def claim(self, called: str, source: str, what: str) -> str | None:
        """Say which table something called so holds; None if none, or one we have."""
        name = TABLE_NAMES.get(folded(called))
        if name is None:
            self.findings.append(
                Finding(
                    source,
                    f"the {what} is not read: no table is called so",
                    nearest(called, tuple(TABLES)),
                    severity="warning",
                )
            )
        elif name in self.claimed:
            self.findings.append(
                Finding(
                    source,
                    f"the table '{name}' is already read from {self.claimed[name]}",
                    f"Keep one {what} for each table.",
                )
            )
        else:
            self.claimed[name] = source
            return name
        return None

    def refuse(self, name: str, finding: Finding) -> None:
        """Note that a table is there but cannot be read."""
        self.unreadable.add(name)
        self.findings.append(finding)

    def add(self, name: str, source: str, rows: Iterable[tuple[int, Row]]) -> None:
        """Take a table from its numbered rows, of which the first is the header."""
        filled = ((n, row) for n, row in rows if not all(map(is_blank, row)))
        _, first = next(filled, (0, ()))
        if not first:
            self.refuse(
                name,
                Finding(
                    source,
                    "there is nothing in it, not even a header",
                    "Write the names of its columns in the first row, or remove it.",
                ),
            )
            return
        header = tuple(_title(cell) for cell in first)
        fitted = [(number, row, _fitted(row, header)) for number, row in filled]
        ragged = [(number, row) for number, row, fits in fitted if not fits]
        self.tables[name] = RawTable(
            name,
            source,
            header,
            [_as_wide(row, len(header)) for _, row, _ in fitted],
            [number for number, _, _ in fitted],
            frozenset(number for number, _ in ragged),
        )
        self.findings += (_ragged(source, n, row, header) for n, row in ragged)


def is_table(called: str) -> bool:
    """Whether a table is called so, in whatever case and language."""
    return folded(called) in TABLE_NAMES


def is_blank(cell: object) -> bool:
    """Whether there is nothing in a cell."""
    return cell is None or (isinstance(cell, str) and not cell.strip())


def _title(cell: object) -> str:
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return "" if cell is None else str(cell).strip()


def _fitted(row: Row, header: Sequence[str]) -> bool:
    """Whether a row has a cell for every name, and no more but blank ones."""
    if len(row) == len(header):
        return True
    named = max(place for place, name in enumerate(header, 1) if name)
    return len(row) >= named and all(map(is_blank, row[len(header) :]))


def _as_wide(row: Row, width: int) -> Row:
    return row if len(row) == width else [*row, *[""] * width][:width]


def _ragged(source: str, number: int, row: Row, header: Sequence[str]) -> Finding:
    return Finding(
        source,
        f"the row has {len(row)} cells, the header {len(header)}",
        "Write one cell for each column, and put text that holds the separator "
        'in "quotes".',
        row=number,
    )
