"""Re-planning: what happened goes in, the plan with the fewest changes comes out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from matchengine.errors import InputError
from matchengine.live.applying import apply_events
from matchengine.live.belonging import misfits
from matchengine.live.contradictions import contradictions
from matchengine.live.draft import Draft
from matchengine.live.effort import Effort
from matchengine.live.events import Event
from matchengine.live.freezing import Released, problem_left
from matchengine.live.kept_tables import left_free, still_kept_free, with_kept_free
from matchengine.live.losing_place import losing_place
from matchengine.live.sparing import hit_by, others_in_peace
from matchengine.problem import Problem
from matchengine.records import Goal
from matchengine.results.changes import Change, by_participant, changes_between
from matchengine.results.day_notes import DAY, noted
from matchengine.schedule import Schedule, Status
from matchengine.solver import Progress
from matchengine.solving.baseline import BASELINE_GOALS

CHOOSING = ("shortfall", "meetings", "value", "worst_off")
"""Goals that say which meetings are held; a limit on changes is spent on these."""
MOST_OTHERS = 30
"""So many people whom nothing happened to may get a new meeting, and no more."""


@dataclass(frozen=True)
class Forced:
    """How many meetings must change by the best plan for that, and how many may.

    `is_proven` says whether no plan does with fewer.
    """

    fewest: int
    limit: int
    is_proven: bool

    @property
    def is_too_much(self) -> bool:
        """Whether more must change than may."""
        return self.fewest > self.limit


@dataclass(frozen=True)
class Replan:
    """What became of a re-planning.

    Attributes
    ----------
    problem
        What was solved: the day as it is now. Its baseline is the plan before.
    schedule
        The new plan, past and future; without one its status says why.
    before
        The plan that was in force.
    changes
        Every meeting that is not as it was, in the new plan.
    hit
        Whom the events touch themselves: those they name, and whoever had a meeting
        that cannot be where it was.
    released
        What was required or fixed and no longer can be.
    past
        The slots that had begun.
    forced
        How many baseline meetings must change, where a limit on changes was given.
    """

    problem: Problem
    schedule: Schedule
    before: Schedule
    changes: tuple[Change, ...]
    hit: frozenset[str]
    released: tuple[Released, ...]
    past: frozenset[str]
    forced: Forced | None = None

    @property
    def touched(self) -> tuple[str, ...]:
        """Everybody for whom something is not as it was."""
        return tuple(by_participant(self.changes))

    @property
    def others(self) -> tuple[str, ...]:
        """Those of them to whom nothing happened: they make room, or fill it."""
        return tuple(one for one in self.touched if one not in self.hit)


def replan(
    problem: Problem,
    schedule: Schedule,
    events: Sequence[Event] = (),
    *,
    now: str | None = None,
    freeze_minutes: int = 0,
    max_changes: int | None = None,
    most_others: int | None = MOST_OTHERS,
    only_choose: bool = False,
    start: Schedule | None = None,
    time_limit: float | None = 10.0,
    seed: int = 0,
    workers: int = 2,
    on_progress: Callable[[Progress], object] | None = None,
    should_stop: Callable[[], bool] | None = None,
) -> Replan:
    """Re-plan a day after something happened, with as few changes as can be.

    What has begun before `now`, and what starts in the next minutes, stays as it is;
    in the rest, whatever can stay does. What became free is filled by those who lost a
    meeting, or with `max_changes` by whatever is worth most.

    Parameters
    ----------
    problem, schedule
        The plan in force, and what it is a plan of.
    events
        What happened, see `matchengine.live.events`.
    now
        "HH:MM" of the mission, or the id of the slot that is next. None before the day.
    freeze_minutes
        So long from now on nobody can be told of a change any more.
    max_changes
        The plan that is worth most of those in which no more baseline meetings than
        this are dropped or held in another slot. None for the least disruption.
    most_others
        So many people to whom nothing happened may get a new meeting; None for any
        number. Where `max_changes` is given, it is not looked at.
    only_choose
        Leave out the goals that are not about which meetings are held.
    start
        A plan to begin with, such as one found before with other limits.
    time_limit, seed, workers, on_progress, should_stop
        As for `solve`.

    Returns
    -------
    Replan
        Its schedule is infeasible where what happened cannot be; where more meetings
        must change than may, there is no plan, and `forced` says so.

    Raises
    ------
    InputError
        If the plan is not one of the problem, or with every event that contradicts the
        plan, the past or another event; and if `now` is no time of the mission.
    """
    found = misfits(problem, schedule) or contradictions(problem, schedule, events, now)
    if found:
        raise InputError(found)
    effort = Effort(time_limit, seed, workers, on_progress, should_stop)
    draft = Draft(problem, schedule, now, freeze_minutes)
    apply_events(draft, events)
    goals = goals_of_day(problem, draft)
    if only_choose:
        goals = _choosing(goals)
    left, released = problem_left(draft, goals, **_remembered(problem, draft))
    hit = hit_by(left, schedule.meetings, events, draft.crowded)
    forced: Forced | None = None
    left, begin, effort = _with_tables_for_who_needs_them(left, schedule, draft, effort)
    if max_changes is None:
        left = others_in_peace(left, hit, schedule.meetings, most_others)
        plan = effort.solve(left, begin)
    else:
        left, plan, forced = _few_changes(left, begin, max_changes, start, effort)
    changes = _changes(schedule, plan)
    return Replan(
        left,
        plan,
        schedule,
        changes,
        hit.everybody,
        released,
        draft.begun,
        forced,
    )


def goals_of_day(problem: Problem, draft: Draft) -> tuple[Goal, ...]:
    """Give the mission's own goals behind the least disruption, none giving way."""
    told = noted(problem).get("goals")
    named = problem.goals_in_order if told is None else [Goal(name) for name in told]
    rest = [Goal(goal.goal) for goal in named if goal.goal not in BASELINE_GOALS]
    wanted = any(one.min_meetings for one in draft.participants.values())
    if wanted and Goal("shortfall") not in rest:
        rest.insert(0, Goal("shortfall"))
    return (Goal("disruption"), *rest)


