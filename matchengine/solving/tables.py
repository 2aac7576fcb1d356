"""Seating: which of the interchangeable tables of a place each meeting gets."""

from __future__ import annotations

import numpy as np
from scipy.optimize import linear_sum_assignment

from matchengine.solving.deadline import Time
from matchengine.solving.indexed import NOWHERE, Bools, Indexed, Ints
from matchengine.solving.options import Options
from matchengine.solving.places import Places
from matchengine.solving.plan import Plan, table_moves


def seat(
    indexed: Indexed, places: Places, chosen: Options, held: Plan, before: Plan
) -> Plan:
    """Add the chosen meetings to the plan of those that are held anyway.

    A fixed pair gets its table, a pair that stays in its slot the table it had
    `before` or in the baseline, where that is still free; the others what is left.
    """
    slot, table = held.slot.copy(), held.table.copy()
    slot[chosen.pair] = chosen.slot
    free = indexed.open_tables.copy()
    free[held.table[held.held], held.slot[held.held]] = False
    waiting = chosen.at(np.argsort(chosen.pair, kind="stable"))
    then = _tables_then(indexed, slot)
    now = np.where(before.slot == slot, before.table, NOWHERE)
    for wanted in (indexed.fixed_table, then, now):
        waiting = waiting.where(~_seat_as_wanted(places, waiting, wanted, table, free))
    waiting = waiting.at(np.lexsort((waiting.place, waiting.slot)))
    starts = np.flatnonzero(
        (np.diff(waiting.slot, prepend=-1) != 0)
        | (np.diff(waiting.place, prepend=-1) != 0)
    )
    for start, end in zip(starts.tolist(), [*starts[1:].tolist(), None], strict=False):
        tables = np.array(places.tables[waiting.place[start]])
        left = tables[free[tables, waiting.slot[start]]]
        pairs = waiting.pair[start:end]
        # Too few are left only where the rule that a table holds one was dropped.
        table[pairs] = tables[0]
        table[pairs[: len(left)]] = left[: len(pairs)]
    return Plan(slot, table)


def _seat_as_wanted(
    places: Places, waiting: Options, wanted: Ints, table: Ints, free: Bools
) -> Bools:
    """[waiting] who gets the table it wants [E]: if it is free, the first who asks."""
    asked = wanted[waiting.pair]
    can = asked >= 0
    can[can] = free[asked[can], waiting.slot[can]] & (
        places.place_of[asked[can]] == waiting.place[can]
    )
    asking = np.flatnonzero(can)
    seat_of = asked[asking] * free.shape[1] + waiting.slot[asking]
    _, first = np.unique(seat_of, return_index=True)
    served = asking[first]
    table[waiting.pair[served]] = asked[served]
    free[asked[served], waiting.slot[served]] = False
    got = np.zeros(len(waiting), dtype=bool)
    got[served] = True
    return got


def fewer_moves(indexed: Indexed, places: Places, plan: Plan, time: Time) -> Plan:
    """Exchange tables within places, slot by slot, as long as people move less.

    Each slot is an assignment problem: what a table saves for a meeting is how many
    of its participants sat there before or sit there next. The first round only looks
    back, so that everybody can follow a table through the day.
    """
    looking_back = plan
    for s in range(indexed.slots):
        if time.over:
            break
        looking_back = _reseat_slot(indexed, places, looking_back, s, ahead=False)
    better = min(plan, looking_back, key=lambda found: table_moves(indexed, found))
    while True:
        before = better
        for s in [*range(indexed.slots), *range(indexed.slots - 2, -1, -1)]:
            if time.over:
                return better
            better = _reseat_slot(indexed, places, better, s, ahead=True)
        if np.array_equal(better.table, before.table):
            return better


def _reseat_slot(
    indexed: Indexed, places: Places, plan: Plan, s: int, *, ahead: bool
) -> Plan:
    here = np.flatnonzero((plan.slot == s) & (indexed.fixed_table == NOWHERE))
    if len(here) == 0:
        return plan
    pinned = plan.table[(plan.slot == s) & (indexed.fixed_table != NOWHERE)]
    usable = indexed.open_tables[:, s].copy()
    usable[pinned] = False
    tables = np.flatnonzero(usable)
    saved = _savings(indexed, plan, s, here, ahead=ahead)[:, tables]
    same_place = (
        places.place_of[plan.table[here]][:, None] == places.place_of[tables][None, :]
    )
    now = plan.table[here][:, None] == tables[None, :]
    # Staying put breaks ties, so that every change is a gain and the loop ends.
    worth = np.where(same_place, 2.0 * len(here) * saved + now, -1e9)
    rows, columns = linear_sum_assignment(worth, maximize=True)
    if (worth[rows, columns].sum()) <= (worth * now).sum():
        return plan
    table = plan.table.copy()
    table[here[rows]] = tables[columns]
    return Plan(plan.slot, table)


def _savings(indexed: Indexed, plan: Plan, s: int, here: Ints, *, ahead: bool) -> Ints:
    """[meetings here, T] how many lone participants were, or will be, at each table."""
    saved = np.zeros((len(here), len(indexed.owner)), dtype=np.int64)
    row_of = {
        p: row
        for row, e in enumerate(here.tolist())
        for p in (int(indexed.buyer[e]), int(indexed.seller[e]))
        if indexed.delegates[p] == 1
    }
    last: dict[int, tuple[int, int]] = {}
    following: dict[int, tuple[int, int]] = {}
    for e in plan.held.tolist():
        then, table = int(plan.slot[e]), int(plan.table[e])
        for p in (int(indexed.buyer[e]), int(indexed.seller[e])):
            if p not in row_of:
                continue
            if then < s:
                last[p] = max(last.get(p, (-1, -1)), (then, table))
            elif then > s and ahead:
                following[p] = min(following.get(p, (indexed.slots, -1)), (then, table))
    for neighbours in (last, following):
        for p, (_, table) in neighbours.items():
            saved[row_of[p], table] += 1
    return saved


def _tables_then(indexed: Indexed, slot: Ints) -> Ints:
    """[E] the table of the baseline, for those that are held in their slot of then."""
    then = np.full(indexed.pairs, NOWHERE, dtype=np.int64)
    for e, s, table in indexed.baseline:
        if s >= 0 and s == slot[e]:
            then[e] = table
    return then
