"""The list of all meetings, as a table that is sorted and filtered on its own."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from xlsxwriter.worksheet import Worksheet

from matchengine.config import Language
from matchengine.handouts.sheets.book import Book
from matchengine.handouts.sheets.listing import (
    Shown,
    write_cells,
    write_note,
    write_section,
)
from matchengine.handouts.sheets.looks import HEAD
from matchengine.handouts.workbook.participants_sheet import times_of
from matchengine.handouts.workbook.rows_shown import MOST_ROWS, left_out
from matchengine.handouts.workbook.words import word
from matchengine.results.story import Story
from matchengine.results.words import say


def write_meetings(book: Book, sheet: Worksheet, row: int, columns_set: int) -> None:
    """Write the list from a row on; the first columns have their width already."""
    story, language = book.story, book.language
    write_section(book, sheet, row, (0, 7), word("list_title", language))
    count = len(story.schedule.meetings)
    head = write_note(book, sheet, row + 1, left_out(count, "schedule.csv", language))
    columns = _columns(language)
    rows = islice(_rows(story), MOST_ROWS)
    last = head
    for last, cells in enumerate(rows, head + 1):
        write_cells(book, sheet, last, columns, cells)
    sheet.add_table(
        head,
        0,
        last,
        len(columns) - 1,
        {
            "name": "Meetings",
            "style": None,
            "columns": [
                {"header": one.heading, "header_format": book.look(**HEAD)}
                for one in columns
            ],
        },
    )
    for at, column in enumerate(columns[columns_set:], columns_set):
        sheet.set_column(at, at, column.width)


def _columns(language: Language) -> tuple[Shown, ...]:
    return (
        Shown(say("table", language), "id", 8),
        Shown(word("start", language), "clock", 8),
        Shown(say("buyer", language), "text", 21),
        Shown(word("buyer_city", language), "text", 21),
        Shown(say("seller", language), "text", 21),
        Shown(word("seller_city", language), "text", 21),
        Shown(say("need", language), "text", 21),
        Shown(say("offer", language), "text", 21),
        Shown(word("points", language), "whole", 10),
        Shown(word("per_month", language), "rupiah", 21),
        Shown(word("investment_once", language), "rupiah", 21),
        Shown(word("buyer_id", language), "id", 12),
        Shown(word("seller_id", language), "id", 12),
        Shown(say("slot", language), "id", 12),
    )


def _rows(story: Story) -> Iterator[tuple[Any, ...]]:
    """Give the meetings in order of slots, then of tables."""
    seat = {name: i for i, name in enumerate(story.tables)}
    for slot in story.problem.slots:
        held = story.meetings_in.get(slot.id, ())
        for meeting in sorted(held, key=lambda one: seat[one.table]):
            score = story.score_of(meeting)
            yield (
                meeting.table,
                times_of(slot)[0],
                story.about(meeting.buyer, "name"),
                story.about(meeting.buyer, "city"),
                story.about(meeting.seller, "name"),
                story.about(meeting.seller, "city"),
                story.product("needs", score.get("need")),
                story.product("offers", score.get("offer")),
                story.pairs[meeting.pair].value,
                score.get("trade_per_month"),
                score.get("investment"),
                meeting.buyer,
                meeting.seller,
                slot.id,
            )
