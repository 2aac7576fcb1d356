"""One time-indexed CP-SAT model of the whole problem, with all of its rules.

A literal for every pair, slot and pool of tables; the plan of the greedy is its hint.
Tables that nobody owns are pooled, by zone where zones matter, and told apart only
where `table_moves` is the goal.
"""

from __future__ import annotations

import time
from collections.abc import Mapping

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
    return solved(name, seed, None, plain_cp_sat, seconds, workers, seed, goal, wanted)


def plain_cp_sat(
    problem: me.Problem,
    seconds: float,
    workers: int = 2,
    seed: int = 0,
    goal: str = "value",
    limits: Mapping[str, int] | None = None,
) -> Found:
    """Build the model and search it; `limits` are what goals before must keep.

    Minimums are held as far as the limit on `shortfall` asks for.
    """
    began = time.monotonic()
    plain = PlainModel(problem, tables_apart=goal == "table_moves")
    for rule in (*RULES, idle_gaps_are_spread_evenly):
        rule(plain)
    for name, limit in (limits or {}).items():
        reached = GOALS[name](plain)
        plain.model.add(reached >= limit if name in MAXIMISED else reached <= limit)
    aim = GOALS[goal](plain)
    (plain.model.maximize if goal in MAXIMISED else plain.model.minimize)(aim)
    _hint(plain)
    return _searched(plain, began, seconds, workers, seed)


class _Curve(cp_model.CpSolverSolutionCallback):
    """Notes when each better plan was found."""

    def __init__(self, began: float) -> None:
        super().__init__()
        self.began = began
        self.points: list[tuple[float, int]] = []

    def on_solution_callback(self) -> None:
        """Note the value of a new plan."""
        elapsed = time.monotonic() - self.began
        self.points.append((elapsed, round(self.objective_value)))


def _hint(plain: PlainModel) -> None:
    """Start from the plan of the greedy."""
    meetings = greedy(plain.problem).meetings or ()
    held = {(meeting.pair, meeting.slot): meeting.table for meeting in meetings}
    pairs, slots = plain.problem.pairs, plain.problem.slots
    for x, (e, s, tables) in zip(plain.literals, plain.options, strict=True):
        plain.model.add_hint(x, held.get((pairs[e].id, slots[s].id), "") in tables)


def _searched(
    plain: PlainModel, began: float, seconds: float, workers: int, seed: int
) -> Found:
    solver, curve = cp_model.CpSolver(), _Curve(began)
    solver.parameters.num_workers = workers
    solver.parameters.random_seed = seed
    left = seconds - (time.monotonic() - began)
    solver.parameters.max_time_in_seconds = max(0.1, left)
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
