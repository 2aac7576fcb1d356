"""A plan carried over to another problem of the same mission.

Its slots may have been cut anew, so that `s05` is another time there, and its pairs
scored anew, so that the other of the two buys. So slots are the same if they start at
the same time, and pairs if they are of the same two.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from matchengine.problem import Problem
from matchengine.records import Pair, Slot
from matchengine.schedule import Meeting

NOT_THERE = "-"


@dataclass(frozen=True)
class Carried:
    """What the slots and pairs of a plan are in another problem.

    What that problem does not have, is missing. `cut_anew` says that not all slots are
    as they were.
    """

    slots: Mapping[str, str]
    pairs: Mapping[str, str]
    cut_anew: bool
    starts: Mapping[str, str]

    def meeting(self, meeting: Meeting) -> Meeting | None:
        """Give a meeting as the other problem has it; None if it has it no more."""
        slot, pair = self.slots.get(meeting.slot), self.pairs.get(meeting.pair)
        if slot is None or pair is None:
            return None
        return Meeting(pair, meeting.buyer, meeting.seller, slot, meeting.table)

    def published(self, meeting: Meeting) -> Meeting:
        """Give it so that it can be set beside a new plan: with its time, if need be.

        A slot that is gone keeps its start, which no slot of the new plan is called.
        """
        slot = self.slots.get(meeting.slot)
        if slot is None:
            slot = f"{NOT_THERE}{self.starts.get(meeting.slot, meeting.slot)}"
        pair = self.pairs.get(meeting.pair, f"{NOT_THERE}{meeting.pair}")
        return Meeting(pair, meeting.buyer, meeting.seller, slot, meeting.table)


def carried(before: Problem, held: Iterable[Meeting], after: Problem) -> Carried:
    """Find what the slots and pairs of a plan are in another problem."""
    slots = _slots(before.slots, after.slots)
    same = [(s.id, s.start, s.end) for s in before.slots] == [
        (s.id, s.start, s.end) for s in after.slots
    ]
    starts = {s.id: f"{s.start:%H:%M}" for s in before.slots if s.start is not None}
    pairs = _pairs([meeting.pair for meeting in held], before, after)
    return Carried(slots, pairs, not same, starts)


def _slots(before: Sequence[Slot], after: Sequence[Slot]) -> dict[str, str]:
    if any(slot.start is None for slot in (*before, *after)):
        there = {slot.id for slot in after}
        return {slot.id: slot.id for slot in before if slot.id in there}
    starting = {slot.start: slot.id for slot in after}
    return {s.id: starting[s.start] for s in before if s.start in starting}


def _pairs(held: Sequence[str], before: Problem, after: Problem) -> dict[str, str]:
    """Find each pair by its id and its two, else by its two alone."""
    known = {pair.id: pair for pair in after.pairs}
    then = {pair.id: pair for pair in before.pairs}
    of_two: dict[frozenset[str], list[Pair]] = defaultdict(list)
    for pair in sorted(after.pairs, key=lambda one: -one.value):
        of_two[_two(pair)].append(pair)
    found = {
        name: name for name in held if name in known and _same(known[name], then[name])
    }
    taken = {*found}
    for name in held:
        free = (p.id for p in of_two[_two(then[name])] if p.id not in taken)
        if name not in found and (other := next(free, None)) is not None:
            found[name] = other
            taken.add(other)
    return found


def _same(one: Pair, other: Pair) -> bool:
    return _two(one) == _two(other)


def _two(pair: Pair) -> frozenset[str]:
    return frozenset((pair.buyer, pair.seller))
