"""What room is left in a day while meetings are placed: time, seats, tables, stock.

For missions without rules that tie a participant's slots together (see `is_lean`):
then a meeting fits or not by what is held so far, and this says so for many at once.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from matchengine.solving.indexed import NOWHERE, Bools, Indexed, Ints
from matchengine.solving.places import Places
from matchengine.solving.plan import Plan
from matchengine.solving.rules import RULES, Rule

FAR = 2**40
"""More meetings than any day holds; what is larger is cut to it."""


def is_lean(indexed: Indexed, rules: Sequence[Rule]) -> bool:
    """Whether no rule looks at a participant's several slots, nor is of the caller."""
    wanted = indexed.problem.rules
    return (
        set(rules) <= set(RULES)
        and wanted.max_idle_gap_spread is None
        and not wanted.zone_change_needs_free_slot
    )


class Room:
    """What is left beside the meetings of a plan; it shrinks as meetings are placed.

    `slot` [E] is where each pair is held; `time` [P, S] how many meetings more each
    participant can take in a slot, `day` [P] how many more in the day, `meetings` [P]
    how many it has; `seats` [S] is how many more the hall can take.
    """

    def __init__(self, indexed: Indexed, places: Places, plan: Plan) -> None:
        self.indexed = indexed
        self.slot: Ints = np.full(indexed.pairs, NOWHERE, dtype=np.int64)
        delegates = np.minimum(indexed.delegates, FAR)
        self.time: Ints = np.where(indexed.available, delegates[:, None], 0)
        self.day: Ints = np.minimum(indexed.meeting_cap, FAR)
        self.meetings: Ints = np.zeros(indexed.participants, dtype=np.int64)
        self.seats: Ints = np.maximum(indexed.seats, 0)
        self._shared: Ints = places.room[places.shared].sum(axis=0)
        self._own: Bools = indexed.open_tables.copy()
        self._hosted = indexed.host_table != NOWHERE
        self._stock: Ints = np.repeat(
            np.minimum(indexed.capacity, FAR)[:, None], indexed.slots, axis=1
        )
        self._uses = indexed.uses_by_pair
        self._earlier, self._later = indexed.order_by_pair
        self._tied = np.zeros(indexed.pairs, dtype=bool)
        self._tied[[*self._uses, *self._earlier, *self._later]] = True
        held = plan.held
        for s in np.unique(plan.slot[held]).tolist():
            self.hold(held[plan.slot[held] == s], s)

    @property
    def is_tied(self) -> bool:
        """Whether more than people and seats decides what fits together."""
        return bool(self._tied.any() or self._hosted.any())

    def hold(self, pairs: Ints, slot: int) -> None:
        """Place these pairs in a slot."""
        indexed = self.indexed
        self.slot[pairs] = slot
        both = np.concatenate([indexed.buyer[pairs], indexed.seller[pairs]])
        taken = np.bincount(both, minlength=indexed.participants)
        self.time[:, slot] -= taken
        self.day -= taken
        self.meetings += taken
        self.seats[slot] -= len(pairs)
        hosted = pairs[self._hosted[pairs]]
        self._own[indexed.host_table[hosted], slot] = False
        self._shared[slot] -= len(pairs) - len(hosted)
        for e in pairs[self._tied[pairs]].tolist():
            for resource, times in self._uses.get(e, ()):
                self._stock[resource, slot] -= times

    def rest(self, slots: Ints) -> Ints:
        """[P] how many meetings more each can take in these slots."""
        rest: Ints = np.minimum(self.day, self.time[:, slots].sum(axis=1))
        return rest

    def fits(self, pairs: Ints, slots: Ints) -> Bools:
        """[pairs, slots] whether each pair could be placed in each of these slots."""
        indexed = self.indexed
        buyer, seller = indexed.buyer[pairs], indexed.seller[pairs]
        free = self.time[:, slots] > 0
        fits = indexed.allowed[np.ix_(pairs, slots)] & free[buyer] & free[seller]
        fits &= (self.seats[slots] > 0)[None, :]
        fits &= ((self.day[buyer] > 0) & (self.day[seller] > 0))[:, None]
        hosted = self._hosted[pairs]
        fits[hosted] &= self._own[indexed.host_table[pairs[hosted]]][:, slots]
        fits[~hosted] &= (self._shared[slots] > 0)[None, :]
        for row in np.flatnonzero(self._tied[pairs]).tolist():
            fits[row] &= self._ties_allow(int(pairs[row]), slots)
        return fits

    def together(self, pairs: Ints, slot: int) -> Ints:
        """Give those of the pairs that fit in a slot together, the first ones first.

        That nobody meets more often than it can is taken for granted; own tables,
        shared tables, resources and precedences are looked at.
        """
        kept, own, stock = [], set[int](), self._stock[:, slot].copy()
        shared, here = int(self._shared[slot]), set[int]()
        hosts = self.indexed.host_table[pairs].tolist()
        for e, host in zip(pairs.tolist(), hosts, strict=True):
            if (host in own) if host != NOWHERE else shared <= 0:
                continue
            uses = self._uses.get(e, ())
            if any(stock[resource] < times for resource, times in uses):
                continue
            before_or_after = (*self._earlier.get(e, ()), *self._later.get(e, ()))
            if here.intersection(before_or_after):
                continue
            kept.append(e)
            here.add(e)
            for resource, times in uses:
                stock[resource] -= times
            if host == NOWHERE:
                shared -= 1
            else:
                own.add(host)
        return np.array(kept, dtype=np.int64)

    def _ties_allow(self, e: int, slots: Ints) -> Bools:
        """[slots] whether resources and precedences leave room for a pair."""
        allow = np.ones(len(slots), dtype=bool)
        if e in self._earlier.get(e, ()):  # before itself: never
            return ~allow
        for resource, times in self._uses.get(e, ()):
            allow &= self._stock[resource, slots] >= times
        for other in self._earlier.get(e, ()):
            if self.slot[other] != NOWHERE:
                allow &= slots > self.slot[other]
        for other in self._later.get(e, ()):
            if self.slot[other] != NOWHERE:
                allow &= slots < self.slot[other]
        return allow
