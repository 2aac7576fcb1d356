"""What the pictures share: matplotlib, if it is there, and axes to draw on."""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from matchengine.config import Language
from matchengine.results.numbers import decimal
from matchengine.screen.explanation import plain

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MOST_LABELS = 60
"""So many rows or columns have their names beside them; more could not be read."""

LONGEST_LABEL = 16
EMPTY = "#e4e4e4"


def new_axes(width: float, height: float) -> Axes:
    """Give the axes of a new picture, its size in inches.

    Raises
    ------
    ModuleNotFoundError
        If matplotlib is not installed; `pip install matchengine[plot]` installs it.
    """
    figure = _matplotlib().figure(figsize=(width, height), layout="constrained")
    axes: Axes = figure.add_subplot()
    return axes


def draw_cells(ax: Axes, values: Any, lowest: float, highest: float) -> Any:
    """Draw a colour for each cell of an array, row 0 on top; NaN is an empty one."""
    viridis = importlib.import_module("matplotlib").colormaps["viridis"]
    colours = viridis.with_extremes(bad=EMPTY)
    image = ax.imshow(
        values, cmap=colours, vmin=lowest, vmax=highest, aspect="auto", origin="upper"
    )
    rows, columns = values.shape
    if max(rows, columns) <= MOST_LABELS:
        _rule_lines(ax, rows, columns)
    return image


def _rule_lines(ax: Axes, rows: int, columns: int) -> None:
    """Set cells apart by white lines."""
    ax.set_xticks([n + 0.5 for n in range(columns - 1)], minor=True)
    ax.set_yticks([n + 0.5 for n in range(rows - 1)], minor=True)
    ax.grid(which="minor", color="white", linewidth=1.2)
    ax.tick_params(which="minor", length=0)


def name_colours(ax: Axes, image: Any, what: str) -> None:
    """Say beside the cells what their colours mean."""
    ax.figure.colorbar(image, ax=ax, label=what, fraction=0.05, pad=0.02)


def name_columns(ax: Axes, names: Sequence[str], what: str, language: Language) -> None:
    """Name the columns below, or only say how many of what there are."""
    labels = _labels(names)
    ax.set_xticks(range(len(labels)), labels, rotation=90, parse_math=False)
    ax.set_xlabel(_heading(what, names, language), parse_math=False)


def name_rows(ax: Axes, names: Sequence[str], what: str, language: Language) -> None:
    """Name the rows on the left, or only say how many of what there are."""
    labels = _labels(names)
    ax.set_yticks(range(len(labels)), labels, parse_math=False)
    ax.set_ylabel(_heading(what, names, language), parse_math=False)


def _labels(names: Sequence[str]) -> list[str]:
    return [label(name) for name in names] if len(names) <= MOST_LABELS else []


def _heading(what: str, names: Sequence[str], language: Language) -> str:
    if len(names) <= MOST_LABELS:
        return what
    return f"{what} ({decimal(len(names), language)})"


def label(name: str) -> str:
    """Cut a name to what has room beside a picture."""
    told = plain(name)
    return told if len(told) <= LONGEST_LABEL else told[: LONGEST_LABEL - 1] + "…"


def _matplotlib() -> Any:
    try:
        return importlib.import_module("matplotlib.pyplot")
    except ModuleNotFoundError as error:
        raise ModuleNotFoundError(
            "a picture needs matplotlib: pip install matchengine[plot]"
        ) from error
