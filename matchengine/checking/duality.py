"""The bound on `value`, recomputed from a certificate's prices by weak duality.

All sums are of whole 1/1024ths, so they are exact: in 64-bit integers where nothing
can overflow, else in Python's own. Any prices give a bound; nobody is trusted.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from matchengine.checking.facts import Facts
from matchengine.schedule import Certificate, Price

UNIT: Final = 1024
CHUNK: Final = 1 << 14
SAFE: Final = 1 << 62
"""What stays below this in size can be taken from -SAFE without overflow."""


@dataclass(frozen=True, slots=True)
class _Prices:
    """A certificate's prices in whole 1/1024ths, by place in the problem's lists."""

    time: Sequence[Sequence[int]]
    table: Sequence[int]
    meeting: Sequence[int]
    resource: Mapping[str, Sequence[int]]


@dataclass(frozen=True, slots=True)
class _Arrays:
    """The same prices as arrays of int64, or of Python integers if those are large."""

    time: npt.NDArray[Any]
    table: npt.NDArray[Any]
    meeting: npt.NDArray[Any]
    resource: Mapping[str, npt.NDArray[Any]]
    lowest: int

    def of(self, numbers: Sequence[int]) -> npt.NDArray[Any]:
        """Give numbers as an array of the same kind."""
        return np.array(numbers, dtype=self.table.dtype)


def exact_bound(facts: Facts, certificate: Certificate) -> int | None:
    """Give the bound that the prices prove, in 1/1024ths.

    None where a pair that must be held has no allowed slot: there is no plan to bound.
    """
    prices = _in_units(certificate, facts)
    arrays = _as_arrays(prices, facts)
    surplus = 0
    for start in range(0, len(facts.problem.pairs), CHUNK):
        part = _surplus(facts, arrays, slice(start, start + CHUNK))
        if part is None:
            return None
        surplus += part
    return surplus + sum(_rents(facts, prices))


def as_number(units: int) -> float:
    """Give 1/1024ths as the nearest number."""
    try:
        return units / UNIT
    except OverflowError:
        return math.copysign(math.inf, units)


def _surplus(facts: Facts, prices: _Arrays, rows: slice) -> int | None:
    """Add up what the pairs of these rows are worth above the prices they pay.

    None if one of them must be held and cannot be.
    """
    pairs = facts.problem.pairs[rows]
    buyers, sellers = facts.buyers[rows], facts.sellers[rows]
    allowed = facts.allowed[rows]
    must = np.array([pair.must_be_held for pair in pairs], dtype=bool)
    can = allowed.any(axis=1)
    if (must & ~can).any():
        return None
    if not can.any():
        return 0
    worth = prices.of([pair.value * UNIT for pair in pairs])[:, None]
    worth = worth - prices.time[buyers] - prices.time[sellers] - prices.table
    for row, pair in enumerate(pairs):
        for name in pair.resources:
            worth[row] -= prices.resource[name]
    worth[~allowed] = prices.lowest
    best = worth.max(axis=1) - prices.meeting[buyers] - prices.meeting[sellers]
    counted = np.where(must, best, np.maximum(best, 0))[can]
    return sum(map(int, counted))


def _rents(facts: Facts, prices: _Prices) -> Iterator[int]:
    """What all there is costs at these prices: time, meetings, tables, resources."""
    free = facts.available
    for one, time, meeting, row in zip(
        facts.problem.participants, prices.time, prices.meeting, free, strict=True
    ):
        yield one.delegates * sum(p for p, here in zip(time, row, strict=True) if here)
        most = one.delegates * int(row.sum())
        wanted = most if one.max_meetings is None else one.max_meetings
        yield min(most, wanted) * meeting
    spare = facts.problem.rules.free_tables_per_slot
    for tables, price in zip(facts.tables_available, prices.table, strict=True):
        yield (tables - spare) * price
    for name, resource in facts.resources.items():
        yield resource.capacity * sum(prices.resource[name])


def _in_units(certificate: Certificate, facts: Facts) -> _Prices:
    def by_slot(price: Price) -> list[int]:
        if isinstance(price, dict):
            return [_units(price.get(slot, 0.0)) for slot in facts.slots]
        return [_units(price)] * len(facts.slots)

    time, meeting = certificate.time_price, certificate.meeting_price
    return _Prices(
        time=[by_slot(time.get(one, 0.0)) for one in facts.participants],
        table=by_slot(certificate.table_price),
        meeting=[_units(meeting.get(one, 0.0)) for one in facts.participants],
        resource={
            name: by_slot(certificate.resource_price.get(name, 0.0))
            for name in facts.resources
        },
    )


def _units(price: float) -> int:
    whole, parts = price.as_integer_ratio()
    return whole * (UNIT // parts)


def _as_arrays(prices: _Prices, facts: Facts) -> _Arrays:
    reach = _reach(prices, facts)
    small = reach < SAFE
    kind = np.int64 if small else np.object_
    shape = (len(prices.time), len(facts.slots))
    return _Arrays(
        time=np.array(prices.time, dtype=kind).reshape(shape),
        table=np.array(prices.table, dtype=kind),
        meeting=np.array(prices.meeting, dtype=kind),
        resource={r: np.array(p, dtype=kind) for r, p in prices.resource.items()},
        lowest=-SAFE if small else -reach - 1,
    )


def _reach(prices: _Prices, facts: Facts) -> int:
    """Say how far from 0 the sum of a pair's value and prices can get."""
    pairs, resources = facts.problem.pairs, prices.resource.values()
    return (
        max((pair.value for pair in pairs), default=0) * UNIT
        + 2 * max((max(row, default=0) for row in prices.time), default=0)
        + max(prices.table, default=0)
        + 2 * max(prices.meeting, default=0)
        + max((len(pair.resources) for pair in pairs), default=0)
        * max((max(row, default=0) for row in resources), default=0)
    )
