"""The solver: from a problem to a plan that is proven as far as time allows.

It prices what is scarce (which bounds every plan), places a first plan slot by slot,
improves it goal by goal by re-solving parts exactly, and says of every goal how far
from the best it can be at most.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from importlib.metadata import version

from matchengine.errors import Finding, InputError
from matchengine.problem import Problem
from matchengine.schedule import (
    Conflict,
    Meeting,
    RunFacts,
    Schedule,
    Status,
)
from matchengine.solving.bounds import BOUNDS
from matchengine.solving.deadline import Deadline
from matchengine.solving.diagnose import counted_clash, explain_infeasibility
from matchengine.solving.exact import Ended
from matchengine.solving.indexed import index_problem
from matchengine.solving.placing import fill, required_plan
from matchengine.solving.plan import MEASURES, Plan
from matchengine.solving.pursuing import pursue, settle
from matchengine.solving.relaxation import find_prices
from matchengine.solving.rules import RULES, Rule
from matchengine.solving.search import SHARE_OF_PRICES, Search
from matchengine.solving.tables import fewer_moves

FILLING_GOALS = ("shortfall", "value", "meetings", "worst_off")
"""Goals that want meetings: if one of them comes first, the first plan is filled."""
TURNS = {"value": 4.0, "idle_gaps": 3.0, "idle_slots": 2.0}
"""How the time is shared among the goals still to come; the others weigh 1."""


@dataclass(frozen=True)
class Progress:
    """How far a run is. `goal`, `value` and `bound` are None before the first plan."""

    elapsed_s: float
    phase: str
    goal: str | None = None
    value: int | None = None
    bound: int | None = None

    @property
    def gap(self) -> float | None:
        """Distance from the bound, as a share of the value."""
        if self.value is None or self.bound is None:
            return None
        return abs(self.bound - self.value) / max(1, abs(self.value))


def solve(
    problem: Problem,
    *,
    time_limit: float | None = 60.0,
    work_limit: float | None = None,
    seed: int = 0,
    workers: int = 2,
    on_progress: Callable[[Progress], object] | None = None,
    should_stop: Callable[[], bool] | None = None,
    rules: Sequence[Rule] = RULES,
) -> Schedule:
    """Solve a problem: goal by goal, in their order of priority.

    Parameters
    ----------
    problem
        What to solve; any valid problem will do.
    time_limit
        Wall time in seconds; None for as long as it takes.
    work_limit
        Deterministic units of CP-SAT instead of seconds: the same input and seed
        with one worker then give the same meetings on every machine.
    seed
        The only source of chance.
    workers
        Threads of the exact searches.
    on_progress
        Is called with a `Progress` whenever there is news.
    should_stop
        Is asked again and again; once it says yes, the best plan so far is returned.
        Ctrl-C does the same.
    rules
        What must hold between meetings. Give `(*RULES, mine)` to add one.

    Returns
    -------
    Schedule
        With its status: optimal, feasible, infeasible (with what clashes) or no_plan.

    Raises
    ------
    InputError
        If a limit or the seed is negative, or there is no worker.
    """
    _refuse_nonsense(time_limit, work_limit, seed, workers)
    if work_limit is not None:
        time_limit = None
    deadline = Deadline(time_limit, work_limit, should_stop)
    search = Search(
        indexed=index_problem(problem),
        rules=rules,
        deadline=deadline,
        seed=seed,
        workers=workers,
        tell=_teller(deadline, on_progress),
    )
    try:
        conflicts = place_what_must_be(search)
        if conflicts is not None:
            return _without_plan(search, Status.INFEASIBLE, conflicts)
        if search.plan is None:
            return _without_plan(search, Status.NO_PLAN)
        price(search)
        place_the_rest(search)
    except KeyboardInterrupt:
        deadline.stop()
    if search.plan is None:
        return _without_plan(search, Status.NO_PLAN)
    improve(search)
    polish(search)
    return _schedule(search)


def place_what_must_be(search: Search) -> tuple[Conflict, ...] | None:
    """Find a plan with all that is required; give the conflicts if there is none."""
    search.report("place")
    part = counted_clash(search.indexed, search.rules)
    if part is None:
        outcome = required_plan(
            search.indexed,
            search.pooled,
            search.rules,
            search.deadline,
            workers=search.workers,
            seed=search.seed,
        )
        search.plan = outcome.plan
        if outcome.ended is not Ended.IMPOSSIBLE:
            return None
    search.report("explain")
    problem, deadline = search.indexed.problem, search.deadline
    try:
        return explain_infeasibility(problem, deadline, search.rules, part)
    except KeyboardInterrupt:
        # Without time nothing more is tried: all that may clash is named.
        deadline.stop()
        return explain_infeasibility(problem, deadline, search.rules, part)


def price(search: Search) -> None:
    """Price what is scarce: a bound on `value`, and a guide to the search."""
    search.report("price")
    # The prices hold for plans that obey all our rules; with fewer they prove nothing.
    if not set(RULES) <= set(search.rules):
        return
    indexed, deadline = search.indexed, search.deadline
    search.prices = search.guide = find_prices(indexed, deadline.turn(SHARE_OF_PRICES))
    goals = [goal.goal for goal in indexed.problem.goals_in_order]
    if "shortfall" in goals and "value" in goals[goals.index("shortfall") :]:
        least = BOUNDS["shortfall"](indexed)
        turn = deadline.turn(SHARE_OF_PRICES)
        search.guide = find_prices(indexed, turn, lacking=least)


def place_the_rest(search: Search) -> None:
    """Fill the first plan slot by slot, where a goal asks for meetings."""
    goals = [goal.goal for goal in search.indexed.problem.goals_in_order]
    if search.guide is None or search.plan is None or not goals:
        return
    if goals[0] not in FILLING_GOALS:
        return

    def keep(plan: Plan) -> None:
        search.plan = plan
        search.report("place", goals[0])

    fill(
        search.indexed,
        search.pooled,
        search.plan,
        search.rules,
        search.guide,
        search.deadline,
        minimums_first=goals[0] == "shortfall",
        seed=search.seed,
        on_plan=keep,
    )


def improve(search: Search) -> None:
    """Give every goal its turn; what it reached, later goals keep."""
    goals = search.indexed.problem.goals_in_order
    for place, goal in enumerate(goals):
        ahead = [TURNS.get(other.goal, 1.0) for other in goals[place:]]
        turn = search.deadline.turn(ahead[0] / sum(ahead))
        try:
            pursue(search, goal.goal, turn)
        except KeyboardInterrupt:
            search.deadline.stop()
        settle(search, goal)


def polish(search: Search) -> None:
    """Let people move less between tables, if no goal has looked at that."""
    named = {goal for goal, _ in search.limits}
    if search.plan is not None and not named & {"table_moves", "disruption"}:
        search.plan = fewer_moves(
            search.indexed, search.pooled, search.plan, search.deadline
        )


def _refuse_nonsense(
    time_limit: float | None, work_limit: float | None, seed: int, workers: int
) -> None:
    least = {
        "time_limit": (time_limit, 0),
        "work_limit": (work_limit, 0),
        "seed": (seed, 0),
        "workers": (workers, 1),
    }
    findings = [
        Finding("solve", f"{name} is too small", f"Give {low} or more.", value=value)
        for name, (value, low) in least.items()
        if value is not None and not value >= low
    ]
    if findings:
        raise InputError(findings)


def _teller(
    deadline: Deadline, on_progress: Callable[[Progress], object] | None
) -> Callable[[str, str | None, int | None, int | None], None]:
    def tell(
        phase: str, goal: str | None, value: int | None, bound: int | None
    ) -> None:
        if on_progress is not None:
            on_progress(Progress(deadline.elapsed_s, phase, goal, value, bound))

    return tell


def _schedule(search: Search) -> Schedule:
    indexed, plan = search.indexed, search.plan
    if plan is None:
        return _without_plan(search, Status.NO_PLAN)
    goals = tuple(
        replace(result, value=MEASURES[result.goal](indexed, plan))
        for result in search.results
    )
    priced = search.prices is not None and any(g.goal == "value" for g in goals)
    return Schedule(
        status=Status.OPTIMAL if all(g.gap == 0 for g in goals) else Status.FEASIBLE,
        goals=goals,
        meetings=_meetings(search, plan),
        certificate=search.prices.certificate() if priced and search.prices else None,
        run=_facts(search),
    )


def _meetings(search: Search, plan: Plan) -> tuple[Meeting, ...]:
    problem = search.indexed.problem
    placed = sorted(
        (int(plan.slot[e]), int(plan.table[e]), e) for e in plan.held.tolist()
    )
    return tuple(
        Meeting(
            pair=problem.pairs[e].id,
            buyer=problem.pairs[e].buyer,
            seller=problem.pairs[e].seller,
            slot=problem.slots[s].id,
            table=problem.tables[t].id,
        )
        for s, t, e in placed
    )


def _without_plan(
    search: Search, status: Status, conflicts: tuple[Conflict, ...] = ()
) -> Schedule:
    return Schedule(status=status, conflicts=conflicts, run=_facts(search))


def _facts(search: Search) -> RunFacts:
    return RunFacts(
        seed=search.seed,
        workers=search.workers,
        wall_s=round(search.deadline.elapsed_s, 3),
        work=round(search.deadline.work_done, 6),
        versions={name: version(name) for name in ("matchengine", "ortools")},
    )
