"""How goods get from a seller to a buyer: the ways, and what the freight costs.

Goods go from the seller's port to the buyer's. Every lane between the two is an
alternative, and so is every two lanes through a third port. Businesses of one port or
one city need none: no days, no freight. Where no lane is given, one is estimated.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from matchengine.trade.arrays import Bools, Floats, Ints
from matchengine.trade.mission import Mission
from matchengine.trade.routes import (
    DIRECT,
    ESTIMATE,
    LOCAL,
    NO_LANE,
    Routes,
    routes_of,
)
from matchengine.trade.settings import Scoring

__all__ = ["COLD", "DIRECT", "ESTIMATE", "LOCAL", "NO_LANE", "Ways", "ways"]

COLD = ("chilled", "frozen")


@dataclass(frozen=True)
class Ways:
    """The ways goods may go, one row each: several for a shipment with several routes.

    `shipment` says which shipment a row is about, `lane` its row (counted from 0) in
    the lanes, or LOCAL, NO_LANE or ESTIMATE; `second` that of the lane it goes on by,
    or DIRECT. `days` are those after the goods are ready: the waits for the next
    sailings and the way from door to door. `cost` is rupiah a full container of
    `payload` kilograms or `room` cubic metres, a column for each of two lanes. What is
    not known is NaN.
    """

    shipment: Ints
    lane: Ints
    second: Ints
    days: Floats
    cost: Floats
    payload: Floats
    room: Floats

    def take(self, rows: Bools) -> Ways:
        """Keep these rows."""
        return Ways(
            self.shipment[rows],
            self.lane[rows],
            self.second[rows],
            self.days[rows],
            self.cost[rows],
            self.payload[rows],
            self.room[rows],
        )

    def freight(self, mass: Floats, volume: Floats, least_share: float) -> Floats:
        """Give the freight of so many kilograms and cubic metres, way by way."""
        total: Floats = np.zeros(len(self.shipment))
        legs = 2 if (self.second != DIRECT).any() else 1
        for leg in range(legs):
            total += freight_of(
                mass,
                self.payload[:, leg],
                self.cost[:, leg],
                least_share,
                volume,
                self.room[:, leg],
            )
        return total


def no_ways(count: int) -> Ways:
    """Give one row for each of so many deals in which no goods are carried."""
    zero, one = np.zeros((count, 2)), np.ones((count, 2))
    return Ways(
        np.arange(count, dtype=np.int64),
        np.full(count, LOCAL, dtype=np.int64),
        np.full(count, DIRECT, dtype=np.int64),
        zero[:, 0],
        zero,
        one,
        one,
    )


def ways(
    mission: Mission,
    seller: Ints,
    buyer: Ints,
    cold: Bools,
    scoring: Scoring | None = None,
) -> Ways:
    """List the ways from sellers to buyers.

    Parameters
    ----------
    seller, buyer
        Rows of the participants (counted from 0), one each for a shipment.
    cold
        Whether the goods are chilled or frozen: then only lanes with reefers count,
        all the way.

    Returns
    -------
    The ways in the order of the shipments. A shipment without a row here is one whose
    goods need cold while no route between the two ports keeps it. Where there is no
    route at all, its one row has lane ESTIMATE, or NO_LANE if a port is not known.
    """
    return ways_by(routes_of(mission, scoring or Scoring()), seller, buyer, cold)


def ways_by(routes: Routes, seller: Ints, buyer: Ints, cold: Bools) -> Ways:
    """List the ways from sellers to buyers by routes that are known already."""
    shipment, route = routes.follow(routes.links(seller, buyer), cold)
    return Ways(
        shipment,
        routes.lane[route],
        routes.second[route],
        routes.days[route],
        routes.cost[route],
        routes.payload[route],
        routes.room[route],
    )


def freight_of(
    mass: Floats,
    payload: Floats,
    cost: Floats,
    least_share: float,
    volume: Floats | None = None,
    room: Floats | None = None,
) -> Floats:
    """Give the freight of a month's goods in rupiah.

    containers x cost of one, containers = mass / payload or volume / room, whichever
    is more. Below one full container the share that is used is charged, but
    `least_share` of one at least.

    Parameters
    ----------
    mass, payload
        Kilograms of the goods, and kilograms that a container holds.
    cost
        Rupiah a full container, handling and inland included.
    volume, room
        Cubic metres of the goods, and those that a container holds. What is not known
        of mass and volume fills nothing, unless neither is.
    """
    used = mass / payload
    if volume is not None and room is not None:
        used = np.fmax(used, volume / room)
    return np.where(cost == 0, 0.0, np.maximum(used, least_share) * cost)
