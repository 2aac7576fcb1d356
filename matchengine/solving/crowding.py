"""More meetings than room: which of them cannot all be held, by counting alone.

Meetings that share something (a participant, an own table, the hall) go to slots, and
each slot has room for so many. Whether all find room is a flow; where they do not,
the flow leaves behind meetings that want more than their slots have, together (Hall).
"""

from __future__ import annotations

import numpy as np
from scipy.sparse import coo_array, csr_array
from scipy.sparse.csgraph import maximum_flow

from matchengine.solving.indexed import Bools, Ints

MOST_ARCS = 1_000_000
"""Larger flows are left out: counting is meant to be quick."""


def too_many(usable: Bools, room: Ints) -> Ints | None:
    """Find meetings that cannot all be held, None if none are found.

    Parameters
    ----------
    usable
        [meetings, S] whether a meeting may be held in a slot.
    room
        [S] how many of them a slot holds.

    Returns
    -------
    Ints or None
        Entries of meetings, one more than there is room for in all their slots.
    """
    usable = usable & (room > 0)
    number = len(usable)
    room = np.clip(room, 0, number)
    # Who has more room than there are meetings never lacks any.
    tight = np.flatnonzero(usable @ room < number)
    if len(tight) == 0:
        return None
    usable = usable[tight]
    kinds, kind_of = _kinds(usable)
    if kinds.size > MOST_ARCS:
        return None
    reached = _left_without_room(kinds, np.bincount(kind_of), room)
    if not reached.any():
        return None
    within = kinds[reached].any(axis=0)
    crowd = tight[np.flatnonzero(reached[kind_of])]
    return crowd[: int(room[within].sum()) + 1]


def _kinds(usable: Bools) -> tuple[Bools, Ints]:
    """Give the different rows, and for each row which of them it is."""
    packed = np.ascontiguousarray(np.packbits(usable, axis=1))
    if packed.shape[1] == 0:
        return usable[:1], np.zeros(len(usable), dtype=np.int64)
    rows = packed.view(np.dtype((np.void, packed.shape[1]))).ravel()
    _, first, kind_of = np.unique(rows, return_index=True, return_inverse=True)
    return usable[first], kind_of


def _left_without_room(kinds: Bools, number: Ints, room: Ints) -> Bools:
    """[kinds] those reached in the flow from a kind that does not find room for all."""
    amount, slots = kinds.shape
    kind, slot = np.nonzero(kinds)
    source, sink = amount + slots, amount + slots + 1
    tails = [np.full(amount, source), kind, amount + np.arange(slots)]
    heads = [np.arange(amount), amount + slot, np.full(slots, sink)]
    sizes = [number, number[kind], room]
    graph = csr_array(
        coo_array(
            (
                np.concatenate(sizes).astype(np.int32),
                (np.concatenate(tails), np.concatenate(heads)),
            ),
            shape=(sink + 1, sink + 1),
        )
    )
    flow = maximum_flow(graph, source, sink).flow.toarray()
    reached: Bools = flow[source, :amount] < number
    sent = flow[:amount, amount : amount + slots] > 0
    while True:
        slots_reached = kinds[reached].any(axis=0)
        more = reached | sent[:, slots_reached].any(axis=1)
        if (more == reached).all():
            return reached
        reached = more
