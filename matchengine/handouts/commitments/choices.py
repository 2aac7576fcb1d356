"""What may be chosen in a cell of the commitment sheet, and the help beside it."""

from __future__ import annotations

from typing import Any

from xlsxwriter.worksheet import Worksheet

from matchengine.handouts.commitments.places import COLUMN, FIRST, Places
from matchengine.handouts.commitments.words import word
from matchengine.handouts.sheets.book import Book
from matchengine.results.commitment_columns import (
    COLUMNS,
    HELD,
    PERIODS,
    SHEETS,
    STATUSES,
    VERBS,
    spoken,
)
from matchengine.results.words import Said, in_language

MOST_TITLE, MOST_MESSAGE = 32, 255
"""So many letters a spreadsheet takes for the help of a cell."""


def offer_choices(book: Book, sheet: Worksheet, places: Places) -> None:
    """Offer lists to choose from, and help for all that is filled in."""
    for name, choices in LISTS.items():
        words = spoken(choices, book.language)
        told = word("wrong_choice", book.language, choices=", ".join(words))
        rule = {
            "validate": "list",
            "source": words,
            "error_title": _title(book, name),
            "error_message": told[:MOST_MESSAGE],
        }
        _add(book, sheet, places, name, FIRST, rule)
    for name in ("quantity", "unit", "value"):
        _add(book, sheet, places, name, FIRST, {"validate": "any"})
    known = {
        "validate": "list",
        "source": f"={places.people_cells(1)}",
        "error_type": "warning",
    }
    for name in ("seller_id", "buyer_id"):
        _add(book, sheet, places, name, FIRST + places.planned, known)


def _add(
    book: Book,
    sheet: Worksheet,
    places: Places,
    name: str,
    first: int,
    rule: dict[str, Any],
) -> None:
    lists = in_language(SHEETS["lists"], book.language)
    helped = "help_id" if name.endswith("_id") else f"help_{name}"
    message = word(helped, book.language, lists=lists)[:MOST_MESSAGE]
    shown = {"input_title": _title(book, name), "input_message": message}
    at = COLUMN[name]
    sheet.data_validation(first, at, places.last, at, {**rule, **shown})


def _title(book: Book, name: str) -> str:
    return in_language(COLUMNS[COLUMN[name]].said, book.language)[:MOST_TITLE]


LISTS: dict[str, dict[str, Said]] = {
    "verb": VERBS,
    "held": HELD,
    "status": STATUSES,
    "period": PERIODS,
}
"""The columns in which one of a few words stands."""
