"""Re-planning: what each event does to a plan, and that no plan does it with less."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from brute import optimum
from hypothesis import given, settings, strategies as st
from make_day import mission, planned, time_of

from matchengine.errors import InputError
from matchengine.live.curve import change_curve
from matchengine.live.events import (
    Back,
    Delegates,
    Event,
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
from matchengine.live.replan import Replan, replan
from matchengine.problem import Problem
from matchengine.records import Fixed, Goal, Pair, Participant
from matchengine.results.day_notes import away_slots
from matchengine.schedule import Schedule, Status
from matchengine.solver import solve
from matchengine.verify import verify

PROBLEM = mission(sides=4, slots=4, tables=4, kept_free=1, seed=3)
PLAN = planned(PROBLEM)
NOW = time_of(PROBLEM, 1)
SOMEBODY = PLAN.meetings[-1].buyer


def _replanned(*events: Event, problem: Problem = PROBLEM, now: str = NOW) -> Replan:
    plan = PLAN if problem is PROBLEM else planned(problem)
    found = replan(problem, plan, events, now=now, time_limit=5)
    report = verify(found.problem, found.schedule)
    assert report.ok, report
    return found


def _slots_of(schedule: Schedule, one: str) -> list[str]:
    return [m.slot for m in schedule.meetings if one in (m.buyer, m.seller)]


def _kept(found: Replan) -> set[str]:
    was = {(m.pair, m.slot, m.table) for m in found.before.meetings}
    return {m.pair for m in found.schedule.meetings if (m.pair, m.slot, m.table) in was}


def test_nothing_happened_changes_nothing() -> None:
    found = _replanned()

    assert found.changes == ()
    assert found.schedule.meetings == PLAN.meetings


def test_events_that_cannot_be_are_refused_all_at_once() -> None:
    with pytest.raises(InputError) as caught:
        replan(PROBLEM, PLAN, [NoShow("B99"), SlotLost("s9")], now=NOW)
    assert len(caught.value.findings) == 2
    with pytest.raises(InputError, match="now"):
        replan(PROBLEM, PLAN, [], now="soon")
    with pytest.raises(InputError):
        replan(SMALL, PLAN, [], now=NOW)


def test_who_does_not_come_meets_nobody_from_now_on() -> None:
    found = _replanned(NoShow(SOMEBODY))

    assert set(_slots_of(found.schedule, SOMEBODY)) <= {"s1"}
    assert _slots_of(PLAN, SOMEBODY) != _slots_of(found.schedule, SOMEBODY)
    lost = {m.pair for m in PLAN.meetings if SOMEBODY in (m.buyer, m.seller)}
    assert {m.pair for m in PLAN.meetings} - lost <= _kept(found)


def test_who_is_late_meets_nobody_before() -> None:
    found = _replanned(Late(SOMEBODY, time_of(PROBLEM, 3)))

    assert set(_slots_of(found.schedule, SOMEBODY)) <= {"s1", "s4"}


def test_who_leaves_meets_nobody_whose_meeting_would_end_later() -> None:
    found = _replanned(Leaves(SOMEBODY, time_of(PROBLEM, 2)))

    assert set(_slots_of(found.schedule, SOMEBODY)) <= {"s1", "s2"}


def test_who_comes_back_may_meet_again() -> None:
    gone = _replanned(NoShow(SOMEBODY))
    again = replan(
        gone.problem, gone.schedule, [Back(SOMEBODY, time_of(PROBLEM, 2))], now=NOW
    )

    one = {p.id: p for p in again.problem.participants}[SOMEBODY]
    assert set(one.unavailable) <= {"s1", "s2"}
    assert verify(again.problem, again.schedule).ok


def test_who_comes_back_must_meet_whom_it_had_to_meet() -> None:
    last = PLAN.meetings[-1]
    pairs = tuple(replace(p, required=p.id == last.pair) for p in PROBLEM.pairs)
    problem = replace(PROBLEM, pairs=pairs)
    gone = replan(problem, PLAN, [NoShow(last.buyer)], now=NOW)
    again = replan(gone.problem, gone.schedule, [Back(last.buyer, NOW)], now=NOW)

    assert [one.was for one in gone.released] == ["required"]
    assert last.pair in {m.pair for m in again.schedule.meetings}


def test_a_table_out_of_use_moves_its_meetings_to_others_of_their_slot() -> None:
    out = PLAN.meetings[-1].table
    found = _replanned(TableOut(out))

    later = [m for m in found.schedule.meetings if m.slot != "s1"]
    assert out not in {m.table for m in later}
    assert {c.kind for c in found.changes} == {"other_table"}
    # the table that is kept free takes them, so that none is left
    assert found.problem.rules.free_tables_per_slot == 0


def test_nobody_meets_in_a_slot_that_is_lost() -> None:
    found = _replanned(SlotLost("s3"))

    assert "s3" not in {m.slot for m in found.schedule.meetings}
    later = replan(found.problem, found.schedule, [], now=time_of(PROBLEM, 2))
    assert later.changes == ()


def test_two_of_whom_one_does_not_want_do_not_meet() -> None:
    last = PLAN.meetings[-1]
    found = _replanned(Veto(last.buyer, last.seller))

    assert last.pair not in {m.pair for m in found.schedule.meetings}
    assert last.pair not in {p.id for p in found.problem.pairs}


def test_two_who_must_meet_do_so() -> None:
    held = {m.pair for m in PLAN.meetings}
    idle = next(p for p in PROBLEM.pairs if p.id not in held)
    found = _replanned(Must(idle.buyer, idle.seller))

    assert idle.id in {m.pair for m in found.schedule.meetings}


def test_two_who_are_no_pair_yet_can_be_made_to_meet() -> None:
    found = _replanned(Must("B1", "B2", 5))

    assert "B1|B2" in {m.pair for m in found.schedule.meetings}


def test_what_must_be_but_cannot_is_released_or_refused() -> None:
    with pytest.raises(InputError):
        replan(PROBLEM, PLAN, [NoShow("B2"), Must("B1", "B2", 5)], now=NOW)
    late = [Late("B1", time_of(PROBLEM, 3)), Leaves("B2", time_of(PROBLEM, 2))]
    never = replan(PROBLEM, PLAN, [*late, Must("B1", "B2", 5)], now=NOW)
    assert [one.was for one in never.released] == ["required"]


def test_a_walk_in_may_use_a_table_that_is_kept_free() -> None:
    full = mission(sides=4, slots=2, tables=3, kept_free=1, seed=5)
    guest = Participant("W1")
    sellers = [p.id for p in full.participants if p.id.startswith("S")]
    pairs = tuple(Pair("W1", s, value=50) for s in sellers)
    found = _replanned(WalkIn(guest, pairs), problem=full, now=time_of(full, 0))

    assert _slots_of(found.schedule, "W1") != []
    assert {m.pair for m in planned(full).meetings} <= _kept(found)


def test_nobody_else_uses_the_tables_that_are_kept_free() -> None:
    found = _replanned(NoShow(SOMEBODY))

    assert found.problem.rules.free_tables_per_slot == 1


def test_fewer_delegates_count_from_now_on_only() -> None:
    three = ("S1", "S2", "S3")
    first = [Pair("B1", s, value=9, fixed=Fixed("s1")) for s in three]
    later = [Pair("B1", s, value=9, id=f"B1|{s}#2", slots=("s3",)) for s in three]
    people = tuple(
        replace(p, delegates=3 if p.id == "B1" else 1) for p in PROBLEM.participants
    )
    busy = replace(PROBLEM, pairs=(*first, *later), participants=people)
    plan = planned(busy)
    found = replan(busy, plan, [Delegates("B1", 1)], now=NOW)

    assert verify(found.problem, found.schedule).ok
    assert Counter(_slots_of(plan, "B1")) == {"s1": 3, "s3": 3}
    assert Counter(_slots_of(found.schedule, "B1")) == {"s1": 3, "s3": 1}
    # and more again later
    again = replan(found.problem, found.schedule, [Delegates("B1", 4)], now=NOW)
    assert again.problem.resources == ()
    assert Counter(_slots_of(again.schedule, "B1")) == {"s1": 3, "s3": 3}


def test_a_meeting_that_was_not_held_may_be_held_later() -> None:
    first = PLAN.meetings[0]
    found = _replanned(NotHeld(first.buyer, first.seller))

    pairs = {pair.id: pair for pair in found.problem.pairs}
    assert pairs[first.pair].value == 0
    assert pairs[f"{first.pair}#2"].value > 0
    assert first in found.schedule.meetings


def test_what_starts_too_soon_stays_unless_it_cannot() -> None:
    last = next(m for m in PLAN.meetings if m.slot == "s2")
    found = replan(
        PROBLEM, PLAN, [NoShow(last.buyer)], now=NOW, freeze_minutes=40, time_limit=5
    )

    frozen = {"s1", "s2", "s3"}
    stays = {
        (m.pair, m.slot, m.table)
        for m in PLAN.meetings
        if m.slot in frozen
        and (m.slot == "s1" or last.buyer not in (m.buyer, m.seller))
    }
    now = {(m.pair, m.slot, m.table) for m in found.schedule.meetings}
    assert stays == {one for one in now if one[1] in frozen}


def test_what_was_frozen_is_free_again_for_who_re_plans_later() -> None:
    frozen = replan(PROBLEM, PLAN, [], now=NOW, freeze_minutes=600)
    later = replan(frozen.problem, frozen.schedule, [NoShow(SOMEBODY)], now=NOW)

    assert later.schedule.has_plan
    assert set(_slots_of(later.schedule, SOMEBODY)) <= {"s1"}


def test_what_was_fixed_is_released_if_it_cannot_be() -> None:
    last = PLAN.meetings[-1]
    pairs = tuple(
        replace(p, fixed=Fixed(last.slot, last.table)) if p.id == last.pair else p
        for p in PROBLEM.pairs
    )
    found = replan(replace(PROBLEM, pairs=pairs), PLAN, [NoShow(last.buyer)], now=NOW)

    assert {one.was for one in found.released} == {"fixed", "required"}
    assert found.schedule.has_plan


def test_the_mission_s_own_goals_stand_behind_the_least_disruption() -> None:
    found = _replanned(NoShow(SOMEBODY))
    again = replan(found.problem, found.schedule, [], now=NOW, max_changes=2)
    third = replan(again.problem, again.schedule, [], now=NOW)

    assert [g.goal for g in found.problem.goals] == ["disruption", "value"]
    assert [g.goal for g in third.problem.goals] == ["disruption", "value"]


def test_more_changes_than_may_be_are_refused_and_say_how_many_it_takes() -> None:
    found = replan(PROBLEM, PLAN, [NoShow(SOMEBODY)], now=NOW, max_changes=0)

    assert found.schedule.status is Status.NO_PLAN
    assert found.changes == ()
    assert found.forced is not None
    assert found.forced.is_proven
    again = replan(
        PROBLEM, PLAN, [NoShow(SOMEBODY)], now=NOW, max_changes=found.forced.fewest
    )
    assert again.schedule.has_plan


def test_few_people_are_touched_to_whom_nothing_happened() -> None:
    problem = mission(sides=8, slots=5, tables=6, kept_free=0, seed=1)
    first = planned(problem)
    thin = replace(first, meetings=first.meetings[::2])
    found = replan(problem, thin, [NoShow("B1"), NoShow("B2")], most_others=1)

    assert verify(found.problem, found.schedule).ok
    assert len(found.others) <= 1


def test_the_curve_never_falls_and_each_point_keeps_its_limit() -> None:
    curve = change_curve(PROBLEM, PLAN, [NoShow(SOMEBODY), SlotLost("s3")], now=NOW)

    values = [point.value for point in curve.points]
    assert values == sorted(values)
    assert all(p.allowed is None or p.made <= p.allowed for p in curve.points)
    assert all(point.is_proven for point in curve.points)
    assert curve.points[0].extra == 0
    assert list(curve.to_frame()["value"]) == values


SMALL = mission(sides=2, slots=3, tables=2, kept_free=0, seed=2)
EVENTS: tuple[Event, ...] = (
    NoShow("B1"),
    NoShow("S2"),
    Late("B2", time_of(SMALL, 2)),
    Leaves("S1", time_of(SMALL, 2)),
    TableOut("T1"),
    SlotLost("s2"),
    Veto("B1", "S1"),
    Must("B2", "S1", 7),
)


@settings(max_examples=25, deadline=None)
@given(
    events=st.lists(st.sampled_from(EVENTS), max_size=2, unique=True),
    now=st.sampled_from([None, time_of(SMALL, 0), time_of(SMALL, 1)]),
    limit=st.sampled_from([None, 1, 3]),
)
def test_no_plan_is_better_than_the_one_found(
    events: list[Event], now: str | None, limit: int | None
) -> None:
    plan = planned(SMALL)
    found = replan(SMALL, plan, events, now=now, max_changes=limit, time_limit=5)

    best = optimum(found.problem)
    if not found.schedule.has_plan:
        assert best is None or found.forced is not None
        return
    assert best is not None
    told = [(g.goal, g.best, g.limit) for g in found.schedule.goals]
    assert told == [(g.goal, g.best, g.limit) for g in best.goals]
    assert all(g.gap == 0 for g in found.schedule.goals)


@pytest.mark.parametrize("name", ["changes", "disruption"])
def test_a_baseline_guides_the_solver_to_an_optimum(name: str) -> None:
    baseline = planned(SMALL).meetings
    other = replace(
        SMALL,
        baseline=baseline,
        goals=(
            Goal("changes", give=1) if name == "changes" else Goal("disruption"),
            Goal("value"),
        ),
        tables=tuple(
            replace(t, unavailable=("s2",)) if t.id == "T1" else t for t in SMALL.tables
        ),
    )
    found = solve(other, start=baseline, time_limit=5)
    best = optimum(other)

    assert best is not None
    assert [(g.goal, g.best) for g in found.goals] == [
        (g.goal, g.best) for g in best.goals
    ]


def test_slots_that_are_over_are_not_told_as_absences() -> None:
    found = _replanned(Late(SOMEBODY, time_of(PROBLEM, 2)))
    people = {one.id: one for one in found.problem.participants}

    told = {one: away_slots(people[one], found.problem.slots) for one in people}
    assert told.pop(SOMEBODY) == {"s2"}
    assert set(told.values()) == {frozenset()}
    lost = replan(found.problem, found.schedule, [SlotLost("s4")], now=NOW)
    one = next(p for p in lost.problem.participants if p.id != SOMEBODY)
    assert away_slots(one, lost.problem.slots) == {"s4"}
