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

    `shipment` says which shipment a row is about, `route` which of the routes it takes.
    """

    shipment: Ints
    route: Ints
    routes: Routes

    @property
    def lane(self) -> Ints:
        """The row (counted from 0) in the lanes, or LOCAL, NO_LANE or ESTIMATE."""
        return self.routes.lane[self.route]

    @property
    def second(self) -> Ints:
        """The row of the lane that the goods go on by, or DIRECT."""
        return self.routes.second[self.route]

    @property
    def days(self) -> Floats:
        """Days after the goods are ready: waits for sailings, then from door to door.

        NaN where that is not known.
        """
        return self.routes.days[self.route]

    @property
    def cost(self) -> Floats:
        """Rupiah a full container, a column for each of two lanes; NaN: not known."""
        return self.routes.cost[self.route]

    @property
    def payload(self) -> Floats:
        """Kilograms that a container holds, a column for each of two lanes."""
        return self.routes.payload[self.route]

    @property
    def room(self) -> Floats:
        """Cubic metres that a container holds, a column for each of two lanes."""
        return self.routes.room[self.route]

    def freight(self, mass: Floats, volume: Floats, least_share: float) -> Floats:
        """Give the freight of so many kilograms and cubic metres, way by way."""
        return self._freight(self.route, mass, volume, least_share)

    def ton_freight(self, kilograms: float, least_share: float) -> Floats:
        """Give the freight of so many kilograms, way by way, whatever the goods are."""
        every = np.arange(len(self.routes.lane), dtype=np.int64)
        mass = np.full(len(every), kilograms)
        unknown = np.full(len(every), np.nan)
        return self._freight(every, mass, unknown, least_share)[self.route]

    def _freight(
        self, route: Ints, mass: Floats, volume: Floats, least_share: float
    ) -> Floats:
        total: Floats = np.zeros(len(route))
        along = self.routes
        legs = 2 if (along.second != DIRECT).any() else 1
        for leg in range(legs):
            total += freight_of(
                mass,
                along.payload[:, leg][route],
                along.cost[:, leg][route],
                least_share,
                volume,
                along.room[:, leg][route],
            )
        return total


def no_ways(routes: Routes, count: int) -> Ways:
    """Give one row for each of so many deals in which no goods are carried."""
    every = np.arange(count, dtype=np.int64)
    return Ways(every, np.zeros(count, dtype=np.int64), routes)


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


def ways_by(
    routes: Routes, seller: Ints, buyer: Ints, cold: Bools, *, lean: bool = False
) -> Ways:
    """List the ways from sellers to buyers by routes that are known already."""
    links = routes.links(seller, buyer)
    return Ways(*routes.follow(links, cold, lean=lean), routes)


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
