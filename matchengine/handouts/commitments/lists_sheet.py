"""The sheet of who is known and what was planned, for choosing and for reading back."""

from __future__ import annotations

from xlsxwriter.worksheet import Worksheet

from matchengine.handouts.commitments.places import LIST_FIRST, LIST_HEAD
from matchengine.handouts.commitments.words import word
from matchengine.handouts.sheets.book import Book
from matchengine.handouts.sheets.cells import put
from matchengine.handouts.sheets.listing import write_title
from matchengine.handouts.sheets.looks import CELL, HEAD
from matchengine.handouts.sheets.printing import A4, print_wide
from matchengine.results.commitment_columns import LISTS_HEADS
from matchengine.results.fingerprint import plan_mark
from matchengine.results.words import in_language

WIDTHS = (10, 40, 26, 26, 12, 50)


def write_lists(book: Book, sheet: Worksheet) -> None:
    """Write the businesses, the meetings of the plan, and which plan it is."""
    story = book.story
    write_title(book, sheet, word("lists_title", book.language))
    people = story.problem.participants
    columns: list[list[str]] = [
        [one.id for one in people],
        [str(story.about(one.id, "name")) for one in people],
        [str(story.about(one.id, "city")) for one in people],
        [meeting.pair for meeting in story.schedule.meetings],
        [plan_mark(story.schedule)],
        [book.mission],
    ]
    heads = zip(LISTS_HEADS.values(), WIDTHS, columns, strict=True)
    for at, (said, width, cells) in enumerate(heads):
        put(sheet, LIST_HEAD, at, in_language(said, book.language), book.look(**HEAD))
        sheet.set_column(at, at, width)
        for row, cell in enumerate(cells, LIST_FIRST):
            put(sheet, row, at, cell, book.text_look(cell, **CELL))
    sheet.freeze_panes(LIST_FIRST, 0)
    print_wide(book, sheet, paper=A4, repeat=(LIST_HEAD, LIST_HEAD))
