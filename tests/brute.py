"""The contract a second time, by trying everything: for tiny problems only.

Shares no code with the solver or the checker. A timing says in which slot (by place)
each pair that is held meets; a plan says the table as well. Only tables tell apart
the plans of one timing, so they are tried late: when a goal reads them.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, pairwise, permutations

from matchengine.problem import MAXIMISED, Goal, Pair, Participant, Problem
from matchengine.schedule import Meeting, Schedule

Timing = dict[str, int]
Plan = dict[str, tuple[int, str]]

READS_TABLES = {"table_moves", "disruption"}


@dataclass(frozen=True)
class Best:
    """What a goal's turn gives: its best value, and what later goals must keep."""

    goal: str
    best: int
    limit: int


@dataclass(frozen=True)
class Optimum:
    """The lexicographic optimum: each goal's best and limit, and plans that reach it.

    `plans` are all legal plans within every limit; if no goal reads tables, one plan
    for each timing.
    """

    goals: tuple[Best, ...]
    plans: tuple[Plan, ...]


def optimum(problem: Problem) -> Optimum | None:
    """The best that can be, goal after goal; None if the problem is infeasible."""
    plans = [one for timing in timings(problem) for one in _any_plan(problem, timing)]
    if not plans:
        return None
    seated, bests = False, []
    for goal in _goals(problem):
        if goal.goal in READS_TABLES and not seated:
            plans = [p for plan in plans for p in seatings(problem, _timing(plan))]
            seated = True
        values = [goal_value(problem, goal.goal, plan) for plan in plans]
        best = max(values) if goal.goal in MAXIMISED else min(values)
        give = math.floor(goal.give * abs(best)) if goal.give < 1 else int(goal.give)
        sign = 1 if goal.goal in MAXIMISED else -1
        limit = best - sign * give
        bests.append(Best(goal.goal, best, limit))
        plans = [
            plan
            for plan, value in zip(plans, values, strict=True)
            if sign * value >= sign * limit
        ]
    return Optimum(tuple(bests), tuple(plans))


def plans(problem: Problem) -> Iterator[Plan]:
    """Every legal plan."""
    for timing in timings(problem):
        yield from seatings(problem, timing)


def is_legal(problem: Problem, plan: Plan) -> bool:
    """Whether a plan of known names, each pair once at most, obeys every rule."""
    return _is_timing(problem, _timing(plan)) and _is_seating(problem, plan)


def as_schedule(problem: Problem, plan: Plan) -> Schedule:
    """The plan as a schedule that claims nothing of its goals."""
    status = "feasible" if _goals(problem) else "optimal"
    pairs = {pair.id: pair for pair in problem.pairs}
    meetings = [
        Meeting(
            name, pairs[name].buyer, pairs[name].seller, problem.slots[at].id, table
        )
        for name, (at, table) in plan.items()
    ]
    return Schedule(status, meetings=tuple(meetings))


def timings(problem: Problem) -> Iterator[Timing]:
    """Every way to choose pairs and slots, as far as tables do not matter."""
    if _is_room(problem, {}):
        yield from _extended(problem, {}, problem.pairs)


def _extended(
    problem: Problem, timing: Timing, rest: Sequence[Pair]
) -> Iterator[Timing]:
    if not rest:
        if _is_timing(problem, timing):
            yield timing
        return
    pair, *later = rest
    yield from _extended(problem, timing, later)
    for place in allowed(problem, pair):
        longer = {**timing, pair.id: place}
        if _is_room(problem, longer):
            yield from _extended(problem, longer, later)


def seatings(problem: Problem, timing: Timing) -> Iterator[Plan]:
    """Every legal way to seat the meetings of a timing."""
    slots = [
        [name for name, at in timing.items() if at == n]
        for n in range(len(problem.slots))
    ]
    if _is_seating(problem, {}):
        yield from _seated(problem, {}, slots)


def _seated(problem: Problem, plan: Plan, slots: list[list[str]]) -> Iterator[Plan]:
    if not slots:
        yield plan
        return
    names, *later = slots
    place = len(problem.slots) - len(slots)
    tables = [
        t.id for t in problem.tables if problem.slots[place].id not in t.unavailable
    ]
    for chosen in permutations(tables, len(names)):
        seats = {n: (place, t) for n, t in zip(names, chosen, strict=True)}
        fuller = {**plan, **seats}
        if not seats or _is_seating(problem, fuller):
            yield from _seated(problem, fuller, later)


def _any_plan(problem: Problem, timing: Timing) -> list[Plan]:
    first = next(seatings(problem, timing), None)
    return [] if first is None else [first]


def _timing(plan: Plan) -> Timing:
    return {name: place for name, (place, _) in plan.items()}


