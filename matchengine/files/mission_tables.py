"""From a raw table to a typed one."""

from __future__ import annotations

import pandas as pd

from matchengine.errors import Finding
from matchengine.files.cells import column_cells
from matchengine.files.headers import places_of
from matchengine.files.raw import RawTable
from matchengine.trade.columns import TABLES, Column


def typed_table(raw: RawTable) -> tuple[pd.DataFrame | None, list[Finding]]:
    """Read every cell of a table as its column's kind promises.

    A column that is not there is missing in every row. Without its ids a table says
    nothing that others could be checked against: then there is None.
    """
    places, findings = places_of(raw)
    index = pd.Index(raw.numbers, dtype="int64")
    columns: dict[str, pd.Series] = {}
    for column in TABLES[raw.name]:
        if column.name in places:
            values, bad = column_cells(raw, places[column.name], column)
            findings += (f for f in bad if f.row not in raw.ragged)
        else:
            values = [column.missing] * len(raw.rows)
        columns[column.name] = _series(values, index, column)
    lost = any(c.kind == "id" and c.name not in places for c in TABLES[raw.name])
    return None if lost else pd.DataFrame(columns, index=index), findings


def _series(values: list[object], index: pd.Index, column: Column) -> pd.Series:
    return pd.Series(values, index=index, dtype=column.dtype)
