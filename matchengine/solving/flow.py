"""Choosing pairs by minimum-cost flow: exact for buyers x sellers, half-exact for all.

Between buyers and sellers, who meets whom within everybody's limit is a flow from
buyers to sellers. Where a business may do both, each participant stands on both sides
and each pair is there in both directions; half of such a flow is the best choice in
which pairs may be held by halves, and its prices bound every plan all the same.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from ortools.graph.python import min_cost_flow

from matchengine.solving.indexed import Bools, Floats, Ints

LARGEST_COST = 2**42
"""Times the number of nodes this must fit in 64 bits; larger weights are coarsened."""


@dataclass(frozen=True)
class Limits:
    """How much each participant takes: `must` [P] before all else, `may` [P] as well.

    What lies within `must` is worth `urgency` more than any pair; `worth` [P] is added
    for every meeting of a participant. At most `seats` pairs are taken.
    """

    may: Ints
    seats: int
    must: Ints | None = None
    urgency: int = 0
    worth: Ints | None = None

    @property
    def first(self) -> Ints:
        """[P] `must`, 0 where nothing is."""
        return np.zeros_like(self.may) if self.must is None else self.must

    @property
    def most(self) -> Ints:
        """[P] how much each takes at most."""
        return self.may + self.first


@dataclass(frozen=True)
class Chosen:
    """`halves` [pairs] is how much of each pair is taken: 0, 1 or 2 halves."""

    halves: Ints
    network: _Network

    def whole(self, weight: Floats | Ints, limits: Limits) -> Bools:
        """[pairs] that are taken: all whole ones, and of the halves what fits.

        Halves stand in odd cycles of businesses that buy and sell; those worth most
        are taken first.
        """
        taken: Bools = self.halves == 2
        half = np.flatnonzero(self.halves == 1)
        if len(half) == 0:
            return taken
        tail, head = self.network.tail, self.network.head
        left = limits.most - np.bincount(
            np.concatenate([tail[taken], head[taken]]), minlength=len(limits.may)
        )
        seats = limits.seats - int(taken.sum())
        for i in half[np.argsort(-weight[half], kind="stable")].tolist():
            if seats > 0 and left[tail[i]] > 0 and left[head[i]] > 0:
                taken[i] = True
                left[[tail[i], head[i]]] -= 1
                seats -= 1
        return taken

    def prices(self) -> tuple[Ints, int, int]:
        """Give the price of a participant's meeting [P], of a seat, and their unit.

        A unit of 2 says that the prices are twice what they are.
        """
        return self.network.prices()


@dataclass(frozen=True)
class _Network:
    """The arcs of the flow as they were solved, to find prices in what is left."""

    tail: Ints
    head: Ints
    people: int
    doubled: bool
    coarseness: int
    arcs: tuple[Ints, Ints, Ints, Ints, Ints]

    def prices(self) -> tuple[Ints, int, int]:
        distance = _distances(*self.arcs)
        left, right, hall, end = _nodes(self.people)
        of_left = np.maximum(0, distance[left] - distance[hall])
        of_right = np.maximum(0, distance[end] - distance[right])
        used = np.zeros(len(distance), dtype=bool)
        used[self.arcs[0]] = used[self.arcs[1]] = True
        of_left[~used[left]] = of_right[~used[right]] = 0
        seat = max(0, int(distance[hall] - distance[end]))
        unit = self.coarseness
        # Each side of a doubled flow prices every participant, each seat twice.
        price = (of_left + of_right) * unit
        return (price, 2 * seat * unit, 2) if self.doubled else (price, seat * unit, 1)


def choose(tail: Ints, head: Ints, weight: Ints, limits: Limits) -> Chosen:
    """Choose pairs of the largest total weight within the limits.

    `tail`, `head` [pairs] are the participants of each pair. Pairs of a weight below
    0 are never taken.
    """
    people = len(limits.may)
    doubled = not is_two_sided(tail, head, people)
    coarseness = _coarseness(weight, limits, people)
    one_way, other_way = (tail, head), (head, tail)
    ways = [one_way, other_way] if doubled else [one_way]
    arcs = _arcs(ways, weight // coarseness, limits, coarseness, 1 + doubled)
    flow = _solved(*arcs, amount=(1 + doubled) * limits.seats, nodes=2 * people + 2)
    taken = flow[: len(tail) * len(ways)].reshape(len(ways), len(tail)).sum(axis=0)
    network = _Network(tail, head, people, doubled, coarseness, (*arcs, flow))
    return Chosen(taken if doubled else 2 * taken, network)


def is_two_sided(tail: Ints, head: Ints, people: int) -> bool:
    """Whether nobody is in one pair as the first and in another as the second."""
    buys = np.zeros(people, dtype=bool)
    buys[tail] = True
    return not buys[head].any()


def _coarseness(weight: Ints, limits: Limits, people: int) -> int:
    worth = 0 if limits.worth is None else int(limits.worth.max(initial=0))
    most = int(weight.max(initial=0)) + 2 * (worth + limits.urgency)
    return 1 + most * (2 * people + 3) // LARGEST_COST


def _nodes(people: int) -> tuple[Ints, Ints, int, int]:
    """Give the nodes of participants on either side, of the hall, and of the end."""
    return np.arange(people), np.arange(people) + people, 2 * people, 2 * people + 1


def _arcs(
    ways: list[tuple[Ints, Ints]],
    weight: Ints,
    limits: Limits,
    coarseness: int,
    seats_a_pair: int,
) -> tuple[Ints, Ints, Ints, Ints]:
    """Give (from, to, capacity, cost) of every arc, those of the pairs first."""
    people = len(limits.may)
    left, right, hall, end = _nodes(people)
    used_left = np.unique(np.concatenate([tail for tail, _ in ways]))
    used_right = np.unique(np.concatenate([head for _, head in ways]))
    start = [tail for tail, _ in ways]
    stop = [head + people for _, head in ways]
    capacity = [np.ones(len(tail), dtype=np.int64) for tail, _ in ways]
    cost = [-weight for _ in ways]
    worth = np.zeros(people, dtype=np.int64) if limits.worth is None else limits.worth
    kinds = [(limits.may, worth)]
    if limits.must is not None:
        kinds.append((limits.must, worth + limits.urgency))
    for most, gain in kinds:
        for used, begin, finish in (
            (used_left, np.full(len(used_left), hall), left[used_left]),
            (used_right, right[used_right], np.full(len(used_right), end)),
        ):
            start.append(begin)
            stop.append(finish)
            # No more than all pairs: capacities may be far beyond 64 bits in sums.
            capacity.append(np.minimum(most[used], len(weight)))
            cost.append(-(gain[used] // coarseness))
    start.append(np.array([hall]))
    stop.append(np.array([end]))
    capacity.append(np.array([seats_a_pair * min(limits.seats, len(weight))]))
    cost.append(np.array([0]))
    return (
        np.concatenate(start),
        np.concatenate(stop),
        np.concatenate(capacity),
        np.concatenate(cost),
    )


def _solved(
    start: Ints, stop: Ints, capacity: Ints, cost: Ints, *, amount: int, nodes: int
) -> Ints:
    """Send what the hall holds from it to the end, past the pairs or straight."""
    hall, end = nodes - 2, nodes - 1
    amount = min(amount, int(capacity[-1]))
    flow = min_cost_flow.SimpleMinCostFlow()
    arcs = flow.add_arcs_with_capacity_and_unit_cost(start, stop, capacity, cost)
    flow.set_node_supply(hall, amount)
    flow.set_node_supply(end, -amount)
    status = flow.solve()
    if status != flow.OPTIMAL:
        raise RuntimeError(f"the flow ended with {status}")
    flows: Ints = np.asarray(flow.flows(arcs), dtype=np.int64)
    return flows


def _distances(start: Ints, stop: Ints, capacity: Ints, cost: Ints, flow: Ints) -> Ints:
    """Give shortest distances in what the flow leaves (Bellman, Ford): its prices."""
    onwards, back = flow < capacity, flow > 0
    tail = np.concatenate([start[onwards], stop[back]])
    head = np.concatenate([stop[onwards], start[back]])
    length = np.concatenate([cost[onwards], -cost[back]])
    order = np.argsort(head, kind="stable")
    tail, head, length = tail[order], head[order], length[order]
    distance = np.zeros(int(max(start.max(), stop.max())) + 1, dtype=np.int64)
    first = np.flatnonzero(np.diff(head, prepend=-1))
    ends = head[first]
    while len(ends):
        nearest = np.minimum.reduceat(distance[tail] + length, first)
        if (nearest >= distance[ends]).all():
            break
        distance[ends] = np.minimum(distance[ends], nearest)
    return distance
