"""The ways of solving that are compared, and what each answers on an instance."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial

from apart import ENDED, Apart, run_apart
from ours import gap_of, solve_instance
from rivals.common import Found, solved
from rivals.grad_visits import grad_visits
from rivals.greedy import greedy
from rivals.plain_cp_sat import solve_plain_cp_sat
from rivals.plain_mip import plain_mip
from rivals.rc2 import rc2

LATE = 120.0
"""So many seconds beyond its limit a way may take before it is ended from outside."""


@dataclass(frozen=True)
class Asked:
    """What is asked of every way: the same instance, goal, limits and time."""

    instance: str
    goal: str
    seconds: float
    seed: int
    workers: int
    limits: Mapping[str, int]


@dataclass(frozen=True)
class Answer:
    """What a way reached; `curve` has (seconds, value) of the plans on the way."""

    way: str
    value: int | None = None
    bound: int | None = None
    proven: bool = False
    wall_s: float = 0.0
    peak_gb: float = 0.0
    curve: tuple[tuple[float, int], ...] = ()
    note: str = ""
    limits: Mapping[str, int] | None = None

    @property
    def gap(self) -> float | None:
        """Distance from its own bound, as a share of the value."""
        return gap_of(self.value, self.bound)


def ours(asked: Asked) -> Answer:
    """Solve with matchengine; goals before the one asked for come first."""
    apart = run_apart(
        solve_instance, asked.instance, asked.seed, asked.seconds, asked.workers
    )
    if apart.fault:
        return Answer(OURS, note=apart.fault, wall_s=apart.wall_s)
    limits: dict[str, int] = {}
    for one in apart.result:
        if one.goal == asked.goal:
            return Answer(
                OURS,
                value=one.value,
                bound=one.bound,
                proven=one.gap == 0 or one.status == "infeasible",
                wall_s=one.wall_s,
                peak_gb=one.peak_gb,
                curve=tuple((at, value) for at, value, _ in one.curve),
                note=one.proof,
                limits=limits,
            )
        limits[one.goal] = one.limit
    raise ValueError(f"{asked.instance} has no goal {asked.goal}")


def _plain_cp_sat(asked: Asked) -> Apart:
    return run_apart(
        solve_plain_cp_sat,
        asked.instance,
        asked.seed,
        asked.seconds,
        asked.workers,
        asked.goal,
        dict(asked.limits),
        limit=asked.seconds + LATE,
    )


def _plain_mip(asked: Asked) -> Apart:
    minimums = "shortfall" in asked.limits
    return _solved(asked, solved, plain_mip, asked.seconds, minimums)


def _greedy(asked: Asked) -> Apart:
    return _solved(asked, solved, greedy)


def _grad_visits(asked: Asked) -> Apart:
    package = "grad_visit_scheduler"
    ended = partial(solved, end_after=asked.seconds, package=package)
    return _solved(asked, ended, grad_visits)


def _rc2(asked: Asked) -> Apart:
    package = "pysat.examples.rc2"
    return _solved(
        asked, partial(solved, end_after=asked.seconds, package=package), rc2
    )


def _solved(
    asked: Asked, work: Callable[..., Found], way: Callable[..., Found], *rest: object
) -> Apart:
    limit = asked.seconds + LATE
    return run_apart(work, asked.instance, asked.seed, way, *rest, limit=limit)


OURS = "matchengine"
CP_SAT, MIP, GREEDY = "plain CP-SAT", "plain MIP (HiGHS)", "greedy"
GRAD_VISITS, RC2 = "grad-visitor-scheduler", "RC2 (MaxSAT)"
RIVALS: dict[str, Callable[[Asked], Apart]] = {
    CP_SAT: _plain_cp_sat,
    MIP: _plain_mip,
    GREEDY: _greedy,
    GRAD_VISITS: _grad_visits,
    RC2: _rc2,
}


def rival(way: str, asked: Asked) -> Answer:
    """Solve by another way, with the limits that we kept on the goals before."""
    apart = RIVALS[way](asked)
    if apart.fault:
        wall = asked.seconds if apart.fault == ENDED else apart.wall_s
        return Answer(way, note=_in_short(apart.fault), wall_s=wall)
    found: Found = apart.result
    answer = Answer(
        way,
        value=found.value,
        bound=found.bound,
        proven=found.proven,
        wall_s=found.wall_s,
        peak_gb=apart.peak_gb,
        curve=found.curve,
    )
    if found.meetings is None:
        return replace(answer, note="infeasible" if found.proven else "no plan")
    notes = []
    for rule, times in found.broken.items():
        notes.append(f"breaks {rule.replace('_', ' ')} ({times})")
    if found.shortfall > asked.limits.get("shortfall", 0):
        notes.append(f"{found.shortfall} meetings short of the minimums")
    return replace(answer, note=", ".join(notes))


def _in_short(fault: str) -> str:
    """Say a fault in a few words."""
    return fault.removeprefix("DoesNotFitError: ").partition("\n")[0][:80]
