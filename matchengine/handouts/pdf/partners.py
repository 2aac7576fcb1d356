"""What an agenda says of a meeting: the partner, its goods, and why the two meet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from matchengine.config import Language
from matchengine.handouts.pdf.calendar_code import calendar_code
from matchengine.handouts.pdf.words import says
from matchengine.results.lines import lines_of
from matchengine.results.story import LINES, Lines, Story
from matchengine.results.why_matched import to_talk_about, why_matched
from matchengine.schedule import Meeting

PARTNER_LINES = 4
"""So many of a partner's offers, and needs, stand on a page at most."""

SIDES: tuple[Lines, Lines] = ("needs", "offers")


@dataclass(frozen=True)
class Partners:
    """What there is to say of partners in a language."""

    story: Story
    language: Language

    def met(self, meeting: Meeting, one: str, with_code: bool) -> dict[str, Any]:
        """Say whom a business meets, where, and about what."""
        story, language = self.story, self.language
        buys = meeting.buyer == one
        partner = meeting.seller if buys else meeting.buyer
        own, theirs = SIDES if buys else SIDES[::-1]
        investment = story.score_of(meeting).get("kind") == "investment"
        role = ROLES[buys, investment]
        return {
            "table": meeting.table,
            "zone": story.tables[meeting.table].zone or "",
            "partner": story.about(partner, "name"),
            "place": " · ".join(filter(None, (partner, story.about(partner, "city")))),
            "role": says(role, language),
            "own": self._named("you", own, self._lines(meeting, one, own)[:1]),
            "theirs": [
                self._named("they", table, self._lines(meeting, partner, table))
                for table in (theirs, own)
            ],
            "why": why_matched(story, meeting, language),
            "talk": to_talk_about(story, meeting, language),
            "code": calendar_code(story, meeting, partner) if with_code else "",
        }

    def _named(self, who: str, table: Lines, lines: tuple[str, ...]) -> dict[str, Any]:
        label = says(f"{who}_{table.removesuffix('s')}", self.language)
        return {"label": label, "shown": lines[:PARTNER_LINES], "count": len(lines)}

    def _lines(self, meeting: Meeting, one: str, table: Lines) -> tuple[str, ...]:
        """Give a business's lines, that of the meeting first if it has one there."""
        lines = lines_of(self.story, one, table, self.language)
        at = self._place_of_line(meeting, one, table)
        return lines if at is None else (lines[at], *lines[:at], *lines[at + 1 :])

    def _place_of_line(self, meeting: Meeting, one: str, table: Lines) -> int | None:
        """Say which of a business's lines a meeting is about; None if of none."""
        side = meeting.buyer if table == "needs" else meeting.seller
        row = self.story.score_of(meeting).get(table.removesuffix("s"))
        return None if side != one or row is None else self._places[table].get(row)

    @cached_property
    def _places(self) -> Mapping[Lines, Mapping[Any, int]]:
        """The place of a row among the lines of its business, by table and row."""
        return {table: _places(self.story, table) for table in LINES}


def _places(story: Story, table: Lines) -> Mapping[Any, int]:
    seen: dict[str, int] = defaultdict(int)
    places: dict[Any, int] = {}
    for row, business in story.mission.frame(table)["participant"].items():
        places[row] = seen[business]
        seen[business] += 1
    return places


ROLES: dict[tuple[bool, bool], str] = {
    (True, False): "you_buy",
    (False, False): "you_sell",
    (True, True): "you_invest",
    (False, True): "you_seek",
}
"""What one does in a meeting: by whether it buys, and whether it is an investment."""
