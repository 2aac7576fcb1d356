"""A plan while it is made, as arrays, and what every goal is worth in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from matchengine.solving.indexed import ANYWHERE, NOWHERE, Bools, Indexed, Ints
from matchengine.solving.standbys import best_standbys, expected


@dataclass(frozen=True)
class Plan:
    """`slot` and `table` [E] of every pair, NOWHERE for the pairs not held."""

    slot: Ints
    table: Ints

    @property
    def held(self) -> Ints:
        """The pairs that are held."""
        return np.flatnonzero(self.slot != NOWHERE)


def empty_plan(indexed: Indexed) -> Plan:
    """Give the plan in which nobody meets."""
    nowhere = np.full(indexed.pairs, NOWHERE, dtype=np.int64)
    return Plan(nowhere, nowhere.copy())


def meetings_held(indexed: Indexed, plan: Plan) -> Ints:
    """[P] how many meetings each participant holds."""
    both = np.concatenate([indexed.buyer[plan.held], indexed.seller[plan.held]])
    return np.bincount(both, minlength=indexed.participants).astype(np.int64)


def busy_slots(indexed: Indexed, plan: Plan) -> Bools:
    """[P, S] in which slots each participant holds a meeting."""
    busy = np.zeros((indexed.participants, indexed.slots), dtype=bool)
    busy[indexed.buyer[plan.held], plan.slot[plan.held]] = True
    busy[indexed.seller[plan.held], plan.slot[plan.held]] = True
    return busy


def gaps_of(busy: Bools) -> Ints:
    """[P] number of idle gaps: runs of meetings, less one."""
    before = np.zeros_like(busy)
    before[:, 1:] = busy[:, :-1]
    runs = (busy & ~before).sum(axis=1)
    gaps: Ints = np.maximum(runs - 1, 0)
    return gaps


def idle_slots_of(busy: Bools) -> Ints:
    """[P] number of idle slots between the first and the last meeting."""
    started = np.maximum.accumulate(busy, axis=1)
    unfinished = np.maximum.accumulate(busy[:, ::-1], axis=1)[:, ::-1]
    idle: Ints = (started & unfinished & ~busy).sum(axis=1)
    return idle


def table_moves_of(indexed: Indexed, plan: Plan) -> Ints:
    """[P] how often the next meeting is elsewhere; 0 with several delegates."""
    held = plan.held
    who = np.concatenate([indexed.buyer[held], indexed.seller[held]])
    slot = np.tile(plan.slot[held], 2)
    table = np.tile(plan.table[held], 2)
    alone = indexed.delegates[who] == 1
    who, slot, table = who[alone], slot[alone], table[alone]
    order = np.lexsort((slot, who))
    who, table = who[order], table[order]
    moved = (who[1:] == who[:-1]) & (table[1:] != table[:-1])
    return np.bincount(who[1:][moved], minlength=indexed.participants)


def can_meet(indexed: Indexed) -> Bools:
    """[P] whether a participant has a pair with an allowed slot."""
    able = np.zeros(indexed.participants, dtype=bool)
    meetable = indexed.allowed_at_first.any(axis=1)
    able[indexed.buyer[meetable]] = True
    able[indexed.seller[meetable]] = True
    return able


def shortfall(indexed: Indexed, plan: Plan) -> int:
    """Meetings missing to the minimums."""
    missing = indexed.minimum - meetings_held(indexed, plan)
    return int(np.maximum(missing, 0).sum())


def meetings(indexed: Indexed, plan: Plan) -> int:
    """Meetings held."""
    return len(plan.held)


def value(indexed: Indexed, plan: Plan) -> int:
    """Sum of the values of the pairs held."""
    return int(indexed.value[plan.held].sum())


def worst_off(indexed: Indexed, plan: Plan) -> int:
    """Fewest meetings of a participant that could hold one; 0 if nobody could."""
    able = can_meet(indexed)
    return int(meetings_held(indexed, plan)[able].min()) if able.any() else 0


def idle_gaps(indexed: Indexed, plan: Plan) -> int:
    """Idle gaps of all participants."""
    return int(gaps_of(busy_slots(indexed, plan)).sum())


def idle_slots(indexed: Indexed, plan: Plan) -> int:
    """Idle slots of all participants."""
    return int(idle_slots_of(busy_slots(indexed, plan)).sum())


def table_moves(indexed: Indexed, plan: Plan) -> int:
    """Table moves of all participants with one delegate."""
    return int(table_moves_of(indexed, plan).sum())


DROPPED, OTHER_SLOT, OTHER_TABLE = 10, 3, 1
"""What a baseline meeting costs in the goal `disruption`."""


def changes(indexed: Indexed, plan: Plan) -> int:
    """Baseline meetings dropped or held in another slot."""
    return indexed.baseline_dropped + int(_against_baseline(indexed, plan, 1, 1, 0))


def disruption(indexed: Indexed, plan: Plan) -> int:
    """Baseline meetings, weighed by how much of each is no longer as it was."""
    lost = _against_baseline(indexed, plan, DROPPED, OTHER_SLOT, OTHER_TABLE)
    return DROPPED * indexed.baseline_dropped + int(lost)


def _against_baseline(
    indexed: Indexed, plan: Plan, dropped: int, other_slot: int, other_table: int
) -> int:
    """Weigh what became of the baseline's meetings whose pairs are still there."""
    pair, slot_then, table_then = indexed.baseline_then
    slot, table = plan.slot[pair], plan.table[pair]
    gone = slot == NOWHERE
    moved = ~gone & (slot_then != ANYWHERE) & (slot_then != slot)
    elsewhere = ~gone & ~moved & (table_then != ANYWHERE) & (table_then != table)
    return int(
        dropped * gone.sum() + other_slot * moved.sum() + other_table * elsewhere.sum()
    )


def robust_value(indexed: Indexed, plan: Plan) -> int:
    """Value to be expected where some stay away, with that of the stand-bys."""
    found = best_standbys(indexed, plan.slot)
    return int(expected(indexed, found.held).sum() + found.points.sum())


Measure = Callable[[Indexed, Plan], int]

MEASURES: dict[str, Measure] = {
    "shortfall": shortfall,
    "meetings": meetings,
    "value": value,
    "worst_off": worst_off,
    "idle_gaps": idle_gaps,
    "idle_slots": idle_slots,
    "table_moves": table_moves,
    "changes": changes,
    "disruption": disruption,
    "robust_value": robust_value,
}
"""What each goal is worth in a plan."""
