"""The businesses as the page knows them."""

from __future__ import annotations

from typing import Any

from matchengine.handouts.page.coded import coded
from matchengine.results.day_notes import away_slots
from matchengine.results.lines import lines_of
from matchengine.results.story import Lines, Story
from matchengine.results.words import SCALES, in_language


def people_data(story: Story) -> dict[str, Any]:
    """Give the businesses in columns, in the order of their table."""
    people = [one.id for one in story.problem.participants]
    languages = story.config.outputs.languages

    def texts(column: str) -> list[str]:
        return [str(story.about(one, column) or "") for one in people]

    return {
        "id": people,
        "name": texts("name"),
        "city": coded(texts("city")),
        "province": coded(texts("province")),
        "scale": coded(
            tuple(in_language(SCALES[scale], language) for language in languages)
            for scale in texts("scale")
        ),
        "wanted": [one.min_meetings for one in story.problem.participants],
        "away": _away(story),
        "offers": _lines(story, people, "offers"),
        "needs": _lines(story, people, "needs"),
    }


def _away(story: Story) -> list[list[int]]:
    place = {slot: number for number, slot in enumerate(story.slots)}
    problem = story.problem
    return [
        sorted(place[slot] for slot in away_slots(one, problem.slots))
        for one in problem.participants
    ]


def _lines(story: Story, people: list[str], table: Lines) -> list[list[list[str]]]:
    """Give, for each business and each of its lines, the text in each language."""
    languages = story.config.outputs.languages
    return [
        [
            list(texts)
            for texts in zip(
                *(lines_of(story, one, table, language) for language in languages),
                strict=True,
            )
        ]
        for one in people
    ]
