"""The meetings as the page knows them, with what makes up each one's value."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from matchengine.config import Language
from matchengine.handouts.page.coded import Coded, coded
from matchengine.results.charts import commodity_of
from matchengine.results.story import Story
from matchengine.results.why_matched import to_talk_about, why_matched
from matchengine.results.words import part_name
from matchengine.schedule import Meeting

SayOfMeeting = Callable[[Story, Meeting, Language], str]


def meetings_data(story: Story) -> dict[str, Any]:
    """Give the meetings in columns, in order of slots, then of tables.

    Slots, tables and businesses are numbers of their rows; money is whole rupiah.
    """
    slots = {slot: number for number, slot in enumerate(story.slots)}
    tables = {table: number for number, table in enumerate(story.tables)}
    people = {one.id: number for number, one in enumerate(story.problem.participants)}
    held = sorted(
        story.schedule.meetings, key=lambda m: (slots[m.slot], tables[m.table], m.pair)
    )
    return {
        "slot": [slots[one.slot] for one in held],
        "table": [tables[one.table] for one in held],
        "buyer": [people[one.buyer] for one in held],
        "seller": [people[one.seller] for one in held],
        "value": [story.pairs[one.pair].value for one in held],
        "commodity": _said(story, held, commodity_of),
        "need": coded(_product(story, one, "need") for one in held),
        "offer": coded(_product(story, one, "offer") for one in held),
        "why": _said(story, held, why_matched),
        "talk": _said(story, held, to_talk_about),
        "trade": [_money(story, one, "trade_per_month") for one in held],
        "investment": [_money(story, one, "investment") for one in held],
        **_points(story, held),
    }


def _said(story: Story, held: Sequence[Meeting], say: SayOfMeeting) -> Coded:
    languages = story.config.outputs.languages
    return coded(
        tuple(say(story, one, language) for language in languages) for one in held
    )


def _product(story: Story, meeting: Meeting, line: str) -> str:
    row = story.score_of(meeting).get(line)
    return story.product("needs" if line == "need" else "offers", row)


def _money(story: Story, meeting: Meeting, column: str) -> int | None:
    amount = story.score_of(meeting).get(column)
    return None if amount is None or amount != amount else round(amount)


def _points(story: Story, held: Sequence[Meeting]) -> dict[str, Any]:
    """Give what each part brings to each meeting; parts that bring nothing stay out."""
    found = [story.points.get((one.buyer, one.seller), {}) for one in held]
    named = dict.fromkeys(name for points in found for name in points)
    columns = {name: [points.get(name, 0) for points in found] for name in named}
    used = {name: column for name, column in columns.items() if any(column)}
    languages = story.config.outputs.languages
    return {
        "parts": [[part_name(name, one) for one in languages] for name in used],
        "points": list(used.values()),
    }
