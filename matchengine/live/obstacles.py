"""What stands in the way of one more meeting in a slot, rule by rule.

An obstacle is a rule that the plan would break if the meeting were added and nothing
else were different. `OBSTACLES` at the foot lists them, from what cannot be helped to
what the plan alone makes so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from matchengine.live.lookup import Group
from matchengine.live.room import Room
from matchengine.problem import Pair
from matchengine.schedule import Meeting


class Seat(NamedTuple):
    """A meeting that could be added; `kept_free` says that a kept table is used."""

    meeting: Meeting
    kept_free: bool = False


def obstacle(room: Room, pair: Pair, slot: str, one: str | None = None) -> str | None:
    """Name what stands in the way of a pair in a slot, seen from `one` of the two.

    A table that is kept free stands in nobody's way: see `seat`.
    """
    ends = (pair.buyer, pair.seller) if one in (None, pair.buyer) else _turned(pair)
    for word, stands_in_the_way in OBSTACLES.items():
        if stands_in_the_way(room, pair, slot, ends):
            return word
    return None


def could_sit(room: Room, one: str, slot: str) -> bool:
    """Whether a participant could hold one more meeting in a slot, at all."""
    return room.free_delegates(one, slot) > 0 and not _is_full(room, one)


def suits(room: Room, pair: Pair, slot: str) -> bool:
    """Whether a pair, its people and tables aside, could meet in a slot."""
    ends = (pair.buyer, pair.seller)
    return not (not_its_slot(room, pair, slot, ends) or order(room, pair, slot, ends))


def seat(room: Room, pair: Pair, slot: str) -> Seat:
    """Seat a pair that nothing stands in the way of, so that people move least."""
    beside = _sat_beside(room, pair, slot)
    table = max(tables_for(room, pair, slot), key=beside.count)
    meeting = Meeting(pair.id, pair.buyer, pair.seller, slot, table)
    return Seat(meeting, kept_free=room.seats(slot) == 0)


def tables_for(room: Room, pair: Pair, slot: str) -> Sequence[str]:
    """List the free tables at which a pair can meet in a slot."""
    return [t for t in free_for(room, pair, slot) if _can_walk(room, pair, slot, t)]


def free_for(room: Room, pair: Pair, slot: str) -> Sequence[str]:
    """List the free tables that are the right ones for a pair, near or far."""
    own, named = room.asked.own_table(pair), pair.fixed and pair.fixed.table
    return [
        one
        for one in room.free_tables(slot)
        if (one == own if own else one not in room.asked.owned)
        and (named is None or one == named)
    ]


def groups_for(room: Room, pair: Pair, slot: str) -> list[Group]:
    """List the groups of tables, free or taken, at which a pair could meet."""
    asked, own = room.asked, room.asked.own_table(pair)
    if own is None:
        tables = [*asked.shared_groups[slot].values()]
    else:
        tables = [own] if slot not in asked.tables[own].unavailable else []
    named = pair.fixed and pair.fixed.table
    return [
        asked.group_of(one)
        for one in tables
        if named in (None, one) and _can_walk(room, pair, slot, one)
    ]


def gaps_of(room: Room, meetings: Iterable[Meeting]) -> int:
    """Count the idle gaps between meetings."""
    places = sorted({room.asked.place_of[meeting.slot] for meeting in meetings})
    return sum(b - a > 1 for a, b in pairwise(places))


Ends = tuple[str, str]
"""The two of a pair: whom the question is about, and the other."""


def own_away(room: Room, pair: Pair, slot: str, ends: Ends) -> bool:
    """The one is away."""
    return slot in room.asked.away[ends[0]]


def partner_away(room: Room, pair: Pair, slot: str, ends: Ends) -> bool:
    """The other is away."""
    return slot in room.asked.away[ends[1]]


def not_its_slot(room: Room, pair: Pair, slot: str, ends: Ends) -> bool:
    """The pair may meet in other slots only."""
    elsewhere = pair.fixed is not None and pair.fixed.slot != slot
    return elsewhere or (pair.slots is not None and slot not in pair.slots)


def own_maximum(room: Room, pair: Pair, slot: str, ends: Ends) -> bool:
    """The one holds as many meetings as it wants."""
    return _is_full(room, ends[0])


def partner_maximum(room: Room, pair: Pair, slot: str, ends: Ends) -> bool:
    """The other holds as many meetings as it wants."""
    return _is_full(room, ends[1])


def own_busy(room: Room, pair: Pair, slot: str, ends: Ends) -> bool:
    """All delegates of the one sit in meetings."""
    return room.free_delegates(ends[0], slot) == 0


def partner_busy(room: Room, pair: Pair, slot: str, ends: Ends) -> bool:
    """All delegates of the other sit in meetings."""
    return room.free_delegates(ends[1], slot) == 0


def order(room: Room, pair: Pair, slot: str, ends: Ends) -> bool:
    """A pair that has to meet before or after would not."""
    asked = room.asked
    if not asked.problem.precedences:
        return False
    at = asked.place_of[slot]

    def places(names: Iterable[str]) -> list[int]:
        held = (room.held(name) for name in names)
        return [asked.place_of[meeting.slot] for meeting in held if meeting]

    later = asked.later.get(pair.id, frozenset())
    return (
        pair.id in later
        or any(place <= at for place in places(later))
        or any(place >= at for place in places(asked.earlier.get(pair.id, ())))
    )


def resource(room: Room, pair: Pair, slot: str, ends: Ends) -> bool:
    """What the pair takes is used up."""
    if not pair.resources:
        return False
    left = room.left_of(slot)
    return any(n > left[name] for name, n in Counter(pair.resources).items())


def table(room: Room, pair: Pair, slot: str, ends: Ends) -> bool:
    """Every table that is right for the pair is taken or closed."""
    return not free_for(room, pair, slot)


def zones(room: Room, pair: Pair, slot: str, ends: Ends) -> bool:
    """The tables left are too far from where one of the two sits before or after."""
    return not tables_for(room, pair, slot)


def idle_gaps(room: Room, pair: Pair, slot: str, ends: Ends) -> bool:
    """Somebody would have too many more idle gaps than somebody else."""
    spread = room.asked.problem.rules.max_idle_gap_spread
    if spread is None:
        return False
    new = Meeting(pair.id, pair.buyer, pair.seller, slot, "")
    gaps = [gaps_of(room, held) for held in room.but(new=[new]).of.values() if held]
    return max(gaps) - min(gaps) > spread


OBSTACLES: dict[str, Callable[[Room, Pair, str, Ends], bool]] = {
    "own_away": own_away,
    "partner_away": partner_away,
    "not_its_slot": not_its_slot,
    "own_maximum": own_maximum,
    "partner_maximum": partner_maximum,
    "own_busy": own_busy,
    "partner_busy": partner_busy,
    "order": order,
    "resource": resource,
    "table": table,
    "zones": zones,
    "idle_gaps": idle_gaps,
}
"""Every obstacle, by its word; the first that is found is told."""


def _is_full(room: Room, one: str) -> bool:
    left = room.further_meetings(one)
    return left is not None and left <= 0


def _turned(pair: Pair) -> Ends:
    return pair.seller, pair.buyer


def _can_walk(room: Room, pair: Pair, slot: str, table: str) -> bool:
    """Whether no far zone is entered or left without a free slot between."""
    asked = room.asked
    zone = asked.tables[table].zone
    if zone is None or not asked.far_apart:
        return True
    beside = asked.neighbours(slot)
    near = (m for one in (pair.buyer, pair.seller) for m in room.of.get(one, ()))
    others = (asked.tables[m.table].zone for m in near if m.slot in beside)
    return all(frozenset((zone, o)) not in asked.far_apart for o in others if o)


def _sat_beside(room: Room, pair: Pair, slot: str) -> list[str]:
    """List the tables at which the two sit before and after a slot, one by one."""
    place_of = room.asked.place_of
    at, found = place_of[slot], []
    for one in (pair.buyer, pair.seller):
        if room.asked.people[one].delegates == 1:
            day = sorted((place_of[m.slot], m.table) for m in room.of.get(one, ()))
            found += [table for place, table in day if place < at][-1:]
            found += [table for place, table in day if place > at][:1]
    return found
