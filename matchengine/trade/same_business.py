"""Participants that may be one business, listed twice."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from matchengine.errors import Finding
from matchengine.trade.arrays import texts
from matchengine.trade.business_names import alike_pairs

SHOWN = 50
"""So many are named one by one; the rest are counted."""


def same_businesses(participants: pd.DataFrame, source: str) -> Iterator[Finding]:
    """Participants of one NIB, or of nearly the same name."""
    rows = [int(row) for row in participants.index]
    names, ids = texts(participants, "name"), texts(participants, "id")
    numbers = texts(participants, "nib")
    by_number = list(_same_number(numbers))
    by_name = [
        (one, at)
        for one, at in alike_pairs(names)
        if not (numbers[one] and numbers[at])  # their numbers tell them apart
    ]
    found = [(at, one, "nib", numbers[at]) for one, at in by_number]
    found += [(at, one, "name", names[at]) for one, at in by_name]
    for at, one, column, value in found[:SHOWN]:
        like = "the NIB is also that" if column == "nib" else "the name is nearly that"
        yield Finding(
            source,
            f"{like} of {ids[one]} ({names[one]}) in row {rows[one]}",
            "If they are one business, keep one of the rows.",
            rows[at],
            column,
            value,
            severity="warning",
        )
    if len(found) > SHOWN:
        yield Finding(
            source,
            f"{len(found) - SHOWN} more participants may be listed twice",
            "Sort the table by name and look.",
            severity="warning",
        )


def _same_number(numbers: list[str]) -> Iterator[tuple[int, int]]:
    first: dict[str, int] = {}
    for at, number in enumerate(numbers):
        if number and first.setdefault(number, at) != at:
            yield first[number], at
