"""The goal `robust_value`: what is expected where some stay away, and who stands by."""

from __future__ import annotations

import make
import numpy as np
import pytest
from hypothesis import given, settings
from in_arrays import plan_of, some_plans
from strategies import problems, random_problem

from matchengine.checking.facts import Facts
from matchengine.errors import InputError
from matchengine.problem import LARGEST_SUM
from matchengine.solver import solve
from matchengine.solving.chains import Chains
from matchengine.solving.indexed import index_problem
from matchengine.solving.places import pooled_places
from matchengine.solving.plan import MEASURES, Plan
from matchengine.solving.standing_by import Standing
from matchengine.verify import GOAL_VALUES, verify


def robust(problem, *meetings):
    """The goal's value of a plan, of which checker and solver say the same."""
    checked = GOAL_VALUES["robust_value"](Facts(problem, make.schedule(*meetings)))
    indexed, found = index_problem(problem), {}
    for one in map(make.meeting, meetings):
        found[one.pair] = (indexed.slot_at[one.slot], one.table)
    assert MEASURES["robust_value"](indexed, plan_of(indexed, found)) == checked
    return checked


B_MAY_STAY_AWAY = make.participant("B", absence=0.5)
HELD, STANDS_BY, OTHER = make.pair("A|B", 1000), make.pair("A|C", 900), "D|C"


def test_chances_of_both_multiply():
    half = [B_MAY_STAY_AWAY, make.participant("A", absence=0.2)]
    assert robust(make.problem([HELD]), "A|B s1 t1") == 1000
    assert robust(make.problem([HELD], participants=half[:1]), "A|B s1 t1") == 500
    assert robust(make.problem([HELD], participants=half), "A|B s1 t1") == 400


def test_stand_by_saves_its_value_times_the_chance_that_it_is_needed():
    # 500 if B comes; if not (1/2), A meets C instead, who comes in 9 of 10 cases.
    people = [B_MAY_STAY_AWAY, make.participant("C", absence=0.1)]
    problem = make.problem([HELD, STANDS_BY], participants=people)
    assert robust(problem, "A|B s1 t1") == 500 + 405


def test_products_are_rounded_down_one_by_one():
    # 999 x 0.5 = 499.5 and 899 x 0.5 = 449.5: 499 + 449, and not 949.
    pairs = [make.pair("A|B", 999), make.pair("A|C", 899)]
    problem = make.problem(pairs, participants=[B_MAY_STAY_AWAY])
    assert robust(problem, "A|B s1 t1") == 948


def test_chances_are_read_in_thousandths():
    someone = make.participant("B", absence=0.3336)  # 334 of 1000
    assert robust(make.problem([HELD], participants=[someone]), "A|B s1 t1") == 666


OWNS = {"B": "t1", "C": "t2"}
"""B's meetings are at t1, those of C at t2."""


@pytest.mark.parametrize(
    ("why", "fields", "meetings", "stands_by"),
    [
        ("idle", {}, [], True),
        ("held elsewhere", {}, ["A|C s2 t1"], False),
        ("busy then", {}, ["D|C s1 t2"], False),
        ("busy at another time", {}, ["D|C s2 t1"], True),
        ("a free delegate", {"C": {"delegates": 2}}, ["D|C s1 t2"], True),
        ("away", {"C": {"unavailable": ["s1"]}}, [], False),
        ("its maximum reached", {"C": {"max_meetings": 1}}, ["D|C s2 t1"], False),
        ("below its maximum", {"C": {"max_meetings": 2}}, ["D|C s2 t1"], True),
        ("no meeting at all", {"C": {"max_meetings": 0}}, [], False),
        ("who waits is full", {"A": {"max_meetings": 1}}, [], True),
        ("certain to stay away", {"C": {"absence": 1.0}}, [], False),
        ("own table left", {"C": {"table": "t2"}}, [], True),
        ("own table open later", {"C": {"table": "t3"}}, [], False),
        ("other table left", {"B": {"table": "t1"}}, [], True),
        ("no other table", {"B": {"table": "t1"}}, ["D|E s1 t2"], False),
    ],
)
def test_who_stands_by(why, fields, meetings, stands_by):
    del why
    fields = {"B": {}, **fields}
    fields["B"] = {"absence": 0.5, **fields["B"]}
    problem = make.problem(
        [HELD, STANDS_BY, OTHER, "D|E"],
        tables=[*make.tables(2), make.table("t3", unavailable=["s1"])],
        participants=[make.participant(one, **told) for one, told in fields.items()],
        free_tables_per_slot=0,
    )
    got = robust(problem, "A|B s1 t1", *meetings)
    later = 900 if "A|C s2 t1" in meetings else 0
    assert got == 500 + later + (450 if stands_by else 0)


