"""The sheet of all scored pairs: each part of a score, and the points it brings."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd
from xlsxwriter.worksheet import Worksheet

from matchengine.config import Language
from matchengine.handouts.sheets.book import Book
from matchengine.handouts.sheets.listing import (
    Kind,
    Shown,
    write_cells,
    write_heads,
    write_note,
    write_title,
)
from matchengine.handouts.sheets.printing import print_wide
from matchengine.handouts.workbook.rows_shown import MOST_ROWS, left_out
from matchengine.handouts.workbook.words import WORDS, word
from matchengine.results.edition import Edition
from matchengine.results.scored_pairs import POINTS, scored_pairs
from matchengine.results.story import Story
from matchengine.results.words import part_name, say

Cells = Mapping[str, Any]
IN_BLUE = {
    "type": "2_color_scale",
    "min_type": "num",
    "min_value": 0,
    "max_type": "num",
    "max_value": 1,
    "min_color": "#FFFFFF",
    "max_color": "#6BAED6",
}


@dataclass(frozen=True)
class PairColumn:
    """A column of the sheet, and the cell of it that a row of `scored_pairs` gives."""

    shown: Shown
    cell: Callable[[Cells], Any]


def write_pairs(book: Book, sheet: Worksheet, edition: Edition) -> None:
    """Write the scored pairs, the most valuable first."""
    story, language = book.story, book.language
    row = write_title(book, sheet, word("pairs_title", language))
    row = write_note(book, sheet, row, word("pairs_note", language))
    count = len(story.scores)
    row = write_note(book, sheet, row, left_out(count, "pairs.csv", language))
    pairs = scored_pairs(_with_first(story)).astype(object)
    columns = list(_columns(story, language))
    shown = [column.shown for column in columns]
    write_heads(book, sheet, row, shown)
    sheet.set_row(row, 48)
    last = row
    for last, pair in enumerate(pairs.to_dict("records"), row + 1):
        cells = {str(name): cell for name, cell in pair.items()}
        write_cells(book, sheet, last, shown, (one.cell(cells) for one in columns))
    _colour_scores(sheet, row + 1, last, [one.kind for one in shown])
    sheet.freeze_panes(row + 1, 4)
    sheet.autofilter(row, 0, last, len(shown) - 1)
    print_wide(book, sheet, wide=2, repeat=(row, row))
    sheet.repeat_columns(0, 3)


def _with_first(story: Story) -> Story:
    """Tell of no more pairs than are shown: to look at all would take long."""
    scores = story.scores
    if len(scores) <= MOST_ROWS:
        return story
    shown = replace(
        scores,
        frame=scores.frame.head(MOST_ROWS),
        contributions=scores.contributions.head(MOST_ROWS),
    )
    return replace(story, scores=shown)


def _colour_scores(sheet: Worksheet, first: int, last: int, kinds: list[Kind]) -> None:
    for at, kind in enumerate(kinds):
        if kind == "score" and last >= first:
            sheet.conditional_format(first, at, last, at, IN_BLUE)


def _columns(story: Story, language: Language) -> Iterator[PairColumn]:
    yield from _who_and_what(language)
    yield from _what_it_is_worth(story, language)
    yield from _where_and_how(language)


def _who_and_what(language: Language) -> Iterator[PairColumn]:
    yield _plain(word("buyer_id", language), "id", 9, "buyer")
    yield _plain(say("buyer", language), "text", 28, "buyer_name")
    yield _plain(word("seller_id", language), "id", 9, "seller")
    yield _plain(say("seller", language), "text", 28, "seller_name")
    yield PairColumn(
        Shown(word("kind", language), "text", 10),
        lambda pair: word(pair["kind"], language) if pair["kind"] in WORDS else "",
    )
    yield _plain(say("need", language), "text", 22, "need")
    yield _plain(say("offer", language), "text", 22, "offer")


def _what_it_is_worth(story: Story, language: Language) -> Iterator[PairColumn]:
    yield _plain(say("score", language), "score", 8, "score")
    yield _plain(word("points", language), "whole", 8, "value")
    yield PairColumn(
        Shown(word("must_meet", language), "id", 8),
        lambda pair: word("yes", language) if pair["must"] else "",
    )
    for part in story.scores.parts:
        heading = word("part", language, name=part_name(part, language))
        yield _plain(heading, "score", 11, part)
    for part in story.scores.contributions.columns:
        heading = word("part_points", language, name=part_name(str(part), language))
        yield _plain(heading, "whole", 11, f"{POINTS}{part}")
    yield PairColumn(
        Shown(word("not_known", language), "text", 22),
        lambda pair: _named(pair["unknown"], language),
    )


def _where_and_how(language: Language) -> Iterator[PairColumn]:
    yield _plain(word("way", language), "text", 13, "mode")
    yield _plain(word("days_needed", language), "quantity", 9, "days")
    yield _plain(word("freight_unit", language), "rupiah", 13, "freight_per_unit")
    yield _plain(word("per_month", language), "rupiah", 18, "trade_per_month")
    yield _plain(word("investment_once", language), "rupiah", 18, "investment")
    yield _plain(say("slot", language), "id", 9, "slot")
    yield _plain(say("table", language), "id", 9, "table")


def _plain(heading: str, kind: Kind, width: float, name: str) -> PairColumn:
    return PairColumn(Shown(heading, kind, width), lambda pair: pair[name])


def _named(unknown: Any, language: Language) -> str:
    parts = [] if pd.isna(unknown) else filter(None, str(unknown).split(";"))
    return ", ".join(part_name(part, language) for part in parts)
