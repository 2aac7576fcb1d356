"""Plans to publish: three that differ in meetings and files, of one tiny problem."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from pathlib import Path

import make

from matchengine.files.problem_json import problem_to_json
from matchengine.files.schedule_json import schedule_to_json
from matchengine.publishing import Published, publish

NOON = datetime.datetime.fromisoformat("2025-05-07T12:00:00+08:00")

PROBLEM = make.problem(["A|B", "A|C", "D|B"], slots=2, tables=2)


def files_of(*meetings: str, **others: bytes) -> dict[str, bytes]:
    """The files of a plan; `calendar__A="…"` is calendar/A.ics."""
    named = {f"{name.replace('__', '/')}.ics": data for name, data in others.items()}
    return {
        "problem.json": problem_to_json(PROBLEM).encode(),
        "schedule.json": schedule_to_json(make.schedule(*meetings)).encode(),
        **named,
        "run.json": f'{{"meetings": {len(meetings)}}}\n'.encode(),
    }


def calendar(text: str) -> bytes:
    """What begins like a calendar of ours."""
    head = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//matchengine//calendars//EN\r\n"
    return (head + text).encode()


FIRST = files_of("A|B s1 t1", "A|C s2 t1", calendar__C=calendar("C 1"))
SECOND = files_of("A|B s2 t1", calendar__A=calendar("A 2"))
THIRD = files_of("A|B s2 t2", "D|B s1 t1")


def publish_plan(folder: Path, contents: Mapping[str, bytes]) -> Published:
    return publish(folder, contents, why="run", moment=NOON)


def put(folder: Path, contents: Mapping[str, bytes]) -> None:
    """Write files as something else than us would, without any history."""
    for name, data in contents.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
