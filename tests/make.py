"""Builders with dull defaults: a test names only what it is about.

Slots are s1, s2, …; tables t1, t2, …; a pair is written 'A|B', buyer first, and a
second pair of the same two 'A|B#2'. Participants that no one describes are added.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from matchengine.problem import (
    DEFAULT_GOALS,
    BaselineMeeting,
    Fixed,
    Goal,
    Pair,
    Participant,
    Problem,
    Resource,
    Rules,
    Slot,
    Table,
)
from matchengine.schedule import GoalResult, Meeting, Schedule

participant = Participant
resource = Resource
table = Table
slot = Slot
fixed = Fixed


def slots(count: int = 2, *, sessions: Iterable[str | None] = ()) -> tuple[Slot, ...]:
    """Slots s1, s2, …; `sessions` labels the first of them, one by one ("AAB")."""
    labels = (*sessions, *[None] * count)
    return tuple(Slot(f"s{n + 1}", session=labels[n]) for n in range(count))


def tables(count: int = 2, *, zones: Iterable[str | None] = ()) -> tuple[Table, ...]:
    """Tables t1, t2, …; `zones` places the first of them, one by one ("AAB")."""
    labels = (*zones, *[None] * count)
    return tuple(Table(f"t{n + 1}", zone=labels[n]) for n in range(count))


def pair(name: str = "A|B", value: int = 0, **fields: Any) -> Pair:
    """The pair 'A|B' or 'A|B#2'; `fixed` may be written 's1' or 's1 t1'."""
    if isinstance(fields.get("fixed"), str):
        fields["fixed"] = Fixed(*fields["fixed"].split())
    return Pair(*_sides(name), value=value, id=name, **fields)


def baseline(text: str) -> BaselineMeeting:
    """An earlier meeting, 'A|B s1 t1'; '-' for a slot or table not settled then."""
    name, *where = text.split()
    slot, table = (None if word == "-" else word for word in where)
    return BaselineMeeting(name, *_sides(name), slot=slot, table=table)


# `problem` has keywords of the same names, which would hide these from it.
_slots, _tables, _baseline = slots, tables, baseline


def problem(
    pairs: Iterable[str | Pair] = ("A|B",),
    *,
    slots: int | Iterable[Slot] = 2,
    tables: int | Iterable[Table] = 2,
    participants: Iterable[str | Participant] = (),
    resources: Iterable[Resource] = (),
    precedences: Iterable[tuple[str, str]] = (),
    baseline: Iterable[str | BaselineMeeting] = (),
    goals: Iterable[str | tuple[str, float] | Goal] = DEFAULT_GOALS,
    **rules: Any,
) -> Problem:
    """A problem; what is not named is dull. Other keywords are those of `Rules`."""
    pairs = tuple(pair(p) if isinstance(p, str) else p for p in pairs)
    named = [Participant(p) if isinstance(p, str) else p for p in participants]
    known = {one.id for one in named}
    unnamed = dict.fromkeys(side for p in pairs for side in (p.buyer, p.seller))
    named += [Participant(one) for one in unnamed if one not in known]
    return Problem(
        slots=_slots(slots) if isinstance(slots, int) else tuple(slots),
        tables=_tables(tables) if isinstance(tables, int) else tuple(tables),
        participants=tuple(named),
        pairs=pairs,
        resources=tuple(resources),
        precedences=tuple(precedences),
        baseline=tuple(_baseline(b) if isinstance(b, str) else b for b in baseline),
        goals=tuple(map(_goal, goals)),
        rules=Rules(**rules),
    )


def meeting(text: str) -> Meeting:
    """A meeting, 'A|B s1 t1'."""
    name, slot, table = text.split()
    return Meeting(name, *_sides(name), slot=slot, table=table)


def result(goal: str, value: int, **told: Any) -> GoalResult:
    """What is told of a goal: best is the value, limit the best, unless told."""
    best = told.setdefault("best", value)
    told.setdefault("limit", best)
    if told.get("bound") is not None:
        told.setdefault("gap", abs(told["bound"] - best) / max(1, abs(best)))
        told.setdefault("proof", "search")
    return GoalResult(goal, value, **told)


def schedule(
    *meetings: str | Meeting, status: str = "feasible", **fields: Any
) -> Schedule:
    """A plan with these meetings that claims nothing of its goals unless told."""
    held = tuple(meeting(m) if isinstance(m, str) else m for m in meetings)
    return Schedule(status, meetings=held, **fields)


def _sides(name: str) -> tuple[str, str]:
    buyer, _, seller = name.partition("#")[0].partition("|")
    return buyer, seller


def _goal(goal: str | tuple[str, float] | Goal) -> Goal:
    if isinstance(goal, Goal):
        return goal
    return Goal(goal) if isinstance(goal, str) else Goal(*goal)
