"""A quick guess of a slot for each pair that must be held, to be checked by a model.

Pairs are placed one after the other. Where somebody is taken, the pair in the way is
moved on, and so may the next be: chains as in bipartite matching, which for the pairs
of one participant find room if there is any.
"""

from __future__ import annotations

from matchengine.problem import Problem
from matchengine.solving.changes import Change, changed, of_record
from matchengine.solving.easy_causes import Musts, musts_of
from matchengine.solving.indexed import NOWHERE, Indexed

MOST_PAIRS = 200


def narrowed(indexed: Indexed) -> Problem | None:
    """Give the problem with each pair in a guessed slot, None if one found no slot.

    A plan of it is a plan of the problem too; that it has none says nothing.
    """
    musts = musts_of(indexed)
    if len(musts.pair) > MOST_PAIRS:
        return None
    chains = _Chains(musts)
    if not all(chains.place(e, set()) for e in range(len(musts.pair))):
        return None
    problem = indexed.problem
    changes: list[Change] = []
    for e, s in zip(musts.pair.tolist(), chains.slot, strict=True):
        pair = problem.pairs[e]
        if pair.fixed is None:
            changes.append(of_record("pairs", pair.id, slots=(problem.slots[s].id,)))
    return changed(problem, changes)


class _Chains:
    """Pairs in their guessed slots; minds delegates and seats, no other rule."""

    def __init__(self, musts: Musts) -> None:
        indexed = musts.indexed
        self.slot = [NOWHERE] * len(musts.pair)
        self._open = [row.nonzero()[0].tolist() for row in musts.usable]
        buyers, sellers = indexed.buyer[musts.pair], indexed.seller[musts.pair]
        self._sides = list(zip(buyers.tolist(), sellers.tolist(), strict=True))
        self._delegates = indexed.delegates.tolist()
        self._seats = indexed.seats.tolist()
        self._there: dict[tuple[int, int], list[int]] = {}

    def place(self, e: int, moved: set[int]) -> bool:
        """Find a slot for a pair, moving others on, each once at most."""
        moved.add(e)
        ways = [(self._in_the_way(e, s), s) for s in self._open[e]]
        for others, s in sorted(ways, key=lambda way: len(way[0])):
            if not others and self._seats[s] <= 0:
                continue
            if len(others) > 1 or others & moved:
                continue
            for other in others:
                self._take(other)
            self._put(e, s)
            if all(self.place(other, moved) for other in others):
                return True
            self._take(e)
            for other in others:
                self._put(other, s)
        return False

    def _in_the_way(self, e: int, s: int) -> set[int]:
        return {
            there[-1]
            for p in self._sides[e]
            if len(there := self._there.get((p, s), [])) >= self._delegates[p]
        }

    def _put(self, e: int, s: int) -> None:
        self.slot[e] = s
        self._seats[s] -= 1
        for p in self._sides[e]:
            self._there.setdefault((p, s), []).append(e)

    def _take(self, e: int) -> None:
        s, self.slot[e] = self.slot[e], NOWHERE
        self._seats[s] += 1
        for p in self._sides[e]:
            self._there[p, s].remove(e)
