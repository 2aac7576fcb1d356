"""Whom a day's events touch themselves, and how the others are left in peace."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from matchengine.live.events import Event, WalkIn
from matchengine.live.losing_place import OTHER_TABLE, crowded, losing_place
from matchengine.problem import Problem
from matchengine.records import Pair, Participant
from matchengine.results.changes import Change
from matchengine.results.day_notes import noted, with_notes
from matchengine.schedule import Meeting

NAMING = ("participant", "one", "other")
"""Fields of an event that name a participant."""


def named_in(events: Iterable[Event]) -> set[str]:
    """Give the participants whom events name, and walk-ins."""
    found = set()
    for event in events:
        if isinstance(event, WalkIn):
            found.add(event.participant.id)
        else:
            found |= {str(getattr(event, f)) for f in NAMING if hasattr(event, f)}
    return found


def hit_by(problem: Problem, meetings: Sequence[Meeting]) -> set[str]:
    """Give the participants of meetings that cannot stay where they were."""
    return _of(meetings, losing_place(problem, meetings, ()).keys()) | freed_by(
        problem, meetings
    )


def freed_by(problem: Problem, meetings: Sequence[Meeting]) -> set[str]:
    """Give those of them who may have lost a meeting, not only its table."""
    lost = losing_place(problem, meetings, ())
    gone = {pair for pair, cost in lost.items() if cost > OTHER_TABLE}
    return _of(meetings, gone | crowded(problem, meetings))


def _of(meetings: Iterable[Meeting], pairs: Collection[str]) -> set[str]:
    return {
        one
        for meeting in meetings
        if meeting.pair in pairs
        for one in (meeting.buyer, meeting.seller)
    }


def only_around(
    problem: Problem, freed: Collection[str], meetings: Sequence[Meeting]
) -> Problem:
    """Let two who have nothing to do with what happened meet only if they did before.

    What became free is filled by those who lost something, and whom they could meet.
    """
    held = {meeting.pair for meeting in meetings}
    idle = _idle_slots(problem, meetings)
    pairs = tuple(
        _never(pair)
        if pair.id not in held
        and not pair.must_be_held
        and pair.buyer not in freed
        and pair.seller not in freed
        and idle[pair.buyer] & idle[pair.seller]
        else pair
        for pair in problem.pairs
    )
    return replace(problem, pairs=pairs)


def others_left_in_peace(
    problem: Problem,
    changes: Sequence[Change],
    hit: Collection[str],
    meetings: Sequence[Meeting],
    most: int,
) -> Problem:
    """Close the idle slots of those who were not hit, but for the most useful `most`.

    The most useful are those whose new meetings are worth most.
    """
    gain: dict[str, int] = defaultdict(int)
    worth = {pair.id: pair.value for pair in problem.pairs}
    for change in changes:
        for one in change.touched:
            if one not in hit:
                gain[one] += worth.get(change.meeting.pair, 0)
    useful = sorted(gain, key=lambda one: (-gain[one], one))[:most]
    open_to_new = {*hit, *useful}
    idle = _idle_slots(problem, meetings)
    people = tuple(
        one if one.id in open_to_new else _closed(one, idle[one.id])
        for one in problem.participants
    )
    return replace(problem, participants=people)


def _idle_slots(
    problem: Problem, meetings: Iterable[Meeting]
) -> Mapping[str, frozenset[str]]:
    """Give the slots in which each participant is there and could meet once more."""
    load: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for meeting in meetings:
        for one in (meeting.buyer, meeting.seller):
            load[one][meeting.slot] += 1
    every = frozenset(slot.id for slot in problem.slots)
    return {
        one.id: every
        - frozenset(one.unavailable)
        - {slot for slot, n in load[one.id].items() if n >= one.delegates}
        for one in problem.participants
    }


def _never(pair: Pair) -> Pair:
    """Give a pair that does not meet in this plan; a later one may see that anew."""
    before = {
        "fixed": None,
        "slots": None if pair.slots is None else list(pair.slots),
    }
    notes = {"before": before, **noted(pair)}
    return with_notes(pair, notes, slots=())


def _closed(one: Participant, idle: frozenset[str]) -> Participant:
    """Take a participant out of its idle slots, and note how it was planned."""
    notes = {"planned": list(one.unavailable), **noted(one)}
    return with_notes(one, notes, unavailable=tuple(sorted({*one.unavailable, *idle})))
