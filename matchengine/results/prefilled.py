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
from matchengine.trade.mission import Mission
from matchengine.trade.units import normalise_unit, one_factor


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
    visiting, monthly = visiting_side(story), _Monthly(story.mission)
    seat = {name: i for i, name in enumerate(story.tables)}
    for slot in story.problem.slots:
        held = story.meetings_in.get(slot.id, ())
        for meeting in sorted(held, key=lambda one: (seat[one.table], one.pair)):
            verb = verb_of(story, meeting, visiting)
            score = story.score_of(meeting)
            quantity, unit = monthly.both_can(score.get("need"), score.get("offer"))
            yield _prefilled(story, meeting, slot, verb, quantity, unit)


def _prefilled(
    story: Story, meeting: Meeting, slot: Slot, verb: Verb, quantity: float, unit: str
) -> Prefilled:
    score, invested = story.score_of(meeting), verb == "investasi"
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


class _Monthly:
    """What is wanted and what can be had a month, by the rows of the tables."""

    def __init__(self, mission: Mission) -> None:
        self.wanted = _quantities(mission.needs, "quantity_per_month")
        self.there = _quantities(mission.offers, "capacity_per_month")

    def both_can(self, need: Any, offer: Any) -> tuple[float, str]:
        """Give what both sides can do, in the need's unit; NaN if not known."""
        if need is None or offer is None or pd.isna(need) or pd.isna(offer):
            return math.nan, ""
        asked, unit = self.wanted[int(need)]
        capacity, other = self.there[int(offer)]
        capacity *= one_factor(normalise_unit(other), normalise_unit(unit))
        if math.isnan(asked + capacity):
            return math.nan, ""
        return min(asked, capacity), unit


def _quantities(frame: pd.DataFrame, column: str) -> dict[int, tuple[float, str]]:
    rows = zip(frame.index, frame[column], frame["unit"], strict=True)
    return {int(row): (float(amount), str(unit)) for row, amount, unit in rows}


def _time(slot: Slot) -> str:
    start, end = clock(slot), clock(slot, end=True)
    return f"{start}\u2013{end}" if start and end else slot.id
