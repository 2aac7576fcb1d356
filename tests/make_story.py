"""Stories for tests: tiny missions whose plan is given by hand."""

import datetime
from collections.abc import Mapping
from typing import Any
from zoneinfo import ZoneInfo

from make import meeting
from make_config import make_config
from make_mission import Row, business, eggs_needed, eggs_offered, make_mission

from matchengine.building import build_problem
from matchengine.results.day import grid
from matchengine.results.edition import Edition, edition_of
from matchengine.results.notice import Notice
from matchengine.results.story import Story
from matchengine.results.summary import Summary, summarise
from matchengine.results.unserved import unserved
from matchengine.schedule import Schedule
from matchengine.scoring import score_pairs

MORNING = datetime.datetime(2025, 5, 6, 8, tzinfo=ZoneInfo("Asia/Makassar"))
"""The day before the mission."""

TWO_EACH = [business(name) for name in ("J1", "J2", "K1", "K2")]
"""J1 and J2 sell eggs to K1 and K2; there are two slots and two tables."""


def story(
    *meetings: str,
    people: list[Row] = TWO_EACH,
    status: str = "feasible",
    config: dict[str, Any] | None = None,
    **tables: list[Row],
) -> Story:
    tables = {
        "offers": [eggs_offered(p["id"]) for p in people if p["id"][0] == "J"],
        "needs": [eggs_needed(p["id"]) for p in people if p["id"][0] == "K"],
        **tables,
    }
    mission = make_mission(participants=people, **tables)
    settings = make_config(**{"tables__count": 2, **(config or {})})
    scores = score_pairs(mission, settings.scoring, on=settings.mission.date)
    problem = build_problem(mission, scores, settings)
    schedule = Schedule(status, meetings=tuple(map(meeting, meetings)))
    return Story(settings, mission, scores, problem, schedule)


def summed_up(told: Story) -> Summary:
    return summarise(told, grid(told), unserved(told), wall_s=1.0)


def edition(told: Story, calendar: Mapping[str, Notice] | None = None) -> Edition:
    return edition_of(told, MORNING, wall_s=1.0, calendar=calendar)
