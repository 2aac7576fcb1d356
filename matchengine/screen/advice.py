"""Advice on a screen: the recommendations, then the tables they rest on."""

from __future__ import annotations

from collections.abc import Iterator

from matchengine.config import Language
from matchengine.live.advising.records import Advice
from matchengine.live.advising.sheets import Sheet, sheets_of
from matchengine.live.advising.telling import sentences, unanswered
from matchengine.live.advising.words import advice_word
from matchengine.screen.aligned import aligned
from matchengine.screen.summary import HEADING


def advice_lines(advice: Advice, language: Language) -> Iterator[str]:
    """Give everything in lines; headings begin with `HEADING`."""
    yield HEADING + advice_word("recommended", language)
    for number, sentence in enumerate(sentences(advice, language), start=1):
        yield f"{number}. {sentence}"
    if len(advice.recommendations) > 1:
        yield advice_word("alone", language)
    for sheet in sheets_of(advice, language):
        yield ""
        yield from _sheet_lines(sheet)
    left = list(unanswered(advice, language))
    if left:
        yield ""
        yield HEADING + advice_word("left", language)
        yield from (f"- {sentence}" for sentence in left)


def _sheet_lines(sheet: Sheet) -> Iterator[str]:
    yield HEADING + sheet.title
    numbers = set(range(1, len(sheet.heads)))
    yield from aligned([sheet.heads, *sheet.rows], right=numbers)
