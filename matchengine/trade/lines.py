"""The rows that the parts of a score look at: a need, an offer, and a way between.

All quantities and prices are in one unit a row, the need's (the offer's where the need
states neither quantity nor price limit), so that parts just compare numbers.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from matchengine.errors import Finding
from matchengine.trade.arrays import Bools, Floats, Ints, numbers, texts
from matchengine.trade.candidates import Candidates
from matchengine.trade.logistics import (
    COLD,
    Ways,
    freight_of,
    lane_warnings,
    no_ways,
    ways,
)
from matchengine.trade.mission import Mission
from matchengine.trade.permits import Required, required_permits
from matchengine.trade.settings import Scoring
from matchengine.trade.units import factor, kilograms, normalise_unit

TON = 1000.0
"""Kilograms of a ton."""

KINDS = ("goods", "service", "investment")
"""Lines of one kind can meet."""


@dataclass(frozen=True)
class Lines:
    """Line pairs of one kind with a way for the goods: aligned arrays, one row each.

    What is not known is NaN; a quantity wanted or a price limit of 0 counts as not
    stated. `need`, `offer`, `buyer`, `seller` and `lane` are rows counted from 0 of
    the mission's tables, `lane` may be LOCAL or NO_LANE.
    """

    kind: str
    need: Ints
    offer: Ints
    buyer: Ints
    seller: Ints
    lane: Ints
    likeness: Floats
    """How much the product is what the need asks for, in [0, 1]."""
    quantity: Floats
    """Wanted a month."""
    capacity: Floats
    """To be had a month."""
    minimum_order: Floats
    limit: Floats
    """Rupiah a unit that the buyer pays at most; for investment, rupiah in all."""
    price: Floats
    """Rupiah a unit that the seller asks; for investment, rupiah in all."""
    freight: Floats
    """Rupiah for the month's quantity, which is `shipped`."""
    ton_freight: Floats
    """Rupiah for one ton, whatever the goods."""
    shipped: Floats
    """The month's quantity: wanted, or to be had where that is not stated."""
    ready: Floats
    """Days until the goods are ready."""
    way: Floats
    """Days from there to the buyer's door, the wait for the next sailing included."""
    allowed: Floats
    """Days until the goods are needed."""
    shelf_life: Floats
    """Days that the goods keep; infinite where they keep for ever."""
    least_left: Floats
    """Least share of the shelf life that must be left on arrival."""
    permits: Ints
    """Required permits that are held, in process, missing: three columns."""
    permits_known: Bools

    def __len__(self) -> int:
        return len(self.need)

    @property
    def days(self) -> Floats:
        """Days from the order to the buyer's door."""
        return self.ready + self.way

    @property
    def freight_per_unit(self) -> Floats:
        """Rupiah of freight on one unit of the month's quantity."""
        return np.where(self.freight == 0, 0.0, self.freight / self.shipped)

    @property
    def traded(self) -> Floats:
        """The quantity a month that both sides can do, or the one that is known."""
        return np.fmin(self.quantity, self.capacity)


@dataclass(frozen=True)
class Gated:
    """Line pairs after the gates: what passed, and what took the others out.

    `blocked_by` gives for each candidate the row (counted from 0) of the permits that
    blocks it, or -1; `no_cold` says whether no lane keeps its goods cold.
    """

    candidates: Candidates
    lines: Lines
    blocked_by: Ints
    no_cold: Bools
    warnings: tuple[Finding, ...]


def line_up(
    mission: Mission,
    kind: str,
    candidates: Candidates,
    scoring: Scoring,
    on: datetime.date | None,
) -> Gated:
    """Put candidates of one kind side by side, one row for each way of the goods."""
    ours = candidates.of_kind(mission, kind)
    required = required_permits(
        mission, ours.need, ours.offer, ours.seller, ours.buyer, on
    )
    if kind == "goods":
        routes = ways(mission, ours.seller, ours.buyer, _cold(mission, ours))
    else:
        routes = no_ways(len(ours.need))
    no_cold = np.ones(len(ours.need), dtype=bool)
    no_cold[routes.shipment] = False
    routes = routes.take(required.blocked_by[routes.shipment] < 0)
    rate, mass = _rates(mission, kind, ours.take(routes.shipment))
    lines = _lines(mission, kind, ours, routes, required, rate, mass, scoring)
    warnings: list[Finding] = []
    if kind == "goods":
        warnings += lane_warnings(mission, lines.seller, lines.buyer, lines.lane)
        warnings += _unit_warnings(mission, lines, rate, mass)
    return Gated(ours, lines, required.blocked_by, no_cold, tuple(warnings))


