"""More stand-bys by exchanging two slots along chains of meetings.

Which pairs meet stays as it is, only when they do changes, and with it who is free to
stand by for whom. Chains that lose are taken with a chance that falls over time
(simulated annealing).
"""

from __future__ import annotations

import math
import random as chance
from collections.abc import Callable, Mapping

import numpy as np

from matchengine.solving.chains import Chain, Chains
from matchengine.solving.deadline import Time
from matchengine.solving.exchanging import can_exchange, seated
from matchengine.solving.indexed import CERTAIN, NOWHERE, Indexed
from matchengine.solving.places import Places
from matchengine.solving.plan import Plan
from matchengine.solving.standbys import Day, expected, saved, uses_of

TRIES_A_MEETING_AND_SLOT = 6
"""So many chains are looked at for each meeting and slot."""
MOST_TRIES = 200_000
"""More would take minutes."""
HOT, COLD = 0.2, 0.01
"""Temperatures of the first and the last chain, in what a stand-by saves on average."""
STEPS = 200
"""The temperature falls in so many steps."""
LOOK_UP = 100
"""So many chains are looked at between two looks at the time."""
WORK_A_CHAIN = 2e-5
"""What looking at a chain counts in the solver's deterministic units."""

Side = tuple[int, int]
"""A meeting, and which of its two stays away: 0 the buyer, 1 the seller."""
Standby = tuple[int, int, int, int]
"""Who stands by: the other one, the pair, the table due to it, what it saves."""


def stand_by(
    indexed: Indexed,
    places: Places,
    plan: Plan,
    random: np.random.Generator,
    time: Time,
) -> Plan:
    """Give the best plan that exchanging chains comes upon; the same pairs meet.

    Where a rule in force ties meetings in more ways than it looks at, the plan comes
    back as it is: see `can_exchange`.
    """
    seed = int(random.integers(2**31))
    chains = Chains(indexed, places, plan, "idle_gaps", seed)
    movable = chains.movable()
    if not indexed.is_risky or not can_exchange(indexed) or not movable or time.over:
        return plan
    standing = Standing(indexed, plan, chains)
    spread = indexed.problem.rules.max_idle_gap_spread
    best, slots = standing.total, list(chains.slot)
    draw = chance.Random(seed).random
    wanted = TRIES_A_MEETING_AND_SLOT * len(movable) * indexed.slots
    tries = 1 + min(MOST_TRIES, wanted) // STEPS
    # Where there are too few tries to come back from it, nothing is let get worse.
    hot = max(COLD, HOT * min(1.0, MOST_TRIES / wanted))
    for step in range(STEPS):
        heat = standing.usual * hot * (COLD / hot) ** (step / (STEPS - 1))
        for tried in range(tries):
            proposed = chains.propose(movable)
            taken = proposed is not None and standing.takes(*proposed, heat, draw)
            if taken and standing.total > best and chains.is_even(spread):
                best, slots = standing.total, list(chains.slot)
            if tried % LOOK_UP == 0 and time.over:
                break
        time.spend(WORK_A_CHAIN * tries)
        if time.over:
            break
    return seated(indexed, places, plan, slots)


