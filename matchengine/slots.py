"""How the sessions of the day are cut into slots."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from zoneinfo import ZoneInfo

from matchengine.config import RunConfig, Session, minutes
from matchengine.records import Slot


def slots_of_day(config: RunConfig) -> tuple[Slot, ...]:
    """Cut every session into its slots, from s01 on.

    A session of L minutes has floor((L + changeover) / (meeting + changeover)) slots.
    """
    spans = [
        (session.name, start)
        for session in config.day.sessions
        for start in _slot_starts(config, session)
    ]
    length = datetime.timedelta(minutes=config.day.meeting_minutes)
    width = max(2, len(str(len(spans))))
    zone = ZoneInfo(config.mission.timezone)
    return tuple(
        Slot(
            f"s{number:0{width}d}",
            start=_with_offset(start, zone),
            end=_with_offset(start + length, zone),
            session=name,
        )
        for number, (name, start) in enumerate(spans, 1)
    )


def _slot_starts(config: RunConfig, session: Session) -> Iterator[datetime.datetime]:
    """Go through the starts of a session's slots, in UTC: clocks may change in it."""
    first, end = (_moment(config, clock) for clock in (session.start, session.end))
    length = int((end - first).total_seconds()) // 60
    step = config.day.meeting_minutes + config.day.changeover_minutes
    for place in range((length + config.day.changeover_minutes) // step):
        yield first + datetime.timedelta(minutes=place * step)


def _moment(config: RunConfig, clock: str) -> datetime.datetime:
    hours, rest = divmod(minutes(clock), 60)
    local = datetime.datetime.combine(
        config.mission.date,
        datetime.time(hours, rest),
        ZoneInfo(config.mission.timezone),
    )
    return local.astimezone(datetime.UTC)


def _with_offset(moment: datetime.datetime, zone: ZoneInfo) -> datetime.datetime:
    """Give a moment in the zone's offset of that moment, as a file will say it."""
    offset = moment.astimezone(zone).utcoffset() or datetime.timedelta()
    return moment.astimezone(datetime.timezone(offset))
