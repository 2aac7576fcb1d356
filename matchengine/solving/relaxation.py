"""The linear relaxation: pairs may be held in parts, and its duals are prices."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from matchengine.solving.aside import aside
from matchengine.solving.deadline import Time
from matchengine.solving.duals import exact_duals, near_duals
from matchengine.solving.flow import Limits, choose
from matchengine.solving.indexed import NOWHERE, Bools, Indexed, Ints
from matchengine.solving.prices import UNIT, Prices, free_of_charge
from matchengine.solving.rows import Rows

LARGEST_PRICE = 2**59
"""In 1/1024: six of them and the largest value fit in 64 bits."""
MOST_COLUMNS = 400_000
"""Above this many (pair, slot) columns slots are not told apart."""
MOST_COLUMNS_EXACT = 10_000
"""Up to here the interior point is exact and quick. Above, it may take minutes and does
not hear of a short time limit; the first-order method takes seconds and does."""


def find_prices(
    indexed: Indexed,
    time: Time,
    *,
    lacking: int | None = None,
    own_tables: bool = False,
) -> Prices:
    """Solve the linear relaxation for prices; without time, give prices of 0.

    In it a pair may be held in parts. First every participant's slots are lumped
    together, which is quick; then, where there are not too many (pair, slot) columns
    and time is left, they are told apart, which is tighter. With `lacking` a number,
    only plans count that hold the minimums but for so many meetings in all. With
    `own_tables`, those that nobody owns have a price of their own.
    """
    if time.over or not indexed.allowed.any():
        return free_of_charge(indexed)
    of_the_day = _prices_of_the_day(indexed, time, lacking, own_tables)
    if time.over or int(indexed.allowed.sum()) > MOST_COLUMNS:
        return of_the_day
    by_slot = _prices_by_slot(indexed, time, lacking, own_tables)
    return min(by_slot, of_the_day, key=lambda prices: prices.bound)


def _prices_by_slot(
    indexed: Indexed, time: Time, lacking: int | None, own_tables: bool
) -> Prices:
    """Price every participant's and the hall's every slot."""
    pair, slot = np.nonzero(indexed.allowed)
    everyone, slots = indexed.participants, indexed.slots
    rows = Rows(columns=len(pair))
    column = np.arange(len(pair))
    rows.add(pair, column, np.ones(indexed.pairs, dtype=np.int64))
    _add_required(rows, indexed, pair)
    hours = rows.add(
        np.concatenate([indexed.buyer[pair], indexed.seller[pair]]) * slots
        + np.tile(slot, 2),
        np.tile(column, 2),
        np.repeat(indexed.delegates, slots),
    )
    table = rows.add(slot, column, np.maximum(indexed.seats, 0))
    shared = slice(0, 0)
    if own_tables:
        shared = _add_guests(rows, indexed, pair, slot, indexed.shared_tables)
    limited = np.flatnonzero(_has_maximum(indexed))
    at = np.full(everyone, -1)
    at[limited] = np.arange(len(limited))
    who = at[np.concatenate([indexed.buyer[pair], indexed.seller[pair]])]
    meeting = rows.add(
        who[who >= 0], np.tile(column, 2)[who >= 0], indexed.meeting_cap[limited]
    )
    use, used = _uses_of_columns(indexed, pair)
    resource = rows.add(
        indexed.uses[use, 1] * slots + slot[used],
        used,
        np.repeat(indexed.capacity, slots),
        weight=indexed.uses[use, 2],
    )
    minimum = _add_minimums(rows, indexed, pair, lacking)
    prices = _prices_of_rows(rows, indexed.value[pair], time)
    if prices is None:
        return free_of_charge(indexed)
    return Prices(
        indexed,
        time=prices[hours].reshape(everyone, slots),
        table=prices[table],
        meeting=_spread(prices[meeting], limited, everyone),
        resource=prices[resource].reshape(len(indexed.capacity), slots),
        subsidy=None if lacking is None else prices[minimum],
        lacking=lacking or 0,
        shared=prices[shared] if own_tables else None,
    )


def _prices_of_the_day(
    indexed: Indexed, time: Time, lacking: int | None, own_tables: bool
) -> Prices:
    """Price every participant's meetings and the hall's tables, whatever the slot."""
    if lacking is None and not own_tables and not len(indexed.uses):
        return _prices_of_a_flow(indexed)
    everyone, slots = indexed.participants, indexed.slots
    pair = np.flatnonzero(indexed.allowed.any(axis=1))
    column = np.arange(len(pair))
    rows = Rows(columns=len(pair))
    rows.add(column, column, np.ones(len(pair), dtype=np.int64))
    _add_required(rows, indexed, pair)
    meeting = rows.add(
        np.concatenate([indexed.buyer[pair], indexed.seller[pair]]),
        np.tile(column, 2),
        indexed.meeting_cap,
    )
    table = rows.add(
        np.zeros(len(pair), dtype=np.int64),
        column,
        np.array([np.maximum(indexed.seats, 0).sum()]),
    )
    shared = slice(0, 0)
    if own_tables:
        in_all = np.array([indexed.shared_tables.sum()])
        shared = _add_guests(rows, indexed, pair, np.zeros_like(pair), in_all)
    use, used = _uses_of_columns(indexed, pair)
    resource = rows.add(
        indexed.uses[use, 1], used, indexed.capacity * slots, indexed.uses[use, 2]
    )
    minimum = _add_minimums(rows, indexed, pair, lacking)
    prices = _prices_of_rows(rows, indexed.value[pair], time)
    if prices is None:
        return free_of_charge(indexed)
    return Prices(
        indexed,
        time=np.zeros((everyone, slots), dtype=np.int64),
        table=np.repeat(prices[table], slots),
        meeting=prices[meeting],
        resource=np.repeat(prices[resource][:, None], slots, axis=1),
        subsidy=None if lacking is None else prices[minimum],
        lacking=lacking or 0,
        shared=np.repeat(prices[shared], slots) if own_tables else None,
    )


def _prices_of_a_flow(indexed: Indexed) -> Prices:
    """Price the same where nothing but people and seats is scarce: exact, at once."""
    pair = np.flatnonzero(indexed.allowed.any(axis=1))
    value = indexed.value[pair]
    # Pairs that must be held come before all others, whatever they are worth.
    weight = value + indexed.must[pair] * (3 * int(value.max(initial=0)) + 3)
    seats = int(np.maximum(indexed.seats, 0).sum())
    limits = Limits(np.minimum(indexed.meeting_cap, indexed.pairs), seats)
    chosen = choose(indexed.buyer[pair], indexed.seller[pair], weight, limits)
    meeting, seat, parts = chosen.prices()
    nothing = free_of_charge(indexed)
    return replace(
        nothing,
        meeting=_in_units(meeting, parts),
        table=np.full(indexed.slots, _in_units(np.array(seat), parts)),
    )


def _in_units(price: Ints, parts: int) -> Ints:
    """Give whole `parts` of a price in 1/1024, cut to what sums can hold."""
    most = parts * LARGEST_PRICE // UNIT
    return np.minimum(price, most) * UNIT // parts


def _prices_of_rows(rows: Rows, worth: Ints, time: Time) -> Ints | None:
    """Give every row's price in 1/1024, rounded; None if not solved in time."""
    cost = np.zeros(rows.columns)
    cost[: len(worth)] = -worth
    entries, limit = rows.matrix()
    matrix = entries.tocsc()
    method = exact_duals if rows.columns <= MOST_COLUMNS_EXACT else near_duals
    seconds = time.seconds_left
    duals = aside(lambda: method(cost, matrix, limit, seconds), time)
    if duals is None:
        return None
    # Any prices prove a bound; those beyond the limit would overflow in sums.
    exact = np.clip(np.nan_to_num(-duals) * UNIT, 0, LARGEST_PRICE)
    prices: Ints = np.rint(exact).astype(np.int64)
    return prices


