"""What a limit on changes leaves no choice about is taken as given, and not searched.

Near an earlier plan nearly all of it stays: the meetings that must are pinned to where
they are, and what they fill is closed to all others. What is left is small, and a bound
on it is a bound on every plan within the limit.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from matchengine.solving.baseline import COSTS, least_cost
from matchengine.solving.indexed import ANYWHERE, NOWHERE, Bools, Indexed, Ints
from matchengine.solving.placing import coarsest_places
from matchengine.solving.search import Search


def close_around_the_fixed(search: Search) -> None:
    """Close to all others what the fixed pairs fill, wherever they may meet at all."""
    indexed = search.indexed
    fixed = [(e, p.fixed) for e, p in enumerate(indexed.problem.pairs) if p.fixed]
    pair = np.array([e for e, _ in fixed], dtype=np.int64)
    slot = np.array([indexed.slot_at[f.slot] for _, f in fixed], dtype=np.int64)
    may = indexed.allowed[pair, slot] if len(pair) else np.zeros(0, dtype=bool)
    if may.any():
        search.indexed = replace(
            indexed,
            allowed=_allowed(indexed, pair[may], slot[may]),
            first_allowed=indexed.allowed_at_first,
        )


def pin_the_baseline(search: Search) -> None:
    """Pin what of the baseline every plan within the limits holds where it was."""
    for goal, limit in search.limits:
        if goal in COSTS:
            indexed = _pinned(search.indexed, goal, limit)
            if indexed is not search.indexed:
                search.indexed = indexed
                search.pooled = coarsest_places(indexed, search.rules)


def settled(search: Search) -> Bools:
    """[E] which pairs are pinned to slot and table, so that nothing is open of them."""
    indexed, plan = search.indexed, search.best_plan
    tables = indexed.pinned_table
    if tables is None:
        return np.zeros(indexed.pairs, dtype=bool)
    only: Bools = indexed.must & (indexed.allowed.sum(axis=1) == 1)
    only &= (tables != NOWHERE) & (plan.table == tables)
    return only


def _pinned(indexed: Indexed, goal: str, limit: int) -> Indexed:
    """Tighten a problem to the plans that lose no more of the baseline than this."""
    if not indexed.baseline:
        return indexed
    dropped, other_slot, other_table = COSTS[goal]
    least = least_cost(indexed, goal)
    slack = limit - dropped * indexed.baseline_dropped - int(least.sum())
    pair, slot, table = indexed.baseline_then
    stays = (least == 0) & (slot != ANYWHERE) & (other_slot > slack)
    if not stays.any():
        return indexed
    pair, slot, table = pair[stays], slot[stays], table[stays]
    seated = (table >= 0) & (other_table > slack)
    tables = indexed.fixed_table.copy()
    tables[pair[seated]] = table[seated]
    must = indexed.must.copy()
    must[pair] = True
    return replace(
        indexed,
        allowed=_allowed(indexed, pair, slot),
        must=must,
        pinned_table=tables,
        first_allowed=indexed.allowed_at_first,
    )


def _allowed(indexed: Indexed, pair: Ints, slot: Ints) -> Bools:
    """[E, S] the pinned in their own slots, the others where there is still room."""
    taken = np.zeros((indexed.participants, indexed.slots), dtype=np.int64)
    np.add.at(taken, (indexed.buyer[pair], slot), 1)
    np.add.at(taken, (indexed.seller[pair], slot), 1)
    free = indexed.available & (taken < indexed.delegates[:, None])
    free &= (taken.sum(axis=1) < indexed.meeting_cap)[:, None]
    allowed: Bools = indexed.allowed & free[indexed.buyer] & free[indexed.seller]
    allowed &= np.bincount(slot, minlength=indexed.slots) < indexed.seats
    allowed[pair] = False
    allowed[pair, slot] = True
    return allowed
