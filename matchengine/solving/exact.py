"""Exact re-solving of a part of the plan, or of all of it, with CP-SAT.

Every rule is in force in every model, and every limit of earlier goals. What the
model leaves alone stays as it is in the plan it starts from.
"""

from __future__ import annotations

import math
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum

import numpy as np
from ortools.sat.python import cp_model

from matchengine.problem import MAXIMISED
from matchengine.solving.days import COST_OF_DAY
from matchengine.solving.deadline import Time
from matchengine.solving.gaps import say_how_days_add_up
from matchengine.solving.goals import GOALS, Expression
from matchengine.solving.hints import complete_hint
from matchengine.solving.indexed import NOWHERE, Indexed
from matchengine.solving.meetings import Literals, Meetings, frozen_except
from matchengine.solving.options import Options
from matchengine.solving.places import Places
from matchengine.solving.plan import MEASURES, Plan
from matchengine.solving.rules import RULES, Rule
from matchengine.solving.tables import seat

LARGEST_SEED = 2**31

SEARCHES_FOR_DAYS = ("core", "quick_restart_no_lp", "no_lp")
"""Complete searches where days are at stake, one worker each but for the last one,
which is left to better and better plans; in this order, as far as workers go."""

POLL_S = 0.05
"""How often a running search looks whether somebody asked to stop."""


class Ended(Enum):
    """How a search ended."""

    PROVEN = "proven"
    CUT_SHORT = "cut short"
    IMPOSSIBLE = "impossible"
    NOTHING = "nothing found"


@dataclass(frozen=True)
class Outcome:
    """What a search found: how it ended, the plan if any, the bound if any."""

    ended: Ended
    plan: Plan | None = None
    bound: int | None = None


@dataclass(frozen=True)
class Task:
    """What to re-solve: the free options, and under which rules and limits.

    `goal` None asks for any plan. `limits` are the (goal, limit) of earlier goals.
    `weights` [options], where given, is maximised instead of a goal. `on_news` is
    called with the goal's value whenever a long search has found a better plan;
    `is_enough` is asked again and again, with the bound so far, whether to end it.
    """

    indexed: Indexed
    places: Places
    free: Options
    plan: Plan
    rules: Sequence[Rule]
    goal: str | None = None
    limits: Sequence[tuple[str, int]] = ()
    weights: Sequence[int] | None = None
    workers: int = 1
    seed: int = 0
    work: float = math.inf
    on_news: Callable[[int], None] | None = None
    is_enough: Callable[[int], bool] | None = None


def resolve(task: Task, time: Time) -> Outcome:
    """Re-solve a part of a plan exactly, as far as time allows."""
    model = cp_model.CpModel()
    freed = np.zeros(task.indexed.pairs, dtype=bool)
    freed[task.free.pair] = True
    meetings = Meetings(
        model, task.indexed, task.places, task.free, frozen_except(task.plan, freed)
    )
    for rule in task.rules:
        rule(model, meetings, task.indexed.problem)
    for goal, limit in task.limits:
        _keep(model, GOALS[goal](meetings), goal, limit)
    _aim(model, meetings, task)
    _hint(model, meetings, task.plan)
    if task.goal in COST_OF_DAY:
        if set(RULES) <= set(task.rules):
            say_how_days_add_up(meetings)
        complete_hint(model)
    solver = _solver(task, time)
    status = _run(solver, model, time, task)
    time.spend(solver.deterministic_time)
    return _outcome(solver, status, meetings, task)


def _keep(
    model: cp_model.CpModel, expression: Expression, goal: str, limit: int
) -> None:
    if goal in MAXIMISED:
        model.add(expression >= limit)
    else:
        model.add(expression <= limit)


def _aim(model: cp_model.CpModel, meetings: Meetings, task: Task) -> None:
    if task.weights is not None:
        model.maximize(
            cp_model.LinearExpr.weighted_sum(meetings.literals, list(task.weights))
        )
    elif task.goal in MAXIMISED:
        model.maximize(GOALS[task.goal](meetings))
    elif task.goal is not None:
        model.minimize(GOALS[task.goal](meetings))


def _hint(model: cp_model.CpModel, meetings: Meetings, plan: Plan) -> None:
    """Start from the plan as it is."""
    free = meetings.free
    table = plan.table[free.pair]
    now = (plan.slot[free.pair] == free.slot) & (table != NOWHERE)
    if len(meetings.places.place_of):
        now &= meetings.places.place_of[table] == free.place
    for literal, held in zip(meetings.literals, now.tolist(), strict=True):
        model.add_hint(literal, held)


