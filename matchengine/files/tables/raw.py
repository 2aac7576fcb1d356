"""Tables as they stand in a file: header and rows of cells, not yet understood."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from matchengine.errors import Finding

Row = Sequence[object]


@dataclass(frozen=True)
class RawTable:
    """One table of a mission before its cells are read.

    `rows` are as wide as `header`; `numbers` are their rows in the spreadsheet.
    `ragged` holds the numbers of those that were not as wide. `header_row` is the row
    of the header; `in_cells` says whether places are named as a spreadsheet does.
    """

    name: str
    source: str
    header: tuple[str, ...]
    rows: list[Row]
    numbers: list[int]
    ragged: frozenset[int] = frozenset()
    header_row: int = 1
    in_cells: bool = False

    def cell_at(self, number: int, place: int) -> str | None:
        """Name a cell, such as B7, from its row's number and its place in the row."""
        return f"{letters(place)}{number}" if self.in_cells else None

    def finding(
        self,
        at: int,
        place: int,
        problem: str,
        fix: str,
        value: object,
        reading: str | None = None,
    ) -> Finding:
        """Say something of the cell at a place of a row: an error, or a reading."""
        number = self.numbers[at]
        if reading is not None and not fix:
            fix = f"Write {reading}, if that is meant."
        return Finding(
            self.source,
            problem,
            fix,
            number,
            self.header[place],
            value,
            "error" if reading is None else "reading",
            self.cell_at(number, place),
            reading,
        )

    def heading_finding(
        self, place: int, problem: str, fix: str, reading: str
    ) -> Finding:
        """Say what a heading was read as."""
        return Finding(
            self.source,
            problem,
            fix,
            column=self.header[place],
            value=self.header[place],
            severity="reading",
            cell=self.cell_at(self.header_row, place),
            reading=reading,
        )


@dataclass
class RawMission:
    """What was found in a folder, a workbook or a dict of frames.

    `unreadable` names the tables that are there but could not be read at all;
    `claimed` says for each table that is there which file or sheet it is.
    """

    source: str
    tables: dict[str, RawTable] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    unreadable: set[str] = field(default_factory=set)
    claimed: dict[str, str] = field(default_factory=dict)

    def refuse(self, name: str, finding: Finding) -> None:
        """Note that a table is there but cannot be read."""
        self.unreadable.add(name)
        self.findings.append(finding)


def letters(place: int) -> str:
    """Name a column as a spreadsheet does: 0 is A, 25 is Z, 26 is AA."""
    name = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def is_blank(cell: object) -> bool:
    """Whether there is nothing in a cell."""
    return cell is None or (isinstance(cell, str) and not cell.strip())


def cell_text(cell: object) -> str:
    """Give a cell's text on one line, a whole number without its decimal point."""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return "" if cell is None else " ".join(str(cell).split())
