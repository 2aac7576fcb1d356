"""What a schedule says of itself, held against what it is."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from typing import Final

from matchengine.checking.checks import CHECKS
from matchengine.checking.duality import UNIT
from matchengine.checking.facts import Facts
from matchengine.checking.goals import GOAL_VALUES
from matchengine.checking.violations import Violation
from matchengine.problem import MAXIMISED
from matchengine.schedule import GoalResult, Schedule, Status

LARGEST_CLAIM: Final = 2**1000
"""No plan comes near; what is larger would not fit a float."""
NEAR: Final = Fraction(1, 10**9)
"""Gaps are floats: so far may two computations of the same one differ."""


def claims_hold(facts: Facts, exact: int | None) -> Iterator[Violation]:
    """The status and every number of every goal are what they claim to be.

    `exact` is the recomputed bound of the certificate in 1/1024ths, None if there is
    none.
    """
    if facts.schedule.has_plan:
        yield from _goals_are_the_problems(facts)
        for result in facts.schedule.goals:
            yield from _result_holds(facts, result, exact)
        yield from _optimal_means_no_gap(facts)
    else:
        yield from _no_plan_means_nothing_planned(facts.schedule)
    if facts.schedule.status is Status.INFEASIBLE:
        yield from _infeasible_means_no_empty_plan(facts)
    elif facts.schedule.conflicts:
        yield _status_violation(
            facts.schedule, "names conflicts, but only infeasible problems have any"
        )


def unchecked_claims(facts: Facts) -> Iterator[str]:
    """Say what the schedule claims that cannot be re-checked without a search."""
    schedule = facts.schedule
    if schedule.status is Status.INFEASIBLE:
        yield "That no plan obeys every rule is the search's word."
    if schedule.has_plan and facts.problem.goals_in_order and not schedule.goals:
        yield "The plan lists no goals: it claims nothing of how good it is."
    for result in filter(_is_sane, schedule.goals):
        name = result.goal
        if result.proof == "search":
            yield f"Goal {name}: that {result.bound} is a bound is the search's word."
        if _beats(name, result.best, GOAL_VALUES[name](facts)):
            yield (
                f"Goal {name}: that a plan with {result.best} was found before later"
                " goals had their turn is the search's word."
            )


def _goals_are_the_problems(facts: Facts) -> Iterator[Violation]:
    """A plan that lists no goals claims nothing of them, and so nothing false."""
    due = [goal.goal for goal in facts.problem.goals_in_order]
    listed = [result.goal for result in facts.schedule.goals]
    if listed and listed != due:
        yield Violation(
            "goals_are_those_of_the_problem",
            tuple(listed),
            f"The schedule lists the goals {', '.join(listed)}, the problem has"
            f" {', '.join(due) or 'none'}; list these, in this order.",
        )


def _result_holds(
    facts: Facts, result: GoalResult, exact: int | None
) -> Iterator[Violation]:
    if not _is_sane(result):
        yield _wrong(
            result, "goal_value_is_that_of_the_plan", "has numbers beyond 1e300"
        )
        return
    value = GOAL_VALUES[result.goal](facts)
    if len(facts.meetings) == len(facts.schedule.meetings):
        yield from _value_is_that_of_the_plan(result, value)
        yield from _limit_is_kept(facts, result, value)
        yield from _bound_is_not_beaten(result, value)
    yield from _gap_is_that_of_the_bound(result)
    yield from _proof_is_there(facts, result, exact)


def _value_is_that_of_the_plan(result: GoalResult, value: int) -> Iterator[Violation]:
    if result.value != value:
        yield _wrong(
            result,
            "goal_value_is_that_of_the_plan",
            f"claims the value {result.value}, but the plan's is {value}",
        )


def _limit_is_kept(facts: Facts, result: GoalResult, value: int) -> Iterator[Violation]:
    limit = _limit_due(facts, result)
    if result.limit != limit:
        yield _wrong(
            result,
            "goal_limit_follows_from_the_best",
            f"claims the limit {result.limit}, but its best and give make {limit}",
        )
    if _beats(result.goal, limit, value):
        yield _wrong(
            result,
            "plan_keeps_the_limit",
            f"has the limit {limit}, but the plan's value is {value}",
        )


def _bound_is_not_beaten(result: GoalResult, value: int) -> Iterator[Violation]:
    if result.bound is None:
        return
    for what, number in (("best", result.best), ("plan's value", value)):
        if _beats(result.goal, number, result.bound):
            yield _wrong(
                result,
                "bound_is_not_beaten",
                f"claims the bound {result.bound}, but the {what} {number} beats it",
            )
            return


def _gap_is_that_of_the_bound(result: GoalResult) -> Iterator[Violation]:
    gap = _gap_due(result)
    if gap is None or result.gap is None:
        fits = gap is None and result.gap is None
    else:
        fits = (
            math.isfinite(result.gap)
            and (result.gap == 0) == (gap == 0)
            and abs(Fraction(result.gap) - gap) <= NEAR * max(Fraction(1), gap)
        )
    if not fits:
        due = "none without a bound" if gap is None else f"{float(gap)!r}"
        yield _wrong(
            result,
            "goal_gap_is_that_of_the_bound",
            f"claims the gap {result.gap}, but it is {due}",
        )


def _proof_is_there(
    facts: Facts, result: GoalResult, exact: int | None
) -> Iterator[Violation]:
    check = "proof_is_there"
    if (result.proof is None) != (result.bound is None):
        yield _wrong(
            result,
            check,
            f"claims the bound {result.bound} with the proof {result.proof}; a bound"
            " needs a proof, and a proof a bound",
        )
    if result.proof != "certificate" or result.bound is None:
        return
    certificate = facts.schedule.certificate
    if result.goal != "value" or certificate is None:
        yield _wrong(
            result,
            check,
            "claims a certificate's proof, but there is no such certificate",
        )
    elif math.isfinite(certificate.bound):
        yield from _bound_is_the_certificates(result, certificate.bound, exact)


def _bound_is_the_certificates(
    result: GoalResult, claimed: float, exact: int | None
) -> Iterator[Violation]:
    # A bound too fine for a float is claimed rounded, and must still be sound.
    due = max(math.floor(claimed), -math.inf if exact is None else exact // UNIT)
    if result.bound != due:
        yield _wrong(
            result,
            "proof_is_there",
            f"claims the bound {result.bound} by certificate, which gives {due}",
        )


def _optimal_means_no_gap(facts: Facts) -> Iterator[Violation]:
    schedule = facts.schedule
    listed = bool(schedule.goals) or not facts.problem.goals_in_order
    proven = listed and all(result.bound == result.best for result in schedule.goals)
    if schedule.status is Status.OPTIMAL and not proven:
        yield _status_violation(schedule, "needs every goal to have the gap 0")
    if schedule.status is Status.FEASIBLE and proven:
        yield _status_violation(schedule, "has no gap left and so is optimal")


def _no_plan_means_nothing_planned(schedule: Schedule) -> Iterator[Violation]:
    if schedule.meetings:
        yield _status_violation(schedule, f"has {len(schedule.meetings)} meetings")
    if schedule.goals:
        yield _status_violation(schedule, "claims goal values without a plan")


def _infeasible_means_no_empty_plan(facts: Facts) -> Iterator[Violation]:
    nothing = Facts(facts.problem, replace(facts.schedule, meetings=()))
    if not any(True for check in CHECKS for _ in check(nothing)):
        yield _status_violation(
            facts.schedule, "is wrong, for the plan without meetings breaks no rule"
        )


def _limit_due(facts: Facts, result: GoalResult) -> int:
    gives = {goal.goal: goal.give for goal in facts.problem.goals}
    give = gives.get(result.goal, 0)
    # In floats, as any other program would compute it.
    allowance = math.floor(give * abs(result.best)) if give < 1 else int(give)
    sign = -1 if result.goal in MAXIMISED else 1
    return result.best + sign * allowance


def _gap_due(result: GoalResult) -> Fraction | None:
    if result.bound is None:
        return None
    return Fraction(abs(result.bound - result.best), max(1, abs(result.best)))


def _is_sane(result: GoalResult) -> bool:
    numbers = (result.value, result.best, result.limit, result.bound or 0)
    return max(map(abs, numbers)) <= LARGEST_CLAIM


def _beats(goal: str, number: int, other: int) -> bool:
    """Whether one value of a goal is better than another."""
    return number > other if goal in MAXIMISED else number < other


def _wrong(result: GoalResult, check: str, what: str) -> Violation:
    return Violation(
        check, (result.goal,), f"Goal {result.goal} {what}; correct the claim."
    )


def _status_violation(schedule: Schedule, what: str) -> Violation:
    return Violation(
        "status_is_true",
        (str(schedule.status),),
        f"The status '{schedule.status}' {what}; correct the schedule.",
    )
