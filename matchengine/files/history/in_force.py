"""Which plan is in force: the one whose files stand in the folder."""

from __future__ import annotations

from pathlib import Path

from matchengine.files.history.kept import HISTORY, kept_plan, numbers
from matchengine.files.history.records import IN_FORCE_FORMAT, InForce, KeptPlan
from matchengine.files.json_reading import read_text, record_from_json
from matchengine.files.json_writing import json_text
from matchengine.files.writing import make_durable, write_whole

NAME = "in_force.json"


def number_in_force(folder: Path) -> int | None:
    """Give the number of the plan in force; None if none is noted.

    Raises
    ------
    InputError
        If the note cannot be read.
    """
    path = folder / HISTORY / NAME
    if not path.exists():
        return None
    return record_from_json(read_text(path), str(path), InForce, IN_FORCE_FORMAT).number


def plan_in_force(folder: Path) -> KeptPlan | None:
    """Give the plan in force; None if none is noted.

    Raises
    ------
    InputError
        If the note or that plan cannot be read.
    """
    number = number_in_force(folder)
    return None if number is None else kept_plan(folder, number)


def set_in_force(folder: Path, number: int | None) -> None:
    """Note which plan is in force; the note then outlasts a power cut."""
    path = folder / HISTORY / NAME
    if number == number_in_force(folder):
        return  # a full disk would take no note, and needs none
    if number is None:
        path.unlink(missing_ok=True)
        make_durable([path.parent])
    else:
        write_whole(path, json_text(InForce(number), NAME), durable=True)


def next_number(folder: Path) -> int:
    """Give the number of the next plan: none is ever given twice."""
    return max((*numbers(folder), number_in_force(folder) or 0), default=0) + 1
