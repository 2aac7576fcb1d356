"""The earlier plan in numbers: what every option saves of it, and what must go."""

from __future__ import annotations

from typing import Literal

import numpy as np

from matchengine.solving.indexed import ANYWHERE, NOWHERE, Bools, Indexed, Ints
from matchengine.solving.options import Options
from matchengine.solving.places import Places
from matchengine.solving.plan import DROPPED, OTHER_SLOT, OTHER_TABLE

BaselineGoal = Literal["changes", "disruption"]

COSTS: dict[str, tuple[int, int, int]] = {
    "changes": (1, 1, 0),
    "disruption": (DROPPED, OTHER_SLOT, OTHER_TABLE),
}
"""What a baseline meeting costs that is dropped, in another slot, at another table."""


def lost_in_all(indexed: Indexed, goal: str) -> int:
    """Say what a plan costs in which no baseline meeting is held."""
    dropped = COSTS[goal][0]
    return dropped * (indexed.baseline_dropped + len(indexed.baseline))


def saved(indexed: Indexed, goal: str, options: Options, places: Places) -> Ints:
    """[options] how much less the baseline loses if this option is held.

    Where tables are pooled, a pair that stays in its slot is taken to keep its table
    if that is open: the others of its pool can go elsewhere.
    """
    slot_then, table_then = _then(indexed)
    slot, table = slot_then[options.pair], table_then[options.pair]
    dropped, other_slot, other_table = COSTS[goal]
    known = slot != UNPLANNED
    stays = (slot == ANYWHERE) | (slot == options.slot)
    keeps = table == ANYWHERE
    named = np.flatnonzero(table >= 0)
    keeps[named] = indexed.open_tables[table[named], options.slot[named]] & (
        places.place_of[table[named]] == options.place[named]
    )
    cost = np.where(stays, np.where(keeps, 0, other_table), other_slot)
    return np.where(known, dropped - cost, 0)


def least_cost(indexed: Indexed, goal: str) -> Ints:
    """[baseline] what each meeting whose pair is still there costs in any plan."""
    dropped, other_slot, other_table = COSTS[goal]
    return np.array(
        [
            _least(indexed, e, slot, table, dropped, other_slot, other_table)
            for e, slot, table in indexed.baseline
        ],
        dtype=np.int64,
    )


UNPLANNED = -3
"""Stands for the slot of a pair that the baseline does not have."""


def _then(indexed: Indexed) -> tuple[Ints, Ints]:
    """[E] the slot and the table of each pair in the baseline."""
    slot = np.full(indexed.pairs, UNPLANNED, dtype=np.int64)
    table = np.full(indexed.pairs, NOWHERE, dtype=np.int64)
    if indexed.baseline:
        pairs, slots, tables = np.array(indexed.baseline, dtype=np.int64).T
        slot[pairs], table[pairs] = slots, tables
    return slot, table


def _least(
    indexed: Indexed,
    e: int,
    slot: int,
    table: int,
    dropped: int,
    other_slot: int,
    other_table: int,
) -> int:
    allowed: Bools = indexed.allowed[e]
    if not allowed.any():
        return dropped
    if slot != ANYWHERE and not (slot >= 0 and allowed[slot]):
        return other_slot
    if table == ANYWHERE or slot == ANYWHERE:
        return 0
    fixed, host = int(indexed.fixed_table[e]), int(indexed.host_table[e])
    moved = (
        table == NOWHERE
        or not indexed.open_tables[table, slot]
        or fixed not in (NOWHERE, table)
        or (host != table if host != NOWHERE else indexed.owner[table] != NOWHERE)
    )
    return min(other_table, other_slot) if moved else 0
