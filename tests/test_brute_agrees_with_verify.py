"""Two readings of the formats, the checker's and the oracle's, say the same."""

from __future__ import annotations

from collections import Counter
from itertools import islice
from random import Random

import brute
import make
import pytest
from strategies import SWITCHES, random_problem

from matchengine.problem import Pair, Problem
from matchengine.verify import GOAL_VALUES, Facts, verify

ONE_BY_ONE = [(seed, [name]) for name in SWITCHES for seed in range(4)]
TOGETHER = [(seed, None) for seed in range(120)]


@pytest.mark.parametrize(("seed", "switches"), ONE_BY_ONE + TOGETHER)
def test_checker_accepts_what_the_oracle_plans(seed, switches):
    problem = random_problem(seed, switches=switches)
    for plan in islice(brute.plans(problem), 0, 2000, 40):
        assert verify(problem, brute.as_schedule(problem, plan)).violations == ()


@pytest.mark.parametrize(("seed", "switches"), ONE_BY_ONE + TOGETHER)
def test_checker_and_oracle_judge_any_plan_alike(seed, switches):
    problem = random_problem(seed, switches=switches)
    rng = Random(seed)
    for _ in range(30):
        plan = anything(rng, problem)
        report = verify(problem, brute.as_schedule(problem, plan))
        assert report.ok == brute.is_legal(problem, plan), str(report)


@pytest.mark.parametrize(("seed", "switches"), ONE_BY_ONE + TOGETHER)
def test_checker_and_oracle_compute_the_same_goals(seed, switches):
    problem = random_problem(seed, switches=switches)
    rng = Random(seed)
    for _ in range(10):
        plan = anything(rng, problem)
        facts = Facts(problem, brute.as_schedule(problem, plan))
        # Whoever sits at two tables at once has no next one: table moves mean nothing.
        named = set(GOAL_VALUES) - {"table_moves"}
        for name in GOAL_VALUES if brute.is_legal(problem, plan) else named:
            computed = GOAL_VALUES[name](facts)
            assert computed == brute.goal_value(problem, name, plan), name


def test_oracle_enumerates_each_legal_plan_once():
    # Every combination is tried on problems small enough for it, so that no pruning
    # of the oracle's can lose a plan or give one twice.
    for seed in range(150):
        problem = random_problem(seed)
        options = (len(problem.slots) * len(problem.tables) + 1) ** len(problem.pairs)
        if options <= 3000:
            found = [tuple(sorted(plan.items())) for plan in brute.plans(problem)]
            assert sorted(found) == sorted(legal_combinations(problem))


def test_random_problems_use_everything_and_are_half_feasible():
    problems = [random_problem(seed) for seed in range(200)]
    feasible = [brute.optimum(problem) is not None for problem in problems]
    assert 0.35 < sum(feasible) / len(feasible) < 0.75
    used = Counter(goal.goal for problem in problems for goal in problem.goals)
    assert set(used) == set(GOAL_VALUES)


def test_optimum_keeps_limits_of_earlier_goals():
    # Value first, with half of it to give: 10 + 4 = 14 is best, 7 must stay. A meets
    # B and C, and C is only there in s3, so both together leave A an idle gap between
    # s1 and s3; with the pair of 10 alone (>= 7) there is none.
    problem = make.problem(
        pairs=[make.pair("A|B", 10, slots=["s1"]), make.pair("A|C", 4, slots=["s3"])],
        slots=3,
        goals=[("value", 0.5), "idle_gaps"],
    )
    optimum = brute.optimum(problem)
    assert optimum.goals == (brute.Best("value", 14, 7), brute.Best("idle_gaps", 0, 0))
    assert optimum.plans == ({"A|B": (0, "t1")},)


def test_optimum_of_an_infeasible_problem_is_none():
    assert brute.optimum(make.problem([make.pair(required=True)], tables=0)) is None


def anything(rng: Random, problem: Problem) -> brute.Plan:
    """A plan near the rules: often legal, often just not."""
    plan = {}
    for pair in problem.pairs:
        if pair.must_be_held or rng.random() < 0.4:
            place, table = _anywhere(rng, problem, pair)
            plan[pair.id] = (place, table)
    return plan


def _anywhere(rng: Random, problem: Problem, pair: Pair) -> tuple[int, str]:
    own = {one.id: one.table for one in problem.participants}
    places = brute.allowed(problem, pair) or range(len(problem.slots))
    tables = [table.id for table in problem.tables]
    due = own[pair.seller] or own[pair.buyer]
    if due and rng.random() < 0.8:
        tables = [due]
    if pair.fixed and pair.fixed.table and rng.random() < 0.8:
        tables = [pair.fixed.table]
    if rng.random() < 0.1:
        places = range(len(problem.slots))
    return rng.choice(places), rng.choice(tables)


def legal_combinations(problem: Problem) -> list[tuple[tuple[str, object], ...]]:
    """Every legal plan, by trying each pair everywhere."""
    plans: list[brute.Plan] = [{}]
    for pair in problem.pairs:
        plans += [
            {**plan, pair.id: (place, table.id)}
            for plan in plans
            for place in range(len(problem.slots))
            for table in problem.tables
        ]
    return [tuple(sorted(p.items())) for p in plans if brute.is_legal(problem, p)]
