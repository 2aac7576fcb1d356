"""One event as it was written: its cells by the names of the columns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from matchengine.errors import Finding
from matchengine.files.events.moments import moment
from matchengine.files.tables.bad_cell import BadCellError
from matchengine.files.tables.cells import text
from matchengine.files.tables.raw import is_blank
from matchengine.files.tables.read_column import DASHES, ODD, UNSEEN
from matchengine.trade.event_columns import EVENT_COLUMNS

TEXT_COLUMN = EVENT_COLUMNS[1]


@dataclass
class Said:
    """The fields of an event while they are read, and what was found wrong with them.

    `titles` are the headings of the columns in a table, and `letters` their letters;
    `path` is the event's place in JSON. Of a line, the field `event` holds all.
    """

    fields: Mapping[str, Any]
    source: str
    row: int | None = None
    path: str | None = None
    titles: Mapping[str, str] = field(default_factory=dict)
    letters: Mapping[str, str] = field(default_factory=dict)
    is_line: bool = False
    findings: list[Finding] = field(default_factory=list)
    read: set[str] = field(default_factory=set)

    @property
    def failed(self) -> bool:
        """Whether anything in it cannot stand."""
        return any(finding.severity == "error" for finding in self.findings)

    @property
    def where(self) -> dict[str, Any]:
        """What an event notes of where it was told."""
        note = self.text("note")
        return {
            "note": note,
            "source": self.source,
            "row": self.row,
            "path": self.path,
        }

    def has(self, name: str) -> bool:
        """Whether something stands in a field."""
        cell = self.fields.get(name)
        return not (is_blank(cell) if self.is_exact else is_nothing(cell))

    @property
    def is_exact(self) -> bool:
        """Whether texts stand as they are: in JSON nobody types a space by mistake."""
        return self.path is not None

    def text(self, name: str) -> str:
        """Give a field as text; "" where nothing stands in it."""
        self.read.add(name)
        if not self.has(name):
            return ""
        cell = self.fields[name]
        if self.is_exact and isinstance(cell, str):
            return cell
        try:
            return plain(text(cell, TEXT_COLUMN))
        except BadCellError as bad:
            self.note(name, bad.problem, bad.fix)
            return ""

    def needed(self, name: str, fix: str) -> str:
        """Give a field as text, and note where nothing stands in it."""
        if not self.has(name):
            self.read.add(name)
            self.note(name, "it is missing", fix)
            return ""
        return self.text(name)

    def moment(self, name: str) -> str:
        """Give a field as a time of the day, or as what may be the id of a slot."""
        self.read.add(name)
        cell = self.fields[name]
        try:
            said, how = moment(plain(cell) if isinstance(cell, str) else cell)
        except BadCellError as bad:
            self.note(name, bad.problem, bad.fix)
            return ""
        if how:
            self.tell(name, how, said)
        return said

    def note(self, name: str | None, problem: str, fix: str) -> None:
        """Note what is wrong with a field, or with all of it."""
        self.findings.append(self._finding(name, problem, fix))

    def tell(self, name: str, how: str, reading: str) -> None:
        """Note what a field was read as."""
        bare = self._finding(name, how, f"Write {reading}, if that is meant.")
        self.findings.append(
            Finding(
                bare.source,
                bare.problem,
                bare.fix,
                bare.row,
                bare.column,
                bare.value,
                "reading",
                bare.cell,
                reading,
            )
        )

    def _finding(self, name: str | None, problem: str, fix: str) -> Finding:
        key = name or "event"
        cell = None
        if self.path is not None:
            column: str | None = f"{self.path}.{name}" if name else self.path
        else:
            column = self.titles.get(key, name if self.titles else None)
            if self.row is not None and key in self.letters:
                cell = f"{self.letters[key]}{self.row}"
        value = self.fields.get(key)
        if value is not None and not isinstance(value, (str, int, float)):
            value = str(value)
        shown = None if is_blank(value) else value
        return Finding(
            self.source, problem, fix, self.row, column, shown, "error", cell
        )


def is_nothing(cell: Any) -> bool:
    """Whether nothing stands in a cell, or a dash for nothing."""
    return is_blank(cell) or (isinstance(cell, str) and plain(cell) in ("", *DASHES))


def plain(said: str) -> str:
    """Give a text without odd and superfluous spaces."""
    bare = ODD.sub(lambda one: "" if UNSEEN.fullmatch(one[0]) else " ", said)
    return " ".join(bare.split())
