"""Exact re-solving of a part of a plan as a mixed-integer linear program (HiGHS).

Quicker than a search by clauses where all that counts is which pairs meet: the linear
relaxation is nearly whole. A part of a plan is improved by it; of a whole problem that
is not too large it also gives a bound.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from matchengine.solving.aside import aside
from matchengine.solving.baseline import BASELINE_GOALS, lost_in_all, saved
from matchengine.solving.deadline import Time
from matchengine.solving.indexed import NOWHERE, Floats, Indexed, Ints
from matchengine.solving.meetings import frozen_except
from matchengine.solving.plan import MEASURES, Plan, meetings_held, value
from matchengine.solving.room import is_lean
from matchengine.solving.rows import Rows
from matchengine.solving.rules import Rule
from matchengine.solving.tables import seat
from matchengine.solving.task import Ended, Outcome, Task, whole

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
    return is_lean(indexed, rules) and named <= LINEAR_GOALS | BASELINE_GOALS


def resolve_linear(task: Task, time: Time) -> Outcome:
    """Re-solve a part of a plan, for a task that `is_linear`."""
    return _resolved(
        task,
        time,
        min(LONGEST_S, time.seconds_left),
        {"node_limit": MOST_NODES, "mip_rel_gap": NEAR_ENOUGH},
    )


def solve_linear(task: Task, time: Time) -> Outcome:
    """Solve a whole problem to its end, for a task that `is_linear`, with a bound.

    Measured: presolving takes longer than the relaxation, which is nearly whole.
    """
    return _resolved(
        task, time, time.seconds_left, {"mip_rel_gap": 0.0, "presolve": False}
    )


def _resolved(
    task: Task, time: Time, limit: float, options: dict[str, float]
) -> Outcome:
    free = task.free
    if len(free) == 0 or time.over:
        return Outcome(Ended.NOTHING)
    freed = np.zeros(task.indexed.pairs, dtype=bool)
    freed[free.pair] = True
    held = frozen_except(task.plan, freed)
    program = _program(task, held)
    entries, most = program.rows.matrix()
    matrix = entries.tocsr()
    time.spend(WORK_A_COLUMN * program.rows.columns)
    if math.isfinite(limit):
        options["time_limit"] = limit
    found = aside(
        lambda: milp(
            -program.worth,
            constraints=LinearConstraint(matrix, -np.inf, most),
            integrality=np.ones(program.rows.columns),
            bounds=Bounds(0, program.largest),
            options=options,
        ),
        time,
    )
    if found is None or found.x is None:
        return Outcome(Ended.NOTHING)
    chosen = np.rint(found.x)
    if (matrix @ chosen > most).any():  # of whole numbers: a solver's fault
        return Outcome(Ended.NOTHING)
    plan = seat(
        task.indexed, task.places, free.where(chosen[: len(free)] > 0), held, task.plan
    )
    ended = Ended.PROVEN if found.status == 0 else Ended.CUT_SHORT
    return Outcome(ended, plan, _bound(task, held, -float(found.mip_dual_bound)))


def _bound(task: Task, held: Plan, most: float) -> int | None:
    """Say what no plan can beat, where no choice of options is worth more than this."""
    indexed, goal = task.indexed, task.goal
    if goal in BASELINE_GOALS:
        return whole(MEASURES[goal](indexed, held) - most, goal)
    if goal == "shortfall":
        return whole(-most, goal)
    if goal in LINEAR_GOALS:
        already = value(indexed, held) if goal == "value" else len(held.held)
        return whole(already + most / (_unit(task) if goal == "value" else 1), goal)
    return None


class _Program:
    """Rows over the options and the whole-number columns that they need."""

    def __init__(self, worth: Floats) -> None:
        self.worth = worth
        self.largest = np.ones(len(worth))
        self.rows = Rows(len(worth))

    def at_most(
        self, key: Ints, column: Ints, most: Ints, weight: Ints | None = None
    ) -> None:
        """Bound the sum of each key's columns by `most` [keys]; rows that bind only."""
        weight = np.ones(len(key), dtype=np.int64) if weight is None else weight
        load = np.bincount(key, weight * self.largest[column], len(most)).astype(float)
        load[np.bincount(key, weight < 0, len(most)) > 0] = np.inf
        binding = np.flatnonzero(load > most)
        row = np.full(len(most), -1)
        row[binding] = np.arange(len(binding))
        inside = row[key] >= 0
        self.rows.add(row[key[inside]], column[inside], most[binding], weight[inside])

    def at_least(self, key: Ints, column: Ints, least: Ints) -> None:
        """Bound the sum of each key's columns from below."""
        self.rows.add(key, column, -least, np.full(len(key), -1, dtype=np.int64))

    def more_columns(self, largest: Ints, worth: float) -> Ints:
        """Add whole-number columns from 0 up to `largest`."""
        self.worth = np.concatenate([self.worth, np.full(len(largest), worth)])
        self.largest = np.concatenate([self.largest, largest.astype(float)])
        return self.rows.more_columns(len(largest))


