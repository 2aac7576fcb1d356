"""Idle gaps and idle slots of one participant, as expressions of a model.

With `started` for "held a meeting in this slot or before", a gap ends in slot t
exactly if it is busy in t, was not in t-1, and had started before: one clause for
each slot. This encoding of the B2B scheduling literature is what makes the search
strong (Bofill et al., JAIR 2022).
"""

from __future__ import annotations

import numpy as np
from ortools.sat.python import cp_model

from matchengine.solving.meetings import Literal, Literals, Meetings
from matchengine.solving.plan import meetings_held


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


def say_how_days_add_up(meetings: Meetings) -> None:
    """Say what follows for busy slots, as the search would be long in finding out.

    Who has one delegate is busy in as many slots as it holds meetings, which counts
    where that number is given; and the meetings of a slot occupy two participants
    each, of which only as many fit in as there are tables.
    """
    model, indexed = meetings.model, meetings.indexed
    alone = indexed.delegates == 1
    may_differ = set(meetings.free.pair[~indexed.must[meetings.free.pair]].tolist())
    held = meetings_held(indexed, meetings.held_plan)
    freed = set(meetings.free.pair.tolist())
    for p in meetings.touched_participants:
        own = np.flatnonzero((indexed.buyer == p) | (indexed.seller == p)).tolist()
        if alone[p] and may_differ.isdisjoint(own):
            number = int(held[p]) + len(freed.intersection(own))
            model.add(cp_model.LinearExpr.sum(meetings.busy[p]) == number)
    in_slot = {group.key[0]: group for group in meetings.per_slot()}
    occupied_in: dict[int, Literals] = {}
    for group in meetings.per_participant_and_slot():
        p, s = group.key
        occupied = occupied_in.setdefault(s, [])
        if alone[p] and group.held == 0:
            occupied.append(meetings.busy[p][s])
        else:
            occupied.extend(group.literals)
    for s, occupied in occupied_in.items():
        group = in_slot[s]
        room = int(indexed.seats[s]) - group.held
        if room < 0:
            continue
        taken = model.new_int_var(0, min(room, len(group.literals)), "")
        model.add(cp_model.LinearExpr.sum(group.literals) == taken)
        model.add(cp_model.LinearExpr.sum(occupied) == 2 * taken)


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
