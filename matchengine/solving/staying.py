"""All meetings that may stay as they were, taken over at once where they do no harm."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from matchengine.solving.baseline import may_sit
from matchengine.solving.indexed import NOWHERE, Indexed, Ints
from matchengine.solving.plan import Plan, empty_plan


def staying_at_once(
    indexed: Indexed, then: Mapping[int, tuple[int, int]]
) -> Plan | None:
    """Hold each pair where it was if it may be there; None if these are too many.

    It is too many if together they break a rule, which one after the other might not.
    """
    rows = np.array([(e, s, t) for e, (s, t) in then.items()], dtype=np.int64)
    # what is known no more stays nowhere
    rows = rows.reshape(-1, 3)
    pair, slot, table = rows[(rows[:, 1:] != NOWHERE).all(axis=1)].T
    stays = indexed.allowed[pair, slot] & may_sit(indexed, pair, slot, table)
    pair, slot, table = pair[stays], slot[stays], table[stays]
    if not _go_together(indexed, pair, slot, table):
        return None
    plan = empty_plan(indexed)
    plan.slot[pair], plan.table[pair] = slot, table
    return plan


def _go_together(indexed: Indexed, pair: Ints, slot: Ints, table: Ints) -> bool:
    """Whether meetings break no rule together; zones and orders are not looked at."""
    problem, slots = indexed.problem, indexed.slots
    if problem.rules.zone_change_needs_free_slot or problem.precedences:
        return False
    load = np.zeros((indexed.participants, slots), dtype=np.int64)
    np.add.at(load, (indexed.buyer[pair], slot), 1)
    np.add.at(load, (indexed.seller[pair], slot), 1)
    used = np.zeros((len(indexed.capacity), slots), dtype=np.int64)
    where = np.full(indexed.pairs, NOWHERE, dtype=np.int64)
    where[pair] = slot
    uses = indexed.uses[where[indexed.uses[:, 0]] != NOWHERE]
    np.add.at(used, (uses[:, 1], where[uses[:, 0]]), uses[:, 2])
    return bool(
        (load <= indexed.delegates[:, None]).all()
        and (load.sum(axis=1) <= indexed.meeting_cap).all()
        and (np.bincount(slot, minlength=slots) <= indexed.seats).all()
        and len(np.unique(table * slots + slot)) == len(pair)
        and (used <= indexed.capacity[:, None]).all()
    )
