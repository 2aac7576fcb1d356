"""How far matchengine gets, beside what it is meant to reach: value, bound, gap, time.

Every row is an instance of its own, solved in a process of its own; every plan is
verified. `certificate's gap` is the distance from the bound that the checker
recomputes from the certificate. Prints a table in Markdown.

    python benchmarks/reach.py [--only TEXT ...] [--quick] [--seeds 0 1] [--b2b FOLDER]
        [--write]
"""

from __future__ import annotations

import argparse
import math
from collections.abc import Iterator, Sequence
from pathlib import Path

from apart import run_apart
from documents import write_between
from instances import GROWING
from machine import measured_on
from ours import Reached, solve_as_command, solve_instance
from reach_rows import GAP_OF_GROWTH, ROWS, Row, event_rows
from rivals.plain_cp_sat import solve_plain_cp_sat

HEAD = (
    "| work | seed | s | goal | value | bound | gap | certificate's gap | proof "
    "| wall s | first plan s | peak GB | aim | reached |\n"
    "| --- | ---: | ---: | --- | ---: | ---: | ---: | ---: | --- "
    "| ---: | ---: | ---: | --- | --- |"
)
LONGEST_GROWTH = 2.5
LARGEST_SHOWN = 10.0
"""Gaps beyond ten times the value are all the same."""


def measured(row: Row, seed: int, workers: int) -> Iterator[str]:
    """Solve the instance of a row, and say what each of its goals reached."""
    if row.as_command:
        found: Sequence[Reached] = solve_as_command(
            row.instance, seed, row.seconds, workers
        )
    else:
        apart = run_apart(solve_instance, row.instance, seed, row.seconds, workers)
        if apart.fault:
            yield f"| {row.name} | {seed} | {row.seconds:g} | {apart.fault} |"
            return
        found = apart.result
    plain = _halves(row, found, seed, workers)
    for one in found:
        if one.goal in row.goals:
            aim, reached = row.judge(one, plain.get(one.goal))
            yield _line(row, seed, one, aim, "yes" if reached else "no")


def _halves(
    row: Row, found: Sequence[Reached], seed: int, workers: int
) -> dict[str, float]:
    """Give what plain CP-SAT reaches on goals that we could not prove; inf: no plan."""
    limits: dict[str, int] = {}
    reached: dict[str, float] = {}
    for one in found:
        if one.goal in row.against_plain and one.gap != 0:
            plain = run_apart(
                solve_plain_cp_sat,
                row.instance,
                seed,
                row.seconds,
                workers,
                one.goal,
                dict(limits),
                limit=3 * row.seconds + 60,
            )
            value = None if plain.result is None else plain.result.value
            reached[one.goal] = math.inf if value is None else value
        limits[one.goal] = one.limit
    return reached


def growth(seed: int, workers: int, seconds: float, quick: bool) -> Iterator[str]:
    """Say how the time to a small gap grows when participants and pairs double."""
    yield (
        f"\n| participants | pairs | s to a gap of {GAP_OF_GROWTH:.1%} | times the one "
        f"before (aim: {LONGEST_GROWTH:g} at most) | gap at the end | wall s "
        "| peak GB |\n| ---: | ---: | ---: | ---: | ---: | ---: | ---: |"
    )
    before: float | None = None
    for size in GROWING[: 2 if quick else None]:
        apart = run_apart(solve_instance, size.name, seed, seconds, workers)
        if apart.fault:
            yield f"| {size.buyers + size.sellers:,} | {apart.fault} |"
            continue
        (one,) = apart.result
        taken = one.time_to(GAP_OF_GROWTH)
        pairs = round(size.candidates * size.buyers * size.sellers)
        times = f"{taken / before:.2f}" if taken and before else "-"
        yield (
            f"| {size.buyers + size.sellers:,} | {pairs:,} | {_seconds(taken)} "
            f"| {times} | {_percent(one.gap)} | {one.wall_s:.1f} | {one.peak_gb:.2f} |"
        )
        before = taken


def _line(row: Row, seed: int, one: Reached, aim: str, reached: str) -> str:
    return (
        f"| {row.name} | {seed} | {row.seconds:g} | {one.goal} | {_count(one.value)} "
        f"| {_count(one.bound)} | {_percent(one.gap)} | {_percent(one.certified_gap)} "
        f"| {one.proof or one.status} | {one.wall_s:.1f} | {_seconds(one.first_s)} "
        f"| {one.peak_gb:.2f} | {aim} | {reached} |"
    )


def _count(number: int | None) -> str:
    return "none" if number is None else f"{number:,}"


def _percent(share: float | None) -> str:
    if share is None:
        return "-"
    return f"{share:.4%}" if share < LARGEST_SHOWN else f"> {LARGEST_SHOWN:.0%}"


def _seconds(number: float | None) -> str:
    return "-" if number is None else f"{number:.1f}"


def main() -> None:
    """Measure the rows asked for, and print each as soon as it is there."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only", nargs="+", metavar="TEXT", help="rows named so")
    parser.add_argument("--quick", action="store_true", help="the small rows only")
    parser.add_argument("--seeds", nargs="+", type=int, default=[0])
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--write", action="store_true", help="into docs/benchmarks.md")
    parser.add_argument("--b2b", type=Path, metavar="FOLDER", help="events as .dzn")
    asked = parser.parse_args()
    rows = (*ROWS, *event_rows(asked.b2b)) if asked.b2b else ROWS
    rows = tuple(row for row in rows if not (asked.quick and row.long))
    if asked.only:
        rows = tuple(row for row in rows if any(t in row.name for t in asked.only))
    seeds = ", ".join(map(str, asked.seeds))
    said = [measured_on(f"{asked.workers} workers, seeds {seeds}"), "", HEAD]
    print(*said, sep="\n", flush=True)
    for row in rows:
        for seed in asked.seeds:
            for line in measured(row, seed, asked.workers):
                print(line, flush=True)
                said.append(line)
    if not asked.only or "growth" in asked.only:
        for line in growth(asked.seeds[0], asked.workers, 60, asked.quick):
            print(line, flush=True)
            said.append(line)
    if asked.write:
        write_between("reach", "\n".join(said))


if __name__ == "__main__":
    main()
