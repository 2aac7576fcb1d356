"""What lanes lack: those that are missing, ports that nobody knows, sailings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np

from matchengine.errors import Finding
from matchengine.trade.arrays import Ints, numbers, texts
from matchengine.trade.mission import Mission
from matchengine.trade.ports import PORTS, nautical_miles, nearest_port
from matchengine.trade.routes import place


def lane_warnings(
    mission: Mission,
    links: Iterable[tuple[str, str]],
    portless: Iterable[int],
    lanes: Ints,
) -> Iterator[Finding]:
    """Name what is missing, once for each two ports, port, business and lane.

    Parameters
    ----------
    links
        The two ports of each shipment for which no route is given.
    portless
        Participants (rows counted from 0) without a port that need one.
    lanes
        Rows (counted from 0) of the lanes that goods go by.
    """
    ids = texts(mission.participants, "id")
    for i in sorted(set(portless)):
        yield Finding(
            mission.source("participants"),
            f"{ids[i]} has no port, so the way of its goods is not known",
            "Fill in the port (UN/LOCODE) that its goods go through.",
            row=int(mission.participants.index[i]),
            column="port",
            severity="warning",
        )
    missing = sorted(set(links))
    for origin, destination in missing:
        miles = nautical_miles(origin, destination)
        known = not np.isnan(miles)
        yield Finding(
            mission.source("lanes"),
            f"there is no lane from {origin} to {destination}: freight, days and "
            "what hangs on them are "
            + (f"estimated from {miles:,.0f} nautical miles" if known else "not known"),
            "Add a row for this lane.",
            severity="warning",
        )
    yield from _strange_ports(mission, {end for ends in missing for end in ends})
    yield from _unclear_sailings(mission, lanes)


def _strange_ports(mission: Mission, used: set[str]) -> Iterator[Finding]:
    """Name ports of which nobody knows where they lie, at their first participant."""
    people = mission.participants
    seen: set[str] = set()
    for row, port in zip(people.index.tolist(), texts(people, "port"), strict=True):
        code = place(port)
        if code in used and code not in PORTS and code not in seen:
            seen.add(code)
            yield Finding(
                mission.source("participants"),
                "it is not known where this port lies, nor is there a lane for it",
                nearest_port(code),
                row=int(row),
                column="port",
                value=port,
                severity="warning",
            )


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
