"""Where things stand in the file of commitments, for formulas that point at them."""

from __future__ import annotations

from dataclasses import dataclass

from xlsxwriter.utility import xl_col_to_name, xl_range_abs

from matchengine.config import Language
from matchengine.results.commitment_columns import COLUMNS, SHEETS
from matchengine.results.story import Story
from matchengine.results.words import in_language

HEAD, FIRST = 6, 7
"""The row of the headings, and of the first deal, counted from 0."""

LIST_HEAD, LIST_FIRST = 3, 4
"""The same on the sheet of the lists."""

FEWEST_FREE, FREE_SHARE, MOST_FREE = 40, 0.25, 400
"""Empty rows for deals outside the plan: a share of the plan, within limits."""

COLUMN = {column.name: at for at, column in enumerate(COLUMNS)}


@dataclass(frozen=True)
class Places:
    """How many rows there are, and what the sheets are called."""

    sheet: str
    lists: str
    planned: int
    free: int
    people: int

    @property
    def last(self) -> int:
        """The last row of the deals, counted from 0."""
        return FIRST + self.planned + self.free - 1

    def column(self, name: str) -> str:
        """Give the cells of a column as a formula names them from any sheet."""
        at = COLUMN[name]
        return f"'{self.sheet}'!{xl_range_abs(FIRST, at, self.last, at)}"

    def people_cells(self, columns: int) -> str:
        """Give the cells of the list of businesses, so many columns of it."""
        last = LIST_FIRST + max(self.people, 1) - 1
        return f"'{self.lists}'!{xl_range_abs(LIST_FIRST, 0, last, columns - 1)}"


def cell_of(row: int, name: str) -> str:
    """Name a cell of the deals on their own sheet."""
    return f"${xl_col_to_name(COLUMN[name])}{row + 1}"


def places_of(story: Story, language: Language) -> Places:
    """Say where things of a plan will stand."""
    planned = len(story.schedule.meetings)
    return Places(
        in_language(SHEETS["commitments"], language),
        in_language(SHEETS["lists"], language),
        planned,
        min(MOST_FREE, max(FEWEST_FREE, round(FREE_SHARE * planned))),
        len(story.problem.participants),
    )
