"""The plans of a folder as a person reads them, and what going back to one changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from matchengine.files.history.records import Differences, KeptPlan
from matchengine.going_back import GoneBack, History
from matchengine.screen.aligned import aligned
from matchengine.screen.summary import HEADING

HEADS = ("plan", "published", "by", "status", "meetings", "value", "not as before")
RIGHT = {0, 4, 5}
UNKNOWN = "-"
STATUS = {
    "optimal": "proven best",
    "feasible": "not all proven",
    "infeasible": "none possible",
    "no_plan": "none found",
}
KINDS = (
    ("cancelled", "cancelled"),
    ("moved", "moved"),
    ("other_table", "at another table"),
    ("new", "new"),
)


def history_lines(told: History, folder: Path) -> Iterator[str]:
    """List the plans, and say which is in force."""
    if not told.plans:
        yield f"No plan is kept in {folder} yet."
        yield "The one that stands there will be, once another is published."
        return
    table = aligned([HEADS, *map(_row, told.plans)], right=RIGHT)
    yield HEADING + table[0]
    yield from table[1:]
    yield ""
    if told.in_force is None:
        yield "It is not noted which of them is in force. Go back to one of them."
    else:
        yield f"In force: plan {told.in_force}"
    if told.changed:
        yield f"Changed since it was published: {', '.join(told.changed)}"


def back_lines(done: GoneBack, asked: int, folder: Path) -> Iterator[str]:
    """Say what is in force now, and what that changes for whom."""
    if done.is_new:
        yield f"In force: plan {done.number}, which is plan {asked} again"
    else:
        yield f"Plan {asked} is in force already, as plan {done.number}"
    if done.differences is not None:
        against = done.differences.against
        yield f"Against plan {against}: {changes_in_words(done.differences)}"
    if done.later_calendars is not None:
        yield (
            f"People may have the calendars of plan {done.later_calendars}. "
            "New ones that replace them:"
        )
        yield f"  matchengine handouts {folder} --format ics"


def history_data(told: History) -> dict[str, Any]:
    """Give the plans as plain data."""
    return {
        "in_force": told.in_force,
        "changed": list(told.changed),
        "plans": [_plan_data(one) for one in told.plans],
    }


def back_data(done: GoneBack) -> dict[str, Any]:
    """Give what going back came to as plain data."""
    return {
        "in_force": done.number,
        "is_new": done.is_new,
        "differences": _differences_data(done.differences),
        "later_calendars": done.later_calendars,
        "written": [str(path) for path in done.written],
    }


def changes_in_words(told: Differences) -> str:
    """Say how many meetings changed in which way, and how many people that touches."""
    counts = ((getattr(told, name), words) for name, words in KINDS)
    changed = ", ".join(f"{number} {words}" for number, words in counts if number)
    if not changed:
        return "the same meetings"
    people = told.participants
    return f"{changed}; {people} {'person' if people == 1 else 'people'}"


def _row(plan: KeptPlan) -> tuple[str, ...]:
    changes = plan.differences
    return (
        str(plan.number),
        plan.moment.strftime("%Y-%m-%d %H:%M"),
        plan.why,
        UNKNOWN if plan.status is None else STATUS[plan.status.value],
        UNKNOWN if plan.meetings is None else str(plan.meetings),
        UNKNOWN if plan.value is None else str(plan.value),
        "" if changes is None else changes_in_words(changes),
    )


def _plan_data(plan: KeptPlan) -> dict[str, Any]:
    return {
        "number": plan.number,
        "moment": plan.moment.isoformat(),
        "why": plan.why,
        "plan": plan.plan,
        "status": None if plan.status is None else plan.status.value,
        "meetings": plan.meetings,
        "value": plan.value,
        "participants": plan.participants,
        "differences": _differences_data(plan.differences),
        "files": dict(plan.files),
    }


def _differences_data(told: Differences | None) -> dict[str, int] | None:
    return None if told is None else asdict(told)
