"""The solver: from a problem to a plan that is proven as far as time allows.

It prices what is scarce (which bounds every plan), places a first plan slot by slot,
improves it goal by goal by re-solving parts exactly, and says of every goal how far
from the best it can be at most.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from matchengine.errors import Finding, InputError
from matchengine.problem import Problem
from matchengine.schedule import Conflict, Meeting, Schedule, Status
from matchengine.solving.answering import (
    answer,
    answer_of_now,
    stopped_at_once,
    without_plan,
)
from matchengine.solving.attempts import attempt
from matchengine.solving.baseline import BASELINE_GOALS
from matchengine.solving.bounds import BOUNDS
from matchengine.solving.deadline import Deadline
from matchengine.solving.diagnose import counted_clash, explain_infeasibility
from matchengine.solving.first_plan import dive_into_the_day
from matchengine.solving.indexed import index_problem
from matchengine.solving.pinning import close_around_the_fixed
from matchengine.solving.placing import fill, required_plan
from matchengine.solving.plan import Plan
from matchengine.solving.programs import (
    begins_with_baseline,
    fits_a_program,
    follows_baseline,
)
from matchengine.solving.progress import (
    CallerError,
    OnPlan,
    OnProgress,
    Progress as Progress,
)
from matchengine.solving.pursuing import pursue, settle
from matchengine.solving.relaxation import find_prices
from matchengine.solving.rules import RULES, Rule
from matchengine.solving.search import SHARE_OF_PRICES, Search, owns_matter
from matchengine.solving.starting import take_over, take_over_around
from matchengine.solving.tables import fewer_moves
from matchengine.solving.task import Ended

MOST_COLUMNS_AT_ONCE = 20_000
"""Up to so many (pair, slot) prices are found in a second or so."""
SHARE_OF_POLISH = 0.1
FILLING_GOALS = ("shortfall", "value", "meetings", "worst_off", "robust_value")
"""Goals that want meetings: if one of them comes first, the first plan is filled."""
TURNS = {"value": 4.0, "idle_gaps": 3.0, "idle_slots": 2.0, "robust_value": 2.0}
"""How the time is shared among the goals still to come; the others weigh 1."""


def solve(
    problem: Problem,
    *,
    start: Schedule | Sequence[Meeting] | None = None,
    time_limit: float | None = 60.0,
    work_limit: float | None = None,
    seed: int = 0,
    workers: int = 2,
    on_progress: OnProgress | None = None,
    on_plan: OnPlan | None = None,
    should_stop: Callable[[], bool] | None = None,
    rules: Sequence[Rule] = RULES,
) -> Schedule:
    """Solve a problem: goal by goal, in their order of priority.

    Parameters
    ----------
    problem
        What to solve; any valid problem will do.
    start
        An earlier plan, of this problem or another. What of it obeys every rule is
        taken over, and no goal ends worse than in that part, unless a goal before it
        became better or gives way.
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
    on_plan
        Is called whenever there is a better plan, with a function that gives it as a
        `Schedule`: to keep it, say, lest the machine fail.
    should_stop
        Is asked again and again; once it says yes, the best plan so far is returned.
        Ctrl-C does the same.
    rules
        What must hold between meetings. Give `(*RULES, mine)` to add one.

    Returns
    -------
    Schedule
        With its status: optimal, feasible, infeasible (with what clashes) or no_plan.
        A phase that failed is named in `run.faults`, once there is a plan to keep.

    Raises
    ------
    InputError
        If a limit or the seed is negative, or there is no worker.
    """
    _refuse_nonsense(time_limit, work_limit, seed, workers)
    if work_limit is not None:
        time_limit = None
    deadline = Deadline(time_limit, work_limit, should_stop)
    try:
        search = Search(
            indexed=index_problem(problem),
            rules=rules,
            deadline=deadline,
            seed=seed,
            workers=workers,
            hear=on_progress,
            hand_over=on_plan and (lambda search: on_plan(answer_of_now(search))),
        )
    except KeyboardInterrupt:
        return stopped_at_once(deadline, seed, workers)
    try:
        meetings = start.meetings if isinstance(start, Schedule) else start or ()
        return _searched(search, meetings)
    except KeyboardInterrupt:  # between two phases, or while answering
        return answer(search)
    except CallerError as error:
        raise error.fault from None


def _searched(search: Search, start: Sequence[Meeting]) -> Schedule:
    """Go through the phases; what one of them fails at costs nothing found before."""
    if begins_with_baseline(search):
        close_around_the_fixed(search)
    conflicts = place_what_must_be(search, start)
    if conflicts is not None:
        return without_plan(search, Status.INFEASIBLE, conflicts)
    if search.plan is None:
        return without_plan(search, Status.NO_PLAN)
    for name, phase in _first_phases(search):
        attempt(search, name, phase)
    improve(search)
    attempt(search, "polish", polish)
    return answer(search)


def _first_phases(search: Search) -> list[tuple[str, Callable[[Search], None]]]:
    """Give the phases up to a whole plan: prices guide it, but a plan must not wait."""
    pricing, placing = ("price", price), ("place", place_the_rest)
    if follows_baseline(search):
        return []  # the earlier plan is the guide, and prices only prove
    ours = set(search.rules) <= set(RULES)
    takes_long = int(search.indexed.allowed.sum()) > MOST_COLUMNS_AT_ONCE
    return [placing, pricing] if ours and takes_long else [pricing, placing]


def place_what_must_be(
    search: Search, start: Sequence[Meeting] = ()
) -> tuple[Conflict, ...] | None:
    """Find a plan with all that is required; give the conflicts if there is none."""
    search.report("place")
    take_over(search, start)
    if search.plan is not None:
        return None
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
            take_over_around(search, start)
            return None
    search.is_impossible = True
    search.report("explain")
    conflicts: list[Conflict] = []
    for _ in range(2):
        attempt(search, "explain", _explain, part, conflicts)
        # After Ctrl-C nothing more is tried: all that may clash is named.
        if conflicts or not search.deadline.stopped:
            break
    return tuple(conflicts)


def _explain(search: Search, part: Problem | None, conflicts: list[Conflict]) -> None:
    problem, deadline = search.indexed.problem, search.deadline
    conflicts.extend(explain_infeasibility(problem, deadline, search.rules, part))


def price(search: Search) -> None:
    """Price what is scarce: a bound on `value`, and a guide to the search."""
    search.report("price")
    # The prices hold for plans that obey all our rules; with fewer they prove nothing.
    if not set(RULES) <= set(search.rules):
        return
    indexed, deadline = search.indexed, search.deadline
    turn = deadline.turn(SHARE_OF_PRICES)
    search.prices = search.guide = find_prices(search.whole, turn)
    goals = [goal.goal for goal in indexed.problem.goals_in_order]
    least, owns = None, owns_matter(indexed)
    if "shortfall" in goals and "value" in goals[goals.index("shortfall") :]:
        least = BOUNDS["shortfall"](indexed)
    if least is not None or owns:
        turn = deadline.turn(SHARE_OF_PRICES)
        search.guide = find_prices(indexed, turn, lacking=least, own_tables=owns)


def price_if_no_program_fits(search: Search) -> None:
    """Price as a guide, where a plan near an earlier one cannot be proven at once."""
    if follows_baseline(search) and not fits_a_program(search, "value"):
        price(search)


def place_the_rest(search: Search) -> None:
    """Fill the first plan slot by slot, where a goal asks for meetings."""
    goals = [goal.goal for goal in search.indexed.problem.goals_in_order]
    if search.plan is None or not goals or goals[0] not in FILLING_GOALS:
        return
    if set(search.rules) <= set(RULES):
        dive_into_the_day(search, goals[0])
        return
    if search.guide is None:
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
        search.recall_start(goal.goal)
        if search.guide is None and goal.goal == "value":
            attempt(search, "price", price_if_no_program_fits)
        attempt(search, f"improve {goal.goal}", pursue, goal.goal, turn)
        attempt(search, f"settle {goal.goal}", settle, goal)
    search.stay_with_start()


def polish(search: Search) -> None:
    """Let people move less between tables, if no goal has looked at that."""
    named = {goal for goal, _ in search.limits}
    if search.plan is not None and not named & {"table_moves", *BASELINE_GOALS}:
        turn = search.deadline.turn(SHARE_OF_POLISH)
        search.plan = fewer_moves(search.indexed, search.pooled, search.plan, turn)


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
