"""The sheet of deals: a row a planned meeting, then empty rows for other deals."""

from __future__ import annotations

from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from matchengine.handouts.commitments.choices import offer_choices
from matchengine.handouts.commitments.column_looks import WIDTHS, look_of
from matchengine.handouts.commitments.places import (
    COLUMN,
    FIRST,
    HEAD,
    Places,
    cell_of,
)
from matchengine.handouts.commitments.words import word
from matchengine.handouts.sheets.book import Book, is_like_formula
from matchengine.handouts.sheets.cells import put
from matchengine.handouts.sheets.listing import lines_of, write_note, write_title
from matchengine.handouts.sheets.looks import (
    FIGURE,
    HEAD as HEAD_LOOK,
    NAVY,
    RUPIAH,
    TO_FILL,
    TO_FILL_HEAD,
    WHOLE,
)
from matchengine.handouts.sheets.printing import print_wide
from matchengine.results.commitment_columns import COLUMNS, HELD, PERIODS
from matchengine.results.prefilled import Prefilled, prefilled
from matchengine.results.words import in_language

HIGH, LINE_HEIGHT, MOST_LINES = 27, 13.0, 6
"""Points that a row is high at least, as a pen needs room; and what more lines take."""


def write_rows(book: Book, sheet: Worksheet, places: Places) -> None:
    """Write the sheet that is filled in on the day."""
    row = write_title(book, sheet, word("title", book.language))
    row = write_note(book, sheet, row, word("how", book.language))
    if not places.planned:
        write_note(book, sheet, row, word("no_meetings", book.language))
    _write_sums(book, sheet, places)
    _write_heads(book, sheet)
    looks = [book.look(**look_of(column)) for column in COLUMNS]
    for number, one in enumerate(prefilled(book.story), 1):
        _write_planned(book, sheet, number, one, looks)
    for number in range(places.planned + 1, places.planned + places.free + 1):
        _write_free(book, sheet, number, places)
    offer_choices(book, sheet, places)
    sheet.freeze_panes(FIRST, COLUMN["seller"] + 1)
    sheet.autofilter(HEAD, 0, places.last, len(COLUMNS) - 1)
    print_wide(book, sheet, repeat=(HEAD - 1, HEAD))


def _write_sums(book: Book, sheet: Worksheet, places: Places) -> None:
    """Write what is read out, above the columns that it adds up."""
    row, yes = HEAD - 2, in_language(HELD["yes"], book.language)
    meeting, held, value = (places.column(n) for n in ("meeting", "held", "value"))
    label = book.look(bold=True, font_color=NAVY, align="right")
    count = book.look(**FIGURE, **TO_FILL, bold=True, num_format=WHOLE)
    money = book.look(**FIGURE, **TO_FILL, bold=True, num_format=RUPIAH)
    put(sheet, row, COLUMN["held"] - 1, word("held_so_far", book.language), label)
    counted = f'=COUNTIFS({meeting},"?*",{held},"{yes}")'
    sheet.write_formula(row, COLUMN["held"], counted, count, 0)
    put(sheet, row, COLUMN["value"] - 1, word("sum_so_far", book.language), label)
    sheet.write_formula(row, COLUMN["value"], f"=SUM({value})", money, 0)


def _write_heads(book: Book, sheet: Worksheet) -> None:
    first_to_fill, last = COLUMN["held"], len(COLUMNS) - 1
    plan, day = book.look(**HEAD_LOOK), book.look(**TO_FILL_HEAD)
    sheet.merge_range(HEAD - 1, 0, HEAD - 1, first_to_fill - 1, "", plan)
    put(sheet, HEAD - 1, 0, word("planned_part", book.language), plan)
    sheet.merge_range(HEAD - 1, first_to_fill, HEAD - 1, last, "", day)
    put(sheet, HEAD - 1, first_to_fill, word("day_part", book.language), day)
    sheet.set_row(HEAD, 44)
    for at, column in enumerate(COLUMNS):
        look = day if column.on_the_day else plan
        put(sheet, HEAD, at, in_language(column.said, book.language), look)
        sheet.set_column(at, at, WIDTHS[column.name])


def _write_planned(
    book: Book, sheet: Worksheet, number: int, one: Prefilled, looks: list[Format]
) -> None:
    row, cells = FIRST + number - 1, _cells_of(book, number, one)
    lines = max(
        lines_of(cell, WIDTHS[name])
        for name, cell in cells.items()
        if isinstance(cell, str)
    )
    sheet.set_row(row, max(HIGH, LINE_HEIGHT * min(lines, MOST_LINES) + 2))
    for at, column in enumerate(COLUMNS):
        cell, look = cells.get(column.name), looks[at]
        if is_like_formula(cell):
            look = book.text_look(cell, **look_of(column))
        put(sheet, row, at, cell, look)


def _cells_of(book: Book, number: int, one: Prefilled) -> dict[str, Any]:
    story, meeting = book.story, one.meeting
    return {
        "number": number,
        "time": one.time,
        "table": meeting.table,
        "meeting": meeting.pair,
        "seller_id": meeting.seller,
        "seller": story.about(meeting.seller, "name"),
        "seller_city": story.about(meeting.seller, "city"),
        "verb": one.verb,
        "commodity": one.commodity,
        "buyer_id": meeting.buyer,
        "buyer": story.about(meeting.buyer, "name"),
        "buyer_city": story.about(meeting.buyer, "city"),
        "planned_quantity": one.quantity,
        "planned_unit": one.unit,
        "estimate": one.estimate,
        "period": in_language(PERIODS[one.period], book.language),
    }


def _write_free(book: Book, sheet: Worksheet, number: int, places: Places) -> None:
    """Write an empty row; name and city follow from an id that is chosen."""
    row = FIRST + number - 1
    sheet.set_row(row, HIGH)
    for at, column in enumerate(COLUMNS):
        planned_only = column.name in NOT_FOR_FREE
        look = book.look(**{**look_of(column), **({} if planned_only else TO_FILL)})
        if column.name in FROM_ID:
            formula = _from_id(row, column.name, places)
            sheet.write_formula(row, at, formula, look, "")
        else:
            put(sheet, row, at, number if column.name == "number" else None, look)


def _from_id(row: int, name: str, places: Places) -> str:
    id_column, column = FROM_ID[name]
    chosen, known = cell_of(row, id_column), places.people_cells(column)
    return f'=IF({chosen}="","",IFERROR(VLOOKUP({chosen},{known},{column},FALSE),""))'


FROM_ID = {
    "seller": ("seller_id", 2),
    "seller_city": ("seller_id", 3),
    "buyer": ("buyer_id", 2),
    "buyer_city": ("buyer_id", 3),
}
"""What follows from an id, and the column of the list that holds it."""

NOT_FOR_FREE = ("meeting", "planned_quantity", "planned_unit", "estimate")
"""What only a planned meeting has."""
