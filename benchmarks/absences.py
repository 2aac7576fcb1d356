"""What the goal `robust_value` brings, and how long the risks of a plan take.

The example mission with a chance of absence for everybody, solved with the goal and
without; and the risks of its plan and of one of the largest fair. Each in a process of
its own::

    python benchmarks/absences.py --write
    python benchmarks/absences.py --seconds 20

`--write` puts the tables into docs/benchmarks.md.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace

from apart import run_apart
from documents import write_between
from instances import FAIR, instance
from machine import measured_on

import matchengine as me

ABSENCE = 0.2
GIVE = 0.01
WAYS: dict[str, tuple[me.Goal, ...]] = {
    "value": (me.Goal("value"),),
    "value, robust_value": (me.Goal("value"), me.Goal("robust_value")),
    f"value with a give of {GIVE}, robust_value": (
        me.Goal("value", GIVE),
        me.Goal("robust_value"),
    ),
}
"""The goals, behind shortfall."""
PLANS = {"example": 10.0, FAIR.name: 60.0}
"""The plans whose risks are told, with the seconds in which they are made."""
LONGEST_S = 600.0


@dataclass(frozen=True)
class Borne:
    """What a plan is worth, and how many sides of its meetings have a stand-by."""

    risks: me.Risks
    wall_s: float

    @property
    def sides(self) -> int:
        """Sides of meetings for which somebody stands by."""
        both = ((one.for_buyer, one.for_seller) for one in self.risks.at_risk)
        return sum(by is not None for sides in both for by in sides)


@dataclass(frozen=True)
class Told:
    """Processor seconds to tell the risks of a plan, and to verify it with the goal."""

    meetings: int
    risks_s: float
    verify_s: float


def risky(name: str, goals: tuple[me.Goal, ...]) -> me.Problem:
    """Make an instance of which everybody may stay away."""
    problem = instance(name)
    people = tuple(replace(one, absence=ABSENCE) for one in problem.participants)
    return replace(problem, participants=people, goals=goals)


def solved(way: str, seconds: float) -> Borne:
    """Solve the example with the goals of a way."""
    problem = risky("example", (me.Goal("shortfall"), *WAYS[way]))
    began = time.monotonic()
    schedule = me.solve(problem, time_limit=seconds, seed=0, workers=2)
    wall = time.monotonic() - began
    return Borne(me.risks(problem, schedule), wall)


def told(name: str) -> Told:
    """Tell the risks of a plan, and verify it with the goal."""
    problem = risky(name, (me.Goal("value"),))
    schedule = me.solve(problem, time_limit=PLANS[name], seed=0, workers=2)
    began = time.process_time()
    me.risks(problem, schedule)
    risks = time.process_time() - began
    asked = replace(problem, goals=(*problem.goals, me.Goal("robust_value")))
    began = time.process_time()
    me.verify(asked, schedule)
    return Told(len(schedule.meetings), risks, time.process_time() - began)


def borne_rows(seconds: float) -> Iterator[str]:
    """Give the table of what the goal brings."""
    yield "| goals | value | expected | with stand-bys | robust_value | stand-bys | s |"
    yield "| --- | --- | --- | --- | --- | --- | --- |"
    for way in WAYS:
        done = run_apart(solved, way, seconds, limit=seconds + LONGEST_S)
        one: Borne | None = done.result
        if one is None:
            yield f"| {way} | {done.fault} | | | | | |"
            continue
        risks = one.risks
        yield (
            f"| {way} | {risks.value:,} | {risks.expected:,.0f} "
            f"| {risks.expected_with_standbys:,.0f} | {risks.robust_value:,} "
            f"| {one.sides} of {2 * risks.meetings} | {one.wall_s:.0f} |"
        )


def told_rows() -> Iterator[str]:
    """Give the table of how long it takes."""
    yield "| plan | meetings | risks | verify with the goal | GB of memory |"
    yield "| --- | --- | --- | --- | --- |"
    for name in PLANS:
        done = run_apart(told, name, limit=LONGEST_S)
        one: Told | None = done.result
        if one is None:
            yield f"| {name} | {done.fault} | | | |"
            continue
        yield (
            f"| {name} | {one.meetings:,} | {one.risks_s:.1f} s | {one.verify_s:.1f} s "
            f"| {done.peak_gb:.1f} |"
        )


def main() -> None:
    """Measure, print, and write if asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    how = f"a chance of absence of {ABSENCE} for everybody, 2 workers, seed 0"
    parts = ("\n".join(borne_rows(asked.seconds)), "\n".join(told_rows()))
    print(text := "\n\n".join((*parts, measured_on(how))))
    if asked.write:
        write_between("absences", text)


if __name__ == "__main__":
    main()
