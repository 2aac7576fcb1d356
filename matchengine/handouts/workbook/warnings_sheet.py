"""The sheet of warnings, and of what made a plan impossible."""

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
from matchengine.results.story import Story

IDS_SHOWN = 12


def write_warnings(book: Book, sheet: Worksheet, edition: Edition) -> None:
    """Write what clashes, if there is no plan, then each warning with its fix."""
    language = book.language
    rows = list(_rows(book.story, language))
    row = write_title(book, sheet, word("warnings_title", language))
    row = write_note(book, sheet, row, _note(book.story, len(rows), language))
    columns = (
        Shown(word("severity", language), "text", 14),
        Shown(word("place", language), "text", 40),
        Shown(word("found", language), "text", 30),
        Shown(word("problem", language), "long", 60),
        Shown(word("fix", language), "long", 60),
    )
    write_heads(book, sheet, row, columns)
    last = row
    for last, told in enumerate(rows[:MOST_ROWS], row + 1):
        conflict = told[0] == word("conflict", language)
        shade = {"bg_color": AMBER_PALE} if conflict else {}
        write_cells(book, sheet, last, columns, told, look=shade)
    sheet.freeze_panes(row + 1, 0)
    sheet.autofilter(row, 0, last, len(columns) - 1)
    print_wide(book, sheet, repeat=(row, row))


def _note(story: Story, count: int, language: Language) -> str:
    if story.schedule.conflicts:
        return word("conflicts_note", language)
    if not count:
        return word("no_warnings", language)
    return left_out(count, "run.json", language)


def _rows(story: Story, language: Language) -> Iterator[tuple[Any, ...]]:
    for one in story.schedule.conflicts:
        ids = ", ".join(one.ids[:IDS_SHOWN])
        more = ", …" if len(one.ids) > IDS_SHOWN else ""
        yield (
            word("conflict", language),
            one.demand,
            f"{ids}{more}",
            one.sentence,
            one.relaxation,
        )
    for found in story.warnings:
        value = "" if found.value is None else str(found.value)
        yield (
            word("warning", language),
            found.where,
            value,
            f"{found.problem}.",
            found.fix,
        )
