"""Exact re-solving of a part of a plan as a mixed-integer linear program (HiGHS).

Quicker than a search by clauses where all that counts is which pairs meet: the linear
relaxation of a few slots is nearly whole. It improves plans and proves nothing.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import coo_array

from matchengine.solving.aside import aside
from matchengine.solving.deadline import Time
from matchengine.solving.indexed import NOWHERE, Floats, Indexed, Ints
from matchengine.solving.meetings import frozen_except
from matchengine.solving.plan import Plan, meetings_held, value
from matchengine.solving.room import is_lean
from matchengine.solving.rules import Rule
from matchengine.solving.tables import seat
from matchengine.solving.task import Ended, Outcome, Task

LINEAR_GOALS = frozenset({"shortfall", "meetings", "value"})
"""Goals that add up over meetings."""
LONGEST_S = 3.0
"""A program that takes longer is too large."""
MOST_NODES = 100
NEAR_ENOUGH = 2e-5
WORK_A_COLUMN = 1e-4
"""What a column counts in the solver's deterministic units."""


def is_linear(
    indexed: Indexed,
    rules: Sequence[Rule],
    goal: str,
    limits: Sequence[tuple[str, int]],
) -> bool:
    """Whether what a task asks for can be said in linear rows alone."""
    named = {goal, *(name for name, _ in limits)}
    return is_lean(indexed, rules) and named <= LINEAR_GOALS


def resolve_linear(task: Task, time: Time) -> Outcome:
    """Re-solve a part of a plan, for a task that `is_linear`."""
    free = task.free
    if len(free) == 0 or time.over:
        return Outcome(Ended.NOTHING)
    freed = np.zeros(task.indexed.pairs, dtype=bool)
    freed[free.pair] = True
    held = frozen_except(task.plan, freed)
    rows = _rows(task, held)
    matrix, least, most = rows.matrix()
    time.spend(WORK_A_COLUMN * rows.columns)
    limit = min(LONGEST_S, time.seconds_left)
    options: dict[str, float] = {"node_limit": MOST_NODES, "mip_rel_gap": NEAR_ENOUGH}
    if math.isfinite(limit):
        options["time_limit"] = limit
    found = aside(
        lambda: milp(
            -rows.worth,
            constraints=LinearConstraint(matrix, least, most),
            integrality=np.ones(rows.columns),
            bounds=Bounds(0, rows.largest),
            options=options,
        ),
        time,
    )
    if found is None or found.x is None:
        return Outcome(Ended.NOTHING)
    chosen = np.rint(found.x)
    sums = matrix @ chosen
    if (sums > most).any() or (sums < least).any():  # whole numbers: a solver's fault
        return Outcome(Ended.NOTHING)
    plan = seat(
        task.indexed, task.places, free.where(chosen[: len(free)] > 0), held, task.plan
    )
    return Outcome(Ended.PROVEN if found.status == 0 else Ended.CUT_SHORT, plan)


class _Rows:
    """Rows least <= A·x <= most over the options, and the columns that they need."""

    def __init__(self, worth: Floats) -> None:
        self.worth = worth
        self.largest = np.ones(len(worth))
        self._entries: list[tuple[Ints, Ints, Ints]] = []
        self._least: list[Floats] = []
        self._most: list[Floats] = []
        self._height = 0

    @property
    def columns(self) -> int:
        return len(self.worth)

    def at_most(self, key: Ints, column: Ints, most: Ints, weight: Ints | None) -> None:
        """Bound the sum of each key's columns by `most` [keys]; rows that bind only."""
        weight = np.ones(len(key), dtype=np.int64) if weight is None else weight
        load = np.bincount(key, weight * self.largest[column], len(most)).astype(float)
        load[np.bincount(key, weight < 0, len(most)) > 0] = np.inf
        binding = np.flatnonzero(load > most)
        row = np.full(len(most), -1)
        row[binding] = np.arange(len(binding))
        inside = row[key] >= 0
        self._add(row[key[inside]], column[inside], weight[inside])
        self._most.append(most[binding].astype(float))
        self._least.append(np.full(len(binding), -np.inf))
        self._height += len(binding)

    def at_least(self, key: Ints, column: Ints, least: Ints) -> None:
        """Bound the sum of each key's columns from below."""
        self._add(key, column, np.ones(len(key), dtype=np.int64))
        self._least.append(least.astype(float))
        self._most.append(np.full(len(least), np.inf))
        self._height += len(least)

    def more_columns(self, largest: Ints, worth: float) -> Ints:
        """Add whole-number columns from 0 up to `largest`."""
        begin = self.columns
        self.worth = np.concatenate([self.worth, np.full(len(largest), worth)])
        self.largest = np.concatenate([self.largest, largest.astype(float)])
        return np.arange(begin, self.columns)

    def matrix(self) -> tuple[coo_array, Floats, Floats]:
        """Give A, least and most."""
        row, column, weight = (
            np.concatenate(part) for part in zip(*self._entries, strict=True)
        )
        shape = (self._height, self.columns)
        matrix = coo_array((weight.astype(float), (row, column)), shape=shape).tocsr()
        return matrix, np.concatenate(self._least), np.concatenate(self._most)

    def _add(self, row: Ints, column: Ints, weight: Ints) -> None:
        self._entries.append((row + self._height, column, weight))


