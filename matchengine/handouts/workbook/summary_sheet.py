"""The sheet that the head of the office reads: what the plan comes to, with charts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from xlsxwriter.worksheet import Worksheet

from matchengine.handouts.sheets.book import Book
from matchengine.handouts.sheets.cells import put
from matchengine.handouts.sheets.listing import write_section, write_title
from matchengine.handouts.sheets.looks import (
    ALARM,
    BOX,
    FIGURE,
    HEAD,
    INK_SOFT,
    NAVY,
    PALE,
    RUPIAH,
    SHARE,
    SMALL_SHARE,
    WHOLE,
    rupiah_format,
)
from matchengine.handouts.sheets.printing import print_wide
from matchengine.handouts.workbook.summary_charts import write_charts
from matchengine.handouts.workbook.words import SHEETS, word
from matchengine.results.dates import long_date
from matchengine.results.edition import Edition
from matchengine.results.summary import Summary
from matchengine.results.words import GOALS, STATUS, in_language, say
from matchengine.schedule import GoalResult

LABEL, NUMBER, MONEY, GAP_AT, COLUMNS = 36, 13, 22, 4, 16
BESIDE = 17.5
"""Widths of the columns; the narrow one between tables and charts; how many."""


@dataclass(frozen=True)
class Tile:
    """A number that is seen from across the room, and what it is."""

    label: str
    number: float
    look: str
    below: str


def write_summary(book: Book, sheet: Worksheet, edition: Edition) -> None:
    """Write the summary: tiles, facts, goals, then the charts with their tables."""
    language = book.language
    sheet.set_column(0, 0, LABEL)
    sheet.set_column(1, GAP_AT - 2, NUMBER)
    sheet.set_column(GAP_AT + 1, COLUMNS - 1, BESIDE)
    sheet.set_column(GAP_AT - 1, GAP_AT - 1, MONEY)
    sheet.set_column(GAP_AT, GAP_AT, 3)
    row = write_title(book, sheet, word("summary_title", language))
    if not book.story.schedule.has_plan:
        sheet_name = in_language(SHEETS["warnings"], language)
        problem = word("no_plan", language, sheet=sheet_name)
        put(sheet, row, 0, problem, book.look(**ALARM))
    row = _write_tiles(book, sheet, row + 1, list(_tiles(book, edition.summary)))
    below_facts = _write_facts(book, sheet, row + 1, edition.summary)
    below_goals = _write_goals(book, sheet, row + 1, edition.summary.goals)
    row = max(below_facts, below_goals) + 1
    write_charts(book, sheet, row)
    sheet.freeze_panes(2, 0)
    print_wide(book, sheet)
    sheet.fit_to_pages(1, 1)


def _tiles(book: Book, told: Summary) -> Iterator[Tile]:
    language, trade = book.language, told.trade

    def tile(name: str, number: float, below: str, look: str = WHOLE) -> Tile:
        return Tile(word(f"tile_{name}", language), number, look, below)

    pairs = word("of_pairs", language, count=told.pairs)
    yield tile("meetings", told.meetings, pairs)
    present = word("of_businesses", language, count=told.participants)
    yield tile("businesses", told.with_meetings, present)
    yield tile("minimum", told.with_minimum, word("with_minimum", language))
    asked = word("of_wishes", language, count=told.wishes.asked)
    yield tile("wishes", told.wishes.met, asked)
    year, once = trade.per_year, trade.investment
    yield tile("trade", year, word("if_all", language), rupiah_format(year))
    yield tile("investment", once, word("once", language), rupiah_format(once))


TILE_SPANS = ((0, 0), (1, 2), (3, 4), (5, 7), (8, 12), (13, 15))
"""The first and last column of each tile."""


def _write_tiles(book: Book, sheet: Worksheet, row: int, tiles: list[Tile]) -> int:
    base = {"bg_color": PALE, "align": "center"}
    small = {**base, "font_size": 9, "font_color": INK_SOFT}
    for height, at in ((18, row), (34, row + 1), (18, row + 2)):
        sheet.set_row(at, height)
    for tile, span in zip(tiles, TILE_SPANS, strict=True):
        edges = {"left": 5, "left_color": NAVY}
        top = book.look(**small, **edges, bold=True)
        middle = book.look(
            **base,
            **edges,
            bold=True,
            font_size=22,
            font_color=NAVY,
            num_format=tile.look,
        )
        bottom = book.look(**small, **edges)
        _spread(sheet, row, span, tile.label, top)
        _spread(sheet, row + 1, span, tile.number, middle)
        _spread(sheet, row + 2, span, tile.below, bottom)
    return row + 3


def _spread(
    sheet: Worksheet, row: int, span: tuple[int, int], value: Any, look: Any
) -> None:
    """Write a value over several columns."""
    first, last = span
    if last > first:
        sheet.merge_range(row, first, row, last, "", look)
    put(sheet, row, first, value, look)


def _write_facts(book: Book, sheet: Worksheet, row: int, told: Summary) -> int:
    write_section(book, sheet, row, (0, GAP_AT - 1), word("facts", book.language))
    facts = list(_facts(book, told))
    for at, (name, value, number) in enumerate(facts, row + 1):
        put(sheet, at, 0, word(name, book.language), book.look(**BOX))
        look = book.text_look(value, **BOX, num_format=number, align="left")
        _spread(sheet, at, (1, GAP_AT - 1), value, look)
    return row + 1 + len(facts)


def _facts(book: Book, told: Summary) -> Iterator[tuple[str, Any, str]]:
    """Give a word, a value and how a number is shown."""
    day = book.story.config.mission.date
    yield "status", in_language(STATUS[told.status], book.language), "@"
    yield "date", long_date(day, book.language), "@"
    yield "venue", told.venue, "@"
    yield "slots", told.slots, WHOLE
    yield "tables", told.tables, WHOLE
    yield "free_tables", told.free_tables, WHOLE
    yield "table_use", told.table_use, SHARE
    yield "trade_month", told.trade.per_month, RUPIAH
    yield "trade_unknown", told.trade.unknown, WHOLE
    yield "warnings_count", told.warnings, WHOLE


GOAL_SPANS = ((5, 7), (8, 8), (9, 9), (10, 10), (11, 12), (13, 15))
"""Where the columns of the goals stand, beside the facts."""


def _write_goals(
    book: Book, sheet: Worksheet, row: int, goals: Sequence[GoalResult]
) -> int:
    across = GOAL_SPANS[0][0], GOAL_SPANS[-1][1]
    write_section(book, sheet, row, across, word("goals", book.language))
    names = ("goal", "this_plan", "best_found", "bound", "gap", "proof")
    sheet.set_row(row + 1, 30)
    for span, name in zip(GOAL_SPANS, names, strict=True):
        _spread(sheet, row + 1, span, word(name, book.language), book.look(**HEAD))
    for at, goal in enumerate(goals, row + 2):
        cells = _goal_cells(book, goal)
        for span, (value, number) in zip(GOAL_SPANS, cells, strict=True):
            look = book.look(**(BOX if number == "@" else FIGURE), num_format=number)
            _spread(sheet, at, span, value, look)
    below = row + 2 + len(goals)
    note = book.look(italic=True, font_color=INK_SOFT, text_wrap=True, valign="top")
    sheet.merge_range(below, across[0], below + 1, across[1], "", note)
    put(sheet, below, across[0], word("goals_note", book.language), note)
    return below + 2


def _goal_cells(book: Book, goal: GoalResult) -> tuple[tuple[Any, str], ...]:
    language = book.language
    return (
        (in_language(GOALS[goal.goal], language), "@"),
        (goal.value, WHOLE),
        (goal.best, WHOLE),
        (say("unknown", language) if goal.bound is None else goal.bound, WHOLE),
        (say("unknown", language) if goal.gap is None else goal.gap, SMALL_SHARE),
        (word(goal.proof or "not_proven", language), "@"),
    )
