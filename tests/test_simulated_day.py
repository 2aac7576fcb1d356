"""Days on which hundreds of things happen, and what must hold after each of them."""

from __future__ import annotations

import random

from make_day import chance_events, mission, planned, time_of

from matchengine.live.contradictions import contradictions
from matchengine.live.replan import Replan, replan
from matchengine.problem import Problem
from matchengine.results.changes import by_participant
from matchengine.schedule import Schedule
from matchengine.verify import verify

DAYS = 6
EVENTS_A_TIME = 4


def test_a_day_of_chance_events_keeps_what_was_promised() -> None:
    told = sum(_a_day(seed) for seed in range(DAYS))

    assert told >= 200


def _a_day(seed: int) -> int:
    chance = random.Random(seed)
    problem = mission(seed=seed)
    schedule = planned(problem)
    told = 0
    for place in range(len(problem.slots) + 1):
        for _ in range(1 if place % 2 else 2):
            now = time_of(problem, place)
            events = chance_events(chance, problem, schedule, place, EVENTS_A_TIME)
            events = tuple(
                e for e in events if not contradictions(problem, schedule, [e], now)
            )
            if contradictions(problem, schedule, events, now):
                continue
            most = chance.choice([None, 0, 1, 2, 30])
            found = replan(
                problem, schedule, events, now=now, most_others=most, time_limit=5
            )
            assert most is None or _newly_asked(found) <= most
            if not found.schedule.has_plan:  # a must that cannot be
                assert found.changes == ()
                continue
            _check(problem, schedule, found, place)
            problem, schedule = found.problem, found.schedule
            told += len(events)
    return told


def _check(problem: Problem, before: Schedule, found: Replan, place: int) -> None:
    after = found.schedule
    report = verify(found.problem, after)
    assert report.ok, report
    begun = {slot.id for slot in problem.slots[:place]}
    assert _in(before, begun) == _in(after, begun)
    was = {m.pair: (m.slot, m.table) for m in before.meetings}
    now = {m.pair: (m.slot, m.table) for m in after.meetings}
    differs = {pair for pair in was | now if was.get(pair) != now.get(pair)}
    who = {m.pair: (m.buyer, m.seller) for m in (*before.meetings, *after.meetings)}
    assert {c.meeting.pair for c in found.changes} == differs
    touched = {one for pair in differs for one in who[pair]}
    assert set(by_participant(found.changes)) == touched
    lost = after.goal("disruption")
    assert lost is not None
    if lost.bound == 0:
        assert was.items() <= now.items()


def _newly_asked(found: Replan) -> int:
    """How many people to whom nothing happened have a new meeting."""
    new = [c for c in found.changes if c.kind == "new"]
    return len({one for c in new for one in c.touched} - found.hit)


def _in(schedule: Schedule, slots: set[str]) -> set[tuple[str, str, str]]:
    return {(m.pair, m.slot, m.table) for m in schedule.meetings if m.slot in slots}
