"""The rows of a linear program A·x <= b with x >= 0, added by families."""

from __future__ import annotations

import numpy as np
from scipy.sparse import coo_array

from matchengine.solving.indexed import Floats, Ints


class Rows:
    """Rows as they are added, over `columns` columns."""

    def __init__(self, columns: int) -> None:
        self.columns = columns
        self._row: list[Ints] = []
        self._column: list[Ints] = []
        self._weight: list[Ints] = []
        self._limit: list[Ints] = []
        self._height = 0

    def add(
        self, row: Ints, column: Ints, limit: Ints, weight: Ints | None = None
    ) -> slice:
        """Add len(limit) rows with their entries; give their place among all."""
        self._row.append(row + self._height)
        self._column.append(column)
        self._weight.append(
            np.ones(len(row), dtype=np.int64) if weight is None else weight
        )
        self._limit.append(limit)
        begin, self._height = self._height, self._height + len(limit)
        return slice(begin, self._height)

    def more_columns(self, number: int) -> Ints:
        """Add columns; give their places."""
        begin, self.columns = self.columns, self.columns + number
        return np.arange(begin, self.columns)

    def matrix(self) -> tuple[coo_array, Floats]:
        """Give A and b."""
        entries = (
            np.concatenate(self._weight).astype(float),
            (np.concatenate(self._row), np.concatenate(self._column)),
        )
        shape = (self._height, self.columns)
        return coo_array(entries, shape=shape), np.concatenate(self._limit).astype(
            float
        )