def _program(task: Task, held: Plan) -> _Program:
    indexed, free = task.indexed, task.free
    program = _Program(_worth(task))
    column = np.arange(len(free))
    both = np.tile(column, 2)
    who = np.concatenate([indexed.buyer[free.pair], indexed.seller[free.pair]])
    pair, number = np.unique(free.pair, return_inverse=True)
    program.at_most(number, column, np.ones(len(pair), dtype=np.int64))
    must = np.flatnonzero(indexed.must[pair])
    at = np.full(len(pair), -1)
    at[must] = np.arange(len(must))
    forced = at[number] >= 0
    program.at_least(
        at[number[forced]], column[forced], np.ones(len(must), dtype=np.int64)
    )
    _keep_people_in_time(program, task, held, who, both)
    _keep_in_the_hall(program, task, held)
    _keep_resources(program, task, held)
    _keep_precedences(program, task, held)
    _keep_limits(program, task, held, who, both)
    return program


def _worth(task: Task) -> Floats:
    """[options] what holding each of them is worth to the goal."""
    indexed, free, goal = task.indexed, task.free, task.goal
    if goal == "value":
        worth = _unit(task) * indexed.value[free.pair]
        if _minds_baseline(task):
            worth = worth + saved(indexed, "disruption", free, task.places)
        return worth.astype(float)
    if goal in BASELINE_GOALS:
        return saved(indexed, goal, free, task.places).astype(float)
    return np.full(len(free), 1.0 if goal == "meetings" else 0.0)


def _minds_baseline(task: Task) -> bool:
    """Whether, of plans of one value, the one nearest to the baseline is wanted."""
    return any(name in BASELINE_GOALS for name, _ in task.limits)


def _unit(task: Task) -> int:
    """Say what a point of value counts: more than all that can be saved, if minded."""
    indexed = task.indexed
    return 1 + lost_in_all(indexed, "disruption") if _minds_baseline(task) else 1


def _keep_people_in_time(
    program: _Program, task: Task, held: Plan, who: Ints, both: Ints
) -> None:
    """Nobody meets more often than it has delegates in a slot, or may in the day."""
    indexed, slots = task.indexed, task.indexed.slots
    taken = np.zeros((indexed.participants, slots), dtype=np.int64)
    np.add.at(taken, (indexed.buyer[held.held], held.slot[held.held]), 1)
    np.add.at(taken, (indexed.seller[held.held], held.slot[held.held]), 1)
    left = (indexed.delegates[:, None] - taken).ravel()
    program.at_most(who * slots + np.tile(task.free.slot, 2), both, left)
    program.at_most(who, both, indexed.meeting_cap - taken.sum(axis=1))


def _keep_in_the_hall(program: _Program, task: Task, held: Plan) -> None:
    """Each place and each slot holds as many meetings as there are tables."""
    indexed, free, places = task.indexed, task.free, task.places
    column = np.arange(len(free))
    room = places.room.copy()
    np.subtract.at(
        room, (places.place_of[held.table[held.held]], held.slot[held.held]), 1
    )
    program.at_most(free.place * indexed.slots + free.slot, column, room.ravel())
    taken = np.bincount(held.slot[held.held], minlength=indexed.slots)
    program.at_most(free.slot, column, indexed.seats - taken)


def _keep_resources(program: _Program, task: Task, held: Plan) -> None:
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
        program.at_most(free.slot[uses], uses, capacity - used, times[free.pair[uses]])


def _keep_precedences(program: _Program, task: Task, held: Plan) -> None:
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
        program.at_most(
            np.concatenate([late[1], early[1]]),
            np.concatenate([first[late[0]], second[early[0]]]),
            left,
        )


def _keep_limits(
    program: _Program, task: Task, held: Plan, who: Ints, both: Ints
) -> None:
    """Keep what earlier goals reached, and count what lacks to the minimums."""
    indexed, free, limits = task.indexed, task.free, dict(task.limits)
    column, nothing = np.arange(len(free)), np.zeros(len(free), dtype=np.int64)
    if "meetings" in limits:
        least = limits["meetings"] - len(held.held)
        program.at_least(nothing, column, np.array([least]))
    if "value" in limits:
        least = limits["value"] - value(indexed, held)
        worth = indexed.value[free.pair]
        program.at_most(nothing, column, np.array([-least]), -worth)
    for goal in BASELINE_GOALS & limits.keys():
        least = MEASURES[goal](indexed, held) - limits[goal]
        saves = saved(indexed, goal, free, task.places)
        program.at_most(nothing, column, np.array([-least]), -saves)
    if task.goal == "shortfall" or "shortfall" in limits:
        missing = np.maximum(indexed.minimum - meetings_held(indexed, held), 0)
        lacks = program.more_columns(missing, -1.0 if task.goal == "shortfall" else 0.0)
        everybody = np.arange(indexed.participants)
        program.at_least(
            np.concatenate([who, everybody]), np.concatenate([both, lacks]), missing
        )
        if "shortfall" in limits:
            most = np.array([limits["shortfall"]])
            program.at_most(np.zeros(len(lacks), dtype=np.int64), lacks, most)
