"""What calendars were told before, from the calendar of all as it was handed out."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field

from icalendar import Calendar, Component

from matchengine.errors import Finding
from matchengine.handouts.calendar.writing import (
    BUYER,
    MARK,
    MISSION,
    SELLER,
    from_letters,
)
from matchengine.results.notice import Notice, Party

BEGIN = b"BEGIN:VCALENDAR"
LARGEST = 2**31 - 2
"""The last number of a change that has a next one (RFC 5545, 3.3.8)."""

FIX = (
    "All meetings are now told as if for the first time. If people have them in their "
    "calendars, put back the file of the last edition and make the calendars again."
)


@dataclass(frozen=True)
class CalendarBefore:
    """What calendars were told before, by the names of the meetings, and doubts."""

    notices: Mapping[str, Notice] = field(default_factory=dict)
    doubts: tuple[Finding, ...] = ()


def calendar_before(content: bytes | None, mission: str, source: str) -> CalendarBefore:
    """Read a calendar of all as it was handed out before.

    Parameters
    ----------
    content
        Its bytes; None if there is none.
    mission
        The name of the mission. Meetings of another one are not told of again.
    source
        What a finding calls it.

    Returns
    -------
    CalendarBefore
        One that is damaged, or not of this mission, gives a warning and no notices.
    """
    if content is None:
        return CalendarBefore()
    try:
        named, notices = _read(content)
    # whatever a damaged file holds, it is no reason to have no calendars
    except (ValueError, LookupError, TypeError, AttributeError, OverflowError) as error:
        problem = f"it cannot be read as a calendar of matchengine's: {error}"
        return CalendarBefore(doubts=(_doubt(source, problem),))
    if named != mission:
        problem = "it is the calendar of another mission"
        return CalendarBefore(doubts=(_doubt(source, problem, named),))
    return CalendarBefore(notices)


def latest(*told: Mapping[str, Notice]) -> Mapping[str, Notice]:
    """Give what was told last of each meeting: the numbers only rise."""
    found: dict[str, Notice] = {}
    for notices in told:
        for uid, notice in notices.items():
            if uid not in found or _rank(notice) > _rank(found[uid]):
                found[uid] = notice
    return found


def _rank(notice: Notice) -> tuple[int, float]:
    return notice.sequence, notice.told.timestamp() if notice.told else 0.0


def _doubt(source: str, problem: str, value: object = None) -> Finding:
    return Finding(source, problem, FIX, value=value, severity="warning")


def _read(content: bytes) -> tuple[str, dict[str, Notice]]:
    # icalendar takes a short text for the path of a file
    if not content.startswith(BEGIN):
        raise ValueError(f"it does not begin with {BEGIN.decode()}")
    read = Calendar.from_ical(content)
    if MISSION not in read:
        raise ValueError("it does not say of which mission it is")
    notices = map(_notice, read.walk("VEVENT"))
    (mission,) = from_letters(str(read[MISSION]))
    return mission, {one.uid: one for one in notices}


def _notice(event: Component) -> Notice:
    start, end, told = (event.decoded(n) for n in ("dtstart", "dtend", "dtstamp"))
    for moment in (start, end, told):
        if not isinstance(moment, datetime.datetime) or moment.tzinfo is None:
            raise ValueError("a meeting has no time")
    sequence = int(str(event["sequence"]))
    if not 0 <= sequence <= LARGEST:
        raise ValueError(f"a meeting was changed {sequence} times")
    return Notice(
        str(event["uid"]),
        _party(str(event[BUYER])),
        _party(str(event[SELLER])),
        start,
        end,
        location=str(event["location"]),
        cancelled=event["status"] == "CANCELLED",
        mark=str(event[MARK]),
        sequence=sequence,
        told=told,
    )


def _party(written: str) -> Party:
    id_, name = from_letters(written)
    return Party(id_, name)
