"""Work done in a process of its own: its memory is its own, and it can be ended."""

from __future__ import annotations

import multiprocessing
import os
import resource
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

# A process that is ended leaves a semaphore behind, which Python would warn of at exit.
os.environ.setdefault("PYTHONWARNINGS", "ignore:resource_tracker:UserWarning")

ENDED = "not done at the limit"


@dataclass(frozen=True)
class Apart:
    """What came of work done apart: None if it was ended, or failed with `fault`."""

    result: Any
    wall_s: float
    peak_gb: float
    fault: str = ""


def run_apart(
    work: Callable[..., Any], *arguments: Any, limit: float | None = None
) -> Apart:
    """Call a function of a module in a new process; end it after `limit` seconds."""
    began = time.monotonic()
    ours, theirs = multiprocessing.Pipe(duplex=False)
    process = multiprocessing.get_context("spawn").Process(
        target=_work, args=(theirs, work, arguments), daemon=True
    )
    process.start()
    theirs.close()
    answered = ours.poll(limit)
    wall = time.monotonic() - began
    if not answered:
        peak = _peak_gb(f"/proc/{process.pid}/status")
        process.kill()
        process.join()
        return Apart(None, wall, peak, ENDED)
    try:
        result, peak, fault = ours.recv()
    except EOFError:
        result, peak, fault = None, 0.0, ""
    process.join()
    if process.exitcode == -signal.SIGALRM:
        fault = ENDED
    elif process.exitcode:
        fault = f"the process broke off ({process.exitcode})"
    return Apart(result, wall, peak, fault)


def peak_gb() -> float:
    """Give the most memory that this process has had so far."""
    return _peak_gb("/proc/self/status")


def _work(answer: Connection, work: Callable[..., Any], arguments: Any) -> None:
    try:
        result, fault = work(*arguments), ""
    except Exception as broke:  # handed on to who asked
        result, fault = None, f"{type(broke).__name__}: {broke}"
    answer.send((result, peak_gb(), fault))


def _peak_gb(status: str) -> float:
    """Read the peak of a process.

    Linux lets a new process inherit the `ru_maxrss` of the one that started it, so
    that its own number is better where there is one.
    """
    try:
        lines = Path(status).read_text().splitlines()
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    peak = next((line for line in lines if line.startswith("VmHWM")), "VmHWM: 0 kB")
    return int(peak.split()[1]) / 2**20
