"""Tables that are not there: what a hall could put up besides its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import count, islice

from matchengine.problem import Problem, Table

MOST_TABLES = 10_000
"""Nobody is told to put up more than that, however many should stay free."""


def plenty_of_tables(problem: Problem) -> tuple[Table, ...]:
    """Give a table for every pair."""
    return tuple(
        Table(name) for name in islice(_new_names(problem), len(problem.pairs))
    )


def more_tables(problem: Problem, by_slot: Mapping[str, int]) -> tuple[Table, ...]:
    """Give tables of which so many are open in each slot."""
    most = max(by_slot.values(), default=0)
    return tuple(
        Table(
            name,
            unavailable=tuple(slot for slot, n in by_slot.items() if n < number),
        )
        for number, name in enumerate(islice(_new_names(problem), most), start=1)
    )


def most_tables(problem: Problem) -> int:
    """Say how many more tables can be of use in a slot."""
    return min(MOST_TABLES, len(problem.pairs) + problem.rules.free_tables_per_slot)


def _new_names(problem: Problem) -> Iterator[str]:
    known = {table.id for table in problem.tables}
    names = (f"extra table {number}" for number in count(1))
    return (name for name in names if name not in known)
