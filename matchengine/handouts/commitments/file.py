"""The file of commitments of a plan: one a language."""

from __future__ import annotations

from collections.abc import Mapping

from matchengine.config import Language
from matchengine.handouts.commitments.guide_sheet import write_guide
from matchengine.handouts.commitments.lists_sheet import write_lists
from matchengine.handouts.commitments.places import places_of
from matchengine.handouts.commitments.rows_sheet import write_rows
from matchengine.handouts.commitments.totals_sheet import write_totals
from matchengine.handouts.commitments.words import word
from matchengine.handouts.sheets.book import begun, finished
from matchengine.handouts.sheets.looks import AMBER, BLUE, NAVY
from matchengine.results.commitment_columns import SHEETS
from matchengine.results.edition import Edition
from matchengine.results.story import Story
from matchengine.results.words import in_language


def commitments(story: Story, edition: Edition) -> Mapping[str, bytes]:
    """Make the commitment sheet in each language of the outputs."""
    return {
        f"commitments.{language}.xlsx": _in_one_language(story, language)
        for language in story.config.outputs.languages
    }


def _in_one_language(story: Story, language: Language) -> bytes:
    book = begun(story, language, word("title", language))
    places = places_of(story, language)
    sheets = {
        name: book.sheet(in_language(said, language), TAB_COLOURS[name])
        for name, said in SHEETS.items()
    }
    write_rows(book, sheets["commitments"], places)
    write_totals(book, sheets["totals"], places)
    write_guide(book, sheets["guide"])
    write_lists(book, sheets["lists"])
    return finished(book)


TAB_COLOURS = {"commitments": AMBER, "totals": NAVY, "guide": BLUE, "lists": BLUE}
"""The colours of the tabs."""
