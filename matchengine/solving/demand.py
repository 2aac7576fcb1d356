"""A demand: something asked for, how a problem is without it, how it can be relaxed."""

from __future__ import annotations

from dataclasses import dataclass

from matchengine.problem import Participant, Table
from matchengine.solving.changes import Change, of_record
from matchengine.solving.relaxing import Amounts, Counts, Ladder, Step
from matchengine.solving.wording import listed

PLENTY = 10**6


@dataclass(frozen=True)
class Demand:
    """Something asked for: its ids, a sentence, and what doing without it changes.

    `relaxation` says in general what would help, `ladder` lists by how much.
    """

    kind: str
    ids: tuple[str, ...]
    sentence: str
    relaxation: str
    drop: Change
    ladder: Ladder

    @property
    def key(self) -> tuple[str, tuple[str, ...]]:
        """What tells the demands of a problem apart."""
        return self.kind, self.ids


def away_in_slots(
    kind: str, records: str, one: Participant | Table, is_so: str, let_it: str
) -> Demand:
    """Give the demand of a record that is away in some slots.

    `is_so` and `let_it` are sentences up to the slots they end with.
    """

    def there(counts: Counts) -> Step:
        left = tuple(name for name in one.unavailable if name not in counts)
        change = of_record(records, one.id, unavailable=left)
        return Step(f"{let_it} in {listed([*counts])}.", change, counts)

    return Demand(
        kind,
        (one.id, *one.unavailable),
        f"{is_so} in {listed(one.unavailable)}.",
        f"{let_it} in some of these slots.",
        of_record(records, one.id, unavailable=()),
        Amounts(tuple(dict.fromkeys(one.unavailable)), 1, there),
    )
