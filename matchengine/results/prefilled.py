"""What the plan says of a deal before it is made: a row of the commitment sheet."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pandas as pd

from matchengine.problem import Slot
from matchengine.results.commitment_columns import Period, Verb
from matchengine.results.story import Story, clock
from matchengine.results.summary import MONTHS_A_YEAR
from matchengine.results.verbs import verb_of, visiting_side
from matchengine.schedule import Meeting
from matchengine.trade.units import factor


@dataclass(frozen=True)
class Prefilled:
    """A planned meeting as a deal that may come of it; NaN is not known.

    `quantity` is a year's. `estimate` is whole rupiah: a year's trade, or what would be
    invested once, as `period` says.
    """

    meeting: Meeting
    time: str
    verb: Verb
    commodity: str
    quantity: float
    unit: str
    estimate: float
    period: Period


def prefilled(story: Story) -> Iterator[Prefilled]:
    """Give the planned meetings in order of slots, then of tables."""
    visiting = visiting_side(story)
    seat = {name: i for i, name in enumerate(story.tables)}
    for slot in story.problem.slots:
        held = story.meetings_in.get(slot.id, ())
        for meeting in sorted(held, key=lambda one: (seat[one.table], one.pair)):
            verb = verb_of(story, meeting, visiting)
            yield _prefilled(story, meeting, slot, verb)


def _prefilled(story: Story, meeting: Meeting, slot: Slot, verb: Verb) -> Prefilled:
    score = story.score_of(meeting)
    quantity, unit = _a_month(story, meeting)
    invested = verb == "investasi"
    worth = (
        score.get("investment", math.nan)
        if invested
        else MONTHS_A_YEAR * score.get("trade_per_month", math.nan)
    )
    product = story.product("offers", score.get("offer"))
    return Prefilled(
        meeting,
        _time(slot),
        verb,
        product or story.product("needs", score.get("need")),
        math.nan if invested else MONTHS_A_YEAR * quantity,
        "" if invested else unit,
        worth if math.isnan(worth) else float(round(worth)),
        "once" if invested else "year",
    )


def _a_month(story: Story, meeting: Meeting) -> tuple[float, str]:
    """Give what both sides can do a month, in the need's unit; NaN if not known."""
    score, mission = story.score_of(meeting), story.mission
    need, offer = score.get("need"), score.get("offer")
    if need is None or offer is None or pd.isna(need) or pd.isna(offer):
        return math.nan, ""
    unit = str(mission.needs["unit"].at[int(need)])
    asked: Any = mission.needs["quantity_per_month"].at[int(need)]
    capacity: Any = mission.offers["capacity_per_month"].at[int(offer)]
    capacity *= factor([str(mission.offers["unit"].at[int(offer)])], [unit])[0]
    if math.isnan(asked + capacity):
        return math.nan, ""
    return float(min(asked, capacity)), unit


def _time(slot: Slot) -> str:
    start, end = clock(slot), clock(slot, end=True)
    return f"{start}\u2013{end}" if start and end else slot.id
