"""What each part of a score looked at: its inputs, for one of the lines.

The literal at the foot names the parts that ship. A part of the user's own has no
facts: only its author knows what it looks at.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from matchengine.trade.explanation import Fact, Line
from matchengine.trade.lines import Lines
from matchengine.trade.settings import Scoring

MONTHS_A_YEAR = 12


@dataclass(frozen=True)
class Looked:
    """One of the lines, as its parts looked at it. `unit` is that of its numbers."""

    lines: Lines
    at: int
    need: Line
    offer: Line
    unit: str
    scoring: Scoring

    def number(self, name: str) -> float:
        """Give a number of the lines, by the name of its array."""
        return float(getattr(self.lines, name)[self.at])

    def money(self, word: str, name: str) -> Fact:
        """Give rupiah a unit."""
        return Fact(word, self.number(name), "money", self.unit)

    def quantity(self, word: str, name: str) -> Fact:
        """Give a quantity."""
        return Fact(word, self.number(name), "quantity", self.unit)

    def days(self, word: str, name: str) -> Fact:
        """Give days."""
        return Fact(word, self.number(name), "days")


Facts = Callable[[Looked], tuple[Fact, ...]]


def product(one: Looked) -> tuple[Fact, ...]:
    """What is wanted and what is offered, by name and code."""
    return (
        Fact("wanted_product", one.need.product, "text"),
        Fact("wanted_code", one.need.hs or np.nan, "text"),
        Fact("offered_product", one.offer.product, "text"),
        Fact("offered_code", one.offer.hs or np.nan, "text"),
    )


def volume(one: Looked) -> tuple[Fact, ...]:
    """The quantity wanted, the capacity, the minimum order if there is one."""
    least = one.quantity("minimum_order", "minimum_order")
    facts = (one.quantity("wanted", "quantity"), one.quantity("capacity", "capacity"))
    return (*facts, least) if least.known and least.amount else facts


def price(one: Looked) -> tuple[Fact, ...]:
    """The limit, and the landed price with what it is made of."""
    landed = one.number("price") + one.number("freight_per_unit")
    return (
        one.money("limit", "limit"),
        Fact("landed", landed, "money", one.unit),
        one.money("price", "price"),
        one.money("freight_per_unit", "freight_per_unit"),
        Fact("tolerance", one.scoring.price_tolerance, "share"),
    )


def lead_time(one: Looked) -> tuple[Fact, ...]:
    """The days allowed and those needed."""
    return (
        one.days("allowed", "allowed"),
        one.days("days", "days"),
        one.days("ready", "ready"),
        one.days("travel", "way"),
    )


def freight(one: Looked) -> tuple[Fact, ...]:
    """The freight of the month's quantity beside what that is worth."""
    each = one.number("limit")
    each = one.number("price") if np.isnan(each) else each
    worth = each * one.number("shipped")
    cost = one.number("freight")
    share = cost / worth if worth else np.nan
    return (
        Fact("month_freight", cost, "money"),
        Fact("month_worth", worth, "money"),
        Fact("freight_share", 0.0 if cost == 0 else share, "share"),
        Fact("freight_limit", one.scoring.freight_share_limit, "share"),
    )


def freshness(one: Looked) -> tuple[Fact, ...]:
    """The shelf life, and how much of it is left on arrival."""
    shelf = one.number("shelf_life")
    if np.isinf(shelf):
        return (Fact("keeps_for_ever", "", "text"),)
    left = (shelf - one.number("days")) / shelf if shelf else 0.0
    return (
        Fact("shelf_life", shelf, "days"),
        one.days("days", "days"),
        Fact("left", max(0.0, left) if left == left else left, "share"),
        Fact("least_left", one.number("least_left"), "share"),
    )


def compliance(one: Looked) -> tuple[Fact, ...]:
    """How many of the permits required are held, in process, missing."""
    held, in_process, missing = one.lines.permits[one.at].tolist()
    code = one.offer.hs or one.need.hs
    looked_up = bool(one.lines.permits_known[one.at])
    return (
        *(() if looked_up else (Fact("code", code or np.nan, "text"),)),
        Fact("held", float(held), "number"),
        Fact("in_process", float(in_process), "number"),
        Fact("missing", float(missing), "number"),
    )


def deal_size(one: Looked) -> tuple[Fact, ...]:
    """What the two could do, a month and a year; for an investment, once."""
    if one.lines.kind == "investment":
        return (
            Fact("invests", one.number("limit"), "money"),
            Fact("asks", one.number("price"), "money"),
        )
    each, word = one.number("limit"), "limit"
    if np.isnan(each):
        each, word = one.number("price"), "price"
    traded = one.number("traded")
    return (
        Fact("traded", traded, "quantity", one.unit),
        Fact(word, each, "money", one.unit),
        Fact("year_worth", MONTHS_A_YEAR * traded * each, "money"),
        Fact("full_deal", one.scoring.deal_scale, "money"),
    )


FACTS: dict[str, Facts] = {
    "product": product,
    "volume": volume,
    "price": price,
    "lead_time": lead_time,
    "freight": freight,
    "freshness": freshness,
    "compliance": compliance,
    "deal_size": deal_size,
}
"""What the parts look at, by name."""
