"""The rows of walk-ins, beside the events or in them, as tables of the mission."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from matchengine.errors import Finding, nearest
from matchengine.files.events.said import is_nothing, plain
from matchengine.files.tables.bad_cell import BadCellError
from matchengine.files.tables.cells import text
from matchengine.files.tables.headers import places_of
from matchengine.files.tables.mission_tables import typed_table
from matchengine.files.tables.raw import RawMission, RawTable, is_blank
from matchengine.live.events import Event, Row, WalkIn, WalkInRows
from matchengine.records import Participant
from matchengine.trade.columns import TABLES

OF_WALK_INS = {"participants": "id", "offers": "participant", "needs": "participant"}
"""The tables that may say more of a walk-in, and the column that says of whom."""

SHOWN = 5
"""So many rows of those who do not walk in are told one by one."""

RowsOf = Mapping[str, Mapping[str, list[Row]]]


def with_rows(
    events: Sequence[Event], raw: RawMission, findings: list[Finding]
) -> list[Event]:
    """Give each walk-in its rows from the tables that stand beside the events."""
    of = {name: _by_participant(raw, name, findings) for name in OF_WALK_INS}
    findings += _other_tables(raw)
    told = [event.participant.id for event in events if isinstance(event, WalkIn)]
    for rows in of.values():
        findings += _of_nobody(rows, told)
    return [_with_own(event, of, findings) for event in events]


def tables_of(events: Iterable[Event]) -> Iterator[RawTable]:
    """Give the rows of all walk-ins as raw tables, one for each place they are from."""
    found: dict[tuple[str, str], list[Row]] = {}
    for event in events:
        if isinstance(event, WalkIn) and event.rows is not None:
            rows = event.rows
            by_table = (
                ("participants", [rows.participant]),
                ("offers", rows.offers),
                ("needs", rows.needs),
            )
            for name, given in by_table:
                for row in given:
                    found.setdefault((name, row.source), []).append(row)
    for (name, source), several in found.items():
        yield _raw_table(name, source, several)


def unreadable_rows(events: Iterable[Event]) -> Iterator[Finding]:
    """Find every cell of the walk-ins' rows that cannot be read for certain."""
    for table in tables_of(events):
        yield from typed_table(table).findings


def _raw_table(name: str, source: str, rows: Sequence[Row]) -> RawTable:
    header = tuple(dict.fromkeys(title for row in rows for title in row.cells))
    numbers = [at if row.row is None else row.row for at, row in enumerate(rows, 1)]
    cells = [[row.cells.get(title, "") for title in header] for row in rows]
    return RawTable(name, source, header, [*cells], numbers)


def _by_participant(
    raw: RawMission, name: str, findings: list[Finding]
) -> dict[str, list[Row]]:
    table = raw.tables.get(name)
    found: dict[str, list[Row]] = {}
    if table is None:
        return found
    places = places_of(table)
    errors = [one for one in places.findings if one.severity == "error"]
    findings += errors
    whose = places.of.get(OF_WALK_INS[name])
    if errors or whose is None:
        return found
    column = next(c for c in TABLES[name] if c.name == OF_WALK_INS[name])
    for at, (number, cells) in enumerate(zip(table.numbers, table.rows, strict=True)):
        try:
            one = "" if is_nothing(cells[whose]) else plain(text(cells[whose], column))
        except BadCellError as bad:
            findings.append(
                table.finding(at, whose, bad.problem, bad.fix, str(cells[whose]))
            )
            continue
        if not one:
            fix = f"Fill in the {column.name}."
            findings.append(table.finding(at, whose, "the cell is empty", fix, None))
            continue
        named = dict(_titled(table, cells))
        found.setdefault(one, []).append(Row(named, table.source, number))
    return found


def _titled(table: RawTable, cells: Sequence[object]) -> Iterator[tuple[str, object]]:
    """Go through the filled cells of a row with their headings."""
    for place, (title, cell) in enumerate(zip(table.header, cells, strict=True)):
        if not is_blank(cell):
            yield title or f"column {place + 1}", cell


def _other_tables(raw: RawMission) -> Iterator[Finding]:
    for name, source in raw.claimed.items():
        if name not in OF_WALK_INS:
            yield Finding(
                source,
                f"the table '{name}' stands beside the events, and is not read there",
                "Only participants, offers and needs of walk-ins do. Wishes are "
                "events: must and veto.",
            )


def _of_nobody(rows: Mapping[str, list[Row]], told: Sequence[str]) -> Iterator[Finding]:
    """Find the rows of those who do not walk in; of many, one finding for all."""
    strangers = {one: several[0] for one, several in rows.items() if one not in told}
    if len(strangers) > SHOWN:
        first = next(iter(strangers.values()))
        yield Finding(
            first.source,
            f"{len(strangers)} businesses in it do not walk in, by the events "
            f"({', '.join([*strangers][:SHOWN])}, …)",
            "Keep only the rows of walk-ins beside the events.",
            first.row,
        )
        return
    for one, row in strangers.items():
        yield Finding(
            row.source,
            "no event says that it walks in",
            f"Add the event `walk_in {one}`, or take the row out. "
            + (nearest(one, told) if told else ""),
            row.row,
            value=one,
        )


def _with_own(event: Event, of: RowsOf, findings: list[Finding]) -> Event:
    if not isinstance(event, WalkIn):
        return event
    one = event.participant.id
    own, offers, needs = (of[name].get(one, []) for name in OF_WALK_INS)
    if not (own or offers or needs):
        return event
    if len(own) != 1 or event.rows is not None:
        problem = f"it has {len(own)} rows in the table participants"
        if event.rows is not None:
            problem = "it has rows in the event itself, and in the tables beside it"
        fix = "Give it one row there."
        where = event.source, problem, fix, event.row, event.path, one
        findings.append(Finding(*where))
        return event
    rows = WalkInRows(own[0], tuple(offers), tuple(needs))
    return replace(event, participant=Participant(one), rows=rows)
