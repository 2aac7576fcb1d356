"""Prices of time, tables, meetings and resources, and the bound they prove.

The linear relaxation of the problem gives a price to every scarce thing. Any prices
prove a bound on `value` (weak duality): what all the scarce things are worth, and on
top of it what each pair is worth beyond the prices it must pay. Prices are kept in
1/1024, so every sum is exact.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from matchengine.schedule import Certificate
from matchengine.solving.indexed import NOWHERE, Indexed, Ints
from matchengine.solving.options import Options

UNIT = 1024
CHUNK = 4096


@dataclass(frozen=True)
class Prices:
    """Prices in 1/1024: `time` [P, S], `table` [S], `meeting` [P], `resource` [R, S].

    The formula is the certificate's: with r(e) the most that pair e is worth beyond
    its prices in any of its slots, and c(e) = r(e) if it must be held, else
    max(0, r(e)), the bound is the price of all there is plus the sum of c(e).

    Where a plan must hold the minimums but for `lacking` meetings in all, each
    participant's `subsidy` [P] is paid for every meeting it holds and charged for its
    minimum; at most `lacking` of the largest subsidies are lost. Such prices prove a
    tighter bound, but only for plans that do hold the minimums so far.

    `shared` [S] is the price of a table that nobody owns, which a meeting at an own
    table does not pay; a certificate has no such price.
    """

    indexed: Indexed
    time: Ints
    table: Ints
    meeting: Ints
    resource: Ints
    subsidy: Ints | None = None
    lacking: int = 0
    shared: Ints | None = None

    @cached_property
    def bound(self) -> int:
        """What no plan's value can exceed, in 1/1024."""
        return (
            self._price_of_all_there_is()
            + int(self.surplus.sum())
            - self._subsidies_charged()
        )

    @cached_property
    def surplus(self) -> Ints:
        """[E] the c(e) of every pair, in 1/1024."""
        can = self.indexed.allowed.any(axis=1)
        optional = np.where(can, np.maximum(self._best, 0), 0)
        return np.where(self.indexed.must & can, self._best, optional)

    @cached_property
    def least_loss(self) -> Ints:
        """[E] the loss of every pair in the slot where it loses least."""
        return self.surplus - self._best

    @cached_property
    def _best(self) -> Ints:
        """[E] what each pair is worth beyond its prices where it is worth most."""
        return np.concatenate([chunk.max(axis=1) for chunk in self._worth_by_slot()])

    def loss(self, options: Options) -> Ints:
        """Say for every option how far a plan with it stays below the bound at least.

        In 1/1024. The losses of the meetings of a plan add up to no more than the
        distance of its value from the bound.
        """
        worth = self._worth(options.pair, options.slot)
        return self.surplus[options.pair] - worth

    def certificate(self) -> Certificate:
        """Give the prices as others can check them."""
        problem = self.indexed.problem
        slots = [slot.id for slot in problem.slots]
        return Certificate(
            bound=self.bound / UNIT,
            time_price=_by_id(
                [one.id for one in problem.participants], self.time, slots
            ),
            table_price=_by_slot(self.table, slots),
            meeting_price={
                one.id: price / UNIT
                for one, price in zip(
                    problem.participants, self.meeting.tolist(), strict=True
                )
                if price
            },
            resource_price=_by_id(
                [r.id for r in problem.resources], self.resource, slots
            ),
        )

    def _price_of_all_there_is(self) -> int:
        indexed = self.indexed
        time = np.where(indexed.available, self.time, 0).sum(axis=1)
        shared = 0 if self.shared is None else _dot(indexed.shared_tables, self.shared)
        return (
            shared
            + _dot(indexed.delegates, time)
            + _dot(indexed.seats, self.table)
            + _dot(indexed.meeting_cap, self.meeting)
            + _dot(indexed.capacity, self.resource.sum(axis=1))
        )

    def _subsidies_charged(self) -> int:
        if self.subsidy is None:
            return 0
        lost = self.lacking * int(self.subsidy.max(initial=0))
        return _dot(self.indexed.minimum, self.subsidy) - lost

    def _worth_by_slot(self) -> Iterator[Ints]:
        """[chunk of E, S] worth beyond prices; very low where not allowed."""
        indexed = self.indexed
        never = np.iinfo(np.int64).min // 2
        slots = np.arange(indexed.slots)
        yield np.empty((0, max(1, indexed.slots)), dtype=np.int64)
        for start in range(0, indexed.pairs, CHUNK):
            pairs = np.arange(start, min(start + CHUNK, indexed.pairs))
            if indexed.slots == 0:
                yield np.full((len(pairs), 1), never)
                continue
            worth = self._worth(pairs[:, None], slots[None, :])
            yield np.where(indexed.allowed[pairs], worth, never)

    def _worth(self, pair: Ints, slot: Ints) -> Ints:
        indexed = self.indexed
        buyer, seller = indexed.buyer[pair], indexed.seller[pair]
        worth: Ints = (
            UNIT * indexed.value[pair]
            - (self.time[buyer, slot] + self.time[seller, slot])
            - self.table[slot]
            - (self.meeting[buyer] + self.meeting[seller])
            - self._resource_price[pair, slot]
        )
        if self.subsidy is not None:
            worth += self.subsidy[buyer] + self.subsidy[seller]
        if self.shared is not None:
            worth -= np.where(indexed.host_table[pair] == NOWHERE, self.shared[slot], 0)
        return worth

    @cached_property
    def _resource_price(self) -> Ints:
        """[E, S] what a pair pays for its resources; one row of zeros for most."""
        if not len(self.indexed.uses):
            return np.broadcast_to(
                np.int64(0), (self.indexed.pairs, self.indexed.slots)
            )
        price = np.zeros((self.indexed.pairs, self.indexed.slots), dtype=np.int64)
        pair, resource, times = self.indexed.uses.T
        np.add.at(price, pair, times[:, None] * self.resource[resource])
        return price


def free_of_charge(indexed: Indexed) -> Prices:
    """Give prices of 0: they bound the value by that of all pairs."""
    return Prices(
        indexed,
        time=np.zeros((indexed.participants, indexed.slots), dtype=np.int64),
        table=np.zeros(indexed.slots, dtype=np.int64),
        meeting=np.zeros(indexed.participants, dtype=np.int64),
        resource=np.zeros((len(indexed.capacity), indexed.slots), dtype=np.int64),
    )


def _dot(amounts: Ints, prices: Ints) -> int:
    """Add up in Python's integers: delegates and capacities may be very large."""
    return sum(a * b for a, b in zip(amounts.tolist(), prices.tolist(), strict=True))


def _by_slot(prices: Ints, slots: list[str]) -> float | dict[str, float]:
    if len(set(prices.tolist())) <= 1:
        return float(prices[0]) / UNIT if len(prices) else 0.0
    return {
        slot: price / UNIT
        for slot, price in zip(slots, prices.tolist(), strict=True)
        if price
    }


def _by_id(
    ids: list[str], prices: Ints, slots: list[str]
) -> dict[str, float | dict[str, float]]:
    return {
        name: _by_slot(row, slots)
        for name, row in zip(ids, prices, strict=True)
        if row.any()
    }
