"""The plan as a JSON file."""

from __future__ import annotations

from pathlib import Path

from matchengine.files.json_reading import read_text, record_from_json
from matchengine.files.json_writing import json_text
from matchengine.files.writing import write_whole
from matchengine.schedule import SCHEDULE_FORMAT, Schedule


def read_schedule(path: str | Path) -> Schedule:
    """Read a plan from a file.

    Raises
    ------
    InputError
        With everything in it that does not hold.
    FileError
        If the file cannot be read.
    """
    return schedule_from_json(read_text(path), Path(path).name)


def schedule_from_json(text: str, source: str = "schedule.json") -> Schedule:
    """Read a plan from text; messages name `source`."""
    return record_from_json(text, source, Schedule, SCHEDULE_FORMAT)


def schedule_to_json(schedule: Schedule) -> str:
    """Give a plan as text."""
    return json_text(schedule, "schedule")


def write_schedule(schedule: Schedule, path: str | Path) -> None:
    """Write a plan to a file, whole or not at all."""
    write_whole(path, schedule_to_json(schedule))
