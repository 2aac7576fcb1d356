"""One door to all pictures: plot()."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matchengine.config import Language
from matchengine.problem import Problem
from matchengine.schedule import Schedule
from matchengine.scoring import Scores
from matchengine.screen.plan_picture import plot_schedule
from matchengine.screen.score_picture import plot_scores
from matchengine.screen.waterfall import plot_explanation
from matchengine.trade.explanation import Explanation

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def plot(
    what: Schedule | Scores | Explanation,
    *,
    problem: Problem | None = None,
    language: Language = "en",
    ax: Axes | None = None,
) -> Axes:
    """Draw a plan, scores or an explanation.

    A plan is the hall, tables by slots; scores are a heat map, buyers by sellers; an
    explanation is a waterfall, how the points add up to the value.

    Parameters
    ----------
    what
        A `Schedule`, `Scores` or an `Explanation`.
    problem
        Of a plan, what was scheduled: then meetings have the colour of their value,
        and tables and slots without a meeting are there too.
    ax
        Axes of matplotlib to draw on; new ones, if None.

    Returns
    -------
    The axes: `ax.figure.savefig(path)` saves them.

    Raises
    ------
    ModuleNotFoundError
        If matplotlib is not installed; `pip install matchengine[plot]` installs it.
    TypeError
        If it is none of these three, or a problem is given for what is no plan.
    ValueError
        If there is nothing to draw, or the plan is of another problem.
    """
    if isinstance(what, Schedule):
        return plot_schedule(what, problem, language, ax)
    if problem is not None:
        raise TypeError("a problem is for the picture of a Schedule only")
    if isinstance(what, Scores):
        return plot_scores(what, language, ax)
    if isinstance(what, Explanation):
        return plot_explanation(what, language, ax)
    raise TypeError(
        "plot draws a Schedule, Scores or an Explanation; this is "
        f"{type(what).__name__}"
    )