class Standing:
    """What stand-bys save in a plan whose meetings change slots, in `total` points.

    `usual` is what one saves on average, if the best is free.
    """

    def __init__(self, indexed: Indexed, plan: Plan, chains: Chains) -> None:
        self._indexed, self._chains = indexed, chains
        day = Day(indexed, plan.slot)
        self._left: list[list[int]] = day.time.tolist()
        self._tables: list[list[int]] = day.tables.tolist()
        self._stock: list[list[int]] = day.stock.tolist()
        self._may = [row.tobytes() for row in indexed.allowed_at_first]
        self._hosts: list[int] = indexed.host_table.tolist()
        hosts = indexed.host_table
        owners = np.where(hosts == NOWHERE, NOWHERE, indexed.owner[hosts])
        self._owners: list[int] = owners.tolist()
        self._ends = list(
            zip(indexed.buyer.tolist(), indexed.seller.tolist(), strict=True)
        )
        self._present: list[int] = indexed.present.tolist()
        self._uses: list[bool] = indexed.uses_any.tolist()
        sides = indexed.sides
        self._usable = ~day.held[sides.pair] & (day.day > 0)[sides.other]
        self._lists: dict[tuple[int, int], list[Standby]] = {}
        self._served: list[list[int]] = [[] for _ in range(indexed.participants)]
        served = np.repeat(np.arange(indexed.participants), np.diff(sides.first))
        for side in np.flatnonzero(self._usable).tolist():
            self._served[sides.other[side]].append(int(served[side]))
        for owner in set(self._owners) - {NOWHERE}:
            self._served[owner].append(owner)
        self._saves = {
            (e, side): self._saved(e, side, chains.slot[e])
            for e in plan.held.tolist()
            for side in (0, 1)
            if self._present[self._ends[e][side]] < CERTAIN
        }
        best = [self._standbys(*self._away_and_waits(*one))[:1] for one in self._saves]
        points = [first[3] for one in best for first in one]
        self.usual = sum(points) / max(1, len(points)) or 1.0
        self.total = int(expected(indexed, plan.held).sum()) + sum(self._saves.values())

    def takes(
        self, chain: Chain, s: int, t: int, heat: float, draw: Callable[[], float]
    ) -> bool:
        """Let a chain change sides if it is good or lucky, and say whether it did."""
        slot = self._chains.slot
        there = {e: t if slot[e] == s else s for e in chain.meetings}
        people = {p for e in there for p in self._ends[e]}
        before = {p: _have_room(self._left[p], s, t) for p in people}
        hall = _have_room(self._tables[NOWHERE], s, t)
        self._book(there, 1)
        changed = {p for p in people if _have_room(self._left[p], s, t) != before[p]}
        changed.update(self._owners[e] for e in there if self._hosts[e] != NOWHERE)
        is_other_hall = _have_room(self._tables[NOWHERE], s, t) != hall
        new = {
            side: self._saved(*side, there.get(side[0], slot[side[0]]))
            for side in self._touched(there, changed, is_other_hall, s, t)
        }
        gain = sum(new.values()) - sum(self._saves[side] for side in new)
        if gain < 0 and draw() >= math.exp(gain / heat):
            self._book(there, -1)
            return False
        self._chains.move(chain, s, t)
        self._saves.update(new)
        self.total += gain
        return True

    def _book(self, there: Mapping[int, int], times: int) -> None:
        """Book that meetings go to other slots; -1 times takes it back."""
        left, tables = self._left, self._tables
        for e, new in there.items():
            old = self._chains.slot[e]
            for p in self._ends[e]:
                left[p][old] += times
                left[p][new] -= times
            host = self._hosts[e]
            tables[host][old] += times
            tables[host][new] -= times

    def _touched(
        self,
        there: Mapping[int, int],
        changed: set[int],
        is_other_hall: bool,
        s: int,
        t: int,
    ) -> set[Side]:
        """Find the sides whose stand-bys may be others: those moved, and of neighbours.

        Where a table that nobody owns is left or no longer is, it may be anybody.
        """
        at, ends, saves = self._chains.at, self._ends, self._saves
        here = self._chains.in_slot
        some = [*here[s], *here[t]] if is_other_hall else there
        sides = {(e, side) for e in some for side in (0, 1) if (e, side) in saves}
        for c in changed:
            for x in self._served[c]:
                for e in (*at[x][s], *at[x][t]):
                    side = 1 if ends[e][0] == x else 0
                    if (e, side) in saves:
                        sides.add((e, side))
        return sides

    def _saved(self, e: int, side: int, slot: int) -> int:
        """Say what the best stand-by saves in a slot, if one side stays away."""
        absent, waits = self._away_and_waits(e, side)
        left, tables, host = self._left, self._tables, self._hosts[e]
        for other, pair, due, points in self._standbys(absent, waits):
            if (
                left[other][slot] > 0
                and self._may[pair][slot]
                and other != absent
                and (due == host or tables[due][slot] > 0)
                and (not self._uses[pair] or self._supplied(pair, e, slot))
            ):
                return points
        return 0

    def _supplied(self, pair: int, instead_of: int, slot: int) -> bool:
        """Whether resources suffice; who uses them stays in its slot, so they last."""
        indexed = self._indexed
        return all(
            self._stock[resource][slot] + uses_of(indexed, instead_of, resource)
            >= times
            for resource, times in indexed.uses_by_pair[pair]
        )

    def _standbys(self, absent: int, waits: int) -> list[Standby]:
        """List who could stand by if the day leaves them free, the best first."""
        key = waits, self._present[absent]
        if key not in self._lists:
            indexed, sides = self._indexed, self._indexed.sides
            own = np.arange(sides.first[waits], sides.first[waits + 1])
            own = own[self._usable[own]]
            points = saved(
                indexed, sides.worth[own], np.array([absent]), np.array([waits])
            )
            pair = sides.pair[own]
            columns = sides.other[own], pair, indexed.host_table[pair], points
            rows = zip(*(column.tolist() for column in columns), strict=True)
            self._lists[key] = [row for row in rows if row[3] > 0]
        return self._lists[key]

    def _away_and_waits(self, e: int, side: int) -> tuple[int, int]:
        ends = self._ends[e]
        return ends[side], ends[1 - side]


def _have_room(left: list[int], s: int, t: int) -> tuple[bool, bool]:
    return left[s] > 0, left[t] > 0
