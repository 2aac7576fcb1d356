"""Where meetings are held, as coarse as the goals and rules in force allow.

Tables that nobody owns are interchangeable but for their zone, so most work only
counts them: they form a pool. Where it matters who sits at which table, every table
is a place of its own.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from matchengine.solving.indexed import NOWHERE, Indexed, Ints


@dataclass(frozen=True)
class Places:
    """A partition of the tables into places; `room` [places, S] is what each holds.

    `place_of` [T] names the place of each table; `shared` are the places of tables
    that nobody owns; `zone` has the zone of each place.
    """

    tables: tuple[tuple[int, ...], ...]
    place_of: Ints
    shared: Ints
    room: Ints
    zone: tuple[str | None, ...]

    @cached_property
    def are_tables(self) -> bool:
        """Whether every place is one table."""
        return all(len(tables) == 1 for tables in self.tables)


def pooled_places(indexed: Indexed, *, by_zone: bool = True) -> Places:
    """Pool the tables that nobody owns: by zone if a rule asks for zones."""
    zoned = by_zone and bool(indexed.problem.rules.zone_change_needs_free_slot)
    pools: dict[str | None, list[int]] = {}
    for t, zone in enumerate(indexed.zones):
        if indexed.owner[t] == NOWHERE:
            pools.setdefault(zone if zoned else None, []).append(t)
    owned = ([t] for t in np.flatnonzero(indexed.owner != NOWHERE).tolist())
    return _places(indexed, (*pools.values(), *owned))


def single_places(indexed: Indexed) -> Places:
    """Make every table a place of its own."""
    return _places(indexed, ([t] for t in range(len(indexed.owner))))


def _places(indexed: Indexed, groups: Iterable[list[int]]) -> Places:
    tables = tuple(tuple(group) for group in groups)
    place_of = np.full(len(indexed.owner), NOWHERE, dtype=np.int64)
    for place, group in enumerate(tables):
        place_of[list(group)] = place
    room = np.array(
        [indexed.open_tables[list(group)].sum(axis=0) for group in tables],
        dtype=np.int64,
    ).reshape(len(tables), indexed.slots)
    shared = [k for k, group in enumerate(tables) if indexed.owner[group[0]] == NOWHERE]
    return Places(
        tables=tables,
        place_of=place_of,
        shared=np.array(shared, dtype=np.int64),
        room=room,
        zone=tuple(indexed.zones[group[0]] for group in tables),
    )
