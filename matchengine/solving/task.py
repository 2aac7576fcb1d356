"""What an exact search is asked, and what it answers."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum

from matchengine.problem import MAXIMISED
from matchengine.solving.indexed import Indexed
from matchengine.solving.options import Options
from matchengine.solving.places import Places
from matchengine.solving.plan import Plan
from matchengine.solving.rules import Rule


class Ended(Enum):
    """How a search ended."""

    PROVEN = "proven"
    CUT_SHORT = "cut short"
    IMPOSSIBLE = "impossible"
    NOTHING = "nothing found"


@dataclass(frozen=True)
class Outcome:
    """What a search found: how it ended, the plan if any, the bound if any.

    `core` has the literals of assumptions that a rule made and that cannot all hold.
    """

    ended: Ended
    plan: Plan | None = None
    bound: int | None = None
    core: tuple[int, ...] = ()


@dataclass(frozen=True)
class Task:
    """What to re-solve: the free options, and under which rules and limits.

    `goal` None asks for any plan. `limits` are the (goal, limit) of earlier goals.
    `weights` [options], where given, is maximised instead of a goal. `on_news` is
    called with every better plan that a long search comes upon; `is_enough` is asked
    again and again, with the bound so far, whether to end it.
    """

    indexed: Indexed
    places: Places
    free: Options
    plan: Plan
    rules: Sequence[Rule]
    goal: str | None = None
    limits: Sequence[tuple[str, int]] = ()
    weights: Sequence[int] | None = None
    workers: int = 1
    seed: int = 0
    work: float = math.inf
    on_news: Callable[[Plan], None] | None = None
    is_enough: Callable[[int], bool] | None = None


def whole(bound: float, goal: str) -> int | None:
    """Round a bound on a goal to a whole number, which its value must be."""
    if not math.isfinite(bound):
        return None
    # An integer but for the float it comes in; in doubt the weaker one is the true one.
    doubt = 1e-6 + 1e-12 * abs(bound)
    return math.floor(bound + doubt) if goal in MAXIMISED else math.ceil(bound - doubt)
