"""The most that further meetings could add to one slot, all others left as they are.

Exact: a largest-weight choice among the pairs that nothing stands in the way of, such
that delegates, maximums, tables, resources and orders suffice for all of them together.
Tables are counted by zone and owner; those kept free stay free. The spread of idle gaps
is not looked at, since it is a matter of the whole day.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from matchengine.live.obstacles import obstacle, tables_for
from matchengine.live.room import Room
from matchengine.problem import Pair

NOT_OF_ONE_SLOT = {"idle_gaps"}
Option = tuple[Pair, Hashable]
"""A pair at a table of some group: of a zone, or a single one."""


def most_value(room: Room, slot: str, without: frozenset[str] = frozenset()) -> int:
    """Give the most that meetings of idle people could add to a slot.

    Parameters
    ----------
    room
        The plan to which they would be added.
    without
        Participants who take no part.
    """
    if room.seats(slot) == 0:
        return 0
    options = list(_options(room, slot, without))
    if not options:
        return 0
    weight = np.array([pair.value for pair, _ in options], dtype=float)
    rows, most = _limits(room, slot, options)
    found = milp(
        -weight,
        integrality=np.ones(len(options)),
        bounds=Bounds(0, 1),
        constraints=LinearConstraint(_matrix(rows, len(options)), ub=most),
        options={"mip_rel_gap": 0},
    )
    return sum(
        pair.value
        for (pair, _), taken in zip(options, found.x, strict=True)
        if taken > 0.5
    )


def _options(room: Room, slot: str, without: frozenset[str]) -> Iterator[Option]:
    asked = room.asked
    idle = {
        one
        for one in asked.pairs_of
        if one not in without and room.free_delegates(one, slot)
    }
    for one in sorted(idle):
        for pair in asked.pairs_of[one]:
            apart = pair.buyer != one or pair.seller not in idle
            if apart or room.held(pair.id):
                continue
            if obstacle(room, pair, slot) in NOT_OF_ONE_SLOT | {None}:
                groups = {_group(room, table) for table in tables_for(room, pair, slot)}
                yield from ((pair, group) for group in sorted(groups, key=str))


def _group(room: Room, table: str) -> Hashable:
    """Say with which other tables a table can be counted."""
    asked = room.asked
    if table in asked.owned or table in asked.fixed_tables:
        return "alone", table
    return "zone", asked.tables[table].zone if asked.far_apart else None


def _limits(
    room: Room, slot: str, options: Sequence[Option]
) -> tuple[Sequence[Mapping[int, int]], Sequence[int]]:
    """Give what the options take of everything scarce, and how much there is of it."""
    taken: dict[Hashable, Counter[int]] = defaultdict(Counter)
    there: dict[Hashable, int] = {"seats": room.seats(slot)}
    tables = Counter(_group(room, table) for table in room.free_tables(slot))
    left = room.left_of(slot)
    asked = {pair.id for pair, _ in options}
    for at, (pair, group) in enumerate(options):
        for one in (pair.buyer, pair.seller):
            taken["person", one][at] = 1
            more, free = room.further_meetings(one), room.free_delegates(one, slot)
            there["person", one] = free if more is None else min(more, free)
        for name, n in Counter(pair.resources).items():
            taken["resource", name][at] = n
            there["resource", name] = left[name]
        for other in room.asked.later.get(pair.id, frozenset()) & asked:
            taken["order", pair.id, other][at] = 1
            there["order", pair.id, other] = 1
        for other in room.asked.earlier.get(pair.id, frozenset()) & asked:
            taken["order", other, pair.id][at] = 1
        taken["pair", pair.id][at] = taken["table", group][at] = taken["seats"][at] = 1
        there["pair", pair.id], there["table", group] = 1, tables[group]
    return [taken[name] for name in there], [there[name] for name in there]


def _matrix(rows: Sequence[Mapping[int, int]], width: int) -> csr_array:
    entries = [(n, at, k) for n, row in enumerate(rows) for at, k in row.items()]
    row, column, number = zip(*entries, strict=True)
    return csr_array((number, (row, column)), shape=(len(rows), width))
