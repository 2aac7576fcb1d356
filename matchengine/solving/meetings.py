"""The decisions of a model: a literal for each free option, and what is held anyway.

A model need not cover the whole problem. Pairs outside of it stay as they are: held
or not. Rules and goals see both, so that each is said once, for parts and wholes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

import numpy as np
from ortools.sat.python import cp_model

from matchengine.solving.indexed import NOWHERE, Bools, Indexed, Ints
from matchengine.solving.options import Options
from matchengine.solving.places import Places
from matchengine.solving.plan import Plan

Literal = cp_model.BoolVarT
Literals = list[Literal]
T = TypeVar("T")

LOOK_UP_EVERY = 1_000


@dataclass(frozen=True)
class Group:
    """The free options that share a key, and how many meetings are held with it."""

    key: tuple[int, ...]
    literals: Literals
    held: int


class Meetings:
    """What a model decides (`free`) and what it takes as given (`held`).

    `held_plan` says the same as `held`, with the tables. `look_up` is called now and
    then while a large model is built, and may raise to give it up.
    """

    def __init__(
        self,
        model: cp_model.CpModel,
        indexed: Indexed,
        places: Places,
        free: Options,
        held_plan: Plan,
        look_up: Callable[[], object] = lambda: None,
    ) -> None:
        self.model = model
        self.indexed = indexed
        self.places = places
        self.free = free
        self.held_plan = held_plan
        self.held = _options_of(held_plan, places)
        self._look_up = look_up
        self.literals: Literals = [
            model.new_bool_var(self._name(i))
            for i in self._looking_up(range(len(free)))
        ]
        self._true: Literal = model.new_constant(1)
        self._false: Literal = model.new_constant(0)

    def where(
        self,
        *,
        pair: str | None = None,
        participant: str | None = None,
        slot: str | None = None,
        table: str | None = None,
    ) -> Literals:
        """Give a literal for each meeting that may be held with all these ids.

        What is held anyway comes as a literal that is true. `table` can only be asked
        for in a model that seats people at single tables.
        """
        free = np.flatnonzero(self._matches(self.free, pair, participant, slot, table))
        held = self._matches(self.held, pair, participant, slot, table).sum()
        return [self.literals[i] for i in free] + [self._true] * int(held)

    def per_pair(self) -> Iterator[Group]:
        """Group the options of each pair."""
        return self._groups((self.free.pair,), (self.held.pair,))

    def per_slot(self) -> Iterator[Group]:
        """Group by slot."""
        return self._groups((self.free.slot,), (self.held.slot,))

    def per_place_and_slot(self) -> Iterator[Group]:
        """Group by place and slot."""
        return self._groups(
            (self.free.place, self.free.slot), (self.held.place, self.held.slot)
        )

    def per_participant(self) -> Iterator[Group]:
        """Group by participant."""
        return self._groups((self._who(self.free),), (self._who(self.held),))

    def per_participant_and_slot(self) -> Iterator[Group]:
        """Group by participant and slot."""
        return self._groups(
            (self._who(self.free), np.tile(self.free.slot, 2)),
            (self._who(self.held), np.tile(self.held.slot, 2)),
        )

    def per_participant_slot_and_place(self) -> Iterator[Group]:
        """Group by participant, slot and place."""
        return self._groups(
            (self._who(self.free), np.tile(self.free.slot, 2), self._where(self.free)),
            (self._who(self.held), np.tile(self.held.slot, 2), self._where(self.held)),
        )

    @cached_property
    def touched(self) -> Bools:
        """[P] the participants about whom this model decides anything."""
        touched = np.zeros(self.indexed.participants, dtype=bool)
        touched[self._who(self.free)] = True
        return touched

    @cached_property
    def touched_participants(self) -> list[int]:
        """The participants about whom this model decides anything."""
        return np.flatnonzero(self.touched).tolist()

    @cached_property
    def busy(self) -> dict[int, Literals]:
        """For each touched participant and slot: whether it holds a meeting then."""
        rows = {
            p: [self._false] * self.indexed.slots for p in self.touched_participants
        }
        for p, s, _ in self.held_by_participant():
            if p in rows:
                rows[p][s] = self._true
        for group in self.per_participant_and_slot():
            p, s = group.key
            if group.held == 0:
                rows[p][s] = self._any_at(p, group.literals)
        return rows

    def held_by_participant(self) -> Iterator[tuple[int, int, int]]:
        """Give (participant, slot, place) of all that is held anyway."""
        return zip(
            self._who(self.held).tolist(),
            np.tile(self.held.slot, 2).tolist(),
            self._where(self.held).tolist(),
            strict=True,
        )

    def any_of(self, literals: Literals) -> Literal:
        """Give a literal that is true exactly if one of these is."""
        if not literals:
            return self._false
        if len(literals) == 1:
            return literals[0]
        some = self.model.new_bool_var("")
        self.model.add_max_equality(some, literals)
        return some

    def _any_at(self, participant: int, literals: Literals) -> Literal:
        """Say whether a participant meets, given all it may hold in that slot.

        With one delegate no two of them are true, and a sum says more to the search.
        """
        if len(literals) == 1 or self.indexed.delegates[participant] > 1:
            return self.any_of(literals)
        some = self.model.new_bool_var("")
        self.model.add(cp_model.LinearExpr.sum(literals) == some)
        return some

    def always(self, truth: bool) -> Literal:
        """Give the literal that is always true, or always false."""
        return self._true if truth else self._false

    def _who(self, options: Options) -> Ints:
        indexed = self.indexed
        return np.concatenate(
            [indexed.buyer[options.pair], indexed.seller[options.pair]]
        )

    def _where(self, options: Options) -> Ints:
        return np.tile(options.place, 2)

    def _groups(
        self, free: tuple[Ints, ...], held: tuple[Ints, ...]
    ) -> Iterator[Group]:
        """Group free options by key; the entries go round the options in order."""
        if len(free[0]) == 0:
            return
        counts = _counted(held)
        order = np.lexsort(free[::-1])
        keys = np.stack(free)[:, order]
        changes = np.flatnonzero((keys[:, 1:] != keys[:, :-1]).any(axis=0)) + 1
        entries = (order % len(self.free)).tolist()
        starts = [0, *changes.tolist()]
        spans = zip(starts, [*starts[1:], len(entries)], strict=True)
        for start, end in self._looking_up(spans):
            key = tuple(keys[:, start].tolist())
            literals = [self.literals[i] for i in entries[start:end]]
            yield Group(key, literals, counts.get(key, 0))

    def _looking_up(self, things: Iterable[T]) -> Iterator[T]:
        """Go through many things, and look up from them now and then."""
        for place, thing in enumerate(things, 1):
            if place % LOOK_UP_EVERY == 0:
                self._look_up()
            yield thing

    def _matches(
        self,
        options: Options,
        pair: str | None,
        participant: str | None,
        slot: str | None,
        table: str | None,
    ) -> Bools:
        indexed, places = self.indexed, self.places
        match = np.ones(len(options), dtype=bool)
        if pair is not None:
            match &= options.pair == indexed.pair_at[pair]
        if participant is not None:
            p = indexed.participant_at[participant]
            match &= (indexed.buyer[options.pair] == p) | (
                indexed.seller[options.pair] == p
            )
        if slot is not None:
            match &= options.slot == indexed.slot_at[slot]
        if table is not None:
            if not places.are_tables:
                raise ValueError(
                    "this model counts tables and does not tell them apart"
                )
            match &= options.place == places.place_of[indexed.table_at[table]]
        return match

    def _name(self, i: int) -> str:
        problem, place = self.indexed.problem, self.free.place[i]
        pair = problem.pairs[self.free.pair[i]].id
        slot = problem.slots[self.free.slot[i]].id
        first = problem.tables[self.places.tables[place][0]].id
        return f"{pair} @ {slot}, {first}{'' if self.places.are_tables else '…'}"


def _options_of(plan: Plan, places: Places) -> Options:
    held = plan.held
    return Options(held, plan.slot[held], places.place_of[plan.table[held]])


def _counted(keys: tuple[Ints, ...]) -> dict[tuple[int, ...], int]:
    unique, counts = np.unique(np.stack(keys), axis=1, return_counts=True)
    return {
        tuple(key): count
        for key, count in zip(unique.T.tolist(), counts.tolist(), strict=True)
    }


def frozen_except(plan: Plan, freed: Bools) -> Plan:
    """Give the plan without the freed pairs."""
    return Plan(
        np.where(freed, NOWHERE, plan.slot), np.where(freed, NOWHERE, plan.table)
    )
