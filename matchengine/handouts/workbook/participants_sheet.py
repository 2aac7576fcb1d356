"""The sheet of each business's day: a row a business, the slots folded under it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any

from xlsxwriter.worksheet import Worksheet

from matchengine.config import Language
from matchengine.handouts.sheets.book import Book
from matchengine.handouts.sheets.listing import (
    Shown,
    write_cells,
    write_heads,
    write_note,
    write_title,
)
from matchengine.handouts.sheets.looks import INK_SOFT, PALE
from matchengine.handouts.sheets.printing import print_wide
from matchengine.handouts.workbook.rows_shown import MOST_ROWS, left_out
from matchengine.handouts.workbook.words import word
from matchengine.problem import Participant, Slot
from matchengine.results.day_notes import away_slots
from matchengine.results.edition import Edition
from matchengine.results.story import Story
from matchengine.results.why_matched import why_matched
from matchengine.results.words import say
from matchengine.schedule import Meeting


@dataclass(frozen=True)
class DayRow:
    """A row of the sheet: a business (`head`), or one of its slots."""

    cells: tuple[Any, ...]
    head: bool = False
    busy: bool = False


def write_participants(book: Book, sheet: Worksheet, edition: Edition) -> None:
    """Write the day of every business."""
    language = book.language
    rows, note = _rows_and_note(book.story, language)
    row = write_title(book, sheet, word("participants_title", language))
    row = write_note(book, sheet, row, note)
    columns = _columns(language)
    write_heads(book, sheet, row, columns)
    last = row
    for last, told in enumerate(rows, row + 1):
        folded = None if told.head else {"level": 1}
        write_cells(book, sheet, last, columns, told.cells, folded, look=_look_of(told))
    sheet.outline_settings(symbols_below=False)
    sheet.freeze_panes(row + 1, 2)
    sheet.autofilter(row, 0, last, len(columns) - 1)
    print_wide(book, sheet, repeat=(row, row))


def _look_of(row: DayRow) -> dict[str, Any]:
    if row.head:
        return {"bold": True, "bg_color": PALE}
    return {} if row.busy else {"font_color": INK_SOFT}


def _columns(language: Language) -> tuple[Shown, ...]:
    return (
        Shown(word("id", language), "id", 9),
        Shown(say("business", language), "text", 30),
        Shown(say("city", language), "text", 24),
        Shown(word("start", language), "clock", 8),
        Shown(word("end", language), "clock", 8),
        Shown(say("session", language), "text", 10),
        Shown(word("status_of_slot", language), "text", 13),
        Shown(say("table", language), "id", 8),
        Shown(say("zone", language), "id", 7),
        Shown(word("role", language), "text", 11),
        Shown(word("partner_id", language), "id", 9),
        Shown(say("partner", language), "text", 30),
        Shown(word("partner_city", language), "text", 24),
        Shown(say("product", language), "text", 24),
        Shown(word("points", language), "whole", 8),
        Shown(say("why_matched", language), "long", 56),
    )


def _rows_and_note(story: Story, language: Language) -> tuple[list[DayRow], str]:
    """Give the rows that are shown, and say what is not."""
    if not story.schedule.has_plan:
        sheet = word("warnings_title", language)
        return [], word("no_plan", language, sheet=sheet)
    people = story.problem.participants
    whole_days = len(people) * (1 + len(story.slots)) <= MOST_ROWS
    rows = chain.from_iterable(
        _day_of(story, one, language, whole_days) for one in people
    )
    note = word("participants_note" if whole_days else "only_meetings", language)
    meetings_only = len(people) + 2 * len(story.schedule.meetings)
    count = 0 if whole_days else meetings_only
    more = left_out(count, "agendas.csv", language)
    return list(islice(rows, MOST_ROWS)), " ".join(filter(None, (more, note)))


def _day_of(
    story: Story, one: Participant, language: Language, whole_day: bool
) -> Iterator[DayRow]:
    who = (one.id, story.about(one.id, "name"), story.about(one.id, "city"))
    count, least = story.count_of(one.id), one.min_meetings
    told = word("day_of", language, count=count, least=least)
    yield DayRow((*who, *[""] * 12, told), head=True)
    away = away_slots(one, story.problem.slots)
    own = story.meetings_of.get(one.id, {})
    for slot in story.problem.slots:
        when = (*times_of(slot), slot.session or "")
        for meeting in own.get(slot.id, ()):
            cells = _meeting_cells(story, meeting, one.id, language)
            yield DayRow((*who, *when, *cells), busy=True)
        if slot.id not in own and whole_day:
            state = say("away" if slot.id in away else "free", language)
            yield DayRow((*who, *when, state, *[""] * 9))


def _meeting_cells(
    story: Story, meeting: Meeting, one: str, language: Language
) -> tuple[Any, ...]:
    buys = meeting.buyer == one
    partner = meeting.seller if buys else meeting.buyer
    return (
        say("meeting", language).lower(),
        meeting.table,
        story.tables[meeting.table].zone or "",
        say("buys" if buys else "sells", language),
        partner,
        story.about(partner, "name"),
        story.about(partner, "city"),
        story.product("offers", story.score_of(meeting).get("offer")),
        story.pairs[meeting.pair].value,
        why_matched(story, meeting, language),
    )


def times_of(slot: Slot) -> tuple[datetime.time | str, datetime.time | str]:
    """Give when a slot starts and ends; its id where it has no time."""
    if slot.start is None or slot.end is None:
        return slot.id, ""
    return slot.start.time(), slot.end.time()
