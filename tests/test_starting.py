"""Starting from an earlier plan: what is taken over, and that nothing gets worse."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import make
import pytest
from checked import solved
from strategies import random_problem

from matchengine.problem import MAXIMISED
from matchengine.schedule import Meeting, StartFacts
from matchengine.solver import RULES, solve
from matchengine.verify import GOAL_VALUES, Facts

PLANS = ("optimal", "feasible")
SOME = ["goals", "delegates", "own_tables", "zones", "resources"]
PAIRS = ["A|C", "A|D", "B|C", "B|D"]


def at_once(problem, start, **options):
    """What becomes of a start if nothing is done to it."""
    return solved(problem, start=start, should_stop=lambda: True, **options)


def places(schedule):
    return {(one.pair, one.slot, one.table) for one in schedule.meetings}


def worth(problem, schedule):
    """The goals' values in order, larger is better."""
    facts = Facts(problem, schedule)
    return [
        GOAL_VALUES[goal.goal](facts) * (1 if goal.goal in MAXIMISED else -1)
        for goal in problem.goals_in_order
    ]


def listed(*meetings):
    return [make.meeting(text) for text in meetings]


def test_legal_plan_is_taken_over_as_it_is():
    taken = 0
    for seed in range(20):
        problem = random_problem(seed, switches=SOME)
        earlier = solved(problem, work_limit=0.01)
        if earlier.has_plan:
            assert at_once(problem, earlier).meetings == earlier.meetings
            taken += len(earlier.meetings)
    assert taken > 10


def test_no_goal_ends_worse_than_in_the_start():
    for seed in range(20):
        problem = random_problem(seed)
        legal = at_once(problem, scattered(problem, Random(seed)))
        if legal.has_plan:
            assert worth(problem, legal) <= worth(
                problem, solved(problem, start=legal, work_limit=1e-4)
            )


def scattered(problem, random):
    slots = [*(slot.id for slot in problem.slots), "gone"]
    tables = [*(table.id for table in problem.tables), "gone"]
    return [
        Meeting(p.id, p.buyer, p.seller, random.choice(slots), random.choice(tables))
        for p in problem.pairs
        if random.random() < 0.8
    ]


def test_whatever_the_start_the_answer_is_the_same():
    # `solved` has the checker look at the plans.
    for seed in range(10):
        problem, random = random_problem(seed), Random(seed)
        without, given = (
            solved(problem, start=start) for start in (None, scattered(problem, random))
        )
        assert given.status == without.status
        if given.status == "optimal":
            assert [g.best for g in given.goals] == [g.best for g in without.goals]
        facts = given.run.start
        if facts is not None:
            counted = facts.kept + facts.moved + facts.dropped + facts.unknown
            assert counted == facts.meetings


def test_meetings_that_lost_their_place_move_and_those_without_one_are_dropped():
    problem = make.problem(PAIRS, slots=2, tables=2, goals=["meetings"])
    start = listed("A|C s1 t1", "A|D gone t1", "B|D s1 gone", "B|C s2 t2", "X|Y s1 t1")
    schedule = solved(problem, start=start)
    assert {one.pair for one in schedule.meetings} >= {"A|C", "A|D"}
    facts = schedule.run.start
    assert (facts.meetings, facts.unknown) == (5, 1)
    assert (facts.kept, facts.moved, facts.dropped) == (2, 2, 0)
    assert ("A|C", "s1", "t1") in places(schedule)


def test_pair_of_another_id_is_known_by_its_two_participants():
    problem = make.problem([make.pair("A|B"), make.pair("C|D"), make.pair("C|D#2")])
    start = [
        Meeting("17", "A", "B", "s1", "t1"),
        Meeting("18", "C", "D", "s1", "t2"),  # which of the two is meant?
        Meeting("A|B", "X", "Y", "s2", "t1"),
    ]
    schedule = at_once(problem, start)
    assert places(schedule) == {("A|B", "s1", "t1")}
    assert schedule.run.start == StartFacts(3, kept=1, moved=0, dropped=1, unknown=1)


def test_required_pair_is_added_around_what_is_kept():
    pairs = [*PAIRS[:3], make.pair("B|D", required=True)]
    problem = make.problem(pairs, slots=2, tables=1)
    schedule = solved(problem, start=listed("A|C s1 t1", "A|D s2 t1"), time_limit=5)
    held = {one.pair for one in schedule.meetings}
    assert "B|D" in held
    assert len(held & {"A|C", "A|D"}) == 1
    # Each of its two free slots is taken, by B's other meeting and by D's.
    full = make.problem(pairs, slots=2, tables=2)
    kept = solved(full, start=listed("B|C s1 t1", "A|D s2 t1")).run.start
    assert (kept.kept, kept.dropped) == (1, 1)


def test_rules_of_the_callers_own_hold_in_what_is_taken_over():
    def nobody_early(model, meetings, problem):
        model.add_bool_or([~x for x in meetings.where(slot="s1", table="t1")] or [1])
        for pair in ("A|C", "B|D"):
            for literal in meetings.where(pair=pair, slot="s1"):
                model.add(literal == 0)

    problem = make.problem(PAIRS, slots=2, tables=2, goals=["meetings"])
    start = listed("A|C s1 t1", "B|D s1 t2", "A|D s2 t1", "B|C s2 t2")
    schedule = solved(problem, start=start, rules=(*RULES, nobody_early))
    assert not {("A|C", "s1", "t1"), ("B|D", "s1", "t2")} & places(schedule)
    kept = schedule.run.start
    assert (kept.kept, kept.dropped) == (2, 2)


def test_spread_of_idle_gaps_holds_in_what_is_taken_over():
    problem = make.problem(["A|B", "A|C", "D|E"], slots=3, max_idle_gap_spread=0)
    start = listed("A|B s1 t1", "A|C s3 t1", "D|E s1 t2")
    assert solved(problem, start=start).run.start.kept >= 2


@pytest.mark.parametrize("status", ["infeasible", "no_plan"])
def test_schedule_without_a_plan_is_an_empty_start(status):
    problem = make.problem()
    schedule = solved(problem, start=make.schedule(status=status))
    assert schedule.run.start is None
    assert schedule.status == "optimal"


def test_start_that_gives_way_keeps_its_own_gaps():
    # The value may fall by 3 for the sake of gaps: the start did so already.
    pairs = [make.pair("A|B", 5), make.pair("A|C", 5), make.pair("A|D", 3)]
    problem = make.problem(pairs, slots=3, tables=1, goals=[("value", 3), "idle_gaps"])
    start = listed("A|B s1 t1", "A|C s2 t1")
    schedule = at_once(problem, start)
    assert [(g.value, g.limit) for g in schedule.goals] == [(13, 10), (0, 0)]


def test_start_is_not_changed_by_another_seed_or_twice():
    problem = random_problem(7, switches=["goals", "delegates"])
    start = scattered(problem, Random(7))
    plans = [
        solve(problem, start=start, workers=1, work_limit=0.01).meetings
        for _ in range(2)
    ]
    assert plans[0] == plans[1]
    assert replace(solved(problem, start=start).run, start=None).start is None
