"""How the checks look at the tables of a mission: rows, ids, hints, findings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

import pandas as pd

from matchengine.errors import Finding, nearest

HINTS_AT_MOST = 50
"""Looking for the nearest id is slow: beyond so many unknown ids, none is sought."""


@dataclass(frozen=True)
class Tables:
    """The tables that could be read, by name; a table that could not is left out."""

    frames: Mapping[str, pd.DataFrame]
    sources: Mapping[str, str]
    hints: dict[tuple[str, str], str] = field(default_factory=dict)

    def rows(self, table: str, *columns: str) -> Iterator[tuple[Any, ...]]:
        """Go through a table: the row's number, then its cells in these columns."""
        frame = self.frames.get(table)
        if frame is not None:
            yield from zip(
                frame.index.tolist(),
                *(frame[column].tolist() for column in columns),
                strict=True,
            )

    def given(self, table: str) -> bool:
        """Whether there is such a table at all, be it an empty one."""
        return table in self.sources or not self.frames[table].empty

    def ids(self, table: str) -> set[str] | None:
        """Give the ids that a table defines, None if it could not be read."""
        frame = self.frames.get(table)
        return None if frame is None else set(frame["id"]) - {""}

    def hint(self, word: str, table: str) -> str:
        """Say which id of a table is meant."""
        if (word, table) not in self.hints and len(self.hints) < HINTS_AT_MOST:
            known = {str(name).casefold(): str(name) for name in self.ids(table) or ()}
            close = get_close_matches(word.casefold(), known, n=1)
            meant = f"Did you mean '{known[close[0]]}'?" if close else None
            self.hints[word, table] = meant or nearest(word, sorted(known.values()))
        return self.hints.get((word, table), f"Add it to the table '{table}'.")

    def finding(
        self, table: str, row: int, column: str, value: object, problem: str, fix: str
    ) -> Finding:
        """Make a finding about a cell of a table."""
        return Finding(
            self.sources.get(table, table), problem, fix, int(row), column, value
        )
