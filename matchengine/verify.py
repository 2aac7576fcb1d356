"""The independent checker: every rule, goal, bound and claim, without the solver.

It shares no code with the solver, and is written from the formats alone
(docs/files.md, docs/model.md). To check a rule of your own as well, call
`verify(problem, schedule, checks=(*CHECKS, mine))`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from matchengine.checking.certificate import (
    bound_is_what_the_prices_give,
    prices_are_sound,
)
from matchengine.checking.checks import CHECKS as CHECKS
from matchengine.checking.claims import claims_hold, unchecked_claims
from matchengine.checking.duality import as_number, exact_bound
from matchengine.checking.facts import Facts as Facts
from matchengine.checking.goals import GOAL_VALUES as GOAL_VALUES
from matchengine.checking.references import conflict_ids_are_known, names_are_known
from matchengine.checking.violations import Violation as Violation, count
from matchengine.faces.goals import GoalShown
from matchengine.faces.report import report_face
from matchengine.problem import Problem
from matchengine.schedule import Schedule, Status

Check = Callable[[Facts], Iterator[Violation]]
SHOWN = 50
LONGEST = 10**300


@dataclass(frozen=True, slots=True)
class GoalReport:
    """A goal's recomputed value, beside what the schedule claims of it.

    `value` is None where there is no plan; what the schedule does not claim is None.
    """

    goal: str
    value: int | None
    claimed: int | None = None
    best: int | None = None
    limit: int | None = None
    bound: int | None = None
    gap: float | None = None
    proof: Literal["certificate", "search"] | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """What became of the check.

    `bound` is the certificate's, recomputed; None if there is none or its prices are
    unsound. `claims` are sentences on what only a search could re-check.
    """

    status: Status
    meetings: int
    violations: tuple[Violation, ...] = ()
    goals: tuple[GoalReport, ...] = ()
    bound: float | None = None
    claims: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether the plan obeys every rule and claims nothing false."""
        return not self.violations

    def __str__(self) -> str:
        return "\n".join(_lines(self))

    def _repr_html_(self) -> str:
        return report_face(
            _verdict(self),
            [f"{one.sentence} [{one.check}]" for one in self.violations],
            [
                GoalShown(one.goal, one.value, one.best, one.bound, one.gap, one.proof)
                for one in self.goals
            ],
            self.bound,
            self.claims,
        )


def verify(
    problem: Problem, schedule: Schedule, checks: Sequence[Check] = CHECKS
) -> Report:
    """Re-check a schedule against its problem: rules, goals, bound and claims.

    Parameters
    ----------
    problem
        What was to be scheduled.
    schedule
        The plan, from whatever program.
    checks
        The rules to check; each takes the facts and yields what does not hold.

    Returns
    -------
    Report
        With every violation found. Nothing is raised for a plan that is wrong.
    """
    facts = Facts(problem, schedule)
    exact, violations = _certificate(facts)
    violations = [*_plan(facts, checks), *violations, *claims_hold(facts, exact)]
    return Report(
        status=schedule.status,
        meetings=len(schedule.meetings),
        violations=tuple(violations),
        goals=tuple(_goals(facts)),
        bound=None if exact is None else as_number(exact),
        claims=tuple(unchecked_claims(facts)),
    )


def _plan(facts: Facts, checks: Sequence[Check]) -> Iterator[Violation]:
    yield from names_are_known(facts)
    yield from conflict_ids_are_known(facts)
    if facts.schedule.has_plan:
        for check in checks:
            yield from check(facts)


def _certificate(facts: Facts) -> tuple[int | None, list[Violation]]:
    """The bound in 1/1024ths, if the prices are sound enough to give one."""
    certificate = facts.schedule.certificate
    unsound = list(prices_are_sound(facts))
    if certificate is None or unsound:
        return None, unsound
    exact = exact_bound(facts, certificate)
    return exact, list(bound_is_what_the_prices_give(certificate, exact))


def _goals(facts: Facts) -> Iterator[GoalReport]:
    for goal in facts.problem.goals_in_order:
        value = GOAL_VALUES[goal.goal](facts) if facts.schedule.has_plan else None
        told = facts.schedule.goal(goal.goal)
        if told is None:
            yield GoalReport(goal.goal, value)
        else:
            yield GoalReport(
                goal.goal,
                value,
                claimed=told.value,
                best=told.best,
                limit=told.limit,
                bound=told.bound,
                gap=told.gap,
                proof=told.proof,
            )


def _lines(report: Report) -> Iterator[str]:
    yield _verdict(report)
    for violation in report.violations[:SHOWN]:
        yield f"  - {violation.sentence} [{violation.check}]"
    if len(report.violations) > SHOWN:
        yield f"  … and {len(report.violations) - SHOWN} more"
    if any(goal.value is not None for goal in report.goals):
        yield "Goals, recomputed:"
        yield from (f"  {line}" for line in _goal_lines(report.goals))
    if report.bound is not None:
        yield f"The certificate proves: no plan has a value above {report.bound:,.10g}."
    if report.claims:
        yield "Claimed, not re-checked:"
        yield from (f"  - {claim}" for claim in report.claims)


def _verdict(report: Report) -> str:
    found = count(len(report.violations), "thing")
    if not report.ok:
        return f"Refused: {found} in this {report.status} schedule does not hold."
    if report.status in (Status.OPTIMAL, Status.FEASIBLE):
        held = count(report.meetings, "meeting")
        return f"The plan holds ({report.status}): {held}, every rule obeyed."
    return f"There is no plan to check: the schedule says {report.status}."


def _goal_lines(goals: Sequence[GoalReport]) -> Iterator[str]:
    rows = [("goal", "this plan", "best", "bound", "gap", "proven by")]
    rows += [
        (
            goal.goal,
            _shown(goal.value),
            _shown(goal.best),
            _shown(goal.bound),
            "-" if goal.gap is None else f"{100 * goal.gap:.3g} %",
            goal.proof or "-",
        )
        for goal in goals
    ]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for name, *numbers, proof in rows:
        cells = (n.rjust(w) for n, w in zip(numbers, widths[1:-1], strict=True))
        yield "  ".join((name.ljust(widths[0]), *cells, proof)).rstrip()


def _shown(number: int | None) -> str:
    if number is None:
        return "-"
    return f"{number:,}" if abs(number) < LONGEST else "absurd"
