"""The best partners of each participant, kept while pairs stream by."""

from __future__ import annotations

import numpy as np

from matchengine.trade.arrays import Bools, Floats, Ints
from matchengine.trade.pairing import DECIMALS

HELD_AT_MOST = 4_000_000
"""So many pairs are held before those are dropped that cannot be among the best."""

_SCORE = 10**DECIMALS
_BITS = _SCORE.bit_length()


class Narrowed:
    """Pairs that may be among the best `most` of either participant; None keeps all.

    A pair stays if its score reaches that of the `most`-th best of either side so far;
    as that only rises, none is dropped that belongs in the end. Ties all stay.
    """

    def __init__(
        self, participants: int, most: int | None, held_at_most: int = HELD_AT_MOST
    ) -> None:
        self.participants, self.most = participants, most
        self.held_at_most = held_at_most
        self.pairs: list[tuple[Ints, Ints, Ints]] = []
        self.kept: list[tuple[Ints, Ints]] = []
        self.held = 0
        self.seen = 0
        # how far below 1 the last of the best is, in units of the last decimal
        self.limit = np.full(participants, _SCORE, dtype=np.int64)

    def add(self, one: Ints, other: Ints, score: Floats, kept: Bools) -> None:
        """Add different pairs, with scores in [0, 1]; those that are kept stay."""
        self.kept.append((one[kept], other[kept]))
        one, other = one[~kept], other[~kept]
        self.seen += len(one)
        below = _SCORE - np.rint(score[~kept] * _SCORE).astype(np.int64)
        near = (below <= self.limit[one]) | (below <= self.limit[other])
        self.pairs.append((one[near], other[near], below[near]))
        self.held += int(near.sum())
        if self.most is not None and self.held > self.held_at_most:
            self._narrow()
            # what stays is paid off by as much again
            self.held_at_most = max(self.held_at_most, 2 * self.held)

    def settled(self) -> tuple[Ints, Ints, int]:
        """Give the pairs that are left, in order, and how many are not."""
        if self.most is not None:
            self._narrow()
        one = np.concatenate([_NONE, *(p[0] for p in self.pairs)])
        left = len(one)
        one = np.concatenate([one, *(p[0] for p in self.kept)])
        other = np.concatenate(
            [_NONE, *(p[1] for p in self.pairs), *(p[1] for p in self.kept)]
        )
        order = np.lexsort([other, one])
        return one[order], other[order], self.seen - left

    def _narrow(self) -> None:
        """Find the last of the best of each participant, and drop what is below."""
        if not self.pairs or self.most is None:
            return
        one, other, below = (
            np.concatenate(column) for column in zip(*self.pairs, strict=True)
        )
        mine = np.concatenate([one, other]) << _BITS
        mine |= np.concatenate([below, below])
        mine.sort()
        first = np.searchsorted(mine, np.arange(self.participants + 1) << _BITS)
        last = first[:-1] + self.most - 1
        full = np.flatnonzero(last < first[1:])
        self.limit[full] = mine[last[full]] & ((1 << _BITS) - 1)
        near = (below <= self.limit[one]) | (below <= self.limit[other])
        self.pairs = [(one[near], other[near], below[near])]
        self.held = int(near.sum())


_NONE = np.zeros(0, dtype=np.int64)
