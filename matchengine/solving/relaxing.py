"""The least relaxation of a demand: by how much, or in which slot, it must give.

A demand offers its relaxations in rising size, as a ladder. Whether one of them helps
is for the caller to say; here only the order of asking is decided.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from matchengine.solving.changes import Change

Counts = Mapping[Any, int]
"""How much of each thing: of each slot one more table, say."""


@dataclass(frozen=True)
class Step:
    """A relaxation: what to say of it, and what it changes."""

    words: str
    change: Change
    counts: Counts = field(default_factory=dict)


@dataclass(frozen=True)
class Choices:
    """Relaxations in tiers; those of an earlier tier are smaller."""

    tiers: tuple[tuple[Step, ...], ...]


@dataclass(frozen=True)
class Amounts:
    """So much of each of these things, up to `most`; the more, the more it helps."""

    things: tuple[Hashable, ...]
    most: int
    step: Callable[[Counts], Step]


Ladder = Choices | Amounts

Says = Callable[[Step], bool | None]
"""Whether a relaxation helps; None if time ran out before it was known."""


@dataclass(frozen=True)
class Least:
    """The least relaxation found, None if none helps; `sure` if no answer was open."""

    step: Step | None
    sure: bool


def only(words: str, change: Change) -> Choices:
    """Offer a single relaxation."""
    return Choices(((Step(words, change),),))


def amount(most: int, step: Callable[[int], Step]) -> Amounts:
    """Offer a single number, from 1 to `most`."""
    return Amounts(("",), most, lambda counts: replace(step(counts[""]), counts=counts))


def least(ladder: Ladder, helps: Says, best: Says) -> Least:
    """Find the least relaxation that helps; of several alike one that is `best`."""
    asked = _Asked(helps)
    if isinstance(ladder, Choices):
        step = _least_of_choices(ladder, asked, best)
    else:
        step = _least_amounts(ladder, asked, best)
    return Least(step, asked.sure)


class _Asked:
    """Remembers whether every answer was a clear one."""

    def __init__(self, helps: Says) -> None:
        self._helps = helps
        self.sure = True

    def __call__(self, step: Step) -> bool:
        answer = self._helps(step)
        self.sure &= answer is not None
        return bool(answer)


def _least_of_choices(ladder: Choices, helps: _Asked, best: Says) -> Step | None:
    for tier in ladder.tiers:
        step = _first_and_best(tier, helps, best)
        if step is not None:
            return step
    return None


def _first_and_best(alike: tuple[Step, ...], helps: _Asked, best: Says) -> Step | None:
    """Of those that help, the first that is best, else the first."""
    first = None
    for step in alike:
        if helps(step):
            if best(step):
                return step
            first = first or step
    return first


def _least_amounts(ladder: Amounts, helps: _Asked, best: Says) -> Step | None:
    """Find as little as will do of each thing, of one thing alone if that will do."""
    number = lowest(
        1,
        ladder.most,
        lambda n: helps(ladder.step(dict.fromkeys(ladder.things, n))),
    )
    if number is None:
        return None
    alone = tuple(ladder.step({thing: number}) for thing in ladder.things)
    if len(alone) == 1:
        return alone[0]
    found = _first_and_best(alone, helps, best)
    if found is not None:
        return found
    counts = dict.fromkeys(ladder.things, number)
    for thing in ladder.things:

        def with_only(n: int, thing: Hashable = thing) -> Step:
            fewer = {**counts, thing: n}
            return ladder.step({t: k for t, k in fewer.items() if k})

        fewest = lowest(0, counts[thing] - 1, lambda n: helps(with_only(n)))
        if fewest is not None:
            counts[thing] = fewest
    return ladder.step({thing: n for thing, n in counts.items() if n})


def lowest(low: int, high: int, enough: Callable[[int], bool]) -> int | None:
    """Find the lowest number from low to high that is enough, None if none is.

    Small numbers are tried first, with growing strides: most often they will do.
    """
    if low > high:
        return None
    last, reach = low - 1, low
    while not enough(reach):
        if reach == high:
            return None
        last, reach = reach, min(high, reach + max(1, 2 * (reach - low + 1) - 1))
    while reach - last > 1:
        middle = (last + reach) // 2
        if enough(middle):
            reach = middle
        else:
            last = middle
    return reach
