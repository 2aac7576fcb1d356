"""Mission tables from a dict of pandas data frames."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from matchengine.errors import Finding
from matchengine.files.raw import RawMission

FIRST_ROW = 2


def read_frames(frames: Mapping[str, pd.DataFrame]) -> RawMission:
    """Take every table from its data frame; rows count as in a spreadsheet."""
    raw = RawMission("the data frames")
    for called, frame in frames.items():
        name = raw.claim(str(called), str(called), "data frame")
        if name is None:
            continue
        if not isinstance(frame, pd.DataFrame):
            raw.refuse(name, _no_frame(name, frame))
            continue
        columns = [_cells(frame.iloc[:, i]) for i in range(frame.shape[1])]
        rows: list[Sequence[object]] = [
            [str(column) for column in frame.columns],
            *zip(*columns, strict=True),
        ]
        raw.add(name, name, enumerate(rows, FIRST_ROW - 1))
    # A folder may hold other files; a dict holds what its writer meant to be read.
    raw.findings = [replace(finding, severity="error") for finding in raw.findings]
    return raw


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
