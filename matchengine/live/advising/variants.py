"""Which changes of the mission can be asked for: as functions that give the problem.

From a problem alone tables, slots and people can be changed. With a configuration
behind it slots are cut from sessions anew, meetings may have another length, and pairs
can be scored again with other weights.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from matchengine.live.advising.changing import with_slots, with_tables
from matchengine.live.advising.records import Side
from matchengine.problem import Problem


@dataclass(frozen=True)
class Weight:
    """A weight of the score: whose it is, of which part, and its share now."""

    side: Side
    part: str
    share: float


@dataclass(frozen=True)
class Variants:
    """The changes there are. Each gives the problem, None where it cannot be made.

    `slots` takes a session and how many slots it gains; `minutes` the length of a
    meeting; `weighed` a weight and by what it is multiplied. The last two may be
    missing.
    """

    tables: Callable[[int], Problem | None]
    slots: Callable[[str, int], Problem | None]
    minutes: Callable[[int], Problem | None] | None = None
    minutes_now: int | None = None
    weighed: Callable[[Weight, float], Problem] | None = None
    weights: tuple[Weight, ...] = ()


def variants_of(problem: Problem) -> Variants:
    """Give the changes that need nothing but the problem."""
    return Variants(partial(with_tables, problem), partial(with_slots, problem))
