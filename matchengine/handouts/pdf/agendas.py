"""The agendas: one page for every business, with its day and whom it meets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any

from matchengine.config import Language
from matchengine.handouts.pdf.partners import Partners
from matchengine.handouts.pdf.typesetting import print_papers
from matchengine.handouts.pdf.words import counted, says
from matchengine.problem import Participant, Slot
from matchengine.results.day_notes import away_slots
from matchengine.results.edition import Edition
from matchengine.results.lines import lines_of
from matchengine.results.story import LINES, Story, clock

OWN_LINES = 8
"""So many of a business's own offers, and needs, stand on its page at most."""

MOST_CODES = 24
"""For more meetings than these a page has no room for codes that a phone can read."""


def agendas(story: Story, edition: Edition) -> dict[str, bytes]:
    """Print the agendas of all businesses, in every language of the outputs."""
    languages = story.config.outputs.languages
    data = {language: {"people": _pages(story, language)} for language in languages}
    return print_papers("agendas", story, data)


def _pages(story: Story, language: Language) -> list[dict[str, Any]]:
    partners = Partners(story, language)
    people = story.problem.participants if story.schedule.has_plan else ()
    return [_page(partners, one) for one in people]


def _page(partners: Partners, one: Participant) -> dict[str, Any]:
    story, language = partners.story, partners.language
    return {
        "id": one.id,
        "name": story.about(one.id, "name"),
        "about": _about(story, one.id),
        "meetings": counted("meetings", story.count_of(one.id), language),
        **{table: some(lines_of(story, one.id, table, language)) for table in LINES},
        "hint": says(_hint(story, one.id), language),
        "day": [
            {"session": session or "", "rows": list(_rows(partners, one, slots))}
            for session, slots in groupby(story.problem.slots, key=lambda s: s.session)
        ],
    }


def _hint(story: Story, one: str) -> str:
    return "scan" if has_codes(story, one) else "scan_not"


def has_codes(story: Story, one: str) -> bool:
    """Say whether a business's page has room for a code beside each meeting."""
    return story.count_of(one) <= MOST_CODES


def _about(story: Story, one: str) -> str:
    places = [str(story.about(one, name)) for name in ("city", "province")]
    return " · ".join(filter(None, (one, ", ".join(filter(None, places)))))


def some(lines: tuple[str, ...], most: int = OWN_LINES) -> dict[str, Any]:
    """Give the first lines, and how many there are in all."""
    return {"shown": lines[:most], "count": len(lines)}


def _rows(
    partners: Partners, one: Participant, slots: Iterator[Slot]
) -> Iterator[Mapping[str, Any]]:
    """Give a session's meetings, with runs of slots without one as a row each."""
    story = partners.story
    own = story.meetings_of.get(one.id, {})
    away = away_slots(one, story.problem.slots)

    def kind(slot: Slot) -> str:
        return "meeting" if slot.id in own else "away" if slot.id in away else "free"

    for what, run in groupby(slots, key=kind):
        spans = list(run)
        if what != "meeting":
            yield {"kind": what, **_when(spans[0], spans[-1])}
            continue
        for slot in spans:
            for meeting in own[slot.id]:
                row = partners.met(meeting, one.id, has_codes(story, one.id))
                yield {"kind": what, **_when(slot, slot), **row}


def _when(first: Slot, last: Slot) -> dict[str, str]:
    """Give the clock of some slots; the id of a slot that has no time."""
    return {"start": clock(first) or first.id, "end": clock(last, end=True)}
