"""The goals of a problem, each as one would write it into a CP-SAT model."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from ortools.sat.python import cp_model

from rivals.plain_literals import PlainModel

Expression = cp_model.LinearExprT


def shortfall(plain: PlainModel) -> Expression:
    """Meetings missing to the minimums."""
    missing = []
    for p, one in enumerate(plain.problem.participants):
        if one.min_meetings > 0:
            lacking = plain.model.new_int_var(0, one.min_meetings, "")
            held = sum(plain.of_person.get(p, []))
            plain.model.add(lacking + held >= one.min_meetings)
            missing.append(lacking)
    return sum(missing)


def value(plain: PlainModel) -> Expression:
    """Sum of the values of the pairs held."""
    worth = [plain.problem.pairs[e].value for e, _, _ in plain.options]
    return cp_model.LinearExpr.weighted_sum(plain.literals, worth)


def idle_gaps(plain: PlainModel) -> Expression:
    """Idle gaps of all participants."""
    return sum(_gaps(plain, p) for p in plain.busy)


def idle_slots(plain: PlainModel) -> Expression:
    """Idle slots of all participants: not busy, but before and after a meeting."""
    idle = []
    for busy in plain.busy.values():
        for s in plain.slots[1:-1]:
            one = plain.model.new_bool_var("")
            before, after = plain.any_of(busy[:s]), plain.any_of(busy[s + 1 :])
            plain.model.add(one >= before + after - busy[s] - 1)
            idle.append(one)
    return sum(idle)


def table_moves(plain: PlainModel) -> Expression:
    """Times that the next meeting of somebody alone is at another table.

    Everybody is somewhere in every slot, and at its table when it meets. It may walk
    for nothing, but never does so where the fewest moves are wanted.
    """
    alone = [one.delegates == 1 for one in plain.problem.participants]
    number = {table.id: n for n, table in enumerate(plain.problem.tables)}
    where = {
        p: [plain.model.new_int_var(0, len(number) - 1, "") for _ in plain.slots]
        for p in plain.of_person
        if alone[p]
    }
    for x, (e, s, tables) in zip(plain.literals, plain.options, strict=True):
        for p in {plain.day.buyer[e], plain.day.seller[e]} & where.keys():
            plain.model.add(where[p][s] == number[tables[0]]).only_enforce_if(x)
    moves = []
    for places in where.values():
        for earlier, now in pairwise(places):
            move = plain.model.new_bool_var("")
            plain.model.add(now == earlier).only_enforce_if(~move)
            moves.append(move)
    return sum(moves)


def idle_gaps_are_spread_evenly(plain: PlainModel) -> None:
    """The idle gaps of any two participants who meet differ by so many at most."""
    spread = plain.problem.rules.max_idle_gap_spread
    if spread is None:
        return
    fewest = plain.model.new_int_var(0, len(plain.slots), "")
    for p, busy in plain.busy.items():
        meets, gaps = plain.any_of(busy), _gaps(plain, p)
        plain.model.add(gaps >= fewest).only_enforce_if(meets)
        plain.model.add(gaps <= fewest + spread).only_enforce_if(meets)


GOALS: dict[str, Callable[[PlainModel], Expression]] = {
    "shortfall": shortfall,
    "value": value,
    "idle_gaps": idle_gaps,
    "idle_slots": idle_slots,
    "table_moves": table_moves,
}


def _gaps(plain: PlainModel, p: int) -> Expression:
    """Idle gaps of a participant: one fewer than its runs of busy slots."""
    busy = plain.busy[p]
    starts = [busy[0]]
    for earlier, now in pairwise(busy):
        start = plain.model.new_bool_var("")
        plain.model.add_bool_or(~now, earlier, start)
        plain.model.add_implication(start, now)
        plain.model.add_implication(start, ~earlier)
        starts.append(start)
    return sum(starts) - plain.any_of(busy)
