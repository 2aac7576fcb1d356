"""A job of the command line that tells how far it is, and that Ctrl-C stops."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TypeVar

from matchengine.screen.progress import ProgressPrinter
from matchengine.screen.stopping import stoppable

STOPPING = (
    "Stopping: the best plan so far is checked and written. Ctrl-C again gives up."
)

T = TypeVar("T")


def watched(
    quiet: bool,
    job: Callable[[ProgressPrinter, Callable[[], bool]], T],
    stopping: str = STOPPING,
) -> T:
    """Do a job; it gets who prints its progress, and a function that says to stop.

    `stopping` is what is said at Ctrl-C.
    """
    progress = ProgressPrinter(sys.stderr, quiet=quiet)
    try:
        return stoppable(
            lambda should_stop: job(progress, should_stop),
            on_stop=lambda: progress.interrupt(stopping),
        )
    finally:
        progress.close()
