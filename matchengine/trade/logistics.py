"""How goods get from a seller to a buyer: lanes, days, and what the freight costs.

Goods go from the seller's port to the buyer's. Every lane between the two is an
alternative. Businesses of one port or one city need none: no days, no freight.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from matchengine.errors import Finding
from matchengine.trade.arrays import (
    Bools,
    Floats,
    Ints,
    matches,
    numbers,
    shared_codes,
    texts,
)
from matchengine.trade.mission import Mission

LOCAL, NO_LANE = -1, -2
"""What stands for a lane where none is needed, and where none is known."""

COLD = ("chilled", "frozen")
DAYS_A_WEEK = 7.0


@dataclass(frozen=True)
class Ways:
    """The ways goods may go, one row each: several for a shipment with several lanes.

    `shipment` says which shipment a row is about, `lane` its row (counted from 0) in
    the lanes, or LOCAL or NO_LANE. `days` are those after the goods are ready: the
    wait for the next sailing and the way from door to door. `cost` is rupiah a full
    container of `payload` kilograms. What is not known is NaN.
    """

    shipment: Ints
    lane: Ints
    days: Floats
    cost: Floats
    payload: Floats

    def take(self, rows: Bools) -> Ways:
        """Keep these rows."""
        return Ways(
            self.shipment[rows],
            self.lane[rows],
            self.days[rows],
            self.cost[rows],
            self.payload[rows],
        )


def no_ways(count: int) -> Ways:
    """Give one row for each of so many deals in which no goods are carried."""
    zero = np.zeros(count)
    return Ways(
        np.arange(count, dtype=np.int64),
        np.full(count, LOCAL, dtype=np.int64),
        zero,
        zero,
        np.ones(count),
    )


def ways(mission: Mission, seller: Ints, buyer: Ints, cold: Bools) -> Ways:
    """List the ways from sellers to buyers.

    Parameters
    ----------
    seller, buyer
        Rows of the participants (counted from 0), one each for a shipment.
    cold
        Whether the goods are chilled or frozen: then only lanes with reefers count.

    Returns
    -------
    The ways in the order of the shipments. A shipment without a row here is one whose
    goods need cold while no lane between the two ports keeps it. Where there is no
    lane at all, its one row has lane NO_LANE.
    """
    local = _local(mission, seller, buyer)
    lanes, shipment_keys, lane_keys = _keys(mission, seller, buyer)
    shipment, lane = matches(np.where(local, -1, shipment_keys), lane_keys)
    has_lane = np.zeros(len(seller), dtype=bool)
    has_lane[shipment] = True
    reefer = lanes["reefer"].to_numpy(dtype=bool)
    usable = ~cold[shipment] | reefer[lane]
    without = np.flatnonzero(~has_lane)
    shipment = np.concatenate([shipment[usable], without])
    lane = np.concatenate([lane[usable], np.where(local[without], LOCAL, NO_LANE)])
    order = np.argsort(shipment, kind="stable")
    shipment, lane = shipment[order], lane[order]
    return Ways(
        shipment,
        lane,
        days=_pick(_lane_days(lanes), lane, local=0.0),
        cost=_pick(_lane_cost(lanes), lane, local=0.0),
        payload=_pick(numbers(lanes, "payload_kg"), lane, local=1.0),
    )


def freight_of(
    mass: Floats, payload: Floats, cost: Floats, least_share: float
) -> Floats:
    """Give the freight of a month's goods in rupiah.

    containers x cost of one, containers = mass / payload. Below one full container the
    share that is used is charged, but `least_share` of one at least.

    Parameters
    ----------
    mass, payload
        Kilograms of the goods, and kilograms that a container holds.
    cost
        Rupiah a full container, handling and inland included.
    """
    charged = np.maximum(mass / payload, least_share) * cost
    return np.where(cost == 0, 0.0, charged)


def lane_warnings(
    mission: Mission, seller: Ints, buyer: Ints, lane: Ints
) -> Iterator[Finding]:
    """Name the lanes that are missing, once for each two ports, and what lacks days.

    Parameters
    ----------
    seller, buyer, lane
        What `ways` was asked and what it found, row by row.
    """
    people = mission.participants
    ports, ids = texts(people, "port"), texts(people, "id")
    rows = people.index
    unknown = lane == NO_LANE
    ends = np.unique(np.stack([seller[unknown], buyer[unknown]], axis=1), axis=0)
    portless = sorted({int(i) for i in ends.ravel() if not ports[i].strip()})
    for i in portless:
        yield Finding(
            mission.source("participants"),
            f"{ids[i]} has no port, so the way of its goods is not known",
            "Fill in the port (UN/LOCODE) that its goods go through.",
            row=int(rows[i]),
            column="port",
            severity="warning",
        )
    missing = {(_place(ports[s]), _place(ports[b])) for s, b in ends.tolist()}
    for origin, destination in sorted(missing):
        if origin and destination:
            yield Finding(
                mission.source("lanes"),
                f"there is no lane from {origin} to {destination}: freight, days and "
                "what hangs on them are not known",
                "Add a row for this lane.",
                severity="warning",
            )
    yield from _unclear_sailings(mission, np.unique(lane[lane >= 0]))


def _unclear_sailings(mission: Mission, used: Ints) -> Iterator[Finding]:
    sailings = numbers(mission.lanes, "sailings_per_week")
    for i in used.tolist():
        if np.isnan(sailings[i]):
            yield Finding(
                mission.source("lanes"),
                "how often it sails is not known: no wait for the next sailing is "
                "counted",
                "Fill in the sailings a week.",
                row=int(mission.lanes.index[i]),
                column="sailings_per_week",
                severity="warning",
            )


def _place(text: str) -> str:
    """Fold the case and spaces of a port or city."""
    return " ".join(text.upper().split())


def _local(mission: Mission, seller: Ints, buyer: Ints) -> Bools:
    """Say where both ends are one port or one city."""
    same = np.zeros(len(seller), dtype=bool)
    for column in ("port", "city"):
        (code,) = shared_codes([_place(t) for t in texts(mission.participants, column)])
        same |= (code[seller] == code[buyer]) & (code[seller] >= 0)
    return same


def _keys(
    mission: Mission, seller: Ints, buyer: Ints
) -> tuple[pd.DataFrame, Ints, Ints]:
    """Number the ends of shipments and lanes alike; -1 where a port is missing."""
    lanes = mission.lanes
    port, origin, destination = shared_codes(
        [_place(text) for text in texts(mission.participants, "port")],
        [_place(text) for text in texts(lanes, "origin")],
        [_place(text) for text in texts(lanes, "destination")],
    )
    size = 1 + max(int(c.max(initial=0)) for c in (port, origin, destination))
    shipments = _joined(port[seller], port[buyer], size)
    ends = _joined(origin, destination, size)
    ends[numbers(lanes, "sailings_per_week") == 0] = -1  # it does not sail
    return lanes, shipments, ends


def _joined(first: Ints, second: Ints, size: int) -> Ints:
    return np.where((first < 0) | (second < 0), -1, first * size + second)


def _lane_days(lanes: pd.DataFrame) -> Floats:
    """Wait on average half the time between two sailings, then go door to door."""
    sailings = numbers(lanes, "sailings_per_week")
    never = np.isnan(sailings) | (sailings == 0)
    wait = DAYS_A_WEEK / np.where(never, 1.0, sailings) / 2
    return np.where(never, 0.0, wait) + numbers(lanes, "days_typical")


def _lane_cost(lanes: pd.DataFrame) -> Floats:
    """Add up what a container costs; handling or inland left out are in the freight."""
    extra = ("handling_origin", "handling_destination", "inland")
    cost = numbers(lanes, "freight_per_container")
    return cost + sum(np.nan_to_num(numbers(lanes, column)) for column in extra)


def _pick(by_lane: Floats, lane: Ints, *, local: float) -> Floats:
    """Take a lane's number for each way; NaN where no lane is known."""
    # LOCAL and NO_LANE count from the end
    return np.concatenate([by_lane, [np.nan, local]])[lane]
