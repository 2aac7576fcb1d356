"""The literals of the plain model: a pair meets in a slot at one of some tables."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property

from ortools.sat.python import cp_model

import matchengine as me
from rivals.common import LARGEST, Day, DoesNotFitError

Literals = list[cp_model.IntVar]
Option = tuple[int, int, tuple[str, ...]]
"""A pair, a slot, and the tables at one of which it would meet."""


class PlainModel:
    """A model with a literal for every option, and the options seen from all sides."""

    def __init__(self, problem: me.Problem, *, tables_apart: bool = False) -> None:
        self.problem, self.day = problem, Day(problem)
        self.model = cp_model.CpModel()
        self.zone = {table.id: table.zone for table in problem.tables}
        self.pools = self._pools(tables_apart)
        self.options: list[Option] = [
            (e, s, tables)
            for e in range(len(problem.pairs))
            for s in self.day.allowed[e]
            for tables in self._tables_of(e)
        ]
        if len(self.options) > LARGEST:
            raise DoesNotFitError(f"{len(self.options):,} variables")
        self.literals = [self.model.new_bool_var("") for _ in self.options]
        self.of_pair: dict[int, Literals] = defaultdict(list)
        self.of_pair_and_slot: dict[tuple[int, int], Literals] = defaultdict(list)
        self.of_person: dict[int, Literals] = defaultdict(list)
        self.of_person_and_slot: dict[tuple[int, int], Literals] = defaultdict(list)
        self.of_slot: dict[int, Literals] = defaultdict(list)
        for x, (e, s, _) in zip(self.literals, self.options, strict=True):
            self.of_pair[e].append(x)
            self.of_pair_and_slot[e, s].append(x)
            self.of_slot[s].append(x)
            for p in (self.day.buyer[e], self.day.seller[e]):
                self.of_person[p].append(x)
                self.of_person_and_slot[p, s].append(x)

    def people(self) -> range:
        """Give the numbers of all participants."""
        return range(len(self.problem.participants))

    @cached_property
    def busy(self) -> dict[int, Literals]:
        """Whether a participant meets in a slot, for those with any option."""
        return {
            p: [
                self.any_of(self.of_person_and_slot.get((p, s), [])) for s in self.slots
            ]
            for p in self.people()
            if p in self.of_person
        }

    @property
    def slots(self) -> range:
        """The numbers of all slots."""
        return self.day.slots

    def any_of(self, literals: Literals) -> cp_model.IntVar:
        """Give a literal that says whether any of these is true."""
        result = self.model.new_bool_var("")
        self.model.add_max_equality(result, [*literals, 0])
        return result

    def _pools(self, tables_apart: bool) -> list[tuple[str, ...]]:
        """Group the tables that nobody owns."""
        pool = self.day.pool
        if tables_apart:
            return [(table,) for table in pool]
        if not self.problem.rules.zone_change_needs_free_slot:
            return [pool]
        zones = dict.fromkeys(self.zone[table] for table in pool)
        return [tuple(t for t in pool if self.zone[t] == zone) for zone in zones]

    def _tables_of(self, e: int) -> list[tuple[str, ...]]:
        own = self.day.own_tables(e)
        return [own] if own else self.pools
