"""What stands in the tables, laid out once, so that line pairs can be looked up in it.

A mission may have many millions of line pairs: everything that can be worked out once
for a line, a unit, a permit or two ports is worked out here.
"""

from __future__ import annotations

import datetime

import numpy as np

from matchengine.trade.arrays import Floats, numbers, texts
from matchengine.trade.candidates import Candidates
from matchengine.trade.lines import Gated, Lines
from matchengine.trade.logistics import COLD, Ways, no_ways, ways_by
from matchengine.trade.measures import Measured, Measures
from matchengine.trade.mission import Mission
from matchengine.trade.permits import Permits, Required
from matchengine.trade.routes import routes_of
from matchengine.trade.settings import Scoring

TON = 1000.0
"""Kilograms of a ton."""

KINDS = ("goods", "service", "investment")
"""Lines of one kind can meet."""


class Sheet:
    """A mission's needs, offers, routes and rules, ready to be looked up.

    Parameters
    ----------
    lean
        Leave out ways that are slower and dearer than another: only parts of users
        could rate them higher.
    """

    def __init__(
        self,
        mission: Mission,
        scoring: Scoring,
        on: datetime.date | None,
        *,
        lean: bool = False,
    ) -> None:
        self.mission, self.scoring, self.lean = mission, scoring, lean
        needs, offers = mission.needs, mission.offers
        self.kind = np.array([KINDS.index(kind) for kind in texts(needs, "kind")], int)
        self.quantity = _stated(numbers(needs, "quantity_per_month"))
        self.limit = _stated(numbers(needs, "max_price"))
        self.allowed = numbers(needs, "needed_within_days")
        left = numbers(needs, "min_remaining_shelf")
        self.left = np.where(np.isnan(left), scoring.default_remaining_shelf, left)
        self.capacity = numbers(offers, "capacity_per_month")
        self.minimum_order = numbers(offers, "moq")
        self.price = numbers(offers, "price")
        self.ready = numbers(offers, "ready_days")
        shelf = numbers(offers, "shelf_life_days")
        self.shelf = np.where(np.isnan(shelf), np.inf, shelf)
        self.cold_need = np.isin(texts(needs, "temperature"), COLD)
        self.cold_offer = np.isin(texts(offers, "temperature"), COLD)
        silent = np.isnan(self.quantity) & np.isnan(self.limit)
        self.measures = Measures(mission, silent)
        self.routes = routes_of(mission, scoring)
        self.permits = Permits(mission, on)

    def line_up(self, kind: str, candidates: Candidates) -> Gated:
        """Put candidates of one kind side by side, a row for each way of the goods."""
        mine = self.kind[candidates.need] == KINDS.index(kind)
        ours = candidates if mine.all() else candidates.take(np.flatnonzero(mine))
        required = self.permits.required(ours.need, ours.offer, ours.buyer)
        through = np.flatnonzero(required.blocked_by < 0)
        passed = ours.take(through)
        if kind == "goods":
            cold = self.cold_offer[passed.offer] | self.cold_need[passed.need]
            ends = passed.seller, passed.buyer
            routes = ways_by(self.routes, *ends, cold, lean=self.lean)
        else:
            routes = no_ways(self.routes, len(passed))
        no_cold = np.zeros(len(ours), dtype=bool)
        no_cold[through] = True
        no_cold[through[routes.shipment]] = False
        measured = self._measured(kind, passed)
        lines = self._lines(kind, passed, routes, required.take(through), measured)
        return Gated(
            ours, required.blocked_by, no_cold, passed, lines, routes.shipment, measured
        )

    def _measured(self, kind: str, candidates: Candidates) -> Measured:
        if kind == "investment":  # an amount of rupiah, whatever its unit
            unknown = np.full(len(candidates), np.nan)
            return Measured(np.ones(len(candidates)), unknown, unknown)
        return self.measures.measure(candidates.need, candidates.offer)

    def _lines(
        self,
        kind: str,
        candidates: Candidates,
        routes: Ways,
        required: Required,
        measured: Measured,
    ) -> Lines:
        """Gather what stands in the tables, row by row, in one unit a row."""
        row = routes.shipment
        need, offer = candidates.need[row], candidates.offer[row]
        quantity = self.quantity[need]
        rate = measured.rate[row]
        capacity = self.capacity[offer] * rate
        shipped = np.where(np.isnan(quantity), capacity, quantity)
        shipped = np.where(shipped > 0, shipped, np.nan)
        least = self.scoring.min_container_share
        mass, volume = shipped * measured.mass[row], shipped * measured.volume[row]
        return Lines(
            kind=kind,
            need=need,
            offer=offer,
            buyer=candidates.buyer[row],
            seller=candidates.seller[row],
            lane=routes.lane,
            second=routes.second,
            likeness=candidates.likeness[row],
            quantity=quantity,
            capacity=capacity,
            minimum_order=self.minimum_order[offer] * rate,
            limit=self.limit[need],
            price=self.price[offer] / rate,
            freight=routes.freight(mass, volume, least),
            ton_freight=routes.ton_freight(TON, least),
            shipped=shipped,
            ready=self.ready[offer],
            way=routes.days,
            allowed=self.allowed[need],
            shelf_life=self.shelf[offer],
            least_left=self.left[need],
            permits=required.counts[row],
            permits_known=required.known[row],
        )


def line_up(
    mission: Mission,
    kind: str,
    candidates: Candidates,
    scoring: Scoring,
    on: datetime.date | None,
) -> Gated:
    """Put candidates of one kind side by side, a row for each way of the goods."""
    return Sheet(mission, scoring, on).line_up(kind, candidates)


def _stated(number: Floats) -> Floats:
    """Take 0 as not stated."""
    return np.where(number > 0, number, np.nan)
