"""What a problem demands, one by one, and how the problem is without each of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import count, islice
from typing import Any

from matchengine.problem import Participant, Problem, Table

PLENTY = 10**6

Drop = Callable[[Problem], Problem]
"""Gives a problem without a demand."""


@dataclass(frozen=True)
class Demand:
    """Something asked for: its ids, a sentence, what relaxing it takes, and how."""

    kind: str
    ids: tuple[str, ...]
    sentence: str
    relaxation: str
    drop: Drop


def demands_of(problem: Problem) -> list[Demand]:
    """List everything that a caller could relax. What comes first is dropped first."""
    return [demand for listed in DEMANDS for demand in listed(problem)]


def only_what_is_required(problem: Problem) -> Problem:
    """Leave out what cannot make a problem infeasible: optional pairs and goals.

    Optional meetings matter only to the spread of idle gaps, which they may fill.
    """
    if problem.rules.max_idle_gap_spread is not None:
        return replace(problem, baseline=(), goals=())
    pairs = tuple(pair for pair in problem.pairs if pair.must_be_held)
    kept = {pair.id for pair in pairs}
    return replace(
        problem,
        pairs=pairs,
        precedences=tuple(
            (a, b) for a, b in problem.precedences if a in kept and b in kept
        ),
        baseline=(),
        goals=(),
    )


def delegates(problem: Problem) -> Iterator[Demand]:
    """Each participant has so many delegates."""
    for one in _in_required_pairs(problem):
        yield Demand(
            "delegates",
            (one.id,),
            f"{one.label} has {_count(one.delegates, 'delegate')}"
            f" and {_count(_free_slots(problem, one), 'free slot')}.",
            f"Let {one.id} come with {_count(one.delegates + 1, 'delegate')}.",
            _changed("participants", one.id, delegates=PLENTY),
        )


def hall(problem: Problem) -> Iterator[Demand]:
    """The hall has so many tables."""
    known = {table.id for table in problem.tables}
    names = (f"extra table {number}" for number in count(1))
    number = len(problem.pairs) + problem.rules.free_tables_per_slot
    extra = tuple(
        Table(name) for name in islice((n for n in names if n not in known), number)
    )
    yield Demand(
        "tables",
        tuple(table.id for table in problem.tables),
        f"The hall has {_count(len(problem.tables), 'table')}.",
        "Put up one more table.",
        lambda now: replace(now, tables=(*now.tables, *extra)),
    )


def open_tables(problem: Problem) -> Iterator[Demand]:
    """Some tables are out of use in some slots."""
    for table in problem.tables:
        if table.unavailable:
            yield Demand(
                "table_unavailable",
                (table.id, *table.unavailable),
                f"Table {table.id} is out of use in {_listed(table.unavailable)}.",
                f"Let table {table.id} be used in one of these slots.",
                _changed("tables", table.id, unavailable=()),
            )


def availability(problem: Problem) -> Iterator[Demand]:
    """Some participants are away in some slots."""
    for one in _in_required_pairs(problem):
        if one.unavailable:
            yield Demand(
                "participant_unavailable",
                (one.id, *one.unavailable),
                f"{one.label} is away in {_listed(one.unavailable)}.",
                f"Let {one.id} be there in one of these slots.",
                _changed("participants", one.id, unavailable=()),
            )


def maximums(problem: Problem) -> Iterator[Demand]:
    """Some participants hold so many meetings at most."""
    for one in _in_required_pairs(problem):
        if one.max_meetings is not None:
            yield Demand(
                "max_meetings",
                (one.id,),
                f"{one.label} holds {_count(one.max_meetings, 'meeting')} at most.",
                f"Let {one.id} hold {_count(one.max_meetings + 1, 'meeting')}.",
                _changed("participants", one.id, max_meetings=None),
            )


def own_tables(problem: Problem) -> Iterator[Demand]:
    """Some participants hold their meetings at their own table."""
    for one in problem.participants:
        if one.table is not None:
            yield Demand(
                "own_table",
                (one.id, one.table),
                f"{one.label} has its own table {one.table}.",
                f"Let {one.id} meet at other tables too.",
                _changed("participants", one.id, table=None),
            )


def rules(problem: Problem) -> Iterator[Demand]:
    """The rules that a mission may or may not want."""
    wanted = problem.rules
    if wanted.free_tables_per_slot:
        free = wanted.free_tables_per_slot
        yield Demand(
            "free_tables_per_slot",
            (),
            f"{_count(free, 'table')} must stay free in every slot.",
            f"Keep {free - 1} free.",
            _rules(free_tables_per_slot=0),
        )
    if wanted.max_idle_gap_spread is not None:
        spread = wanted.max_idle_gap_spread
        yield Demand(
            "max_idle_gap_spread",
            (),
            f"Idle gaps of any two participants differ by {spread} at most.",
            f"Let them differ by {spread + 1}.",
            _rules(max_idle_gap_spread=None),
        )
    if wanted.zone_change_needs_free_slot:
        far = ", ".join(f"{a} and {b}" for a, b in wanted.zone_change_needs_free_slot)
        yield Demand(
            "zone_change_needs_free_slot",
            (),
            f"Nobody changes without a free slot between zones {far}.",
            "Let people change zones from one slot to the next.",
            _rules(zone_change_needs_free_slot=()),
        )


def resources(problem: Problem) -> Iterator[Demand]:
    """There is so much of each resource."""
    for resource in problem.resources:
        yield Demand(
            "resource",
            (resource.id,),
            f"There are {resource.capacity} of resource {resource.id} in a slot.",
            f"Bring {resource.capacity + 1} of {resource.id}.",
            _changed("resources", resource.id, capacity=PLENTY),
        )


def precedences(problem: Problem) -> Iterator[Demand]:
    """Some pairs meet before others."""
    for earlier, later in dict.fromkeys(problem.precedences):
        yield Demand(
            "precedence",
            (earlier, later),
            f"{earlier} meets before {later}.",
            "Drop this order.",
            _without_precedence(earlier, later),
        )


def pair_slots(problem: Problem) -> Iterator[Demand]:
    """Some pairs meet only in slots of their own."""
    for pair in problem.pairs:
        if pair.must_be_held and pair.slots is not None:
            only = _listed(pair.slots) if pair.slots else "no slot at all"
            yield Demand(
                "pair_slots",
                (pair.id, *pair.slots),
                f"{pair.id} may meet only in {only}.",
                f"Let {pair.id} meet in other slots.",
                _changed("pairs", pair.id, slots=None),
            )


def fixed_pairs(problem: Problem) -> Iterator[Demand]:
    """Some pairs are fixed to a slot, some of these to a table."""
    for pair in problem.pairs:
        if pair.fixed is not None:
            table = f" at table {pair.fixed.table}" if pair.fixed.table else ""
            ids = (pair.id, pair.fixed.slot, pair.fixed.table)
            yield Demand(
                "fixed",
                tuple(name for name in ids if name is not None),
                f"{pair.id} is fixed to slot {pair.fixed.slot}{table}.",
                f"Let {pair.id} meet elsewhere or drop it.",
                _changed("pairs", pair.id, fixed=None),
            )


def required_pairs(problem: Problem) -> Iterator[Demand]:
    """Some pairs must meet."""
    for pair in problem.pairs:
        if pair.required:
            yield Demand(
                "required",
                (pair.id,),
                f"{pair.id} must meet.",
                f"Drop the demand that {pair.id} must meet.",
                _changed("pairs", pair.id, required=False),
            )


DEMANDS: tuple[Callable[[Problem], Iterator[Demand]], ...] = (
    resources,
    precedences,
    rules,
    open_tables,
    own_tables,
    hall,
    maximums,
    availability,
    pair_slots,
    delegates,
    fixed_pairs,
    required_pairs,
)
"""Every kind of demand, those first that are less likely the matter."""


def _in_required_pairs(problem: Problem) -> Iterator[Participant]:
    named = {
        name
        for pair in problem.pairs
        if pair.must_be_held
        for name in (pair.buyer, pair.seller)
    }
    return (one for one in problem.participants if one.id in named)


def _without_precedence(earlier: str, later: str) -> Drop:
    def drop(now: Problem) -> Problem:
        left = tuple(p for p in now.precedences if p != (earlier, later))
        return replace(now, precedences=left)

    return drop


def _changed(records: str, name: str, **changes: Any) -> Drop:
    """Say how a problem is with the named record of a list changed."""

    def drop(now: Problem) -> Problem:
        listed = [
            replace(one, **changes) if one.id == name else one
            for one in getattr(now, records)
        ]
        changed: dict[str, Any] = {records: listed}
        return replace(now, **changed)

    return drop


def _rules(**changes: Any) -> Drop:
    def drop(now: Problem) -> Problem:
        return replace(now, rules=replace(now.rules, **changes))

    return drop


def _free_slots(problem: Problem, one: Participant) -> int:
    return len(problem.slots) - len(set(one.unavailable))


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(names)
