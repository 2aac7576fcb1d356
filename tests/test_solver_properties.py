"""What never changes an optimum, and what can only make it better."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import make
import pytest
from checked import bests, solved
from strategies import random_problem

from matchengine.problem import Goal


def reordered(problem, seed=7):
    """The same problem with every list but the slots in another order."""
    lists = ("tables", "participants", "pairs", "resources", "precedences", "baseline")
    shuffled = {name: list(getattr(problem, name)) for name in lists}
    for records in shuffled.values():
        Random(seed).shuffle(records)
    return replace(problem, **shuffled)


def renamed(problem):
    """The same problem with other ids, which also sort the other way round."""
    flip = {
        record.id: f"{len(records) - place:03} {record.id[::-1]}"
        for records in (problem.participants, problem.pairs, problem.tables)
        for place, record in enumerate(records)
    }
    return replace(
        problem,
        tables=[replace(t, id=flip[t.id]) for t in problem.tables],
        participants=[
            replace(p, id=flip[p.id], table=p.table and flip[p.table])
            for p in problem.participants
        ],
        pairs=[
            replace(
                p,
                id=flip[p.id],
                buyer=flip[p.buyer],
                seller=flip[p.seller],
                fixed=p.fixed
                and replace(p.fixed, table=p.fixed.table and flip[p.fixed.table]),
            )
            for p in problem.pairs
        ],
        precedences=[(flip[a], flip[b]) for a, b in problem.precedences],
        baseline=[
            replace(
                old,
                pair=flip.get(old.pair, old.pair),
                table=flip.get(old.table, old.table),
            )
            for old in problem.baseline
        ],
    )


@pytest.mark.parametrize("change", [reordered, renamed])
def test_order_and_names_do_not_matter(change):
    for seed in range(14):
        problem = random_problem(seed)
        first, second = solved(problem), solved(change(problem))
        assert first.status == second.status
        assert [(g.goal, g.best, g.limit) for g in first.goals] == [
            (g.goal, g.best, g.limit) for g in second.goals
        ]


def with_more(problem, kind):
    """The same problem with one more table, one more slot, or shorter bans."""
    match kind:
        case "table":
            return replace(problem, tables=[*problem.tables, make.table("more")])
        case "slot":
            return replace(problem, slots=[*problem.slots, make.slot("more")])
        case "ban":
            free = [
                replace(p, unavailable=p.unavailable[1:]) for p in problem.participants
            ]
            return replace(problem, participants=free)


@pytest.mark.parametrize("kind", ["table", "slot", "ban"])
def test_more_room_never_lowers_the_value(kind):
    for seed in range(14):
        problem = random_problem(
            seed, switches=["unavailable", "delegates", "maximum", "precedences"]
        )
        problem = replace(problem, goals=[Goal("value")])
        assert bests(with_more(problem, kind)) >= bests(problem)
