"""Who could stand by for whom, if the day allows: the same for every plan."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:  # a problem in arrays keeps its sides, and so imports them
    from matchengine.solving.indexed import Indexed, Ints


@dataclass(frozen=True)
class Sides:
    """Every pair that could stand by, once for each of its two as the one who waits.

    Those of participant p are the entries from `first[p]` to `first[p + 1]`, the best
    of them first. `other` is who stands by; `worth` is the pair's value times the
    chance that the other one is there, in thousandths.
    """

    first: Ints
    pair: Ints
    other: Ints
    worth: Ints


def sides_of(indexed: Indexed) -> Sides:
    """List who could stand by for whom.

    No pair does whose slot hangs on that of another one.
    """
    useful = indexed.allowed_at_first.any(axis=1) & (indexed.value > 0)
    for tied in indexed.order_by_pair:
        useful[list(tied)] = False
    once = np.flatnonzero(useful)
    pair = np.tile(once, 2)
    waits = np.concatenate([indexed.buyer[once], indexed.seller[once]])
    other = indexed.buyer[pair] + indexed.seller[pair] - waits
    worth = indexed.value[pair] * indexed.present[other]
    order = np.lexsort((pair, -worth, waits))
    order = order[(worth[order] > 0) & (indexed.present[waits[order]] > 0)]
    first = np.searchsorted(waits[order], np.arange(indexed.participants + 1))
    return Sides(first, pair[order], other[order], worth[order])
