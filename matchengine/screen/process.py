"""The process of a command: since when it runs, and how it ends."""

from __future__ import annotations

import gc
import os
import sys
import threading
import time
from pathlib import Path

MANY_RECORDS = 100_000
"""A problem has so many, none in a circle: to look for circles in them takes time."""
LONGEST_LOAD_S = 600.0
"""A process that began to load so long ago has begun some other way."""


def begun() -> float:
    """Say when this process began, by `time.monotonic()`: loading counts too.

    It is also made ready for much data.
    """
    gc.set_threshold(MANY_RECORDS)
    return time.monotonic() - _age_s()


def _age_s() -> float:
    """Say how old the process is; if the system does not tell, how long it was busy."""
    busy = time.process_time()
    try:
        born = Path("/proc/self/stat").read_text().rpartition(")")[2].split()[19]
        now = time.clock_gettime(time.CLOCK_BOOTTIME)
        waited = now - int(born) / os.sysconf("SC_CLK_TCK")
    except (OSError, ValueError, IndexError, AttributeError):
        return busy
    return waited if busy / 2 <= waited <= LONGEST_LOAD_S else busy


def leave(code: int) -> int:
    """Give the exit code; leave at once if a search is still going on that is no use.

    Who asked to stop does not wait for it.
    """
    if threading.active_count() > 1:
        sys.stdout.flush()
        os._exit(code)
    return code
