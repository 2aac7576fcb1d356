"""Work of libraries that do not listen, done aside so that a wish to stop is heard."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TypeVar

from matchengine.solving.deadline import Time

T = TypeVar("T")

POLL_S = 0.05
GRACE_S = 1.0
"""So long after the time is over, work that has a limit of its own may still answer."""


def aside(work: Callable[[], T], time: Time) -> T | None:
    """Do work in a thread of its own; None if somebody asks to stop meanwhile.

    It is then left alone, and ends by its own limit without being heard; a program that
    ends meanwhile waits for it, unless it leaves at once. The work must let Python's
    other threads run.
    """
    answers: list[T] = []
    faults: list[BaseException] = []

    def do() -> None:
        try:
            answers.append(work())
        except BaseException as fault:  # handed on to the caller below
            faults.append(fault)

    # No daemon: Python would fall over it if it ended first.
    thread = threading.Thread(target=do)
    thread.start()
    patience = GRACE_S
    while thread.is_alive() and patience > 0:
        try:
            thread.join(POLL_S)
        except KeyboardInterrupt:
            time.stop()
        if time.stopped:
            break
        patience -= POLL_S if time.over else 0
    if faults:
        raise faults[0]
    return answers[0] if answers else None
