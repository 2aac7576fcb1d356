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

from matchengine.solving.baseline import saved
from matchengine.solving.gaps import gap_count, idle_count
from matchengine.solving.indexed import Ints
from matchengine.solving.meetings import Meetings
from matchengine.solving.moves import move_count
from matchengine.solving.plan import (
    MEASURES,
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
    return _against_baseline(meetings, "changes")


def disruption(meetings: Meetings) -> Expression:
    """Baseline meetings, weighed by how much of each is no longer as it was."""
    return _against_baseline(meetings, "disruption")


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


def _against_baseline(meetings: Meetings, goal: str) -> Expression:
    """Give what the baseline loses as it is held, less what each option saves."""
    indexed, free = meetings.indexed, meetings.free
    as_held = MEASURES[goal](indexed, meetings.held_plan)
    return as_held - _weighed(meetings, saved(indexed, goal, free, meetings.places))