def _rows(task: Task, held: Plan) -> _Rows:
    indexed, free = task.indexed, task.free
    worths = {
        "value": indexed.value[free.pair].astype(float),
        "meetings": np.ones(len(free)),
    }
    rows = _Rows(worths.get(task.goal or "", np.zeros(len(free))))
    column = np.arange(len(free))
    both = np.tile(column, 2)
    who = np.concatenate([indexed.buyer[free.pair], indexed.seller[free.pair]])
    pair, number = np.unique(free.pair, return_inverse=True)
    rows.at_most(number, column, np.ones(len(pair), dtype=np.int64), None)
    must = np.flatnonzero(indexed.must[pair])
    at = np.full(len(pair), -1)
    at[must] = np.arange(len(must))
    forced = at[number] >= 0
    rows.at_least(
        at[number[forced]], column[forced], np.ones(len(must), dtype=np.int64)
    )
    _keep_people_in_time(rows, task, held, who, both)
    _keep_in_the_hall(rows, task, held)
    _keep_resources(rows, task, held)
    _keep_precedences(rows, task, held)
    _keep_limits(rows, task, held, who, both)
    return rows


def _keep_people_in_time(
    rows: _Rows, task: Task, held: Plan, who: Ints, both: Ints
) -> None:
    """Nobody meets more often than it has delegates in a slot, or may in the day."""
    indexed, slots = task.indexed, task.indexed.slots
    taken = np.zeros((indexed.participants, slots), dtype=np.int64)
    np.add.at(taken, (indexed.buyer[held.held], held.slot[held.held]), 1)
    np.add.at(taken, (indexed.seller[held.held], held.slot[held.held]), 1)
    left = (indexed.delegates[:, None] - taken).ravel()
    rows.at_most(who * slots + np.tile(task.free.slot, 2), both, left, None)
    rows.at_most(who, both, indexed.meeting_cap - taken.sum(axis=1), None)


def _keep_in_the_hall(rows: _Rows, task: Task, held: Plan) -> None:
    """Each place and each slot holds as many meetings as there are tables."""
    indexed, free, places = task.indexed, task.free, task.places
    column = np.arange(len(free))
    room = places.room.copy()
    np.subtract.at(
        room, (places.place_of[held.table[held.held]], held.slot[held.held]), 1
    )
    rows.at_most(free.place * indexed.slots + free.slot, column, room.ravel(), None)
    taken = np.bincount(held.slot[held.held], minlength=indexed.slots)
    rows.at_most(free.slot, column, indexed.seats - taken, None)


def _keep_resources(rows: _Rows, task: Task, held: Plan) -> None:
    """The meetings of a slot use no more of a resource than there is."""
    indexed, free = task.indexed, task.free
    for r, capacity in enumerate(indexed.capacity.tolist()):
        times = np.zeros(indexed.pairs, dtype=np.int64)
        of_r = indexed.uses[indexed.uses[:, 1] == r]
        times[of_r[:, 0]] = of_r[:, 2]
        used = np.bincount(
            held.slot[held.held], times[held.held], indexed.slots
        ).astype(np.int64)
        uses = np.flatnonzero(times[free.pair])
        rows.at_most(free.slot[uses], uses, capacity - used, times[free.pair[uses]])


def _keep_precedences(rows: _Rows, task: Task, held: Plan) -> None:
    """For every slot: the first in it or later, or the second in it or earlier."""
    indexed, free = task.indexed, task.free
    everywhen = np.arange(indexed.slots)
    for earlier, later in indexed.problem.precedences:
        a, b = indexed.pair_at[earlier], indexed.pair_at[later]
        first = np.flatnonzero(free.pair == a)
        second = np.flatnonzero(free.pair == b)
        if len(first) + len(second) == 0:
            continue
        late = np.nonzero(free.slot[first][:, None] >= everywhen)
        early = np.nonzero(free.slot[second][:, None] <= everywhen)
        left = np.ones(indexed.slots, dtype=np.int64)
        if held.slot[a] != NOWHERE:
            left -= everywhen <= held.slot[a]
        if held.slot[b] != NOWHERE:
            left -= everywhen >= held.slot[b]
        rows.at_most(
            np.concatenate([late[1], early[1]]),
            np.concatenate([first[late[0]], second[early[0]]]),
            left,
            None,
        )


def _keep_limits(rows: _Rows, task: Task, held: Plan, who: Ints, both: Ints) -> None:
    """Keep what earlier goals reached, and count what lacks to the minimums."""
    indexed, free, limits = task.indexed, task.free, dict(task.limits)
    column, nothing = np.arange(len(free)), np.zeros(len(free), dtype=np.int64)
    if "meetings" in limits:
        least = limits["meetings"] - len(held.held)
        rows.at_least(nothing, column, np.array([least]))
    if "value" in limits:
        least = limits["value"] - value(indexed, held)
        worth = indexed.value[free.pair]
        rows.at_most(nothing, column, np.array([-least]), -worth)
    if task.goal == "shortfall" or "shortfall" in limits:
        missing = np.maximum(indexed.minimum - meetings_held(indexed, held), 0)
        lacks = rows.more_columns(missing, -1.0 if task.goal == "shortfall" else 0.0)
        everybody = np.arange(indexed.participants)
        rows.at_least(
            np.concatenate([who, everybody]), np.concatenate([both, lacks]), missing
        )
        if "shortfall" in limits:
            most = np.array([limits["shortfall"]])
            rows.at_most(np.zeros(len(lacks), dtype=np.int64), lacks, most, None)
