"""Scores as a picture: a heat map, buyers by sellers."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from matchengine.config import Language
from matchengine.faces.schedule import natural
from matchengine.results.numbers import decimal
from matchengine.results.words import in_language, say
from matchengine.scoring import Scores
from matchengine.screen.drawing import (
    draw_cells,
    name_colours,
    name_columns,
    name_rows,
    new_axes,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes

TITLE = ("Skor pasangan: {pairs}", "Scores of pairs: {pairs}")


def plot_scores(
    scores: Scores, language: Language = "en", ax: Axes | None = None
) -> Axes:
    """Draw the score of every pair: a row for each buyer, a column for each seller."""
    frame = scores.frame
    if not len(frame):
        raise ValueError("there is no pair to draw: nobody has something to trade")
    buyers, sellers = (
        sorted(set(frame[side]), key=natural) for side in ("buyer", "seller")
    )
    row = {name: i for i, name in enumerate(buyers)}
    column = {name: i for i, name in enumerate(sellers)}
    values = np.full((len(buyers), len(sellers)), math.nan)
    values[frame["buyer"].map(row), frame["seller"].map(column)] = frame["score"]
    if ax is None:
        width, height = (0.18 * min(len(n), 60) for n in (sellers, buyers))
        ax = new_axes(max(4.5, width + 2), max(3.0, height + 1.4))
    image = draw_cells(ax, values, 0.0, 1.0)
    name_colours(ax, image, say("score", language))
    name_columns(ax, sellers, say("seller", language), language)
    name_rows(ax, buyers, say("buyer", language), language)
    ax.set_title(
        in_language(TITLE, language).format(pairs=decimal(len(frame), language))
    )
    return ax
