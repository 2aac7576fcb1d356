"""The sheet that says how the commitment sheet is filled in."""

from __future__ import annotations

from xlsxwriter.worksheet import Worksheet

from matchengine.handouts.commitments.words import GUIDE, word
from matchengine.handouts.sheets.book import Book
from matchengine.handouts.sheets.cells import put
from matchengine.handouts.sheets.listing import lines_of, write_title
from matchengine.handouts.sheets.looks import NAVY
from matchengine.handouts.sheets.printing import A4, print_wide
from matchengine.results.verbs import visiting_side
from matchengine.results.words import in_language

WIDTH, LINE_HEIGHT = 100, 15.0


def write_guide(book: Book, sheet: Worksheet) -> None:
    """Write the steps, one a row."""
    first = write_title(book, sheet, word("guide_title", book.language)) + 1
    sheet.set_column(0, 0, 5)
    sheet.set_column(1, 1, WIDTH)
    side = visiting_side(book.story)
    details = {
        "side": f" ({side})" if side else "",
        "file": f"commitments.{book.language}.xlsx",
    }
    number_look = book.look(bold=True, font_color=NAVY, valign="top", align="center")
    step_look = book.look(text_wrap=True, valign="top", font_size=11)
    for row, said in enumerate(GUIDE, first):
        text = in_language(said, book.language).format_map(details)
        put(sheet, row, 0, row - first + 1, number_look)
        put(sheet, row, 1, text, step_look)
        sheet.set_row(row, LINE_HEIGHT * lines_of(text, WIDTH) + 6)
    print_wide(book, sheet, paper=A4)
