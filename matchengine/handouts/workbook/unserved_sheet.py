"""The sheet of who got less than wanted, and why."""

from __future__ import annotations

from collections.abc import Iterator
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
from matchengine.handouts.sheets.looks import AMBER_PALE
from matchengine.handouts.sheets.printing import print_wide
from matchengine.handouts.workbook.rows_shown import MOST_ROWS, left_out
from matchengine.handouts.workbook.words import word
from matchengine.results.edition import Edition
from matchengine.results.unserved import ANY, MINIMUM
from matchengine.results.words import say


def write_unserved(book: Book, sheet: Worksheet, edition: Edition) -> None:
    """Write each wish not met with its reason; too few meetings first."""
    language, missed = book.language, edition.unserved
    row = write_title(book, sheet, word("unserved_title", language))
    row = write_note(book, sheet, row, _note(book, len(missed)))
    columns = _columns(language)
    write_heads(book, sheet, row, columns)
    last = row
    for last, told in enumerate(_rows(edition, language), row + 1):
        lacking = told[3] in (word(MINIMUM, language), word(ANY, language))
        shade = {"bg_color": AMBER_PALE} if lacking else {}
        write_cells(book, sheet, last, columns, told, look=shade)
    sheet.freeze_panes(row + 1, 2)
    sheet.autofilter(row, 0, last, len(columns) - 1)
    print_wide(book, sheet, repeat=(row, row))


def _note(book: Book, count: int) -> str:
    if not book.story.schedule.has_plan:
        return word(
            "no_plan", book.language, sheet=word("warnings_title", book.language)
        )
    if not count:
        return word("all_served", book.language)
    return left_out(count, "unserved.csv", book.language)


def _columns(language: Language) -> tuple[Shown, ...]:
    return (
        Shown(word("id", language), "id", 9),
        Shown(say("business", language), "text", 32),
        Shown(say("city", language), "text", 22),
        Shown(word("wanted", language), "text", 18),
        Shown(word("meetings_wanted", language), "whole", 10),
        Shown(word("meetings_held", language), "whole", 10),
        Shown(word("partner_id", language), "id", 9),
        Shown(say("partner", language), "text", 32),
        Shown(word("rank", language), "whole", 10),
        Shown(say("reason", language), "long", 70),
    )


def _rows(edition: Edition, language: Language) -> Iterator[tuple[Any, ...]]:
    for row in edition.unserved.head(MOST_ROWS).to_dict("records"):
        yield (
            row["participant"],
            row["name"],
            row["city"],
            word(row["wanted"], language),
            row["meetings_wanted"],
            row["meetings_held"],
            row["partner"],
            row["partner_name"],
            row["rank"],
            row[f"why_{language}"],
        )
