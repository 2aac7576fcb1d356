"""Every goal three times: as an expression of a model, measured, and bounded."""

from __future__ import annotations

import math

import brute
import make
import numpy as np
import pytest
from in_arrays import plan_of, some_plans
from ortools.sat.python import cp_model
from strategies import random_problem

from matchengine.problem import GOAL_NAMES, MAXIMISED, Goal
from matchengine.solver import solve
from matchengine.solving.bounds import BOUNDS
from matchengine.solving.goals import GOALS
from matchengine.solving.indexed import NOWHERE, index_problem
from matchengine.solving.meetings import Meetings, frozen_except
from matchengine.solving.neighbourhoods import NEIGHBOURHOODS
from matchengine.solving.options import all_options
from matchengine.solving.places import pooled_places, single_places
from matchengine.solving.plan import MEASURES
from matchengine.verify import GOAL_VALUES


@pytest.mark.parametrize("known", [GOALS, MEASURES, BOUNDS, NEIGHBOURHOODS])
def test_every_goal_is_known_everywhere(known):
    assert set(known) == set(GOAL_NAMES) == set(GOAL_VALUES)


def expressed(goal, indexed, places, plan, freed):
    """What a goal's expression is for a plan of which a model decides these pairs."""
    model = cp_model.CpModel()
    options = all_options(indexed, places)
    free = options.where(freed[options.pair])
    meetings = Meetings(model, indexed, places, free, frozen_except(plan, freed))
    held = (plan.slot[free.pair] == free.slot) & (
        places.place_of[plan.table[free.pair]] == free.place
    )
    for literal, true in zip(meetings.literals, held.tolist(), strict=True):
        model.add(literal == true)
    expression = GOALS[goal](meetings)
    found = model.new_int_var(-(2**60), 2**60, "found")
    model.add(found == expression)
    if goal in MAXIMISED:
        model.maximize(found)
    else:
        model.minimize(found)
    solver = cp_model.CpSolver()
    assert solver.solve(model) == cp_model.OPTIMAL
    return solver.value(found)


@pytest.mark.parametrize("goal", GOAL_NAMES)
def test_expression_measure_and_oracle_say_the_same_of_a_plan(goal):
    for seed in range(26):
        switches = None if seed % 2 else ["baseline", "minimum", "delegates"]
        problem = random_problem(seed, switches=switches)
        indexed = index_problem(problem)
        places = single_places(indexed)
        part = np.random.default_rng(seed).random(indexed.pairs) < 0.5
        for found in some_plans(problem, seed, most=2):
            value = brute.goal_value(problem, goal, found)
            plan = plan_of(indexed, found)
            assert MEASURES[goal](indexed, plan) == value
            for freed in (np.full(indexed.pairs, True), part, ~part):
                said = expressed(goal, indexed, places, plan, freed)
                assert said == value, (seed, found)


def test_goal_that_reads_no_tables_is_the_same_where_tables_are_only_counted():
    blind = [goal for goal in GOAL_NAMES if goal not in brute.READS_TABLES]
    for seed in range(40):
        problem = random_problem(seed)
        indexed = index_problem(problem)
        everything = np.full(indexed.pairs, True)
        for found in some_plans(problem, seed, most=1):
            plan, places = plan_of(indexed, found), pooled_places(indexed)
            goal = blind[seed % len(blind)]
            said = expressed(goal, indexed, places, plan, everything)
            assert said == brute.goal_value(problem, goal, found)


@pytest.mark.parametrize("goal", GOAL_NAMES)
def test_no_plan_beats_a_bound(goal):
    for seed in range(40):
        problem = random_problem(seed)
        bound = BOUNDS[goal](index_problem(problem))
        values = [
            brute.goal_value(problem, goal, plan)
            for plan in some_plans(problem, seed, most=20)
        ]
        assert all(v <= bound if goal in MAXIMISED else v >= bound for v in values)


def test_no_optimum_beats_a_bound():
    # One goal a problem, each in turn; the best of it alone.
    tight = 0
    for seed in range(180):
        goal = GOAL_NAMES[seed % len(GOAL_NAMES)]
        problem = with_goals(random_problem(seed), goal)
        best = brute.optimum(problem)
        if best is None:
            continue
        # The minimums' own goal may have come first, and can only take from this one.
        bound, reached = BOUNDS[goal](index_problem(problem)), best.goals[-1].best
        assert reached <= bound if goal in MAXIMISED else reached >= bound
        tight += reached == bound
    assert tight > 50


