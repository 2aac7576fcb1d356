"""How many rows of a list stand in the workbook, and where the others are."""

from __future__ import annotations

from matchengine.config import Language
from matchengine.handouts.workbook.words import word
from matchengine.results.numbers import decimal

MOST_ROWS = 20_000
"""Nobody reads more, and a spreadsheet with more opens slowly."""


def left_out(count: int, file: str, language: Language, most: int = MOST_ROWS) -> str:
    """Say how many of the rows are shown, and which file holds all; "" if all are."""
    if count <= most:
        return ""
    return word(
        "left_out",
        language,
        shown=decimal(most, language),
        count=decimal(count, language),
        file=file,
    )
