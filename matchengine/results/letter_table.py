"""The letters as a table for a mail merge."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from matchengine.results.letter import Letter
from matchengine.results.story import Story

BEFORE, AFTER = ("id", "name"), ("subject", "body")
"""The columns before and after those that the organiser has added."""


def letter_table(story: Story, letters: Sequence[Letter]) -> pd.DataFrame:
    """Give one row a letter: to whom, the organiser's own columns, what it says.

    The own columns are those of the table of participants that matchengine does not
    know, such as telephone or e-mail: a mail merge needs them to send the letters. One
    that is called like a column of this table gets a _ behind its name.
    """
    own = _own_columns(story)
    rows = [
        (
            *(one.participant, one.name),
            *(cells[one.participant] for cells in own.values()),
            *(one.subject, one.body),
        )
        for one in letters
    ]
    return pd.DataFrame(rows, columns=[*BEFORE, *own, *AFTER])


def _own_columns(story: Story) -> Mapping[str, Mapping[str, object]]:
    """Give the cells that only the organiser understands, by column and business."""
    extra = story.mission.extra.get("participants")
    if extra is None:
        return {}
    ids = story.mission.participants["id"].tolist()
    found: dict[str, Mapping[str, object]] = {}
    for column in extra.columns:
        name = str(column)
        while name in {*BEFORE, *AFTER, *found}:
            name += "_"
        found[name] = dict(zip(ids, extra[column].tolist(), strict=True))
    return found
