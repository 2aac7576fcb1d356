"""In what the organiser's own scores may contradict themselves and the meetings."""

from __future__ import annotations

import math
from collections.abc import Iterator

from matchengine.errors import Finding
from matchengine.trade.looking import Tables

POINTS = 1000
"""A score of 1 is worth so many points."""

LARGEST_VALUE = 1_000_000
"""A value above this is no score of a pair, but something else."""


def own_pairs_are_of_two(tables: Tables) -> Iterator[Finding]:
    """A row of the own scores names two businesses, which no other row names."""
    seen: dict[frozenset[str], int] = {}
    for row, buyer, seller in tables.rows("pairs", "buyer", "seller"):
        if not (buyer and seller):
            continue
        first = seen.setdefault(frozenset((buyer, seller)), row)
        if buyer == seller:
            problem, fix = "a business cannot meet itself", "Name two of them."
        elif first != row:
            problem = f"row {first} already scores the two"
            fix = "Two businesses give one pair, whoever buys: keep one of the rows."
        else:
            continue
        yield tables.finding("pairs", row, "seller", seller, problem, fix)


def own_pairs_say_one_thing(tables: Tables) -> Iterator[Finding]:
    """A row of the own scores gives a score or a value, and not two that differ."""
    for row, score, value in tables.rows("pairs", "score", "value"):
        if math.isnan(score) and math.isnan(value):
            yield tables.finding(
                "pairs",
                row,
                "score",
                None,
                "neither a score nor a value stands there",
                "Fill in the score, from 0 to 1, or the value, in points of 1/1000.",
            )
        elif value > LARGEST_VALUE:
            yield tables.finding(
                "pairs",
                row,
                "value",
                int(value),
                f"the value is above {LARGEST_VALUE}",
                f"A value counts points: a full score is worth {POINTS}.",
            )
        elif abs(value - POINTS * score) > 1:
            yield tables.finding(
                "pairs",
                row,
                "value",
                int(value),
                f"the score of {score:g} is worth {round(POINTS * score)} points",
                "Keep the score or the value, and leave the other cell empty.",
            )


def meetings_go_the_same_way(tables: Tables) -> Iterator[Finding]:
    """Who buys in an agreed meeting also buys in the own scores."""
    agreed = {
        (buyer, seller): row
        for row, buyer, seller in tables.rows("meetings", "buyer", "seller")
    }
    for row, buyer, seller in tables.rows("pairs", "buyer", "seller"):
        against = agreed.get((seller, buyer))
        if against is not None and buyer != seller:
            yield tables.finding(
                "pairs",
                row,
                "buyer",
                buyer,
                f"in row {against} of {tables.sources.get('meetings', 'meetings')} "
                f"the two meet, but {seller} buys",
                "Swap buyer and seller in one of the two rows.",
            )
