"""Events from JSON: a list of objects with the keys of the table, or of lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from matchengine.errors import Finding, nearest
from matchengine.files.events.said import Said
from matchengine.files.events.walk_ins import OWN_KEYS
from matchengine.files.json_reading import odd_findings, parsed_json
from matchengine.files.tables.headers import columns_called
from matchengine.live.events import DAY_FORMAT
from matchengine.trade.columns import folded
from matchengine.trade.event_columns import EVENT_COLUMNS

KEYS = (*(column.name for column in EVENT_COLUMNS), *OWN_KEYS[1:])
AROUND = ("events",)
"""What may stand in an object around the list."""


def from_json(text: str, source: str, findings: list[Finding]) -> list[Said]:
    """Give the events that stand in JSON.

    Raises
    ------
    InputError
        If it is no JSON.
    """
    data, odd = parsed_json(text, source)
    findings += odd_findings(data, source) if odd else []
    return from_data(data, source, findings)


def from_data(
    data: Any, source: str, findings: list[Finding], path: str = ""
) -> list[Said]:
    """Give the events of what was parsed: a list, or an object around one."""
    if isinstance(data, Mapping):
        findings += _around(data, source)
        if "events" not in data:
            return []
        data, path = data["events"], f"{path}.events".lstrip(".")
    if not isinstance(data, list):
        problem, fix = "this is no list of events", 'Write [{"event": …, …}, …].'
        findings.append(Finding(source, problem, fix, column=path or None))
        return []
    return [_item(f"{path}[{at}]", one, source) for at, one in enumerate(data)]


def _around(data: Mapping[str, Any], source: str) -> Iterator[Finding]:
    if "events" not in data:
        fix = 'Write {"events": [{"event": …, …}, …]}, or the list alone.'
        if data.get("format") == DAY_FORMAT:
            fix = "This is what a run noted of its day. Name a file of new events."
            yield Finding(source, "it holds no new events", fix, column="told")
            return
        yield Finding(source, "the events are missing", fix, column="events")
    for key, value in data.items():
        if key not in AROUND:
            shown = value if isinstance(value, (str, int, float)) else None
            fix = nearest(str(key), AROUND)
            if key == "now":
                fix = "Say what time it is with --now."
            yield Finding(source, "there is no such key", fix, column=key, value=shown)


def _item(path: str, one: Any, source: str) -> Said:
    if isinstance(one, str):
        said = Said({"event": one}, source, path=path, is_line=True)
        if not one.strip():
            said.note(None, "this is no event", "Write a line, or take it out.")
            said.fields = {}
        return said
    if not isinstance(one, Mapping):
        said = Said({"event": str(one)}, source, path=path)
        fix = 'Write {"event": "no_show", "participant": "P012"}.'
        said.note(None, "this is no event", fix)
        said.fields = {}
        return said
    said = Said({}, source, path=path)
    fields: dict[str, Any] = {}
    for key, value in one.items():
        column = columns_called("events").get(folded(key))
        name = column.name if column else folded(key)
        if name not in KEYS:
            said.note(key, "there is no such key", nearest(key, KEYS))
        elif name in fields:
            said.note(key, f"two keys mean {name}", "Keep one of them.")
        else:
            fields[name] = value
    said.fields = fields
    return said
