"""In what events contradict what has already been."""

from __future__ import annotations

from collections.abc import Iterator

from matchengine.errors import Finding
from matchengine.live.clock import ending_after, place_of
from matchengine.live.event_lines import two_of
from matchengine.live.events import Held, Late, Leaves, Must, NotHeld, SlotLost, Veto
from matchengine.live.told import Told, finding_of
from matchengine.schedule import Meeting


def lost_slot_has_not_begun(told: Told) -> Iterator[Finding]:
    """A slot in which people met is not lost."""
    for event in told.of_kind(SlotLost):
        held = [meeting for meeting in told.past if meeting.slot == event.slot]
        if held:
            yield finding_of(
                event,
                f"{told.slot_said(event.slot)} has begun, and people met in it "
                f"({len(held)}, such as {_said(held[0])})",
                f"Write `not_held {held[0].buyer} {held[0].seller}` for each that was "
                "not held, or take this out.",
                event.slot,
                "slot",
            )


def gone_before_it_met(told: Told) -> Iterator[Finding]:
    """Nobody left before the end of a meeting that it had."""
    slots = told.problem.slots
    for event in told.of_kind(Leaves):
        gone = ending_after(slots, event.at)
        if gone is None:
            continue
        for meeting in told.past_of.get(event.participant, ()):
            if told.place[meeting.slot] >= gone:
                yield _met_while_away(told, event, event.at, "from", meeting)


def late_after_it_met(told: Told) -> Iterator[Finding]:
    """Nobody came after a meeting that is told to have been held."""
    slots = told.problem.slots
    held = {two_of(event) for event in told.of_kind(Held)}
    for event in told.of_kind(Late):
        there = place_of(slots, event.until) or 0
        for meeting in told.past_of.get(event.participant, ()):
            met = frozenset((meeting.buyer, meeting.seller)) in held
            if met and told.place[meeting.slot] < there:
                yield _met_while_away(told, event, event.until, "until", meeting)


def two_have_not_met_yet(told: Told) -> Iterator[Finding]:
    """Who has met can neither be kept apart any more nor have to meet."""
    past = {frozenset((m.buyer, m.seller)): m for m in told.past}
    for event in told.events:
        if not isinstance(event, (Veto, Must)) or event.one == event.other:
            continue
        met = past.get(two_of(event))
        if met is not None:
            yield finding_of(
                event,
                f"the two have met already, in {told.slot_said(met.slot)}",
                f"Take it out, or write `not_held {met.buyer} {met.seller}` too.",
            )


def told_meetings_have_begun(told: Told) -> Iterator[Finding]:
    """Only a meeting of the plan that has begun was held, or was not."""
    known = frozenset(told.everybody)
    for event in told.events:
        if not isinstance(event, (Held, NotHeld)) or event.one == event.other:
            continue
        if not two_of(event) <= known:
            continue
        planned = told.meetings.get(two_of(event), ())
        if any(told.has_begun(meeting) for meeting in planned):
            continue
        if not planned:
            problem = "the two have no meeting in the plan"
            fix = "Correct the ids, or take it out."
        else:
            slot = told.slot_said(planned[0].slot)
            now = "before the day" if told.now is None else f"at {told.now}"
            problem = f"their meeting has not begun {now}: it is in {slot}"
            fix = "Say what time it is with --now, or take it out."
        yield finding_of(event, problem, fix)


def _met_while_away(
    told: Told, event: Late | Leaves, said: str, key: str, meeting: Meeting
) -> Finding:
    return finding_of(
        event,
        f"it met in {told.slot_said(meeting.slot)} ({_said(meeting)})",
        f"Correct the time, or write `not_held {meeting.buyer} {meeting.seller}`.",
        said,
        key,
    )


def _said(meeting: Meeting) -> str:
    return f"{meeting.buyer} with {meeting.seller}"
