"""What a calendar shows of a meeting: to the organiser, the buyer, the seller."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Literal, NamedTuple

from matchengine.config import Language
from matchengine.handouts.calendar.words import tell
from matchengine.results.lines import lines_of
from matchengine.results.notice import Notice
from matchengine.results.story import LINES, Story
from matchengine.results.why_matched import to_talk_about, why_matched
from matchengine.results.words import say
from matchengine.schedule import Meeting

Reader = Literal["organiser", "buyer", "seller"]

MOST_LINES = 6
"""So many products of a business are named; a longer list would hide the rest."""


class Text(NamedTuple):
    """The title of a meeting, and what stands below it."""

    summary: str
    description: str


Texts = Mapping[Reader, Text]


class Teller:
    """Says what calendars show of the meetings of a story, in one language."""

    def __init__(self, story: Story, language: Language) -> None:
        self.story, self.language = story, language
        # a business is told of in each of its meetings
        self._about = cache(self._told_of)

    def place(self, meeting: Meeting) -> str:
        """Say where a meeting is held: table, zone, venue."""
        zone = self.story.tables[meeting.table].zone
        told = [f"{say('table', self.language)} {meeting.table}"]
        if zone:
            told.append(f"{say('zone', self.language)} {zone}")
        venue = self.story.config.mission.venue
        return ", ".join([*told, *([venue] if venue else [])])

    def held(self, notice: Notice, meeting: Meeting) -> Texts:
        """Say what is shown of a meeting of the plan; a partner is told of first."""
        buyer, seller = (self._about(id_) for id_ in (meeting.buyer, meeting.seller))
        buying = f"{say('buyer', self.language)}: {buyer}"
        selling = f"{say('seller', self.language)}: {seller}"
        why = self._why(meeting)
        return self._titled(
            notice,
            {
                "organiser": "\n\n".join((buying, selling, *why)),
                "buyer": "\n\n".join((selling, buying, *why)),
                "seller": "\n\n".join((buying, selling, *why)),
            },
        )

    def cancelled(self, notice: Notice) -> Texts:
        """Say what is shown of a meeting that fell away."""
        why = tell("was_cancelled", self.language)
        descriptions: Mapping[Reader, str] = {
            "organiser": why,
            "buyer": why,
            "seller": why,
        }
        return {
            reader: Text(tell("cancelled", self.language, meeting=summary), text)
            for reader, (summary, text) in self._titled(notice, descriptions).items()
        }

    def _titled(self, notice: Notice, descriptions: Mapping[Reader, str]) -> Texts:
        buyer, seller = notice.buyer.name, notice.seller.name
        summaries: Mapping[Reader, str] = {
            "organiser": f"{buyer} \N{EN DASH} {seller}",
            "buyer": tell("meet", self.language, partner=seller),
            "seller": tell("meet", self.language, partner=buyer),
        }
        return {
            reader: Text(summaries[reader], text)
            for reader, text in descriptions.items()
        }

    def _why(self, meeting: Meeting) -> Sequence[str]:
        """Say why two were matched, and what they should talk about."""
        told = {
            "why_matched": why_matched(self.story, meeting, self.language),
            "to_talk_about": to_talk_about(self.story, meeting, self.language),
        }
        return [f"{say(k, self.language)}: {text}" for k, text in told.items() if text]

    def _told_of(self, business: str) -> str:
        """Say who a business is, what it offers and what it needs."""
        name, city = (self.story.about(business, column) for column in ("name", "city"))
        told = [f"{name} ({business})" + (f", {city}" if city else "")]
        for table in LINES:
            lines = lines_of(self.story, business, table, self.language)
            if lines:
                told.append(f"{say(table, self.language)}:")
                told += [f"- {line}" for line in lines[:MOST_LINES]]
            if len(lines) > MOST_LINES:
                number = str(len(lines) - MOST_LINES)
                told.append(tell("more", self.language, number=number))
        return "\n".join(told)
