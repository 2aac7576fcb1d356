"""The table cards: who sits where and when, a card for every table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from matchengine.config import Language
from matchengine.handouts.pdf.typesetting import print_paper
from matchengine.handouts.pdf.words import counted, says
from matchengine.problem import Slot
from matchengine.results.edition import Edition
from matchengine.results.story import Story, clock
from matchengine.schedule import Meeting

Seats = Mapping[tuple[str, str], Meeting]
"""Meetings by table and slot."""


def table_cards(story: Story, edition: Edition) -> dict[str, bytes]:
    """Print the cards of all tables, in every language of the outputs."""
    return {
        f"table-cards.{language}.pdf": _printed(story, language)
        for language in story.config.outputs.languages
    }


def seats(story: Story) -> Seats:
    """Look up the meeting of a table in a slot."""
    return {(one.table, one.slot): one for one in story.schedule.meetings}


def _printed(story: Story, language: Language) -> bytes:
    taken, owners = seats(story), _owners(story)
    cards = [
        {
            "id": table.id,
            "zone": table.zone or "",
            "owner": _owner(owners[table.id], language),
            "held": any((table.id, slot.id) in taken for slot in story.problem.slots),
            "meetings": counted(
                "meetings",
                sum((table.id, slot.id) in taken for slot in story.problem.slots),
                language,
            ),
            "rows": [
                _row(story, slot, taken.get((table.id, slot.id)))
                for slot in story.problem.slots
            ],
        }
        for table in story.problem.tables
    ]
    return print_paper("table-cards", story, language, {"cards": cards})


def _owners(story: Story) -> Mapping[str, Sequence[str]]:
    owners = defaultdict(list)
    for one in story.problem.participants:
        if one.table is not None:
            owners[one.table].append(str(story.about(one.id, "name")))
    return owners


def _owner(names: Sequence[str], language: Language) -> str:
    return says("own_table", language, name=", ".join(names)) if names else ""


def _row(story: Story, slot: Slot, meeting: Meeting | None) -> dict[str, Any]:
    when = {"start": clock(slot) or slot.id, "end": clock(slot, end=True)}
    if meeting is None:
        return {**when, "session": slot.session or "", "who": ()}
    return {**when, "session": slot.session or "", "who": who(story, meeting)}


def who(story: Story, meeting: Meeting) -> tuple[str, str]:
    """Name the buyer and the seller of a meeting."""
    return (
        str(story.about(meeting.buyer, "name")),
        str(story.about(meeting.seller, "name")),
    )