def with_goals(problem, *goals):
    fields = {name: getattr(problem, name) for name in problem.__dataclass_fields__}
    return type(problem)(**{**fields, "goals": [Goal(goal) for goal in goals]})


# Two slots and one table. A is away in s2 and owes 2 meetings, D is always away.
BOUNDED = make.problem(
    [
        make.pair("A|B", 5),
        make.pair("B|C", 3),
        make.pair("C|A", 2),
        make.pair("D|C", 9),
    ],
    tables=1,
    participants=[
        make.participant("A", unavailable=["s2"], min_meetings=2),
        make.participant("D", unavailable=["s1", "s2"], min_meetings=1),
    ],
    baseline=["A|B s2 t1", "B|C s1 t1", "D|C s1 t1", "X|Y s1 t1"],
)


@pytest.mark.parametrize(
    ("goal", "bound"),
    [
        ("shortfall", 2),  # A lacks 1 for want of slots, D 1
        ("meetings", 2),  # seats 2; A 1, B 2, C 2 make 5 // 2
        ("value", 10),  # all but D|C
        ("worst_off", 1),  # A has one slot; 2 x 2 meetings for A, B, C
        ("idle_gaps", 0),
        ("idle_slots", 0),
        ("table_moves", 0),
        ("changes", 3),  # A|B may not stay, D|C and X|Y are gone
        ("disruption", 23),  # 3 + 10 + 10
        ("robust_value", 10),  # as value: everybody comes
    ],
)
def test_bound_of_a_worked_example(goal, bound):
    assert BOUNDS[goal](index_problem(BOUNDED)) == bound


def test_share_given_is_rounded_down_and_later_goals_keep_the_limit():
    # A meets B in s1 and C in s3, worth 7 + 4 = 11; its idle gap goes if it drops the
    # 4. A give of 0.4 allows floor(4.4) = 4, one of 0.35 only floor(3.85) = 3.
    pairs = [make.pair("A|B", 7, slots=["s1"]), make.pair("A|C", 4, slots=["s3"])]
    for give, value, gaps in [(0.4, 7, 0), (0.35, 11, 1), (4, 7, 0), (3, 11, 1)]:
        problem = make.problem(pairs, slots=3, goals=[("value", give), "idle_gaps"])
        schedule = solve(problem, workers=1)
        first, second = schedule.goals
        assert (first.best, first.value, second.best) == (11, value, gaps)
        allowance = give if give >= 1 else math.floor(give * 11)
        assert first.limit == 11 - allowance


def test_give_of_a_goal_made_small_is_added():
    # At one table A, B and C, D meet in turn: whoever moves is idle never. With the
    # baseline kept (0 changes) A has the gap s2; a give of 1 lets one meeting move.
    pairs = ["A|B", "A|C"]
    baseline = ["A|B s1 t1", "A|C s3 t1"]
    for give, gaps in [(0, 1), (0.9, 1), (1, 0)]:
        problem = make.problem(
            pairs, slots=3, baseline=baseline, goals=[("changes", give), "idle_gaps"]
        )
        schedule = solve(problem, workers=1)
        assert [goal.best for goal in schedule.goals] == [0, gaps]
        assert schedule.goals[0].limit == int(give)
        assert schedule.status == "optimal"


def test_untouched_part_of_a_plan_counts():
    # Nothing is freed: the expression is the constant.
    problem = make.problem(["A|B", "A|C"], slots=3)
    indexed = index_problem(problem)
    plan = plan_of(indexed, {"A|B": (0, "t1"), "A|C": (2, "t2")})
    nothing = np.full(indexed.pairs, False)
    places = single_places(indexed)
    for goal in GOAL_NAMES:
        value = MEASURES[goal](indexed, plan)
        assert expressed(goal, indexed, places, plan, nothing) == value
    assert (plan.slot != NOWHERE).all()
    assert MEASURES["idle_gaps"](indexed, plan) == 1
    assert MEASURES["table_moves"](indexed, plan) == 1
