"""The same input, seed and one worker give the same meetings."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from made_up import Size, made_up
from strategies import random_problem

from matchengine.problem import GOAL_NAMES, Goal
from matchengine.solver import solve

HALL = Size("8 x 9 x 5", 8, 9, 5, 6, 0.8, 0.5, both=0.2)
GOALS = ("value", "idle_gaps", "table_moves")


def plan(problem, **options):
    schedule = solve(problem, workers=1, **options)
    return schedule.meetings, schedule.goals


@pytest.mark.parametrize("columns", [0, 10_000])
def test_work_limit_repeats_itself_whatever_prices_are_found_by(monkeypatch, columns):
    monkeypatch.setattr("matchengine.solving.relaxation.MOST_COLUMNS_EXACT", columns)
    problem = replace(made_up(HALL), goals=tuple(map(Goal, GOALS)))
    for seed in (0, 5):
        options = {"work_limit": 0.002, "seed": seed}
        assert plan(problem, **options) == plan(problem, **options)


@pytest.mark.parametrize("goal", GOAL_NAMES)
def test_work_limit_repeats_every_goal(goal):
    second = "meetings" if goal == "idle_gaps" else "idle_gaps"
    problem = replace(made_up(HALL, seed=1), goals=(Goal(goal), Goal(second)))
    assert plan(problem, work_limit=0.001) == plan(problem, work_limit=0.001)


def test_proven_plan_repeats_itself_whatever_the_time_and_who_listens():
    for seed in range(5):
        problem = random_problem(seed)
        alone = solve(problem, workers=1, time_limit=None)
        if alone.status == "optimal":
            heard = solve(
                problem,
                workers=1,
                time_limit=30,
                on_progress=lambda news: None,
                on_plan=lambda make: make(),
                should_stop=lambda: False,
            )
            assert heard.meetings == alone.meetings


def test_runs_at_the_same_time_do_not_disturb_each_other():
    problem = replace(made_up(HALL), goals=tuple(map(Goal, GOALS)))
    with ThreadPoolExecutor(2) as pool:
        jobs = [pool.submit(plan, problem, work_limit=0.002) for _ in range(2)]
        together = [job.result() for job in jobs]
    assert together[0] == together[1] == plan(problem, work_limit=0.002)
