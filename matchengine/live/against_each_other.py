"""In what events contradict each other, whatever the plan is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from matchengine.errors import Finding
from matchengine.live.event_lines import line_of, two_of, what_it_says, who
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
    Veto,
    WalkIn,
)
from matchengine.live.told import Told, finding_of, place_said

KEEP_ONE = "Keep one of the two."

CLASHES: tuple[tuple[type[Event], type[Event], str], ...] = (
    (NoShow, Late, "who does not come is not late"),
    (NoShow, Leaves, "who does not come does not leave"),
    (NoShow, Back, "who does not come at all is not back"),
    (NoShow, Delegates, "who does not come has no delegates"),
    (NoShow, WalkIn, "who walks in does come"),
    (NoShow, Held, "who does not come meets nobody"),
    (NoShow, Must, "who does not come meets nobody"),
    (WalkIn, Held, "a walk-in has met nobody yet"),
    (WalkIn, NotHeld, "a walk-in had no meetings yet"),
    (Late, Late, "it is late until two different times"),
    (Leaves, Leaves, "it leaves at two different times"),
    (Back, Back, "it is back at two different times"),
    (Late, Back, "late and back both say from when it is there"),
    (Delegates, Delegates, "it has two different numbers of delegates"),
)
"""Which kinds of events of one participant cannot both be, and why."""

CLASHES_OF_TWO: tuple[tuple[type[Event], type[Event], str], ...] = (
    (Veto, Must, "the two cannot both have to meet and not be allowed to"),
    (Held, NotHeld, "the meeting was either held or not"),
)


def what_happened_is_told_once(told: Told) -> Iterator[Finding]:
    """No event is told twice."""
    first: dict[object, Event] = {}
    for event in told.events:
        before = first.setdefault(what_it_says(event), event)
        if before is not event:
            problem = f"it is told already, in {place_said(before)}"
            yield finding_of(event, problem, KEEP_ONE)


def nobody_is_two_things(told: Told) -> Iterator[Finding]:
    """What is told of a participant can all be so."""
    yield from _clashes(
        ((one, event) for event in told.events for one in who(event)), CLASHES
    )


def two_are_not_told_apart_and_together(told: Told) -> Iterator[Finding]:
    """What is told of two participants can all be so."""
    of_two = (
        (two_of(event), event)
        for event in told.events
        if isinstance(event, (Veto, Must, Held, NotHeld))
    )
    yield from _clashes(of_two, CLASHES_OF_TWO)


def _clashes(
    events: Iterable[tuple[object, Event]],
    clashes: Iterable[tuple[type[Event], type[Event], str]],
) -> Iterator[Finding]:
    """Set each event beside the first of every kind that was told before it."""
    against: dict[type[Event], list[tuple[type[Event], str]]] = {}
    for one, other, why in clashes:
        against.setdefault(one, []).append((other, why))
        if one is not other:
            against.setdefault(other, []).append((one, why))
    first: dict[tuple[object, type[Event]], Event] = {}
    for whom, event in events:
        for kind, why in against.get(type(event), ()):
            before = first.get((whom, kind))
            if before is None or what_it_says(before) == what_it_says(event):
                continue
            place = place_said(before)
            same = f"'{line_of(before)}'"
            said = place if same == place else f"{place}: {same}"
            yield finding_of(event, f"{why} ({said})", KEEP_ONE)
        first.setdefault((whom, type(event)), event)
