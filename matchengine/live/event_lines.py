"""Each event as the one line that tells it, such as `late P031 until 10:20`."""

from __future__ import annotations

from dataclasses import replace

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

TwoParties = Veto | Must | Held | NotHeld
OF_TWO = (Veto, Must, Held, NotHeld)


def line_of(event: Event) -> str:
    """Give an event as the line of text that tells it."""
    match event:
        case NoShow():
            return f"no_show {event.participant}"
        case Late():
            return f"late {event.participant} until {event.until}"
        case Leaves():
            return f"leaves {event.participant} from {event.at}"
        case Back():
            return f"back {event.participant} from {event.at}"
        case WalkIn():
            return f"walk_in {event.participant.id}"
        case TableOut():
            return f"table {event.table} out"
        case SlotLost():
            return f"slot {event.slot} lost"
        case Delegates():
            return f"delegates {event.participant} {event.count}"
        case Veto():
            return f"veto {event.one} {event.other}"
        case Must():
            return f"must {event.one} {event.other}"
        case Held():
            return f"held {event.one} {event.other}"
        case NotHeld():
            return f"not_held {event.one} {event.other}"


def who(event: Event) -> tuple[str, ...]:
    """Name the participants of an event, none of those of a table or slot."""
    if isinstance(event, OF_TWO):
        return event.one, event.other
    if isinstance(event, WalkIn):
        return (event.participant.id,)
    return () if isinstance(event, (TableOut, SlotLost)) else (event.participant,)


def two_of(event: TwoParties) -> frozenset[str]:
    """Name the two of an event, whoever buys."""
    return frozenset((event.one, event.other))


def what_it_says(event: Event) -> object:
    """Give what is equal for two events that say the same, whatever their notes."""
    if isinstance(event, OF_TWO):
        return type(event), two_of(event)
    if isinstance(event, WalkIn):
        return type(event), event.participant.id
    return replace(event, note="")
