"""All routes between ports: each lane, two lanes through a third port, an estimate.

Routes are listed once for two ports, not for two businesses.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from matchengine.trade.arrays import (
    Bools,
    Floats,
    Ints,
    matches,
    numbers,
    positions,
    shared_codes,
    texts,
)
from matchengine.trade.legs import Legs, estimated_leg, legs_of
from matchengine.trade.mission import Mission
from matchengine.trade.ports import nautical_miles
from matchengine.trade.settings import Scoring

LOCAL, NO_LANE, ESTIMATE = -1, -2, -3
"""What stands for a lane where none is needed, none is known, and one is estimated."""

DIRECT = -1
"""What stands for the second lane of a route that has one lane only."""


@dataclass(frozen=True)
class Routes:
    """Routes between ports, in the order of their links; a row each.

    A link is a number for two ports; `spans[link]` are the first and the last + 1 of
    its rows for goods of any kind, `cold_spans[link]` those for goods to be kept cold,
    and `lean_spans[link]` those for goods of any kind that no other route beats.
    `lane` and `second` are rows (counted from 0) of the lanes, or LOCAL, NO_LANE,
    ESTIMATE, and DIRECT; the first route is LOCAL. Days are those after the goods are
    ready. `cost`, `payload` and `room` have a column for each of two legs; what is not
    known is NaN.
    """

    port_of: Ints
    city_of: Ints
    ports: tuple[str, ...]
    spans: Ints
    cold_spans: Ints
    lean_spans: Ints
    link: Ints
    lane: Ints
    second: Ints
    days: Floats
    cost: Floats
    payload: Floats
    room: Floats

    def links(self, seller: Ints, buyer: Ints) -> Ints:
        """Give the link from each seller to its buyer: rows of the participants."""
        origin, destination = self.port_of[seller], self.port_of[buyer]
        city = self.city_of[seller]
        local = (origin == destination) & (origin >= 0)
        local |= (city == self.city_of[buyer]) & (city >= 0)
        unknown = (origin < 0) | (destination < 0)
        link = 2 + origin * len(self.ports) + destination
        return np.where(local, 0, np.where(unknown, 1, link))

    def ends(self, link: int) -> tuple[str, str]:
        """Give the two ports of a link, "" for what is not known."""
        if link < 2:
            return "", ""
        origin, destination = divmod(link - 2, len(self.ports))
        return self.ports[origin], self.ports[destination]

    def follow(
        self, link: Ints, cold: Bools, *, lean: bool = False
    ) -> tuple[Ints, Ints]:
        """List the routes of shipments: the shipment and the route of each way.

        Parameters
        ----------
        lean
            Leave out routes for warm goods that another beats whatever goes by them.
        """
        warm = self.lean_spans if lean else self.spans
        span = np.where(cold[:, None], self.cold_spans[link], warm[link])
        count = span[:, 1] - span[:, 0]
        shipment = np.repeat(np.arange(len(link), dtype=np.int64), count)
        shift = np.repeat(span[:, 0] - (np.cumsum(count) - count), count)
        return shipment, np.arange(len(shipment), dtype=np.int64) + shift


def place(text: str) -> str:
    """Fold the case and spaces of a port or city."""
    return " ".join(text.upper().split())


def routes_of(mission: Mission, scoring: Scoring) -> Routes:
    """Find all routes between the ports of those who offer and those who need."""
    people, lanes = mission.participants, mission.lanes
    names = [place(text) for text in texts(people, "port")]
    origins, destinations = (
        [place(text) for text in texts(lanes, end)] for end in ("origin", "destination")
    )
    port, origin, destination = shared_codes(names, origins, destinations)
    (city,) = shared_codes([place(text) for text in texts(people, "city")])
    ports = tuple(dict.fromkeys(filter(None, [*names, *origins, *destinations])))
    legs = legs_of(mission, scoring)
    sails = np.flatnonzero(numbers(lanes, "sailings_per_week") != 0)
    builder = _Builder(ports, legs, scoring)
    builder.add(0, 0, LOCAL, DIRECT, _flat(0.0, 0.0))
    builder.add(1, 1, NO_LANE, DIRECT, _flat(np.nan, np.nan))
    first, onward, direct = _listed(sails, origin, destination)
    wanted = _pairs_of_ports(mission, port)
    links = 2 + np.where(direct, origin[first] * len(ports) + destination[first], 0)
    through = 2 + origin[first] * len(ports) + destination[np.maximum(onward, 0)]
    links = np.where(direct, links, through)
    order = np.argsort(links, kind="stable")
    ordered = links[order]
    for one, other in wanted:
        link = 2 + one * len(ports) + other
        low, high = np.searchsorted(ordered, [link, link + 1])
        rows = order[low:high]
        if len(rows):
            builder.add_lanes(link, first[rows], onward[rows])
        else:
            builder.add_estimates(link, ports[one], ports[other])
    return builder.routes(port, city)


def _flat(days: float, cost: float) -> Legs:
    one = np.ones(1)
    return Legs(one * days, one * cost, one, one, np.ones(1, dtype=bool))


def _pairs_of_ports(mission: Mission, port: Ints) -> list[tuple[int, int]]:
    """Give every two different ports of which one may sell and the other buy."""
    ids = texts(mission.participants, "id")
    ends = []
    for table in (mission.offers, mission.needs):
        there = port[np.unique(positions(texts(table, "participant"), ids))]
        ends.append(np.unique(there[there >= 0]).tolist())
    return [(s, b) for s in ends[0] for b in ends[1] if s != b]


def _listed(sails: Ints, origin: Ints, destination: Ints) -> tuple[Ints, Ints, Bools]:
    """List lanes, then two lanes through a third port; DIRECT for those of one lane."""
    i, j = matches(destination[sails], origin[sails])
    first, second = sails[i], sails[j]
    there = origin[first] != destination[second]
    first = np.concatenate([sails, first[there]])
    onward = np.concatenate([np.full(len(sails), DIRECT), second[there]])
    return first, onward, onward == DIRECT


class _Builder:
    """Routes as they are gathered, link by link."""

    def __init__(self, ports: tuple[str, ...], legs: Legs, scoring: Scoring) -> None:
        self.ports, self.legs, self.scoring = ports, legs, scoring
        size = 2 + len(ports) ** 2
        # a link that nobody asked for has the one row in which nothing is known
        self.spans = np.tile(np.array([1, 2]), (size, 1))
        self.cold_spans, self.lean_spans = self.spans.copy(), self.spans.copy()
        self.rows: list[tuple[int, int, int, Legs, Legs]] = []

    def add(self, link: int, at: int, lane: int, second: int, leg: Legs) -> None:
        """Add a route of one leg; it is the link's only one."""
        for spans in (self.spans, self.cold_spans, self.lean_spans):
            spans[link] = (at, at + 1)
        self.rows.append((link, lane, second, leg, _flat(0.0, 0.0)))

    def add_estimates(self, link: int, origin: str, destination: str) -> None:
        """Add an estimate, warm and cold, if both ports are known."""
        miles = nautical_miles(origin, destination)
        if np.isnan(miles):
            return
        for cold in (False, True):
            span = (len(self.rows), len(self.rows) + 1)
            for spans in [self.cold_spans] if cold else [self.spans, self.lean_spans]:
                spans[link] = span
            leg = estimated_leg(miles, self.scoring, cold=cold)
            self.rows.append((link, ESTIMATE, DIRECT, leg, _flat(0.0, 0.0)))

    def add_lanes(self, link: int, first: Ints, second: Ints) -> None:
        """Add the routes of a link, but for detours that another route beats.

        Dry ones that are beaten come first, then the other dry ones, then the reefers
        that stay for warm goods, then the other reefers: each span is one run.
        """
        beaten = _beaten(self.legs, first, second, cold=True)
        kept = np.flatnonzero(~(beaten & (second != DIRECT)))
        first, second = first[kept], second[kept]
        reefer = self.legs.reefer[first] & _of(self.legs.reefer, second, alone=True)
        beaten = _beaten(self.legs, first, second, cold=False)
        place = np.where(reefer, np.where(beaten, 3, 2), np.where(beaten, 0, 1))
        order = np.argsort(place, kind="stable")
        start = len(self.rows)
        for i in order.tolist():
            leg = self.legs.take(first[i : i + 1])
            more = _flat(0.0, 0.0)
            if second[i] != DIRECT:
                more = self.legs.take(second[i : i + 1])
            self.rows.append((link, int(first[i]), int(second[i]), leg, more))
        end = len(self.rows)
        self.spans[link] = (start, end)
        self.cold_spans[link] = (end - int(reefer.sum()), end)
        lean = start + int((place == 0).sum()), end - int((place == 3).sum())
        self.lean_spans[link] = lean

    def routes(self, port: Ints, city: Ints) -> Routes:
        """Lay all out."""
        both = [(one, other) for *_, one, other in self.rows]
        return Routes(
            port,
            city,
            self.ports,
            self.spans,
            self.cold_spans,
            self.lean_spans,
            link=np.array([row[0] for row in self.rows], dtype=np.int64),
            lane=np.array([row[1] for row in self.rows], dtype=np.int64),
            second=np.array([row[2] for row in self.rows], dtype=np.int64),
            days=np.array([(a.days + b.days)[0] for a, b in both]),
            cost=np.array([(a.cost[0], b.cost[0]) for a, b in both]),
            payload=np.array([(a.payload[0], b.payload[0]) for a, b in both]),
            room=np.array([(a.room[0], b.room[0]) for a, b in both]),
        )