def _remembered(problem: Problem, draft: Draft) -> dict[str, Any]:
    """Note the mission's own goals and tables kept free, for who re-plans next.

    Where a slot that is over had fewer tables free, no more can be kept: the rule is
    one for all slots.
    """
    notes = noted(problem) or {
        "goals": [goal.goal for goal in problem.goals_in_order],
        "kept_free": problem.rules.free_tables_per_slot,
    }
    closed = draft.meetings_in(draft.begun | draft.frozen)
    kept = min(notes["kept_free"], left_free(draft.tables.values(), closed))
    return {
        "meta": {**(problem.meta or {}), DAY: notes},
        "rules": replace(problem.rules, free_tables_per_slot=kept),
    }


def _with_tables_for_who_needs_them(
    left: Problem, schedule: Schedule, draft: Draft, effort: Effort
) -> tuple[Problem, Schedule, Effort]:
    """Let walk-ins and meetings without a place use tables that are kept free.

    Only where it costs more than it must to use none, or where there are walk-ins.
    """
    kept = left.rules.free_tables_per_slot
    if not kept:
        return left, schedule, effort
    if not draft.guests:
        probe = replace(left, goals=(Goal("disruption"), Goal("shortfall")))
        plan = effort.solve(probe, schedule)
        effort, lost = effort.after(plan), plan.goal("disruption")
        least = sum(losing_place(left, schedule.meetings, draft.open_slots).values())
        if lost is not None and lost.value <= least:
            return left, plan, effort
    spent: list[Schedule] = []

    def solved(few: Problem) -> Schedule:
        spent.append(effort.after(*spent).solve(few, schedule))
        return spent[-1]

    free, plan = still_kept_free(left, draft.guests, solved)
    start = plan if plan.has_plan else schedule
    return with_kept_free(left, free), start, effort.after(*spent)


def _choosing(goals: Sequence[Goal]) -> tuple[Goal, ...]:
    return tuple(goal for goal in goals if goal.goal in (*CHOOSING, *BASELINE_GOALS))


def _few_changes(
    left: Problem, begin: Schedule, most: int, start: Schedule | None, effort: Effort
) -> tuple[Problem, Schedule, Forced | None]:
    """Find the plan worth most of those that change no more than `most` meetings.

    Also says how many must.
    """
    fewest = effort.solve(
        replace(left, goals=(Goal("changes"), Goal("shortfall"))), begin
    )
    found = fewest.goal("changes")
    if found is None:
        return left, fewest, None
    forced = Forced(found.value, most, found.gap == 0)
    if forced.is_too_much:
        return left, Schedule(status=Status.NO_PLAN, run=fewest.run), forced
    goals = _with_limit(left.goals, most - found.value)
    if goals[-1].goal == "disruption":  # nothing behind it could spend more changes
        goals = goals[:-1]
    limited = replace(left, goals=goals)
    plan = effort.after(fewest).solve(limited, start or fewest)
    return limited, plan, forced


def _with_limit(goals: Sequence[Goal], more: int) -> tuple[Goal, ...]:
    """Let so many more meetings change than must, for the goals of choosing alone."""
    choosing = [goal for goal in goals if goal.goal in CHOOSING]
    others = [goal for goal in goals if goal.goal not in (*CHOOSING, *BASELINE_GOALS)]
    return (Goal("changes", give=more), *choosing, Goal("disruption"), *others)


def _changes(before: Schedule, after: Schedule) -> tuple[Change, ...]:
    if not after.has_plan:
        return ()
    return changes_between(before.meetings, after.meetings)
