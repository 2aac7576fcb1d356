"""The cells of a row of a filled commitment sheet, read one by one.

What is wrong with a cell is noted, not raised, so that all of it is told at once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from matchengine.errors import Finding
from matchengine.files.outcomes.formulas import NoValue
from matchengine.files.outcomes.sheet import FilledRow, FilledSheet, as_text
from matchengine.files.tables.bad_cell import BadCellError
from matchengine.results.commitment_columns import OTHER_WORDS
from matchengine.results.words import Said

NOTHING = ("-", "\u2013", "\u2014", "--", "...", "\u2026")
"""What people write where there is nothing to write."""


@dataclass
class Cells:
    """The cells of a row while they are read, and what was found wrong with them."""

    sheet: FilledSheet
    row: FilledRow
    findings: list[Finding] = field(default_factory=list)

    def is_blank(self, name: str) -> bool:
        """Whether nothing stands in a cell, or a mark for nothing."""
        text = as_text(self.row.cell(name))
        return not text or text in NOTHING

    def text(self, name: str) -> str:
        """Give a cell as text."""
        return self.read(name, as_text) or ""

    def read(self, name: str, parse: Callable[[Any], Any]) -> Any:
        """Parse a cell; None if it is blank, or cannot be read."""
        if self.is_blank(name):
            return None
        cell = self.row.cell(name)
        try:
            if isinstance(cell, NoValue):
                raise BadCellError(cell.problem, "Write the value itself.")
            return parse(cell)
        except BadCellError as bad:
            self.note(name, bad.problem, bad.fix)
            return None

    def note(self, name: str, problem: str, fix: str) -> None:
        """Note what is wrong with a cell."""
        self.findings.append(finding_at(self.sheet, self.row, name, problem, fix))


def finding_at(
    sheet: FilledSheet, row: FilledRow, name: str, problem: str, fix: str
) -> Finding:
    """Say what is wrong with a cell, its column named as a spreadsheet names it."""
    cell = row.cell(name)
    shown = cell if isinstance(cell, (str, int, float)) or cell is None else str(cell)
    column = sheet.letters.get(name, name)
    return Finding(sheet.source, problem, fix, row.number, column, shown)


def one_of(choices: Mapping[str, Said]) -> Callable[[Any], str]:
    """Make a parser of the words of a list, in either language."""
    words = {text.casefold(): name for name, said in choices.items() for text in said}
    words |= {said: name for said, name in OTHER_WORDS.items() if name in choices}

    def parse(cell: Any) -> str:
        said = as_text(cell).casefold().rstrip(" .!")
        if said not in words:
            shown = ", ".join(indonesian for indonesian, _ in choices.values())
            raise BadCellError(
                "this is none of the words known here", f"Write {shown}."
            )
        return words[said]

    return parse
