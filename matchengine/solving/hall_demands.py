"""What the hall, its rules and resources demand, and the order of meetings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from matchengine.problem import Problem, Resource
from matchengine.solving.changes import Change, of_record
from matchengine.solving.demand import PLENTY, Demand, away_in_slots
from matchengine.solving.extra_tables import (
    more_tables,
    most_tables,
    plenty_of_tables,
)
from matchengine.solving.relaxing import Amounts, Counts, Step, amount, only
from matchengine.solving.wording import counted, listed, more


def hall(problem: Problem) -> Iterator[Demand]:
    """The hall has so many tables."""
    slots = tuple(slot.id for slot in problem.slots)

    def put_up(counts: Counts) -> Step:
        extra = more_tables(problem, {slot: counts.get(slot, 0) for slot in slots})
        return Step(_tables_in_words(counts, slots), Change(tables=extra), counts)

    yield Demand(
        "tables",
        tuple(table.id for table in problem.tables),
        f"The hall has {counted(len(problem.tables), 'table')}.",
        "Put up more tables.",
        # Of tables without end there are always enough that stay free.
        Change(tables=plenty_of_tables(problem), rules={"free_tables_per_slot": 0}),
        Amounts(slots, most_tables(problem), put_up),
    )


def open_tables(problem: Problem) -> Iterator[Demand]:
    """Some tables are out of use in some slots."""
    for table in problem.tables:
        if table.unavailable:
            yield away_in_slots(
                "table_unavailable",
                "tables",
                table,
                f"Table {table.id} is out of use",
                f"Let table {table.id} be used",
            )


def own_tables(problem: Problem) -> Iterator[Demand]:
    """Some participants hold their meetings at their own table."""
    for one in problem.participants:
        if one.table is not None:
            words = f"Let {one.label} give up its own table {one.table}."
            drop = of_record("participants", one.id, table=None)
            yield Demand(
                "own_table",
                (one.id, one.table),
                f"{one.label} has its own table {one.table}, for its meetings alone.",
                words,
                drop,
                only(words, drop),
            )


def free_tables(problem: Problem) -> Iterator[Demand]:
    """So many tables stay free in every slot."""
    free = problem.rules.free_tables_per_slot
    if free:

        def keep(n: int) -> Step:
            words = f"Keep only {counted(free - n, 'table')} free in every slot."
            if n == free:
                words = "Keep no table free."
            return Step(words, Change(rules={"free_tables_per_slot": free - n}))

        yield Demand(
            "free_tables_per_slot",
            (),
            f"{counted(free, 'table')} must stay free in every slot.",
            "Keep fewer tables free.",
            Change(rules={"free_tables_per_slot": 0}),
            amount(free, keep),
        )


def spread_of_gaps(problem: Problem) -> Iterator[Demand]:
    """The idle gaps of any two participants differ by so many at most."""
    spread = problem.rules.max_idle_gap_spread
    if spread is not None:

        def differ(n: int) -> Step:
            words = f"Let idle gaps of two participants differ by {spread + n}."
            return Step(words, Change(rules={"max_idle_gap_spread": spread + n}))

        yield Demand(
            "max_idle_gap_spread",
            (),
            f"Idle gaps of any two participants differ by {spread} at most.",
            "Let idle gaps of two participants differ by more.",
            Change(rules={"max_idle_gap_spread": None}),
            # There are fewer gaps in a day than half of its slots.
            amount(len(problem.slots) - spread, differ),
        )


def zone_changes(problem: Problem) -> Iterator[Demand]:
    """Nobody changes between some zones without a free slot."""
    listed_apart = problem.rules.zone_change_needs_free_slot
    apart = tuple(dict.fromkeys(_either_way(pair) for pair in listed_apart))
    if apart:

        def let_change(counts: Counts) -> Step:
            far = listed([_between(pair) for pair in counts])
            left = tuple(p for p in listed_apart if _either_way(p) not in counts)
            return Step(
                f"Let people change {far} from one slot to the next.",
                Change(rules={"zone_change_needs_free_slot": left}),
                counts,
            )

        yield Demand(
            "zone_change_needs_free_slot",
            (),
            f"Nobody changes {listed([_between(pair) for pair in apart])}"
            " without a free slot.",
            "Let people change zones from one slot to the next.",
            Change(rules={"zone_change_needs_free_slot": ()}),
            Amounts(apart, 1, let_change),
        )


def resources(problem: Problem) -> Iterator[Demand]:
    """There is so much of each resource."""
    wanted = Counter(name for pair in problem.pairs for name in pair.resources)
    for resource in problem.resources:
        if resource.id not in wanted:
            continue

        def bring(n: int, resource: Resource = resource) -> Step:
            number = resource.capacity + n
            words = f"Bring {number} of {resource.id} for each slot."
            return Step(words, of_record("resources", resource.id, capacity=number))

        yield Demand(
            "resource",
            (resource.id,),
            f"There are {resource.capacity} of resource {resource.id} in a slot.",
            f"Bring more of {resource.id}.",
            of_record(
                "resources", resource.id, capacity=max(resource.capacity, PLENTY)
            ),
            amount(wanted[resource.id] - resource.capacity, bring),
        )


def precedences(problem: Problem) -> Iterator[Demand]:
    """Some pairs meet before others."""
    for earlier, later in dict.fromkeys(problem.precedences):
        words = f"Drop the order that {earlier} meets before {later}."
        drop = Change(orders=frozenset({(earlier, later)}))
        yield Demand(
            "precedence",
            (earlier, later),
            f"{earlier} meets before {later}, in a day of"
            f" {counted(len(problem.slots), 'slot')}.",
            words,
            drop,
            only(words, drop),
        )


def _either_way(zones: tuple[str, str]) -> tuple[str, str]:
    return min(zones), max(zones)


def _between(zones: tuple[str, str]) -> str:
    first, second = zones
    if first == second:
        return f"between tables of zone {first}"
    return f"between zones {first} and {second}"


def _tables_in_words(counts: Counts, slots: tuple[str, ...]) -> str:
    by_number = Counter(counts.values())
    if len(slots) > 1 and len(counts) == len(slots) and len(by_number) == 1:
        return f"Put up {more(max(by_number), 'table')} for the whole day."
    parts = []
    for number in sorted(by_number, reverse=True):
        there = [slot for slot in slots if counts.get(slot) == number]
        parts.append(f"{more(number, 'table')} in {listed(there)}")
    return f"Put up {listed(parts)}."
