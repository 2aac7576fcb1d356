"""The goals of a plan, as a table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import Markup

from matchengine.faces.html import Cell, right, table

HEADS = ("goal", "this plan", "best", "bound", "gap", "proven by")


class GoalShown(NamedTuple):
    """What is shown of a goal; None where it is not known."""

    name: str
    value: int | None
    best: int | None
    bound: int | None
    gap: float | None
    proof: str | None


def goals(told: Sequence[GoalShown]) -> Markup:
    """Set the goals in a table; nothing where there are none."""
    if not told:
        return Markup("")
    return table("Goals, in order of priority", HEADS, map(_row, told))


def _row(one: GoalShown) -> tuple[Cell, ...]:
    gap = None if one.gap is None else f"{100 * one.gap:.3g} %"
    numbers = (right(n) for n in (one.value, one.best, one.bound, gap))
    return one.name.replace("_", " "), *numbers, one.proof
