"""What the page knows, as plain data: columns rather than records, to stay small."""

from __future__ import annotations

from typing import Any

from matchengine.config import Language
from matchengine.handouts.page.figures_data import figures_data
from matchengine.handouts.page.meetings_data import meetings_data
from matchengine.handouts.page.people_data import people_data
from matchengine.handouts.page.proof import proof
from matchengine.handouts.page.unserved_data import unserved_data
from matchengine.handouts.page.words import page_words
from matchengine.results.edition import Edition
from matchengine.results.fingerprint import plan_mark
from matchengine.results.story import Story, clock


def page_data(story: Story, edition: Edition) -> dict[str, Any]:
    """Give all that the page shows; what is said has one text a language."""
    languages = story.config.outputs.languages
    return {
        "languages": list(languages),
        "words": [page_words(language) for language in languages],
        "mission": _mission(story, languages),
        "slots": _slots(story),
        "tables": {
            "id": [table.id for table in story.problem.tables],
            "zone": [table.zone or "" for table in story.problem.tables],
        },
        "people": people_data(story),
        "meetings": meetings_data(story),
        "figures": figures_data(story, edition),
        "unserved": unserved_data(story, edition),
    }


def _mission(story: Story, languages: tuple[Language, ...]) -> dict[str, Any]:
    settings, schedule = story.config.mission, story.schedule
    return {
        "name": settings.name,
        "date": settings.date.isoformat(),
        "venue": settings.venue,
        "mark": plan_mark(schedule),
        "has_plan": schedule.has_plan,
        "proof": [proof(schedule, language) for language in languages],
        "conflicts": [
            {"sentence": one.sentence, "relaxation": one.relaxation}
            for one in schedule.conflicts
        ],
    }


def _slots(story: Story) -> dict[str, list[str]]:
    slots = story.problem.slots
    return {
        "id": [slot.id for slot in slots],
        "start": [clock(slot) for slot in slots],
        "end": [clock(slot, end=True) for slot in slots],
        "session": [slot.session or "" for slot in slots],
    }
