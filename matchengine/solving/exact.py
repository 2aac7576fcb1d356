"""Exact re-solving of a part of the plan, or of all of it, with CP-SAT.

Every rule is in force in every model, and every limit of earlier goals. What the
model leaves alone stays as it is in the plan it starts from.
"""

from __future__ import annotations

import math
import threading

import numpy as np
from ortools.sat.python import cp_model

from matchengine.problem import MAXIMISED
from matchengine.solving.days import COST_OF_DAY
from matchengine.solving.deadline import Time
from matchengine.solving.gaps import say_how_days_add_up
from matchengine.solving.goals import GOALS, Expression
from matchengine.solving.hints import complete_hint
from matchengine.solving.indexed import NOWHERE
from matchengine.solving.meetings import Meetings, frozen_except
from matchengine.solving.plan import MEASURES, Plan
from matchengine.solving.rules import RULES
from matchengine.solving.tables import seat
from matchengine.solving.task import Ended, Outcome, Task, whole

LARGEST_SEED = 2**31

SEARCHES_FOR_DAYS = ("core", "quick_restart_no_lp", "no_lp")
"""Complete searches where days are at stake, one worker each but for the last one,
which is left to better and better plans; in this order, as far as workers go."""

POLL_S = 0.05
"""How often a running search looks whether somebody asked to stop."""


def resolve(task: Task, time: Time) -> Outcome:
    """Re-solve a part of a plan exactly, as far as time allows."""
    try:
        model, meetings = _model(task, time)
    except _TooLateError:
        return Outcome(Ended.NOTHING)
    solver = _solver(task, time)
    found = None if task.on_news is None else _Found(meetings, task)
    status = _run(solver, model, time, task, found)
    time.spend(solver.deterministic_time)
    return _outcome(solver, status, meetings, task)


class _TooLateError(Exception):
    """The time was over before a large model was built."""


def _model(task: Task, time: Time) -> tuple[cp_model.CpModel, Meetings]:
    """Build the model of a task."""

    def look_up() -> None:
        if time.over:
            raise _TooLateError

    model = cp_model.CpModel()
    freed = np.zeros(task.indexed.pairs, dtype=bool)
    freed[task.free.pair] = True
    meetings = Meetings(
        model,
        task.indexed,
        task.places,
        task.free,
        frozen_except(task.plan, freed),
        look_up,
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
    return model, meetings


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
    """Keeps the last plan found, for who looks while the search runs."""

    def __init__(self, meetings: Meetings, task: Task) -> None:
        super().__init__()
        self._meetings, self._task = meetings, task
        self._latest: list[bool] | None = None

    def on_solution_callback(self) -> None:
        """Note a new plan."""
        self._latest = [self.boolean_value(x) for x in self._meetings.literals]

    def tell(self) -> None:
        """Hand on the last plan, if nobody has heard of it yet."""
        chosen, self._latest = self._latest, None
        if chosen is not None and self._task.on_news is not None:
            self._task.on_news(_plan_of(chosen, self._meetings, self._task))


def _run(
    solver: cp_model.CpSolver,
    model: cp_model.CpModel,
    time: Time,
    task: Task,
    found: _Found | None,
) -> cp_model.CpSolverStatus:
    """Solve in a thread of its own, so that a wish to stop is heard meanwhile.

    Ctrl-C is such a wish: what the search has found by then is kept.
    """
    answer: list[cp_model.CpSolverStatus] = []
    faults: list[Exception] = []
    bounds: list[float] = []
    if task.is_enough is not None:
        solver.best_bound_callback = bounds.append

    def search() -> None:
        try:
            answer.append(solver.solve(model, found))
        except Exception as fault:  # handed on to the caller below
            faults.append(fault)

    thread = threading.Thread(target=search, daemon=True)
    thread.start()
    try:
        while thread.is_alive():
            try:
                thread.join(POLL_S)
                if found is not None:
                    found.tell()
            except KeyboardInterrupt:
                time.stop()
            if time.stopped or _is_enough(task, bounds):
                solver.stop_search()
    except BaseException:  # of the caller's own functions: nobody waits any more
        solver.stop_search()
        raise
    if faults:
        raise faults[0]
    return answer[0]


def _is_enough(task: Task, bounds: list[float]) -> bool:
    if task.is_enough is None or task.goal is None or not bounds:
        return False
    bound = whole(bounds[-1], task.goal)
    return bound is not None and task.is_enough(bound)


def _outcome(
    solver: cp_model.CpSolver,
    status: cp_model.CpSolverStatus,
    meetings: Meetings,
    task: Task,
) -> Outcome:
    if status == cp_model.INFEASIBLE:
        core = tuple(solver.sufficient_assumptions_for_infeasibility())
        return Outcome(Ended.IMPOSSIBLE, core=core)
    if status == cp_model.MODEL_INVALID:
        raise ValueError(f"the model is not valid: {meetings.model.validate()}")
    if status == cp_model.UNKNOWN:
        # The bound that comes with it is a mere 0, and proves nothing.
        return Outcome(Ended.NOTHING)
    chosen = [solver.boolean_value(x) for x in meetings.literals]
    plan = _plan_of(chosen, meetings, task)
    if status == cp_model.OPTIMAL:
        goal = task.goal
        best = None if goal is None else MEASURES[goal](task.indexed, plan)
        return Outcome(Ended.PROVEN, plan, best)
    bound = None if task.goal is None else whole(solver.best_objective_bound, task.goal)
    return Outcome(Ended.CUT_SHORT, plan, bound)


def _plan_of(chosen: list[bool], meetings: Meetings, task: Task) -> Plan:
    return seat(
        task.indexed,
        task.places,
        meetings.free.where(np.array(chosen, dtype=bool)),
        meetings.held_plan,
        task.plan,
    )
