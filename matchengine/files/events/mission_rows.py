"""What a day brought, as rows of the mission's tables: walk-ins, musts and vetoes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import pandas as pd

from matchengine.errors import Finding
from matchengine.files.events.rows import tables_of
from matchengine.files.tables.mission_tables import typed_table
from matchengine.live.events import Event, Must, Telling, Veto
from matchengine.trade.columns import TABLES
from matchengine.trade.mission import Place, empty_table

WISHES = {Must: "must", Veto: "no"}
AGAINST = {"must": "no", "no": "must"}

Frames = dict[str, pd.DataFrame]


@dataclass
class Extended:
    """The tables with what a day brought.

    `told` says of the rows that were added where they were told, by table and row.
    """

    frames: Frames
    findings: list[Finding] = field(default_factory=list)
    told: dict[tuple[str, int], Place] = field(default_factory=dict)

    def append(self, name: str, frame: pd.DataFrame, places: Sequence[Place]) -> None:
        """Add rows to a table, numbered on from its last."""
        before = self.frames.get(name)
        if before is None or not len(frame):
            return
        first = max(before.index.tolist(), default=1) + 1
        numbers = range(first, first + len(frame))
        frame = frame.set_axis(pd.Index(numbers, dtype="int64"))
        self.frames[name] = frame if before.empty else pd.concat([before, frame])
        self.told |= {(name, n): at for n, at in zip(numbers, places, strict=True)}


def with_day(frames: Mapping[str, pd.DataFrame], day: Iterable[Telling]) -> Extended:
    """Give tables that were read with what was told on a day."""
    events = [event for telling in day for event in telling.events]
    extended = Extended(dict(frames))
    for raw in tables_of(events):
        typed = typed_table(raw)
        extended.findings += (f for f in typed.findings if f.severity == "error")
        if typed.frame is not None:
            places = [(raw.source, number) for number in raw.numbers]
            extended.append(raw.name, typed.frame, places)
    _wishes(extended, events)
    return extended


def as_told(
    findings: Iterable[Finding],
    told: Mapping[tuple[str, int], Place],
    sources: Mapping[str, str],
) -> Iterator[Finding]:
    """Name the event, in whatever is said of a row that an event brought."""
    by_source = {
        (sources.get(table, table), row): place for (table, row), place in told.items()
    }
    for one in findings:
        place = by_source.get((one.source, one.row or 0))
        if place is not None:
            one = replace(one, source=place[0], row=place[1], cell=None)
        yield one


def _wishes(extended: Extended, events: Iterable[Event]) -> None:
    """Write musts and vetoes as wishes; the last word on two businesses counts."""
    last = {
        frozenset((event.one, event.other)): event
        for event in events
        if isinstance(event, (Must, Veto))
    }
    for event in last.values():
        _take_back(extended, event)
    rows = [(event.one, event.other, WISHES[type(event)]) for event in last.values()]
    if rows:
        extended.append("wishes", _wish_frame(rows), [*map(_place, last.values())])


def _place(event: Event) -> Place:
    path = f", {event.path}" if event.path else ""
    return f"{event.source}{path}", event.row


def _take_back(extended: Extended, event: Must | Veto) -> None:
    """Let go of what was asked before and does not go with an event."""
    said = WISHES[type(event)]
    wishes = extended.frames.get("wishes")
    if wishes is not None:
        same = (wishes["from"] == event.one) & (wishes["to"] == event.other)
        back = (wishes["from"] == event.other) & (wishes["to"] == event.one)
        gone = same | (back & (wishes["wish"] == AGAINST[said]))
        extended.frames["wishes"] = wishes[~gone]
    meetings = extended.frames.get("meetings")
    if said == "no" and meetings is not None:
        ends = {event.one, event.other}
        theirs = meetings["buyer"].isin(ends) & meetings["seller"].isin(ends)
        locked = meetings["locked"] & ~theirs
        extended.frames["meetings"] = meetings.assign(locked=locked)


def _wish_frame(rows: Sequence[tuple[str, str, str]]) -> pd.DataFrame:
    bare = empty_table("wishes")
    cells = {column.name: [column.missing] * len(rows) for column in TABLES["wishes"]}
    for place, name in enumerate(("from", "to", "wish")):
        cells[name] = [row[place] for row in rows]
    return pd.DataFrame(
        {n: pd.Series(cells[n], dtype=bare[n].dtype) for n in bare.columns}
    )
