"""Whom a day's events touch themselves, and how the others are left in peace."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from matchengine.live.events import Event, WalkIn
from matchengine.live.losing_place import crowded, losing_place
from matchengine.problem import Problem
from matchengine.records import Pair
from matchengine.results.day_notes import noted, with_notes
from matchengine.schedule import Meeting
from matchengine.solving.plan import OTHER_TABLE

NAMING = ("participant", "one", "other")
"""Fields of an event that name a participant."""
IdleSlots = Mapping[str, frozenset[str]]


@dataclass(frozen=True)
class Hit:
    """Whom the events touch: `everybody`, and who is `freed` for something new.

    Who only has to go to another table is not freed. `lost` are the pairs whose meeting
    cannot stay in its slot.
    """

    everybody: frozenset[str]
    freed: frozenset[str]
    lost: frozenset[str]


def hit_by(
    problem: Problem,
    meetings: Sequence[Meeting],
    events: Iterable[Event],
    doubtful: Collection[str] = (),
) -> Hit:
    """Say whom the events name, and whose meetings cannot stay where they were.

    `doubtful` are the participants who may have lost a delegate.
    """
    named = frozenset(_named_in(events))
    costs = losing_place(problem, meetings, ())
    full = crowded(problem, meetings, doubtful)
    lost = {pair for pair, cost in costs.items() if cost > OTHER_TABLE}
    return Hit(
        everybody=named | _of(meetings, costs.keys() | full),
        freed=named | _of(meetings, lost | full),
        lost=frozenset(lost | full),
    )


def others_in_peace(
    problem: Problem, hit: Hit, meetings: Sequence[Meeting], most: int | None
) -> Problem:
    """Let what became free be filled by who lost something, and whom they could meet.

    Two to whom nothing happened meet only if they did before. Of those whom somebody
    freed could meet, no more than `most` are asked: the ones whose meetings would be
    worth most, if the best were taken one by one.
    """
    held = {meeting.pair for meeting in meetings}
    idle = _idle_slots(problem, [m for m in meetings if m.pair not in hit.lost])
    asked = None if most is None else _asked(problem, hit, held, idle, most)

    def may_be_new(pair: Pair) -> bool:
        freed = [one in hit.freed for one in (pair.buyer, pair.seller)]
        if all(freed) or asked is None:
            return any(freed)
        other = pair.seller if freed[0] else pair.buyer
        return any(freed) and (other in asked or other in hit.everybody)

    pairs = tuple(
        _never(pair)
        if pair.id not in held
        and not pair.must_be_held
        and not may_be_new(pair)
        and idle[pair.buyer] & idle[pair.seller]
        else pair
        for pair in problem.pairs
    )
    return replace(problem, pairs=pairs)


def _asked(
    problem: Problem, hit: Hit, held: Collection[str], idle: IdleSlots, most: int
) -> frozenset[str] | None:
    """Choose whom to ask, of those to whom nothing happened; None for everybody."""
    possible = sorted(_possible(problem, hit, held, idle), key=lambda one: -one[0])
    if len({other for _, _, other, _ in possible}) <= most:
        return None
    taken: set[tuple[str, str]] = set()
    asked: set[str] = set()
    for _, one, other, slots in possible:
        free = (s for s in slots if not {(one, s), (other, s)} & taken)
        slot = next(free, None)
        if slot is not None and (other in asked or len(asked) < most):
            taken |= {(one, slot), (other, slot)}
            asked.add(other)
    return frozenset(asked)


def _possible(
    problem: Problem, hit: Hit, held: Collection[str], idle: IdleSlots
) -> Iterator[tuple[int, str, str, tuple[str, ...]]]:
    """Give value, somebody freed, somebody else, and when the two could meet."""
    order = {slot.id: place for place, slot in enumerate(problem.slots)}
    for pair in problem.pairs:
        if (pair.buyer in hit.freed) == (pair.seller in hit.freed) or pair.id in held:
            continue
        one, other = pair.buyer, pair.seller
        if other in hit.freed:
            one, other = other, one
        slots = idle[one] & idle[other]
        if pair.slots is not None:
            slots &= set(pair.slots)
        if slots and other not in hit.everybody:
            yield pair.value, one, other, tuple(sorted(slots, key=order.__getitem__))


def _named_in(events: Iterable[Event]) -> Iterator[str]:
    for event in events:
        if isinstance(event, WalkIn):
            yield event.participant.id
        else:
            yield from (str(getattr(event, f)) for f in NAMING if hasattr(event, f))


def _of(meetings: Iterable[Meeting], pairs: Collection[str]) -> frozenset[str]:
    return frozenset(
        one
        for meeting in meetings
        if meeting.pair in pairs
        for one in (meeting.buyer, meeting.seller)
    )


def _idle_slots(problem: Problem, meetings: Iterable[Meeting]) -> IdleSlots:
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
