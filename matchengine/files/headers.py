"""Which column of a file is which column of a table."""

from __future__ import annotations

from functools import cache

from matchengine.errors import Finding, nearest
from matchengine.files.raw import RawTable, is_blank
from matchengine.trade.columns import TABLES, Column, folded


@cache
def columns_called(table: str) -> dict[str, Column]:
    """Every name, folded, that a column of the table may bear."""
    return {
        folded(called): column
        for column in TABLES[table]
        for called in (column.name, *column.aliases)
    }


def places_of(raw: RawTable) -> tuple[dict[str, int], list[Finding]]:
    """Say at which place of a row each column stands, and what is odd about it."""
    known = columns_called(raw.name)
    places: dict[str, int] = {}
    findings: list[Finding] = []
    for place, title in enumerate(raw.header):
        column = known.get(folded(title))
        if column is None:
            findings += _unknown(raw, place)
        elif column.name in places:
            findings.append(_twice(raw, column.name, places[column.name], place))
        else:
            places[column.name] = place
    missing = [c for c in TABLES[raw.name] if c.needed and c.name not in places]
    return places, findings + [_missing(raw, column) for column in missing]


def _unknown(raw: RawTable, place: int) -> list[Finding]:
    title = raw.header[place]
    if not title:
        if all(is_blank(row[place]) for row in raw.rows):
            return []
        problem = f"column {place + 1} has no name and is not read"
        return [Finding(raw.source, problem, "Name it.", severity="warning")]
    return [
        Finding(
            raw.source,
            "the column is not read: no column is called so",
            nearest(title, [column.name for column in TABLES[raw.name]]),
            column=title,
            severity="warning",
        )
    ]


def _twice(raw: RawTable, name: str, first: int, second: int) -> Finding:
    return Finding(
        raw.source,
        f"columns {first + 1} ({raw.header[first]}) and {second + 1} both mean {name}",
        "Keep one of them.",
        column=raw.header[second],
    )


def _missing(raw: RawTable, column: Column) -> Finding:
    also = f" (or {', '.join(column.aliases)})" if column.aliases else ""
    return Finding(
        raw.source,
        "the column is missing",
        f"Add a column named {column.name}{also}.",
        column=column.name,
    )
