"""A participant's day as bits, and what it costs.

The goals and the rule that look at idle gaps look at nothing but these days.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from matchengine.solving.indexed import Indexed
from matchengine.solving.plan import Plan, busy_slots

Day = int
"""A participant's busy slots as bits, the first slot lowest."""


def gaps_of_day(day: Day) -> int:
    """Count the idle gaps of a day."""
    return max(0, (day & ~(day << 1)).bit_count() - 1)


def idle_slots_of_day(day: Day) -> int:
    """Count the idle slots between a day's first and last meeting."""
    if day == 0:
        return 0
    first = (day & -day).bit_length()
    return day.bit_length() - first + 1 - day.bit_count()


COST_OF_DAY: dict[str, Callable[[Day], int]] = {
    "idle_gaps": gaps_of_day,
    "idle_slots": idle_slots_of_day,
}
"""The goals that a participant's day alone decides."""


def days_of(indexed: Indexed, plan: Plan) -> list[Day]:
    """Give everybody's day in a plan."""
    days = [0] * indexed.participants
    for p, s in zip(*np.nonzero(busy_slots(indexed, plan)), strict=True):
        days[p] |= 1 << int(s)
    return days
