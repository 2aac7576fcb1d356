"""Time, work, Ctrl-C and seeds: an answer whatever happens, and news meanwhile."""

from __future__ import annotations

import make
import pytest
from checked import bests, solved
from made_up import Size, made_up
from strategies import random_problem

from matchengine.problem import GOAL_NAMES, MAXIMISED
from matchengine.solver import solve
from matchengine.solving.deadline import Deadline
from matchengine.solving.exact import resolve
from matchengine.solving.indexed import index_problem
from matchengine.solving.options import all_options
from matchengine.solving.places import pooled_places, single_places
from matchengine.solving.plan import MEASURES, empty_plan
from matchengine.solving.rules import RULES
from matchengine.solving.task import Task
from matchengine.verify import verify

PHASES = {"place", "price", "improve", "prove", "settle", "explain"}
OF_BOTH = {"meetings": 2, "value": 7, "worst_off": 1}
PLANS = ("optimal", "feasible")
PAIRS = [make.pair("A|B", 5, required=True), make.pair("A|C", 4), make.pair("C|B", 3)]


@pytest.mark.parametrize("options", [{"time_limit": 0}, {"work_limit": 0}])
@pytest.mark.parametrize("required", [False, True])
def test_without_time_there_is_still_an_answer(options, required):
    problem = make.problem([make.pair("A|B", 5, required=required)])
    schedule = solved(problem, **options)
    # The empty plan takes no search where nothing is required.
    allowed = ("optimal", "feasible") if not required else (*PLANS, "no_plan")
    assert schedule.status in allowed


@pytest.mark.parametrize("goal", GOAL_NAMES)
def test_search_that_finds_nothing_in_time_proves_nothing(goal):
    # Both pairs can be held: a bound of 0 meetings or value would be a lie.
    problem = make.problem([make.pair("A|B", 3), make.pair("C|D", 4)], slots=1)
    indexed = index_problem(problem)
    places = single_places(indexed)
    options = all_options(indexed, places)
    task = Task(indexed, places, options, empty_plan(indexed), RULES, goal, work=0.0)
    outcome = resolve(task, Deadline())
    best = OF_BOTH.get(goal, 0)
    if outcome.bound is not None:
        assert outcome.bound >= best if goal in MAXIMISED else outcome.bound <= best


def test_stop_from_the_start_gives_a_plan():
    for seed in range(10):
        problem = random_problem(seed, switches=["goals", "baseline"])
        schedule = solved(problem, should_stop=lambda: True)
        assert schedule.status in PLANS
        assert len(schedule.goals) == len(problem.goals_in_order)


def interrupted(problem, at):
    """The schedule where Ctrl-C comes with the report of this number; None if none."""
    heard = []

    def interrupt(progress):
        heard.append(progress)
        if len(heard) == at:
            raise KeyboardInterrupt

    try:
        schedule = solved(problem, on_progress=interrupt)
    except KeyboardInterrupt:  # pytest itself would end of it
        pytest.fail(f"not caught: {heard[-1]}")
    return schedule if len(heard) >= at else None


@pytest.mark.parametrize(
    "problem",
    [
        make.problem(PAIRS, slots=3),
        make.problem(PAIRS, slots=1, goals=["idle_gaps", "value", "disruption"]),
        make.problem(PAIRS, baseline=["A|C s1 t1"], goals=["changes", "worst_off"]),
    ],
)
def test_interrupt_gives_the_best_plan_so_far_whenever_it_comes(problem):
    # The first report comes before any plan is there.
    number, schedule = 2, interrupted(problem, at=1)
    assert schedule.status in (*PLANS, "no_plan")
    while schedule := interrupted(problem, at=number):
        assert schedule.status in PLANS
        assert len(schedule.goals) == len(problem.goals_in_order)
        number += 1
    assert number > 5


def test_interrupt_while_explaining_keeps_what_is_proven():
    problem = make.problem([make.pair(required=True)], tables=0)
    told = []
    solved(problem, on_progress=told.append)
    assert [one.phase for one in told] == ["place", "explain"]
    assert interrupted(problem, at=2).status == "infeasible"


def test_other_faults_of_the_caller_are_not_swallowed():
    def broken(progress):
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        solve(make.problem(), workers=1, on_progress=broken)


def test_progress_tells_known_phases_in_rising_time():
    for seed in range(20):
        told = []
        problem = random_problem(seed)
        solved(problem, on_progress=told.append)
        assert told
        assert {one.phase for one in told} <= PHASES
        times = [one.elapsed_s for one in told]
        assert times == sorted(times)
        goals = {goal.goal for goal in problem.goals_in_order}
        assert {one.goal for one in told} <= goals | {None}
        assert all(one.gap is None or one.gap >= 0 for one in told)