def allowed(problem: Problem, pair: Pair) -> list[int]:
    """The places of the pair's allowed slots."""
    sides = [p for p in problem.participants if p.id in (pair.buyer, pair.seller)]
    return [
        place
        for place, slot in enumerate(problem.slots)
        if all(slot.id not in one.unavailable for one in sides)
        and (pair.slots is None or slot.id in pair.slots)
        and (pair.fixed is None or slot.id == pair.fixed.slot)
    ]


def _is_room(problem: Problem, timing: Timing) -> bool:
    """Whether all that only more meetings can break is whole."""
    at_once: Counter[tuple[str, int]] = Counter()
    in_all: Counter[str] = Counter()
    taken: Counter[tuple[str, int]] = Counter()
    for pair in _held(problem, timing):
        for one in (pair.buyer, pair.seller):
            at_once[one, timing[pair.id]] += 1
            in_all[one] += 1
        for resource in pair.resources:
            taken[resource, timing[pair.id]] += 1
    people = {p.id: p for p in problem.participants}
    capacity = {r.id: r.capacity for r in problem.resources}
    return (
        all(n <= people[one].delegates for (one, _), n in at_once.items())
        and all(
            people[one].max_meetings is None or n <= people[one].max_meetings
            for one, n in in_all.items()
        )
        and all(n <= capacity[resource] for (resource, _), n in taken.items())
        and all(_has_free_tables(problem, timing, n) for n in range(len(problem.slots)))
    )


def _has_free_tables(problem: Problem, timing: Timing, place: int) -> bool:
    slot = problem.slots[place].id
    tables = [table for table in problem.tables if slot not in table.unavailable]
    held = list(timing.values()).count(place)
    return len(tables) - held >= problem.rules.free_tables_per_slot


def _is_timing(problem: Problem, timing: Timing) -> bool:
    gaps = [
        len(_idle_runs(problem, timing, one))
        for one in problem.participants
        if _own(problem, timing, one)
    ]
    spread = problem.rules.max_idle_gap_spread
    return (
        _is_room(problem, timing)
        and all(timing[p.id] in allowed(problem, p) for p in _held(problem, timing))
        and all(
            pair.id in timing
            for pair in problem.pairs
            if pair.required or pair.fixed is not None
        )
        and all(
            timing[first] < timing[second]
            for first, second in problem.precedences
            if first in timing and second in timing
        )
        and (spread is None or not gaps or max(gaps) - min(gaps) <= spread)
    )


def _is_seating(problem: Problem, plan: Plan) -> bool:
    closed = {(s, table.id) for table in problem.tables for s in table.unavailable}
    return (
        len(set(plan.values())) == len(plan)
        and all(
            (problem.slots[n].id, table) not in closed for n, table in plan.values()
        )
        and all(
            _is_right_table(problem, p, plan[p.id][1]) for p in _held(problem, plan)
        )
        and all(_can_walk(problem, plan, one) for one in problem.participants)
    )


def _is_right_table(problem: Problem, pair: Pair, table: str) -> bool:
    own = {p.id: p.table for p in problem.participants}
    if pair.fixed is not None and pair.fixed.table not in (None, table):
        return False
    if own[pair.seller] is not None:
        return table == own[pair.seller]
    if own[pair.buyer] is not None:
        return table == own[pair.buyer]
    return table not in own.values()


def _can_walk(problem: Problem, plan: Plan, one: Participant) -> bool:
    if not problem.rules.zone_change_needs_free_slot:
        return True
    zone = {table.id: table.zone for table in problem.tables}
    for first, second in combinations(_own(problem, plan, one), 2):
        (a, table_a), (b, table_b) = sorted((plan[first.id], plan[second.id]))
        neighbours = b - a == 1
        if not neighbours or problem.slots[a].session != problem.slots[b].session:
            continue
        walk = {zone[table_a], zone[table_b]}
        if any(walk == {*far} for far in problem.rules.zone_change_needs_free_slot):
            return False
    return True


def _held(problem: Problem, held: Timing | Plan) -> list[Pair]:
    return [pair for pair in problem.pairs if pair.id in held]


def _own(problem: Problem, held: Timing | Plan, one: Participant) -> list[Pair]:
    return [p for p in _held(problem, held) if one.id in (p.buyer, p.seller)]


def _idle_runs(problem: Problem, timing: Timing, one: Participant) -> list[str]:
    """The holes in the participant's day, written as strings of zeros."""
    busy = {timing[pair.id] for pair in _own(problem, timing, one)}
    day = "".join("1" if n in busy else "0" for n in range(len(problem.slots)))
    return [run for run in day.strip("0").split("1") if run]


