"""Mission tables from a dict of pandas data frames."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from matchengine.errors import Finding
from matchengine.files.tables.content import Content
from matchengine.files.tables.raw import RawMission
from matchengine.files.tables.sheets import TABLE_NAMES, BadSheetError, Sheet, take
from matchengine.trade.columns import folded

FIRST_ROW = 2


def read_frames(frames: Mapping[str, pd.DataFrame]) -> RawMission:
    """Take every table from its data frame; rows count as in a spreadsheet."""
    raw = RawMission("the data frames")
    take(raw, [_sheet(str(called), frame) for called, frame in frames.items()])
    return raw


def _sheet(called: str, frame: object) -> Sheet:
    source = TABLE_NAMES.get(folded(called), called)

    def load(name: str) -> Content:
        if not isinstance(frame, pd.DataFrame):
            raise BadSheetError(_no_frame(name, frame))
        columns = [_cells(frame.iloc[:, i]) for i in range(frame.shape[1])]
        rows: list[Sequence[object]] = [
            [str(column) for column in frame.columns],
            *zip(*columns, strict=True),
        ]
        numbered = list(enumerate(rows, FIRST_ROW - 1))
        return Content(numbered, header_known=True, in_cells=False)

    return Sheet(called, source, "data frame", load)


def _cells(series: pd.Series) -> list[object]:
    """Give the cells as plain Python values, what is missing as None."""
    cells = series.astype(object).tolist()
    missing = series.isna().tolist()
    return [
        None if gone else cell.item() if isinstance(cell, np.generic) else cell
        for cell, gone in zip(cells, missing, strict=True)
    ]


def _no_frame(name: str, value: object) -> Finding:
    return Finding(
        name,
        f"it is no data frame but of type {type(value).__name__}",
        "Hand over a pandas DataFrame.",
    )
