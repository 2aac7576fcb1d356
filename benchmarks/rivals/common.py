"""What all rivals share: how a problem is looked at, and how a plan is handed back."""

from __future__ import annotations

import signal
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from importlib import import_module

from instances import instance

import matchengine as me

LARGEST = 3_000_000
"""So many variables a time-indexed model may have; beyond, it does not fit."""


class DoesNotFitError(Exception):
    """The problem is not one that this way of solving can take."""


@dataclass(frozen=True)
class Found:
    """What a rival found: its meetings, and what it says of their value.

    `curve` has (seconds, value) of every plan on the way. `leaves_out` names the checks
    of rules that the rival does not mind, `broken` counts those its plan breaks.
    """

    meetings: tuple[me.Meeting, ...] | None
    value: int | None = None
    bound: int | None = None
    proven: bool = False
    wall_s: float = 0.0
    curve: tuple[tuple[float, int], ...] = ()
    leaves_out: tuple[str, ...] = ()
    broken: Mapping[str, int] = field(default_factory=dict)
    shortfall: int = 0


class Day:
    """A problem with numbers in place of ids."""

    def __init__(self, problem: me.Problem) -> None:
        self.problem = problem
        self.number = {one.id: n for n, one in enumerate(problem.participants)}
        self.slot_number = {slot.id: s for s, slot in enumerate(problem.slots)}
        self.pair_number = {pair.id: e for e, pair in enumerate(problem.pairs)}
        self.buyer = [self.number[pair.buyer] for pair in problem.pairs]
        self.seller = [self.number[pair.seller] for pair in problem.pairs]
        self.slots = range(len(problem.slots))
        self._away = [
            {self.slot_number[s] for s in one.unavailable}
            for one in problem.participants
        ]

    @cached_property
    def allowed(self) -> list[list[int]]:
        """The slots of every pair in which both are there, and that are its own."""
        return [list(self._slots_of(e)) for e in range(len(self.problem.pairs))]

    @cached_property
    def seats(self) -> list[int]:
        """So many meetings fit into each slot."""
        free = self.problem.rules.free_tables_per_slot
        return [
            sum(slot.id not in table.unavailable for table in self.problem.tables)
            - free
            for slot in self.problem.slots
        ]

    @cached_property
    def pool(self) -> tuple[str, ...]:
        """All tables that nobody owns."""
        owned = {one.table for one in self.problem.participants}
        return tuple(t.id for t in self.problem.tables if t.id not in owned)

    def own_tables(self, e: int) -> tuple[str, ...]:
        """Give the only table at which a pair may meet; () if any of the pool will do.

        It is the seller's own, else the buyer's, else that at which the pair is fixed.
        """
        people, fixed = self.problem.participants, self.problem.pairs[e].fixed
        own = people[self.seller[e]].table or people[self.buyer[e]].table
        own = own or (fixed.table if fixed else None)
        return (own,) if own else ()

    def _slots_of(self, e: int) -> Iterable[int]:
        pair = self.problem.pairs[e]
        own = None if pair.slots is None else {self.slot_number[s] for s in pair.slots}
        fixed = None if pair.fixed is None else self.slot_number[pair.fixed.slot]
        for s in self.slots:
            here = s not in self._away[self.buyer[e]] | self._away[self.seller[e]]
            if here and (own is None or s in own) and fixed in (None, s):
                yield s


def seated(
    day: Day, chosen: Iterable[tuple[int, int, tuple[str, ...]]]
) -> tuple[me.Meeting, ...]:
    """Seat pairs in slots, each at the first free one of its tables."""
    problem = day.problem
    closed = {table.id: set(table.unavailable) for table in problem.tables}
    taken: dict[int, set[str]] = defaultdict(set)
    meetings = []
    # Who may sit at one table only is seated first.
    for e, s, tables in sorted(chosen, key=lambda one: (len(one[2]), one[1], one[0])):
        pair, slot = problem.pairs[e], problem.slots[s].id
        at = next(t for t in tables if t not in taken[s] and slot not in closed[t])
        taken[s].add(at)
        meetings.append(me.Meeting(pair.id, pair.buyer, pair.seller, slot, at))
    return tuple(meetings)


def broken_rules(problem: me.Problem, found: Found) -> Counter[str]:
    """Count what the checker has against the plan, by the rule that is broken.

    Raises
    ------
    RuntimeError
        If the rival breaks a rule that it says it minds.
    """
    if found.meetings is None:
        return Counter()
    plan = me.Schedule(me.Status.FEASIBLE, meetings=found.meetings)
    broken = Counter(one.check for one in me.verify(problem, plan).violations)
    if broken.keys() - set(found.leaves_out):
        raise RuntimeError(f"the plan breaks rules: {dict(broken)}")
    return broken


def shortfall_of(problem: me.Problem, found: Found) -> int:
    """Count the meetings missing to the minimums."""
    held = Counter(p for m in found.meetings or () for p in (m.buyer, m.seller))
    return sum(max(0, one.min_meetings - held[one.id]) for one in problem.participants)


def solved(
    name: str,
    seed: int,
    way: Callable[..., Found],
    *arguments: object,
    end_after: float | None = None,
    package: str | None = None,
) -> Found:
    """Make an instance, solve it by a way, check the plan; only solving is timed.

    `end_after` ends the whole process after so many seconds of solving: for ways that
    cannot be told to stop. `package` is imported before the clock runs.
    """
    problem = instance(name, seed)
    if package is not None:
        import_module(package)
    if end_after is not None:
        # What the system does by default on this signal cannot be held up by C++.
        signal.setitimer(signal.ITIMER_REAL, end_after)
    began = time.monotonic()
    found = way(problem, *arguments)
    wall = time.monotonic() - began
    signal.setitimer(signal.ITIMER_REAL, 0)
    return replace(
        found,
        wall_s=wall,
        broken=broken_rules(problem, found),
        shortfall=shortfall_of(problem, found),
    )