def test_stand_by_takes_over_what_the_meeting_used():
    # One interpreter is there. A|C needs it too: A|B leaves it, D|E does not.
    needs = {"resources": ["zh"]}
    for first, second, saved in [(needs, {}, 450), ({}, needs, 0), ({}, {}, 450)]:
        problem = make.problem(
            [
                make.pair("A|B", 1000, **first),
                make.pair("A|C", 900, **needs),
                make.pair("D|E", 0, **second),
            ],
            participants=[B_MAY_STAY_AWAY],
            resources=[make.resource("zh", 1)],
        )
        assert robust(problem, "A|B s1 t1", "D|E s1 t2") == 500 + saved


def test_pair_with_an_order_does_not_stand_by():
    for orders, saved in [([], 450), ([("A|C", "D|C")], 0)]:
        problem = make.problem(
            [HELD, STANDS_BY, OTHER],
            participants=[B_MAY_STAY_AWAY],
            precedences=orders,
        )
        assert robust(problem, "A|B s1 t1") == 500 + saved


def test_other_pair_of_the_same_two_does_not_stand_by():
    problem = make.problem(
        [HELD, make.pair("B|A", 900)], participants=[B_MAY_STAY_AWAY]
    )
    assert robust(problem, "A|B s1 t1") == 500


def test_solver_places_a_risky_meeting_where_somebody_stands_by():
    # A and C hold one meeting each: A|B is worth most, and D|C is held too. In one
    # slot, C is busy when B stays away: 1000/2 + 500 = 1000. In two, C is free for A,
    # were it not for its maximum, which is 2: 450 more. Nothing else could be saved.
    problem = make.problem(
        [HELD, STANDS_BY, make.pair("D|C", 500)],
        participants=[
            B_MAY_STAY_AWAY,
            make.participant("A", max_meetings=1),
            make.participant("C", max_meetings=2),
        ],
        goals=["value", "robust_value"],
    )
    schedule = solve(problem, workers=1)
    assert [goal.value for goal in schedule.goals] == [1500, 1450]
    assert schedule.status == "optimal"
    slots = {one.pair: one.slot for one in schedule.meetings}
    assert slots["A|B"] != slots["D|C"]


def test_claim_of_a_wrong_robust_value_is_refused():
    problem = make.problem(
        [HELD, STANDS_BY], participants=[B_MAY_STAY_AWAY], goals=["robust_value"]
    )
    for claimed, ok in [(950, True), (951, False), (949, False)]:
        plan = make.schedule("A|B s1 t1", goals=[make.result("robust_value", claimed)])
        assert verify(problem, plan).ok is ok


def test_values_too_large_for_stand_bys_are_refused():
    pairs = [make.pair("A|B", LARGEST_SUM // 2)]
    make.problem(pairs, goals=["value"])
    with pytest.raises(InputError, match="counts two stand-bys a pair"):
        make.problem(pairs, goals=["robust_value"])


def test_exchanging_chains_keeps_count_of_what_stand_bys_save():
    # Whatever chains are taken, the count is that of the plan they lead to.
    taken = 0
    switches = ["absence", "delegates", "own_tables", "resources", "twins", "maximum"]
    for seed in range(40):
        problem = random_problem(seed, switches=switches)
        indexed = index_problem(problem)
        for found in some_plans(problem, seed, most=1):
            plan = plan_of(indexed, found)
            chains = Chains(indexed, pooled_places(indexed), plan, "idle_gaps", seed)
            standing = Standing(indexed, plan, chains)
            for _ in range(20 if chains.movable() else 0):
                proposed = chains.propose(chains.movable())
                if proposed is not None:
                    taken += standing.takes(*proposed, 1000.0, lambda: 0.5)
                    slots = np.array(chains.slot)
                    now = Plan(slots, plan.table)
                    assert standing.total == MEASURES["robust_value"](indexed, now)
    assert taken > 100


@given(problems(["absence", "delegates", "own_tables", "maximum", "resources"]))
@settings(max_examples=20, deadline=None)
def test_checker_and_solver_expect_the_same(problem):
    indexed = index_problem(problem)
    for found in some_plans(problem, 0, most=3):
        meetings = [
            f"{name} {problem.slots[place].id} {table}"
            for name, (place, table) in found.items()
        ]
        assert robust(problem, *meetings) <= sum(indexed.value) * 3
