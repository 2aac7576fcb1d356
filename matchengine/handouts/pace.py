"""How long the handouts are likely to take: the solver gets what is left of the limit.

Measured on two cores, with some room for busier ones; see docs/benchmarks.md.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from matchengine.config import Format
from matchengine.handouts.workbook.rows_shown import MOST_ROWS
from matchengine.problem import Problem


@dataclass(frozen=True)
class Amount:
    """How much there is to be handed out, before anybody knows the plan."""

    people: int
    meetings: int
    places: int
    languages: int


def seconds_for(formats: Sequence[Format], problem: Problem, languages: int) -> float:
    """Estimate how many seconds the handouts of a plan of this problem take."""
    places = len(problem.slots) * len(problem.tables)
    meetings = min(len(problem.pairs), places)
    amount = Amount(len(problem.participants), meetings, places, languages)
    return sum(PACE[name](amount) for name in PACE if name in formats)


def _workbooks(amount: Amount) -> float:
    return amount.languages * (0.7 + 0.006 * min(amount.meetings, MOST_ROWS))


def _papers(amount: Amount) -> float:
    codes = 0.01 * amount.meetings
    return codes + amount.languages * (0.04 * amount.people + 0.001 * amount.places)


def _calendars(amount: Amount) -> float:
    return 0.007 * amount.meetings


def _page(amount: Amount) -> float:
    return 0.2 + 0.0005 * amount.meetings


PACE: dict[Format, Callable[[Amount], float]] = {
    "xlsx": _workbooks,
    "pdf": _papers,
    "ics": _calendars,
    "html": _page,
}
"""Seconds that each format takes."""
