"""A picture of value against time: how far each way is from the best, and when."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

import matplotlib as mpl
from ways import CP_SAT, GRAD_VISITS, GREEDY, MIP, OURS, RC2, Answer

mpl.use("svg")
from matplotlib import pyplot as plt
from matplotlib.axes import Axes

COLOURS = {
    OURS: "#0b5394",
    CP_SAT: "#cc4125",
    MIP: "#6aa84f",
    GREEDY: "#7f7f7f",
    GRAD_VISITS: "#b45f06",
    RC2: "#674ea7",
}
COLUMNS = 3
LEAST_S = 0.1
LEAST_PERCENT = 70
"""Below this share of the bound nothing is worth looking at."""
WIDTH, HEIGHT, LEGEND = 3.6, 2.6, 0.35
"""Of one small picture, and of the legend under them, in inches."""


class Titled(Protocol):
    """What a picture must know of a case."""

    title: str
    goal: str


def draw(answers: Sequence[tuple[Titled, Answer]], seconds: float, file: Path) -> None:
    """Draw a small picture of every instance: curves where known, else dots."""
    cases = list(dict.fromkeys(case for case, _ in answers))
    rows = -(-len(cases) // COLUMNS)
    figure, axes = plt.subplots(
        rows, COLUMNS, figsize=(WIDTH * COLUMNS, HEIGHT * rows), squeeze=False
    )
    for ax in axes.flat[len(cases) :]:
        ax.set_axis_off()
    for case, ax in zip(cases, axes.flat, strict=False):
        _draw_case(ax, case, [one for other, one in answers if other == case], seconds)
    ways = [way for way in COLOURS if any(one.way == way for _, one in answers)]
    dots = [plt.Line2D([], [], color=COLOURS[way], marker="o") for way in ways]
    figure.legend(dots, ways, loc="lower center", ncols=len(ways), frameon=False)
    figure.tight_layout(rect=(0, LEGEND / (HEIGHT * rows), 1, 1))
    file.parent.mkdir(parents=True, exist_ok=True)
    # The same figures give the same file, with letters as letters.
    mpl.rcParams.update({"svg.hashsalt": "matchengine", "svg.fonttype": "none"})
    figure.savefig(file, metadata={"Date": None})
    plt.close(figure)


def _draw_case(
    ax: Axes, case: Titled, answers: Sequence[Answer], seconds: float
) -> None:
    scale, label = _scale(case.goal, answers)
    for one in answers:
        if one.value is None:
            continue
        end = max(one.wall_s, LEAST_S)
        points = [(max(at, LEAST_S), value) for at, value in one.curve]
        points.append((end, one.value))
        times, values = zip(*points, strict=True)
        heights = [scale(value) for value in values]
        colour, order = COLOURS[one.way], 4 if one.way == OURS else 3
        if one.curve:
            ax.step(times, heights, where="post", color=colour, zorder=order)
        ax.plot(end, heights[-1], "o", color=colour, markersize=4, zorder=order)
    ax.set_xscale("log")
    ax.set_xlim(LEAST_S, 2 * seconds)
    ax.xaxis.set_major_formatter("{x:g}")
    if case.goal == "value":
        ax.set_ylim(bottom=max(LEAST_PERCENT, ax.get_ylim()[0]))
    ax.set_title(case.title, fontsize=9)
    ax.set_xlabel("seconds", fontsize=8)
    ax.set_ylabel(label, fontsize=8)
    ax.tick_params(labelsize=7)
    ax.grid(alpha=0.3)


def _scale(goal: str, answers: Sequence[Answer]) -> tuple[Callable[[int], float], str]:
    """Say a value as a share of the smallest bound known, gaps as they are."""
    bounds = [one.bound for one in answers if one.bound is not None]
    if goal != "value" or not bounds:
        return float, goal.replace("_", " ")
    best = min(bounds)
    return (lambda value: 100 * value / best), "value, % of the bound"
