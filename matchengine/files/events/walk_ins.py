"""Walk-ins: their rows as the tables of the mission would have them, or their pairs."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from pydantic import TypeAdapter, ValidationError

from matchengine.errors import Finding
from matchengine.files.events.said import Said, is_nothing, plain
from matchengine.files.events.words import form_of
from matchengine.files.tables.bad_cell import BadCellError
from matchengine.files.tables.cells import text
from matchengine.files.tables.headers import heading_of
from matchengine.files.tables.raw import is_blank
from matchengine.files.validation import findings_from_validation
from matchengine.live.events import Event, Row, WalkIn, WalkInRows
from matchengine.records import Pair, Participant

LINES = ("offers", "needs")
OWN_KEYS = ("participant", *LINES, "pairs")
"""What JSON says of a walk-in, each in an object or list of its own."""


def walk_in(said: Said, kind: str) -> Event | None:
    """Read a walk-in: an id, the rows of tables, or a participant with its pairs."""
    told = said.fields.get("participant")
    said.read.update(OWN_KEYS)
    if said.fields.get("pairs") is not None:
        return _with_pairs(said, told)
    if not isinstance(told, Mapping) and not any(map(said.has, LINES)):
        one = said.needed("participant", form_of(kind))
        return WalkIn(Participant(one)) if one else None
    if not isinstance(told, Mapping):
        problem = "its own row is missing"
        said.note("participant", problem, 'Write {"id": …, "name": …, …}.')
        return None
    one = _cell(said, told, "participants", "id")
    if not one:
        said.note("participant", "its id is missing", 'Write "id": "P173".')
        return None
    name = _cell(said, told, "participants", "name") or None
    offers, needs = (_lines(said, table, one) for table in LINES)
    row = Row(_filled(told), f"{said.source}, {said.path}.participant")
    return WalkIn(Participant(one, name=name), (), WalkInRows(row, offers, needs))


def _with_pairs(said: Said, told: Any) -> Event | None:
    """Read a walk-in of a bare problem, whose pairs are said."""
    for table in LINES:
        if said.has(table):
            problem = "pairs are given, and lines from which they would be scored"
            said.note(table, problem, "Keep the pairs, or the offers and needs.")
    one = told if isinstance(told, Mapping) else {"id": told}
    participant = _record(said, "participant", Participant, one)
    pairs = _record(said, "pairs", tuple[Pair, ...], said.fields["pairs"])
    if participant is None or pairs is None:
        return None
    return WalkIn(participant, pairs)


def _record(said: Said, key: str, kind: Any, value: Any) -> Any:
    try:
        return TypeAdapter(kind).validate_json(json.dumps(value))
    except ValidationError as error:
        for one in findings_from_validation(error, said.source, kind):
            dot = "" if not one.column or one.column.startswith("[") else "."
            path = f"{said.path}.{key}{dot}{one.column or ''}"
            said.findings.append(
                Finding(one.source, one.problem, one.fix, None, path, one.value)
            )
        return None


def _lines(said: Said, table: str, one: str) -> tuple[Row, ...]:
    """Give the offers or needs of a walk-in; each is of it, and need not say so."""
    told = said.fields.get(table)
    if is_nothing(told):
        return ()
    source = f"{said.source}, {said.path}.{table}"
    if not isinstance(told, list) or not all(isinstance(row, Mapping) for row in told):
        said.note(table, "this is no list of rows", "Write [{…}, …], a row in each.")
        return ()
    rows = []
    for at, cells in enumerate(told, 1):
        whose = _cell(said, cells, table, "participant")
        if whose not in ("", one):
            problem = f"row {at} of it is of {whose}, not of {one}"
            said.note(table, problem, "Leave the participant out of it.")
        own = _filled(cells) if whose else {"participant": one, **_filled(cells)}
        rows.append(Row(own, source, at))
    return tuple(rows)


def _filled(cells: Mapping[str, Any]) -> dict[str, Any]:
    return {title: cell for title, cell in cells.items() if not is_blank(cell)}


def _cell(said: Said, cells: Mapping[str, Any], table: str, column: str) -> str:
    """Give the text of a cell by its column, whatever its heading is."""
    for title, cell in cells.items():
        heading = heading_of(table, plain(title))
        if heading is None or heading.column.name != column or is_nothing(cell):
            continue
        try:
            return plain(text(cell, heading.column))
        except BadCellError as bad:
            said.note("participant", f"{title}: {bad.problem}", bad.fix)
    return ""
