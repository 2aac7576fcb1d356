"""How close to the bound the example mission comes, beside what else could be used.

Runs one after the other, on the problem of a configuration and the same rules:

- matchengine: all goals of the configuration, then `value` alone;
- plain CP-SAT: one time-indexed model of everything, `value` alone, same time; and
  `idle_gaps` alone, given the limits that matchengine reached on the goals before;
- greedy: pairs by falling value, each in its first free slot (what event tools do).

Prints a table in Markdown; see docs/benchmarks.md for what was measured.

    python benchmarks/mission_day.py configs/kaltim-2025.yaml --seconds 30
"""

from __future__ import annotations

import argparse
import platform
import resource
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path

import numpy as np

import matchengine as me
from matchengine.preparing import prepare
from matchengine.solving.deadline import Deadline
from matchengine.solving.exact import Task, resolve
from matchengine.solving.indexed import Indexed, index_problem
from matchengine.solving.options import all_options
from matchengine.solving.places import pooled_places
from matchengine.solving.plan import MEASURES, empty_plan
from matchengine.solving.rules import RULES

BEFORE_GAPS = ("shortfall", "value")


@dataclass(frozen=True)
class Row:
    """What one way of solving reached."""

    way: str
    goal: str
    value: int | None
    bound: int | None
    proof: str
    wall_s: float
    limit: int = 0

    @property
    def gap(self) -> str:
        """Distance from the bound in percent, as far as both are known."""
        if self.value is None or self.bound is None:
            return "-"
        return f"{abs(self.bound - self.value) / max(1, self.value):.4%}"

    def __str__(self) -> str:
        return (
            f"| {self.way} | {self.goal} | {_shown(self.value)} "
            f"| {_shown(self.bound)} | {self.gap} "
            f"| {self.proof} | {self.wall_s:.1f} |"
        )


def ours(problem: me.Problem, seconds: float, workers: int) -> Iterator[Row]:
    """Solve with matchengine; the plan is verified."""
    began = time.monotonic()
    schedule = me.solve(problem, time_limit=seconds, workers=workers)
    wall = time.monotonic() - began
    assert me.verify(problem, schedule).ok
    for goal in schedule.goals:
        yield Row(
            f"matchengine, {len(schedule.goals)} goals",
            goal.goal,
            goal.best,
            goal.bound,
            goal.proof or "-",
            wall,
            goal.limit,
        )


def plain_cp_sat(
    indexed: Indexed,
    seconds: float,
    workers: int,
    goal: str = "value",
    limits: Sequence[tuple[str, int]] = (),
) -> Row:
    """Solve one time-indexed model of the whole, with all rules."""
    began = time.monotonic()
    places = pooled_places(indexed)
    task = Task(
        indexed=indexed,
        places=places,
        free=all_options(indexed, places),
        plan=empty_plan(indexed),
        rules=RULES,
        goal=goal,
        limits=limits,
        workers=workers,
    )
    outcome = resolve(task, Deadline(seconds))
    found = outcome.plan
    reached = None if found is None else MEASURES[goal](indexed, found)
    wall = time.monotonic() - began
    return Row("plain CP-SAT", goal, reached, outcome.bound, "search", wall)


def greedy(indexed: Indexed) -> Row:
    """Take pairs by falling value, required ones first, each in its first free slot.

    Minds delegates, maximums, seats, availability and resources, no other rule.
    """
    began = time.monotonic()
    busy = np.zeros(indexed.available.shape, dtype=np.int64)
    seats = indexed.seats.copy()
    left = indexed.meeting_cap.copy()
    stock = np.repeat(indexed.capacity[:, None], indexed.slots, axis=1)
    reached = 0
    for e in np.lexsort((-indexed.value, ~indexed.must)).tolist():
        b, s = int(indexed.buyer[e]), int(indexed.seller[e])
        use = indexed.uses[indexed.uses[:, 0] == e]
        open_slots = (
            indexed.allowed[e]
            & (busy[b] < indexed.delegates[b])
            & (busy[s] < indexed.delegates[s])
            & (seats > 0)
            & (stock[use[:, 1]] >= use[:, 2:]).all(axis=0)
        )
        if left[b] > 0 and left[s] > 0 and open_slots.any():
            slot = int(open_slots.argmax())
            busy[[b, s], slot] += 1
            left[[b, s]] -= 1
            seats[slot] -= 1
            stock[use[:, 1], slot] -= use[:, 2]
            reached += int(indexed.value[e])
    return Row("greedy", "value", reached, None, "-", time.monotonic() - began)


def main() -> None:
    """Run all ways and print what each reached."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("config", type=Path)
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--workers", type=int, default=2)
    asked = parser.parse_args()
    problem = prepare(me.read_config(asked.config)).problem
    alone = replace(
        problem, goals=(me.Goal("value"),), participants=_no_minimums(problem)
    )
    indexed = index_problem(alone)
    print(
        f"{asked.config.name}: {len(problem.participants)} participants, "
        f"{len(problem.pairs)} pairs, {len(problem.slots)} slots, "
        f"{len(problem.tables)} tables; {asked.seconds:g} s each, "
        f"{asked.workers} workers, seed 0; Python {platform.python_version()}, "
        f"ortools {version('ortools')}\n"
    )
    print("| way | goal | best | bound | gap | proof | wall s |")
    print("| --- | --- | ---: | ---: | ---: | --- | ---: |")
    reached = list(ours(problem, asked.seconds, asked.workers))
    print(*reached, sep="\n", flush=True)
    for row in ours(alone, asked.seconds, asked.workers):
        print(row, flush=True)
    print(plain_cp_sat(indexed, asked.seconds, asked.workers), flush=True)
    limits = [(row.goal, row.limit) for row in reached if row.goal in BEFORE_GAPS]
    whole = index_problem(problem)
    print(plain_cp_sat(whole, asked.seconds, asked.workers, "idle_gaps", limits))
    print(greedy(indexed))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"\nPeak memory of the process: {peak:.0f} MB")


def _no_minimums(problem: me.Problem) -> tuple[me.Participant, ...]:
    """Drop the minimums, so that `value` is the only goal."""
    return tuple(replace(one, min_meetings=0) for one in problem.participants)


def _shown(number: int | None) -> str:
    return "none" if number is None else f"{number:,}"


if __name__ == "__main__":
    main()
