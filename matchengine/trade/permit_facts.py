"""Which permits concern one line pair, and how far the seller is with each."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from matchengine.trade.arrays import texts
from matchengine.trade.explanation import Permit, Standing
from matchengine.trade.mission import Mission
from matchengine.trade.permit_rules import ASKING, applicable_rules
from matchengine.trade.products import normalise_name

NOTE = "note"
STANDINGS: tuple[Standing, ...] = ("missing", "in_process", "held", "note")
"""In the order in which people want to hear of them."""


def permits_of(
    mission: Mission, need_row: int, offer_row: int, on: datetime.date | None
) -> tuple[Permit, ...]:
    """Name the permits of a line pair, each once, the missing ones first.

    Parameters
    ----------
    need_row, offer_row
        Rows of the spreadsheets.
    on
        The day of the mission; None leaves the dates of the rules aside.
    """
    need: dict[str, Any] = {**mission.needs.loc[need_row]}
    offer: dict[str, Any] = {**mission.offers.loc[offer_row]}
    held = {normalise_name(k): state for k, state in offer["certificates"].items()}
    found: dict[str, Permit] = {}
    for permit in (
        *_asked_by_rules(mission, need, offer, need_row, offer_row, on),
        *(Permit(name, "missing", "needs", need_row) for name in need["certificates"]),
    ):
        key = normalise_name(permit.name)
        before = found.get(key)
        if before is None or _strength(before) < _strength(permit):
            found[key] = replace(permit, standing=held.get(key, permit.standing))
    return tuple(
        sorted(found.values(), key=lambda one: (STANDINGS.index(one.standing), one.row))
    )


def _strength(permit: Permit) -> tuple[bool, bool]:
    return permit.asks, permit.blocks


def _asked_by_rules(
    mission: Mission,
    need: dict[str, Any],
    offer: dict[str, Any],
    need_row: int,
    offer_row: int,
    on: datetime.date | None,
) -> Iterator[Permit]:
    ids = texts(mission.participants, "id")
    seller, buyer = ids.index(offer["participant"]), ids.index(need["participant"])
    place = mission.offers.index.tolist().index(offer_row)
    codes = mission.meant("needs").codes, mission.meant("offers").codes
    code = codes[1][place] or codes[0][mission.needs.index.tolist().index(need_row)]
    for rule in applicable_rules(mission, on, (*ASKING, NOTE)):
        concerned = rule.offers[place] and rule.sellers[seller] and rule.buyers[buyer]
        if concerned and code.startswith(rule.prefix):
            asks = rule.effect != NOTE
            yield Permit(
                str(mission.permits["permit"].iloc[rule.row]),
                "missing" if asks else "note",
                "permits",
                int(mission.permits.index[rule.row]),
                blocks=rule.effect == "block",
                asks=asks,
            )
