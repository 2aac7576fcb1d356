"""The plan as tables: the grid of the day, and each business's own day."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from matchengine.problem import Participant, Slot
from matchengine.results.day_notes import away_slots
from matchengine.results.story import Story, clock
from matchengine.schedule import Meeting

GRID_COLUMNS = (
    "slot",
    "start",
    "end",
    "session",
    "table",
    "zone",
    "buyer",
    "buyer_name",
    "buyer_city",
    "seller",
    "seller_name",
    "seller_city",
    "kind",
    "need",
    "offer",
    "score",
    "value",
    "trade_per_month",
    "investment",
)

AGENDA_COLUMNS = (
    "participant",
    "name",
    "city",
    "slot",
    "start",
    "end",
    "session",
    "status",
    "table",
    "zone",
    "role",
    "partner",
    "partner_name",
    "partner_city",
    "product",
)


def grid(story: Story) -> pd.DataFrame:
    """Give one row a meeting, in order of slots, then of tables.

    `need` and `offer` name the products; money is rupiah.
    """
    place = {name: i for i, name in enumerate(story.slots)}
    seat = {name: i for i, name in enumerate(story.tables)}
    ordered = sorted(
        story.schedule.meetings, key=lambda m: (place[m.slot], seat[m.table], m.pair)
    )
    rows = [_grid_row(story, meeting) for meeting in ordered]
    return pd.DataFrame(rows, columns=list(GRID_COLUMNS))


def _grid_row(story: Story, meeting: Meeting) -> dict[str, Any]:
    score = story.score_of(meeting)
    return {
        **_when(story.slots[meeting.slot]),
        "table": meeting.table,
        "zone": story.tables[meeting.table].zone or "",
        "buyer": meeting.buyer,
        "buyer_name": story.about(meeting.buyer, "name"),
        "buyer_city": story.about(meeting.buyer, "city"),
        "seller": meeting.seller,
        "seller_name": story.about(meeting.seller, "name"),
        "seller_city": story.about(meeting.seller, "city"),
        "kind": score.get("kind", ""),
        "need": story.product("needs", score.get("need")),
        "offer": story.product("offers", score.get("offer")),
        "score": score.get("score"),
        "value": story.pairs[meeting.pair].value,
        "trade_per_month": score.get("trade_per_month"),
        "investment": score.get("investment"),
    }


def agendas(story: Story) -> pd.DataFrame:
    """Give each business's day: every slot, with its meetings, or free, or away.

    Without a plan there are no rows: nobody's day is known.
    """
    people = story.problem.participants if story.schedule.has_plan else ()
    rows = [row for one in people for row in _day_of(story, one)]
    return pd.DataFrame(rows, columns=list(AGENDA_COLUMNS))


def _day_of(story: Story, one: Participant) -> Iterator[dict[str, Any]]:
    away = away_slots(one, story.problem.slots)
    own = story.meetings_of.get(one.id, {})
    who = {
        "participant": one.id,
        "name": story.about(one.id, "name"),
        "city": story.about(one.id, "city"),
    }
    for slot in story.problem.slots:
        meetings = own.get(slot.id, ())
        for meeting in meetings:
            yield {**who, **_when(slot), **_with_whom(story, meeting, one.id)}
        if not meetings:
            status = "away" if slot.id in away else "free"
            yield {**who, **_when(slot), "status": status}


def _with_whom(story: Story, meeting: Meeting, one: str) -> dict[str, Any]:
    buys = meeting.buyer == one
    partner = meeting.seller if buys else meeting.buyer
    score = story.score_of(meeting)
    return {
        "status": "meeting",
        "table": meeting.table,
        "zone": story.tables[meeting.table].zone or "",
        "role": "buys" if buys else "sells",
        "partner": partner,
        "partner_name": story.about(partner, "name"),
        "partner_city": story.about(partner, "city"),
        "product": story.product("offers", score.get("offer")),
    }


def _when(slot: Slot) -> dict[str, str]:
    return {
        "slot": slot.id,
        "start": clock(slot),
        "end": clock(slot, end=True),
        "session": slot.session or "",
    }
