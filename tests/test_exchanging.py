"""Exchanging chains: other days for the same meetings, never worse, always legal."""

from __future__ import annotations

from itertools import islice

import brute
import make
import numpy as np
import pytest
from hypothesis import given, settings, strategies as st
from in_arrays import plan_of, schedule_of, some_plans
from strategies import problems, random_problem

from matchengine.solving.days import gaps_of_day, idle_slots_of_day
from matchengine.solving.deadline import Deadline
from matchengine.solving.exchanging import can_exchange, even_out, exchange, is_even
from matchengine.solving.indexed import index_problem
from matchengine.solving.places import pooled_places
from matchengine.solving.plan import MEASURES, gaps_of, idle_slots_of
from matchengine.verify import verify

GOALS_OF_DAYS = ("idle_gaps", "idle_slots")


@pytest.mark.parametrize("slots", [0, 1, 2, 3, 6])
def test_day_is_counted_as_in_a_plan(slots):
    for day in range(2**slots):
        busy = np.array([[bool(day >> s & 1) for s in range(slots)]], dtype=bool)
        assert gaps_of_day(day) == gaps_of(busy).sum()
        assert idle_slots_of_day(day) == idle_slots_of(busy).sum()


def exchanged(problem, found, goal, seed=0):
    """Check what exchanging makes of a plan; give the goal's value before and after."""
    indexed = index_problem(problem)
    plan = plan_of(indexed, found)
    better = exchange(
        indexed,
        pooled_places(indexed),
        plan,
        goal,
        np.random.default_rng(seed),
        Deadline(),
    )
    assert better.held.tolist() == plan.held.tolist()
    assert verify(problem, schedule_of(indexed, better)).violations == ()
    before, after = (MEASURES[goal](indexed, one) for one in (plan, better))
    assert after <= before
    return before, after


@pytest.mark.parametrize(
    "switches",
    [
        (),
        ["own_tables"],
        ["own_tables", "table_unavailable"],
        ["own_tables", "table_unavailable", "delegates"],
        ["resources"],
        ["precedences"],
        ["fixed", "fixed_table"],
        ["delegates", "twins"],
        ["table_unavailable", "free_tables"],
        ["unavailable", "pair_slots"],
        ["zones", "spread"],
        None,
    ],
    ids=lambda names: "+".join(names) if names else "any" if names is None else "none",
)
@pytest.mark.parametrize("goal", GOALS_OF_DAYS)
def test_exchange_keeps_pairs_and_rules_and_never_costs(switches, goal):
    for seed in range(24):
        problem = random_problem(seed, switches=switches)
        for found in some_plans(problem, seed, most=2):
            exchanged(problem, found, goal, seed)


@settings(deadline=None, max_examples=40, derandomize=True)
@given(
    problem=problems(),
    place=st.integers(0, 200),
    goal=st.sampled_from(GOALS_OF_DAYS),
    seed=st.integers(0, 100),
)
def test_exchange_of_any_legal_plan_is_legal(problem, place, goal, seed):
    found = next(islice(brute.plans(problem), place, None), None)
    if found is not None:
        exchanged(problem, found, goal, seed)


def test_chain_moves_as_a_whole():
    # A meets B in s1 and C in s3, D meets C in s1 and B in s2: A's gap closes if A|C
    # and D|B change sides between s2 and s3, and then D has one; best is none at all,
    # as A|B s1, A|C s2, D|C s1, D|B s2.
    problem = make.problem(["A|B", "A|C", "D|C", "D|B"], slots=3)
    found = {
        "A|B": (0, "t1"),
        "D|C": (0, "t2"),
        "D|B": (1, "t1"),
        "A|C": (2, "t1"),
    }
    assert exchanged(problem, found, "idle_gaps") == (2, 0)


def test_full_slots_exchange_meeting_for_meeting():
    # One table: A|B s1, D|E s2, A|C s3. A's gap closes only if D|E goes to an end.
    problem = make.problem(["A|B", "D|E", "A|C"], slots=3, tables=1)
    found = {"A|B": (0, "t1"), "D|E": (1, "t1"), "A|C": (2, "t1")}
    for goal in GOALS_OF_DAYS:
        assert exchanged(problem, found, goal) == (1, 0)


