"""Whether a plan is one of a problem at all."""

from __future__ import annotations

import make

from matchengine.live.belonging import misfits

PROBLEM = make.problem(["A|X", "A|Y", "B|X"])


def told(*meetings, **fields):
    return [str(one) for one in misfits(PROBLEM, make.schedule(*meetings, **fields))]


def test_plan_of_the_problem_belongs_to_it():
    assert told("A|X s1 t1", "B|X s2 t2") == told() == []


def test_what_the_problem_does_not_know_is_named_and_counted():
    fix = "Name the problem that the plan was made of."
    start = "schedule.json, meetings: {} of its 4 meetings name a {} that the problem "
    start += "does not have: "
    assert told("A|X s1 t1", "C|X s9 t1", "D|X s2 t9", "A|Y s8 t9") == [
        start.format(2, "pair") + f"C|X, D|X. {fix}",
        start.format(2, "slot") + f"s9, s8. {fix}",
        start.format(2, "table") + f"t9. {fix} Known: t1, t2.",
    ]


def test_pair_of_others_is_named():
    turned = make.meeting("A|X s1 t1")
    turned = type(turned)("A|X", "X", "A", "s1", "t1")
    assert told(turned) == [
        "schedule.json, meetings: 1 of its 1 meetings are of other participants than "
        "the problem says: A|X. Name the problem that the plan was made of."
    ]


def test_schedule_without_a_plan_is_refused():
    assert told(status="infeasible") == [
        "schedule.json: there is no plan in it. Its status is infeasible: solve it "
        "first."
    ]
