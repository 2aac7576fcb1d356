"""What matchengine reaches on an instance, called from Python or as a command."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, replace
from pathlib import Path

from apart import peak_gb, run_apart
from instances import instance

import matchengine as me

Curve = tuple[tuple[float, int, int | None], ...]
"""What is known when: seconds, value, bound."""


@dataclass(frozen=True)
class Reached:
    """What a goal of an instance reached, and when.

    `certified` is the bound that the checker recomputes from the certificate.
    """

    goal: str
    value: int | None
    bound: int | None
    proof: str
    wall_s: float
    peak_gb: float
    first_s: float | None = None
    certified: int | None = None
    status: str = ""
    limit: int = 0
    curve: Curve = ()

    @property
    def gap(self) -> float | None:
        """Distance from the bound, as a share of the value."""
        return gap_of(self.value, self.bound)

    @property
    def certified_gap(self) -> float | None:
        """Distance from the certificate's bound, as a share of the value."""
        return gap_of(self.value, self.certified) if self.goal == "value" else None

    def time_to(self, gap: float) -> float | None:
        """Give the seconds until the gap was this small; None if it never was."""
        for seconds, value, bound in self.curve:
            found = gap_of(value, bound)
            if found is not None and found <= gap:
                return seconds
        return self.wall_s if self.gap is not None and self.gap <= gap else None


def gap_of(value: int | None, bound: int | None) -> float | None:
    """Give the distance from a bound as a share of the value, if both are known."""
    if value is None or bound is None:
        return None
    return abs(bound - value) / max(1, abs(value))


def solve_instance(
    name: str, seed: int, seconds: float, workers: int
) -> tuple[Reached, ...]:
    """Solve an instance and have the plan verified; only the solving is timed."""
    problem = instance(name, seed)
    news: list[me.Progress] = []
    began = time.monotonic()
    schedule = me.solve(
        problem,
        time_limit=seconds,
        seed=seed,
        workers=workers,
        on_progress=news.append,
    )
    wall, peak = time.monotonic() - began, peak_gb()
    return _reached(problem, schedule, wall, peak, news)


def solve_as_command(
    name: str, seed: int, seconds: float, workers: int
) -> tuple[Reached, ...]:
    """Run `matchengine solve` on a file: reading and writing are timed as well."""
    with tempfile.TemporaryDirectory() as folder:
        file, plan = Path(folder, "problem.json"), Path(folder, "schedule.json")
        made = run_apart(_write_instance, name, seed, file)
        if made.fault:
            raise RuntimeError(made.fault)
        command = [sys.executable, "-m", "matchengine", "solve", str(file)]
        command += ["-o", str(plan), "--time-limit", str(seconds)]
        command += ["--seed", str(seed), "--workers", str(workers)]
        wall, peak, first = _watched(command)
        checked = run_apart(_read_and_check, file, plan, wall, peak)
    if checked.fault:
        raise RuntimeError(checked.fault)
    return tuple(replace(one, first_s=first) for one in checked.result)


def _write_instance(name: str, seed: int, file: Path) -> None:
    me.write_problem(instance(name, seed), file)


def _watched(command: list[str]) -> tuple[float, float, float | None]:
    """Run a command: wall time, peak memory, and when it told of a first plan."""
    began, first = time.monotonic(), None
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )
    said: list[str] = []
    for line in process.stderr or ():
        said.append(line)
        if first is None and " value " in line:
            first = time.monotonic() - began
    _, status, used = os.wait4(process.pid, 0)
    code = process.returncode = os.waitstatus_to_exitcode(status)
    if code != 0:
        raise RuntimeError(f"the command ended with {code}: {''.join(said[-5:])}")
    return time.monotonic() - began, used.ru_maxrss / 2**20, first


def _read_and_check(
    file: Path, plan: Path, wall: float, peak: float
) -> tuple[Reached, ...]:
    return _reached(me.read_problem(file), me.read_schedule(plan), wall, peak, [])


def _reached(
    problem: me.Problem,
    schedule: me.Schedule,
    wall: float,
    peak: float,
    news: list[me.Progress],
) -> tuple[Reached, ...]:
    report = me.verify(problem, schedule)
    if not report.ok:
        raise RuntimeError(str(report))
    status = schedule.status.value
    if not schedule.has_plan:
        names = [goal.goal for goal in problem.goals_in_order]
        return tuple(
            Reached(n, None, None, "", wall, peak, status=status) for n in names
        )
    first = next((one.elapsed_s for one in news if one.value is not None), None)
    certified = None if report.bound is None else int(report.bound)
    return tuple(
        Reached(
            goal=goal.goal,
            value=goal.best,
            bound=goal.bound,
            proof=goal.proof or "",
            wall_s=wall,
            peak_gb=peak,
            first_s=first,
            certified=certified if goal.goal == "value" else None,
            status=status,
            limit=goal.limit,
            curve=tuple(
                (one.elapsed_s, one.value, one.bound)
                for one in news
                if one.goal == goal.goal and one.value is not None
            ),
        )
        for goal in schedule.goals
    )
