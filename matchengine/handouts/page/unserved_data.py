"""Who got less than wished, and why, as the page knows it."""

from __future__ import annotations

from typing import Any

from matchengine.handouts.page.coded import coded
from matchengine.results.edition import Edition
from matchengine.results.story import Story


def unserved_data(story: Story, edition: Edition) -> dict[str, Any]:
    """Give the wishes not met in columns; a partner is -1 where none was named."""
    rows = edition.unserved
    place = {one.id: number for number, one in enumerate(story.problem.participants)}
    said = [f"why_{language}" for language in story.config.outputs.languages]
    return {
        "who": [place[one] for one in rows["participant"]],
        "wanted": rows["wanted"].tolist(),
        "least": [int(number) for number in rows["meetings_wanted"]],
        "held": [int(number) for number in rows["meetings_held"]],
        "partner": [place.get(one, -1) for one in rows["partner"]],
        "why": coded(zip(*(rows[column] for column in said), strict=True)),
    }
