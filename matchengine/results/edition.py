"""A plan as it is handed out: when, what it comes to, what was handed out before."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from matchengine.results.day import grid
from matchengine.results.notice import Notice
from matchengine.results.story import Story
from matchengine.results.summary import Summary, summarise
from matchengine.results.unserved import unserved

CALENDAR = "calendar/all.ics"
"""The calendar of all meetings, in the outputs folder."""


@dataclass(frozen=True, eq=False)
class Edition:
    """A plan as it is handed out.

    Attributes
    ----------
    moment
        When, with a time zone.
    summary
        What the plan comes to.
    grid, unserved
        The tables of `results.day.grid` and `results.unserved.unserved`.
    calendar
        What calendars were told before, by the names of the meetings.
    """

    moment: datetime.datetime
    summary: Summary
    grid: pd.DataFrame
    unserved: pd.DataFrame
    calendar: Mapping[str, Notice] = field(default_factory=dict)


def edition_of(
    story: Story,
    moment: datetime.datetime,
    *,
    wall_s: float,
    calendar: Mapping[str, Notice] | None = None,
) -> Edition:
    """Make a plan ready to be handed out; `wall_s` is the time that it took."""
    day, missed = grid(story), unserved(story)
    summary = summarise(story, day, missed, wall_s=wall_s)
    return Edition(moment, summary, day, missed, calendar or {})
