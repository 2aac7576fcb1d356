"""A bound on idle gaps and idle slots from prices on everybody's slots.

Without prices everybody would take the day that suits it best. A price on each of its
slots lets its day and its meetings be chosen apart: what the day pays, the meetings
earn. Prices on the hall's seats do the same for its tables. Whatever the prices,
the cheapest days and the dearest slots give a bound by weak duality; linear
programming finds prices that make it good, and integers make it exact.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import coo_array

from matchengine.solving.deadline import Time
from matchengine.solving.indexed import Bools, Floats, Indexed, Ints
from matchengine.solving.prices import UNIT

MOST_COLUMNS = 60_000
"""Above this many columns the linear program is not worth its time."""
LARGEST_PRICE = 1e6
WORK_A_COLUMN = 2e-5
"""What a column counts in the solver's deterministic units."""
FREE, BUSY, OVER = 0, 1, 2
"""How a participant comes out of a slot; OVER: after its last meeting."""


def bound_of_days(indexed: Indexed, goal: str, time: Time) -> int:
    """Give what no plan can have less of, with all required pairs: a goal of days."""
    days = [_Day(indexed, p, goal) for p in range(indexed.participants)]
    columns = int(indexed.allowed.sum()) + sum(len(day.arcs) for day in days)
    prices = np.zeros((indexed.participants, indexed.slots), dtype=np.int64)
    seats = np.zeros(indexed.slots, dtype=np.int64)
    bounds = [_bound(indexed, days, prices, seats)]
    if 0 < columns <= MOST_COLUMNS and not time.over:
        found = _prices(indexed, days, time)
        if found is not None:
            bounds.append(_bound(indexed, days, *found))
    return max(0, *bounds)


Node = tuple[int, int, int]
"""A slot, the busy slots before it, and whether the one before it was busy."""


@dataclass(frozen=True)
class _Arc:
    """What a participant does in a slot, and what that costs."""

    begin: Node
    end: Node
    slot: int
    busy: bool
    cost: int


