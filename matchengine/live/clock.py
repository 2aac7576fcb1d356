"""What time it is, in slots: which of them a clock time leaves open."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta

from matchengine.records import Slot

CLOCK = re.compile(r"([01]?[0-9]|2[0-3])[:.]([0-5][0-9])")


def minutes_of(clock: str) -> int | None:
    """Give a "HH:MM" as minutes since midnight; None if it is no such time."""
    found = CLOCK.fullmatch(clock.strip())
    return None if found is None else 60 * int(found[1]) + int(found[2])


def begin_of(slot: Slot) -> int | None:
    """Give when a slot starts, in minutes since midnight of its own time zone."""
    return None if slot.start is None else 60 * slot.start.hour + slot.start.minute


def end_of(slot: Slot) -> int | None:
    """Give when a slot ends, in minutes since midnight; its start if it has no end."""
    if slot.start is None:
        return None
    length = timedelta() if slot.end is None else slot.end - slot.start
    return (begin_of(slot) or 0) + int(length.total_seconds() // 60)


def has_clock(slots: Sequence[Slot]) -> bool:
    """Whether a clock time says which slot is meant: all have times, on one day."""
    starts = [slot.start for slot in slots]
    days = {start.date() for start in starts if start is not None}
    return None not in starts and len(days) <= 1


def place_of(slots: Sequence[Slot], moment: str) -> int | None:
    """Give the place of the first slot that starts at a moment or later.

    A moment is "HH:MM" or the id of a slot, which is that of its start; behind all
    slots it is their number. None if it is neither, or a time where slots have none or
    are of several days.
    """
    for place, slot in enumerate(slots):
        if slot.id == moment:
            return place
    minutes = minutes_of(moment)
    if minutes is None or not has_clock(slots):
        return None
    return sum(1 for slot in slots if (begin_of(slot) or 0) < minutes)


def ending_after(slots: Sequence[Slot], moment: str) -> int | None:
    """Give the place of the first slot that is not over at a moment, as above."""
    minutes = minutes_of(moment)
    if minutes is None or any(slot.id == moment for slot in slots):
        return place_of(slots, moment)
    if not has_clock(slots):
        return None
    return sum(1 for slot in slots if (end_of(slot) or 0) <= minutes)


def later(moment: str, minutes: int) -> str:
    """Give the time so many minutes later; a slot's id stays what it is."""
    then = minutes_of(moment)
    if then is None:
        return moment
    then = min(then + minutes, 24 * 60 - 1)
    return f"{then // 60:02d}:{then % 60:02d}"
