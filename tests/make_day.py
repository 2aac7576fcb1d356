"""A small mission with a plan, and days full of chance events, for re-planning."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta, timezone

from matchengine.live.events import (
    Back,
    Delegates,
    Event,
    Held,
    Late,
    Leaves,
    Must,
    NoShow,
    NotHeld,
    SlotLost,
    TableOut,
    Veto,
    WalkIn,
)
from matchengine.problem import Problem
from matchengine.records import Goal, Pair, Participant, Rules, Slot, Table
from matchengine.schedule import Schedule
from matchengine.solver import solve

WITA = timezone(timedelta(hours=8))
FIRST = datetime(2025, 5, 7, 8, 30, tzinfo=WITA)


def mission(
    *,
    sides: int = 7,
    slots: int = 7,
    tables: int = 5,
    kept_free: int = 1,
    seed: int = 0,
) -> Problem:
    """A mission of as many buyers as sellers, slots of 20 minutes every 25."""
    chance = random.Random(seed)
    buyers = [f"B{n}" for n in range(1, sides + 1)]
    sellers = [f"S{n}" for n in range(1, sides + 1)]
    return Problem(
        slots=tuple(
            Slot(
                f"s{n + 1}",
                FIRST + timedelta(minutes=25 * n),
                FIRST + timedelta(minutes=25 * n + 20),
            )
            for n in range(slots)
        ),
        tables=tuple(Table(f"T{n}") for n in range(1, tables + 1)),
        participants=tuple(
            Participant(one, delegates=2 if one in ("B1", "S1") else 1)
            for one in (*buyers, *sellers)
        ),
        pairs=tuple(
            Pair(b, s, value=chance.randint(1, 99))
            for b in buyers
            for s in sellers
            if chance.random() < 0.7
        ),
        rules=Rules(free_tables_per_slot=kept_free),
        goals=(Goal("value"),),
    )


def planned(problem: Problem, seconds: float = 1.0) -> Schedule:
    """A plan of it."""
    return solve(problem, time_limit=seconds)


def time_of(problem: Problem, place: int) -> str:
    """When the slot at a place starts, as HH:MM; later than all behind the last."""
    if place >= len(problem.slots):
        return "23:00"
    start = problem.slots[place].start
    assert start is not None
    return f"{start:%H:%M}"


def chance_events(
    chance: random.Random,
    problem: Problem,
    schedule: Schedule,
    place: int,
    number: int,
) -> tuple[Event, ...]:
    """Events that may happen before the slot at `place` starts, none against another.

    Each is about people of whom no other one tells.
    """
    people = [one.id for one in problem.participants]
    chance.shuffle(people)
    begun = {slot.id for slot in problem.slots[:place]}
    over = [meeting for meeting in schedule.meetings if meeting.slot in begun]
    later = list(range(place + 1, len(problem.slots)))
    told: list[Event] = []
    used: set[str] = set()
    for _ in range(number):
        left = [one for one in people if one not in used]
        if len(left) < 2:
            break
        one, other = left[0], left[1]
        event = _one(chance, problem, over, later, one, other, len(used))
        if event is None:
            continue
        told.append(event)
        used.update((one, other))
        if isinstance(event, Held | NotHeld):
            used.update((event.one, event.other))
    return tuple(told)


def _one(
    chance: random.Random,
    problem: Problem,
    over: Sequence[object],
    later: Sequence[int],
    one: str,
    other: str,
    number: int,
) -> Event | None:
    kinds = ["no_show", "veto", "delegates", "back", "walk_in", "table", "held", "held"]
    if later:
        kinds += ["late", "leaves", "late", "leaves", "slot", "must"]
    kind = chance.choice(kinds)
    together = frozenset((one, other))
    met = {frozenset((m.buyer, m.seller)) for m in over}  # type: ignore[attr-defined]
    if kind == "no_show":
        return NoShow(one)
    if kind == "veto":
        return None if together in met else Veto(one, other)
    if kind == "must":
        apart = one[0] != other[0] and {one[0], other[0]} == {"B", "S"}
        return Must(one, other, 10) if apart and together not in met else None
    if kind == "delegates":
        return Delegates(one, chance.randint(1, 3))
    if kind == "back":
        return Back(one, time_of(problem, later[0] if later else 99))
    if kind == "late":
        return Late(one, time_of(problem, chance.choice(later)))
    if kind == "leaves":
        return Leaves(one, time_of(problem, chance.choice(later)))
    if kind == "slot":
        return SlotLost(problem.slots[chance.choice(later)].id)
    if kind == "table":
        return TableOut(chance.choice(problem.tables).id)
    if kind == "held":
        if not over:
            return None
        m = chance.choice(list(over))
        kind_of = chance.choice([Held, NotHeld])
        return kind_of(m.buyer, m.seller)  # type: ignore[attr-defined]
    guest = Participant(f"W{number}-{len(problem.participants)}", min_meetings=1)
    sellers = [p.id for p in problem.participants if p.id.startswith("S")]
    pairs = tuple(Pair(guest.id, s, value=chance.randint(1, 99)) for s in sellers[:4])
    return WalkIn(guest, pairs)


def without_goals(problem: Problem) -> Problem:
    """The same problem, anything will do."""
    return replace(problem, goals=())
