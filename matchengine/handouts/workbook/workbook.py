"""The workbook of a plan: one file a language."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from xlsxwriter.worksheet import Worksheet

from matchengine.config import Language
from matchengine.handouts.sheets.book import Book, begun, finished
from matchengine.handouts.sheets.looks import AMBER, BLUE, NAVY
from matchengine.handouts.workbook.grid_sheet import write_grid
from matchengine.handouts.workbook.pairs_sheet import write_pairs
from matchengine.handouts.workbook.participants_sheet import write_participants
from matchengine.handouts.workbook.summary_sheet import write_summary
from matchengine.handouts.workbook.unserved_sheet import write_unserved
from matchengine.handouts.workbook.warnings_sheet import write_warnings
from matchengine.handouts.workbook.words import SHEETS, word
from matchengine.results.edition import Edition
from matchengine.results.story import Story
from matchengine.results.words import in_language

WriteSheet = Callable[[Book, Worksheet, Edition], None]


def workbook(story: Story, edition: Edition) -> Mapping[str, bytes]:
    """Make the workbook in each language of the outputs."""
    return {
        f"workbook.{language}.xlsx": _in_one_language(story, edition, language)
        for language in story.config.outputs.languages
    }


def _in_one_language(story: Story, edition: Edition, language: Language) -> bytes:
    book = begun(story, language, word("workbook", language))
    for name, (write, colour) in SHEETS_WRITTEN.items():
        sheet = book.sheet(in_language(SHEETS[name], language), colour)
        write(book, sheet, edition)
    return finished(book)


SHEETS_WRITTEN: dict[str, tuple[WriteSheet, str]] = {
    "summary": (write_summary, NAVY),
    "grid": (write_grid, NAVY),
    "participants": (write_participants, BLUE),
    "unserved": (write_unserved, AMBER),
    "pairs": (write_pairs, BLUE),
    "warnings": (write_warnings, AMBER),
}
"""The sheets in order, with the colour of their tabs."""
