"""How fast fewest idle gaps are proven for the events of the B2B scheduling papers.

Reads MiniZinc data files of the B2B meeting scheduling problem from a folder you
name (Bofill et al., JAIR 2022; the files do not come with this project), solves each
one from start to end in a process of its own, and has every plan verified. Every
meeting is required, and the idle gaps of any two participants differ by 2 at most.

Prints a table in Markdown; "explaining" is the part of the wall time that went into
saying why there is no plan, after that was proven.

    python benchmarks/b2b.py FOLDER --seconds 60
"""

from __future__ import annotations

import argparse
import platform
import re
import resource
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from importlib.metadata import version
from multiprocessing import get_context
from pathlib import Path

import matchengine as me

MORNING, LATER = 1, 2
"""Sessions that a meeting may be confined to; any other number allows all slots."""
FREE = 0
"""Stands for no slot in the lists of fixed and forbidden slots."""
SPREAD = 2


@dataclass(frozen=True)
class Event:
    """One instance as its file says it; participants, slots, meetings count from 1."""

    participants: int
    tables: int
    slots: int
    morning_slots: int
    requested: list[tuple[int, int, int]]
    forbidden: list[set[int]]
    fixed: list[int]
    earlier: list[set[int]]


def read_event(path: Path) -> Event:
    """Read a .dzn file. Lists that are left out forbid, fix and order nothing."""
    text = re.sub(r"%.*", "", path.read_text(encoding="utf-8"))
    fields = {
        name: value.strip() for name, value in re.findall(r"(\w+)\s*=\s*([^;]*);", text)
    }
    rows = [_integers(row) for row in fields["requested"].split("|")]
    requested = [(row[0], row[1], row[2]) for row in rows if row]
    count = len(requested)
    if count != int(fields["nMeetings"]):
        raise ValueError(f"{path}: {count} meetings requested, not nMeetings")
    return Event(
        participants=int(fields["nBusiness"]),
        tables=int(fields["nTables"]),
        slots=int(fields["nTotalSlots"]),
        morning_slots=int(fields["nMorningSlots"]),
        requested=requested,
        forbidden=_sets(fields.get("forbidden", "")),
        fixed=_integers(fields.get("fixed", "")) or [FREE] * count,
        earlier=_sets(fields.get("precedences", "")),
    )


def problem_of(event: Event) -> me.Problem:
    """Say an event as a problem: all meetings required, fewest idle gaps wanted."""
    slots = range(1, event.slots + 1)
    forbidden = dict(enumerate(event.forbidden, start=1))
    return me.Problem(
        slots=[me.Slot(_slot(s)) for s in slots],
        tables=[me.Table(f"t{t:02}") for t in range(1, event.tables + 1)],
        participants=[
            me.Participant(
                _who(p),
                unavailable=[
                    _slot(s) for s in sorted(forbidden.get(p, set()) - {FREE})
                ],
            )
            for p in range(1, event.participants + 1)
        ],
        pairs=[
            _pair(event, number, *row)
            for number, row in enumerate(event.requested, start=1)
        ],
        precedences=[
            (_meeting(before), _meeting(after))
            for after, those in enumerate(event.earlier, start=1)
            for before in sorted(those)
        ],
        rules=me.Rules(max_idle_gap_spread=SPREAD),
        goals=[me.Goal("idle_gaps")],
    )


def _pair(event: Event, number: int, one: int, other: int, session: int) -> me.Pair:
    slots = {
        MORNING: range(1, event.morning_slots + 1),
        LATER: range(event.morning_slots + 1, event.slots + 1),
    }.get(session)
    fixed = event.fixed[number - 1]
    return me.Pair(
        id=_meeting(number),
        buyer=_who(one),
        seller=_who(other),
        required=True,
        slots=None if slots is None else [_slot(s) for s in slots],
        fixed=None if fixed == FREE else me.Fixed(_slot(fixed)),
    )


@dataclass(frozen=True)
class Row:
    """What became of one instance."""

    event: str
    sizes: tuple[int, int, int, int]
    gaps: int | None
    bound: int | None
    status: str
    wall_s: float
    explaining_s: float
    peak_mb: float

    def __str__(self) -> str:
        sizes = " | ".join(map(str, self.sizes))
        return (
            f"| {self.event} | {sizes} | {_shown(self.gaps)} | {_shown(self.bound)} "
            f"| {self.status} | {self.wall_s:.1f} | {self.explaining_s:.1f} "
            f"| {self.peak_mb:.0f} |"
        )


def solve_file(path: Path, seconds: float, workers: int, seed: int) -> Row:
    """Solve one file from start to end."""
    problem = problem_of(read_event(path))
    explaining: list[float] = []

    def note(progress: me.Progress) -> None:
        if progress.phase == "explain":
            explaining.append(progress.elapsed_s)

    began = time.monotonic()
    schedule = me.solve(
        problem, time_limit=seconds, workers=workers, seed=seed, on_progress=note
    )
    wall = time.monotonic() - began
    assert me.verify(problem, schedule).ok, path
    goal = schedule.goals[0] if schedule.goals else None
    return Row(
        event=path.stem,
        sizes=(
            len(problem.participants),
            len(problem.pairs),
            len(problem.slots),
            len(problem.tables),
        ),
        gaps=None if goal is None else goal.best,
        bound=None if goal is None else goal.bound,
        status=str(schedule.status.value),
        wall_s=wall,
        explaining_s=wall - explaining[0] if explaining else 0.0,
        peak_mb=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    )


def main() -> None:
    """Solve every file of a folder and print what became of it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--only", default="*", help="a pattern of names, as *.original")
    asked = parser.parse_args()
    files = sorted(asked.folder.glob(f"{asked.only}.dzn"))
    if not files:
        sys.exit(f"There is no {asked.only}.dzn in {asked.folder}.")
    print(
        f"{len(files)} events; {asked.seconds:g} s each, {asked.workers} workers, seed "
        f"{asked.seed}; Python {platform.python_version()}, "
        f"ortools {version('ortools')}\n"
    )
    print(
        "| event | participants | meetings | slots | tables | idle gaps | bound "
        "| status | wall s | explaining s | peak MB |\n"
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: | --- | ---: | ---: | ---: |"
    )
    rows = []
    with ProcessPoolExecutor(1, get_context("spawn"), max_tasks_per_child=1) as pool:
        for path in files:
            row = pool.submit(
                solve_file, path, asked.seconds, asked.workers, asked.seed
            ).result()
            print(row, flush=True)
            rows.append(row)
    print(_totals(rows))


def _totals(rows: Sequence[Row]) -> str:
    closed = [row for row in rows if row.status in ("optimal", "infeasible")]
    wall = sum(row.wall_s for row in rows)
    explaining = sum(row.explaining_s for row in rows)
    slowest = max(row.wall_s - row.explaining_s for row in rows)
    return (
        f"\n{len(closed)} of {len(rows)} proven; {wall:.1f} s in all, "
        f"{wall - explaining:.1f} s without explaining; the slowest took "
        f"{slowest:.1f} s; peak memory {max(row.peak_mb for row in rows):.0f} MB"
    )


def _integers(text: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", text)]


def _sets(text: str) -> list[set[int]]:
    return [set(_integers(inner)) for inner in re.findall(r"\{([^}]*)\}", text)]


def _slot(number: int) -> str:
    return f"s{number:02}"


def _who(number: int) -> str:
    return f"p{number:02}"


def _meeting(number: int) -> str:
    return f"m{number:03}"


def _shown(number: int | None) -> str:
    return "-" if number is None else str(number)


if __name__ == "__main__":
    main()