def test_meeting_stays_out_of_slots_in_which_its_own_table_is_closed():
    # A has table t1, closed in s2: its meetings are in s1 and s3, with a gap for ever.
    problem = make.problem(
        ["A|B", "A|C", "D|E"],
        slots=3,
        tables=[make.table("t1", unavailable=["s2"]), make.table("t2")],
        participants=[make.participant("A", table="t1")],
    )
    found = {"A|B": (0, "t1"), "A|C": (2, "t1"), "D|E": (1, "t2")}
    for goal in GOALS_OF_DAYS:
        assert exchanged(problem, found, goal) == (1, 1)


def test_meeting_stays_out_of_slots_in_which_its_zone_has_no_table():
    # t1, the only table that nobody owns, is closed in s2; t2 is E's own.
    problem = make.problem(
        ["A|B", "A|C", "D|E"],
        slots=3,
        tables=[make.table("t1", unavailable=["s2"]), make.table("t2")],
        participants=[make.participant("E", table="t2")],
    )
    found = {"A|B": (0, "t1"), "A|C": (2, "t1"), "D|E": (1, "t2")}
    assert exchanged(problem, found, "idle_gaps") == (1, 1)


@pytest.mark.parametrize(
    "fields",
    [
        {"pairs": ["A|B", make.pair("A|C", fixed="s3")]},
        {
            "pairs": [make.pair("A|B"), make.pair("A|C", resources=["r"])],
            "resources": [make.resource("r", capacity=1)],
        },
    ],
    ids=["fixed", "resource"],
)
def test_meeting_that_more_than_its_participants_hold_stays(fields):
    problem = make.problem(**{"pairs": ["A|B", "A|C"], "slots": 3, **fields})
    indexed = index_problem(problem)
    plan = plan_of(indexed, {"A|B": (0, "t1"), "A|C": (2, "t1")})
    better = exchange(
        indexed,
        pooled_places(indexed),
        plan,
        "idle_gaps",
        np.random.default_rng(0),
        Deadline(),
    )
    assert better.slot[1] == 2
    assert verify(problem, schedule_of(indexed, better)).ok


def test_meetings_in_order_exchange_if_they_stay_in_order():
    # A meets B before C. C may be pulled up to s2, and not B and C change places.
    problem = make.problem(["A|B", "A|C"], slots=3, precedences=[("A|B", "A|C")])
    found = {"A|B": (0, "t1"), "A|C": (2, "t1")}
    assert exchanged(problem, found, "idle_gaps") == (1, 0)


def test_rule_that_looks_at_zones_forbids_exchanging():
    zoned = make.problem(zone_change_needs_free_slot=[("A", "B")])
    assert not can_exchange(index_problem(zoned))
    assert can_exchange(index_problem(make.problem(max_idle_gap_spread=3)))


def test_plan_is_evened_out():
    # A has two gaps, everybody else none: with a spread of 1 one has to close.
    problem = make.problem(["A|B", "A|C", "A|D", "A|E"], slots=6, max_idle_gap_spread=1)
    indexed, places = index_problem(problem), pooled_places(index_problem(problem))
    uneven = {"A|B": (0, "t1"), "A|C": (2, "t1"), "A|D": (3, "t1"), "A|E": (5, "t1")}
    plan = plan_of(indexed, uneven)
    assert not is_even(indexed, plan, 1)
    even = even_out(indexed, places, plan, 0, Deadline())
    assert is_even(indexed, even, 1)
    assert verify(problem, schedule_of(indexed, even)).ok


def test_without_time_the_plan_comes_back():
    problem = make.problem(["A|B", "A|C"], slots=3)
    indexed = index_problem(problem)
    plan = plan_of(indexed, {"A|B": (0, "t1"), "A|C": (2, "t1")})
    places, random = pooled_places(indexed), np.random.default_rng(0)
    same = exchange(indexed, places, plan, "idle_gaps", random, Deadline(0))
    assert (same.slot == plan.slot).all()
