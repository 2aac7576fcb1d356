"""What is made as good as can be: every goal as an expression of a model.

An expression gives the goal's value for the whole plan: the part that the model
decides, and a constant for what it takes as given. Expressions of goals that are
minimised may lie above the true value, those of goals that are maximised below it,
never on the good side of it.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from ortools.sat.python import cp_model

from matchengine.solving.gaps import gap_count, idle_count
from matchengine.solving.indexed import ANYWHERE, NOWHERE, Ints
from matchengine.solving.meetings import Meetings
from matchengine.solving.moves import move_count
from matchengine.solving.plan import (
    DROPPED,
    OTHER_SLOT,
    OTHER_TABLE,
    busy_slots,
    can_meet,
    gaps_of,
    idle_slots_of,
    meetings_held,
    table_moves_of,
)
from matchengine.solving.robust import robust_terms

Expression = cp_model.LinearExprT
GoalExpression = Callable[[Meetings], Expression]


def shortfall(meetings: Meetings) -> Expression:
    """Meetings missing to the minimums."""
    indexed, model = meetings.indexed, meetings.model
    held = meetings_held(indexed, meetings.held_plan)
    missing: list[cp_model.IntVar] = []
    for group in meetings.per_participant():
        p = group.key[0]
        still = int(indexed.minimum[p]) - group.held
        if still > 0:
            lacking = model.new_int_var(0, still, "")
            model.add(lacking >= still - cp_model.LinearExpr.sum(group.literals))
            missing.append(lacking)
    rest = np.maximum(indexed.minimum - held, 0)[~meetings.touched].sum()
    return cp_model.LinearExpr.sum(missing) + int(rest)


def meetings_in_all(meetings: Meetings) -> Expression:
    """Meetings held."""
    return cp_model.LinearExpr.sum(meetings.literals) + len(meetings.held)


def value(meetings: Meetings) -> Expression:
    """Sum of the values of the pairs held."""
    worth = meetings.indexed.value
    return _weighed(meetings, worth[meetings.free.pair]) + int(
        worth[meetings.held.pair].sum()
    )


def worst_off(meetings: Meetings) -> Expression:
    """Fewest meetings of a participant that could hold one; 0 if nobody could."""
    indexed = meetings.indexed
    able = can_meet(indexed)
    if not able.any():
        return 0
    counts = meetings_held(indexed, meetings.held_plan)
    others = counts[able & ~meetings.touched]
    most = int(others.min()) if len(others) else indexed.pairs
    fewest = meetings.model.new_int_var(0, most, "fewest meetings")
    for group in meetings.per_participant():
        if able[group.key[0]]:
            total = cp_model.LinearExpr.sum(group.literals) + group.held
            meetings.model.add(fewest <= total)
    return fewest


def idle_gaps(meetings: Meetings) -> Expression:
    """Idle gaps of all participants."""
    return _over_participants(
        meetings,
        lambda p: gap_count(meetings, p, exact=False),
        gaps_of(busy_slots(meetings.indexed, meetings.held_plan)),
    )


def idle_slots(meetings: Meetings) -> Expression:
    """Idle slots of all participants."""
    return _over_participants(
        meetings,
        lambda p: idle_count(meetings, p),
        idle_slots_of(busy_slots(meetings.indexed, meetings.held_plan)),
    )


def table_moves(meetings: Meetings) -> Expression:
    """Table moves of all participants with one delegate."""
    moves = move_count(meetings)
    rest = table_moves_of(meetings.indexed, meetings.held_plan)
    return cp_model.LinearExpr.sum(moves) + int(rest[~meetings.touched].sum())


def changes(meetings: Meetings) -> Expression:
    """Baseline meetings dropped or held in another slot."""
    return _against_baseline(meetings, dropped=1, other_slot=1, other_table=0)


def disruption(meetings: Meetings) -> Expression:
    """Baseline meetings, weighed by how much of each is no longer as it was."""
    return _against_baseline(
        meetings, dropped=DROPPED, other_slot=OTHER_SLOT, other_table=OTHER_TABLE
    )


def robust_value(meetings: Meetings) -> Expression:
    """Value to be expected where some stay away, with that of the stand-bys."""
    return robust_terms(meetings)


GOALS: dict[str, GoalExpression] = {
    "shortfall": shortfall,
    "meetings": meetings_in_all,
    "value": value,
    "worst_off": worst_off,
    "idle_gaps": idle_gaps,
    "idle_slots": idle_slots,
    "table_moves": table_moves,
    "changes": changes,
    "disruption": disruption,
    "robust_value": robust_value,
}
"""Every goal by its name in the problem."""


def _weighed(meetings: Meetings, weights: Ints) -> Expression:
    return cp_model.LinearExpr.weighted_sum(meetings.literals, weights.tolist())


def _over_participants(
    meetings: Meetings, count: Callable[[int], Expression], as_held: Ints
) -> Expression:
    touched = [count(p) for p in meetings.touched_participants]
    rest = int(as_held[~meetings.touched].sum())
    return cp_model.LinearExpr.sum(touched) + rest


def _against_baseline(
    meetings: Meetings, *, dropped: int, other_slot: int, other_table: int
) -> Expression:
    """Give what the baseline loses: all of it, less what each option saves."""
    indexed, places = meetings.indexed, meetings.places
    then = {e: (slot, table) for e, slot, table in indexed.baseline}

    def saved(e: int, s: int, tables: tuple[int, ...]) -> int:
        if e not in then:
            return 0
        slot, table = then[e]
        if slot not in (ANYWHERE, s):
            return dropped - other_slot
        kept = table == ANYWHERE or table in tables
        return dropped if kept else dropped - other_table

    savings = [
        saved(e, s, places.tables[k])
        for e, s, k in zip(
            meetings.free.pair.tolist(),
            meetings.free.slot.tolist(),
            meetings.free.place.tolist(),
            strict=True,
        )
    ]
    held = meetings.held_plan
    already = sum(
        saved(e, int(held.slot[e]), (int(held.table[e]),))
        for e in then
        if held.slot[e] != NOWHERE
    )
    total = dropped * (indexed.baseline_dropped + len(then))
    return total - already - _weighed(meetings, np.array(savings, dtype=np.int64))
