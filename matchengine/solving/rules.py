"""What must hold between meetings, rule by rule.

Each rule reads its parameters from the problem and adds nothing where they are
absent. The rules of a single meeting stand in `options.py`.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import product

from ortools.sat.python import cp_model

from matchengine.problem import Problem
from matchengine.solving.gaps import gap_count
from matchengine.solving.indexed import NOWHERE
from matchengine.solving.meetings import Literals, Meetings
from matchengine.solving.plan import busy_slots, gaps_of

Rule = Callable[[cp_model.CpModel, Meetings, Problem], None]


def pair_meets_at_most_once(
    model: cp_model.CpModel, meetings: Meetings, problem: Problem
) -> None:
    """A pair meets once at most."""
    for group in meetings.per_pair():
        _at_most(model, group.literals, 1 - group.held)


def required_pair_meets(
    model: cp_model.CpModel, meetings: Meetings, problem: Problem
) -> None:
    """Every required or fixed pair meets."""
    indexed = meetings.indexed
    decided = {group.key[0]: group.literals for group in meetings.per_pair()}
    for e in indexed.must.nonzero()[0].tolist():
        if meetings.held_plan.slot[e] == NOWHERE:
            model.add_bool_or(decided.get(e, []))


def participant_has_enough_delegates(
    model: cp_model.CpModel, meetings: Meetings, problem: Problem
) -> None:
    """Nobody holds more meetings in a slot than it has delegates."""
    for group in meetings.per_participant_and_slot():
        limit = int(meetings.indexed.delegates[group.key[0]])
        _at_most(model, group.literals, limit - group.held)


def participant_stays_within_maximum(
    model: cp_model.CpModel, meetings: Meetings, problem: Problem
) -> None:
    """Nobody holds more meetings in the day than its maximum."""
    for group in meetings.per_participant():
        limit = problem.participants[group.key[0]].max_meetings
        if limit is not None:
            _at_most(model, group.literals, limit - group.held)


def table_holds_one_meeting(
    model: cp_model.CpModel, meetings: Meetings, problem: Problem
) -> None:
    """A table holds one meeting a slot, so a pool no more than it has tables."""
    for group in meetings.per_place_and_slot():
        room = int(meetings.places.room[group.key])
        _at_most(model, group.literals, room - group.held)
    if _two_fixed_at_one_table(problem):
        model.add_bool_or([])


def enough_tables_stay_free(
    model: cp_model.CpModel, meetings: Meetings, problem: Problem
) -> None:
    """In every slot so many available tables stay without a meeting."""
    seats = meetings.indexed.seats
    if (seats < 0).any():
        model.add_bool_or([])
    if problem.rules.free_tables_per_slot == 0:
        return
    for group in meetings.per_slot():
        _at_most(model, group.literals, int(seats[group.key]) - group.held)


def resources_suffice(
    model: cp_model.CpModel, meetings: Meetings, problem: Problem
) -> None:
    """The meetings of a slot use no more of a resource than there is."""
    indexed, free, held = meetings.indexed, meetings.free, meetings.held
    for r, capacity in enumerate(indexed.capacity.tolist()):
        of_r = indexed.uses[indexed.uses[:, 1] == r]
        times = dict(zip(of_r[:, 0].tolist(), of_r[:, 2].tolist(), strict=True))
        used = [0] * indexed.slots
        for e, s in zip(held.pair.tolist(), held.slot.tolist(), strict=True):
            used[s] += times.get(e, 0)
        terms: list[list[tuple[int, int]]] = [[] for _ in used]
        for i, (e, s) in enumerate(
            zip(free.pair.tolist(), free.slot.tolist(), strict=True)
        ):
            if e in times:
                terms[s].append((i, times[e]))
        for s, listed in enumerate(terms):
            if listed:
                total = sum(weight * meetings.literals[i] for i, weight in listed)
                model.add(total <= capacity - used[s])


def earlier_pair_meets_first(
    model: cp_model.CpModel, meetings: Meetings, problem: Problem
) -> None:
    """Where both pairs of a precedence meet, the first one's slot is earlier.

    In other words: for every slot s, of {the first meets in s or later, the second
    meets in s or earlier} at most one is true.
    """
    for earlier, later in problem.precedences:
        first = _by_slot(meetings, earlier)
        second = _by_slot(meetings, later)
        for s in range(meetings.indexed.slots):
            early = [x for row in second[: s + 1] for x in row]
            late = [x for row in first[s:] for x in row]
            model.add(sum(early) + sum(late) <= 1)


def idle_gaps_are_spread_evenly(
    model: cp_model.CpModel, meetings: Meetings, problem: Problem
) -> None:
    """The idle gaps of any two participants who meet differ by so many at most."""
    spread = problem.rules.max_idle_gap_spread
    if spread is None:
        return
    fewest = model.new_int_var(0, meetings.indexed.slots, "fewest gaps")
    for p, busy in meetings.busy.items():
        gaps, meets = gap_count(meetings, p, exact=True), meetings.any_of(busy)
        model.add(gaps >= fewest).only_enforce_if(meets)
        model.add(gaps <= fewest + spread).only_enforce_if(meets)
    for gaps_held in _gaps_of_the_untouched(meetings):
        model.add(fewest <= gaps_held)
        model.add(fewest + spread >= gaps_held)


def zone_change_has_a_free_slot(
    model: cp_model.CpModel, meetings: Meetings, problem: Problem
) -> None:
    """Between meetings in two of these zones everybody has a free slot."""
    pairs = problem.rules.zone_change_needs_free_slot
    if not pairs:
        return
    there = _presence_by_zone(meetings, {zone for pair in pairs for zone in pair})
    both_ways = {(a, b) for a, b in pairs} | {(b, a) for a, b in pairs}
    for p, s in product(
        meetings.touched_participants, meetings.indexed.neighbouring_slots
    ):
        for a, b in sorted(both_ways):
            if (p, s, a) in there and (p, s + 1, b) in there:
                model.add_bool_or(~there[p, s, a], ~there[p, s + 1, b])


RULES: tuple[Rule, ...] = (
    pair_meets_at_most_once,
    required_pair_meets,
    participant_has_enough_delegates,
    participant_stays_within_maximum,
    table_holds_one_meeting,
    enough_tables_stay_free,
    resources_suffice,
    earlier_pair_meets_first,
    idle_gaps_are_spread_evenly,
    zone_change_has_a_free_slot,
)
"""The rules between meetings. Their order does not matter."""


def _at_most(model: cp_model.CpModel, literals: Literals, number: int) -> None:
    if number <= 0:
        model.add(sum(literals) <= number)
    elif number == 1:
        model.add_at_most_one(literals)
    elif len(literals) > number:
        model.add(cp_model.LinearExpr.sum(literals) <= number)


def _two_fixed_at_one_table(problem: Problem) -> bool:
    named = [
        (pair.fixed.slot, pair.fixed.table)
        for pair in problem.pairs
        if pair.fixed is not None and pair.fixed.table is not None
    ]
    return len(named) > len(set(named))


def _by_slot(meetings: Meetings, pair: str) -> list[Literals]:
    return [
        meetings.where(pair=pair, slot=slot.id)
        for slot in meetings.indexed.problem.slots
    ]


def _gaps_of_the_untouched(meetings: Meetings) -> list[int]:
    from_held = busy_slots(meetings.indexed, meetings.held_plan)
    others = from_held[~meetings.touched & from_held.any(axis=1)]
    return sorted(set(gaps_of(others).tolist()))


def _presence_by_zone(
    meetings: Meetings, zones: set[str]
) -> dict[tuple[int, int, str], cp_model.BoolVarT]:
    """For participant, slot and zone: whether it holds a meeting there then."""
    literals: dict[tuple[int, int, str], Literals] = {}
    for group in meetings.per_participant_slot_and_place():
        p, s, place = group.key
        zone = meetings.places.zone[place]
        if zone in zones and zone is not None:
            literals.setdefault((p, s, zone), []).extend(group.literals)
    for p, s, place in meetings.held_by_participant():
        zone = meetings.places.zone[place]
        if zone in zones and zone is not None and meetings.touched[p]:
            literals.setdefault((p, s, zone), []).append(meetings.always(True))
    return {key: meetings.any_of(found) for key, found in literals.items()}
