"""Problems and schedules from a file, or from stdin where `-` stands for it."""

from __future__ import annotations

from pathlib import Path

from matchengine.files.problem_json import problem_from_json, read_problem
from matchengine.files.schedule_json import read_schedule, schedule_from_json
from matchengine.problem import Problem
from matchengine.schedule import Schedule
from matchengine.screen.printing import read_stdin
from matchengine.screen.settling import settled

STDIO = "-"


def problem_at(path: Path) -> Problem:
    """Read a problem."""
    if str(path) == STDIO:
        return problem_from_json(read_stdin(), "stdin")
    return read_problem(settled(path))


def schedule_at(path: Path) -> Schedule:
    """Read a schedule."""
    if str(path) == STDIO:
        return schedule_from_json(read_stdin(), "stdin")
    return read_schedule(settled(path))
