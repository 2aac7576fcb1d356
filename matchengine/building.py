"""From a mission and its scores to the problem that the solver takes.

No trade goes into a problem: only ids, names, values, and what the day allows.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from matchengine.agreed import Agreed, Findable
from matchengine.config import RunConfig
from matchengine.errors import Finding, InputError, nearest
from matchengine.problem import Problem
from matchengine.records import (
    Pair,
    Participant,
    Resource,
    Slot,
    Table,
)
from matchengine.scoring import Scores
from matchengine.slots import slots_of_day
from matchengine.trade.mission import Mission

MOST_DELEGATES = 10**6
CONFIGURATION = "configuration"


def build_problem(mission: Mission, scores: Scores, config: RunConfig) -> Problem:
    """Turn the scored pairs of a mission into a scheduling problem.

    Raises
    ------
    InputError
        With everything in which tables, meetings and configuration do not fit
        together: more tables asked for than listed, a meeting at a time at which no
        slot starts or at a table that is not there, a zone that no table has, …
    """
    day = _Day(mission, config)
    if day.findings:
        raise InputError(day.findings)
    pairs = _pairs(day, scores)
    free = config.tables.keep_free or config.rules.free_tables_per_slot
    return Problem(
        slots=day.frame.slots,
        tables=day.tables,
        participants=day.participants,
        pairs=tuple(pairs.values()),
        resources=_resources(mission),
        rules=replace(config.rules, free_tables_per_slot=free),
        baseline=day.meetings.baseline(pairs),
        goals=config.goals,
        meta={"mission": config.mission.name},
    )


def misfits(mission: Mission, config: RunConfig) -> tuple[Finding, ...]:
    """Give everything for which `build_problem` would refuse, whatever the scores."""
    return tuple(_Day(mission, config).findings)


class _Day:
    """All of the problem but its pairs, and what was found not to fit."""

    def __init__(self, mission: Mission, config: RunConfig) -> None:
        self.frame = Findable(mission, slots_of_day(config))
        self.findings = self.frame.findings
        self.tables = _tables(self.frame, config)
        _zones_are_known(self.frame, config, self.tables)
        _visitors_are_known(self.frame, config)
        ids = {table.id for table in self.tables}
        self.participants = _participants(self.frame, ids, config.attendance.absence)
        self.meetings = Agreed(self.frame, ids)


def _tables(frame: Findable, config: RunConfig) -> tuple[Table, ...]:
    """Give the tables of the sheet, the first of them if fewer are asked for."""
    listed = tuple(
        Table(str(cells["id"]), zone=cells["zone"] or None)
        for _, cells in frame.records("tables")
    )
    given = bool(listed) or "tables" in frame.mission.sources
    count = config.tables.count
    if not given and count is not None:
        width = max(2, len(str(count)))
        return tuple(Table(f"T{n:0{width}d}") for n in range(1, count + 1))
    if not given:
        problem, fix = (
            "how many tables there are is not said",
            ("Set tables.count, or add the table 'tables' with the id of every table."),
        )
    elif count is not None and count > len(listed):
        problem = f"{frame.mission.source('tables')} lists only {len(listed)} tables"
        fix = "Lower tables.count, leave it out, or list the other tables."
    else:
        return listed[:count]
    frame.findings.append(
        Finding(CONFIGURATION, problem, fix, column="tables.count", value=count)
    )
    return listed


def _visitors_are_known(frame: Findable, config: RunConfig) -> None:
    """Refuse a visiting side of which nobody is."""
    visiting, across = config.mission.visiting, config.mission.across
    if visiting is None:
        return
    sides = {str(cells[across]) for _, cells in frame.records("participants") if across}
    if visiting not in sides:
        frame.findings.append(
            Finding(
                CONFIGURATION,
                f"no business is of this side, by the column {across}"
                if across
                else "sides are not told apart, as mission.across is null",
                nearest(visiting, sorted(sides)) if across else "Leave it out.",
                column="mission.visiting",
                value=visiting,
            )
        )


def _zones_are_known(
    frame: Findable, config: RunConfig, tables: Sequence[Table]
) -> None:
    known = sorted({table.zone for table in tables if table.zone})
    for place, zones in enumerate(config.rules.zone_change_needs_free_slot):
        for side, zone in enumerate(zones):
            if zone not in known:
                frame.findings.append(
                    Finding(
                        CONFIGURATION,
                        "no table is in this zone",
                        nearest(zone, known),
                        column=f"rules.zone_change_needs_free_slot[{place}][{side}]",
                        value=zone,
                    )
                )


def _participants(
    frame: Findable, tables: set[str], absence: float
) -> tuple[Participant, ...]:
    spans = [_span(slot) for slot in frame.slots]
    found = []
    for row, cells in frame.records("participants"):
        own = cells["table"] or None
        if own is not None and own not in tables:
            frame.refuse(
                "participants",
                row,
                "table",
                own,
                f"tables.count takes the first {len(tables)} tables only, "
                "without this one",
                "Raise tables.count, or name another table.",
            )
        delegates = _whole(cells["delegates"], 1)
        if delegates > MOST_DELEGATES:
            frame.refuse(
                "participants",
                row,
                "delegates",
                delegates,
                "so many delegates no business has",
                "Write how many can each sit at a table of their own.",
            )
            delegates = 1
        most, chance = cells["max_meetings"], cells["absence"]
        found.append(
            Participant(
                str(cells["id"]),
                name=cells["name"] or None,
                delegates=delegates,
                unavailable=tuple(
                    slot.id
                    for slot, span in zip(frame.slots, spans, strict=True)
                    if _is_away(cells, *span)
                ),
                min_meetings=_whole(cells["min_meetings"], 0),
                max_meetings=None if math.isnan(most) else int(most),
                table=own,
                absence=absence if math.isnan(chance) else float(chance),
            )
        )
    return tuple(found)


def _span(slot: Slot) -> tuple[int, int]:
    """Give a slot's start and end in minutes since midnight."""
    if slot.start is None or slot.end is None:
        return 0, 0
    start = 60 * slot.start.hour + slot.start.minute
    return start, start + int((slot.end - slot.start).total_seconds()) // 60


