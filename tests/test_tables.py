"""Seating: the same meetings at tables that every rule allows, with fewer moves."""

from __future__ import annotations

from itertools import islice

import brute
import make
import numpy as np
import pytest
from hypothesis import given, settings, strategies as st
from in_arrays import options_of, plan_of, schedule_of, some_plans
from strategies import problems, random_problem

from matchengine.solving.deadline import Deadline
from matchengine.solving.indexed import NOWHERE, index_problem
from matchengine.solving.places import pooled_places, single_places
from matchengine.solving.plan import MEASURES, Plan, empty_plan, table_moves
from matchengine.solving.tables import fewer_moves, seat
from matchengine.verify import verify

SWITCHES_OF_TABLES = (
    None,
    ["own_tables", "table_unavailable"],
    ["zones", "sessions", "delegates"],
    ["fixed_table", "table_unavailable", "free_tables"],
)


def feasible(switches, seeds):
    """(indexed, some legal plans) of the problems that have any but the empty one."""
    for seed in seeds:
        problem = random_problem(seed, switches=switches)
        plans = some_plans(problem, seed, most=4)
        if any(plans):
            indexed = index_problem(problem)
            yield indexed, [plan_of(indexed, plan) for plan in plans]


def is_legal(indexed, plan):
    return verify(indexed.problem, schedule_of(indexed, plan)).ok


@pytest.mark.parametrize("switches", SWITCHES_OF_TABLES)
@pytest.mark.parametrize("places_of", [pooled_places, single_places])
def test_seat_keeps_slots_and_rules(switches, places_of):
    for indexed, plans in feasible(switches, range(26)):
        places = places_of(indexed)
        for plan in plans:
            options = options_of(plan, places)
            seated = seat(indexed, places, options, empty_plan(indexed), plan)
            assert (seated.slot == plan.slot).all()
            assert (places.place_of[seated.table] == places.place_of[plan.table])[
                plan.held
            ].all()
            assert is_legal(indexed, seated)


def test_seat_leaves_what_is_held_anyway_where_it_is():
    for indexed, plans in feasible(None, range(26)):
        places = pooled_places(indexed)
        for plan in plans:
            kept = np.arange(indexed.pairs) % 2 == 0
            held = Plan(
                np.where(kept, plan.slot, NOWHERE), np.where(kept, plan.table, NOWHERE)
            )
            options = options_of(plan, places)
            chosen = options.where(~kept[options.pair])
            seated = seat(indexed, places, chosen, held, plan)
            assert (seated.table == held.table)[kept].all()
            assert is_legal(indexed, seated)


def test_meeting_that_stays_in_its_slot_keeps_its_table():
    indexed = index_problem(make.problem(["A|B", "C|D"], slots=1, tables=3))
    before = plan_of(indexed, {"A|B": (0, "t3"), "C|D": (0, "t1")})
    places = pooled_places(indexed)
    chosen = options_of(before, places)
    seated = seat(indexed, places, chosen, empty_plan(indexed), before)
    assert (seated.table == before.table).all()


def test_meeting_comes_back_to_the_table_of_the_baseline():
    problem = make.problem(
        ["A|B", make.pair("C|D", fixed="s1 t2")], slots=1, baseline=["A|B s1 t2"]
    )
    indexed = index_problem(problem)
    places = pooled_places(indexed)
    # t2 was A|B's, but C|D is fixed there; without C|D it is A|B's again.
    both = plan_of(indexed, {"A|B": (0, "t1"), "C|D": (0, "t2")})
    options = options_of(both, places)
    nobody = empty_plan(indexed)
    seated = seat(indexed, places, options, nobody, nobody)
    assert seated.table.tolist() == [0, 1]
    seated = seat(indexed, places, options.where(options.pair == 0), nobody, nobody)
    assert seated.table.tolist() == [1, NOWHERE]


@pytest.mark.parametrize("switches", SWITCHES_OF_TABLES)
def test_fewer_moves_keeps_slots_and_rules_and_never_moves_more(switches):
    for indexed, plans in feasible(switches, range(100, 126)):
        places = pooled_places(indexed)
        for plan in plans:
            better = fewer_moves(indexed, places, plan, Deadline())
            assert (better.slot == plan.slot).all()
            assert is_legal(indexed, better)
            assert table_moves(indexed, better) <= table_moves(indexed, plan)
            again = fewer_moves(indexed, places, better, Deadline())
            assert table_moves(indexed, again) == table_moves(indexed, better)


@settings(deadline=None, max_examples=40, derandomize=True)
@given(problem=problems(), place=st.integers(0, 50))
def test_fewer_moves_of_any_legal_plan_is_legal(problem, place):
    found = next(islice(brute.plans(problem), place, None), None)
    if found is not None:
        indexed = index_problem(problem)
        plan = plan_of(indexed, found)
        better = fewer_moves(indexed, pooled_places(indexed), plan, Deadline())
        assert is_legal(indexed, better)
        unmoved = set(MEASURES) - {"table_moves", "disruption"}
        for goal in unmoved:
            assert MEASURES[goal](indexed, better) == MEASURES[goal](indexed, plan)
        assert table_moves(indexed, better) <= table_moves(indexed, plan)


def test_fewer_moves_of_a_worked_example():
    # A holds three meetings in a row, C and D one between: A can stay at one table.
    indexed = index_problem(make.problem(["A|B", "A|C", "A|D", "E|F"], slots=3))
    plan = plan_of(
        indexed,
        {"A|B": (0, "t1"), "A|C": (1, "t2"), "A|D": (2, "t1"), "E|F": (1, "t1")},
    )
    assert table_moves(indexed, plan) == 2
    better = fewer_moves(indexed, pooled_places(indexed), plan, Deadline())
    assert table_moves(indexed, better) == 0
    assert len(set(better.table[:3].tolist())) == 1


def test_empty_plan_has_no_tables():
    for problem in (make.problem([]), make.problem(slots=0), make.problem(tables=0)):
        indexed = index_problem(problem)
        nobody = empty_plan(indexed)
        assert (
            fewer_moves(indexed, pooled_places(indexed), nobody, Deadline()).held
        ).size == 0
