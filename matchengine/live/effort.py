"""How long and how hard a re-planning tries, over the several searches it makes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from matchengine.problem import Problem
from matchengine.schedule import Schedule
from matchengine.solver import Progress, solve

MOMENT_S = 0.3
"""So long every search gets, lest a plan that must be mended is not found."""


@dataclass(frozen=True)
class Effort:
    """How long and how hard a re-planning may try, and who hears of it."""

    time_limit: float | None = 10.0
    seed: int = 0
    workers: int = 2
    on_progress: Callable[[Progress], object] | None = None
    should_stop: Callable[[], bool] | None = None

    def solve(self, problem: Problem, start: Schedule) -> Schedule:
        """Solve from an earlier plan."""
        return solve(
            problem,
            start=start,
            time_limit=self.time_limit,
            seed=self.seed,
            workers=self.workers,
            on_progress=self.on_progress,
            should_stop=self.should_stop,
        )

    def after(self, *schedules: Schedule) -> Effort:
        """Give what is left after these were solved."""
        spent = sum(one.run.wall_s for one in schedules if one.run is not None)
        if self.time_limit is None:
            return self
        return replace(self, time_limit=max(MOMENT_S, self.time_limit - spent))
