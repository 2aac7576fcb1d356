"""One time-indexed CP-SAT model of the whole problem, with all of its rules.

A literal for every pair, slot and pool of tables; the plan of the greedy is its hint.
Tables that nobody owns are pooled, by zone where zones matter, and told apart only
where `table_moves` is the goal.
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ortools.sat.python import cp_model

import matchengine as me
from rivals.common import Found, seated, solved
from rivals.greedy import greedy
from rivals.plain_goals import GOALS, idle_gaps_are_spread_evenly
from rivals.plain_literals import PlainModel
from rivals.plain_rules import RULES

MAXIMISED = ("value",)


def solve_plain_cp_sat(
    name: str,
    seed: int,
    seconds: float,
    workers: int,
    goal: str = "value",
    limits: Mapping[str, int] | None = None,
) -> Found:
    """Solve an instance with the plain model."""
    wanted = dict(limits or {})
    return solved(name, seed, plain_cp_sat, seconds, workers, seed, goal, wanted)


def plain_cp_sat(
    problem: me.Problem,
    seconds: float,
    workers: int = 2,
    seed: int = 0,
    goal: str = "value",
    limits: Mapping[str, int] | None = None,
) -> Found:
    """Search one model for the goal; `limits` are what goals before must keep.

    It goes from goal to goal as one would: the plan that comes up to a limit is the
    hint for the next goal, the greedy's plan that for the first. Minimums are held as
    far as the limit on `shortfall` asks for.
    """
    clock = _Clock(time.monotonic(), seconds)
    start = greedy(problem).meetings or ()
    kept: dict[str, int] = {}
    for name, limit in (limits or {}).items():
        share = clock.share(1 / (len(limits or {}) - len(kept) + 1))
        plain = _model(problem, name, kept, start)
        found = _searched(plain, share, workers, seed, (name, limit))
        start = found.meetings or start
        kept[name] = limit
    plain = _model(problem, goal, kept, start)
    return _searched(plain, clock, workers, seed)


@dataclass(frozen=True)
class _Clock:
    """Since when a search runs, and when it is to be done."""

    began: float
    seconds: float

    @property
    def elapsed(self) -> float:
        """Seconds since it began."""
        return time.monotonic() - self.began

    @property
    def left(self) -> float:
        """Seconds until it is to be done."""
        return max(0.1, self.seconds - self.elapsed)

    def share(self, part: float) -> _Clock:
        """Give a part of the time that is left."""
        return _Clock(self.began, self.elapsed + part * self.left)


def _model(
    problem: me.Problem,
    goal: str,
    limits: Mapping[str, int],
    start: Sequence[me.Meeting],
) -> PlainModel:
    """Write down all rules, the limits and the goal, and hint a plan."""
    plain = PlainModel(problem, tables_apart=goal == "table_moves")
    for rule in (*RULES, idle_gaps_are_spread_evenly):
        rule(plain)
    for name, limit in limits.items():
        reached = GOALS[name](plain)
        plain.model.add(reached >= limit if name in MAXIMISED else reached <= limit)
    aim = GOALS[goal](plain)
    (plain.model.maximize if goal in MAXIMISED else plain.model.minimize)(aim)
    _hint(plain, start)
    return plain


class _Curve(cp_model.CpSolverSolutionCallback):
    """Notes when each better plan was found, and stops at one that is good enough."""

    def __init__(self, clock: _Clock, enough: tuple[str, int] | None) -> None:
        super().__init__()
        self.clock, self.enough = clock, enough
        self.points: list[tuple[float, int]] = []

    def on_solution_callback(self) -> None:
        """Note the value of a new plan."""
        value = round(self.objective_value)
        self.points.append((self.clock.elapsed, value))
        if self.enough is not None:
            goal, limit = self.enough
            if value >= limit if goal in MAXIMISED else value <= limit:
                self.stop_search()


def _hint(plain: PlainModel, start: Sequence[me.Meeting]) -> None:
    held = {(meeting.pair, meeting.slot): meeting.table for meeting in start}
    pairs, slots = plain.problem.pairs, plain.problem.slots
    for x, (e, s, tables) in zip(plain.literals, plain.options, strict=True):
        plain.model.add_hint(x, held.get((pairs[e].id, slots[s].id), "") in tables)


def _searched(
    plain: PlainModel,
    clock: _Clock,
    workers: int,
    seed: int,
    enough: tuple[str, int] | None = None,
) -> Found:
    solver, curve = cp_model.CpSolver(), _Curve(clock, enough)
    solver.parameters.num_workers = workers
    solver.parameters.random_seed = seed
    solver.parameters.max_time_in_seconds = clock.left
    status = solver.solve(plain.model, curve)
    if status == cp_model.UNKNOWN:
        return Found(None)
    if status == cp_model.INFEASIBLE:
        return Found(None, proven=True)
    chosen = [
        option
        for x, option in zip(plain.literals, plain.options, strict=True)
        if solver.boolean_value(x)
    ]
    return Found(
        seated(plain.day, chosen),
        value=round(solver.objective_value),
        bound=round(solver.best_objective_bound),
        proven=status == cp_model.OPTIMAL,
        curve=tuple(curve.points),
    )
