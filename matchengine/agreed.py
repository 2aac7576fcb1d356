"""The organiser's own meetings: fixed, required, or those of an earlier plan."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from matchengine.config import minutes
from matchengine.errors import Finding, nearest
from matchengine.records import BaselineMeeting, Fixed, Pair, Slot
from matchengine.trade.mission import Mission


@dataclass
class Findable:
    """The mission, its slots, and what was found not to fit."""

    mission: Mission
    slots: tuple[Slot, ...]
    findings: list[Finding] = field(default_factory=list)

    def records(self, table: str) -> Iterator[tuple[int, dict[str, Any]]]:
        """Go through a table: the row in the spreadsheet and its cells."""
        frame = self.mission.frame(table)
        cells = frame.astype(object).to_dict("records")
        yield from zip(frame.index.tolist(), cells, strict=True)

    def refuse(
        self, table: str, row: int, column: str, value: object, problem: str, fix: str
    ) -> None:
        """Note something about a cell."""
        source = self.mission.source(table)
        self.findings.append(Finding(source, problem, fix, int(row), column, value))


class Agreed:
    """The organiser's meetings: fixed, required, or an earlier plan."""

    def __init__(self, frame: Findable, tables: set[str]) -> None:
        self.fixed: dict[tuple[str, str], Fixed] = {}
        self.required: dict[tuple[str, str], int] = {}
        self.earlier: dict[tuple[str, str], tuple[str | None, str | None]] = {}
        for row, cells in frame.records("meetings"):
            ends = str(cells["buyer"]), str(cells["seller"])
            slot = self._slot(frame, row, cells["slot"])
            table = cells["table"] or None
            if table is not None and table not in tables:
                frame.refuse(
                    "meetings",
                    row,
                    "table",
                    table,
                    "there is no table with this id",
                    nearest(table, sorted(tables)),
                )
            if table is not None and cells["locked"] and not cells["slot"]:
                frame.refuse(
                    "meetings",
                    row,
                    "table",
                    table,
                    "a table is named for this meeting, but no slot",
                    "Name the slot too, or leave the table open.",
                )
            if not cells["locked"]:
                self.earlier[ends] = slot, table
            elif slot is not None:
                self.fixed[ends] = Fixed(slot, table)
            else:
                self.required[ends] = row

    @staticmethod
    def _slot(frame: Findable, row: int, said: str) -> str | None:
        """Find a slot by its id or by its start."""
        if not said:
            return None
        starts = {f"{slot.start:%H:%M}": slot.id for slot in frame.slots}
        ids = {slot.id for slot in frame.slots}
        if said in ids:
            return said
        hours, colon, rest = said.partition(":")
        if not (colon and hours.isdecimal() and rest[:2].isdecimal()):
            fix = f"Write its start, such as {next(iter(starts))}, or its id."
            problem = "this is neither a slot nor a time"
        elif f"{int(hours):02d}:{rest[:2]}" in starts:
            return starts[f"{int(hours):02d}:{rest[:2]}"]
        else:
            asked = 60 * int(hours) + int(rest[:2])
            close = min(starts, key=lambda start: abs(minutes(start) - asked))
            problem, fix = "no slot starts then", f"The nearest starts at {close}."
        frame.refuse("meetings", row, "slot", said, problem, fix)
        return None

    def baseline(
        self, pairs: dict[tuple[str, str], Pair]
    ) -> tuple[BaselineMeeting, ...]:
        """Give the meetings of the earlier plan, whichever of the two buys now."""
        return tuple(
            BaselineMeeting(
                pair=_pair_id(pairs, buyer, seller),
                buyer=buyer,
                seller=seller,
                slot=slot,
                table=table,
            )
            for (buyer, seller), (slot, table) in self.earlier.items()
        )


def _pair_id(pairs: dict[tuple[str, str], Pair], buyer: str, seller: str) -> str:
    pair = pairs.get((buyer, seller)) or pairs.get((seller, buyer))
    return f"{buyer}|{seller}" if pair is None else pair.id
