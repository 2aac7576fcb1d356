"""Calendars for tests: handed out edition after edition, and read again."""

import datetime
from dataclasses import replace
from typing import Any

from icalendar import Calendar, Event
from make import schedule
from make_config import make_config
from make_story import MORNING, edition, story

from matchengine.building import build_problem
from matchengine.handouts.calendar.every import calendars
from matchengine.handouts.calendar.reading import CalendarBefore, calendar_before
from matchengine.results.edition import CALENDAR
from matchengine.results.story import Story

Files = dict[str, bytes]


EGGS = story()
"""J1 and J2 sell eggs to K1 and K2. A test that changes it spares the scoring."""

NOBODY_YET = edition(EGGS)


def plan(*meetings: str, told: Story = EGGS, status: str = "feasible") -> Story:
    return replace(told, schedule=schedule(*meetings, status=status))


def configured(told: Story = EGGS, **changes: Any) -> Story:
    """The same mission under another configuration, its slots and tables with it."""
    config = make_config(tables__count=2, **changes)
    problem = build_problem(told.mission, told.scores, config)
    return replace(told, config=config, problem=problem)


def with_cells(table: str, column: str, cell: str, told: Story = EGGS) -> Story:
    """The same mission, with another cell in the first row of a table."""
    frame = told.mission.frame(table).copy()
    frame.loc[frame.index[0], column] = cell
    return replace(told, mission=replace(told.mission, **{table: frame}))


def first(told: Story) -> Files:
    return dict(calendars(told, NOBODY_YET))


def read_before(files: Files, mission: str = "Misi") -> CalendarBefore:
    return calendar_before(files.get(CALENDAR), mission, CALENDAR)


def after(files: Files, told: Story, days: int = 1) -> Files:
    """The next edition, so many days after the first."""
    before = read_before(files, told.config.mission.name)
    assert before.doubts == ()
    moment = MORNING + datetime.timedelta(days=days)
    now = replace(NOBODY_YET, calendar=before.notices, moment=moment)
    return {**files, **calendars(told, now)}


def events(content: bytes) -> list[Event]:
    return list(Calendar.from_ical(content).walk("VEVENT"))


def shown(event: Event) -> dict[str, Any]:
    """What an update turns on: number, status, when it was told."""
    told, changed = event.decoded("dtstamp"), event.decoded("last-modified")
    assert told == changed
    return {"sequence": event["sequence"], "status": event["status"], "told": told}


def raw_events(content: bytes) -> dict[str, bytes]:
    """The bytes of each meeting, by its UID."""
    begin, end = b"BEGIN:VEVENT\r\n", b"END:VEVENT\r\n"
    raw = [begin + part.split(end)[0] + end for part in content.split(begin)[1:]]
    return {str(Event.from_ical(one)["uid"]): one for one in raw}
