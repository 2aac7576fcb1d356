"""From a plan, and what calendars were told before, to what they are told now."""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from matchengine.handouts.calendar.texts import Teller, Texts
from matchengine.results.calendar_facts import meeting_uid, span_of
from matchengine.results.notice import Notice, Party
from matchengine.results.story import Story
from matchengine.schedule import Meeting

MARK_LENGTH = 16


@dataclass(frozen=True)
class Told:
    """A meeting as calendars are told of it, with what each reader is shown."""

    notice: Notice
    texts: Texts


def all_told(
    story: Story,
    teller: Teller,
    before: Mapping[str, Notice],
    moment: datetime.datetime,
) -> list[Told]:
    """Tell of every meeting of the plan, then of those that fell away.

    A meeting of which nothing changed keeps its number and the time it was told;
    one that moved, fell away or came back gets the next number.
    """
    held = list(_held(story, teller))
    gone = _fallen_away(story, teller, before, {one.notice.uid for one in held}, moment)
    zone = story.config.mission.timezone
    second = moment.astimezone(datetime.UTC).replace(microsecond=0)
    return [_numbered(one, before, second, zone) for one in (*held, *gone)]


def _held(story: Story, teller: Teller) -> Iterator[Told]:
    place = {name: i for i, name in enumerate(story.slots)}
    seat = {name: i for i, name in enumerate(story.tables)}
    for meeting in sorted(
        story.schedule.meetings, key=lambda m: (place[m.slot], seat[m.table], m.pair)
    ):
        span = span_of(story, meeting.slot)
        if span is not None:
            notice = Notice(
                meeting_uid(story, meeting.pair),
                _party(story, meeting.buyer),
                _party(story, meeting.seller),
                *span,
                location=teller.place(meeting),
            )
            yield Told(notice, teller.held(notice, meeting))


def untimed(story: Story) -> list[Meeting]:
    """Give the meetings that no calendar can hold, since their slots have no times."""
    return [m for m in story.schedule.meetings if span_of(story, m.slot) is None]


def _party(story: Story, business: str) -> Party:
    return Party(business, str(story.about(business, "name")))


def _fallen_away(
    story: Story,
    teller: Teller,
    before: Mapping[str, Notice],
    held: Collection[str],
    moment: datetime.datetime,
) -> Iterator[Told]:
    for notice in sorted(before.values(), key=lambda n: (n.start, n.uid)):
        if notice.uid not in held and not _was_held(story, notice, moment):
            gone = replace(notice, cancelled=True)
            yield Told(gone, teller.cancelled(gone))


def _was_held(story: Story, notice: Notice, moment: datetime.datetime) -> bool:
    """Whether a meeting belongs to a mission of the same name that is over."""
    mission = story.config.mission
    day = notice.start.astimezone(ZoneInfo(mission.timezone)).date()
    return day != mission.date and notice.end <= moment


def _numbered(
    told: Told, before: Mapping[str, Notice], second: datetime.datetime, zone: str
) -> Told:
    earlier = before.get(told.notice.uid)
    mark = _mark(told, zone)
    if earlier is None:
        number, when = 0, second
    elif earlier.mark == mark:
        number, when = earlier.sequence, earlier.told or second
    else:
        number, when = earlier.sequence + 1, second
    notice = replace(told.notice, mark=mark, sequence=number, told=when)
    return replace(told, notice=notice)


def _mark(told: Told, zone: str) -> str:
    """Give a mark of everything that any calendar shows of a meeting."""
    notice = told.notice
    utc = [one.astimezone(datetime.UTC) for one in (notice.start, notice.end)]
    span = [one.isoformat() for one in utc]
    shown = [span, zone, notice.location, notice.cancelled, notice.parties]
    text = json.dumps([*shown, sorted(told.texts.items())])
    return hashlib.sha256(text.encode()).hexdigest()[:MARK_LENGTH]
