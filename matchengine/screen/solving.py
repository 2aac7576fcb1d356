"""The job of `matchengine solve`: solve, verify, write."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from matchengine.config import SolverSettings
from matchengine.files.schedule_json import write_schedule
from matchengine.problem import Problem
from matchengine.publishing import checked
from matchengine.schedule import Schedule
from matchengine.screen.progress import ProgressPrinter
from matchengine.screen.starting import keeper_of
from matchengine.screen.watching import watched
from matchengine.solver import solve
from matchengine.watch import Watch


@dataclass(frozen=True)
class Beginning:
    """What is to be solved, from which earlier plan and its file, and to where."""

    problem: Problem
    earlier: Schedule | None
    start: Path | None
    target: Path | None


def solved(
    begin: Beginning, settings: SolverSettings, state: dict[str, Any], *, quiet: bool
) -> Schedule:
    """Solve, have the plan verified, and write it if it is to go into a file."""
    watch = Watch(state["started"], None)

    def job(progress: ProgressPrinter, should_stop: Callable[[], bool]) -> Schedule:
        keeper = None
        if begin.target is not None:
            target, start = begin.target, begin.start
            keeper = keeper_of(state, target, start, progress, quiet=quiet)
        with keeper or nullcontext():
            schedule = solve(
                begin.problem,
                start=begin.earlier,
                time_limit=watch.time_left(settings.time_limit_s),
                work_limit=settings.work_limit,
                seed=settings.seed,
                workers=settings.workers,
                on_progress=progress,
                on_plan=keeper,
                should_stop=should_stop,
            )
        checked(begin.problem, schedule)
        if keeper is not None and begin.target is not None:
            write_schedule(schedule, begin.target)
            if schedule.has_plan:
                keeper.clear()
        return schedule

    return watched(quiet, job)
