"""Ctrl-C: once to stop with the best plan so far, twice to give up."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable
from types import FrameType
from typing import TypeVar

T = TypeVar("T")
POLL_S = 0.05


class GivenUpError(Exception):
    """Somebody asked twice to stop."""


def stoppable(job: Callable[[Callable[[], bool]], T], on_stop: Callable[[], None]) -> T:
    """Do a job that can be asked to stop.

    It runs in a thread of its own, since signals are heard by the main thread alone,
    and only while that is not inside the solver.

    Parameters
    ----------
    job
        Gets a function that says whether to stop.
    on_stop
        Is called at the first Ctrl-C.

    Raises
    ------
    GivenUpError
        At the second Ctrl-C; the job is then left alone.
    """
    stop = threading.Event()
    results: list[T] = []
    faults: list[BaseException] = []

    def work() -> None:
        try:
            results.append(job(stop.is_set))
        except BaseException as fault:  # handed on to the caller below
            faults.append(fault)

    def interrupted(number: int, frame: FrameType | None) -> None:
        if stop.is_set():
            raise GivenUpError
        stop.set()
        on_stop()

    if threading.current_thread() is not threading.main_thread():
        return job(stop.is_set)
    before = signal.signal(signal.SIGINT, interrupted)
    try:
        thread = threading.Thread(target=work, daemon=True)
        thread.start()
        while thread.is_alive():
            thread.join(POLL_S)
    finally:
        signal.signal(signal.SIGINT, before)
    if faults:
        raise faults[0]
    return results[0]
