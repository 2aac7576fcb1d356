"""Idle gaps and idle slots of one participant, as expressions of a model.

With `started` for "held a meeting in this slot or before", a gap ends in slot t
exactly if it is busy in t, was not in t-1, and had started before: one clause for
each slot. This encoding of the B2B scheduling literature is what makes the search
strong (Bofill et al., JAIR 2022).
"""

from __future__ import annotations

from ortools.sat.python import cp_model

from matchengine.solving.meetings import Literal, Literals, Meetings


def gap_count(
    meetings: Meetings, participant: int, *, exact: bool
) -> cp_model.LinearExprT:
    """Give the number of idle gaps of a touched participant.

    Where the expression is only made small, one direction is enough; `exact` says
    that it may also be bounded from above by others.
    """
    model, busy = meetings.model, meetings.busy[participant]
    started = _so_far(meetings, busy)
    gaps = []
    for t in range(2, len(busy)):
        ends = [busy[t], ~busy[t - 1], started[t - 2]]
        gap = model.new_bool_var("")
        model.add_bool_or(*(~part for part in ends), gap)
        if exact:
            model.add_bool_and(ends).only_enforce_if(gap)
        gaps.append(gap)
    return cp_model.LinearExpr.sum(gaps)


def idle_count(meetings: Meetings, participant: int) -> cp_model.LinearExprT:
    """Give the number of idle slots of a touched participant, to be made small."""
    model, busy = meetings.model, meetings.busy[participant]
    started = _so_far(meetings, busy)
    unfinished = _so_far(meetings, busy[::-1])[::-1]
    idle_slots = []
    for t in range(1, len(busy) - 1):
        idle = model.new_bool_var("")
        model.add_bool_or(busy[t], ~started[t - 1], ~unfinished[t + 1], idle)
        idle_slots.append(idle)
    return cp_model.LinearExpr.sum(idle_slots)


def _so_far(meetings: Meetings, busy: Literals) -> Literals:
    """For every slot: whether one up to it is busy."""
    model, so_far = meetings.model, busy[:1]
    for now in busy[1:]:
        before: Literal = so_far[-1]
        some = model.new_bool_var("")
        model.add_implication(before, some)
        model.add_implication(now, some)
        model.add_bool_or(before, now, ~some)
        so_far.append(some)
    return so_far