class _Day:
    """All days that a participant may have, as ways through a net of arcs.

    They respect how many meetings it must and may hold up to every slot, as far as
    single pairs tell.
    """

    def __init__(self, indexed: Indexed, p: int, goal: str) -> None:
        own = (indexed.buyer == p) | (indexed.seller == p)
        can, must = indexed.allowed[own], indexed.must[own]
        delegates = int(indexed.delegates[p])
        self.alone = delegates == 1
        open_slots, slots = can.any(axis=0), indexed.slots
        # [S + 1] fewest and most busy slots before each slot.
        due = np.zeros(slots + 1, dtype=np.int64)
        begun = np.zeros(slots + 1, dtype=np.int64)
        for s in range(1, slots + 1):
            due[s] = -(-int((must & ~can[:, s:].any(axis=1)).sum()) // delegates)
            begun[s] = can[:, :s].any(axis=1).sum()
        forced = np.zeros(slots, dtype=bool)
        for row in can[must & (can.sum(axis=1) == 1)]:
            forced |= row
        # A required pair without a slot: no plan, so any bound is true.
        self.arcs = _arcs(open_slots, forced, due, begun, goal)
        self.ends = {arc.end for arc in self.arcs if arc.slot == slots - 1}

    def cheapest(self, price: Ints) -> int | None:
        """Give what the cheapest day costs, in 1/1024; None if there is none."""
        least: dict[Node, int] = {(0, 0, FREE): 0}
        listed: list[int] = price.tolist()
        for arc in self.arcs:
            before = least.get(arc.begin)
            if before is not None:
                cost = before + UNIT * arc.cost + (listed[arc.slot] if arc.busy else 0)
                if cost < least.get(arc.end, cost + 1):
                    least[arc.end] = cost
        return min((least[end] for end in self.ends if end in least), default=None)


def _arcs(
    open_slots: Bools, forced: Bools, due: Ints, begun: Ints, goal: str
) -> list[_Arc]:
    """List the arcs slot by slot.

    For idle gaps a busy slot costs 1 if it ends one. For idle slots a node tells free
    slots before the first and after the last meeting from idle ones between them.
    """
    arcs: list[_Arc] = []
    front: dict[Node, None] = {(0, 0, FREE): None}
    for s in range(len(open_slots)):
        ahead: dict[Node, None] = {}
        for node in front:
            _, count, was = node
            for busy, cost, then in _steps(goal, count, was):
                end = (s + 1, count + busy, then)
                if (busy and not open_slots[s]) or (not busy and forced[s]):
                    continue
                if due[s + 1] <= count + busy <= begun[s + 1]:
                    arcs.append(_Arc(node, end, s, bool(busy), cost))
                    ahead[end] = None
        front = ahead
    return arcs


def _steps(goal: str, count: int, was: int) -> list[tuple[int, int, int]]:
    """Give (busy, cost, state after) of what may be done in a slot."""
    if goal == "idle_gaps":
        return [(1, int(count > 0 and was == FREE), BUSY), (0, 0, FREE)]
    if was == OVER:
        return [(0, 0, OVER)]
    if count == 0:
        return [(1, 0, BUSY), (0, 0, FREE)]
    if was == BUSY:
        return [(1, 0, BUSY), (0, 1, FREE), (0, 0, OVER)]
    return [(1, 0, BUSY), (0, 1, FREE)]


def _bound(indexed: Indexed, days: list[_Day], prices: Ints, seats: Ints) -> int:
    """Give the bound that prices [P, S] of slots and [S] of seats prove."""
    total = -int((seats * np.maximum(indexed.seats, 0)).sum())
    for p, day in enumerate(days):
        least = day.cheapest(prices[p])
        if least is None:  # no plan at all: that is for others to say
            return 0
        total += least
    earned = seats - prices[indexed.buyer] - prices[indexed.seller]
    for e in range(indexed.pairs):
        if indexed.allowed[e].any():
            least = int(earned[e, indexed.allowed[e]].min())
            total += least if indexed.must[e] else min(0, least)
    return -(-total // UNIT)


def _prices(indexed: Indexed, days: list[_Day], time: Time) -> tuple[Ints, Ints] | None:
    """Let days and meetings be taken in parts, as good as can be; give the duals."""
    pair, slot = np.nonzero(indexed.allowed)
    column = np.arange(len(pair))
    linked = np.array([day.alone for day in days])
    exact, at_most = _Rows(), _Rows()
    must = indexed.must[pair]
    for rows, some in ((exact, must), (at_most, ~must)):
        rows.add(pair[some], column[some], 1, np.ones(indexed.pairs))
    hall = at_most.add(slot, column, 1, np.maximum(indexed.seats, 0))
    who = np.concatenate([indexed.buyer[pair], indexed.seller[pair]])
    hour = who * indexed.slots + np.tile(slot, 2)
    kept = linked[who]
    held = hour[kept], np.tile(column, 2)[kept]
    arcs = [(p, arc) for p, day in enumerate(days) for arc in day.arcs]
    nodes: dict[tuple[int, Node], int] = {}
    ways = np.array(
        [
            (
                nodes.setdefault((p, arc.begin), len(nodes)),
                nodes.setdefault((p, arc.end), len(nodes)),
                p * indexed.slots + arc.slot,
                arc.busy and days[p].alone,
                arc.end[0] < indexed.slots,
                arc.cost,
            )
            for p, arc in arcs
        ],
        dtype=np.int64,
    ).reshape(-1, 6)
    way = len(pair) + np.arange(len(ways))
    begins = np.array([node[0] == 0 for _, node in nodes], dtype=float)
    busy, goes_on = ways[:, 3] == 1, ways[:, 4] == 1
    exact.add(
        np.concatenate([ways[:, 0], ways[goes_on, 1]]),
        np.concatenate([way, way[goes_on]]),
        np.repeat([1, -1], [len(way), int(goes_on.sum())]),
        begins,
    )
    hours = exact.add(
        np.concatenate([held[0], ways[busy, 2]]),
        np.concatenate([held[1], way[busy]]),
        np.repeat([1, -1], [len(held[0]), int(busy.sum())]),
        np.zeros(indexed.participants * indexed.slots),
    )
    cost = np.concatenate([np.zeros(len(pair)), ways[:, 5].astype(float)])
    time.spend(WORK_A_COLUMN * len(cost))
    solution = linprog(
        cost,
        A_ub=at_most.matrix(len(cost)),
        b_ub=at_most.limits,
        A_eq=exact.matrix(len(cost)),
        b_eq=exact.limits,
        bounds=(0, None),
        method="highs-ipm",
        options={"time_limit": time.seconds_left} if _is_limited(time) else {},
    )
    if solution.status != 0:
        return None
    price = _rounded(solution.eqlin.marginals[hours])
    seats = np.maximum(_rounded(-solution.ineqlin.marginals[hall]), 0)
    return price.reshape(indexed.participants, indexed.slots), seats


class _Rows:
    """The rows of a linear program, added by families; a row may stay empty."""

    def __init__(self) -> None:
        self._row: list[Ints] = []
        self._column: list[Ints] = []
        self._weight: list[Ints] = []
        self.limits = np.zeros(0)

    def add(
        self, row: Ints, column: Ints, weight: Ints | int, limits: Ints | Floats
    ) -> slice:
        """Add len(limits) rows with their entries; give their place among all.

        Rows without an entry say nothing.
        """
        begin = len(self.limits)
        self._row.append(row + begin)
        self._column.append(column)
        self._weight.append(np.broadcast_to(weight, row.shape))
        said = np.isin(np.arange(len(limits)), row)
        self.limits = np.concatenate([self.limits, np.where(said, limits, 0)])
        return slice(begin, len(self.limits))

    def matrix(self, columns: int) -> coo_array:
        """Give the matrix of all rows."""
        entries = np.concatenate(self._weight).astype(float)
        at = np.concatenate(self._row), np.concatenate(self._column)
        return coo_array((entries, at), shape=(len(self.limits), columns))


def _rounded(prices: Floats) -> Ints:
    """Give prices in 1/1024; any are right, those of no size are cut."""
    units: Ints = np.rint(
        np.clip(np.nan_to_num(prices), -LARGEST_PRICE, LARGEST_PRICE) * UNIT
    ).astype(np.int64)
    return units


def _is_limited(time: Time) -> bool:
    return math.isfinite(time.seconds_left)
