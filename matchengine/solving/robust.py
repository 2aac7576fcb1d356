"""The goal `robust_value` in a model: who stands by for whom, as far as it decides.

For every participant, slot and kind of meeting that may miss its other side, the model
chooses one stand-by. Those who certainly could are told from those who could if the
model leaves them free; nobody worse than the best certain one is looked at. So a
small part of a plan makes a small model, and what it cannot touch is a number.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
from ortools.sat.python import cp_model

from matchengine.solving.indexed import CERTAIN, NOWHERE, Bools, Indexed
from matchengine.solving.meetings import Literal, Literals, Meetings
from matchengine.solving.standbys import Day, best_standbys, expected, saved, uses_of

Key = tuple[object, ...]


def robust_terms(meetings: Meetings) -> cp_model.LinearExprT:
    """Give what is to be expected of a plan: of each meeting, and of its stand-bys."""
    indexed, held = meetings.indexed, meetings.held_plan.held
    sure = expected(indexed, meetings.free.pair).tolist()
    terms: list[cp_model.LinearExprT] = [
        cp_model.LinearExpr.weighted_sum(meetings.literals, sure)
    ]
    given = int(expected(indexed, held).sum())
    if indexed.is_risky:
        standing = _Standing(meetings)
        given += standing.given
        terms += [standing.saves(waiting) for waiting in standing.waiting.values()]
    return cp_model.LinearExpr.sum(terms) + given


@dataclass
class _Waiting:
    """Meetings of one in a slot, all of a kind, whose other side may stay away.

    `pair` and `absent` are of one of them, and stand for all: `literals` say which
    the model holds, `held` are held anyway.
    """

    pair: int
    slot: int
    absent: int
    waits: int
    literals: Literals = field(default_factory=list)
    held: int = 0


class _Standing:
    """Who stands by in a model: what is `given`, and what is still `waiting`."""

    def __init__(self, meetings: Meetings) -> None:
        self._meetings, self._indexed = meetings, meetings.indexed
        self._day = Day(meetings.indexed, meetings.held_plan.slot)
        self._known: dict[Key, Literal | None] = {}
        self._may_hold = _literals_of(meetings)
        self._twins = _twins(meetings.indexed)
        self.waiting: dict[Key, _Waiting] = {}
        self.given = 0
        self._wait_for_the_free()
        self._wait_for_the_held()

    def saves(self, waiting: _Waiting) -> cp_model.LinearExprT:
        """Give what the stand-bys of these meetings save."""
        chances = self._chances(waiting)
        many = len(waiting.literals) + waiting.held
        many = min(many, int(self._indexed.delegates[waiting.waits]))
        held = cp_model.LinearExpr.sum(waiting.literals) + waiting.held
        sure = next((points for points, needs in chances if not needs), 0)
        better = [(points - sure, needs) for points, needs in chances if needs]
        model, standing = self._meetings.model, []
        for _, needs in better:
            times = model.new_int_var(0, many, "")
            for need in needs:
                model.add(times <= many * need)
            standing.append(times)
        if standing:
            model.add(cp_model.LinearExpr.sum(standing) <= held)
        more = cp_model.LinearExpr.weighted_sum(standing, [p for p, _ in better])
        return sure * held + more

    def _chances(self, waiting: _Waiting) -> list[tuple[int, Literals]]:
        """List stand-bys, the best first: what each saves, and what it needs for it.

        The first one that needs nothing ends the list.
        """
        indexed, sides = self._indexed, self._indexed.sides
        own = slice(sides.first[waiting.waits], sides.first[waiting.waits + 1])
        one = np.array([waiting.pair]), np.array([waiting.slot])
        absent = np.array([waiting.absent])
        able = np.flatnonzero(self._day.able(*one, absent, own)[0]) + own.start
        points = saved(indexed, sides.worth[able], absent, np.array([waiting.waits]))
        chances: list[tuple[int, Literals]] = []
        for side, saves in zip(able.tolist(), points.tolist(), strict=True):
            if saves == 0:
                break
            pair, other = int(sides.pair[side]), int(sides.other[side])
            needs = self._needs(waiting, pair, other)
            chances.append((saves, needs))
            if not needs:
                break
        return chances

    def _needs(self, waiting: _Waiting, pair: int, other: int) -> Literals:
        """List what must hold for a stand-by that is not so anyway."""
        indexed, day, slot = self._indexed, self._day, waiting.slot
        needs = [
            self._room(("pair", pair), 1),
            self._room(("time", other, slot), int(day.time[other, slot])),
            self._room(("day", other), int(day.day[other])),
        ]
        due = int(indexed.host_table[pair])
        if due != indexed.host_table[waiting.pair]:
            left = int(day.tables[due, slot])
            needs.append(self._room(("table", due, slot), left))
        for resource, times in indexed.uses_by_pair.get(pair, ()):
            more = times - uses_of(indexed, waiting.pair, resource)
            if more > 0:
                left = int(day.stock[resource, slot])
                needs.append(self._room(("stock", resource, slot), left, more))
        return [need for need in needs if need is not None]

    def _room(self, key: Key, left: int, taken: int = 1) -> Literal | None:
        """Say whether what the model holds leaves so much; None if it always does."""
        full = (*key, taken)
        if full not in self._known:
            uses = self._may_hold.get(key, [])
            self._known[full] = None
            if sum(times for _, times in uses) + taken > left:
                literal = self._meetings.model.new_bool_var("")
                literals, times = [x for x, _ in uses], [n for _, n in uses]
                used = cp_model.LinearExpr.weighted_sum(literals, times)
                self._meetings.model.add(used + taken * literal <= left)
                self._known[full] = literal
        return self._known[full]

    def _wait_for_the_free(self) -> None:
        """Note every meeting that the model may hold, from both of its sides."""
        free, literals = self._meetings.free, self._meetings.literals
        for pair, slot, literal in zip(
            free.pair.tolist(), free.slot.tolist(), literals, strict=True
        ):
            for waiting in self._sides_waiting(pair, slot):
                waiting.literals.append(literal)

    def _wait_for_the_held(self) -> None:
        """Note the meetings held anyway whose best stand-by the model may take."""
        indexed, plan = self._indexed, self._meetings.held_plan
        found = best_standbys(indexed, plan.slot)
        for row, column in np.argwhere(found.by != NOWHERE).tolist():
            pair, by = int(found.held[column]), int(found.by[row, column])
            ends = int(indexed.buyer[pair]), int(indexed.seller[pair])
            absent, waits = ends[row], ends[1 - row]
            one = _Waiting(pair, int(plan.slot[pair]), absent, waits)
            other = int(indexed.buyer[by] + indexed.seller[by]) - waits
            if self._needs(one, by, other):
                self.waiting.setdefault(self._key(one), one).held += 1
            else:
                self.given += int(found.points[row, column])

    def _sides_waiting(self, pair: int, slot: int) -> Iterator[_Waiting]:
        indexed = self._indexed
        buyer, seller = int(indexed.buyer[pair]), int(indexed.seller[pair])
        for absent, waits in ((buyer, seller), (seller, buyer)):
            if indexed.present[absent] < CERTAIN and indexed.present[waits] > 0:
                one = _Waiting(pair, slot, absent, waits)
                yield self.waiting.setdefault(self._key(one), one)

    def _key(self, one: _Waiting) -> Key:
        """Give what decides who can stand by, and what that saves."""
        indexed = self._indexed
        return (
            one.waits,
            one.slot,
            int(indexed.present[one.absent]),
            int(indexed.host_table[one.pair]),
            one.absent if self._twins[one.pair] else NOWHERE,
            *sorted(indexed.uses_by_pair.get(one.pair, ())),
        )


def _literals_of(meetings: Meetings) -> dict[Key, list[tuple[Literal, int]]]:
    """For all that may become scarce, what of it each free option takes."""
    indexed, free = meetings.indexed, meetings.free
    taken: dict[Key, list[tuple[Literal, int]]] = defaultdict(list)
    for pair, slot, literal in zip(
        free.pair.tolist(), free.slot.tolist(), meetings.literals, strict=True
    ):
        taken["pair", pair].append((literal, 1))
        taken["table", int(indexed.host_table[pair]), slot].append((literal, 1))
        for one in (int(indexed.buyer[pair]), int(indexed.seller[pair])):
            taken["time", one, slot].append((literal, 1))
            taken["day", one].append((literal, 1))
        for resource, times in indexed.uses_by_pair.get(pair, ()):
            taken["stock", resource, slot].append((literal, times))
    return taken


def _twins(indexed: Indexed) -> Bools:
    """[E] whether the same two have another pair as well."""
    low = np.minimum(indexed.buyer, indexed.seller)
    high = np.maximum(indexed.buyer, indexed.seller)
    _, which, times = np.unique(
        low * indexed.participants + high, return_inverse=True, return_counts=True
    )
    twins: Bools = times[which] > 1
    return twins
