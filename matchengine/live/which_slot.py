"""Which slot is meant by an id, or by a time of the day."""

from __future__ import annotations

from matchengine.errors import Finding, InputError, nearest
from matchengine.live.clock import begin_of, end_of, minutes_of
from matchengine.problem import Problem
from matchengine.records import Slot


def which_slot(problem: Problem, said: str, now: str | None = None) -> Slot:
    """Give the slot of this id, or in which this time lies.

    Parameters
    ----------
    said
        An id, or "HH:MM" of the mission.
    now
        What time it is, as "HH:MM" or as the id of a slot: what is over is refused.

    Raises
    ------
    InputError
        If there is no such slot, no such time, or the slot is over.
    """
    slot = _found(problem, said)
    if now is not None and _is_over(problem, slot, now):
        fix = "Name a later slot, or leave --now out to look back."
        over = f"the slot is over at {now}"
        raise InputError([Finding("slot", over, fix, value=said)])
    return slot


def _found(problem: Problem, said: str) -> Slot:
    for slot in problem.slots:
        if slot.id == said:
            return slot
    minutes = minutes_of(said)
    if minutes is None:
        known = nearest(said, [slot.id for slot in problem.slots])
        unknown = "there is no slot with this id, and it is no time such as 13:50"
        raise InputError([Finding("slot", unknown, known, value=said)])
    for slot in problem.slots:
        begin, end = begin_of(slot), end_of(slot)
        if begin is None or end is None:
            continue
        if minutes == begin or begin <= minutes < end:
            return slot
    times = [f"{slot.start:%H:%M}" for slot in problem.slots if slot.start]
    fix = f"Slots begin at {', '.join(times)}." if times else "Name a slot by its id."
    raise InputError([Finding("slot", "there is no slot then", fix, value=said)])


def _is_over(problem: Problem, slot: Slot, now: str) -> bool:
    places = [one.id for one in problem.slots]
    if now in places:
        return places.index(slot.id) < places.index(now)
    minutes, end = minutes_of(now), end_of(slot)
    if minutes is None:
        fix = 'Write it as "HH:MM", or name a slot by its id.'
        raise InputError([Finding("now", "it is no time", fix, value=now)])
    return end is not None and end <= minutes
