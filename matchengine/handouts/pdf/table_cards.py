"""The table cards: who sits where and when, a card for every table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from matchengine.config import Language
from matchengine.handouts.pdf.typesetting import print_papers
from matchengine.handouts.pdf.words import counted, says
from matchengine.problem import Slot, Table
from matchengine.results.edition import Edition
from matchengine.results.story import Story, clock
from matchengine.schedule import Meeting

Seats = Mapping[tuple[str, str], Meeting]
"""Meetings by table and slot."""


def table_cards(story: Story, edition: Edition) -> dict[str, bytes]:
    """Print the cards of all tables, in every language of the outputs."""
    languages = story.config.outputs.languages
    data = {language: {"cards": _cards(story, language)} for language in languages}
    return print_papers("table-cards", story, data)


def seats(story: Story) -> Seats:
    """Look up the meeting of a table in a slot."""
    return {(one.table, one.slot): one for one in story.schedule.meetings}


def _cards(story: Story, language: Language) -> list[dict[str, Any]]:
    taken, owners = seats(story), _owners(story)
    return [
        {
            "id": table.id,
            "zone": table.zone or "",
            "owner": _owner(owners[table.id], language),
            **_day_at(story, table, taken, language),
        }
        for table in story.problem.tables
    ]


def _day_at(
    story: Story, table: Table, taken: Seats, language: Language
) -> dict[str, Any]:
    day = [(slot, taken.get((table.id, slot.id))) for slot in story.problem.slots]
    held = sum(meeting is not None for _, meeting in day)
    return {
        "held": held > 0,
        "meetings": counted("meetings", held, language),
        "rows": [_row(story, slot, meeting) for slot, meeting in day],
    }


def _owners(story: Story) -> Mapping[str, Sequence[str]]:
    owners = defaultdict(list)
    for one in story.problem.participants:
        if one.table is not None:
            owners[one.table].append(str(story.about(one.id, "name")))
    return owners


def _owner(names: Sequence[str], language: Language) -> str:
    return says("own_table", language, name=", ".join(names)) if names else ""


def _row(story: Story, slot: Slot, meeting: Meeting | None) -> dict[str, Any]:
    seated = () if meeting is None else who(story, meeting)
    return {"start": clock(slot) or slot.id, "who": seated}


def who(story: Story, meeting: Meeting) -> tuple[str, str]:
    """Name the buyer and the seller of a meeting."""
    return (
        str(story.about(meeting.buyer, "name")),
        str(story.about(meeting.seller, "name")),
    )