def _goals(problem: Problem) -> list[Goal]:
    goals = list(problem.goals)
    named = "shortfall" in {goal.goal for goal in goals}
    if any(one.min_meetings for one in problem.participants) and not named:
        goals.insert(0, Goal("shortfall"))
    return goals


def goal_value(problem: Problem, goal: str, plan: Plan) -> int:
    """The value of a goal in a plan."""
    everybody, timing = problem.participants, _timing(plan)
    held = {one.id: len(_own(problem, plan, one)) for one in everybody}
    match goal:
        case "shortfall":
            return sum(max(0, one.min_meetings - held[one.id]) for one in everybody)
        case "meetings":
            return len(plan)
        case "value":
            return sum(pair.value for pair in _held(problem, plan))
        case "worst_off":
            hopeful = {
                side
                for pair in problem.pairs
                if allowed(problem, pair)
                for side in (pair.buyer, pair.seller)
            }
            return min((held[one] for one in hopeful), default=0)
        case "idle_gaps":
            return sum(len(_idle_runs(problem, timing, one)) for one in everybody)
        case "idle_slots":
            return sum(len("".join(_idle_runs(problem, timing, o))) for o in everybody)
        case "table_moves":
            return sum(_moves(problem, plan, o) for o in everybody if o.delegates == 1)
        case "changes":
            return sum(one >= 3 for one in _disruptions(problem, plan))
        case "disruption":
            return sum(_disruptions(problem, plan))
        case "robust_value":
            return sum(_robust(problem, timing, p) for p in _held(problem, timing))
    raise ValueError(goal)


def _moves(problem: Problem, plan: Plan, one: Participant) -> int:
    seats = sorted(plan[pair.id] for pair in _own(problem, plan, one))
    return sum(a[1] != b[1] for a, b in pairwise(seats))


def _disruptions(problem: Problem, plan: Plan) -> list[int]:
    points = []
    for old in problem.baseline:
        if old.pair not in plan:
            points.append(10)
            continue
        place, table = plan[old.pair]
        if old.slot is not None and problem.slots[place].id != old.slot:
            points.append(3)
        else:
            points.append(int(old.table is not None and table != old.table))
    return points


def _robust(problem: Problem, timing: Timing, meeting: Pair) -> int:
    """What one meeting is expected to bring, with the best stand-by for each side.

    Reckoned in fractions, and each of the three products rounded down.
    """
    out = {
        one.id: Fraction(round(1000 * one.absence), 1000)
        for one in problem.participants
    }
    here = (1 - out[meeting.buyer]) * (1 - out[meeting.seller])
    total = math.floor(meeting.value * here)
    for away, waits in permutations((meeting.buyer, meeting.seller)):
        if out[away] == 0:
            continue
        saves = [
            pair.value * out[away] * (1 - out[waits]) * (1 - out[other])
            for pair in problem.pairs
            for other in ({pair.buyer, pair.seller} - {waits})
            if waits in (pair.buyer, pair.seller) and other != away
            if _stands_by(problem, timing, meeting, pair, other)
        ]
        total += math.floor(max(saves, default=0))
    return total


def _stands_by(
    problem: Problem, timing: Timing, meeting: Pair, pair: Pair, other: str
) -> bool:
    """Whether a pair could be held in a meeting's stead, as far as the slot tells."""
    place = timing[meeting.id]
    if (
        pair.id in timing
        or place not in allowed(problem, pair)
        or any(pair.id in order for order in problem.precedences)
    ):
        return False
    rest = {name: at for name, at in timing.items() if name != meeting.id}
    here = [p for p in _held(problem, rest) if rest[p.id] == place]
    one = next(p for p in problem.participants if p.id == other)
    own = [p for p in _held(problem, timing) if other in (p.buyer, p.seller)]
    busy = sum(timing[p.id] == place for p in own)
    most = math.inf if one.max_meetings is None else one.max_meetings
    capacity = {r.id: r.capacity for r in problem.resources}
    return (
        busy < one.delegates
        and len(own) < most
        and _tables_due(problem, place, pair)
        > sum(_due(problem, p) == _due(problem, pair) for p in here)
        and all(
            sum(p.resources.count(r) for p in [*here, pair]) <= capacity[r]
            for r in pair.resources
        )
    )


def _due(problem: Problem, pair: Pair) -> str | None:
    """The own table at which a pair must meet, None if at one that nobody owns."""
    own = {p.id: p.table for p in problem.participants}
    return own[pair.seller] or own[pair.buyer]


def _tables_due(problem: Problem, place: int, pair: Pair) -> int:
    """How many tables are open for such a pair."""
    owned, due = {p.table for p in problem.participants}, _due(problem, pair)
    return sum(
        problem.slots[place].id not in table.unavailable
        and (table.id == due if due else table.id not in owned)
        for table in problem.tables
    )
