"""A mission changed in one thing: other tables, slots, delegates, maximums.

What cannot be changed so gives None: a table that is owned or fixed is not taken away,
nor a slot in which something is fixed.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby

from matchengine.errors import InputError
from matchengine.problem import Problem
from matchengine.records import Slot
from matchengine.solving.extra_tables import more_tables


def sessions(problem: Problem) -> tuple[str, ...]:
    """Name the parts of the day in order; slots without a session are of ''."""
    return tuple(dict.fromkeys(slot.session or "" for slot in problem.slots))


def with_tables(problem: Problem, by: int) -> Problem | None:
    """Put up so many more tables, or take away the last ones that are nobody's."""
    if by >= 0:
        extra = more_tables(problem, {slot.id: by for slot in problem.slots})
        return replace(problem, tables=(*problem.tables, *extra))
    kept = {one.table for one in problem.participants}
    kept |= {pair.fixed.table for pair in problem.pairs if pair.fixed is not None}
    free = [table.id for table in problem.tables if table.id not in kept]
    left = len(problem.tables) + by
    if len(free) < -by or left < problem.rules.free_tables_per_slot:
        return None
    gone = set(free[by:])
    return replace(
        problem, tables=tuple(one for one in problem.tables if one.id not in gone)
    )


def with_slots(problem: Problem, session: str, by: int) -> Problem | None:
    """Make a session longer by copies of its last slot, or shorter by its last ones."""
    own = [slot for slot in problem.slots if (slot.session or "") == session]
    runs = [name for name, _ in groupby(slot.session or "" for slot in problem.slots)]
    if not own or runs.count(session) > 1 or len(own) + by < 0:
        return None
    return _longer(problem, own, by) if by >= 0 else _shorter(problem, own[by:])


def with_delegates(problem: Problem, who: str, by: int) -> Problem:
    """Let a participant bring so many more delegates."""
    return replace(
        problem,
        participants=tuple(
            replace(one, delegates=one.delegates + by) if one.id == who else one
            for one in problem.participants
        ),
    )


def with_maximum(problem: Problem, who: str, by: int) -> Problem:
    """Raise what a participant holds at most."""
    return replace(
        problem,
        participants=tuple(
            replace(one, max_meetings=one.max_meetings + by)
            if one.id == who and one.max_meetings is not None
            else one
            for one in problem.participants
        ),
    )


def _longer(problem: Problem, own: list[Slot], by: int) -> Problem | None:
    last = own[-1]
    step = _step(own)
    names = _new_names(problem, last.id, by)
    copies = [_later(last, name, step, n) for n, name in enumerate(names, start=1)]
    at = problem.slots.index(last) + 1
    after = problem.slots[at].start if at < len(problem.slots) else None
    ends = copies[-1].end if copies else None
    if after is not None and ends is not None and ends > after:
        return None
    add = {last.id: tuple(names)}
    try:
        return _with_slot_names(
            problem, (*problem.slots[:at], *copies, *problem.slots[at:]), add
        )
    except InputError:  # times of the slots after it stand in the way
        return None


def _shorter(problem: Problem, gone: list[Slot]) -> Problem | None:
    names = {slot.id for slot in gone}
    if any(pair.fixed and pair.fixed.slot in names for pair in problem.pairs):
        return None
    left = tuple(slot for slot in problem.slots if slot.id not in names)
    return _with_slot_names(problem, left, dict.fromkeys(names, ()), keep=False)


def _with_slot_names(
    problem: Problem,
    slots: tuple[Slot, ...],
    others: dict[str, tuple[str, ...]],
    *,
    keep: bool = True,
) -> Problem:
    """Give the problem other slots; wherever one is named, so are its `others`."""

    def named(ids: Iterable[str]) -> tuple[str, ...]:
        listed: list[str] = []
        for name in ids:
            if keep or name not in others:
                listed.append(name)
            listed += others.get(name, ())
        return tuple(listed)

    return replace(
        problem,
        slots=slots,
        tables=tuple(
            replace(one, unavailable=named(one.unavailable)) for one in problem.tables
        ),
        participants=tuple(
            replace(one, unavailable=named(one.unavailable))
            for one in problem.participants
        ),
        pairs=tuple(
            pair if pair.slots is None else replace(pair, slots=named(pair.slots))
            for pair in problem.pairs
        ),
    )


def _step(own: list[Slot]) -> datetime.timedelta | None:
    """Give the time from one slot of a session to its next one."""
    last = own[-1]
    if len(own) > 1 and last.start and own[-2].start:
        return last.start - own[-2].start
    return last.end - last.start if last.start and last.end else None


def _later(slot: Slot, name: str, step: datetime.timedelta | None, times: int) -> Slot:
    if step is None:
        return replace(slot, id=name, start=None, end=None)
    start, end = slot.start, slot.end
    return replace(
        slot,
        id=name,
        start=None if start is None else start + times * step,
        end=None if end is None else end + times * step,
    )


def _new_names(problem: Problem, name: str, by: int) -> list[str]:
    known = {slot.id for slot in problem.slots}
    found: list[str] = []
    number = 1
    while len(found) < by:
        if f"{name}+{number}" not in known:
            found.append(f"{name}+{number}")
        number += 1
    return found
