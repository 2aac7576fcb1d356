"""A phase of the search that fails costs nothing of what was found before it."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Concatenate, ParamSpec

from matchengine.solving.progress import CallerError
from matchengine.solving.search import Search

Arguments = ParamSpec("Arguments")


def attempt(
    search: Search,
    name: str,
    phase: Callable[Concatenate[Search, Arguments], object],
    *args: Arguments.args,
    **kwargs: Arguments.kwargs,
) -> None:
    """Do a phase; if it fails, note how, and go on with the plan there is.

    Ctrl-C in it asks the whole run to stop.

    Raises
    ------
    Exception
        What the phase fails with, as long as there is nothing to lose.
    """
    try:
        phase(search, *args, **kwargs)
    except KeyboardInterrupt:
        search.deadline.stop()
    except CallerError:
        raise
    except Exception as fault:
        if search.plan is None and not search.is_impossible:
            raise
        search.faults.append(f"{name}: {_told(fault)}")


def _told(fault: Exception) -> str:
    """Say what a fault is, and where it happened."""
    place = traceback.extract_tb(fault.__traceback__)[-1]
    where = f"{Path(place.filename).name}, line {place.lineno}"
    return f"{type(fault).__name__}: {fault} ({where})"
