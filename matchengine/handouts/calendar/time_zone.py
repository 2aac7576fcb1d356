"""A time zone as calendars take it.

icalendar can make one too, but puts the start of summer time by the clock after the
change where RFC 5545 (3.6.5) takes the clock before it: an hour late.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from functools import cache
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

DAY = datetime.timedelta(days=1)
SECOND = datetime.timedelta(seconds=1)
NONE = datetime.timedelta()


@cache
def time_zone(zone: ZoneInfo, first_year: int, last_year: int) -> Timezone:
    """Give a zone with every change of its clocks in these years."""
    since = datetime.datetime(first_year, 1, 1)
    until = datetime.datetime(last_year, 12, 31)
    made = Timezone()
    made.add("tzid", zone.key)
    first = since.replace(tzinfo=zone)
    made.add_component(_rule(since, _offset(first), first))
    for moment in _changes(zone, since, until):
        before = _offset((moment - SECOND).astimezone(zone))
        onset = (moment + before).replace(tzinfo=None)
        made.add_component(_rule(onset, before, moment.astimezone(zone)))
    return made


def _rule(
    onset: datetime.datetime, before: datetime.timedelta, first: datetime.datetime
) -> TimezoneStandard | TimezoneDaylight:
    """Say how the clocks go from a first moment on.

    `onset` is that moment by the clock before, which was `before` off UTC.
    """
    summer = (first.dst() or NONE) > NONE
    rule = TimezoneDaylight() if summer else TimezoneStandard()
    rule.add("dtstart", onset)
    rule.add("tzoffsetfrom", before)
    rule.add("tzoffsetto", _offset(first))
    rule.add("tzname", first.tzname())
    return rule


def _offset(moment: datetime.datetime) -> datetime.timedelta:
    return moment.utcoffset() or NONE


def _changes(
    zone: ZoneInfo, since: datetime.datetime, until: datetime.datetime
) -> Iterator[datetime.datetime]:
    """Go through the moments, in UTC, at which the clocks of a zone change."""
    day = since.replace(tzinfo=datetime.UTC)
    end = until.replace(tzinfo=datetime.UTC)
    while day < end:
        if _clock(day, zone) != _clock(day + DAY, zone):
            yield _first_after_change(day, zone)
        day += DAY


def _first_after_change(day: datetime.datetime, zone: ZoneInfo) -> datetime.datetime:
    before, after = 0, int(DAY.total_seconds())
    while after - before > 1:
        middle = (before + after) // 2
        changed = _clock(day + middle * SECOND, zone) != _clock(day, zone)
        before, after = (before, middle) if changed else (middle, after)
    return day + after * SECOND


def _clock(
    moment: datetime.datetime, zone: ZoneInfo
) -> tuple[datetime.timedelta | None, str | None]:
    local = moment.astimezone(zone)
    return local.utcoffset(), local.tzname()
