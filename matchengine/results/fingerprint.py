"""A short mark of a plan: two prints with the same mark tell of the same meetings."""

from __future__ import annotations

import hashlib
import json

from matchengine.schedule import Schedule

MARK_LENGTH = 6


def plan_mark(schedule: Schedule) -> str:
    """Give six characters that change whenever a meeting of the plan does."""
    held = sorted((m.pair, m.slot, m.table) for m in schedule.meetings)
    digest = hashlib.sha256(json.dumps(held).encode()).hexdigest()
    return digest[:MARK_LENGTH].upper()