def _solver(task: Task, time: Time) -> cp_model.CpSolver:
    solver = cp_model.CpSolver()
    parameters = solver.parameters
    parameters.num_workers = task.workers
    parameters.random_seed = task.seed % LARGEST_SEED
    parameters.catch_sigint_signal = False
    if task.goal == "value":
        # Measured: here cuts are worth their time, 2 to 4 times over.
        parameters.linearization_level = 2
    if task.goal in COST_OF_DAY:
        _search_days(solver)
    work = min(task.work, time.work_left)
    if math.isfinite(work):
        parameters.max_deterministic_time = work
    if math.isfinite(time.seconds_left):
        parameters.max_time_in_seconds = time.seconds_left
    return solver


def _search_days(solver: cp_model.CpSolver) -> None:
    """Let bounds grow core by core, and other workers look for better plans.

    Measured: no linear relaxation is worth its time where days are at stake.
    """
    parameters = solver.parameters
    parameters.linearization_level = 0
    if parameters.num_workers == 1:
        parameters.optimize_with_core = True
    else:
        parameters.subsolvers.extend(SEARCHES_FOR_DAYS[: parameters.num_workers - 1])


class _Found(cp_model.CpSolverSolutionCallback):
    """Keeps the value of the last plan found, for who looks while the search runs."""

    def __init__(self) -> None:
        super().__init__()
        self.latest: int | None = None

    def on_solution_callback(self) -> None:
        """Note the value of a new plan."""
        self.latest = round(self.objective_value)


def _run(
    solver: cp_model.CpSolver,
    model: cp_model.CpModel,
    time: Time,
    task: Task,
) -> cp_model.CpSolverStatus:
    """Solve in a thread of its own, so that a wish to stop is heard meanwhile.

    Ctrl-C is such a wish: what the search has found by then is kept.
    """
    answer: list[cp_model.CpSolverStatus] = []
    faults: list[Exception] = []
    found, told, on_news = _Found(), None, task.on_news
    bounds: list[float] = []
    if task.is_enough is not None:
        solver.best_bound_callback = bounds.append

    def search() -> None:
        try:
            answer.append(solver.solve(model, found if on_news else None))
        except Exception as fault:  # handed on to the caller below
            faults.append(fault)

    thread = threading.Thread(target=search, daemon=True)
    thread.start()
    while thread.is_alive():
        try:
            thread.join(POLL_S)
            if on_news is not None and found.latest not in (None, told):
                told = found.latest
                on_news(found.latest)
        except KeyboardInterrupt:
            time.stop()
        if time.stopped or _is_enough(task, bounds):
            solver.stop_search()
    if faults:
        raise faults[0]
    return answer[0]


def _is_enough(task: Task, bounds: list[float]) -> bool:
    if task.is_enough is None or task.goal is None or not bounds:
        return False
    bound = _whole(bounds[-1], task.goal)
    return bound is not None and task.is_enough(bound)


def _outcome(
    solver: cp_model.CpSolver,
    status: cp_model.CpSolverStatus,
    meetings: Meetings,
    task: Task,
) -> Outcome:
    if status == cp_model.INFEASIBLE:
        return Outcome(Ended.IMPOSSIBLE)
    if status == cp_model.MODEL_INVALID:
        raise ValueError(f"the model is not valid: {meetings.model.validate()}")
    if status == cp_model.UNKNOWN:
        # The bound that comes with it is a mere 0, and proves nothing.
        return Outcome(Ended.NOTHING)
    plan = _plan_of(solver, meetings, task)
    if status == cp_model.OPTIMAL:
        goal = task.goal
        best = None if goal is None else MEASURES[goal](task.indexed, plan)
        return Outcome(Ended.PROVEN, plan, best)
    bound = (
        None if task.goal is None else _whole(solver.best_objective_bound, task.goal)
    )
    return Outcome(Ended.CUT_SHORT, plan, bound)


def _whole(bound: float, goal: str) -> int | None:
    if not math.isfinite(bound):
        return None
    # An integer but for the float it comes in; in doubt the weaker one is the true one.
    doubt = 1e-6 + 1e-12 * abs(bound)
    return math.floor(bound + doubt) if goal in MAXIMISED else math.ceil(bound - doubt)


def _plan_of(solver: cp_model.CpSolver, meetings: Meetings, task: Task) -> Plan:
    literals: Literals = meetings.literals
    chosen = np.array([solver.boolean_value(x) for x in literals], dtype=bool)
    return seat(
        task.indexed,
        task.places,
        meetings.free.where(chosen),
        meetings.held_plan,
        task.plan,
    )
