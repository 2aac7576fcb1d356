"""Colours and looks of the sheets, told apart also by those who see no colours.

The shades of a score go from light to dark in one blue, and every number stands there
as a number too, so that no colour has to be seen.
"""

from __future__ import annotations

from typing import Any

from matchengine.trade.money import SCALES

INK, INK_SOFT, LINE = "#1F2933", "#52606D", "#CBD2D9"
NAVY, BLUE, PALE = "#12355B", "#2F6F9F", "#E4EDF5"
AMBER, AMBER_PALE = "#B45309", "#FEF3C7"

PLAIN: dict[str, Any] = {"font_color": INK, "valign": "vcenter"}
TITLE: dict[str, Any] = {"bold": True, "font_size": 16, "font_color": NAVY}
ABOUT: dict[str, Any] = {"font_color": INK_SOFT}
NOTE: dict[str, Any] = {"italic": True, "font_color": INK_SOFT}
ALARM: dict[str, Any] = {"bold": True, "font_color": AMBER}
SECTION: dict[str, Any] = {
    "bold": True,
    "font_size": 12,
    "font_color": NAVY,
    "bottom": 2,
    "bottom_color": NAVY,
}
HEAD: dict[str, Any] = {
    "bold": True,
    "font_color": "#FFFFFF",
    "bg_color": NAVY,
    "border": 1,
    "border_color": LINE,
    "text_wrap": True,
    "align": "center",
}
CELL: dict[str, Any] = {"border": 1, "border_color": LINE, "valign": "top"}
BOX: dict[str, Any] = {"border": 1, "border_color": LINE, "indent": 1}
FIGURE: dict[str, Any] = {"border": 1, "border_color": LINE, "align": "right"}
WRAPPED: dict[str, Any] = {**CELL, "text_wrap": True}
CLOSE = "#FFF7DB"
TO_FILL: dict[str, Any] = {"bg_color": CLOSE}
TO_FILL_HEAD: dict[str, Any] = {**HEAD, "bg_color": "#8A5A00"}
GROUP: dict[str, Any] = {**CELL, "bold": True, "bg_color": PALE, "valign": "vcenter"}

WHOLE, SCORE = "#,##0", "0.000"
SHARE, RUPIAH, CLOCK, QUANTITY = "0.0%", '"Rp" #,##0', "hh:mm", "#,##0.###"
SMALL_SHARE = "0.00%"

SHADES: tuple[tuple[int, str], ...] = (
    (800, "#6BAED6"),
    (700, "#9ECAE1"),
    (600, "#C6DBEF"),
    (500, "#DEEBF7"),
    (1, "#F3F8FC"),
    (0, "#E5E7EB"),
)
"""From so many points on, a meeting has this shade; those without points are grey."""


def shade_of(points: int) -> str:
    """Give the shade of a meeting's points."""
    return next(colour for least, colour in SHADES if points >= least)


def rupiah_format(amount: float) -> str:
    """Show an amount as `rupiah` writes it, while the cell keeps the whole number."""
    size = float(f"{abs(amount):.3g}")
    for unit, name in SCALES:
        if size >= unit:
            left = size / unit
            decimals = 0 if left >= 100 else 1 if left >= 10 else 2
            places = f"0.{'0' * decimals}" if decimals else "#,##0"
            commas = "," * ((len(str(unit)) - 1) // 3)
            return f'"Rp" {places}{commas} "{name}"'
    return RUPIAH
