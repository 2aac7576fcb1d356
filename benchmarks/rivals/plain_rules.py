"""The rules of a problem, each as one would write it into a CP-SAT model."""

from __future__ import annotations

from collections import defaultdict
from itertools import product

from rivals.plain_literals import Literals, PlainModel


def pair_meets_at_most_once(plain: PlainModel) -> None:
    """A pair meets once at most."""
    for literals in plain.of_pair.values():
        plain.model.add_at_most_one(literals)


def required_pair_meets(plain: PlainModel) -> None:
    """Every required or fixed pair meets."""
    for e, pair in enumerate(plain.problem.pairs):
        if pair.must_be_held:
            plain.model.add_bool_or(plain.of_pair.get(e, []))


def participant_has_enough_delegates(plain: PlainModel) -> None:
    """Nobody holds more meetings in a slot than it has delegates."""
    for (p, _), literals in plain.of_person_and_slot.items():
        delegates = plain.problem.participants[p].delegates
        if delegates == 1:
            plain.model.add_at_most_one(literals)
        else:
            plain.model.add(sum(literals) <= delegates)


def participant_stays_within_maximum(plain: PlainModel) -> None:
    """Nobody holds more meetings in the day than its maximum."""
    for p, literals in plain.of_person.items():
        most = plain.problem.participants[p].max_meetings
        if most is not None:
            plain.model.add(sum(literals) <= most)


def tables_suffice(plain: PlainModel) -> None:
    """A slot holds as many meetings as tables, and so does each pool of tables."""
    at: dict[tuple[int, tuple[str, ...]], Literals] = defaultdict(list)
    for x, (_, s, tables) in zip(plain.literals, plain.options, strict=True):
        at[s, tables].append(x)
    closed = {table.id: set(table.unavailable) for table in plain.problem.tables}
    for (s, tables), literals in at.items():
        slot = plain.problem.slots[s].id
        # A table at which a pair is fixed belongs to its pool as well.
        inside = [
            x
            for (other, some), listed in at.items()
            if other == s and some != tables and set(some) < set(tables)
            for x in listed
        ]
        room = sum(slot not in closed[table] for table in tables)
        plain.model.add(sum(literals) + sum(inside) <= room)
    for s, literals in plain.of_slot.items():
        plain.model.add(sum(literals) <= plain.day.seats[s])


def resources_suffice(plain: PlainModel) -> None:
    """The meetings of a slot use no more of a resource than there is."""
    for resource in plain.problem.resources:
        used = defaultdict(list)
        for x, (e, s, _) in zip(plain.literals, plain.options, strict=True):
            times = plain.problem.pairs[e].resources.count(resource.id)
            if times:
                used[s].append(times * x)
        for terms in used.values():
            plain.model.add(sum(terms) <= resource.capacity)


def earlier_pair_meets_first(plain: PlainModel) -> None:
    """Where both pairs of a precedence meet, the first one's slot is earlier."""
    for names in plain.problem.precedences:
        first, second = (plain.day.pair_number[name] for name in names)
        for s in plain.slots:
            late = [x for t in plain.slots[s:] for x in _at(plain, first, t)]
            early = [x for t in plain.slots[: s + 1] for x in _at(plain, second, t)]
            plain.model.add_at_most_one(late + early)


def zone_change_has_a_free_slot(plain: PlainModel) -> None:
    """Nobody meets in far zones in two neighbouring slots of a session."""
    listed = plain.problem.rules.zone_change_needs_free_slot
    if not listed:
        return
    inside: dict[tuple[int, int, str | None], Literals] = defaultdict(list)
    for x, (e, s, tables) in zip(plain.literals, plain.options, strict=True):
        for p in (plain.day.buyer[e], plain.day.seller[e]):
            inside[p, s, plain.zone[tables[0]]].append(x)
    sessions = [slot.session for slot in plain.problem.slots]
    neighbours = [s for s in plain.slots[:-1] if sessions[s] == sessions[s + 1]]
    ways = [*listed, *((b, a) for a, b in listed)]
    there = {key: plain.any_of(literals) for key, literals in inside.items()}
    for p, s, (one, other) in product(plain.people(), neighbours, ways):
        if (p, s, one) in there and (p, s + 1, other) in there:
            plain.model.add_at_most_one(there[p, s, one], there[p, s + 1, other])


RULES = (
    pair_meets_at_most_once,
    required_pair_meets,
    participant_has_enough_delegates,
    participant_stays_within_maximum,
    tables_suffice,
    resources_suffice,
    earlier_pair_meets_first,
    zone_change_has_a_free_slot,
)


def _at(plain: PlainModel, e: int, s: int) -> Literals:
    return plain.of_pair_and_slot.get((e, s), [])
