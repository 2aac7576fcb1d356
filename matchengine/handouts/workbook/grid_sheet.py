"""The sheet of the hall: tables by slots, and under it the list of all meetings."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from math import ceil
from typing import Any

from xlsxwriter.worksheet import Worksheet

from matchengine.handouts.sheets.book import Book
from matchengine.handouts.sheets.cells import put, shortened
from matchengine.handouts.sheets.listing import write_note, write_title
from matchengine.handouts.sheets.looks import (
    ABOUT,
    CELL,
    GROUP,
    HEAD,
    INK_SOFT,
    LINE,
    SHADES,
    shade_of,
)
from matchengine.handouts.sheets.printing import print_wide
from matchengine.handouts.workbook.meeting_list import write_meetings
from matchengine.handouts.workbook.words import word
from matchengine.problem import Slot, Table
from matchengine.results.edition import Edition
from matchengine.results.story import clock
from matchengine.results.words import say
from matchengine.schedule import Meeting

ENDS, SLOT_WIDTH, ACROSS = 2, 21, 14
"""Columns before the first slot; how wide a slot is; so many go on one page."""

NAME, LINE_LETTERS, LINE_HEIGHT = 56, 24, 12.0
"""Letters of a name that a cell shows, letters in a line, points a line is high."""

DASH = "\u00a0\u2013"
"""Between buyer and seller, with a space that does not break."""

MOST_BLANKS = 100_000
"""In a larger hall, places without a meeting get no lines drawn around them."""


def write_grid(book: Book, sheet: Worksheet, edition: Edition) -> None:
    """Write the grid, coloured by points, and the meetings as a list of their own."""
    language = book.language
    row = write_title(book, sheet, word("grid_title", language))
    if not book.story.schedule.has_plan:
        problem = word("no_plan", language, sheet=word("warnings_title", language))
        row = write_note(book, sheet, row, problem)
    else:
        row = write_note(book, sheet, row, word("cell_holds", language))
        row = _write_legend(book, sheet, row)
    head = _write_times(book, sheet, row)
    last = _write_tables(book, sheet, head + 1)
    slots = len(book.story.slots)
    sheet.set_column(0, ENDS - 1, 8)
    sheet.set_column(ENDS, ENDS + slots - 1, SLOT_WIDTH)
    sheet.freeze_panes(head + 1, ENDS)
    sheet.autofilter(head, 0, last, ENDS + slots - 1)
    print_wide(book, sheet, wide=max(1, ceil(slots / ACROSS)), repeat=(row, head))
    sheet.repeat_columns(0, ENDS - 1)
    sheet.print_area(0, 0, last, ENDS + slots - 1)
    if book.story.schedule.meetings:
        write_meetings(book, sheet, last + 2, ENDS + slots)


def _write_legend(book: Book, sheet: Worksheet, row: int) -> int:
    """Say which shade stands for which points; give the row of the sessions."""
    put(sheet, row, 0, word("legend", book.language), book.look(**ABOUT))
    for at, (least, colour) in enumerate(SHADES, ENDS):
        if least > 1:
            text = word("at_least", book.language, points=least)
        elif least == 1:
            text = word("below", book.language, points=SHADES[-3][0])
        else:
            text = word("without_points", book.language)
        look = book.look(**CELL, bg_color=colour, align="center")
        put(sheet, row, at, text, look)
    return row + 2


def _write_times(book: Book, sheet: Worksheet, row: int) -> int:
    """Write the sessions and under them the slots; give the row of the slots."""
    at, head = ENDS, book.look(**HEAD)
    for at_session, group in groupby(book.story.problem.slots, _session):
        width = len(list(group))
        if at_session and width > 1:
            sheet.merge_range(row, at, row, at + width - 1, "", head)
        put(sheet, row, at, at_session, head)
        at += width
    names = [say("table", book.language), say("zone", book.language)]
    names += [_time_of(slot) for slot in book.story.problem.slots]
    for place, name in enumerate(names):
        put(sheet, row + 1, place, name, head)
    sheet.set_row(row + 1, 22)
    return row + 1


def _session(slot: Slot) -> str:
    return slot.session or ""


def _time_of(slot: Slot) -> str:
    start, end = clock(slot), clock(slot, end=True)
    return f"{start}\u2013{end}" if start and end else slot.id


def _write_tables(book: Book, sheet: Worksheet, row: int) -> int:
    """Write a row a table; give the last one."""
    story = book.story
    by_table: dict[str, dict[str, Meeting]] = {}
    for meeting in story.schedule.meetings:
        by_table.setdefault(meeting.table, {})[meeting.slot] = meeting
    drawn = len(story.tables) * len(story.slots) <= MOST_BLANKS
    for table in story.problem.tables:
        held = by_table.get(table.id, {})
        put(sheet, row, 0, table.id, book.text_look(table.id, **GROUP, align="center"))
        zone = book.text_look(table.zone, **GROUP, align="center")
        put(sheet, row, 1, table.zone, zone)
        heights = [_write_place(book, sheet, row, table, held, drawn=drawn)]
        sheet.set_row(row, max(heights))
        row += 1
    return row - 1


def _write_place(
    book: Book,
    sheet: Worksheet,
    row: int,
    table: Table,
    held: dict[str, Meeting],
    *,
    drawn: bool,
) -> float:
    """Write what is held at a table; give the height that its meetings need."""
    closed, lines = set(table.unavailable), 2
    for at, slot in enumerate(book.story.slots, ENDS):
        if slot in held:
            text, look = _meeting_cell(book, held[slot])
            put(sheet, row, at, text, book.text_look(text, **look))
            lines = max(lines, _lines(text))
        elif slot in closed:
            look = {**CELL, "font_color": INK_SOFT, "align": "center", "italic": True}
            put(sheet, row, at, word("closed", book.language), book.look(**look))
        elif drawn:
            put(sheet, row, at, None, book.look(**CELL))
    return lines * LINE_HEIGHT + 3


def _meeting_cell(book: Book, meeting: Meeting) -> tuple[str, dict[str, Any]]:
    story, pair = book.story, book.story.pairs[meeting.pair]
    buyer, seller = (
        shortened(str(story.about(one, "name")), NAME)
        for one in (meeting.buyer, meeting.seller)
    )
    look = {
        "border": 1,
        "border_color": LINE,
        "text_wrap": True,
        "valign": "top",
        "font_size": 9,
        "bg_color": shade_of(pair.value),
        "bold": pair.required,
    }
    return f"{buyer}{DASH}\n{seller}\n{pair.value}", look


def _lines(text: str) -> int:
    """Count the lines that a cell needs."""
    parts: Sequence[str] = text.split("\n")
    return sum(max(1, ceil(len(part) / LINE_LETTERS)) for part in parts)
