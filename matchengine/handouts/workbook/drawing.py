"""Charts that a spreadsheet draws from the cells of a sheet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from xlsxwriter.chart import Chart
from xlsxwriter.worksheet import Worksheet

from matchengine.handouts.sheets.book import Book
from matchengine.handouts.sheets.looks import BLUE, INK, INK_SOFT, LINE, NAVY
from matchengine.trade.money import SCALES

WIDE, HIGH = 640, 300
ROOM_FOR_LABEL = 1.25
"""The axis goes so much beyond the largest bar, so that its label has a place."""


@dataclass(frozen=True)
class Drawn:
    """What a chart draws: a column of rows on a sheet, their names in the first."""

    title: str
    first: int
    last: int
    column: int
    largest: float
    shown: str = "#,##0"


def bars(book: Book, sheet: Worksheet, drawn: Drawn) -> Chart:
    """Draw bars across, the first row on top."""
    chart = _chart(book, sheet, "bar", drawn)
    chart.set_y_axis({"reverse": True, "num_font": _font(), "line": {"color": LINE}})
    chart.set_x_axis(
        {
            "visible": False,
            "major_gridlines": {"visible": False},
            "min": 0,
            "max": max(1.0, ROOM_FOR_LABEL * drawn.largest),
        }
    )
    return chart


def pillars(book: Book, sheet: Worksheet, drawn: Drawn) -> Chart:
    """Draw bars upright, the first row at the left."""
    chart = _chart(book, sheet, "column", drawn)
    chart.set_x_axis({"num_font": _font(), "line": {"color": LINE}})
    chart.set_y_axis({"visible": False, "major_gridlines": {"visible": False}})
    return chart


def in_one_unit(largest: float) -> str:
    """Show rupiah in the unit that fits the largest of them."""
    for unit, name in SCALES:
        if largest >= unit:
            commas = "," * ((len(str(unit)) - 1) // 3)
            return f'#,##0.0{commas} "{name}"'
    return "#,##0"


def _chart(book: Book, sheet: Worksheet, kind: str, drawn: Drawn) -> Chart:
    chart: Chart = book.file.add_chart({"type": kind})
    chart.set_title({"name": drawn.title, "name_font": {"size": 11, "color": NAVY}})
    chart.set_legend({"none": True})
    chart.set_chartarea({"border": {"color": LINE}})
    chart.set_size({"width": WIDE, "height": HIGH})
    name = sheet.get_name()
    label = {"value": True, "num_format": drawn.shown, "font": _font(INK)}
    chart.add_series(
        {
            "name": drawn.title,
            "categories": [name, drawn.first, 0, drawn.last, 0],
            "values": [name, drawn.first, drawn.column, drawn.last, drawn.column],
            "fill": {"color": BLUE if drawn.column % 2 else NAVY},
            "gap": 45,
            "data_labels": label,
        }
    )
    return chart


def _font(colour: str = INK_SOFT) -> dict[str, Any]:
    return {"size": 9, "color": colour}
