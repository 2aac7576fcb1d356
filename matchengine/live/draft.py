"""A problem while the day changes it: the past frozen, the rest open."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from matchengine.live.clock import ending_after, later, place_of
from matchengine.problem import Problem
from matchengine.records import Fixed, Pair, Participant, Resource
from matchengine.results.day_notes import noted, with_notes
from matchengine.schedule import Meeting, Schedule


class Draft:
    """A problem and its plan at a moment of the day, while events are written into it.

    `begun` are the slots that are over or going on, `ahead` the others; of these the
    `frozen` ones start too soon to be planned anew. `guests` are the pairs that may use
    the tables kept free, `crowded` the participants who may have lost a delegate.
    """

    def __init__(
        self,
        problem: Problem,
        schedule: Schedule,
        now: str | None,
        freeze_minutes: int = 0,
    ) -> None:
        self.source = problem
        self.schedule = schedule
        slots = [slot.id for slot in problem.slots]
        first = soon = 0
        if now is not None:
            first = place_of(problem.slots, now) or 0
            soon = place_of(problem.slots, later(now, freeze_minutes)) or first
        self.slots = {slot.id: slot for slot in problem.slots}
        self.begun = frozenset(slots[:first])
        self.ahead = tuple(slots[first:])
        self.frozen = frozenset(slots[first:soon])
        self.participants = {one.id: one for one in problem.participants}
        self.tables = {table.id: table for table in problem.tables}
        self.pairs = {pair.id: _thawed(pair) for pair in problem.pairs}
        self.resources = {one.id: one for one in problem.resources}
        self.precedences = problem.precedences
        self.held = {meeting.pair: meeting for meeting in schedule.meetings}
        self.guests: set[str] = set()
        self.crowded: set[str] = set()
        self._of: dict[str, list[str]] = defaultdict(list)
        for pair in problem.pairs:
            self._of[pair.buyer].append(pair.id)
            self._of[pair.seller].append(pair.id)
        self._planned = {p.id: _planned(p) for p in problem.participants}
        self._away = {
            one.id: set(noted(one).get("away", ())) for one in problem.participants
        }

    # What is asked

    def has_begun(self, pair: str) -> bool:
        """Whether a pair has met already, or is meeting."""
        return pair in self.held and self.held[pair].slot in self.begun

    def held_by(self, participant: str, *, begun: bool) -> int:
        """Count the meetings of a participant, those that have begun or all."""
        return sum(
            not begun or self.has_begun(pair)
            for pair in self._of[participant]
            if pair in self.held
        )

    def most_at_once(self, participant: str) -> int:
        """Count the most meetings a participant held at once in what has begun."""
        slots = Counter(
            self.held[pair].slot
            for pair in self._of[participant]
            if self.has_begun(pair)
        )
        return max(slots.values(), default=1)

    def pairs_of(self, one: str, other: str) -> list[Pair]:
        """Give the pairs of two participants, whoever buys."""
        two = {one, other}
        return [
            self.pairs[name]
            for name in self._of[one]
            if name in self.pairs
            and {self.pairs[name].buyer, self.pairs[name].seller} == two
        ]

    def begun_pairs(self, one: str, other: str) -> list[Pair]:
        """Give the pairs of two participants whose meeting has begun."""
        return [pair for pair in self.pairs_of(one, other) if self.has_begun(pair.id)]

    def pairs_ahead(self, participant: str) -> list[str]:
        """Name the pairs of a participant that have not met yet."""
        return [
            pair
            for pair in self._of[participant]
            if pair in self.pairs and not self.has_begun(pair)
        ]

    def ahead_before(self, moment: str) -> tuple[str, ...]:
        """Name the slots ahead that start before a moment."""
        place = place_of(self.source.slots, moment) or 0
        return self._ahead_within(0, place)

    def ahead_from(self, moment: str) -> tuple[str, ...]:
        """Name the slots ahead that end after a moment."""
        place = ending_after(self.source.slots, moment) or 0
        return self._ahead_within(place, len(self.slots))

    def starting_from(self, moment: str) -> tuple[str, ...]:
        """Name the slots ahead that start at a moment or later."""
        place = place_of(self.source.slots, moment) or 0
        return self._ahead_within(place, len(self.slots))

    def is_away(self, participant: str, slot: str) -> bool:
        """Whether a participant is not there, or nobody is, in a slot."""
        return (
            slot in self._planned[participant]
            or slot in self._away[participant]
            or bool(noted(self.slots[slot]).get("lost"))
        )

    # What events change

    def keep_away(self, participant: str, slots: Iterable[str]) -> None:
        """Take a participant out of slots."""
        self._away[participant].update(slots)

    def let_back(self, participant: str, slots: Iterable[str]) -> None:
        """Let a participant be in slots again in which it was to be at first.

        Whom it had to meet before it was gone, it has to meet again.
        """
        self._away[participant].difference_update(slots)
        for name in self._of[participant]:
            pair = self.pairs.get(name)
            notes = {} if pair is None else noted(pair)
            if pair is not None and notes.pop("released", False):
                self.pairs[name] = with_notes(pair, notes, required=True)

    def lose_slot(self, slot: str) -> None:
        """Let nobody meet in a slot any more."""
        self.slots[slot] = with_notes(self.slots[slot], {"lost": True})

    def close_table(self, table: str) -> None:
        """Use a table no more; who owns it sits where the others do."""
        old = self.tables[table]
        slots = dict.fromkeys([*old.unavailable, *self.ahead])
        self.tables[table] = replace(old, unavailable=tuple(slots))
        for one in self.participants.values():
            if one.table == table:
                self.change(one.id, table=None)

    def change(self, participant: str, **fields: Any) -> None:
        """Change fields of a participant."""
        self.participants[participant] = replace(
            self.participants[participant], **fields
        )

    def change_pair(self, pair: str, **fields: Any) -> None:
        """Change fields of a pair."""
        self.pairs[pair] = replace(self.pairs[pair], **fields)

    def note(self, pair: str, **notes: Any) -> None:
        """Note something on a pair."""
        old = self.pairs[pair]
        self.pairs[pair] = with_notes(old, {**noted(old), **notes})

    def add_participant(self, participant: Participant) -> None:
        """Add somebody whom nobody expected."""
        self.participants[participant.id] = participant
        self._planned[participant.id] = participant.unavailable
        self._away[participant.id] = set()

    def add_pair(self, pair: Pair) -> None:
        """Add a pair."""
        self.pairs[pair.id] = pair
        self._of[pair.buyer].append(pair.id)
        self._of[pair.seller].append(pair.id)

    def drop_pair(self, pair: str) -> None:
        """Let two be no pair any more."""
        del self.pairs[pair]
        self.precedences = tuple(p for p in self.precedences if pair not in p)

    def new_id(self, pair: str) -> str:
        """Find an id for a further pair of the same two."""
        number = 2
        while f"{pair}#{number}" in self.pairs:
            number += 1
        return f"{pair}#{number}"

    def give_back_a_meeting(self, participant: str) -> None:
        """Count a meeting that did not take place in no minimum and no maximum."""
        one = self.participants[participant]
        most = one.max_meetings
        self.change(
            participant,
            min_meetings=one.min_meetings + (one.min_meetings > 0),
            max_meetings=None if most is None else most + 1,
        )

    def drop_resource(self, name: str) -> None:
        """Let a resource be no more, and no pair use it."""
        if self.resources.pop(name, None) is not None:
            for pair in list(self.pairs.values()):
                if name in pair.resources:
                    left = tuple(one for one in pair.resources if one != name)
                    self.change_pair(pair.id, resources=left)

    def add_resource(self, resource: Resource, pairs: Iterable[str]) -> None:
        """Let pairs share something scarce."""
        self.resources[resource.id] = resource
        for pair in pairs:
            uses = (*self.pairs[pair].resources, resource.id)
            self.change_pair(pair, resources=uses)

    # What comes of it

    def planned(self, participant: str) -> tuple[str, ...]:
        """Name the slots in which a participant was to be away from the start."""
        return self._planned[participant]

    def away(self, participant: str) -> tuple[str, ...]:
        """Name the slots that events took from a participant, in order of time."""
        return tuple(slot for slot in self.slots if slot in self._away[participant])

    @property
    def open_slots(self) -> tuple[str, ...]:
        """Name the slots ahead that start late enough to be planned anew."""
        return tuple(slot for slot in self.ahead if slot not in self.frozen)

    def meetings_in(self, slots: frozenset[str]) -> Sequence[Meeting]:
        """Give the meetings of the plan in these slots."""
        return [one for one in self.schedule.meetings if one.slot in slots]

    def _ahead_within(self, first: int, end: int) -> tuple[str, ...]:
        wanted = {slot.id for slot in self.source.slots[first:end]}
        return tuple(slot for slot in self.ahead if slot in wanted)


def _planned(participant: Participant) -> tuple[str, ...]:
    found = noted(participant).get("planned", participant.unavailable)
    return tuple(found)


def _thawed(pair: Pair) -> Pair:
    """Give a pair as it was before an earlier re-planning froze it."""
    if pair.meta is None:
        return pair
    notes = noted(pair)
    before = notes.pop("before", None)
    if before is None:
        return pair
    fixed = before.get("fixed")
    slots = before.get("slots")
    return with_notes(
        pair,
        notes,
        fixed=None if fixed is None else Fixed(**fixed),
        slots=None if slots is None else tuple(slots),
    )
