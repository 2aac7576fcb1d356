"""What time it is, in slots: which of them a clock time leaves open."""

from __future__ import annotations

import re
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
