"""Which meetings of a plan another problem does not let be as they were, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from matchengine.live.carried import Carried
from matchengine.problem import Problem
from matchengine.records import Pair, Participant
from matchengine.schedule import Meeting

Details = Mapping[str, str]

OF_TABLES = ("table_gone", "table_closed", "own_table", "table_taken")
"""Reasons for which a meeting only needs another table."""


@dataclass(frozen=True)
class Impossible:
    """A published meeting that cannot stay as it is: a word why, and what fills it.

    `must` says that it must be held all the same, elsewhere.
    """

    meeting: Meeting
    reason: str
    details: Details = field(default_factory=dict)
    must: bool = False

    @property
    def needs_only_a_table(self) -> bool:
        """Whether it can be held in its slot, at another table."""
        return self.reason in OF_TABLES


class Now:
    """The problem as it is now, looked up by ids."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.people = {one.id: one for one in problem.participants}
        self.pairs = {pair.id: pair for pair in problem.pairs}
        self.slots = {slot.id: slot for slot in problem.slots}
        self.place = {slot.id: at for at, slot in enumerate(problem.slots)}
        self.tables = {table.id: table for table in problem.tables}
        self.owner = {p.table: p for p in problem.participants if p.table}
        self.capacity = {one.id: one.capacity for one in problem.resources}
        closed = Counter(s for table in problem.tables for s in table.unavailable)
        free = problem.rules.free_tables_per_slot
        self.seats = {
            slot: len(problem.tables) - closed[slot] - free for slot in self.slots
        }

    def of(self, pair: Pair) -> tuple[Participant, Participant]:
        """Give the two of a pair."""
        return self.people[pair.buyer], self.people[pair.seller]

    def own_table(self, pair: Pair) -> str | None:
        """Name the own table at which a pair meets: the seller's, else the buyer's."""
        buyer, seller = self.of(pair)
        return seller.table or buyer.table


def impossible(
    meetings: Sequence[Meeting],
    moved: Carried,
    problem: Problem,
    vetoed: Collection[frozenset[str]] = (),
) -> tuple[Impossible, ...]:
    """Find the meetings of a plan that cannot stay where they are, in its order.

    Where several together are too many, those worth least are named.

    Parameters
    ----------
    vetoed
        The participants of whom it is known that they must not meet, two by two.
    """
    now = Now(problem)
    found: dict[str, tuple[str, Details]] = {}
    stays: list[tuple[Meeting, Meeting]] = []
    for meeting in meetings:
        alone = _alone(meeting, moved, now, vetoed)
        if alone is not None:
            found[meeting.pair] = alone
        carried = moved.meeting(meeting)
        if carried is not None and (alone is None or alone[0] in OF_TABLES):
            stays.append((meeting, carried))
    for meeting, reason, details in _together(stays, now):
        found[meeting.pair] = reason, details
    required = {pair.id for pair in problem.pairs if pair.must_be_held}
    return tuple(
        Impossible(
            meeting,
            *found[meeting.pair],
            must=moved.pairs.get(meeting.pair) in required,
        )
        for meeting in meetings
        if meeting.pair in found
    )


def _alone(
    meeting: Meeting, moved: Carried, now: Now, vetoed: Collection[frozenset[str]]
) -> tuple[str, Details] | None:
    """Say why a meeting cannot stay, whatever the others do; None if it can."""
    ends = (meeting.buyer, meeting.seller)
    gone = next((one for one in ends if one not in now.people), None)
    carried = moved.meeting(meeting)
    if gone is not None:
        return "participant_gone", {"who": gone}
    if meeting.pair not in moved.pairs:
        return ("veto" if frozenset(ends) in vetoed else "no_pair"), {}
    if carried is None:
        return "slot_gone", {"slot": moved.starts.get(meeting.slot, meeting.slot)}
    pair, slot = now.pairs[carried.pair], carried.slot
    away = next((p for p in now.of(pair) if slot in p.unavailable), None)
    if away is not None:
        return "away", {"who": away.label}
    if pair.fixed is not None and pair.fixed.slot != slot:
        return "fixed_elsewhere", {"place": pair.fixed.slot}
    if pair.slots is not None and slot not in pair.slots:
        return "other_slots", {}
    if pair.fixed is not None and pair.fixed.table not in (None, meeting.table):
        return "own_table", {"table": pair.fixed.table or ""}
    return _table(meeting, pair, slot, now)


def _table(
    meeting: Meeting, pair: Pair, slot: str, now: Now
) -> tuple[str, Details] | None:
    table, own = now.tables.get(meeting.table), now.own_table(pair)
    if own is not None and own != meeting.table:
        return "own_table", {"table": own}
    if table is None:
        return "table_gone", {"table": meeting.table}
    if slot in table.unavailable:
        return "table_closed", {"table": table.id}
    if own is None and table.id in now.owner:
        return "table_taken", {"table": table.id, "who": now.owner[table.id].label}
    return None


def _together(
    stays: Sequence[tuple[Meeting, Meeting]], now: Now
) -> Iterator[tuple[Meeting, str, Details]]:
    """Go through those that are too many for what they share, the best kept first."""

    def worth(two: tuple[Meeting, Meeting]) -> tuple[bool, int, str]:
        pair = now.pairs[two[1].pair]
        return not pair.must_be_held, -pair.value, pair.id

    room = _Room(now)
    for meeting, carried in sorted(stays, key=worth):
        full = room.without_room(carried)
        if full is None:
            room.take(carried)
        else:
            yield meeting, *full


class _Room:
    """What the meetings kept so far take of people, tables and resources."""

    def __init__(self, now: Now) -> None:
        self.now = now
        self.used: Counter[tuple[str, ...]] = Counter()
        self.held: dict[str, int] = {}
        self.before = [*now.problem.precedences]

    def without_room(self, meeting: Meeting) -> tuple[str, Details] | None:
        """Say what a meeting finds no room in; None if there is room."""
        now, slot = self.now, meeting.slot
        pair = now.pairs[meeting.pair]
        for one in now.of(pair):
            if self.used["at once", one.id, slot] >= one.delegates:
                return "delegates", {"who": one.label, "most": str(one.delegates)}
            most = one.max_meetings
            if most is not None and self.used["held", one.id] >= most:
                return "maximum", {"who": one.label, "most": str(most)}
        if self.used["tables", slot] >= now.seats[slot]:
            return "tables_full", {"most": str(max(0, now.seats[slot]))}
        for name in pair.resources:
            if self.used["resource", name, slot] >= now.capacity[name]:
                return "resource", {"resource": name}
        other = self._out_of_order(meeting)
        return None if other is None else ("precedence", {"other": other})

    def _out_of_order(self, meeting: Meeting) -> str | None:
        at = self.now.place[meeting.slot]
        for first, then in self.before:
            if first == meeting.pair and self.held.get(then, at + 1) <= at:
                return then
            if then == meeting.pair and self.held.get(first, at - 1) >= at:
                return first
        return None

    def take(self, meeting: Meeting) -> None:
        """Count a meeting that is kept."""
        pair = self.now.pairs[meeting.pair]
        self.held[meeting.pair] = self.now.place[meeting.slot]
        for one in (pair.buyer, pair.seller):
            self.used["at once", one, meeting.slot] += 1
            self.used["held", one] += 1
        self.used["tables", meeting.slot] += 1
        for name in pair.resources:
            self.used["resource", name, meeting.slot] += 1