def test_work_limit_gives_the_same_meetings_twice():
    for seed in range(8):
        problem = random_problem(seed, switches=["goals", "delegates", "twins"])
        for work in (0.001, 1.0):
            first, second = (
                solved(problem, work_limit=work, seed=seed) for _ in range(2)
            )
            assert first.meetings == second.meetings
            assert first.goals == second.goals


def test_plan_that_little_work_gave_claims_nothing_false():
    # `solved` has the checker look: a bound below what was reached is a lie.
    for seed in range(20):
        problem = random_problem(seed, switches=["goals", "delegates", "minimum"])
        for work in (1e-5, 1e-4, 1e-3):
            solved(problem, work_limit=work, seed=seed)


def test_any_seed_will_do():
    for seed in (0, 1, 2**31 - 1, 2**40):
        assert bests(make.problem(PAIRS, slots=1), seed=seed) == [0, 5, 0, 0]
    assert solve(make.problem(PAIRS), workers=2).status == "optimal"


def fails(*args, **kwargs):
    raise RuntimeError("no solver today")


@pytest.mark.parametrize(
    ("phase", "name"),
    [
        ("matchengine.solver.find_prices", "price"),
        ("matchengine.solver.dive_into_the_day", "place"),
        ("matchengine.solver.pursue", "improve value"),
        ("matchengine.solving.pursuing.learn_what_is_known", "improve value"),
        ("matchengine.solver.fewer_moves", "polish"),
    ],
)
def test_fault_in_one_phase_loses_nothing_found_before(monkeypatch, phase, name):
    monkeypatch.setattr(phase, fails)
    problem = make.problem(PAIRS, goals=["value", "idle_gaps"])
    schedule = solved(problem, may_fail=True)
    assert schedule.status in PLANS
    assert "A|B" in {one.pair for one in schedule.meetings}
    told = f"{name}: RuntimeError: no solver today (test_stopping.py, line "
    assert any(fault.startswith(told) for fault in schedule.run.faults)


def test_fault_while_explaining_keeps_what_is_proven(monkeypatch):
    monkeypatch.setattr("matchengine.solver.explain_infeasibility", fails)
    impossible = make.problem([make.pair(required=True)], tables=0)
    schedule = solved(impossible, may_fail=True)
    assert schedule.status == "infeasible"
    assert len(schedule.run.faults) == 1


def test_fault_before_there_is_a_plan_is_raised(monkeypatch):
    monkeypatch.setattr("matchengine.solver.required_plan", fails)
    with pytest.raises(RuntimeError):
        solve(make.problem(PAIRS), workers=1)


def test_rule_that_fails_later_on_loses_nothing_found_before():
    asked = []

    def falters(model, meetings, problem):
        asked.append(1)
        if len(asked) > 1:
            raise MemoryError

    schedule = solved(make.problem(PAIRS), may_fail=True, rules=(*RULES, falters))
    assert "A|B" in {one.pair for one in schedule.meetings}
    assert schedule.run.faults


def test_fault_of_should_stop_reaches_the_caller():
    asked = []

    def broken():
        asked.append(1)
        return len(asked) > 3 and asked.no_such_thing

    with pytest.raises(AttributeError):
        solve(make.problem(PAIRS), workers=1, should_stop=broken)


def test_every_better_plan_is_handed_over():
    for seed in range(8):
        problem, plans = random_problem(seed), []
        last = solved(problem, on_plan=plans.append)
        if not last.has_plan:
            assert plans == []
            continue
        given = [plan() for plan in plans]
        for schedule in given:
            assert verify(problem, schedule).ok
        assert [g.goal for g in given[-1].goals] == [g.goal for g in last.goals]


def test_plans_that_a_long_search_comes_upon_are_heard_of():
    problem = made_up(Size("6 x 6 x 4", 6, 6, 4, 3, 1.0, 1.0))
    indexed = index_problem(problem)
    places, plans = pooled_places(indexed), []
    options = all_options(indexed, places)
    task = Task(
        indexed,
        places,
        options,
        empty_plan(indexed),
        RULES,
        "value",
        on_news=plans.append,
    )
    best = resolve(task, Deadline()).plan
    assert plans
    values = [MEASURES["value"](indexed, plan) for plan in [*plans, best]]
    assert values == sorted(values)
