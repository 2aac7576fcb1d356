"""Meetings that may be held in one slot, and what they take of everything scarce.

Tables are counted by zone and owner; each group is scarce, and so are the seats besides
those kept free, everybody's delegates and maximum, resources, and places in an order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.optimize import Bounds, LinearConstraint, linprog, milp
from scipy.sparse import csr_array

from matchengine.live.obstacles import groups_for, suits
from matchengine.live.room import Room
from matchengine.problem import Pair

Key = tuple[Hashable, ...]
Floats = npt.NDArray[np.float64]
WHOLE = 1e-6
"""So near to a whole number a share is one."""


@dataclass(frozen=True)
class Option:
    """A pair at a table of some group, and how much it takes of everything scarce."""

    pair: Pair
    takes: Mapping[Key, int]


def options_of(room: Room, pair: Pair, slot: str) -> list[Option]:
    """List the ways to hold a pair whose people could sit in a slot.

    Tables that are taken are among them: they are counted, and may become free.
    """
    if room.held(pair.id) or not suits(room, pair, slot):
        return []
    takes: dict[Key, int] = {("seats",): 1}
    takes |= {("person", one): 1 for one in (pair.buyer, pair.seller)}
    takes |= {("resource", name): n for name, n in Counter(pair.resources).items()}
    for other in room.asked.later.get(pair.id, ()):
        takes["order", pair.id, other] = 1
    for other in room.asked.earlier.get(pair.id, ()):
        takes["order", other, pair.id] = 1
    groups = groups_for(room, pair, slot)
    if len(groups) > 1:
        takes["pair", pair.id] = 1
    return [Option(pair, {**takes, ("table", *group): 1}) for group in groups]


def there_is(room: Room, slot: str, keys: Sequence[Key]) -> Mapping[Key, int]:
    """Say how much there is of everything scarce."""
    left, seats = room.left_of(slot), room.seats(slot)
    tables: Counter[Key] = Counter(
        ("table", *room.asked.group_of(table)) for table in room.free_tables(slot)
    )
    found: dict[Key, int] = {}
    for key in keys:
        match key:
            case ("seats",):
                found[key] = seats
            case ("table", _, _):
                found[key] = tables[key]
            case ("person", str(one)):
                more, free = room.further_meetings(one), room.free_delegates(one, slot)
                found[key] = free if more is None else max(0, min(more, free))
            case ("resource", str(name)):
                found[key] = max(0, left[name])
            case _:
                found[key] = 1
    return found


def greedy(options: Sequence[Option], there: Mapping[Key, int]) -> list[Option]:
    """Take one option after the other, as long as there is enough for it."""
    left, taken = dict(there), []
    for one in options:
        if all(n <= left[key] for key, n in one.takes.items()):
            taken.append(one)
            for key, n in one.takes.items():
                left[key] -= n
    return taken


def prices(
    options: Sequence[Option], there: Mapping[Key, int]
) -> tuple[Floats, Floats]:
    """Price what is scarce by the linear program; give the share of each option too."""
    matrix, most = matrix_of(options, there)
    found = linprog(
        -worth(options), A_ub=matrix, b_ub=most, bounds=(0, 1), method="highs-ipm"
    )
    return np.maximum(0, -found.ineqlin.marginals), found.x


def best(options: Sequence[Option], there: Mapping[Key, int]) -> list[Option]:
    """Take those options that together are worth most: exact.

    Between buyers and sellers the linear program has whole shares most often.
    """
    if not options:
        return []
    _, share = prices(options, there)
    if np.abs(share - np.rint(share)).max() > WHOLE:
        matrix, most = matrix_of(options, there)
        share = milp(
            -worth(options),
            integrality=np.ones(len(options)),
            bounds=Bounds(0, 1),
            constraints=LinearConstraint(matrix, ub=most),
            options={"mip_rel_gap": 0},
        ).x
    return [options[at] for at in np.flatnonzero(share > 0.5).tolist()]


def worth(options: Sequence[Option]) -> Floats:
    """Give the value of each option."""
    return np.array([one.pair.value for one in options], dtype=float)


def value_of(options: Sequence[Option]) -> int:
    """Add up what the options are worth."""
    return sum(one.pair.value for one in options)


def matrix_of(
    options: Sequence[Option], there: Mapping[Key, int]
) -> tuple[csr_array, Floats]:
    """Give how much each option takes of everything, and how much there is of it."""
    row_of = {key: row for row, key in enumerate(there)}
    entries = [
        (row_of[key], at, n)
        for at, one in enumerate(options)
        for key, n in one.takes.items()
    ]
    row, column, number = zip(*entries, strict=True)
    matrix = csr_array((number, (row, column)), shape=(len(there), len(options)))
    return matrix, np.array(list(there.values()), dtype=float)
