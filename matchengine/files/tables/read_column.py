"""All cells of a column: plainly where they are written plainly, else by a reading.

Most cells are plain: their kind's parser takes them at once. What it refuses is read
once more, with all notations that people use and with what the other cells of the
column settle. Such a cell gives a finding that says what it was read as; one that has
no certain reading gives an error.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from matchengine.errors import Finding
from matchengine.files.limits import LONGEST_CELL
from matchengine.files.tables import read_words
from matchengine.files.tables.bad_cell import BadCellError
from matchengine.files.tables.canonical import as_written
from matchengine.files.tables.cells import PARSERS
from matchengine.files.tables.habits import Habits
from matchengine.files.tables.raw import RawTable, is_blank
from matchengine.files.tables.read_amounts import NOTHING_SAID, amount
from matchengine.files.tables.read_cell import Read
from matchengine.files.tables.written_amounts import Amount
from matchengine.files.tables.written_times import (
    clock_time,
    time_spans,
    written_date,
)
from matchengine.trade.columns import Column, Kind

NOTHING = "nothing"
"""What a reading says of a cell that means that there is nothing."""

DASHES = ("-", "\u2013", "\u2014", "--", "---")
FAILED = re.compile(r"#(N/A|REF!|VALUE!|DIV/0!|NAME\?|NUM!|NULL!)", re.IGNORECASE)
ODD = re.compile("[\u00a0\u00ad\u2007\u2009\u200b\u200e\u200f\u202f\u2060\ufeff]")
UNSEEN = re.compile("[\u00ad\u200b\u200e\u200f\u2060\ufeff]")
OF_AMOUNTS = ("number", "whole", "money", "share")


@dataclass
class ReadColumn:
    """The values of a column.

    `told`, `units` and `bad` are by place in it: what is to be said of a cell, the unit
    that it names, and whether it could not be read. `more` is said of all of it.
    """

    values: list[Any] = field(default_factory=list)
    told: dict[int, Finding] = field(default_factory=dict)
    more: list[Finding] = field(default_factory=list)
    units: dict[int, str] = field(default_factory=dict)
    bad: set[int] = field(default_factory=set)

    @property
    def findings(self) -> list[Finding]:
        """Everything that is to be said."""
        return [*self.told.values(), *self.more]


Reader = Callable[[Any, Column, Habits], Read]


def read_column(
    raw: RawTable, place: int, column: Column, heading: Amount = NOTHING_SAID
) -> ReadColumn:
    """Read all cells of a column; one that cannot be read counts as missing."""
    cells = [row[place] for row in raw.rows]
    habits = Habits(cells, heading, of_money=column.kind == "money")
    done = ReadColumn()
    spaced: list[int] = []
    again: dict[str, Any] = {}  # most cells stand there often, and are read once
    missing = column.missing
    for at, cell in enumerate(habits.cells):
        if isinstance(cell, str) and cell in again:
            done.values.append(again[cell])
            continue
        value = missing
        try:
            if not is_blank(cell):
                value = _value(raw, place, at, column, habits, done)
                if (
                    isinstance(cell, str)
                    and cell != cell.strip()
                    and at not in done.told
                ):
                    spaced.append(at)
            elif column.needed:
                raise BadCellError("the cell is empty", f"Fill in the {column.name}.")
        except BadCellError as bad:
            done.bad.add(at)
            shown = None if is_blank(cell) else cell
            done.told[at] = raw.finding(at, place, bad.problem, bad.fix, shown)
        done.values.append(value)
        if isinstance(cell, str) and _is_as_written(cell, at, column, habits, done):
            again[cell] = value
    done.more += _spaces(raw, place, spaced)
    return done


def _is_as_written(
    cell: str, at: int, column: Column, habits: Habits, done: ReadColumn
) -> bool:
    """Whether nothing was to be said of a cell, and its value may be shared by rows."""
    plain = habits.heading is NOTHING_SAID and at not in done.told
    return plain and cell == cell.strip() and column.kind != "statuses"


def _value(
    raw: RawTable, place: int, at: int, column: Column, habits: Habits, done: ReadColumn
) -> Any:
    cell = habits.cells[at]
    if habits.heading is NOTHING_SAID and not _is_odd(cell):
        try:
            return PARSERS[column.kind](cell, column)
        except BadCellError:
            pass  # it is read once more, as what people write
    return _by_reading(raw, place, at, column, habits, done)


def _is_odd(cell: object) -> bool:
    if not isinstance(cell, str):
        return False
    return (
        cell in DASHES
        or cell[0] == "#"
        or len(cell) > LONGEST_CELL
        or not (cell.isascii() or ODD.search(cell) is None)
    )


def _by_reading(
    raw: RawTable, place: int, at: int, column: Column, habits: Habits, done: ReadColumn
) -> Any:
    """Read a cell that is not plain, and say what it was read as."""
    cell = habits.cells[at]
    read = _reading(cell, column, habits)
    if read.unit:
        done.units[at] = read.unit
    if read.how and not _is_plain(cell, read.value, column):
        reading = as_written(read.value, column) or NOTHING
        done.told[at] = raw.finding(at, place, read.how, "", cell, reading)
    return read.value


def _is_plain(cell: object, value: object, column: Column) -> bool:
    """Whether the cell says by itself what it was read as."""
    try:
        return bool(PARSERS[column.kind](cell, column) == value) and not _is_odd(cell)
    except BadCellError:
        return False


def _reading(cell: Any, column: Column, habits: Habits) -> Read:
    if not isinstance(cell, str):
        if column.kind in OF_AMOUNTS:
            return amount(cell, column, habits.settled, habits.heading)
        return Read(PARSERS[column.kind](cell, column), "")
    if len(cell) > LONGEST_CELL:
        raise BadCellError(
            f"the cell holds more than {LONGEST_CELL:,} characters", "Shorten it."
        )
    if FAILED.fullmatch(cell.strip()):
        raise BadCellError("a formula failed here", "Write its value.")
    bare = ODD.sub(_plain_space, cell).strip()
    how = "odd spaces are taken for plain ones" if bare != cell.strip() else ""
    if is_blank(bare) or (bare in DASHES and column.kind != "id"):
        if column.needed:
            raise BadCellError("the cell is empty", f"Fill in the {column.name}.")
        return Read(column.missing, "an empty cell")
    return _of_text(bare, how, column, habits)


def _of_text(bare: str, how: str, column: Column, habits: Habits) -> Read:
    if habits.heading is NOTHING_SAID:
        try:
            return Read(PARSERS[column.kind](bare, column), how)
        except BadCellError:
            if column.kind not in READERS:
                raise
    return READERS[column.kind](bare, column, habits)


def _plain_space(match: re.Match[str]) -> str:
    return "" if UNSEEN.fullmatch(match[0]) else " "


def _spaces(raw: RawTable, place: int, spaced: Sequence[int]) -> Iterator[Finding]:
    """Say once for a column that spaces at the ends of its cells do not count."""
    if not spaced:
        return
    cells = "1 cell" if len(spaced) == 1 else f"{len(spaced)} cells"
    first = raw.rows[spaced[0]][place]
    yield raw.finding(
        spaced[0],
        place,
        f"spaces at the ends do not count; so in {cells} of the column",
        "",
        first,
        reading=str(first).strip(),
    )


def _amount(cell: Any, column: Column, habits: Habits) -> Read:
    return amount(cell, column, habits.settled, habits.heading)


def _time(cell: str, column: Column, habits: Habits) -> Read:
    minutes, zone, how = clock_time(cell)
    return Read(float(minutes), how + _own_zone(zone, habits))


def _spans(cell: str, column: Column, habits: Habits) -> Read:
    spans, zone = time_spans(cell)
    return Read(spans, "spans of time" + _own_zone(zone, habits))


def _own_zone(zone: str, habits: Habits) -> str:
    if zone and len(habits.zones | {zone}) > 1:
        raise BadCellError(
            "the column names more than one time zone", "Write the mission's own times."
        )
    return f", {zone.upper()} taken for the mission's own zone" if zone else ""


def _date(cell: str, column: Column, habits: Habits) -> Read:
    return Read(*written_date(cell, habits.day_order))


def _plainly(read: Callable[[Any, Column], Read]) -> Reader:
    return lambda cell, column, habits: read(cell, column)


READERS: dict[Kind, Reader] = {
    "number": _amount,
    "whole": _amount,
    "money": _amount,
    "share": _amount,
    "time": _time,
    "spans": _spans,
    "date": _date,
    "flag": _plainly(read_words.flag_word),
    "hs": _plainly(read_words.code),
    "nib": _plainly(read_words.digits),
    "words": _plainly(read_words.several),
    "statuses": _plainly(read_words.with_statuses),
}
"""How a cell of each kind is read that its parser does not take."""
