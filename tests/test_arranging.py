"""Days for given meetings: bounds that no plan beats, and proofs by two workers."""

from __future__ import annotations

import brute
import make
import numpy as np
import pytest
from in_arrays import some_plans
from strategies import random_problem

from matchengine.solver import solve
from matchengine.solving.day_prices import bound_of_days
from matchengine.solving.days import COST_OF_DAY, days_of
from matchengine.solving.deadline import Deadline
from matchengine.solving.indexed import index_problem
from matchengine.solving.plan import busy_slots, empty_plan
from matchengine.verify import verify

IN_TURN = ["A|B", "B|C", "C|D", "D|A"]


@pytest.mark.parametrize("goal", COST_OF_DAY)
def test_no_plan_beats_the_bound_of_days(goal):
    for seed in range(60):
        switches = None if seed % 2 else ["required", "unavailable", "pair_slots"]
        problem = random_problem(seed, switches=switches)
        bound = bound_of_days(index_problem(problem), goal, Deadline())
        for plan in some_plans(problem, seed, most=20):
            assert brute.goal_value(problem, goal, plan) >= bound


def required(pairs, **fields):
    return make.problem([make.pair(p, required=True) for p in pairs], **fields)


def test_bound_sees_that_tables_are_short_in_the_middle():
    # A, B, C and D each hold two of three slots, at one table in s2. Two of the four
    # meetings are outside of it for everybody, so some cannot be in s2 at all.
    tables = [make.table("t1"), make.table("t2", unavailable=["s2"])]
    problem = required(IN_TURN, slots=3, tables=tables, goals=["idle_gaps"])
    bound = bound_of_days(index_problem(problem), "idle_gaps", Deadline())
    assert bound == 2 == brute.optimum(problem).goals[0].best


def test_bound_sees_slots_in_which_nobody_can_meet():
    # A meets B in s1 and C in s4: one gap, two idle slots.
    pairs = [
        make.pair("A|B", required=True, slots=["s1"]),
        make.pair("A|C", required=True, slots=["s4"]),
    ]
    indexed = index_problem(make.problem(pairs, slots=4))
    assert bound_of_days(indexed, "idle_gaps", Deadline()) == 1
    assert bound_of_days(indexed, "idle_slots", Deadline()) == 2


@pytest.mark.parametrize("goal", COST_OF_DAY)
@pytest.mark.parametrize("workers", [1, 2])
def test_given_meetings_get_proven_days(goal, workers):
    pairs = [*IN_TURN, "A|C"]
    problem = required(pairs, slots=4, tables=2, max_idle_gap_spread=1, goals=[goal])
    schedule = solve(problem, workers=workers)
    assert schedule.status == "optimal"
    assert schedule.goals[0].best == brute.optimum(problem).goals[0].best
    assert verify(problem, schedule).ok


def test_days_are_the_busy_slots():
    indexed = index_problem(make.problem(["A|B"], slots=3))
    plan = empty_plan(indexed)
    plan.slot[:], plan.table[:] = 1, 0
    assert days_of(indexed, plan) == [0b010, 0b010]
    assert np.array_equal(busy_slots(indexed, plan)[0], [False, True, False])
