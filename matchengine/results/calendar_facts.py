"""What calendars and QR codes say alike of a meeting: its name, and when it is."""

from __future__ import annotations

import datetime
import hashlib
import json
from zoneinfo import ZoneInfo

from matchengine.results.story import Story

UID_LENGTH = 32
UID_DOMAIN = "matchengine"


def meeting_uid(story: Story, pair_id: str) -> str:
    """Name the meeting of a pair as calendars know it.

    The name stays while the mission's name and day and the pair's id do, whatever
    else a new plan changes: so a calendar moves the meeting, and does not double it.
    """
    mission = story.config.mission
    named = [mission.name, mission.date.isoformat(), pair_id]
    digest = hashlib.sha256(json.dumps(named).encode()).hexdigest()
    return f"{digest[:UID_LENGTH]}@{UID_DOMAIN}"


def span_of(
    story: Story, slot_id: str
) -> tuple[datetime.datetime, datetime.datetime] | None:
    """Give a slot's start and end in the mission's time zone; None without times."""
    slot = story.slots[slot_id]
    if slot.start is None or slot.end is None:
        return None
    zone = ZoneInfo(story.config.mission.timezone)
    return slot.start.astimezone(zone), slot.end.astimezone(zone)


def zone_name(story: Story) -> str:
    """Name the time zone as people do, WITA for one; by its place if it has no name."""
    span = span_of(story, story.problem.slots[0].id) if story.problem.slots else None
    name = span[0].tzname() if span else None
    return name if name and name.isalpha() else story.config.mission.timezone
