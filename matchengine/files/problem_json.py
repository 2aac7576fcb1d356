"""The scheduling problem as a JSON file."""

from __future__ import annotations

from pathlib import Path

from matchengine.files.json_reading import read_text, record_from_json
from matchengine.files.json_writing import json_text
from matchengine.files.writing import write_whole
from matchengine.problem import PROBLEM_FORMAT, Problem

SPARSE = ("slots", "tables", "participants", "pairs", "baseline", "goals")
"""The long lists, whose records leave out what is at its default."""


def read_problem(path: str | Path) -> Problem:
    """Read a problem from a file.

    Raises
    ------
    InputError
        With everything in it that does not hold.
    FileError
        If the file cannot be read.
    """
    return problem_from_json(read_text(path), Path(path).name)


def problem_from_json(text: str, source: str = "problem.json") -> Problem:
    """Read a problem from text; messages name `source`."""
    return record_from_json(text, source, Problem, PROBLEM_FORMAT)


def problem_to_json(problem: Problem) -> str:
    """Give a problem as text."""
    return json_text(problem, "problem", sparse=SPARSE)


def write_problem(problem: Problem, path: str | Path) -> None:
    """Write a problem to a file, whole or not at all."""
    write_whole(path, problem_to_json(problem))
