"""Events as JSON, and all that was told on a day as a file beside its plan."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from matchengine.errors import Finding, InputError
from matchengine.files.events.json import from_data
from matchengine.files.events.said import Said
from matchengine.files.events.telling import event_of
from matchengine.files.json_reading import odd_findings, parsed_json, read_text
from matchengine.files.json_writing import plain_json
from matchengine.files.tables.cells import text
from matchengine.live.events import (
    DAY_FORMAT,
    EVENTS,
    Event,
    Row,
    Telling,
    WalkIn,
)
from matchengine.trade.event_columns import EVENT_COLUMNS

DAY = "events.json"
"""The name of the file in the folder of a run."""

KEYS = {"one": "participant", "at": "from", "count": "delegates"}
"""What JSON calls a field of an event, where it is not its name."""

NOT_TOLD = ("source", "row", "path", "pairs", "rows", "resources")
KINDS = {kind: word for word, kind in EVENTS.items()}


def events_to_json(events: Sequence[Event]) -> str:
    """Give events as a JSON list, which `read_events` reads back the same."""
    return _listed([event_data(event) for event in events]) + "\n"


def day_to_json(day: Sequence[Telling]) -> str:
    """Give all that was told on a day as JSON, in the order in which it was told."""
    tellings = ",\n".join(
        f'{{"now": {_dump(one.now)}, "events": '
        f"{_listed([event_data(event) for event in one.events])}}}"
        for one in day
    )
    return f'{{"format": {_dump(DAY_FORMAT)},\n"told": [\n{tellings}\n]}}\n'


def read_day(path: Path) -> tuple[Telling, ...]:
    """Read what was told on a day, from the folder of a run; nothing without a file.

    Raises
    ------
    InputError
        With everything in it that does not hold.
    FileError
        If the file cannot be read.
    """
    return day_from_json(read_text(path), path.name) if path.exists() else ()


def day_from_json(text: str, source: str = DAY) -> tuple[Telling, ...]:
    """Read what was told on a day; messages name `source`.

    Raises
    ------
    InputError
        With everything in it that does not hold.
    """
    data, odd = parsed_json(text.removeprefix("\ufeff"), source)
    findings = odd_findings(data, source) if odd else []
    if not isinstance(data, Mapping) or data.get("format") != DAY_FORMAT:
        problem = f"it is not of the format {DAY_FORMAT}"
        fix = "Name the outputs folder of a run, as matchengine wrote it."
        raise InputError([*findings, Finding(source, problem, fix)])
    told = data.get("told")
    if not isinstance(told, list):
        problem, fix = "this is no list", 'Write [{"now": …, "events": […]}, …].'
        raise InputError([*findings, Finding(source, problem, fix, column="told")])
    day = [_telling(at, one, source, findings) for at, one in enumerate(told)]
    if findings:
        raise InputError(findings)
    return tuple(day)


def event_data(event: Event) -> dict[str, Any]:
    """Give an event as what JSON has."""
    data: dict[str, Any] = {"event": KINDS[type(event)]}
    for field in fields(event):
        value = getattr(event, field.name)
        if field.name in NOT_TOLD or (field.name in ("note", "value") and not value):
            continue
        data[KEYS.get(field.name, field.name)] = value
    if isinstance(event, WalkIn):
        data |= _walk_in(event)
    if "note" in data:
        data["note"] = data.pop("note")  # behind what it is a note of
    return data


def _walk_in(event: WalkIn) -> dict[str, Any]:
    if event.rows is not None:
        rows = event.rows
        lines = {
            name: [_cells(row) for row in given]
            for name, given in (("offers", rows.offers), ("needs", rows.needs))
            if given
        }
        return {"participant": _cells(rows.participant), **lines}
    one = plain_json(event.participant)
    if not event.pairs and len(one) == 1:
        return {"participant": event.participant.id}
    return {"participant": one, "pairs": [plain_json(pair) for pair in event.pairs]}


def _cells(row: Row) -> dict[str, Any]:
    return {title: _cell(cell) for title, cell in row.cells.items()}


def _cell(cell: Any) -> Any:
    """Give a cell as what JSON has; times and dates as tables write them."""
    if isinstance(cell, (datetime, date, time)):
        return text(cell, EVENT_COLUMNS[-1])
    if isinstance(cell, (str, int, float, list, dict)):
        return cell
    return str(cell)


def _telling(at: int, one: Any, source: str, findings: list[Finding]) -> Telling:
    path = f"told[{at}]"
    if not isinstance(one, Mapping) or not isinstance(one.get("events"), list):
        fix = 'Write {"now": …, "events": […]}.'
        findings.append(Finding(source, "this is no telling", fix, column=path))
        return Telling(None)
    now = one.get("now")
    if now is not None and not isinstance(now, str):
        problem, fix = "this is no time", 'Write "HH:MM", or null before the day.'
        findings.append(Finding(source, problem, fix, column=f"{path}.now"))
        now = None
    said = from_data(one["events"], source, findings, f"{path}.events")
    return Telling(now, tuple(_events(said, findings)))


def _events(said: Sequence[Said], findings: list[Finding]) -> list[Event]:
    events = [event for one in said if (event := event_of(one)) is not None]
    for one in said:
        findings += [found for found in one.findings if found.severity == "error"]
    return events


def _listed(items: Sequence[Any]) -> str:
    if not items:
        return "[]"
    return "[\n" + ",\n".join(map(_dump, items)) + "\n]"


def _dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)