def _of(column: Bools, second: Ints, *, alone: bool) -> Bools:
    """Take a column for second lanes; `alone` where there is none."""
    if not len(column):
        return np.full(len(second), alone)
    return np.where(second == DIRECT, alone, column[np.maximum(second, 0)])


def _beaten(legs: Legs, first: Ints, second: Ints, *, cold: bool) -> Bools:
    """Say which routes another beats whatever goes by them.

    One beats another if it is no slower and cheaper for any weight and volume; if
    `cold` counts, it keeps cold if the other does.
    """
    two = second != DIRECT
    more = np.maximum(second, 0)
    days = legs.days[first] + np.where(two, legs.days[more], 0)
    cost = [legs.cost[first], np.where(two, legs.cost[more], 0)]
    # charged is the sum over legs of max(kg / payload, m3 / room, least) x cost: at
    # least what sums of each of the three give, at most what the smaller hold gives
    at_least, at_most = [cost[0] + cost[1]], [cost[0] + cost[1]]
    for hold in (legs.payload, legs.room):
        one, other = hold[first], np.where(two, hold[more], hold[first])
        at_least.append(cost[0] / one + cost[1] / other)
        at_most.append((cost[0] + cost[1]) / np.minimum(one, other))
    beaten = days[:, None] <= days
    if cold:
        reefer = legs.reefer[first] & (~two | legs.reefer[more])
        beaten &= reefer[:, None] >= reefer
    for most, least in zip(at_most, at_least, strict=True):
        beaten &= most[:, None] < least
    return np.asarray(beaten.any(axis=0))
