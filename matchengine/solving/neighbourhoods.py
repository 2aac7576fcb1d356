"""Which part of a plan to re-solve next.

A neighbourhood frees some pairs and says which of their options may be taken; all
else stays. Each holds the plan's own options, so the plan itself can be found again.
The search starts with small ones and lets them grow; one as large as the problem is
the problem, and its proof is ours.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from matchengine.solving.indexed import NOWHERE, Bools, Indexed, Ints
from matchengine.solving.options import Options
from matchengine.solving.places import Places
from matchengine.solving.plan import (
    Plan,
    busy_slots,
    gaps_of,
    idle_slots_of,
    meetings_held,
    table_moves_of,
)
from matchengine.solving.prices import UNIT

MOST_CHEAP = 20
"""At most so many times the size are freed for being cheap."""
NEXT_TO_NOTHING = 2 * UNIT
"""Losses up to here are but the rounding of prices."""


@dataclass(frozen=True)
class Around:
    """What a neighbourhood is chosen from: the plan, and all options worth a look."""

    indexed: Indexed
    places: Places
    options: Options
    plan: Plan
    goal: str
    loss: Ints | None = None


Neighbourhood = Callable[[Around, np.random.Generator, int], Options]


def cheapest_options(around: Around, random: np.random.Generator, size: int) -> Options:
    """Free everything, to take only options that lose least against the bound.

    All that lose next to nothing are among them, be they more than `size`: where the
    prices are good, the best plan is made of these alone. Where prices do not tell
    slots apart these are far too many, and some slots are freed instead.
    """
    options, plan, loss = around.options, around.plan, around.loss
    if loss is None:
        return some_slots(around, random, size)
    radius = max(NEXT_TO_NOTHING, int(np.sort(loss)[: size + 1].max(initial=0)))
    chosen = (plan.slot[options.pair] == options.slot) | (loss <= radius)
    if chosen.sum() > MOST_CHEAP * max(1, size):
        return some_slots(around, random, size)
    return options.where(chosen)


def some_slots(around: Around, random: np.random.Generator, size: int) -> Options:
    """Free what is held in a few slots, and what is not held at all."""
    options, plan = around.options, around.plan
    now = plan.slot[options.pair]
    per_slot = np.bincount(options.slot, minlength=around.indexed.slots)
    chosen = np.zeros(around.indexed.slots, dtype=bool)
    for s in random.permutation(around.indexed.slots).tolist():
        if chosen.any() and per_slot[chosen].sum() + per_slot[s] > size:
            break
        chosen[s] = True
    return options.where(chosen[options.slot] & ((now == NOWHERE) | chosen[now]))


def neighbouring_slots(
    around: Around, random: np.random.Generator, size: int
) -> Options:
    """Free what is held in slots next to each other, and what is not held at all."""
    options, plan, slots = around.options, around.plan, around.indexed.slots
    now = plan.slot[options.pair]
    per_slot = np.bincount(options.slot, minlength=slots)
    first = last = int(random.integers(slots))
    while last - first + 1 < slots:
        wider = (
            (max(0, first - 1), last) if random.random() < 0.5 else (first, last + 1)
        )
        wider = (wider[0], min(slots - 1, wider[1]))
        if per_slot[wider[0] : wider[1] + 1].sum() > size:
            break
        first, last = wider
    chosen = np.zeros(slots, dtype=bool)
    chosen[first : last + 1] = True
    return options.where(chosen[options.slot] & ((now == NOWHERE) | chosen[now]))


def some_participants(
    around: Around, random: np.random.Generator, size: int
) -> Options:
    """Free all pairs of a few participants, those in trouble and their partners."""
    options, indexed = around.options, around.indexed
    count = np.bincount(options.pair, minlength=indexed.pairs)
    freed = np.zeros(indexed.pairs, dtype=bool)
    for p in _outwards_from_trouble(around, random):
        own = (indexed.buyer == p) | (indexed.seller == p)
        if freed.any() and count[freed | own].sum() > size:
            break
        freed |= own
    return options.where(freed[options.pair])


def held_by_some(around: Around, random: np.random.Generator, size: int) -> Options:
    """Free when the meetings of a few participants are held, not which are."""
    options, indexed, plan = around.options, around.indexed, around.plan
    held = plan.slot != NOWHERE
    count = np.bincount(options.pair, minlength=indexed.pairs)
    freed = np.zeros(indexed.pairs, dtype=bool)
    for p in _outwards_from_trouble(around, random):
        own = ((indexed.buyer == p) | (indexed.seller == p)) & held
        if freed.any() and count[freed | own].sum() > size:
            break
        freed |= own
    return options.where(freed[options.pair])


def other_tables(around: Around, random: np.random.Generator, size: int) -> Options:
    """Free at which table the meetings of some slots are held, not when."""
    options, plan, slots = around.options, around.plan, around.indexed.slots
    stays = options.slot == plan.slot[options.pair]
    per_slot = np.bincount(options.slot[stays], minlength=slots)
    first = int(random.integers(slots))
    chosen = np.zeros(slots, dtype=bool)
    for s in [*range(first, slots), *range(first - 1, -1, -1)]:
        if chosen.any() and per_slot[chosen].sum() + per_slot[s] > size:
            break
        chosen[s] = True
    return options.where(stays & chosen[options.slot])


@dataclass(frozen=True)
class Kind:
    """A kind of neighbourhood: how many options it frees, and the work it is worth.

    Work is in the deterministic units of CP-SAT, so that slow machines do the same.
    """

    free: Neighbourhood
    options: int
    work: float


CHOOSING = (
    Kind(some_participants, 1_000, 0.5),
    Kind(some_slots, 1_000, 0.5),
)
REARRANGING = (
    Kind(held_by_some, 500, 0.5),
    Kind(some_participants, 500, 0.5),
    Kind(neighbouring_slots, 500, 0.5),
)
NEIGHBOURHOODS: dict[str, tuple[Kind, ...]] = {
    "shortfall": CHOOSING,
    "meetings": CHOOSING,
    "value": (Kind(cheapest_options, 2_000, 6.0), *CHOOSING),
    "worst_off": CHOOSING,
    "idle_gaps": REARRANGING,
    "idle_slots": REARRANGING,
    "table_moves": (Kind(other_tables, 1_000, 0.5), *REARRANGING),
    "changes": CHOOSING,
    "disruption": CHOOSING,
    "robust_value": (*REARRANGING, Kind(some_slots, 500, 0.5)),
}
"""For every goal the kinds that are tried in turn, and how they begin."""


def _outwards_from_trouble(
    around: Around, random: np.random.Generator
) -> Iterable[int]:
    """Walk from a participant in trouble to its partners, and on to theirs."""
    indexed, plan = around.indexed, around.plan
    trouble = np.flatnonzero(_in_trouble(around))
    everybody = np.arange(indexed.participants)
    start = int(random.choice(trouble if len(trouble) else everybody))
    partners = _partners(indexed, plan)
    seen, queue = {start}, [start]
    while queue:
        p = queue.pop(0)
        yield p
        fresh = [q for q in partners[p] if q not in seen]
        seen.update(fresh)
        queue.extend(random.permutation(fresh).tolist() if fresh else [])
        if not queue:
            rest = [q for q in everybody.tolist() if q not in seen]
            if rest:
                queue.append(int(random.choice(rest)))
                seen.add(queue[0])


def _in_trouble(around: Around) -> Bools:
    """[P] who keeps the goal from being better."""
    indexed, plan = around.indexed, around.plan
    busy = busy_slots(indexed, plan)
    held: Ints = meetings_held(indexed, plan)
    trouble: dict[str, Bools] = {
        "shortfall": held < indexed.minimum,
        "worst_off": held == held.min(initial=0),
        "idle_gaps": gaps_of(busy) > 0,
        "idle_slots": idle_slots_of(busy) > 0,
        "table_moves": table_moves_of(indexed, plan) > 0,
    }
    return trouble.get(around.goal, np.ones(indexed.participants, dtype=bool))


def _partners(indexed: Indexed, plan: Plan) -> Sequence[list[int]]:
    """For everybody the participants it meets in the plan."""
    partners: list[list[int]] = [[] for _ in range(indexed.participants)]
    for e in plan.held.tolist():
        b, s = int(indexed.buyer[e]), int(indexed.seller[e])
        partners[b].append(s)
        partners[s].append(b)
    return partners
