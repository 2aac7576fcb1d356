"""Where a plan has room for one more meeting: people, tables, resources, by slot.

Looked up once, for a mission may have hundreds of thousands of pairs to be told of.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import cached_property

from matchengine.problem import Pair
from matchengine.results.story import Story


class RoomLeft:
    """What the meetings of a plan leave free."""

    def __init__(self, story: Story) -> None:
        self._story = story

    def allowed(self, pair: Pair) -> frozenset[str]:
        """Give the slots in which a pair may meet at all."""
        slots = self._there[pair.buyer] & self._there[pair.seller]
        return slots if pair.slots is None else slots & frozenset(pair.slots)

    def both_idle(self, pair: Pair, slots: frozenset[str]) -> frozenset[str]:
        """Keep the slots in which both can hold one more meeting."""
        return slots - self._full[pair.buyer] - self._full[pair.seller]

    def with_table(self, pair: Pair, slots: frozenset[str]) -> frozenset[str]:
        """Keep the slots in which a table that the pair may take is left."""
        people = self._story.participants
        own = people[pair.seller].table or people[pair.buyer].table
        if own:
            return frozenset(slot for slot in slots if own in self._tables[slot])
        return slots & self._with_shared_table

    def with_resources(self, pair: Pair, slots: frozenset[str]) -> frozenset[str]:
        """Keep the slots in which what the pair takes is left."""
        takes = Counter(pair.resources)
        return frozenset(
            slot
            for slot in slots
            if all(
                self._taken[slot][r] + n <= self._capacity[r] for r, n in takes.items()
            )
        )

    @cached_property
    def _there(self) -> Mapping[str, frozenset[str]]:
        every = frozenset(self._story.slots)
        return {
            p.id: every - {*p.unavailable} for p in self._story.problem.participants
        }

    @cached_property
    def _full(self) -> Mapping[str, frozenset[str]]:
        """The slots in which a participant has a meeting for each delegate."""
        return {
            one.id: frozenset(
                slot
                for slot, held in self._story.meetings_of.get(one.id, {}).items()
                if len(held) >= one.delegates
            )
            for one in self._story.problem.participants
        }

    @cached_property
    def _tables(self) -> Mapping[str, frozenset[str]]:
        """The tables at which one more meeting may be held, by slot."""
        problem = self._story.problem
        left: dict[str, frozenset[str]] = {}
        for slot in self._story.slots:
            used = {one.table for one in self._story.meetings_in.get(slot, ())}
            there = {t.id for t in problem.tables if slot not in t.unavailable}
            spare = len(there) - problem.rules.free_tables_per_slot
            left[slot] = frozenset(there - used if len(used) < spare else ())
        return left

    @cached_property
    def _with_shared_table(self) -> frozenset[str]:
        """The slots in which one of the tables left is nobody's own."""
        owned = {one.table for one in self._story.problem.participants if one.table}
        return frozenset(slot for slot, left in self._tables.items() if left - owned)

    @cached_property
    def _taken(self) -> Mapping[str, Counter[str]]:
        """How much of each resource the meetings of a slot take."""
        taken: dict[str, Counter[str]] = {slot: Counter() for slot in self._story.slots}
        for one in self._story.schedule.meetings:
            taken[one.slot].update(self._story.pairs[one.pair].resources)
        return taken

    @cached_property
    def _capacity(self) -> Mapping[str, int]:
        return {one.id: one.capacity for one in self._story.problem.resources}
