"""What a caller may meet when something it handed over does not hold.

::

    MatchengineError
    ├── InputError       input that cannot be used; carries every finding at once
    │   └── FileError    a file that cannot be read or written
    └── InternalError    a plan of ours that our own checker refused: our fault
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "reading"]
"""What cannot be used; what can, but should be looked at; what something was read as.

A reading is certain: it is told so that nothing is read in silence.
"""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found in an input: where it stands, what is there, what to do.

    `source` is the file or table; `row` counts as a spreadsheet does (the header is
    row 1); `column` is a column's name or, in JSON and YAML, the path to the value.
    `cell` is its place as a spreadsheet names it, such as B7, where it has one.
    `reading` says what the value was read as, where the severity is "reading".
    """

    source: str
    problem: str
    fix: str
    row: int | None = None
    column: str | None = None
    value: object = None
    severity: Severity = "error"
    cell: str | None = None
    reading: str | None = None

    @property
    def where(self) -> str:
        """The place in words, as precise as it is known."""
        row = f"row {self.row}" if self.row is not None else ""
        if self.cell:
            row = f"cell {self.cell}"
        column = f"column {self.column}" if row else self.column
        return ", ".join(p for p in (self.source, row, self.column and column) if p)

    def __str__(self) -> str:
        shown = "" if self.value is None else f" (value: {quoted(self.value)})"
        if self.reading is not None:
            taken = f"read as {quoted(self.reading)}"
            return f"{self.where}: {taken}{shown}: {self.problem}. {self.fix}".rstrip()
        return f"{self.where}: {self.problem}{shown}. {self.fix}"


class MatchengineError(Exception):
    """Base of all errors of this package."""


class InputError(MatchengineError):
    """Input that cannot be used. `findings` lists everything that was found."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__(self.findings)

    def __str__(self) -> str:
        return "\n".join(f"- {finding}" for finding in self.findings)


class FileError(InputError):
    """A file or folder that cannot be read or written."""


class InternalError(MatchengineError):
    """A fault of this package, never of its input."""


def nearest(word: str, known: Sequence[str]) -> str:
    """Say which known word is meant, or list what is known."""
    close = difflib.get_close_matches(word.casefold(), known, n=1, cutoff=0.6)
    if close:
        return f"Did you mean '{close[0]}'?"
    if not known:
        return "There are none."
    shown = ", ".join(known[:12])
    return f"Known: {shown}{', …' if len(known) > 12 else ''}."


def quoted(value: object, limit: int = 80) -> str:
    """Show a value as it stands, cut if it is long."""
    if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
        value = int(value)  # a spreadsheet has no other numbers
    text = repr(value)
    return text if len(text) <= limit else text[: limit - 1] + "…"
