"""What matchengine is meant to reach: one row for each kind of work."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from pathlib import Path

from instances import ALL_RULES, DEMANDS, EXCHANGE, FAIR, NARROW, SIZES
from ours import Reached

GAP_OF_GROWTH = 0.001


@dataclass(frozen=True)
class Row:
    """An instance, the time for it, and what its goals are meant to reach in it.

    `goals` has the largest gap of each goal; `certified` asks for the same distance
    from the certificate's bound. A goal `against_plain` may instead be half of what one
    plain CP-SAT model reaches in the same time.
    """

    name: str
    instance: str
    seconds: float
    goals: dict[str, float] = field(default_factory=lambda: {"value": 0.0})
    certified: bool = False
    as_command: bool = False
    most_gb: float | None = None
    first_s: float | None = None
    against_plain: tuple[str, ...] = ()
    long: bool = False

    def judge(self, one: Reached, plain: float | None = None) -> tuple[str, bool]:
        """Say what a goal is meant to reach, and whether it did."""
        least = self.goals[one.goal]
        gap = one.certified_gap if self.certified else one.gap
        aim = [f"gap {least:.2%}" if least else "gap 0"]
        good = [gap is not None and gap <= least]
        if self.certified:
            aim[0] += " by certificate"
        if one.goal in self.against_plain:
            known = {None: "not asked", math.inf: "no plan"}.get(plain, f"{plain}")
            aim[0] += f" or half of plain CP-SAT ({known})"
            better = plain is not None and one.value is not None
            good[0] |= better and 2 * one.value <= plain
        if one.status == "infeasible":
            aim, good = ["proven"], [True]
        if self.first_s is not None:
            aim.append(f"first plan {self.first_s:g} s")
            good.append(one.first_s is not None and one.first_s <= self.first_s)
        if self.most_gb is not None:
            aim.append(f"{self.most_gb:g} GB")
            good.append(one.peak_gb <= self.most_gb)
        aim.append(f"{self.seconds:g} s")
        # The whole command keeps its limit within a tenth and two seconds.
        good.append(one.wall_s <= 1.1 * self.seconds + 2)
        return ", ".join(aim), all(good)


ROWS = (
    Row(DEMANDS, DEMANDS, 10, {"value": 0.0005}),
    Row(ALL_RULES, ALL_RULES, 30, {"value": 0.005}),
    Row(NARROW.name, NARROW.name, 60, {"value": 0.001}, certified=True),
    Row(EXCHANGE.name, EXCHANGE.name, 60, {"value": 0.0005}, long=True),
    Row(
        f"{FAIR.name}, files",
        FAIR.name,
        60,
        {"value": 0.0005},
        as_command=True,
        most_gb=3,
        first_s=10,
        long=True,
    ),
    *(
        Row(day.name, day.name, 60, certified=True, long=day.buyers > 200)
        for day in (size.all_day() for size in SIZES)
    ),
    *(
        Row(mixed.name, mixed.name, 60, {"value": 0.005}, long=mixed.buyers > 100)
        for mixed in (size.mixed() for size in SIZES)
    ),
    Row(
        "example",
        "example",
        60,
        {
            "shortfall": 0.0,
            "value": 0.0005,
            "idle_gaps": 0.0,
            "idle_slots": 0.0,
            "table_moves": 0.0,
        },
        against_plain=("idle_gaps", "idle_slots", "table_moves"),
    ),
)


def event_rows(folder: Path) -> tuple[Row, ...]:
    """Give a row for every event of a folder of B2B meeting scheduling problems."""
    return tuple(
        Row(file.stem, str(file), 60, {"idle_gaps": 0.0})
        for file in sorted(folder.glob("*.dzn"))
    )
