"""How much one commodity is what another asks for, for all that have to do at all."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import permutations, product

import numpy as np

from matchengine.trade.arrays import Floats, Ints

KIND, BROADER, SIBLING = 1.0, 0.75, 0.6
"""The offer is a kind of the need; the need one of the offer; kinds of one parent."""

# Which rule holds where several do: the first. A listing of two commodities goes before
# what their places say; for their kinds, that they are no substitutes goes before.
SAME, LISTED, NEVER, DESCENT, ONE_PARENT, LISTED_ABOVE = range(6)


@dataclass(frozen=True)
class Relations:
    """Ordered pairs of commodities (by number) that are alike, with their likeness.

    They come in the order of `need`, then of `offer`; all other pairs count 0.
    """

    size: int
    need: Ints
    offer: Ints
    worth: Floats

    def likeness(self, need: Ints, offer: Ints) -> Floats:
        """Look pairs up; 0 for those that are not there, and for numbers below 0."""
        keys = self.need * self.size + self.offer
        asked = need * self.size + offer
        place = np.searchsorted(keys, asked)
        found = np.zeros(len(asked))
        there = (place < len(keys)) & (need >= 0) & (offer >= 0)
        there[there] = keys[place[there]] == asked[there]
        found[there] = self.worth[place[there]]
        return found


def relations_of(
    parents: Sequence[Sequence[int]],
    ancestors: Sequence[Sequence[int]],
    substitutes: Sequence[tuple[int, int, float]],
    never: Sequence[tuple[int, int]],
) -> Relations:
    """Work out every pair that is alike.

    Listings hold for the two commodities and for all kinds of them: whoever takes
    frozen shrimp in place of prepared shrimp takes frozen tiger prawns too, and what
    is no substitute for table eggs is none for the kinds of table eggs.

    Parameters
    ----------
    parents
        The numbers of each commodity's direct parents.
    ancestors
        For each commodity, all that are above it.
    substitutes, never
        Numbers of two commodities, and what they count; numbers of two that are none.
    """
    size = len(parents)
    kinds: list[list[int]] = [[i] for i in range(size)]
    children: dict[int, list[int]] = {}
    for i, above in enumerate(ancestors):
        for one in above:
            kinds[one].append(i)
        for one in parents[i]:
            children.setdefault(one, []).append(i)
    rows = _Rows()
    rows.add(((i, i) for i in range(size)), SAME, 1.0)
    ends = [(one, i) for i, above in enumerate(ancestors) for one in above]
    rows.add(ends, DESCENT, KIND)
    rows.add(((kind, general) for general, kind in ends), DESCENT, BROADER)
    for some in children.values():
        rows.add(permutations(some, 2), ONE_PARENT, SIBLING)
    for one, other, likeness in substitutes:
        rows.add_both([(one, other)], LISTED, likeness)
        rows.add_both(_apart(kinds, one, other), LISTED_ABOVE, likeness)
    for one, other in never:
        rows.add_both([(one, other)], LISTED, 0.0)
        rows.add_both(_apart(kinds, one, other), NEVER, 0.0)
    return rows.settled(size)


class _Rows:
    """Pairs as they are gathered, with the rule that each came by."""

    def __init__(self) -> None:
        self.pairs: list[tuple[int, int]] = []
        self.rules: list[int] = []
        self.worth: list[float] = []

    def add(self, pairs: Iterable[tuple[int, int]], rule: int, worth: float) -> None:
        before = len(self.pairs)
        self.pairs.extend(pairs)
        added = len(self.pairs) - before
        self.rules.extend([rule] * added)
        self.worth.extend([worth] * added)

    def add_both(
        self, pairs: Collection[tuple[int, int]], rule: int, worth: float
    ) -> None:
        self.add(pairs, rule, worth)
        self.add([(other, one) for one, other in pairs], rule, worth)

    def settled(self, size: int) -> Relations:
        """Keep the first rule of each pair, and of equal rules the larger likeness."""
        ends = np.array(self.pairs, dtype=np.int64).reshape(-1, 2)
        key = ends[:, 0] * max(size, 1) + ends[:, 1]
        worth = np.array(self.worth)
        order = np.lexsort([-worth, np.array(self.rules, dtype=np.int64), key])
        key, worth = key[order], worth[order]
        first = np.ones(len(key), dtype=bool)
        first[1:] = key[1:] != key[:-1]
        first &= worth > 0
        need, offer = np.divmod(key[first], max(size, 1))
        return Relations(max(size, 1), need, offer, worth[first])


def _apart(kinds: Sequence[list[int]], one: int, other: int) -> list[tuple[int, int]]:
    """Pair the kinds of two commodities, but for those that are kinds of both."""
    left, right = set(kinds[one]), set(kinds[other])
    # one of the two may be a kind of the other: then it keeps all that are of both
    pairs = product(sorted(left - right or left), sorted(right - left or right))
    return [(i, j) for i, j in pairs if i != j]