def _lines(
    mission: Mission,
    kind: str,
    candidates: Candidates,
    routes: Ways,
    required: Required,
    rate: Floats,
    mass: Floats,
    scoring: Scoring,
) -> Lines:
    """Gather what stands in the tables, row by row, in one unit a row."""
    row = routes.shipment
    need, offer = candidates.need[row], candidates.offer[row]
    quantity = _stated(mission, "quantity_per_month")[need]
    capacity = numbers(mission.offers, "capacity_per_month")[offer] * rate
    shipped = np.where(np.isnan(quantity), capacity, quantity)
    shipped = np.where(shipped > 0, shipped, np.nan)
    shelf = numbers(mission.offers, "shelf_life_days")[offer]
    left = numbers(mission.needs, "min_remaining_shelf")[need]

    def freight(kilograms: Floats) -> Floats:
        least = scoring.min_container_share
        return freight_of(kilograms, routes.payload, routes.cost, least)

    return Lines(
        kind=kind,
        need=need,
        offer=offer,
        buyer=candidates.buyer[row],
        seller=candidates.seller[row],
        lane=routes.lane,
        likeness=candidates.likeness[row],
        quantity=quantity,
        capacity=capacity,
        minimum_order=numbers(mission.offers, "moq")[offer] * rate,
        limit=_stated(mission, "max_price")[need],
        price=numbers(mission.offers, "price")[offer] / rate,
        freight=freight(shipped * mass),
        ton_freight=freight(np.full(len(row), TON)),
        shipped=shipped,
        ready=numbers(mission.offers, "ready_days")[offer],
        way=routes.days,
        allowed=numbers(mission.needs, "needed_within_days")[need],
        shelf_life=np.where(np.isnan(shelf), np.inf, shelf),
        least_left=np.where(np.isnan(left), scoring.default_remaining_shelf, left),
        permits=required.counts[row],
        permits_known=required.known[row],
    )


def _stated(mission: Mission, column: str) -> Floats:
    """Give a number of the needs; 0 there means that nothing was stated."""
    number = numbers(mission.needs, column)
    return np.where(number > 0, number, np.nan)


def _cold(mission: Mission, candidates: Candidates) -> Bools:
    """Say where the goods are chilled or frozen, by either side's word."""
    offers = np.isin(texts(mission.offers, "temperature"), COLD)
    needs = np.isin(texts(mission.needs, "temperature"), COLD)
    cold: Bools = offers[candidates.offer] | needs[candidates.need]
    return cold


def _rates(
    mission: Mission, kind: str, candidates: Candidates
) -> tuple[Floats, Floats]:
    """Give a row's units for one of the offer's, and the kilograms of its unit."""
    need, offer = candidates.need, candidates.offer
    if kind == "investment":  # an amount of rupiah, whatever its unit
        return np.ones(len(need)), np.full(len(need), np.nan)
    silent = np.isnan(_stated(mission, "quantity_per_month"))
    silent &= np.isnan(_stated(mission, "max_price"))
    need_units = np.array(texts(mission.needs, "unit"), dtype=object)
    offer_units = np.array(texts(mission.offers, "unit"), dtype=object)
    source = offer_units[offer]
    target = np.where(silent[need], source, need_units[need])
    return factor(list(source), list(target)), kilograms(list(target))


def _unit_warnings(
    mission: Mission, lines: Lines, rate: Floats, mass: Floats
) -> Iterator[Finding]:
    """Name the units that cannot be converted or weighed, once each."""
    need_units = texts(mission.needs, "unit")
    offer_units = texts(mission.offers, "unit")
    offers = mission.offers[["price", "capacity_per_month", "moq"]]
    says_something = offers.notna().any(axis=1).to_numpy(dtype=bool)
    named: set[tuple[str, str]] = set()
    for i in np.flatnonzero(np.isnan(rate) & says_something[lines.offer]).tolist():
        need, offer = int(lines.need[i]), int(lines.offer[i])
        ends = normalise_unit(need_units[need]), normalise_unit(offer_units[offer])
        if ends in named:
            continue
        named.add(ends)
        yield Finding(
            mission.source("needs"),
            f"no conversion to '{ends[0]}' is known from '{ends[1]}', the unit in row "
            f"{mission.offers.index[offer]} of {mission.source('offers')}: what "
            "compares the two is not known",
            "Give both in one unit.",
            row=int(mission.needs.index[need]),
            column="unit",
            value=need_units[need],
            severity="warning",
        )
    weighed: set[str] = set()
    unweighed = np.isnan(mass) & ~np.isnan(rate) & (lines.lane >= 0)
    for i in np.flatnonzero(unweighed).tolist():
        offer = int(lines.offer[i])
        unit = normalise_unit(offer_units[offer])
        if unit in weighed:
            continue
        weighed.add(unit)
        yield Finding(
            mission.source("offers"),
            f"what one '{unit}' weighs is not known, nor what its freight costs",
            "Give the quantity and price by weight.",
            row=int(mission.offers.index[offer]),
            column="unit",
            value=offer_units[offer],
            severity="warning",
        )
