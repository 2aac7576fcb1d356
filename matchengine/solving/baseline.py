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
BASELINE_GOALS = frozenset(COSTS)
"""Goals that add up over the meetings of the baseline."""


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
    pair = indexed.baseline_then[0]
    cost = np.zeros(len(pair), dtype=np.int64)
    cost[~_keeps_table(indexed)] = min(other_table, other_slot)
    cost[~_keeps_slot(indexed)] = other_slot
    cost[~indexed.allowed[pair].any(axis=1)] = dropped
    return cost


def may_sit(indexed: Indexed, pair: Ints, slot: Ints, table: Ints) -> Bools:
    """[pair] whether a pair may be at a table in a slot: open, and not against it."""
    fixed, host = indexed.fixed_table[pair], indexed.host_table[pair]
    may: Bools = indexed.open_tables[table, slot]
    may &= (fixed == NOWHERE) | (fixed == table)
    may &= np.where(host == NOWHERE, indexed.owner[table] == NOWHERE, host == table)
    return may


def _keeps_slot(indexed: Indexed) -> Bools:
    """[baseline] whether a pair may be in the slot in which it was."""
    pair, slot, _ = indexed.baseline_then
    keeps: Bools = slot == ANYWHERE
    known = slot >= 0
    keeps[known] = indexed.allowed[pair[known], slot[known]]
    return keeps


def _keeps_table(indexed: Indexed) -> Bools:
    """[baseline] whether a pair may be at the table at which it was."""
    pair, slot, table = indexed.baseline_then
    keeps: Bools = (table == ANYWHERE) | (slot == ANYWHERE)
    known = ~keeps & (table >= 0) & (slot >= 0)
    keeps[known] = may_sit(indexed, pair[known], slot[known], table[known])
    return keeps


UNPLANNED = -3
"""Stands for the slot of a pair that the baseline does not have."""


def _then(indexed: Indexed) -> tuple[Ints, Ints]:
    """[E] the slot and the table of each pair in the baseline."""
    slot = np.full(indexed.pairs, UNPLANNED, dtype=np.int64)
    table = np.full(indexed.pairs, NOWHERE, dtype=np.int64)
    pairs, slots, tables = indexed.baseline_then
    slot[pairs], table[pairs] = slots, tables
    return slot, table
