"""Columns as arrays, and joins on them: what the rest of `trade` shares."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
Texts = NDArray[np.object_]


def numbers(frame: pd.DataFrame, column: str) -> Floats:
    """Give a column of numbers, NaN where nothing stands."""
    return frame[column].to_numpy(dtype=np.float64, na_value=np.nan)


def texts(frame: pd.DataFrame, column: str) -> list[str]:
    """Give a column of texts, "" where nothing stands."""
    return [
        cell if isinstance(cell, str) else "" for cell in frame[column].astype(object)
    ]


def cells(frame: pd.DataFrame, column: str) -> list[object]:
    """Give a column as it stands."""
    return list(frame[column].astype(object))


def positions(ids: list[str], among: list[str]) -> Ints:
    """Say where each of `ids` stands in `among`; -1 where it does not."""
    place = {name: i for i, name in enumerate(among)}
    return np.array([place.get(name, -1) for name in ids], dtype=np.int64)


def shared_codes(*columns: list[str]) -> list[Ints]:
    """Number the texts of several columns alike: equal texts, equal numbers.

    Returns
    -------
    An array of ints for each column; -1 stands for "", which equals nothing.
    """
    number: dict[str, int] = {}
    return [
        np.array(
            [number.setdefault(text, len(number)) if text else -1 for text in column],
            dtype=np.int64,
        )
        for column in columns
    ]


def matches(left: Ints, right: Ints) -> tuple[Ints, Ints]:
    """Join two columns of numbers: the positions (i, j) with left[i] == right[j].

    Numbers below 0 match nothing. The pairs come in the order of i, then j.
    """
    order = np.argsort(right, kind="stable")
    ordered = right[order]
    first = np.searchsorted(ordered, left, side="left")
    count = np.searchsorted(ordered, left, side="right") - first
    count[left < 0] = 0
    i = np.repeat(np.arange(len(left), dtype=np.int64), count)
    within = np.arange(len(i)) - np.repeat(np.cumsum(count) - count, count)
    return i, order[np.repeat(first, count) + within].astype(np.int64)


def is_among(numbers: Ints, ordered: Ints) -> Bools:
    """Say which numbers are among others, which are in order."""
    if not len(ordered):
        return np.zeros(len(numbers), dtype=bool)
    place = np.minimum(np.searchsorted(ordered, numbers), len(ordered) - 1)
    return np.asarray(ordered[place] == numbers)


def content_ranks(frame: pd.DataFrame) -> Ints:
    """Rank rows by what stands in them, so that ties do not hang on their order."""
    rows = [repr(row) for row in frame.astype(object).itertuples(index=False)]
    rank = {row: i for i, row in enumerate(sorted(set(rows)))}
    return np.array([rank[row] for row in rows], dtype=np.int64)
