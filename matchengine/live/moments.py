"""Moments of the day, each a "HH:MM" or the id of a slot, as places among the slots."""

from __future__ import annotations

from collections.abc import Sequence

from matchengine.live.clock import begin_of, has_clock, minutes_of
from matchengine.records import Slot

EARLY = 120
"""A clock may be so many minutes before the first slot, and be of the same day."""


def slot_called(slots: Sequence[Slot], said: str) -> Slot | None:
    """Find a slot by its id or by its start; None if there is none."""
    by_id = next((slot for slot in slots if slot.id == said), None)
    clock = minutes_of(said)
    if by_id is not None or clock is None or not has_clock(slots):
        return by_id
    return next((slot for slot in slots if begin_of(slot) == clock), None)


def no_moment(slots: Sequence[Slot], said: str) -> tuple[str, str]:
    """Say why something is no moment of these slots, and what to write."""
    example = f"such as {slots[0].id}" if slots else "if there is one"
    if minutes_of(said) is None:
        problem = "this is neither a time of the day nor a slot"
        if has_clock(slots):
            return problem, f"Write HH:MM, such as 10:20, or a slot, {example}."
    elif any(slot.start is None for slot in slots):
        problem = "the slots have no times"
    else:
        problem = "the slots are of several days, and a time does not say which"
    return problem, f"Name a slot, {example}."
