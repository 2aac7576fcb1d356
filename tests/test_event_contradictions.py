"""What the events of a day may contradict: the plan, each other, the past."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import make
import pytest
from hypothesis import given, settings, strategies as st

from matchengine.live.applying import apply_events
from matchengine.live.contradictions import contradictions
from matchengine.live.draft import Draft
from matchengine.live.events import (
    Back,
    Delegates,
    Held,
    Late,
    Leaves,
    Must,
    NoShow,
    NotHeld,
    SlotLost,
    TableOut,
    Veto,
    WalkIn,
)
from matchengine.live.freezing import problem_left
from matchengine.live.naming import by_id
from matchengine.records import Pair, Participant, Slot


def at(clock, day=7):
    return datetime.fromisoformat(f"2025-05-{day:02d}T{clock}:00+08:00")


SLOTS = tuple(
    Slot(f"s{n}", start=at(start), end=at(end))
    for n, (start, end) in enumerate(
        [("09:00", "09:20"), ("09:25", "09:45"), ("13:00", "13:20"), ("13:25", "13:45")]
    )
)
PROBLEM = make.problem(
    ["A|X", "A|Y", "B|X", "B|Y"],
    slots=SLOTS,
    participants=[Participant("Y", unavailable=("s0",)), Participant("Z", table="t2")],
)
PLAN = make.schedule("A|X s0 t1", "B|X s1 t1", "A|Y s2 t1")


def found(*events, now="10:00", problem=PROBLEM, plan=PLAN):
    return [one.problem for one in contradictions(problem, plan, events, now)]


def walk_in(one="W", *pairs, **fields):
    return WalkIn(Participant(one, **fields), pairs)


@pytest.mark.parametrize(
    "events",
    [
        [NoShow("A")],
        [Late("A", "13:00"), Leaves("A", "13:44")],
        [Leaves("A", "13:00")],
        [Leaves("A", "s2"), Back("A", "13:25")],
        [Back("Y", "s0")],
        [walk_in("W", Pair("W", "A"), Pair("W", "V")), walk_in("V")],
        [TableOut("t2"), SlotLost("s2"), SlotLost("s3")],
        [Delegates("A", 1), Delegates("B", 2)],
        [Veto("B", "A"), Veto("A", "Y"), Must("B", "Y")],
        [Held("X", "A"), NotHeld("B", "X")],
        [NotHeld("B", "X"), Must("X", "B"), SlotLost("s1")],
        [NotHeld("B", "X"), Leaves("B", "09:30")],
        [NoShow("A"), Veto("A", "X"), NotHeld("X", "A")],
    ],
)
def test_events_that_can_be_are_not_refused(events):
    assert found(*events) == []


NEITHER = "this is neither a time of the day nor a slot"


@pytest.mark.parametrize(
    ("events", "problems"),
    [
        ([NoShow("A1")], ["the plan has no participant with this id"]),
        ([Veto("A", "Q")], ["the plan has no participant with this id"]),
        ([TableOut("t9")], ["the plan has no table with this id"]),
        ([SlotLost("s9")], ["the plan has no slot with this id"]),
        ([Must("A", "A")], ["the two are the same participant"]),
        ([Late("A", "later")], [NEITHER]),
        ([Leaves("A", "25:00")], [NEITHER]),
        ([Back("Y", "s7")], [NEITHER]),
        ([Delegates("A", 0)], ["this is no number of delegates"]),
        ([Delegates("A", 10**7)], ["so many delegates no business has"]),
        ([Late("A", "09:00")], ["nothing is missed: the first slot is s0 (09:00)"]),
        ([Late("A", "13:26")], ["no slot begins then or later"]),
        ([Leaves("Z", "13:45")], ["nothing is missed: no slot ends after that"]),
        ([Leaves("Z", "09:19")], ["it leaves before it comes"]),
        ([Leaves("Y", "09:30")], ["it is away until then in any case"]),
        (
            [Late("Z", "13:25"), Leaves("Z", "13:44")],
            ["it leaves before it comes ('late Z until 13:25': late until 13:25)"],
        ),
        ([Back("Y", "09:10")], ["it is not away then"]),
        ([Back("Y", "15:00")], ["no slot begins then or later"]),
    ],
)
def test_what_the_plan_does_not_know_is_refused(events, problems):
    assert found(*events) == problems


@pytest.mark.parametrize(
    ("events", "problem"),
    [
        ([NoShow("A"), NoShow("A")], "it is told already, in 'no_show A'"),
        ([Veto("A", "B"), Veto("B", "A")], "it is told already, in 'veto A B'"),
        (
            [Late("A", "13:00"), NoShow("A")],
            "who does not come is not late ('late A until 13:00')",
        ),
        (
            [NoShow("A"), Leaves("A", "13:20")],
            "who does not come does not leave ('no_show A')",
        ),
        ([NoShow("Z"), Must("B", "Z")], "who does not come meets nobody ('no_show Z')"),
        (
            [Held("A", "X"), NoShow("A")],
            "who does not come meets nobody ('held A X')",
        ),
        (
            [Late("A", "13:00"), Late("A", "13:25")],
            "it is late until two different times ('late A until 13:00')",
        ),
        (
            [Delegates("A", 2), Delegates("A", 3)],
            "it has two different numbers of delegates ('delegates A 2')",
        ),
        (
            [Veto("B", "Y"), Must("Y", "B")],
            "the two cannot both have to meet and not be allowed to ('veto B Y')",
        ),
        (
            [Held("X", "A"), NotHeld("A", "X")],
            "the meeting was either held or not ('held X A')",
        ),
        ([walk_in(), walk_in()], "it is told already, in 'walk_in W'"),
    ],
)
def test_events_that_contradict_each_other_are_refused(events, problem):
    assert found(*events) == [problem]


@pytest.mark.parametrize(
    ("events", "problem"),
    [
        (
            [SlotLost("s1")],
            "s1 (09:25) has begun, and people met in it (1, such as B with X)",
        ),
        ([Leaves("A", "09:10"), Late("A", "s0")], "it met in s0 (09:00) (A with X)"),
        ([Held("A", "X"), Late("A", "13:00")], "it met in s0 (09:00) (A with X)"),
        ([Veto("X", "A")], "the two have met already, in s0 (09:00)"),
        ([Must("A", "X")], "the two have met already, in s0 (09:00)"),
        (
            [NotHeld("A", "Y")],
            "their meeting has not begun at 10:00: it is in s2 (13:00)",
        ),
        ([Held("A", "B")], "the two have no meeting in the plan"),
    ],
)
def test_events_that_contradict_the_past_are_refused(events, problem):
    assert problem in found(*events)


def test_slot_that_starts_now_is_still_open():
    assert found(SlotLost("s1"), now="09:25") == []
    assert found(SlotLost("s1"), now="s1") == []
    assert len(found(SlotLost("s1"), now="09:26")) == 1


def test_nothing_has_begun_before_the_day():
    [problem] = found(Held("A", "X"), now=None)
    assert problem == "their meeting has not begun before the day: it is in s0 (09:00)"


@pytest.mark.parametrize(
    ("now", "problems"),
    [
        ("07:00", []),
        ("06:59", ["this is before the mission, whose first slot begins at 09:00"]),
        ("23:00", []),
        ("s3", []),
        ("noon", [NEITHER]),
    ],
)
def test_now_is_a_time_of_the_day(now, problems):
    assert found(now=now) == problems


def test_slots_without_times_are_named_by_their_ids():
    problem, plan = make.problem(slots=3), make.schedule("A|B s1 t1")
    told = [Late("A", "s2"), SlotLost("s3")]
    assert found(*told, now="s2", problem=problem, plan=plan) == []
    assert found(Late("A", "09:00"), now="08:00", problem=problem, plan=plan) == [
        "the slots have no times",
        "the slots have no times",
    ]


def test_time_of_several_days_is_refused():
    slots = (Slot("a", start=at("09:00")), Slot("b", start=at("09:00", day=8)))
    problem = make.problem(slots=slots)
    assert found(now="09:00", problem=problem, plan=make.schedule()) == [
        "the slots are of several days, and a time does not say which"
    ]


@pytest.mark.parametrize(
    ("event", "problem"),
    [
        (walk_in("A"), "the plan has a participant with this id already"),
        (walk_in("W", Pair("A", "B")), "the pair is not of W and somebody else"),
        (walk_in("W", Pair("W", "Q")), "the plan has no participant Q"),
        (walk_in("W", Pair("W", "A", id="A|X")), "there is such a pair already"),
        (walk_in("W", unavailable=("s9",)), "the plan has no slot with this id"),
        (walk_in("W", table="t9"), "the plan has no table with this id"),
        (walk_in("W", table="t2"), "the table is already owned by Z"),
        (
            walk_in("W", Pair("W", "A", resources=("r",))),
            "the plan has no resource with this id",
        ),
    ],
)
def test_walk_in_that_does_not_fit_is_refused(event, problem):
    assert found(event) == [problem]


def test_meeting_told_before_not_to_have_been_held_is_no_past():
    told = [replace(p, meta={"day": {"held": False}}) for p in PROBLEM.pairs]
    problem = replace(PROBLEM, pairs=told)
    assert found(Must("A", "X"), SlotLost("s1"), problem=problem) == []


def test_slots_that_were_over_at_a_replanning_are_no_absence():
    notes = {"day": {"planned": []}}
    absent = Participant("A", unavailable=("s0", "s1"), meta=notes)
    others = [one for one in PROBLEM.participants if one.id != "A"]
    problem = replace(PROBLEM, participants=(absent, *others))
    assert found(Leaves("A", "10:30"), problem=problem) == []


def test_finding_names_place_value_and_fix():
    told = [
        Late("X1", "soon", source="events.csv", row=4),
        NoShow("X1", source="events.json", path="[0]"),
    ]
    one, other, time, clash = contradictions(PROBLEM, PLAN, told, "10:00")
    assert str(one) == (
        "events.csv, row 4: the plan has no participant with this id (value: 'X1'). "
        "Known: Y, Z, A, X, B."
    )
    assert other.where == "events.json, [0].participant"
    assert time.fix == "Write HH:MM, such as 10:20, or a slot, such as s0."
    assert clash.value == "no_show X1"


def test_writings_that_mean_one_are_taken_for_it_and_told():
    people = [Participant("P012", name="CV. Maju Jaya"), Participant("P12x")]
    problem = make.problem(["P012|A"], slots=SLOTS, participants=people)
    told = [NoShow("p12"), Veto("PT Maju Jaya", "A"), SlotLost("13.25"), TableOut("T1")]
    events, readings = by_id(problem, [*told, NoShow("q"), NoShow("A")])
    assert events == (
        NoShow("P012"),
        Veto("P012", "A"),
        SlotLost("s3"),
        TableOut("t1"),
        NoShow("q"),
        NoShow("A"),
    )
    assert [one.reading for one in readings] == ["P012", "P012", "s3", "t1"]
    assert {one.severity for one in readings} == {"reading"}


def test_writings_that_may_mean_two_are_left_as_they_are():
    people = [Participant("P-1", name="Maju"), Participant("p1", name="CV Maju")]
    problem = make.problem(["P-1|p1"], participants=people)
    told = (NoShow("P1"), NoShow("Maju"))
    assert by_id(problem, told) == (told, ())


ONE = st.sampled_from(["A", "B", "X", "Y", "Z", "W", "Q"])
WHEN = st.sampled_from(["09:00", "09:10", "13:00", "13:44", "s1", "s2", "s9", "now"])
ANY = st.one_of(
    st.builds(NoShow, ONE),
    st.builds(Late, ONE, WHEN),
    st.builds(Leaves, ONE, WHEN),
    st.builds(Back, ONE, WHEN),
    st.builds(TableOut, st.sampled_from(["t1", "t2", "t3"])),
    st.builds(SlotLost, st.sampled_from(["s0", "s1", "s2", "s3", "s4"])),
    st.builds(Delegates, ONE, st.integers(0, 2)),
    st.builds(Veto, ONE, ONE),
    st.builds(Must, ONE, ONE),
    st.builds(Held, ONE, ONE),
    st.builds(NotHeld, ONE, ONE),
    st.builds(WalkIn, st.just(Participant("W")), st.just((Pair("W", "A", 3),))),
)


@settings(max_examples=60)
@given(st.lists(ANY, max_size=3), st.sampled_from([None, "09:00", "s1", "s2", "15:00"]))
def test_events_that_are_not_refused_can_be_applied(events, now):
    if found(*events, now=now):
        return
    draft = Draft(PROBLEM, PLAN, now)
    apply_events(draft, events)
    left, _ = problem_left(draft, PROBLEM.goals)
    past = [meeting for meeting in PLAN.meetings if meeting.slot in draft.begun]
    fixed = {p.id: (p.fixed.slot, p.fixed.table) for p in left.pairs if p.fixed}
    assert all(fixed[one.pair] == (one.slot, one.table) for one in past)
