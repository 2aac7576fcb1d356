"""Time and work: how much is left, and whether somebody asked to stop.

The only place of the solver that looks at a clock.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from matchengine.solving.progress import CallerError

UNLIMITED = float("inf")


class Deadline:
    """What is left of the run's seconds and of its deterministic work.

    Work is counted in CP-SAT's deterministic units. A run bounded by work alone does
    the same on every machine.
    """

    def __init__(
        self,
        seconds: float | None = None,
        work: float | None = None,
        should_stop: Callable[[], bool] | None = None,
    ) -> None:
        self._start = time.monotonic()
        self._seconds = UNLIMITED if seconds is None else seconds
        self._work = UNLIMITED if work is None else work
        self._should_stop = should_stop
        self._stopped = False
        self.work_done = 0.0

    @property
    def elapsed_s(self) -> float:
        """Seconds since the start."""
        return time.monotonic() - self._start

    @property
    def seconds_left(self) -> float:
        """Seconds left, never below 0."""
        return max(0.0, self._seconds - self.elapsed_s)

    @property
    def work_left(self) -> float:
        """Work left, never below 0."""
        return max(0.0, self._work - self.work_done)

    @property
    def stopped(self) -> bool:
        """Whether somebody asked to stop; once asked, it stays so."""
        if not self._stopped and self._should_stop is not None:
            try:
                self._stopped = bool(self._should_stop())
            except Exception as fault:
                raise CallerError(fault) from fault
        return self._stopped

    @property
    def over(self) -> bool:
        """Whether nothing more may be begun."""
        return self.stopped or self.seconds_left <= 0 or self.work_left <= 0

    def stop(self) -> None:
        """Ask to stop."""
        self._stopped = True

    def spend(self, work: float) -> None:
        """Book work that was done."""
        self.work_done += work

    def turn(self, share: float) -> Turn:
        """Set aside a share of what is left."""
        return Turn(
            self,
            until_s=self.elapsed_s + share * self.seconds_left,
            until_work=self.work_done + share * self.work_left,
        )


class Turn:
    """A part of the run: it ends by its own share, or with the whole."""

    def __init__(self, deadline: Deadline, until_s: float, until_work: float) -> None:
        self._deadline = deadline
        self._until_s = until_s
        self._until_work = until_work

    @property
    def seconds_left(self) -> float:
        """Seconds left, never below 0."""
        return max(0.0, self._until_s - self._deadline.elapsed_s)

    @property
    def work_left(self) -> float:
        """Work left, never below 0."""
        return max(0.0, self._until_work - self._deadline.work_done)

    @property
    def stopped(self) -> bool:
        """Whether somebody asked the whole run to stop."""
        return self._deadline.stopped

    @property
    def over(self) -> bool:
        """Whether nothing more may be begun in this turn."""
        return self._deadline.over or self.seconds_left <= 0 or self.work_left <= 0

    def stop(self) -> None:
        """Ask the whole run to stop."""
        self._deadline.stop()

    def spend(self, work: float) -> None:
        """Book work that was done."""
        self._deadline.spend(work)


Time = Deadline | Turn
"""What is left for a search: the whole run, or a turn of it."""
