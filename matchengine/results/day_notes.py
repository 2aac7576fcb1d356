"""What the day noted on a record, in its `meta`: what it was before, and why.

A problem that was re-planned is an ordinary one, so that everything else can read it.
What the next re-planning must know on top stands under one key of the records' `meta`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, TypeVar

from matchengine.problem import Problem
from matchengine.records import Pair, Participant, Slot

DAY = "day"
Noted = TypeVar("Noted", Pair, Participant, Problem, Slot)


def noted(record: Pair | Participant | Problem | Slot) -> dict[str, Any]:
    """Give what the day noted on a record; nothing for one that it never touched."""
    found = (record.meta or {}).get(DAY, {})
    return dict(found) if isinstance(found, dict) else {}


def with_notes(record: Noted, notes: dict[str, Any], **fields: Any) -> Noted:
    """Give the record with these notes instead of its own, and other fields if any."""
    others = {key: value for key, value in (record.meta or {}).items() if key != DAY}
    meta = {**others, DAY: notes} if notes else others
    return replace(record, meta=meta or None, **fields)


def away_slots(participant: Participant, slots: Iterable[Slot]) -> frozenset[str]:
    """Name the slots in which a participant is away, as planned or by an event.

    In a problem that was re-planned `unavailable` also has slots that are over. In a
    slot that is lost, nobody is there.
    """
    notes = noted(participant)
    if "planned" not in notes:
        return frozenset(participant.unavailable)
    lost = (slot.id for slot in slots if noted(slot).get("lost"))
    return frozenset((*notes["planned"], *notes.get("away", ()), *lost))
