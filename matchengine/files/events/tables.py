"""Events from a table: a CSV file, the sheet of a workbook, a file of a folder."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from matchengine.errors import FileError, Finding
from matchengine.files.events.said import Said
from matchengine.files.tables.content import Content
from matchengine.files.tables.headers import ROWS_LOOKED_AT, heading_of, places_of
from matchengine.files.tables.layout import laid_out
from matchengine.files.tables.raw import RawMission, Row, cell_text, is_blank, letters
from matchengine.files.tables.sheets import (
    TABLE_NAMES,
    BadSheetError,
    Sheet,
    take,
)
from matchengine.trade.columns import folded
from matchengine.trade.event_columns import EVENT_COLUMNS, EVENT_SHEETS

EVENTS = "events"


def is_table(content: Content) -> bool:
    """Whether the first row is the heading of events, or another one has several."""
    rows = [row for _, row in _without_comments(content).filled[:ROWS_LOOKED_AT]]
    known = [{*_columns(row)} for row in rows]
    return any(
        "event" in names and (at == 0 or len(names) > 1)
        for at, names in enumerate(known)
    )


def _columns(row: Row) -> Iterator[str]:
    for cell in row:
        heading = heading_of(EVENTS, cell_text(cell))
        if heading is not None:
            yield heading.column.name


def from_content(source: str, content: Content, findings: list[Finding]) -> list[Said]:
    """Give the events that stand in a table, or as lines in its cells."""
    content = _without_comments(content)
    if not is_table(content):
        return [
            Said({"event": line}, source, number, is_line=True)
            for number, row in content.filled
            if (line := " ".join(map(cell_text, row)).strip())
        ]
    raw, odd = laid_out(EVENTS, source, content)
    findings += odd
    if raw is None:
        return []
    places = places_of(raw)
    findings += _with_uses(places.findings)
    letter = {n: letters(p) for n, p in places.of.items()} if raw.in_cells else {}
    titles = {name: raw.header[place] for name, place in places.of.items()}
    return [
        Said(
            {name: row[place] for name, place in places.of.items()},
            source,
            number,
            titles=titles,
            letters=letter,
        )
        for number, row in zip(raw.numbers, raw.rows, strict=True)
        if number not in raw.ragged
    ]


def from_sheets(
    whole: str, sheets: Sequence[Sheet], raw: RawMission, findings: list[Finding]
) -> list[Said]:
    """Give the events of the one sheet that holds them; others go to `raw`."""
    own = [one for one in sheets if folded(one.called) in EVENT_SHEETS]
    if not own:
        own = [*_unnamed(sheets)]
    if len(own) != 1:
        raise FileError([_no_sheet(whole, own)])
    take(raw, [one for one in sheets if one is not own[0]])
    findings += raw.findings
    try:
        content = own[0].load(EVENTS)
    except BadSheetError as bad:
        findings.append(bad.finding)
        return []
    return from_content(own[0].source, content, findings)


def _unnamed(sheets: Sequence[Sheet]) -> Iterator[Sheet]:
    """Find the sheet of the events by its headings, or as the only one there is."""
    others = [one for one in sheets if folded(one.called) not in TABLE_NAMES]
    filled: list[Sheet] = []
    for sheet in others:
        try:
            content = sheet.load(EVENTS)
        except BadSheetError:
            continue
        if is_table(content):
            yield sheet
        elif content.holds_something:
            filled.append(sheet)
    if len(filled) == len(sheets) == 1:
        yield filled[0]


def _no_sheet(whole: str, own: Sequence[Sheet]) -> Finding:
    if own:
        problem = "the events stand in several places: "
        problem += ", ".join(one.called for one in own)
        return Finding(whole, problem, "Put them into one, called events.")
    fix = f"Call the one that holds them events (or {', '.join(EVENT_SHEETS[2:])})."
    return Finding(whole, "nothing in it is called events", fix)


def _without_comments(content: Content) -> Content:
    """Leave out the rows that begin with #."""
    rows = [(number, row) for number, row in content.rows if not _is_comment(row)]
    return replace(content, rows=rows)


def _is_comment(row: Row) -> bool:
    first = next((cell for cell in row if not is_blank(cell)), None)
    return isinstance(first, str) and first.lstrip().startswith("#")


def _with_uses(findings: Sequence[Finding]) -> Iterator[Finding]:
    """Say of a column that is not used that its cells would be lost."""
    known = ", ".join(column.name for column in EVENT_COLUMNS)
    for one in findings:
        if one.severity == "warning":
            one = replace(one, fix=f"{one.fix} Known: {known}.")
        yield one
