"""Lanes as legs of a way: their days, what they cost and hold."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from matchengine.trade.arrays import Bools, Floats, Ints, numbers
from matchengine.trade.mission import Mission
from matchengine.trade.settings import Scoring

DAYS_A_WEEK = 7.0

CONTAINER_KG = 24_000.0
"""What a 20 ft container is counted to hold, by which larger holds are measured."""

LEAST_HOLD_KG = 5_000.0
"""Below so much a lane carries parcels, by air: these are charged by ..."""

PARCEL_M3_PER_KG = 6 / 1000
"""... the cubic metres that a kilogram may take (the rule of air cargo)."""


@dataclass(frozen=True)
class Legs:
    """What one lane, or an estimate of one, takes and costs; a row each.

    `cost` is rupiah for `payload` kilograms or `room` cubic metres, whichever is full
    first, handling and inland included.
    """

    days: Floats
    cost: Floats
    payload: Floats
    room: Floats
    reefer: Bools

    def take(self, rows: Ints) -> Legs:
        """Keep these rows."""
        return Legs(
            self.days[rows],
            self.cost[rows],
            self.payload[rows],
            self.room[rows],
            self.reefer[rows],
        )


def legs_of(mission: Mission, scoring: Scoring) -> Legs:
    """Read the lanes."""
    lanes = mission.lanes
    payload = numbers(lanes, "payload_kg")
    return Legs(
        _days(lanes),
        _cost(lanes),
        payload,
        room_of(payload, scoring.container_m3),
        lanes["reefer"].to_numpy(dtype=bool),
    )


def estimated_leg(miles: float, scoring: Scoring, *, cold: bool) -> Legs:
    """Estimate a lane of so many nautical miles, for a container of 20 ft."""
    guess = scoring.estimates
    days = guess.fixed_days + miles * guess.detour / (guess.knots * 24)
    cost = guess.rupiah_fixed + guess.rupiah_per_mile * miles
    return Legs(
        np.array([days]),
        np.array([cost * (guess.reefer_factor if cold else 1.0)]),
        np.array([guess.payload_kg]),
        np.array([scoring.container_m3]),
        np.array([cold]),
    )


def room_of(payload: Floats, container_m3: float) -> Floats:
    """Say how many cubic metres a lane's unit holds that carries so many kilograms.

    A truck or container has the room of a container; a barge or ship has more, in
    proportion to what it carries; parcels by air are charged by their size.
    """
    hold = container_m3 * np.maximum(payload / CONTAINER_KG, 1)
    return np.where(payload < LEAST_HOLD_KG, payload * PARCEL_M3_PER_KG, hold)


def _days(lanes: pd.DataFrame) -> Floats:
    """Wait on average half the time between two sailings, then go door to door."""
    sailings = numbers(lanes, "sailings_per_week")
    never = np.isnan(sailings) | (sailings == 0)
    wait = DAYS_A_WEEK / np.where(never, 1.0, sailings) / 2
    return np.where(never, 0.0, wait) + numbers(lanes, "days_typical")


def _cost(lanes: pd.DataFrame) -> Floats:
    """Add up what a container costs; handling or inland left out are in the freight."""
    extra = ("handling_origin", "handling_destination", "inland")
    cost = numbers(lanes, "freight_per_container")
    return cost + sum(np.nan_to_num(numbers(lanes, column)) for column in extra)
