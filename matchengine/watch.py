"""The time since a command began: what is left of its limit, and who hears of it."""

from __future__ import annotations

import datetime
import time
from collections.abc import Callable
from dataclasses import replace
from zoneinfo import ZoneInfo

from matchengine.solver import Progress

OnProgress = Callable[[Progress], object]

LEAST_SEARCH_S = 0.5
"""So long is searched even if loading took all the time: seldom for nothing, and within
the 2 s by which a command may be late."""


def at_least_a_moment(left: float, limit: float) -> float:
    """Give the seconds left of a limit, or a moment if that is more."""
    return max(left, min(limit, LEAST_SEARCH_S))


class Watch:
    """The time since the command began, and who wants to hear of it."""

    def __init__(self, started: float | None, on_progress: OnProgress | None) -> None:
        self._started = time.monotonic() if started is None else started
        self._on_progress = on_progress

    @property
    def elapsed_s(self) -> float:
        """Give the seconds since the command began."""
        return time.monotonic() - self._started

    def now(self, timezone: str) -> datetime.datetime:
        """Give the moment as the clocks of a time zone show it."""
        return datetime.datetime.now(ZoneInfo(timezone))

    def time_left(self, limit: float, handouts_s: float = 0.0) -> float:
        """Give what the solver may take, less what writing is likely to need.

        That is the half of what is left at most, however long the handouts take.
        """
        left = max(0.0, limit - self.elapsed_s)
        writing = 0.2 + self.elapsed_s / 2 + handouts_s
        return at_least_a_moment(left - min(left / 2, writing), limit)

    def tell(self, phase: str) -> None:
        """Say what is done now."""
        self.pass_on(Progress(0.0, phase), self.elapsed_s)

    def pass_on(self, news: Progress, offset: float) -> None:
        """Pass news of the solver on, its time counted from when the command began."""
        if self._on_progress is not None:
            self._on_progress(replace(news, elapsed_s=news.elapsed_s + offset))
