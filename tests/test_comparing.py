"""A published plan beside a problem that was edited: what would not hold, and why."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from random import Random

import make
import pytest
from checked import solved
from strategies import random_problem

from matchengine.live.comparing import compare
from matchengine.live.effort import Effort
from matchengine.records import Fixed, Pair, Participant, Resource, Slot, Table
from matchengine.schedule import Schedule, Status
from matchengine.verify import verify

EFFORT = Effort(time_limit=5.0, workers=1)
PAIRS = [make.pair("A|X", 5), make.pair("A|Y", 4), make.pair("B|X", 3)]
BEFORE = make.problem(PAIRS, slots=3, tables=2)
PLAN = make.schedule("A|X s1 t1", "B|X s2 t2", "A|Y s2 t1")


def told(after, effort=None, plan=PLAN, **options):
    return compare(BEFORE, plan, after, effort=effort, **options)


def reasons(after, **options):
    found = told(after, **options).impossible
    return {one.meeting.pair: (one.reason, *one.details.values()) for one in found}


def with_people(*people):
    new = {one.id: one for one in people}
    others = [one for one in BEFORE.participants if one.id not in new]
    return replace(BEFORE, participants=(*others, *people))


def with_pair(name, **fields):
    pairs = [replace(p, **fields) if p.id == name else p for p in BEFORE.pairs]
    return replace(BEFORE, pairs=tuple(pairs))


def without(name):
    return replace(BEFORE, pairs=tuple(p for p in BEFORE.pairs if p.id != name))


def without_person(name):
    return replace(
        BEFORE,
        participants=tuple(one for one in BEFORE.participants if one.id != name),
        pairs=tuple(p for p in BEFORE.pairs if name not in (p.buyer, p.seller)),
    )


def test_same_problem_changes_nothing():
    found = told(BEFORE, EFFORT)
    assert found.changes_nothing
    assert (found.changes, found.touched, found.slots_cut_anew) == ((), (), False)
    assert found.value_before == found.value_after == 12


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (without_person("B"), {"B|X": ("participant_gone", "B")}),
        (without("A|Y"), {"A|Y": ("no_pair",)}),
        (
            with_people(Participant("X", name="PT X", unavailable=("s2",))),
            {"B|X": ("away", "PT X (X)")},
        ),
        (with_pair("A|X", slots=("s2",)), {"A|X": ("other_slots",)}),
        (with_pair("A|X", fixed=Fixed("s3")), {"A|X": ("fixed_elsewhere", "s3")}),
        (with_pair("A|X", fixed=Fixed("s1", "t2")), {"A|X": ("own_table", "t2")}),
        (
            replace(BEFORE, slots=make.slots(1)),
            {"B|X": ("slot_gone", "s2"), "A|Y": ("slot_gone", "s2")},
        ),
        (
            replace(BEFORE, tables=(Table("t1"), Table("t3"))),
            {"B|X": ("table_gone", "t2")},
        ),
        (
            replace(BEFORE, tables=(Table("t1", unavailable=("s1",)), Table("t2"))),
            {"A|X": ("table_closed", "t1")},
        ),
        (
            with_people(Participant("B", table="t1")),
            {
                "A|X": ("table_taken", "t1", "B"),
                "B|X": ("own_table", "t1"),
                "A|Y": ("table_taken", "t1", "B"),
            },
        ),
        (
            with_people(Participant("X", max_meetings=1)),
            {"B|X": ("maximum", "X", "1")},
        ),
        (
            replace(BEFORE, rules=replace(BEFORE.rules, free_tables_per_slot=1)),
            {"B|X": ("tables_full", "1")},
        ),
        (
            replace(BEFORE, precedences=(("A|Y", "A|X"),)),
            {"A|Y": ("precedence", "A|X")},
        ),
        (
            replace(
                BEFORE,
                pairs=tuple(replace(p, resources=("r",)) for p in BEFORE.pairs),
                resources=(Resource("r", 1),),
            ),
            {"B|X": ("resource", "r")},
        ),
    ],
)
def test_each_reason_is_found_and_nothing_else(after, expected):
    assert reasons(after) == expected


def test_fewer_delegates_leave_the_meeting_worth_most():
    two = Participant("X", delegates=2)
    before = make.problem(PAIRS, slots=3, participants=[two])
    plan = make.schedule("A|X s1 t1", "B|X s1 t2")
    [found] = compare(before, plan, BEFORE).impossible
    assert (found.meeting.pair, found.reason) == ("B|X", "delegates")
    assert found.details == {"who": "X", "most": "1"}


def test_veto_is_told_as_one():
    assert reasons(without("A|Y"), vetoed={frozenset("AY")}) == {"A|Y": ("veto",)}


def test_value_moves_by_what_is_lost_and_what_is_scored_anew():
    pairs = (replace(PAIRS[0], value=9), PAIRS[1])
    found = told(replace(BEFORE, pairs=pairs), EFFORT)
    assert (found.value_before, found.value_lost, found.revalued) == (12, 3, 4)
    assert found.value_after == 13
    assert [(c.kind, c.before.pair) for c in found.changes] == [("cancelled", "B|X")]
    assert found.touched == ("B", "X")


def test_meeting_without_its_table_only_moves_there():
    found = told(replace(BEFORE, tables=(Table("t1"), Table("t3"))), EFFORT)
    assert found.value_lost == 0
    assert [(c.kind, c.after.table) for c in found.changes] == [("other_table", "t3")]


def test_pair_that_must_be_held_now_is_told():
    pairs = (*PAIRS, Pair("B", "Y", 1, required=True))
    after = replace(BEFORE, pairs=pairs)
    found = told(after, EFFORT)
    assert [pair.id for pair in found.required] == ["B|Y"]
    assert {c.kind for c in found.changes} == {"new"}
    assert told(after).touched == ("B", "Y")


def test_pair_that_is_turned_is_the_same_meeting():
    turned = replace(BEFORE, pairs=(Pair("X", "A", 6), *PAIRS[1:]))
    found = told(turned, EFFORT)
    assert (found.impossible, found.changes, found.revalued) == ((), (), 1)


def test_slots_cut_anew_are_the_same_if_they_start_at_the_same_time():
    nine = datetime.fromisoformat("2025-05-07T09:00:00+08:00")

    def slots(*minutes):
        return tuple(
            Slot(f"s{n}", start=nine + timedelta(minutes=m), end=None)
            for n, m in enumerate(minutes, 1)
        )

    before = replace(BEFORE, slots=slots(0, 25, 50))
    after = replace(BEFORE, slots=slots(-25, 0, 30, 50))
    found = compare(before, PLAN, after, effort=EFFORT)
    assert found.slots_cut_anew
    assert [(o.meeting.pair, o.reason, o.details) for o in found.impossible] == [
        ("B|X", "slot_gone", {"slot": "09:25"}),
        ("A|Y", "slot_gone", {"slot": "09:25"}),
    ]
    assert {(c.kind, c.before.slot) for c in found.changes} == {("moved", "s2")}


def test_rules_of_the_whole_plan_are_told():
    rules = replace(BEFORE.rules, max_idle_gap_spread=0)
    after = replace(BEFORE, rules=rules)
    plan = make.schedule("A|X s1 t1", "B|X s3 t2", "A|Y s2 t1")
    [broken] = told(after, plan=plan).broken
    assert broken.check == "idle_gaps_are_spread_evenly"


def test_what_no_plan_can_hold_is_told_as_infeasible():
    after = with_people(Participant("A", unavailable=("s1", "s2", "s3")))
    required = replace(
        after, pairs=tuple(replace(p, required=p.id == "A|X") for p in after.pairs)
    )
    found = told(required, EFFORT)
    assert found.schedule.status == Status.INFEASIBLE
    assert (found.changes, found.value_after) == ((), None)


def edited(problem, random):
    """Take a participant, pair, table or slot away from somebody."""
    people = list(problem.participants)
    at = random.randrange(len(people))
    people[at] = replace(
        people[at],
        unavailable=tuple({*people[at].unavailable, random.choice(problem.slots).id}),
    )
    pairs = [p for p in problem.pairs if p.must_be_held or random.random() < 0.7]
    return replace(
        problem, participants=tuple(people), pairs=tuple(pairs), precedences=()
    )


def test_what_is_not_called_impossible_holds_together():
    seen = 0
    for seed in range(14):
        problem = random_problem(seed)
        plan = solved(problem, work_limit=0.01)
        if not plan.has_plan:
            continue
        after = edited(problem, Random(seed))
        found = compare(problem, plan, after)
        gone = {one.meeting.pair for one in found.impossible}
        kept = tuple(m for m in plan.meetings if m.pair not in gone)
        report = verify(after, Schedule(Status.FEASIBLE, meetings=kept))
        wrong = {one.check for one in report.violations} - {"required_pair_meets"}
        assert wrong == {one.check for one in found.broken}
        seen += len(gone)
    assert seen > 3
