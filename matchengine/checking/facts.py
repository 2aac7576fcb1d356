"""A problem and a plan, indexed the way the checks read them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from matchengine.problem import Pair, Participant, Problem, Resource, Table
from matchengine.schedule import Schedule


class Held(NamedTuple):
    """A meeting of the plan, its names replaced by what they stand for."""

    pair: Pair
    place: int
    slot: str
    table: Table


@dataclass(frozen=True)
class Facts:
    """What the checks ask about a problem and a plan, each looked up once.

    The participants of a meeting are those of its pair. A meeting that names an
    unknown pair, slot or table is none of `meetings`: the check of names reports it.
    """

    problem: Problem
    schedule: Schedule

    @cached_property
    def slots(self) -> tuple[str, ...]:
        """The ids of the slots, in order of time."""
        return tuple(slot.id for slot in self.problem.slots)

    @cached_property
    def place(self) -> Mapping[str, int]:
        """The place of a slot in the day, by its id."""
        return {slot: place for place, slot in enumerate(self.slots)}

    @cached_property
    def tables(self) -> Mapping[str, Table]:
        """The tables by id."""
        return {table.id: table for table in self.problem.tables}

    @cached_property
    def participants(self) -> Mapping[str, Participant]:
        """The participants by id."""
        return {one.id: one for one in self.problem.participants}

    @cached_property
    def pairs(self) -> Mapping[str, Pair]:
        """The pairs by id."""
        return {pair.id: pair for pair in self.problem.pairs}

    @cached_property
    def resources(self) -> Mapping[str, Resource]:
        """The resources by id."""
        return {resource.id: resource for resource in self.problem.resources}

    @cached_property
    def owner(self) -> Mapping[str, Participant]:
        """Who owns a table, by the table's id; a table nobody owns is not in it."""
        return {one.table: one for one in self.problem.participants if one.table}

    @cached_property
    def away(self) -> Mapping[str, frozenset[str]]:
        """The slots in which a participant holds no meeting, by its id."""
        return {one.id: frozenset(one.unavailable) for one in self.problem.participants}

    @cached_property
    def tables_available(self) -> tuple[int, ...]:
        """How many tables can hold a meeting, by place of the slot."""
        closed = Counter(
            slot for table in self.problem.tables for slot in set(table.unavailable)
        )
        return tuple(len(self.tables) - closed[slot] for slot in self.slots)

    @cached_property
    def meetings(self) -> tuple[Held, ...]:
        """The meetings of the plan whose pair, slot and table are known."""
        return tuple(
            Held(
                self.pairs[meeting.pair],
                self.place[meeting.slot],
                meeting.slot,
                self.tables[meeting.table],
            )
            for meeting in self.schedule.meetings
            if meeting.pair in self.pairs
            and meeting.slot in self.place
            and meeting.table in self.tables
        )

    @cached_property
    def times_named(self) -> Counter[str]:
        """How often the plan names a pair, wherever it puts it."""
        return Counter(meeting.pair for meeting in self.schedule.meetings)

    @cached_property
    def by_pair(self) -> Mapping[str, Sequence[Held]]:
        """The meetings of a pair (one, if all is well), by its id."""
        found = defaultdict(list)
        for held in self.meetings:
            found[held.pair.id].append(held)
        return dict(found)

    @cached_property
    def by_participant(self) -> Mapping[str, Sequence[Held]]:
        """A participant's meetings in order of time, by its id; only who holds one."""
        found = defaultdict(list)
        for held in sorted(self.meetings, key=lambda held: held.place):
            found[held.pair.buyer].append(held)
            found[held.pair.seller].append(held)
        return dict(found)

    @cached_property
    def meetings_in(self) -> tuple[int, ...]:
        """How many meetings are held, by place of the slot."""
        held = Counter(meeting.place for meeting in self.meetings)
        return tuple(held[place] for place in range(len(self.slots)))

    @cached_property
    def idle_runs(self) -> Mapping[str, Sequence[int]]:
        """The lengths of a participant's idle gaps, by its id; only who holds one."""
        return {
            one: _runs_between(sorted({held.place for held in own}))
            for one, own in self.by_participant.items()
        }

    @cached_property
    def seat_of(self) -> Mapping[str, int]:
        """The place of a participant in the problem's list, by its id."""
        return {one.id: place for place, one in enumerate(self.problem.participants)}

    @cached_property
    def buyers(self) -> npt.NDArray[np.intp]:
        """The place of each pair's buyer in the list of participants."""
        seats = [self.seat_of[pair.buyer] for pair in self.problem.pairs]
        return np.array(seats, dtype=np.intp)

    @cached_property
    def sellers(self) -> npt.NDArray[np.intp]:
        """The place of each pair's seller in the list of participants."""
        seats = [self.seat_of[pair.seller] for pair in self.problem.pairs]
        return np.array(seats, dtype=np.intp)

    @cached_property
    def available(self) -> npt.NDArray[np.bool_]:
        """Whether a participant (row) can hold a meeting in a slot (column)."""
        free = np.ones((len(self.problem.participants), len(self.slots)), dtype=bool)
        for one in self.problem.participants:
            free[self.seat_of[one.id], [self.place[s] for s in one.unavailable]] = False
        return free

    @cached_property
    def allowed(self) -> npt.NDArray[np.bool_]:
        """Whether a pair (row) may meet in a slot (column).

        Both participants are there, the slot is one of the pair's own if it names
        any, and it is the fixed one if the pair is fixed.
        """
        allowed = self.available[self.buyers] & self.available[self.sellers]
        for row, pair in enumerate(self.problem.pairs):
            if pair.slots is not None:
                allowed[row] &= self._only(pair.slots)
            if pair.fixed is not None:
                allowed[row] &= self._only((pair.fixed.slot,))
        return allowed

    def table_due(self, pair: Pair) -> str | None:
        """Give the table a pair has to meet at: the seller's own, else the buyer's."""
        seller, buyer = self.participants[pair.seller], self.participants[pair.buyer]
        return seller.table or buyer.table

    def _only(self, slots: Sequence[str]) -> npt.NDArray[np.bool_]:
        row = np.zeros(len(self.slots), dtype=bool)
        row[[self.place[slot] for slot in slots]] = True
        return row


def _runs_between(places: Sequence[int]) -> list[int]:
    """Give the lengths of the holes in a rising sequence of places."""
    return [
        later - earlier - 1
        for earlier, later in pairwise(places)
        if later - earlier > 1
    ]
