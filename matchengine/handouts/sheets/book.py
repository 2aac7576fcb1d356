"""A workbook in the making: the same contents always give the same bytes."""

from __future__ import annotations

import datetime
import io
from dataclasses import dataclass, field
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from matchengine.config import Language
from matchengine.handouts.sheets.cells import cleaned
from matchengine.handouts.sheets.looks import PLAIN
from matchengine.results.csv_text import FORMULA_STARTS
from matchengine.results.dates import long_date
from matchengine.results.fingerprint import plan_mark
from matchengine.results.story import Story
from matchengine.results.words import say

OPTIONS = {
    # in memory, the files inside get one fixed time instead of that of the clock
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_format_properties": {"font_name": "Calibri", "font_size": 10},
}


@dataclass(frozen=True, eq=False)
class Book:
    """A workbook with the looks its cells share, in one language."""

    story: Story
    language: Language
    file: Workbook
    data: io.BytesIO
    looks: dict[tuple[Any, ...], Format] = field(default_factory=dict)

    @property
    def mission(self) -> str:
        """The name of the mission."""
        return self.story.config.mission.name

    @property
    def about(self) -> str:
        """The mission, its day, its place and the mark of the plan, in a line."""
        settings = self.story.config.mission
        told = (settings.name, long_date(settings.date, self.language), settings.venue)
        return " · ".join(text for text in (*told, self.mark) if text)

    @property
    def mark(self) -> str:
        """The mark of the plan, with its word."""
        return f"{say('plan_mark', self.language)} {plan_mark(self.story.schedule)}"

    def look(self, **properties: Any) -> Format:
        """Give the look of these properties, made once."""
        key = tuple(sorted(properties.items()))
        if key not in self.looks:
            self.looks[key] = self.file.add_format({**PLAIN, **properties})
        return self.looks[key]

    def text_look(self, text: Any, **properties: Any) -> Format:
        """Give the look for a text: marked as text if it begins like a formula."""
        if is_like_formula(text):
            return self.look(quote_prefix=True, **properties)
        return self.look(**properties)

    def sheet(self, name: str, colour: str) -> Worksheet:
        """Add a sheet."""
        sheet = self.file.add_worksheet(name)
        sheet.set_tab_color(colour)
        sheet.hide_gridlines(2)
        return sheet


def is_like_formula(text: Any) -> bool:
    """Whether a spreadsheet would take a text for a formula, if it were typed."""
    return isinstance(text, str) and text.startswith(FORMULA_STARTS)


def begun(story: Story, language: Language, title: str) -> Book:
    """Begin a workbook; what it says of its making is the day of the mission."""
    data = io.BytesIO()
    file = Workbook(data, OPTIONS)
    day = story.config.mission.date
    file.set_properties(
        {
            "title": cleaned(f"{title} \u2013 {story.config.mission.name}"),
            "subject": cleaned(story.config.mission.venue),
            "keywords": plan_mark(story.schedule),
            "author": "matchengine",
            "created": datetime.datetime(day.year, day.month, day.day),
        }
    )
    file.set_size(2400, 1400)
    return Book(story, language, file, data)


def finished(book: Book) -> bytes:
    """Give the bytes of the workbook."""
    book.file.close()
    return book.data.getvalue()
