"""What others would use instead: their plans hold, and they agree on what is best."""

from dataclasses import replace

import pytest
from made_up import Size, made_up
from made_up_demands import with_all_rules, with_demands
from made_up_events import Event, made_up_event
from rivals.common import DoesNotFitError, Found, broken_rules, shortfall_of
from rivals.grad_visits import grad_visits
from rivals.greedy import greedy
from rivals.plain_cp_sat import plain_cp_sat
from rivals.plain_mip import plain_mip
from rivals.rc2 import rc2

import matchengine as me

SMALL = Size("6 x 8 x 5", 6, 8, 5, 3, 0.9, 0.4)
SECONDS = 20.0
NO_SHORTFALL = {"shortfall": 0}


def is_best(problem: me.Problem, found: Found, goal: str) -> bool:
    """Whether the plan holds, is as good as said, and as good as ours."""
    assert not broken_rules(problem, found)
    assert shortfall_of(problem, found) == 0
    ours = me.solve(replace(problem, goals=(me.Goal(goal),)), workers=1)
    assert ours.status == me.Status.OPTIMAL
    best = ours.goal(goal)
    return found.proven and best is not None and found.value == best.value


def test_plain_models_find_what_is_best_under_demands() -> None:
    problem = with_demands(made_up(SMALL))
    limits = (SECONDS, 1, 0, "value", NO_SHORTFALL)
    assert is_best(problem, plain_cp_sat(problem, *limits), "value")
    assert is_best(problem, plain_mip(problem, SECONDS), "value")


def test_plain_cp_sat_minds_all_rules() -> None:
    problem = with_all_rules(made_up(SMALL))
    found = plain_cp_sat(problem, SECONDS, 1, 0, "value", NO_SHORTFALL)
    assert is_best(problem, found, "value")


@pytest.mark.parametrize("goal", ["idle_gaps", "idle_slots", "table_moves"])
def test_plain_cp_sat_has_the_goals_of_the_day(goal: str) -> None:
    event = made_up_event(Event("tiny", 6, 9, 5, 2))
    assert is_best(event, plain_cp_sat(event, SECONDS, 1, 0, goal), goal)


def test_the_greedy_breaks_no_rule_that_it_minds() -> None:
    for problem in (with_demands(made_up(SMALL)), with_all_rules(made_up(SMALL))):
        found = greedy(problem)
        assert found.meetings
        broken_rules(problem, found)


def test_a_plan_that_breaks_a_rule_is_told() -> None:
    problem = with_demands(made_up(SMALL))
    meetings = greedy(problem).meetings or ()
    twice = Found((*meetings, meetings[0]))
    with pytest.raises(RuntimeError, match="pair_meets_at_most_once"):
        broken_rules(problem, twice)


def test_rc2_finds_the_fewest_idle_gaps() -> None:
    pytest.importorskip("pysat")
    event = made_up_event(Event("tiny", 8, 14, 6, 3))
    assert is_best(event, rc2(event), "idle_gaps")
    with pytest.raises(DoesNotFitError, match="optional pairs"):
        rc2(made_up(SMALL))


@pytest.mark.filterwarnings("ignore")  # what that package does is its own affair
def test_the_package_for_visit_days_finds_what_is_best() -> None:
    pytest.importorskip("grad_visit_scheduler")
    problem = made_up(replace(SMALL, tables=6))
    assert is_best(problem, grad_visits(problem), "value")
    with pytest.raises(DoesNotFitError, match="few tables"):
        grad_visits(made_up(SMALL))
