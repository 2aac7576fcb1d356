"""solve() on days small enough to see the optimum: worked examples and edges."""

from __future__ import annotations

from dataclasses import replace

import make
import pytest
from checked import bests, solved

from matchengine.problem import LARGEST_SUM, Goal

# Values 5, 4, 4, 1 of A|C, A|D, B|C, B|D.
SQUARE = [
    make.pair("A|C", 5),
    make.pair("A|D", 4),
    make.pair("B|C", 4),
    make.pair("B|D", 1),
]

WORKED = {
    # In one slot A|C and B|D make 6, A|D and B|C make 8.
    "matching": (make.problem(SQUARE, slots=1, goals=["value"]), [8]),
    # One table: the best pair alone.
    "one table": (make.problem(SQUARE, slots=1, tables=1, goals=["value"]), [5]),
    # Two slots hold all four; two people a slot and table make no gap.
    "two slots": (make.problem(SQUARE, goals=["value", "idle_gaps"]), [14, 0]),
    # Any two of a triangle share one, so two slots hold two of three: 3 + 2.
    "triangle": (
        make.problem(
            [make.pair("A|B", 3), make.pair("B|C", 2), make.pair("C|A", 1)],
            goals=["value"],
        ),
        [5],
    ),
    # With two delegates A sees C and D at once; B then sees neither: 9, as before 8.
    "delegates": (
        make.problem(
            SQUARE,
            slots=1,
            participants=[make.participant("A", delegates=2)],
            goals=["value"],
        ),
        [9],
    ),
    # The minimum of B costs A|C (5) at the only seat: B|C is worth 4.
    "minimum first": (
        make.problem(
            SQUARE,
            slots=1,
            tables=1,
            participants=[make.participant("B", min_meetings=1)],
            goals=["value"],
        ),
        [0, 4],
    ),
    # A's meetings are at t1, B's at t2: A sees C at t1, then D at t1; C and D cross.
    "own tables": (
        make.problem(
            SQUARE,
            participants=[
                make.participant("A", table="t1"),
                make.participant("B", table="t2"),
            ],
            goals=["meetings", "table_moves"],
        ),
        [4, 2],
    ),
    # A|B keeps its slot, A|C is dropped for A|D: 10; X|Y is gone: 10.
    "baseline": (
        make.problem(
            ["A|B", make.pair("A|C", slots=[]), "A|D"],
            baseline=["A|B s1 t1", "A|C s2 t1", "X|Y s1 t1"],
            goals=["meetings", "changes", "disruption"],
        ),
        [2, 2, 20],
    ),
    # Only the table was settled: A|B is held at t2, in whichever slot.
    "baseline without a slot": (
        make.problem(
            ["A|B"],
            baseline=["A|B - t2"],
            goals=["meetings", "changes", "disruption"],
        ),
        [1, 0, 0],
    ),
    # The fixed A|B takes s1 t1 of the old A|C, which then moves (3); both stay within
    # one table of t1, t2.
    "baseline against a fixed pair": (
        make.problem(
            [make.pair("A|B", fixed="s1 t1"), "A|C"],
            baseline=["A|C s1 t1"],
            goals=["meetings", "disruption"],
        ),
        [2, 3],
    ),
    # A sees B, C, D in three of four slots; B and C are there in s1 and s4 only, and D
    # in s3: the best leaves A the gap s2.
    "gap that must be": (
        make.problem(
            [
                make.pair("A|B", slots=["s1"]),
                make.pair("A|C", slots=["s4"]),
                make.pair("A|D", slots=["s3"]),
            ],
            slots=4,
            goals=["meetings", "idle_gaps", "idle_slots"],
        ),
        [3, 1, 1],
    ),
    # Everybody of the triangle can meet once only if A, B, C share two meetings.
    "worst off": (
        make.problem(
            [make.pair("A|B", 9), "B|C", "C|A"], tables=1, goals=["worst_off", "value"]
        ),
        [1, 9],
    ),
}


@pytest.mark.parametrize("case", WORKED)
def test_optimum_of_a_worked_example(case):
    problem, expected = WORKED[case]
    assert bests(problem) == expected


EMPTY = {
    "no pairs": make.problem([]),
    "nobody at all": make.problem([], slots=0, tables=0),
    "no slots": make.problem([make.pair(value=3)], slots=0),
    "no tables": make.problem([make.pair(value=3)], tables=0),
    "nobody free": make.problem(
        [make.pair(value=3)],
        participants=[make.participant("A", unavailable=["s1", "s2"])],
    ),
    "nobody wants": make.problem(
        [make.pair(value=3)], participants=[make.participant("A", max_meetings=0)]
    ),
    "no seats": make.problem([make.pair(value=3)], free_tables_per_slot=2),
}


@pytest.mark.parametrize("case", EMPTY)
@pytest.mark.parametrize("goals", [None, [], ["worst_off", "meetings", "idle_slots"]])
def test_day_that_cannot_hold_a_meeting_is_solved(case, goals):
    problem = EMPTY[case]
    if goals is not None:
        problem = replace(problem, goals=[Goal(goal) for goal in goals])
    schedule = solved(problem)
    assert schedule.status == "optimal"
    assert schedule.meetings == ()
    assert [goal.best for goal in schedule.goals] == [0] * len(problem.goals)


def test_without_goals_what_is_required_is_held():
    problem = make.problem([make.pair("A|B", required=True), "C|D"], goals=())
    schedule = solved(problem)
    assert (schedule.status, schedule.goals) == ("optimal", ())
    assert "A|B" in [meeting.pair for meeting in schedule.meetings]


def test_pairs_without_value_have_an_optimum_of_zero():
    assert bests(make.problem(["A|B", "C|D"])) == [0, 0, 0, 0]


def test_values_near_the_largest_sum_stay_exact():
    half = LARGEST_SUM // 2
    pairs = [make.pair("A|B", half), make.pair("A|C", half - 1), make.pair("D|C", 1)]
    # One slot: A|B and D|C make half + 1; A|C alone half - 1.
    assert bests(make.problem(pairs, slots=1)) == [0, half + 1, 0, 0]
    # The same where C owes a meeting; and one pair worth all that is allowed.
    owing = [make.participant("C", min_meetings=1)]
    assert bests(make.problem(pairs, slots=1, participants=owing)) == [
        0,
        half + 1,
        0,
        0,
    ]
    assert bests(make.problem([make.pair(value=LARGEST_SUM)])) == [0, LARGEST_SUM, 0, 0]


def test_required_pairs_push_aside_what_is_worth_more():
    # A|B must meet in s1, at the only table; C|D, worth more, has s2.
    pairs = [make.pair("A|B", 1, required=True, slots=["s1"]), make.pair("C|D", 9)]
    schedule = solved(make.problem([*pairs, make.pair("E|F", 8)], tables=1))
    assert [(m.pair, m.slot) for m in schedule.meetings] == [
        ("A|B", "s1"),
        ("C|D", "s2"),
    ]


def test_many_large_values_do_not_overflow():
    # 20 tables in 3 slots hold 60 of 400 pairs, each worth a hundredth of a percent of
    # what a problem may add up to; minimums weigh even more for a while.
    pairs = [make.pair(f"B{n % 20}|S{n // 20}", 10**13) for n in range(400)]
    people = [make.participant(f"B{n}", min_meetings=1) for n in range(20)]
    problem = make.problem(
        pairs, slots=3, tables=20, participants=people, goals=["value"]
    )
    assert bests(problem) == [0, 60 * 10**13]
