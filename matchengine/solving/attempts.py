"""A phase of the search that fails costs nothing of what was found before it."""

from __future__ import annotations

from collections.abc import Callable
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
        search.faults.append(f"{name}: {type(fault).__name__}: {fault}")
