"""The sections of the summary: each a table with its charts beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from xlsxwriter.chart import Chart
from xlsxwriter.worksheet import Worksheet

from matchengine.handouts.sheets.book import Book
from matchengine.handouts.sheets.cells import put, shortened
from matchengine.handouts.sheets.listing import write_section
from matchengine.handouts.sheets.looks import (
    BOX,
    FIGURE,
    HEAD,
    NOTE,
    RUPIAH,
    WHOLE,
)
from matchengine.handouts.workbook.drawing import Drawn, bars, in_one_unit, pillars
from matchengine.handouts.workbook.words import word
from matchengine.results.charts import (
    Share,
    by_commodity,
    by_direction,
    by_scale,
    meetings_per_business,
    own_days,
)
from matchengine.results.words import say

FIRST_CHART, SECOND_CHART, LAST_COLUMN = 5, 10, 15
ROWS = 16
"""A section is at least so many rows high: as much as its charts."""

LONGEST_NAME = 60


def write_charts(book: Book, sheet: Worksheet, row: int) -> None:
    """Write every section from a row on."""
    language, story = book.language, book.story
    put(sheet, row, 0, word("estimate_note", language), book.look(**NOTE))
    shared = (
        ("by_direction", "direction", by_direction(story)),
        ("by_commodity", "commodity", by_commodity(story, language)),
        ("by_scale", "scale", by_scale(story, language)),
    )
    row += 2
    for title, head, shares in shared:
        write_section(book, sheet, row, (0, LAST_COLUMN), word(title, language))
        row = _write_shares(book, sheet, row + 1, word(head, language), shares)
    write_section(book, sheet, row, (0, LAST_COLUMN), word("days", language))
    _write_days(book, sheet, row + 1)


def _write_shares(
    book: Book, sheet: Worksheet, row: int, head: str, shares: Sequence[Share]
) -> int:
    """Write what the groups come to; give the row of the next section."""
    language = book.language
    points, trade = (word(w, language) for w in ("value_points", "trade_a_month"))
    heads = (head, say("meetings", language), points, trade)
    rows = [
        (shortened(one.name, LONGEST_NAME), one.meetings, one.value, one.trade)
        for one in shares
    ]
    _write_table(book, sheet, row, heads, rows, (WHOLE, WHOLE, RUPIAH))
    # the rest would dwarf all others, and stands in the table
    bar = [one for one in shares if one.name != say("other", language)]
    if bar:
        span = (row + 1, row + len(bar))
        most, money = max(one.value for one in bar), max(one.trade for one in bar)
        value = Drawn(points, *span, 2, most)
        rupiah = Drawn(trade, *span, 3, money, in_one_unit(money))
        _place(sheet, row, FIRST_CHART, bars(book, sheet, value))
        _place(sheet, row, SECOND_CHART, bars(book, sheet, rupiah))
    return row + max(ROWS, len(rows) + 2) + 1


def _write_days(book: Book, sheet: Worksheet, row: int) -> None:
    """Write how many businesses hold so many meetings, and have so many idle gaps."""
    has_plan = book.story.schedule.has_plan
    held = dict(meetings_per_business(book.story)) if has_plan else {}
    gaps = Counter(day.idle_gaps for day in own_days(book.story)) if has_plan else {}
    rows = [
        (n, held.get(n, 0), gaps.get(n, 0))
        for n in range(max([*held, *gaps], default=-1) + 1)
    ]
    names = ("number", "with_so_many", "with_gaps")
    heads = tuple(word(name, book.language) for name in names)
    _write_table(book, sheet, row, heads, rows, (WHOLE, WHOLE))
    sheet.set_row(row, 44)
    if rows:
        span = (row + 1, row + len(rows))
        titles = ("meetings_per_business", "idle_gaps_per_business")
        for column, title in enumerate(titles, 1):
            told = word(title, book.language)
            drawn = Drawn(told, *span, column, len(rows), "0;;")
            at = (FIRST_CHART, SECOND_CHART)[column - 1]
            _place(sheet, row, at, pillars(book, sheet, drawn))


def _place(sheet: Worksheet, row: int, column: int, chart: Chart) -> None:
    sheet.insert_chart(row, column, chart, {"x_offset": 4, "y_offset": 4})


def _write_table(
    book: Book,
    sheet: Worksheet,
    row: int,
    heads: Sequence[str],
    rows: Sequence[Sequence[Any]],
    formats: Sequence[str],
) -> None:
    for at, head in enumerate(heads):
        put(sheet, row, at, head, book.look(**HEAD))
    sheet.set_row(row, 30)
    for below, (name, *numbers) in enumerate(rows, row + 1):
        put(sheet, below, 0, name, book.text_look(name, **BOX, align="left"))
        for at, (number, shown) in enumerate(zip(numbers, formats, strict=True), 1):
            put(sheet, below, at, number, book.look(**FIGURE, num_format=shown))
