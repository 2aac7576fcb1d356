"""Before an edit breaks a plan: what of it would not hold, and what that costs."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from matchengine.live.carried import Carried, carried
from matchengine.live.effort import Effort
from matchengine.live.impossible import Impossible, impossible
from matchengine.problem import Problem, as_baseline
from matchengine.records import Goal, Pair
from matchengine.results.changes import Change, by_participant, changes_between
from matchengine.schedule import Meeting, Schedule, Status
from matchengine.solving.baseline import BASELINE_GOALS
from matchengine.verify import Violation, verify

OF_ALL_MEETINGS = ("idle_gaps_are_spread_evenly", "zone_change_has_a_free_slot")
"""Rules that no single meeting breaks, as `verify` calls them."""


@dataclass(frozen=True)
class Comparison:
    """A published plan beside a problem that was edited.

    Attributes
    ----------
    impossible
        The published meetings that cannot stay as they are, each with the reason.
    required
        The pairs that must be held now, and are not in the published plan.
    broken
        Rules of the whole plan that what can stay would break.
    slots_cut_anew
        Whether slots start or end at other times; then those that start at the same
        time count as the same.
    value_before
        What the published plan was worth.
    value_lost
        What the meetings were worth that can no longer be held when they are.
    revalued
        By how much the others are worth more now, or less.
    problem, schedule
        What was solved, and the plan with the fewest changes; None if it was not asked
        for, or if there is none.
    value_after
        What it is worth; None without one.
    changes
        What is different in it. What was, has the ids of the problem before; what is
        new, those of the edited one.
    """

    impossible: tuple[Impossible, ...]
    required: tuple[Pair, ...]
    broken: tuple[Violation, ...]
    slots_cut_anew: bool
    value_before: int
    value_lost: int
    revalued: int
    problem: Problem | None = None
    schedule: Schedule | None = None
    value_after: int | None = None
    changes: tuple[Change, ...] = ()

    @property
    def touched(self) -> tuple[str, ...]:
        """Whom it touches: by the new plan if there is one, else by what cannot be."""
        if self.schedule is not None and self.schedule.has_plan:
            return tuple(by_participant(self.changes))
        ends = {(one.meeting.buyer, one.meeting.seller) for one in self.impossible}
        ends |= {(pair.buyer, pair.seller) for pair in self.required}
        return tuple(sorted({one for two in ends for one in two}))

    @property
    def changes_nothing(self) -> bool:
        """Whether the published plan can stay as it is, worth what it was."""
        return not (self.impossible or self.required or self.broken or self.revalued)


def compare(
    before: Problem,
    schedule: Schedule,
    after: Problem,
    *,
    vetoed: Collection[frozenset[str]] = (),
    effort: Effort | None = None,
) -> Comparison:
    """Set a published plan beside a problem that was edited; neither is touched.

    Parameters
    ----------
    before, schedule
        The plan in force, and the problem that it is of.
    after
        The problem as it would be.
    vetoed
        The participants of whom it is known that they must not meet, two by two.
    effort
        How hard to look for the plan with the fewest changes; None not to.
    """
    held = schedule.meetings
    moved = carried(before, held, after)
    cannot = impossible(held, moved, after, vetoed)
    kept = _kept(held, moved, cannot)
    lost = {one.meeting.pair for one in cannot if not one.needs_only_a_table}
    then = {pair.id: pair.value for pair in before.pairs}
    now = {pair.id: pair.value for pair in after.pairs}
    stay = [meeting.pair for meeting in held if meeting.pair not in lost]
    found = Comparison(
        impossible=cannot,
        required=_required(after, moved),
        broken=_broken(after, kept),
        slots_cut_anew=moved.cut_anew,
        value_before=sum(then[meeting.pair] for meeting in held),
        value_lost=sum(then[pair] for pair in lost),
        revalued=sum(now[moved.pairs[pair]] - then[pair] for pair in stay),
    )
    return found if effort is None else _solved(found, held, moved, after, effort)


def _kept(
    held: Sequence[Meeting], moved: Carried, cannot: Sequence[Impossible]
) -> list[Meeting]:
    """Give the meetings that can stay just as they are, as the edited problem has them.

    Buyer and seller are written as that problem has them.
    """
    gone = {one.meeting.pair for one in cannot}
    found = (moved.meeting(one) for one in held if one.pair not in gone)
    return [one for one in found if one is not None]


def _required(after: Problem, moved: Carried) -> tuple[Pair, ...]:
    there = {*moved.pairs.values()}
    return tuple(p for p in after.pairs if p.must_be_held and p.id not in there)


def _broken(after: Problem, kept: Sequence[Meeting]) -> tuple[Violation, ...]:
    """Find the rules of the whole plan that its remains would break."""
    rules = after.rules
    if rules.max_idle_gap_spread is None and not rules.zone_change_needs_free_slot:
        return ()
    meetings = tuple(_as_paired(after, kept))
    report = verify(after, Schedule(Status.FEASIBLE, meetings=meetings))
    return tuple(one for one in report.violations if one.check in OF_ALL_MEETINGS)


def _as_paired(after: Problem, kept: Sequence[Meeting]) -> list[Meeting]:
    pairs = {pair.id: pair for pair in after.pairs}
    return [
        replace(one, buyer=pairs[one.pair].buyer, seller=pairs[one.pair].seller)
        for one in kept
    ]


def _solved(
    found: Comparison,
    held: Sequence[Meeting],
    moved: Carried,
    after: Problem,
    effort: Effort,
) -> Comparison:
    published = [moved.published(meeting) for meeting in held]
    own = [goal for goal in after.goals_in_order if goal.goal not in BASELINE_GOALS]
    problem = replace(
        after,
        baseline=as_baseline(published),
        goals=(Goal("disruption"), *(Goal(goal.goal) for goal in own)),
    )
    there = [one for one in map(moved.meeting, held) if one is not None]
    tables = {table.id for table in after.tables}
    begin = [one for one in _as_paired(after, there) if one.table in tables]
    plan = effort.solve(problem, Schedule(Status.FEASIBLE, meetings=tuple(begin)))
    if not plan.has_plan:
        return replace(found, schedule=plan)
    values = {pair.id: pair.value for pair in after.pairs}
    original = dict(zip((one.pair for one in published), held, strict=True))
    changes = (
        replace(one, before=None if one.before is None else original[one.before.pair])
        for one in changes_between(published, plan.meetings)
    )
    return replace(
        found,
        problem=problem,
        schedule=plan,
        value_after=sum(values[meeting.pair] for meeting in plan.meetings),
        changes=tuple(changes),
    )
