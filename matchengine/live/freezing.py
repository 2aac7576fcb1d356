"""From a draft of the day to the problem that is left: what is over stays as it was.

Meetings that have begun are fixed where they are, and so are those that start too soon
to be moved, unless an event made them impossible. Nobody can be put into these slots
any more, and whatever an event left without a place is no longer required.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from matchengine.live.draft import Draft
from matchengine.problem import Problem, as_baseline
from matchengine.records import Fixed, Goal, Pair, Participant
from matchengine.results.day_notes import noted, with_notes
from matchengine.schedule import Meeting

Cell = tuple[str, str]
"""A participant and a slot."""


@dataclass(frozen=True)
class Released:
    """A demand that the day made impossible, of a pair that was required or fixed."""

    pair: str
    was: str


def problem_left(
    draft: Draft, goals: tuple[Goal, ...], **fields: Any
) -> tuple[Problem, tuple[Released, ...]]:
    """Give the problem of the rest of the day, and the demands that had to go.

    Its baseline is the plan of the draft; `fields` are what else is to be different.
    """
    released = tuple(_release(draft))
    closed = draft.begun | draft.frozen
    stays = {m.pair for m in draft.meetings_in(closed) if _may_stay(draft, m)}
    load = Counter(
        (name, draft.held[pair].slot) for pair in stays for name in _two(draft, pair)
    )
    busy = {
        (name, meeting.slot)
        for meeting in draft.meetings_in(closed)
        for name in (meeting.buyer, meeting.seller)
    }
    for pair in stays:
        meeting = draft.held[pair]
        _freeze(draft, pair, Fixed(meeting.slot, meeting.table))
    _close_to_new_meetings(draft, _with_room(draft, busy, load))
    people = tuple(
        _there(draft, one, busy, closed) for one in draft.participants.values()
    )
    problem = replace(
        draft.source,
        slots=tuple(draft.slots.values()),
        tables=tuple(draft.tables.values()),
        participants=people,
        pairs=tuple(draft.pairs.values()),
        resources=tuple(draft.resources.values()),
        precedences=draft.precedences,
        baseline=as_baseline(draft.schedule.meetings),
        goals=goals,
        **fields,
    )
    return problem, released


def _release(draft: Draft) -> Iterator[Released]:
    """Require nothing, and fix nothing, where somebody is away or the table closed."""
    for pair in list(draft.pairs.values()):
        if not pair.must_be_held or draft.has_begun(pair.id):
            continue
        fixed, there = pair.fixed, _slots_ahead(draft, pair)
        if fixed is not None and fixed.slot not in there:
            fixed = None
            yield Released(pair.id, "fixed")
        elif fixed is not None and not _is_open(draft, fixed.table, fixed.slot):
            fixed = replace(fixed, table=None)
            yield Released(pair.id, "table")
        required = pair.must_be_held and bool(there)
        if pair.must_be_held and not there:
            yield Released(pair.id, "required")
        if (fixed, required) != (pair.fixed, pair.required):
            draft.change_pair(pair.id, fixed=fixed, required=required)
        if not required:
            draft.note(pair.id, released=True)


def _slots_ahead(draft: Draft, pair: Pair) -> list[str]:
    """Name the slots ahead in which both of a pair are there, as the pair allows."""
    return [
        slot
        for slot in draft.ahead
        if (pair.slots is None or slot in pair.slots)
        and not draft.is_away(pair.buyer, slot)
        and not draft.is_away(pair.seller, slot)
    ]


def _is_open(draft: Draft, table: str | None, slot: str) -> bool:
    return table is None or slot not in draft.tables[table].unavailable


def _may_stay(draft: Draft, meeting: Meeting) -> bool:
    """Whether a meeting has begun, or nothing speaks against it where it is."""
    if meeting.slot in draft.begun:
        return True
    two = (meeting.buyer, meeting.seller)
    return (
        meeting.pair in draft.pairs
        and draft.pairs[meeting.pair].slots != ()
        and _is_open(draft, meeting.table, meeting.slot)
        and not any(draft.is_away(one, meeting.slot) for one in two)
        and not draft.crowded.intersection(two)
    )


def _two(draft: Draft, pair: str) -> tuple[str, str]:
    return draft.pairs[pair].buyer, draft.pairs[pair].seller


def _freeze(draft: Draft, pair: str, fixed: Fixed) -> None:
    old = draft.pairs[pair]
    _restrict(draft, old, fixed=fixed, slots=old.slots)


def _restrict(draft: Draft, pair: Pair, **fields: Any) -> None:
    """Bind a pair for this re-planning, and note what it was before."""
    fixed = pair.fixed
    before: Mapping[str, Any] = {
        "fixed": fixed and {"slot": fixed.slot, "table": fixed.table},
        "slots": pair.slots and list(pair.slots),
    }
    notes = {**noted(pair), "before": noted(pair).get("before", before)}
    draft.pairs[pair.id] = with_notes(pair, notes, **fields)


def _with_room(
    draft: Draft, busy: set[Cell], load: Counter[Cell]
) -> dict[str, set[str]]:
    """Give who could take a meeting more in each closed slot."""
    found: dict[str, set[str]] = {}
    for name, slot in busy:
        away = slot in draft.ahead and draft.is_away(name, slot)
        if load[name, slot] < draft.participants[name].delegates and not away:
            found.setdefault(slot, set()).add(name)
    return found


def _close_to_new_meetings(draft: Draft, with_room: Mapping[str, set[str]]) -> None:
    """Let no two of these meet in a closed slot who did not meet in it before."""
    for slot, names in with_room.items():
        for name in names:
            for pair in [draft.pairs[one] for one in draft.pairs_ahead(name)]:
                was_here = pair.id in draft.held and draft.held[pair.id].slot == slot
                if was_here or pair.fixed is not None:
                    continue
                if {pair.buyer, pair.seller} <= names:
                    allowed = draft.slots if pair.slots is None else pair.slots
                    left = tuple(one for one in allowed if one != slot)
                    if left != pair.slots:
                        _restrict(draft, pair, slots=left)


def _there(
    draft: Draft, one: Participant, busy: set[Cell], closed: frozenset[str]
) -> Participant:
    """Give a participant with all slots in which nothing can be put any more."""
    planned, away = draft.planned(one.id), draft.away(one.id)
    out = tuple(
        slot
        for slot in draft.slots
        if (slot in closed and (one.id, slot) not in busy)
        or (slot not in draft.begun and draft.is_away(one.id, slot))
    )
    if out == one.unavailable:
        return one
    notes = {"planned": list(planned), **({"away": list(away)} if away else {})}
    return with_notes(one, notes, unavailable=out)