def _is_away(cells: dict[str, Any], start: int, end: int) -> bool:
    """Whether a participant is not there for the whole slot. No time is NaN."""
    return (
        start < cells["arrives"]
        or end > cells["leaves"]
        or any(start < until and end > since for since, until in cells["unavailable"])
    )


def _whole(number: float, otherwise: int) -> int:
    return otherwise if math.isnan(number) else int(number)


def _resources(mission: Mission) -> tuple[Resource, ...]:
    table = mission.resources
    return tuple(
        Resource(str(name), int(capacity))
        for name, capacity in zip(table["id"], table["capacity"], strict=True)
    )


def _pairs(day: _Day, scores: Scores) -> dict[tuple[str, str], Pair]:
    """Give the scored pairs and those of the agreed meetings, by buyer and seller."""
    meetings = day.meetings
    taken = {
        cells["id"]: cells["resources"]
        for _, cells in day.frame.records("participants")
    }

    def pair(buyer: str, seller: str, value: int, must: bool) -> Pair:
        return Pair(
            buyer,
            seller,
            value,
            required=must or (buyer, seller) in meetings.required,
            fixed=meetings.fixed.get((buyer, seller)),
            # what both of them need is taken once: it is one meeting
            resources=tuple(dict.fromkeys((*taken[buyer], *taken[seller]))),
        )

    scored = scores.frame[["buyer", "seller", "value", "must"]]
    pairs = {
        (buyer, seller): pair(buyer, seller, int(value), bool(must))
        for buyer, seller, value, must in scored.itertuples(index=False, name=None)
    }
    for buyer, seller in (*meetings.required, *meetings.fixed):
        if (buyer, seller) not in pairs:
            pairs[buyer, seller] = pair(buyer, seller, 0, True)
    return pairs