def _add_required(rows: Rows, indexed: Indexed, pair: Ints) -> None:
    """Hold the required pairs; what this costs shows in their surplus."""
    required = np.flatnonzero(indexed.must & indexed.allowed.any(axis=1))
    at = np.full(indexed.pairs, -1)
    at[required] = np.arange(len(required))
    columns = np.flatnonzero(at[pair] >= 0)
    ones = np.ones(len(columns), dtype=np.int64)
    rows.add(at[pair[columns]], columns, np.full(len(required), -1), weight=-ones)


def _add_guests(
    rows: Rows, indexed: Indexed, pair: Ints, row: Ints, tables: Ints
) -> slice:
    """Seat who has no host at as many `tables` [rows] as nobody owns."""
    guests = np.flatnonzero(indexed.host_table[pair] == NOWHERE)
    return rows.add(row[guests], guests, tables)


def _add_minimums(
    rows: Rows, indexed: Indexed, pair: Ints, lacking: int | None
) -> slice:
    """Hold every minimum, with a column for what each participant lacks of it."""
    if lacking is None:
        return slice(0, 0)
    everyone = indexed.participants
    lacks = rows.more_columns(everyone)
    rows.add(np.zeros(everyone, dtype=np.int64), lacks, np.array([lacking]))
    who = np.concatenate([indexed.buyer[pair], indexed.seller[pair], range(everyone)])
    columns = np.concatenate([np.tile(np.arange(len(pair)), 2), lacks])
    held = np.full(len(who), -1, dtype=np.int64)
    return rows.add(who, columns, -indexed.minimum, weight=held)


def _has_maximum(indexed: Indexed) -> Bools:
    """[P] whether the maximum binds before the free slots do."""
    binds: Bools = indexed.meeting_cap < indexed.delegates * indexed.available.sum(
        axis=1
    )
    return binds


def _uses_of_columns(indexed: Indexed, pair: Ints) -> tuple[Ints, Ints]:
    """List (use, column) for every column whose pair uses a resource."""
    matches = [
        (use, column)
        for use, e in enumerate(indexed.uses[:, 0].tolist())
        for column in np.flatnonzero(pair == e).tolist()
    ]
    joined = np.array(matches, dtype=np.int64).reshape(-1, 2)
    return joined[:, 0], joined[:, 1]


def _spread(prices: Ints, places: Ints, length: int) -> Ints:
    spread = np.zeros(length, dtype=np.int64)
    spread[places] = prices
    return spread
