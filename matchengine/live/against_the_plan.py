"""What of the events the plan does not know, or could not make anything of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from matchengine.errors import Finding, nearest
from matchengine.live.clock import (
    begin_of,
    ending_after,
    has_clock,
    minutes_of,
    place_of,
)
from matchengine.live.event_lines import OF_TWO
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
from matchengine.live.moments import EARLY, no_moment
from matchengine.live.told import Told, finding_of, place_said
from matchengine.results.day_notes import away_slots

MOST_DELEGATES = 10**6
HINTS_AT_MOST = 50
"""Looking for the nearest id is slow: beyond so many unknown ids, none is sought."""

NAMED: dict[type[Event], tuple[tuple[str, str], ...]] = {
    NoShow: (("participant", "participant"),),
    Late: (("participant", "participant"),),
    Leaves: (("participant", "participant"),),
    Back: (("participant", "participant"),),
    TableOut: (("table", "table"),),
    SlotLost: (("slot", "slot"),),
    Delegates: (("participant", "participant"),),
    Veto: (("one", "participant"), ("other", "participant")),
    Must: (("one", "participant"), ("other", "participant")),
    Held: (("one", "participant"), ("other", "participant")),
    NotHeld: (("one", "participant"), ("other", "participant")),
}
"""Which field of an event is the id of what. A walk-in has one of its own."""

KEYS = {"one": "participant", "other": "other", "at": "from"}
"""What a file calls a field, where it is not its name."""


def now_is_of_the_day(told: Told) -> Iterator[Finding]:
    """The clock reads a time of this day, not one hours before it begins."""
    slots, now = told.problem.slots, told.now
    if now is None or not slots:
        return
    if place_of(slots, now) is None:
        yield Finding("now", *no_moment(slots, now), value=now)
        return
    clock, first = minutes_of(now), begin_of(slots[0])
    if clock is None or first is None or not has_clock(slots):
        return
    if clock < first - EARLY:
        yield Finding(
            "now",
            f"this is before the mission, whose first slot begins at "
            f"{slots[0].start:%H:%M}",
            "Write the time as it is there, or leave it out before the day.",
            value=now,
        )


def ids_are_known(told: Told) -> Iterator[Finding]:
    """Every event names what there is."""
    known: Mapping[str, Sequence[str]] = {
        "participant": told.everybody,
        "table": tuple(table.id for table in told.problem.tables),
        "slot": tuple(told.place),
    }
    there = {kind: frozenset(ids) for kind, ids in known.items()}
    hints: dict[tuple[str, str], str] = {}
    for event in told.events:
        for field, kind in NAMED.get(type(event), ()):
            said = str(getattr(event, field))
            if said not in there[kind]:
                if (kind, said) not in hints and len(hints) < HINTS_AT_MOST:
                    hints[kind, said] = nearest(said, known[kind])
                yield finding_of(
                    event,
                    f"the plan has no {kind} with this id",
                    hints.get((kind, said), f"Write the id of a {kind}."),
                    said,
                    KEYS.get(field, field),
                )


def two_are_two(told: Told) -> Iterator[Finding]:
    """What is told of two is told of two different ones."""
    for event in told.events:
        if isinstance(event, OF_TWO) and event.one == event.other:
            problem, fix = "the two are the same participant", "Name two of them."
            yield finding_of(event, problem, fix, event.other, "other")


def times_are_times(told: Told) -> Iterator[Finding]:
    """Every time is one of the day, or a slot."""
    slots = told.problem.slots
    for event in told.events:
        if not isinstance(event, (Late, Leaves, Back)):
            continue
        key, said = _moment_of(event)
        if place_of(slots, said) is None:
            yield finding_of(event, *no_moment(slots, said), said, key)


def counts_are_counts(told: Told) -> Iterator[Finding]:
    """Who is there has a delegate at least, and not more than anybody has."""
    for event in told.of_kind(Delegates):
        if 1 <= event.count <= MOST_DELEGATES:
            continue
        fix = f"Write 1 or more, or `no_show {event.participant}`."
        problem = "this is no number of delegates"
        if event.count > 1:
            fix = "Write how many can each sit at a table of their own."
            problem = "so many delegates no business has"
        yield finding_of(event, problem, fix, event.count, "delegates")


def walk_ins_are_new(told: Told) -> Iterator[Finding]:
    """A walk-in is not in the plan yet; it meets, where and when the plan can."""
    everybody = frozenset(told.everybody)
    pairs = {pair.id for pair in told.problem.pairs}
    for event in told.of_kind(WalkIn):
        one = event.participant
        if one.id in told.participants:
            yield finding_of(
                event,
                "the plan has a participant with this id already",
                "Give the walk-in an id of its own, or take the row out if it is "
                "in the plan since an earlier change.",
                one.id,
                "participant.id",
            )
        for pair in event.pairs:
            if one.id not in (pair.buyer, pair.seller) or pair.buyer == pair.seller:
                problem = f"the pair is not of {one.id} and somebody else"
                fix = f"Let {one.id} buy or sell in it."
            elif not {pair.buyer, pair.seller} <= everybody:
                [stranger] = {pair.buyer, pair.seller} - everybody
                problem = f"the plan has no participant {stranger}"
                fix = nearest(stranger, told.everybody)
            elif pair.id in pairs:
                problem, fix = "there is such a pair already", "Keep one of them."
            else:
                pairs.add(pair.id)
                continue
            yield finding_of(event, problem, fix, pair.id, "pairs")
        yield from _unknown_things(told, event)


def _unknown_things(told: Told, event: WalkIn) -> Iterator[Finding]:
    """Slots, tables and resources that a walk-in names and the plan has not."""
    one = event.participant
    slots, tables = tuple(told.place), tuple(t.id for t in told.problem.tables)
    resources = tuple(resource.id for resource in told.problem.resources)
    owners = {p.table: p.id for p in told.problem.participants if p.table}
    named = [("slot", slot, slots) for slot in one.unavailable]
    named += [("slot", s, slots) for pair in event.pairs for s in pair.slots or ()]
    named += [("resource", r, resources) for p in event.pairs for r in p.resources]
    named += [("table", one.table, tables)] if one.table else []
    for kind, said, known in dict.fromkeys(named):
        if said not in known:
            problem = f"the plan has no {kind} with this id"
            yield finding_of(event, problem, nearest(said, known), said, kind)
    if one.table in owners:
        problem = f"the table is already owned by {owners[one.table]}"
        yield finding_of(event, problem, "Leave it empty.", one.table, "table")


def absences_change_something(told: Told) -> Iterator[Finding]:
    """Who is late misses a slot, and who leaves was there; who is back was away."""
    late = {event.participant: event for event in told.of_kind(Late)}
    back = {event.participant for event in told.of_kind(Back)}
    for coming in late.values():
        yield from _late_misses_something(told, coming)
    leaving = {event.participant: event for event in told.of_kind(Leaves)}
    for one, going in leaving.items():
        if one not in back:
            yield from _leaves_after_it_came(told, going, late.get(one))
    for event in told.of_kind(Back):
        if event.participant not in leaving:
            yield from _back_from_away(told, event)


def _late_misses_something(told: Told, event: Late) -> Iterator[Finding]:
    slots = told.problem.slots
    there = place_of(slots, event.until)
    if there == 0 and slots:
        start = told.slot_said(slots[0].id)
        problem = f"nothing is missed: the first slot is {start}"
        fix = "Correct the time, or take it out."
    elif there is not None and there == len(slots):
        problem = "no slot begins then or later"
        fix = f"Correct the time, or write `no_show {event.participant}`."
    else:
        return
    yield finding_of(event, problem, fix, event.until, "until")


def _leaves_after_it_came(
    told: Told, event: Leaves, late: Late | None
) -> Iterator[Finding]:
    slots = told.problem.slots
    gone = ending_after(slots, event.at)
    if gone is None:
        return
    if gone == len(slots):
        problem = "nothing is missed: no slot ends after that"
        fix = "Correct the time, or take it out."
    else:
        first = 0 if late is None else place_of(slots, late.until) or 0
        one = told.participants.get(event.participant)
        away = () if one is None else away_slots(one, slots)
        if any(slot.id not in away for slot in slots[first:gone]):
            return
        problem = "it leaves before it comes"
        if late is not None and first >= gone:
            problem += f" ({place_said(late)}: late until {late.until})"
        elif gone > 0:
            problem = "it is away until then in any case"
        fix = f"Correct the time, or write `no_show {event.participant}`."
    yield finding_of(event, problem, fix, event.at, "from")


def _back_from_away(told: Told, event: Back) -> Iterator[Finding]:
    slots, one = told.problem.slots, told.participants.get(event.participant)
    there = place_of(slots, event.at)
    if there is None or one is None:
        return
    if there == len(slots):
        problem = "no slot begins then or later"
    elif not {slot.id for slot in slots[there:]} & away_slots(one, slots):
        problem = "it is not away then"
    else:
        return
    fix = "Correct the id or the time, or take it out."
    yield finding_of(event, problem, fix, event.at, "from")


def _moment_of(event: Late | Leaves | Back) -> tuple[str, str]:
    if isinstance(event, Late):
        return "until", event.until
    return "from", event.at
