"""Meetings put into a plan one by one, each only where it breaks no rule of ours.

All rules are watched that adding a meeting may break, but for the spread of idle gaps,
which looks at everybody's whole day.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from matchengine.solving.indexed import NOWHERE, Indexed
from matchengine.solving.plan import Plan


class Seated:
    """Who sits where so far. `wanted` (slot, table) are left to who wants them."""

    def __init__(
        self, indexed: Indexed, plan: Plan, wanted: Iterable[tuple[int, int]]
    ) -> None:
        self._indexed = indexed
        self._buyer = indexed.buyer.tolist()
        self._seller = indexed.seller.tolist()
        self._delegates = indexed.delegates.tolist()
        self._cap = indexed.meeting_cap.tolist()
        self._seats = indexed.seats.tolist()
        self._host = indexed.host_table.tolist()
        self._fixed = indexed.fixed_table.tolist()
        self._owned = (indexed.owner != NOWHERE).tolist()
        self._capacity = indexed.capacity.tolist()
        self._uses = indexed.uses_by_pair
        self._earlier, self._later = indexed.order_by_pair
        self._clashing = _clashing_zones(indexed)
        self._goes_on = set(indexed.neighbouring_slots)
        self._wanted = set(wanted)
        self._slot = [NOWHERE] * indexed.pairs
        self._table = [NOWHERE] * indexed.pairs
        self._at: dict[tuple[int, int], list[int]] = {}
        self._meetings = [0] * indexed.participants
        self._taken: set[tuple[int, int]] = set()
        self._in_slot = [0] * indexed.slots
        self._used = np.zeros((len(indexed.capacity), indexed.slots), dtype=np.int64)
        self._free: dict[int, list[int]] = {}
        for e in plan.held.tolist():
            self._hold(e, int(plan.slot[e]), int(plan.table[e]))

    def is_held(self, e: int) -> bool:
        """Whether a pair meets."""
        return self._slot[e] != NOWHERE

    def plan(self) -> Plan:
        """Give what has been put so far."""
        return Plan(
            np.array(self._slot, dtype=np.int64), np.array(self._table, dtype=np.int64)
        )

    def put(self, e: int, s: int, t: int) -> bool:
        """Put a pair into a slot at a table, if it may be there."""
        if not (self._may_meet(e, s) and self._may_sit(e, s, t)):
            return False
        self._hold(e, s, t)
        return True

    def put_in_slot(self, e: int, s: int, t: int = NOWHERE) -> bool:
        """Put a pair into a slot at any table that is free, if it may be there."""
        if not self._may_meet(e, s):
            return False
        table = self._free_table(e, s)
        if table is None:
            return False
        self._hold(e, s, table)
        return True

    def put_anywhere(self, e: int, s: int = NOWHERE, t: int = NOWHERE) -> bool:
        """Put a pair into the first slot in which it may be, earliest first."""
        slots = np.flatnonzero(self._indexed.allowed[e]).tolist()
        return any(self.put_in_slot(e, other) for other in slots)

    def _may_meet(self, e: int, s: int) -> bool:
        """Whether everything but the table allows a pair to meet in a slot."""
        if s == NOWHERE or self._slot[e] != NOWHERE:
            return False
        if not self._indexed.allowed[e, s] or self._in_slot[s] >= self._seats[s]:
            return False
        for p in (self._buyer[e], self._seller[e]):
            if self._meetings[p] >= self._cap[p]:
                return False
            if len(self._at.get((p, s), ())) >= self._delegates[p]:
                return False
        return self._has_resources(e, s) and self._is_in_order(e, s)

    def _has_resources(self, e: int, s: int) -> bool:
        return all(
            self._used[r, s] + times <= self._capacity[r]
            for r, times in self._uses.get(e, ())
        )

    def _is_in_order(self, e: int, s: int) -> bool:
        """Whether what must come before it, or after it, does so."""
        if e in self._earlier.get(e, ()):
            return False
        before = (self._slot[other] for other in self._earlier.get(e, ()))
        after = (self._slot[other] for other in self._later.get(e, ()))
        return all(then < s for then in before) and all(
            then == NOWHERE or then > s for then in after
        )

    def _may_sit(self, e: int, s: int, t: int) -> bool:
        """Whether a pair may be at a table in a slot."""
        if t == NOWHERE or (s, t) in self._taken:
            return False
        if not self._indexed.open_tables[t, s] or self._fixed[e] not in (NOWHERE, t):
            return False
        host = self._host[e]
        if self._owned[t] if host == NOWHERE else host != t:
            return False
        return not self._clashing or self._zone_fits(e, s, t)

    def _zone_fits(self, e: int, s: int, t: int) -> bool:
        """Whether both have no meeting in a clashing zone just before or after."""
        zones = self._indexed.zones
        beside = [s - 1] * (s - 1 in self._goes_on) + [s + 1] * (s in self._goes_on)
        return not any(
            (zones[t], zones[table]) in self._clashing
            for p in (self._buyer[e], self._seller[e])
            for other in beside
            for table in self._at.get((p, other), ())
        )

    def _free_table(self, e: int, s: int) -> int | None:
        """Find a table for a pair in a slot, one that nobody else wants if possible."""
        if self._host[e] != NOWHERE or self._fixed[e] != NOWHERE:
            only = self._host[e] if self._host[e] != NOWHERE else self._fixed[e]
            return only if self._may_sit(e, s, only) else None
        free = self._free_tables(s)
        while free and (s, free[-1]) in self._taken:
            free.pop()
        return next((t for t in reversed(free) if self._may_sit(e, s, t)), None)

    def _free_tables(self, s: int) -> list[int]:
        """List the shared tables that are open in a slot, the most wanted first."""
        if s not in self._free:
            tables = np.flatnonzero(self._indexed.open_tables[:, s]).tolist()
            shared = [t for t in reversed(tables) if not self._owned[t]]
            self._free[s] = sorted(shared, key=lambda t: (s, t) not in self._wanted)
        return self._free[s]

    def _hold(self, e: int, s: int, t: int) -> None:
        self._slot[e], self._table[e] = s, t
        self._taken.add((s, t))
        self._in_slot[s] += 1
        for p in (self._buyer[e], self._seller[e]):
            self._meetings[p] += 1
            self._at.setdefault((p, s), []).append(t)
        for r, times in self._uses.get(e, ()):
            self._used[r, s] += times


def _clashing_zones(indexed: Indexed) -> set[tuple[str | None, str | None]]:
    """Give the zones between which a free slot is needed, both ways round."""
    pairs = indexed.problem.rules.zone_change_needs_free_slot
    return {(a, b) for a, b in pairs} | {(b, a) for a, b in pairs}
