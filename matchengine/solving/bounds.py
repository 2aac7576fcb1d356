"""Simple bounds: what no plan can beat, from counting alone.

The certificate bounds `value`, and a proven search bounds any goal. These need
neither: they count free slots, seats and partners.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from matchengine.solving.baseline import COSTS, least_cost
from matchengine.solving.indexed import Indexed, Ints
from matchengine.solving.plan import can_meet
from matchengine.solving.standbys import most_expected


def shortfall(indexed: Indexed) -> int:
    """Nobody holds more meetings than its slots, maximum and partners allow."""
    return int(np.maximum(indexed.minimum - _most_meetings(indexed), 0).sum())


def meetings(indexed: Indexed) -> int:
    """No more meetings than seats, than pairs, than half of what people can hold."""
    seats = int(np.maximum(indexed.seats, 0).sum())
    pairs = int(indexed.allowed.any(axis=1).sum())
    return min(seats, pairs, int(_most_meetings(indexed).sum()) // 2)


def value(indexed: Indexed) -> int:
    """Every pair that has an allowed slot."""
    return int(indexed.value[indexed.allowed.any(axis=1)].sum())


def worst_off(indexed: Indexed) -> int:
    """The one with the fewest possibilities, and an even share of all meetings."""
    able = can_meet(indexed)
    if not able.any():
        return 0
    even_share = 2 * meetings(indexed) // int(able.sum())
    return min(int(_most_meetings(indexed)[able].min()), even_share)


def nothing(indexed: Indexed) -> int:
    """No plan has less than nothing of it."""
    return 0


def changes(indexed: Indexed) -> int:
    """What is gone, or not allowed where it was, must change."""
    return _least_loss(indexed, "changes")


def disruption(indexed: Indexed) -> int:
    """What is gone is dropped; what is not allowed where it was at least moves."""
    return _least_loss(indexed, "disruption")


def robust_value(indexed: Indexed) -> int:
    """Every pair that can meet, with the best stand-bys that its two could have."""
    most = most_expected(indexed)
    return int(most[indexed.allowed.any(axis=1)].sum())


BOUNDS: dict[str, Callable[[Indexed], int]] = {
    "shortfall": shortfall,
    "meetings": meetings,
    "value": value,
    "worst_off": worst_off,
    "idle_gaps": nothing,
    "idle_slots": nothing,
    "table_moves": nothing,
    "changes": changes,
    "disruption": disruption,
    "robust_value": robust_value,
}
"""A bound for every goal."""


def _most_meetings(indexed: Indexed) -> Ints:
    """[P] the most meetings each can hold, by its slots, maximum and partners."""
    meetable = indexed.allowed.any(axis=1)
    both = np.concatenate([indexed.buyer[meetable], indexed.seller[meetable]])
    partners = np.bincount(both, minlength=indexed.participants)
    most: Ints = np.minimum(indexed.meeting_cap, partners)
    return most


def _least_loss(indexed: Indexed, goal: str) -> int:
    dropped = COSTS[goal][0] * indexed.baseline_dropped
    return dropped + int(least_cost(indexed, goal).sum())
