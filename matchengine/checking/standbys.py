"""What is to be expected of a plan where some stay away, from the words of the goal.

Everybody comes or not, each by its own chance, which is read in thousandths. A meeting
is held if both of its two come. If only one comes, a stand-by of it may: another pair
of the one who waits, not held in the plan, that can be held in the slot in the
meeting's stead, if the one who stands by has come. Only the best one is counted; every
product is rounded down to whole points.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from matchengine.checking.facts import Facts, Held
from matchengine.problem import Pair

THOUSAND = 1000


def expected_with_standbys(facts: Facts) -> int:
    """Add up what each meeting is worth by its chances, and what stand-bys save."""
    hall = _Hall(facts)
    total = 0
    for held in facts.meetings:
        buyer, seller = held.pair.buyer, held.pair.seller
        comes = hall.comes[buyer] * hall.comes[seller]
        total += held.pair.value * comes // THOUSAND**2
        for away, waits in ((buyer, seller), (seller, buyer)):
            chance = (THOUSAND - hall.comes[away]) * hall.comes[waits]
            if chance:
                total += hall.best_standby(held, away, waits) * chance // THOUSAND**3
    return total


@dataclass(frozen=True)
class _Hall:
    """Who and what is in use in every slot, and so what is left for a stand-by."""

    facts: Facts

    def best_standby(self, held: Held, away: str, waits: str) -> int:
        """Give the most that a stand-by is worth by its chance to come; 0 if none."""
        facts = self.facts
        allowed, free = facts.allowed, self.free_in[held.slot]
        for worth, row, partner, pair in self.standbys_of.get(waits, ()):
            if (
                partner in free
                and partner != away
                and pair.id not in facts.by_pair
                and allowed[row, held.place]
                and self.has_a_table(pair, held)
                and self.has_resources(pair, held)
            ):
                return worth
        return 0

    def has_a_table(self, pair: Pair, instead_of: Held) -> bool:
        """Whether the table due to a pair is left, once a meeting is taken out."""
        facts, slot = self.facts, instead_of.slot
        due = facts.table_due(pair)
        others = self.due_at[slot, due]
        others -= facts.table_due(instead_of.pair) == due
        return others < self.tables_open[slot, due]

    def has_resources(self, pair: Pair, instead_of: Held) -> bool:
        """Whether resources suffice for a pair, once a meeting is taken out."""
        back = Counter(instead_of.pair.resources)
        return all(
            self.taken[instead_of.slot, name] - back[name] + times
            <= self.facts.resources[name].capacity
            for name, times in Counter(pair.resources).items()
        )

    @cached_property
    def comes(self) -> Mapping[str, int]:
        """How likely a participant comes, in thousandths."""
        return {
            one.id: THOUSAND - round(THOUSAND * one.absence)
            for one in self.facts.problem.participants
        }

    @cached_property
    def standbys_of(self) -> Mapping[str, Sequence[tuple[int, int, str, Pair]]]:
        """What might stand by for a participant, the most worth first.

        Each with its worth, its place in the problem's list, and who would come. No
        pair whose slot hangs on that of another one stands by.
        """
        found = defaultdict(list)
        in_an_order = {
            name for order in self.facts.problem.precedences for name in order
        }
        for row, pair in enumerate(self.facts.problem.pairs):
            if pair.id not in in_an_order:
                for waits, comes in (
                    (pair.buyer, pair.seller),
                    (pair.seller, pair.buyer),
                ):
                    worth = pair.value * self.comes[comes]
                    found[waits].append((worth, row, comes, pair))
        return {
            one: sorted(every, key=lambda standby: -standby[0])
            for one, every in found.items()
        }

    @cached_property
    def free_in(self) -> Mapping[str, frozenset[str]]:
        """Who could hold one meeting more, by slot; whether they are there aside."""
        facts = self.facts
        busy: Counter[tuple[str, str]] = Counter()
        for one, own in facts.by_participant.items():
            busy.update((held.slot, one) for held in own)
        rested = [
            one
            for one in facts.problem.participants
            if one.max_meetings is None
            or len(facts.by_participant.get(one.id, ())) < one.max_meetings
        ]
        return {
            slot: frozenset(
                one.id for one in rested if busy[slot, one.id] < one.delegates
            )
            for slot in facts.slots
        }

    @cached_property
    def due_at(self) -> Counter[tuple[str, str | None]]:
        """Meetings by slot and the table due to them; None is one that nobody owns."""
        facts = self.facts
        return Counter(
            (held.slot, facts.table_due(held.pair)) for held in facts.meetings
        )

    @cached_property
    def tables_open(self) -> Counter[tuple[str, str | None]]:
        """Tables that can hold a meeting, by slot and table, None as above."""
        facts = self.facts
        return Counter(
            (slot, table.id if table.id in facts.owner else None)
            for table in facts.problem.tables
            for slot in facts.slots
            if slot not in table.unavailable
        )

    @cached_property
    def taken(self) -> Counter[tuple[str, str]]:
        """How much of a resource the meetings of a slot take."""
        return Counter(
            (held.slot, name)
            for held in self.facts.meetings
            for name in held.pair.resources
        )
