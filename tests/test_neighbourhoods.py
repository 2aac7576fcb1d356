"""Neighbourhoods: parts of the options in which the plan itself can be found again."""

from __future__ import annotations

from itertools import islice
from random import Random

import brute
import make
import numpy as np
import pytest
from in_arrays import plan_of, some_plans, triples
from strategies import random_problem

from matchengine.problem import GOAL_NAMES, MAXIMISED
from matchengine.solving.deadline import Deadline
from matchengine.solving.exact import resolve
from matchengine.solving.indexed import NOWHERE, index_problem
from matchengine.solving.neighbourhoods import (
    NEIGHBOURHOODS,
    Around,
    cheapest_options,
    neighbouring_slots,
    other_tables,
    some_participants,
    some_slots,
)
from matchengine.solving.options import all_options
from matchengine.solving.places import pooled_places, single_places
from matchengine.solving.plan import MEASURES, empty_plan
from matchengine.solving.prices import UNIT
from matchengine.solving.relaxation import find_prices
from matchengine.solving.rules import RULES
from matchengine.solving.task import Ended, Task

FUNCTIONS = {
    kind.free.__name__: kind.free for kinds in NEIGHBOURHOODS.values() for kind in kinds
}


def arounds(goal, *, priced, seeds=range(24)):
    """What neighbourhoods are chosen from, on random problems with legal plans."""
    for seed in seeds:
        problem = random_problem(seed)
        indexed = index_problem(problem)
        for number, found in enumerate(some_plans(problem, seed, most=2)):
            places = (pooled_places, single_places)[number](indexed)
            options = all_options(indexed, places)
            loss = find_prices(indexed, Deadline()).loss(options) if priced else None
            yield Around(indexed, places, options, plan_of(indexed, found), goal, loss)


def owns(around):
    """The plan's own options."""
    plan, places = around.plan, around.places
    return {
        (e, int(plan.slot[e]), int(places.place_of[plan.table[e]]))
        for e in plan.held.tolist()
    }


@pytest.mark.parametrize("name", FUNCTIONS)
@pytest.mark.parametrize("size", [0, 3, 8, 10**6])
@pytest.mark.parametrize("priced", [False, True])
def test_freed_part_holds_the_plan_and_known_options_only(name, size, priced):
    for seed, goal in enumerate(GOAL_NAMES):
        for around in arounds(goal, priced=priced, seeds=range(seed * 4, seed * 4 + 4)):
            # A part as large as the whole is not asked for: the whole is solved as one.
            whole = size >= len(around.options)
            if len(around.options) == 0 or (whole and name == "cheapest_options"):
                continue
            random = np.random.default_rng(seed)
            free = triples(FUNCTIONS[name](around, random, size))
            assert len(set(free)) == len(free)
            assert set(free) <= set(triples(around.options))
            freed = {e for e, _, _ in free}
            mine = {own for own in owns(around) if own[0] in freed}
            assert mine <= set(free)
            if whole and name in WHOLE:
                assert set(free) == set(triples(around.options))


WHOLE = ("some_slots", "neighbouring_slots", "some_participants")


@pytest.mark.parametrize("goal", GOAL_NAMES)
def test_resolved_part_is_no_worse(goal):
    improved = 0
    for seed in range(100, 116):
        problem = random_problem(seed, switches=["minimum", "baseline"])
        indexed = index_problem(problem)
        places = single_places(indexed)
        options = all_options(indexed, places)
        found = Random(seed).choice(list(islice(brute.plans(problem), 2000)))
        around = Around(indexed, places, options, plan_of(indexed, found), goal)
        for kind in dict.fromkeys(NEIGHBOURHOODS[goal]):
            free = kind.free(around, np.random.default_rng(seed), 12)
            task = Task(indexed, places, free, around.plan, RULES, goal)
            outcome = resolve(task, Deadline())
            assert outcome.ended is Ended.PROVEN
            before = MEASURES[goal](indexed, around.plan)
            assert outcome.bound == MEASURES[goal](indexed, outcome.plan)
            gain = outcome.bound - before
            assert gain >= 0 if goal in MAXIMISED else gain <= 0
            improved += gain != 0
    assert improved > 0


@pytest.mark.parametrize("goal", GOAL_NAMES)
def test_walk_begins_with_somebody_in_trouble(goal):
    # A has a gap, two moves and too few meetings; E and F have nothing to mend.
    problem = make.problem(
        ["A|B", "A|C", "E|F"],
        slots=3,
        participants=[make.participant("A", min_meetings=3)],
    )
    indexed = index_problem(problem)
    plan = plan_of(indexed, {"A|B": (0, "t1"), "A|C": (2, "t2"), "E|F": (0, "t2")})
    places = single_places(indexed)
    around = Around(indexed, places, all_options(indexed, places), plan, goal)
    free = some_participants(around, np.random.default_rng(0), 1)
    if goal in ("shortfall", "idle_gaps", "idle_slots", "table_moves"):
        assert set(free.pair.tolist()) == {0, 1}
    assert len(free) > 0


def test_slots_freed_with_nothing_held_are_those_chosen():
    problem = make.problem(["A|B", "A|C"], slots=4, tables=1)
    indexed = index_problem(problem)
    places = pooled_places(indexed)
    options = all_options(indexed, places)
    around = Around(indexed, places, options, empty_plan(indexed), "value")
    for size, slots in [(0, 1), (2, 1), (3, 1), (4, 2), (8, 4)]:
        for free_slots in (some_slots, neighbouring_slots):
            free = free_slots(around, np.random.default_rng(3), size)
            assert len(set(free.slot.tolist())) == slots
    chosen = neighbouring_slots(around, np.random.default_rng(3), 4).slot
    assert chosen.max() - chosen.min() == 1


def test_other_tables_leave_slots_alone():
    for around in arounds("table_moves", priced=False):
        free = other_tables(around, np.random.default_rng(0), 10**6)
        assert (around.plan.slot[free.pair] == free.slot).all()
        assert (around.plan.slot[free.pair] != NOWHERE).all()


def test_cheapest_options_are_those_that_lose_least():
    problem = make.problem(["A|B", "A|C", "A|D"], slots=1, tables=1)
    indexed = index_problem(problem)
    places = pooled_places(indexed)
    options = all_options(indexed, places)
    loss = UNIT * np.array([0, 20, 40])
    cases = [("A|D", 0, {0, 2}), ("A|B", 0, {0}), ("A|D", 1, {0, 1, 2})]
    for held, size, pairs in cases:
        plan = plan_of(indexed, {held: (0, "t1")})
        around = Around(indexed, places, options, plan, "value", loss)
        free = cheapest_options(around, np.random.default_rng(0), size)
        assert set(free.pair.tolist()) == pairs
