"""The exit codes, and what each means."""

from __future__ import annotations

import typer

from matchengine.schedule import Schedule, Status

FAULT, USAGE, INVALID, INFEASIBLE, NO_PLAN, REFUSED = 1, 2, 3, 4, 5, 6
GIVEN_UP = 130
OF_STATUS = {Status.INFEASIBLE: INFEASIBLE, Status.NO_PLAN: NO_PLAN}


def exit_by(schedule: Schedule) -> None:
    """End a command as the status of its plan demands."""
    exit_by_status(schedule.status)


def exit_by_status(status: Status) -> None:
    """End a command as a status demands."""
    code = OF_STATUS.get(status, 0)
    if code:
        raise typer.Exit(code)
