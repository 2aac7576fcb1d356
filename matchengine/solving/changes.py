"""Changes to a problem as data: many are merged and made at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from matchengine.problem import Problem, Table

Fields = Mapping[str, Any]


@dataclass(frozen=True)
class Change:
    """What to make different in a problem.

    `records` has new fields by list and id: `{("participants", "P1"): {...}}`; `rules`
    new fields of the rules; `orders` the precedences that go; `tables` those that come.
    """

    records: Mapping[tuple[str, str], Fields] = field(default_factory=dict)
    rules: Fields = field(default_factory=dict)
    orders: frozenset[tuple[str, str]] = frozenset()
    tables: tuple[Table, ...] = ()


def of_record(listed: str, name: str, **fields: Any) -> Change:
    """Change fields of the named record of a list."""
    return Change(records={(listed, name): fields})


def changed(problem: Problem, changes: Iterable[Change]) -> Problem:
    """Make all these changes; of two of the same field the later one counts."""
    records: dict[str, dict[str, dict[str, Any]]] = {}
    rules: dict[str, Any] = {}
    orders: set[tuple[str, str]] = set()
    tables: list[Table] = []
    for change in changes:
        for (listed, name), fields in change.records.items():
            records.setdefault(listed, {}).setdefault(name, {}).update(fields)
        rules.update(change.rules)
        orders |= change.orders
        tables += change.tables
    new: dict[str, Any] = {
        listed: tuple(
            replace(one, **named[one.id]) if one.id in named else one
            for one in getattr(problem, listed)
        )
        for listed, named in records.items()
    }
    if tables:
        new["tables"] = (*new.get("tables", problem.tables), *tables)
    if orders:
        left = tuple(order for order in problem.precedences if order not in orders)
        new["precedences"] = left
    if rules:
        new["rules"] = replace(problem.rules, **rules)
    return replace(problem, **new) if new else problem


def only_these_pairs(problem: Problem, names: Iterable[str]) -> Problem:
    """Leave out all other pairs, goals, and who has neither a pair nor a table."""
    kept = set(names)
    pairs = tuple(pair for pair in problem.pairs if pair.id in kept)
    meeting = {side for pair in pairs for side in (pair.buyer, pair.seller)}
    return replace(
        problem,
        participants=tuple(
            one
            for one in problem.participants
            if one.id in meeting or one.table is not None
        ),
        pairs=pairs,
        precedences=tuple(
            (a, b) for a, b in problem.precedences if a in kept and b in kept
        ),
        baseline=(),
        goals=(),
    )


def only_what_is_required(problem: Problem) -> Problem:
    """Leave out what cannot make a problem infeasible: optional pairs and goals.

    Optional meetings matter only to the spread of idle gaps, which they may fill.
    """
    every = problem.rules.max_idle_gap_spread is not None
    return only_these_pairs(
        problem, (pair.id for pair in problem.pairs if every or pair.must_be_held)
    )
