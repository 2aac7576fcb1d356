"""From a raw table to a typed one."""

from __future__ import annotations

from dataclasses import dataclass, field

import pandas as pd

from matchengine.errors import Finding
from matchengine.files.tables.headers import places_of
from matchengine.files.tables.raw import RawTable
from matchengine.files.tables.read_column import ReadColumn, read_column
from matchengine.files.tables.row_units import settle_units
from matchengine.trade.columns import TABLES, Column


@dataclass(frozen=True)
class TypedTable:
    """A table whose cells were read.

    `values` has all columns, `places` says where those that are there stand. `bad`
    holds the cells that could not be read, by row and column; `extra` the columns that
    no table has, as they were written.
    """

    name: str
    values: pd.DataFrame
    findings: list[Finding]
    places: dict[str, int]
    bad: frozenset[tuple[int, str]] = frozenset()
    extra: pd.DataFrame = field(default_factory=pd.DataFrame)

    @property
    def frame(self) -> pd.DataFrame | None:
        """The table; None if a column of ids is missing.

        Then it says nothing that others could be checked against.
        """
        ids = (column.name for column in TABLES[self.name] if column.kind == "id")
        return self.values if all(name in self.places for name in ids) else None


def typed_table(raw: RawTable) -> TypedTable:
    """Read every cell of a table as its column's kind promises.

    A column that is not there is missing in every row.
    """
    places = places_of(raw)
    read = {
        column.name: read_column(
            raw, places.of[column.name], column, places.says[column.name]
        )
        for column in TABLES[raw.name]
        if column.name in places.of
    }
    settle_units(raw, places.of, read)
    findings = list(places.findings)
    index = pd.Index(raw.numbers, dtype="int64")
    columns: dict[str, pd.Series] = {}
    for column in TABLES[raw.name]:
        if column.name in read:
            done = read[column.name]
            findings += (f for f in done.findings if f.row not in raw.ragged)
            values = done.values
        else:
            values = [column.missing] * len(raw.rows)
        columns[column.name] = _series(values, index, column)
    return TypedTable(
        raw.name,
        pd.DataFrame(columns, index=index),
        findings,
        places.of,
        _bad(raw, read),
        _extra(raw, places.extra, index),
    )


def _bad(raw: RawTable, read: dict[str, ReadColumn]) -> frozenset[tuple[int, str]]:
    return frozenset(
        (raw.numbers[at], name) for name, done in read.items() for at in done.bad
    )


def _extra(raw: RawTable, places: list[int], index: pd.Index) -> pd.DataFrame:
    columns: dict[str, list[object]] = {}
    for place in places:
        title = raw.header[place] or f"column {place + 1}"
        while title in columns:
            title += "_"
        columns[title] = [row[place] for row in raw.rows]
    return pd.DataFrame(columns, index=index, dtype=object)


def _series(values: list[object], index: pd.Index, column: Column) -> pd.Series:
    return pd.Series(values, index=index, dtype=column.dtype)
