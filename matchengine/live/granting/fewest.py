"""The fewest things that have to give before a pair can be held at all.

Only what must be held matters to that, so the problems are small. Whenever a set of
relaxations does not suffice, the solver names demands that still clash. Since no
relaxation makes anything impossible, every set that suffices has one that touches those
demands and was not tried: so sets are built from such, smaller ones first.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from matchengine.live.granting.relaxations import (
    RELAXING,
    Relaxation,
    relaxations_of,
    relaxed,
)
from matchengine.problem import Problem
from matchengine.solving.changes import only_what_is_required
from matchengine.solving.deadline import Deadline
from matchengine.solving.diagnose import smallest_clash
from matchengine.solving.rules import RULES
from matchengine.solving.trials import Trials

MOST = 3
"""Who has to bend more than three things does not grant a small wish."""
KINDS = tuple(RELAXING)

Set = frozenset[Relaxation]


@dataclass(frozen=True)
class Fewest:
    """The smallest sets of relaxations that suffice, all of one size.

    `proven` says that no smaller set does, and `all_found` that these are all of that
    size. Without any set, `proven` says that no set of up to `MOST` suffices.
    """

    sets: tuple[tuple[Relaxation, ...], ...]
    proven: bool
    all_found: bool


def fewest(
    problem: Problem,
    wanted: str,
    deadline: Deadline,
    over: frozenset[str] = frozenset(),
) -> Fewest:
    """Find the smallest sets of relaxations with which all that must be held can be.

    Parameters
    ----------
    problem
        With the pair `wanted` required.
    over
        Ids of slots and pairs that are over: nothing about them can give any more.
    """
    asked = _Asked(only_what_is_required(problem), wanted, deadline, over)
    for size in range(MOST + 1):
        sure_before = asked.sure
        found = sorted(
            {tuple(sorted(one, key=_place)) for one in asked.sets(size)}, key=_places
        )
        if found:
            return Fewest(tuple(found), sure_before, asked.sure)
        if deadline.over:
            break
    return Fewest((), asked.sure and not deadline.over, all_found=False)


@dataclass
class _Asked:
    """Which sets were tried, and which relaxations every set must have one of."""

    problem: Problem
    wanted: str
    deadline: Deadline
    over: frozenset[str]
    sure: bool = True
    clashes: list[Set] = field(default_factory=list)
    tried: dict[Set, bool] = field(default_factory=dict)

    def sets(self, size: int, chosen: Set = frozenset()) -> Iterator[Set]:
        """Find all sets of this size that suffice; none smaller does."""
        missed = next((one for one in self.clashes if not one & chosen), None)
        if missed is None:
            if self.suffices(chosen):
                yield chosen
                return
            missed = next(
                (one for one in self.clashes if not one & chosen), frozenset()
            )
        if len(chosen) < size:
            for one in sorted(missed, key=_place):
                yield from self.sets(size, chosen | {one})

    def _missed_by(self, chosen: Set) -> Set | None:
        """Give the first clash that nothing of a set touches, None if there is none."""
        return next((clash for clash in self.clashes if not clash & chosen), None)

    def suffices(self, chosen: Set) -> bool:
        """Try a set; where it does not suffice, note what clashes nevertheless."""
        if chosen in self.tried:
            return self.tried[chosen]
        problem = relaxed(self.problem, sorted(chosen, key=_place))
        trials = Trials(problem, RULES, self.deadline)
        holds = trials.hold(trials.demands)
        if holds is None:
            self.sure = False
        if holds is False:
            self.clashes.append(
                frozenset(
                    one
                    for demand in smallest_clash(trials)
                    for one in relaxations_of(problem, demand, self.wanted)
                    if not self.over.intersection(one.ids)
                )
                - chosen
            )
        self.tried[chosen] = holds is True
        return holds is True


def _place(one: Relaxation) -> tuple[int, tuple[str, ...]]:
    return KINDS.index(one.kind), one.ids


def _places(found: tuple[Relaxation, ...]) -> list[tuple[int, tuple[str, ...]]]:
    return [_place(one) for one in found]
