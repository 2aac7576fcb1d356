"""The hall plan: slot by slot, who sits at which table, and which tables are free."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from matchengine.config import Language
from matchengine.handouts.pdf.table_cards import Seats, seats, who
from matchengine.handouts.pdf.typesetting import print_papers
from matchengine.handouts.pdf.words import counted
from matchengine.problem import Slot, Table
from matchengine.results.edition import Edition
from matchengine.results.story import Story, clock


def hall_plan(story: Story, edition: Edition) -> dict[str, bytes]:
    """Print the hall of every slot, in every language of the outputs."""
    languages = story.config.outputs.languages
    data = {language: {"slots": _halls(story, language)} for language in languages}
    return print_papers("hall-plan", story, data)


def _halls(story: Story, language: Language) -> list[dict[str, Any]]:
    taken = seats(story)
    slots = story.problem.slots if story.problem.tables else ()
    return [_hall(story, slot, taken, language) for slot in slots]


def _hall(story: Story, slot: Slot, taken: Seats, language: Language) -> dict[str, Any]:
    tables = [_table(story, slot, table, taken) for table in story.problem.tables]
    states = [one["state"] for one in tables]
    return {
        "id": slot.id,
        "start": clock(slot) or slot.id,
        "end": clock(slot, end=True),
        "session": slot.session or "",
        "meetings": counted("meetings", states.count("meeting"), language),
        "free": counted("free_tables", states.count("free"), language),
        "zones": [
            {"zone": zone, "tables": list(those)}
            for zone, those in groupby(tables, key=lambda one: one["zone"])
        ],
    }


def _table(story: Story, slot: Slot, table: Table, taken: Seats) -> dict[str, Any]:
    about = {"id": table.id, "zone": table.zone or ""}
    meeting = taken.get((table.id, slot.id))
    if meeting is not None:
        return {**about, "state": "meeting", "who": who(story, meeting)}
    closed = slot.id in table.unavailable
    return {**about, "state": "closed" if closed else "free"}
