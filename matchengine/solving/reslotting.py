"""A few slots filled anew and exactly, those first where the prices say value is lost.

What is held in the slots, and what is not held at all, may be placed in them. Pairs
that lose much against the bound are left out, so that the programs stay small.
"""

from __future__ import annotations

import math

import numpy as np

from matchengine.solving.deadline import Time
from matchengine.solving.exact import resolve
from matchengine.solving.indexed import NOWHERE, Floats, Ints
from matchengine.solving.linear import is_linear, resolve_linear
from matchengine.solving.options import Options, all_options
from matchengine.solving.plan import Plan
from matchengine.solving.prices import UNIT, Prices
from matchengine.solving.room import Room
from matchengine.solving.search import Search, better
from matchengine.solving.task import Ended, Outcome
from matchengine.solving.worthwhile import too_many_options

FEWEST_SLOTS, MOST_SLOTS = 2, 8
SMALLEST, LARGEST = 800, 12_000
"""So many options a program has: at first, and at most."""
GROWTH = 1.3
PATIENCE = 12
"""So many programs in a row without a gain, and they grow."""
GIVE_UP = 4
"""They grow so often without a gain, and the slots have nothing more to give."""
MOST_WORK = 1.0
"""What a search for a program with other than linear rules is worth."""
EVERYWHERE = 0.1
"""The share of chance that goes to slots where nothing seems lost."""


def improve_by_slots(search: Search, goal: str, time: Time) -> None:
    """Fill a few slots anew, again and again, until nothing comes of it any more."""
    guide, indexed = search.guide, search.indexed
    if guide is None or indexed.slots <= FEWEST_SLOTS:
        return
    size, idle, grown = SMALLEST, 0, 0
    # Where there is too much to look at in any other way, it goes on to the end.
    patience = math.inf if too_many_options(indexed) else GIVE_UP
    while not time.over and not search.is_proven(goal) and grown < patience:
        plan = search.best_plan
        slots = _where_value_is_lost(search, guide, plan, size)
        before = search.measure(goal)
        outcome = _refilled(search, goal, _options_in(search, guide, slots, size), time)
        search.take(goal, outcome.plan)
        if better(goal, search.measure(goal), before):
            idle = grown = 0
            search.report("improve", goal)
        elif outcome.ended is Ended.PROVEN:
            idle += 1
        else:
            size = max(SMALLEST // 2, int(size / GROWTH))
            idle += 1
        if idle >= PATIENCE:
            size, idle, grown = min(LARGEST, int(size * GROWTH)), 0, grown + 1


def _where_value_is_lost(search: Search, guide: Prices, plan: Plan, size: int) -> Ints:
    """Draw slots by what they lose; so many that half the options are of what is held.

    What a slot loses against the bound is time and seats that have a price and are
    not used, and the losses of what is held in it.
    """
    indexed = search.indexed
    room = Room(indexed, search.pooled, plan)
    unspent = room.day > 0
    price = guide.time + np.where(unspent, guide.meeting, 0)[:, None]
    lost: Floats = (np.minimum(room.time, 1) * price).sum(axis=0).astype(float)
    lost += np.minimum(room.seats, 1) * guide.table
    held = plan.held
    of_held = guide.loss(Options(held, plan.slot[held], held))
    lost += np.bincount(plan.slot[held], of_held, indexed.slots)
    lost += EVERYWHERE * (lost.mean() + 1.0)
    busy = np.bincount(plan.slot[held], minlength=indexed.slots)
    width = max(1, len(search.pooled.shared))
    # A pair held in one of k slots has about 2/3 k options, each in every zone.
    drawn = search.random.choice(
        indexed.slots, indexed.slots, replace=False, p=lost / lost.sum()
    )
    number = FEWEST_SLOTS
    while number < min(MOST_SLOTS, indexed.slots) and (
        busy[drawn[: number + 1]].sum() * (number + 1) * width * 2 / 3 <= size / 2
    ):
        number += 1
    return drawn[:number]


def _refilled(search: Search, goal: str, free: Options, time: Time) -> Outcome:
    task = search.task(goal, free, search.pooled, work=MOST_WORK)
    if is_linear(search.indexed, search.rules, goal, search.limits):
        return resolve_linear(task, time)
    return resolve(task, time)


def _options_in(search: Search, guide: Prices, slots: Ints, size: int) -> Options:
    """List what may be held here: what is, and what loses least of the rest."""
    indexed, plan = search.indexed, search.best_plan
    chosen = np.zeros(indexed.slots, dtype=bool)
    chosen[slots] = True
    slack = guide.bound - UNIT * search.measure("value")
    held = (plan.slot != NOWHERE) & chosen[plan.slot]
    spare = np.flatnonzero(
        (plan.slot == NOWHERE) & (guide.least_loss <= max(slack, UNIT))
    )
    cheapest = np.argsort(guide.least_loss[spare], kind="stable")
    width = max(1, len(search.pooled.shared))
    most = max(size // width, 2 * int(held.sum())) // len(slots)
    freed = held
    freed[spare[cheapest[:most]]] = True
    within = np.zeros_like(indexed.allowed)
    within[np.ix_(freed, chosen)] = True
    return all_options(indexed, search.pooled, within)
