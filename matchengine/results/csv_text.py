"""A table as the text of a CSV file that spreadsheets read well.

Comma-separated, in UTF-8 with a byte order mark: without the mark, Excel reads the
text as Windows-1252. A text that a spreadsheet would take for a formula gets an
apostrophe before it; numbers stay as they are.
"""

from __future__ import annotations

import csv
import io
from typing import Any

import pandas as pd

BYTE_ORDER_MARK = "\ufeff"
FORMULA_STARTS = (
    "=",
    "+",
    "-",
    "@",
    "\t",
    "\r",
    "\n",
    "\uff1d",
    "\uff0b",
    "\uff0d",
    "\uff20",
)
"""The last four are the full-width forms, which some spreadsheets read alike."""


def csv_text(frame: pd.DataFrame) -> str:
    """Give a table as CSV; what is missing is an empty cell."""
    out = io.StringIO()
    out.write(BYTE_ORDER_MARK)
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(frame.columns)
    columns = [[_cell(cell) for cell in frame[name].tolist()] for name in frame]
    writer.writerows(zip(*columns, strict=True))
    return out.getvalue()


def _cell(cell: Any) -> Any:
    if isinstance(cell, str):
        return f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell
    if pd.isna(cell):
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float) and cell.is_integer():
        return int(cell)
    return cell
