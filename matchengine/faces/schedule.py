"""The face of a plan: its goals, and the hall by tables and slots."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from markupsafe import Markup

from matchengine.faces.goals import GoalShown, goals
from matchengine.faces.html import face, facts, filled, listed, note, table

MOST_TABLES = 40
MOST_SLOTS = 20
MOST_CONFLICTS = 10
LONGEST_ID = 24
DIGITS = re.compile(r"([0-9]{1,18})")

STATUS = {
    "optimal": "proven best",
    "feasible": "a plan, not proven best in all",
    "infeasible": "impossible: its demands cannot all hold",
    "no_plan": "no plan found in the time given",
}


class Held(NamedTuple):
    """A meeting, by ids."""

    buyer: str
    seller: str
    slot: str
    table: str


def schedule_face(
    status: str,
    told: Sequence[GoalShown],
    meetings: Sequence[Held],
    conflicts: Sequence[str] = (),
) -> str:
    """Show a plan; conflicts are sentences on why there is none."""
    title = f"Schedule: {STATUS.get(status, status)}"
    if conflicts:
        return face(title, note("What clashes:"), listed(conflicts, MOST_CONFLICTS))
    people = {one for held in meetings for one in held[:2]}
    slots = list(dict.fromkeys(held.slot for held in meetings))
    tables = sorted({held.table for held in meetings}, key=natural)
    counts = {
        "meetings": len(meetings),
        "participants": len(people),
        "slots": len(slots),
        "tables": len(tables),
    }
    hall = _hall(meetings, slots, tables) if meetings else Markup("")
    return face(title, facts(counts), goals(told), hall)


def _hall(
    meetings: Iterable[Held], slots: Sequence[str], tables: Sequence[str]
) -> Markup:
    seen_slots, seen_tables = slots[:MOST_SLOTS], tables[:MOST_TABLES]
    room: dict[tuple[str, str], list[Held]] = {
        (table_, slot): [] for table_ in seen_tables for slot in seen_slots
    }
    left_out = 0
    for held in meetings:
        if (held.table, held.slot) in room:
            room[held.table, held.slot].append(held)
        else:
            left_out += 1
    rows = [
        (short(one), *(_place(room[one, slot]) for slot in seen_slots))
        for one in seen_tables
    ]
    caption = "Tables by slots, the buyer above the seller"
    heads = ("table", *map(short, seen_slots))
    return table(caption, heads, rows) + note(_cut(left_out, slots, tables))


def _place(held: Sequence[Held]) -> Markup:
    """Fill a cell; a wrong plan may put several meetings there, and is shown so."""
    if not held:
        return Markup("<td></td>")
    more = [f"and {len(held) - 1} more"] if len(held) > 1 else []
    return filled([short(held[0].buyer), short(held[0].seller), *more])


def _cut(left_out: int, slots: Sequence[str], tables: Sequence[str]) -> str:
    if not left_out:
        return ""
    return (
        f"{left_out:,} meetings are not shown: there are {len(tables):,} tables and "
        f"{len(slots):,} slots. schedule.to_frame() has all of them."
    )


def short(id_: str) -> str:
    """Cut a long id, so that a cell stays a cell."""
    return id_ if len(id_) <= LONGEST_ID else id_[: LONGEST_ID - 1] + "…"


def natural(id_: str) -> tuple[tuple[int, str], ...]:
    """Order ids as people do: T2 before T10."""
    parts = DIGITS.split(id_)
    return tuple((int(p), "") if i % 2 else (-1, p) for i, p in enumerate(parts))
