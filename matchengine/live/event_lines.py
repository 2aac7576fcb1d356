"""Each event as the one line that tells it, such as `late P031 until 10:20`."""

from __future__ import annotations

import re
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


PLAIN = re.compile(r"[^\s,;\"#][^\s,;\"]*")


def line_of(event: Event) -> str:
    """Give an event as the line of text that tells it."""
    one, *others = [_word(name) for name in who(event)] or [""]
    match event:
        case NoShow():
            return f"no_show {one}"
        case Late():
            return f"late {one} until {event.until}"
        case Leaves():
            return f"leaves {one} from {event.at}"
        case Back():
            return f"back {one} from {event.at}"
        case WalkIn():
            return f"walk_in {one}"
        case TableOut():
            return f"table {_word(event.table)} out"
        case SlotLost():
            return f"slot {_word(event.slot)} lost"
        case Delegates():
            return f"delegates {one} {event.count}"
        case Veto():
            return f"veto {one} {others[0]}"
        case Must():
            value = f" {event.value}" if event.value else ""
            return f"must {one} {others[0]}{value}"
        case Held():
            return f"held {one} {others[0]}"
        case NotHeld():
            return f"not_held {one} {others[0]}"


def _word(name: str) -> str:
    """Give an id as one word of a line: in quotes, where it would be several."""
    if PLAIN.fullmatch(name):
        return name
    return '"' + name.replace('"', '""') + '"'


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
