"""What can give so that a meeting becomes possible: each thing alone, and each by one.

`RELAXING` at the foot says what each kind changes, `RELAXATIONS` which of them touch
a demand of the solver's. None of them makes impossible what was possible before, which
is what lets a smallest set of them be found: see `fewest`. A participant's own table is
not among them, since giving it up can send its meetings to tables that are taken.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from matchengine.problem import Participant, Problem
from matchengine.solving.changes import Change, changed, of_record
from matchengine.solving.demand import Demand
from matchengine.solving.extra_tables import more_tables


@dataclass(frozen=True, order=True)
class Relaxation:
    """One thing that gives, by one: a kind of `RELAXING`, and the ids it is about."""

    kind: str
    ids: tuple[str, ...] = ()


def relaxed(problem: Problem, relaxations: Sequence[Relaxation]) -> Problem:
    """Let all of these give."""
    for one in relaxations:
        problem = changed(problem, [RELAXING[one.kind](problem, *one.ids)])
    return problem


def relaxations_of(
    problem: Problem, demand: Demand, wanted: str
) -> tuple[Relaxation, ...]:
    """List what can give of a demand, so that the pair `wanted` can be held."""
    listed = RELAXATIONS.get(demand.kind)
    return () if listed is None else tuple(listed(problem, demand.ids, wanted))


# what each kind changes


def _kept_free(problem: Problem) -> Change:
    """One table less is kept free."""
    kept = problem.rules.free_tables_per_slot - 1
    return Change(rules={"free_tables_per_slot": max(0, kept)})


def _extra_table(problem: Problem, slot: str) -> Change:
    """One table more stands in the hall in a slot."""
    by_slot = {one.id: int(one.id == slot) for one in problem.slots}
    return Change(tables=more_tables(problem, by_slot))


def _open_table(problem: Problem, table: str, slot: str) -> Change:
    """A table that is out of use in a slot can be used then."""
    closed = next(one.unavailable for one in problem.tables if one.id == table)
    left = tuple(name for name in closed if name != slot)
    return of_record("tables", table, unavailable=left)


def _resource(problem: Problem, resource: str) -> Change:
    """There is one more of a resource in every slot."""
    there = next(one.capacity for one in problem.resources if one.id == resource)
    return of_record("resources", resource, capacity=there + 1)


def _other_slot(problem: Problem, pair: str, slot: str) -> Change:
    """The pair may also meet in a slot that is none of its own."""
    own = next(one.slots for one in problem.pairs if one.id == pair) or ()
    return of_record("pairs", pair, slots=(*own, slot))


def _more_meetings(problem: Problem, participant: str) -> Change:
    """A participant holds one meeting more than its maximum."""
    most = _person(problem, participant).max_meetings
    more = None if most is None else most + 1
    return of_record("participants", participant, max_meetings=more)


def _present(problem: Problem, participant: str, slot: str) -> Change:
    """A participant is there in a slot in which it would be away."""
    away = _person(problem, participant).unavailable
    left = tuple(name for name in away if name != slot)
    return of_record("participants", participant, unavailable=left)


def _one_delegate_more(problem: Problem, participant: str) -> Change:
    """A participant comes with one delegate more."""
    more = _person(problem, participant).delegates + 1
    return of_record("participants", participant, delegates=more)


def _order(problem: Problem, earlier: str, later: str) -> Change:
    """Two meetings may be held in either order."""
    return Change(orders=frozenset({(earlier, later)}))


def _zone_change(problem: Problem, zone: str, other: str) -> Change:
    """People may change between two zones without a free slot."""
    listed = problem.rules.zone_change_needs_free_slot
    left = tuple(zones for zones in listed if {*zones} != {zone, other})
    return Change(rules={"zone_change_needs_free_slot": left})


def _gap_spread(problem: Problem) -> Change:
    """Idle gaps of two participants may differ by one more."""
    spread = problem.rules.max_idle_gap_spread
    more = None if spread is None else spread + 1
    return Change(rules={"max_idle_gap_spread": more})


def _released(problem: Problem, pair: str) -> Change:
    """Another meeting that must be held need not be held, or not where it is fixed."""
    return of_record("pairs", pair, required=False, fixed=None)


def _person(problem: Problem, participant: str) -> Participant:
    return next(one for one in problem.participants if one.id == participant)


RELAXING: dict[str, Callable[..., Change]] = {
    "kept_free": _kept_free,
    "extra_table": _extra_table,
    "open_table": _open_table,
    "resource": _resource,
    "other_slot": _other_slot,
    "more_meetings": _more_meetings,
    "present": _present,
    "delegate": _one_delegate_more,
    "order": _order,
    "zone_change": _zone_change,
    "gap_spread": _gap_spread,
    "released": _released,
}
"""What each kind changes. Of sets of one size, those come first whose kinds do here."""


# which of them touch a demand


def _by_record(kind: str) -> Listing:
    def listing(
        problem: Problem, ids: Sequence[str], wanted: str
    ) -> Iterator[Relaxation]:
        yield Relaxation(kind, (ids[0],))

    return listing


def _by_slot_of_record(kind: str) -> Listing:
    def listing(
        problem: Problem, ids: Sequence[str], wanted: str
    ) -> Iterator[Relaxation]:
        yield from (Relaxation(kind, (ids[0], slot)) for slot in dict.fromkeys(ids[1:]))

    return listing


def _of_the_rules(kind: str) -> Listing:
    def listing(
        problem: Problem, ids: Sequence[str], wanted: str
    ) -> Iterator[Relaxation]:
        yield Relaxation(kind)

    return listing


def _releases(
    problem: Problem, ids: Sequence[str], wanted: str
) -> Iterator[Relaxation]:
    if ids[0] != wanted:
        yield Relaxation("released", (ids[0],))


def _other_slots(
    problem: Problem, ids: Sequence[str], wanted: str
) -> Iterator[Relaxation]:
    if ids[0] == wanted:
        others = (slot.id for slot in problem.slots if slot.id not in ids[1:])
        yield from (Relaxation("other_slot", (wanted, slot)) for slot in others)


def _extra_tables(
    problem: Problem, ids: Sequence[str], wanted: str
) -> Iterator[Relaxation]:
    yield from (Relaxation("extra_table", (slot.id,)) for slot in problem.slots)


def _zone_changes(
    problem: Problem, ids: Sequence[str], wanted: str
) -> Iterator[Relaxation]:
    zones = problem.rules.zone_change_needs_free_slot
    either = dict.fromkeys((min(two), max(two)) for two in zones)
    yield from (Relaxation("zone_change", two) for two in either)


def _order_of(
    problem: Problem, ids: Sequence[str], wanted: str
) -> Iterator[Relaxation]:
    yield Relaxation("order", (ids[0], ids[1]))


Listing = Callable[[Problem, Sequence[str], str], Iterator[Relaxation]]

RELAXATIONS: dict[str, Listing] = {
    "required": _releases,
    "fixed": _releases,
    "delegates": _by_record("delegate"),
    "pair_slots": _other_slots,
    "participant_unavailable": _by_slot_of_record("present"),
    "max_meetings": _by_record("more_meetings"),
    "tables": _extra_tables,
    "table_unavailable": _by_slot_of_record("open_table"),
    "free_tables_per_slot": _of_the_rules("kept_free"),
    "zone_change_needs_free_slot": _zone_changes,
    "max_idle_gap_spread": _of_the_rules("gap_spread"),
    "precedence": _order_of,
    "resource": _by_record("resource"),
}
"""What can give, by the kind of the demand that it touches."""
