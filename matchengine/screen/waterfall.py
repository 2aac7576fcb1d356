"""An explanation as a picture: how the points add up to the value."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from matchengine.config import Language
from matchengine.results.words import part_name
from matchengine.screen.drawing import new_axes
from matchengine.screen.explanation import plain
from matchengine.screen.explanation_words import say
from matchengine.trade.explanation import Explanation

if TYPE_CHECKING:
    from matplotlib.axes import Axes

ROOM = 0.1
"""Share of the picture's width beside the bars, for their labels."""

ADDS, TAKES, TOTAL = "tab:green", "tab:red", "tab:gray"


def plot_explanation(
    explanation: Explanation, language: Language = "en", ax: Axes | None = None
) -> Axes:
    """Draw how the points of a pair add up to its value, as a waterfall.

    Parameters
    ----------
    ax
        Axes of matplotlib to draw on; new ones, if None.

    Returns
    -------
    The axes: `ax.figure.savefig(path)` saves them.

    Raises
    ------
    ModuleNotFoundError
        If matplotlib is not installed; `pip install matchengine[plot]` installs it.
    ValueError
        If the two have no product in common, so that there is nothing to draw.
    """
    best = explanation.best
    if best is None or not best.points:
        raise ValueError("there is no score to draw: the two have nothing to trade")
    steps = [(name, points) for name, points in best.points.items() if points]
    ends = list(accumulate(points for _, points in steps))
    starts = [end - points for end, (_, points) in zip(ends, steps, strict=True)]
    names = [plain(part_name(name, language)) for name, _ in steps]
    if ax is None:
        ax = new_axes(8, 0.4 * len(steps) + 1.6)
    places = range(len(steps) + 1)
    bars = ax.barh(
        places,
        [*(points for _, points in steps), best.value],
        left=[*starts, 0],
        color=[*(ADDS if points > 0 else TAKES for _, points in steps), TOTAL],
    )
    ax.bar_label(bars, [*(str(p) for _, p in steps), str(best.value)], padding=3)
    ax.set_yticks(places, [*names, say("value", language)], parse_math=False)
    ax.invert_yaxis()
    # margins of matplotlib leave none where a bar begins, and one begins at the end
    low, high = min(0, *ends), max(0, *ends)
    room = ROOM * (high - low)
    ax.set_xlim(low - room * (low < 0), high + room)
    ax.set_xlabel(say("points", language))
    ax.set_title(
        say(
            "picture",
            language,
            buyer=plain(explanation.buyer.name),
            seller=plain(explanation.seller.name),
        ),
        parse_math=False,
    )
    return ax
