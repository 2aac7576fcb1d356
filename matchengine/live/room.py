"""What the meetings of a plan leave free: people, tables and resources, by slot."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from matchengine.live.lookup import Lookup
from matchengine.problem import Problem
from matchengine.schedule import Meeting

Held = Mapping[str, tuple[Meeting, ...]]


@dataclass(frozen=True, eq=False)
class Room:
    """A plan, looked up once, and what it leaves.

    Meetings stand by participant in `of`, by slot in `at`, and by pair in `planned`,
    which has those of the plan from which this one differs.
    """

    asked: Lookup
    of: Held
    at: Held
    planned: Mapping[str, Meeting]
    gone: frozenset[str] = frozenset()
    new: Mapping[str, Meeting] = field(default_factory=dict)

    def held(self, pair: str) -> Meeting | None:
        """Give the meeting of a pair, None if it has none."""
        planned = None if pair in self.gone else self.planned.get(pair)
        return self.new.get(pair, planned)

    def but(self, gone: Iterable[Meeting] = (), new: Iterable[Meeting] = ()) -> Room:
        """Give the room that is left when these are not held, and those are."""
        gone, new = tuple(gone), tuple(new)
        of, at = dict(self.of), dict(self.at)
        for one in gone:
            for listed, key in _places(one, of, at):
                listed[key] = tuple(m for m in listed[key] if m.pair != one.pair)
        for one in new:
            for listed, key in _places(one, of, at):
                listed[key] = (*listed.get(key, ()), one)
        names = frozenset(one.pair for one in gone)
        added = {name: one for name, one in self.new.items() if name not in names}
        return replace(
            self,
            of=of,
            at=at,
            gone=self.gone | names,
            new={**added, **{one.pair: one for one in new}},
        )

    def then(self, participant: str, slot: str) -> tuple[Meeting, ...]:
        """Give the meetings of a participant in a slot."""
        return tuple(m for m in self.of.get(participant, ()) if m.slot == slot)

    def free_delegates(self, participant: str, slot: str) -> int:
        """Count the delegates who sit in no meeting in a slot; 0 if it is away."""
        if slot in self.asked.away[participant]:
            return 0
        delegates = self.asked.people[participant].delegates
        return max(0, delegates - len(self.then(participant, slot)))

    def further_meetings(self, participant: str) -> int | None:
        """Say how many meetings more its maximum allows; None if it has none."""
        most = self.asked.people[participant].max_meetings
        return None if most is None else most - len(self.of.get(participant, ()))

    def free_tables(self, slot: str) -> Sequence[str]:
        """List the tables without a meeting in a slot, those kept free too."""
        used = {meeting.table for meeting in self.at.get(slot, ())}
        return [one for one in self.asked.open_tables[slot] if one not in used]

    def seats(self, slot: str) -> int:
        """Count the meetings that fit into a slot, besides the tables kept free."""
        kept = self.asked.problem.rules.free_tables_per_slot
        return max(0, len(self.free_tables(slot)) - kept)

    def left_of(self, slot: str) -> Mapping[str, int]:
        """Say how much of each resource is left in a slot."""
        pairs = self.asked.pairs
        taken = Counter(
            name
            for held in self.at.get(slot, ())
            for name in pairs[held.pair].resources
        )
        return {name: n - taken[name] for name, n in self.asked.capacity.items()}

    def value(self) -> int:
        """Add up what the meetings are worth."""
        pairs = self.asked.pairs
        return sum(pairs[m.pair].value for held in self.at.values() for m in held)


def room_of(problem: Problem, meetings: Iterable[Meeting]) -> Room:
    """Look a plan up; meetings of pairs that the problem does not have are left out."""
    asked = Lookup(problem)
    known = [meeting for meeting in meetings if meeting.pair in asked.pairs]
    of: dict[str, list[Meeting]] = defaultdict(list)
    at: dict[str, list[Meeting]] = defaultdict(list)
    for meeting in known:
        of[meeting.buyer].append(meeting)
        of[meeting.seller].append(meeting)
        at[meeting.slot].append(meeting)
    return Room(
        asked,
        {one: tuple(held) for one, held in of.items()},
        {slot: tuple(held) for slot, held in at.items()},
        {meeting.pair: meeting for meeting in known},
    )


def _places(
    meeting: Meeting,
    of: dict[str, tuple[Meeting, ...]],
    at: dict[str, tuple[Meeting, ...]],
) -> tuple[tuple[dict[str, tuple[Meeting, ...]], str], ...]:
    return (of, meeting.buyer), (of, meeting.seller), (at, meeting.slot)
