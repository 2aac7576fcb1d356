"""How calendars name a meeting, and when it is."""

import datetime
from dataclasses import replace

from make_calendars import EGGS, configured, plan

from matchengine.records import Slot
from matchengine.results.calendar_facts import meeting_uid, span_of


def test_uid_stays_when_the_plan_changes() -> None:
    before, after = plan("K1|J1 s01 T01"), plan("K1|J1 s02 T02")
    assert meeting_uid(before, "K1|J1") == meeting_uid(after, "K1|J1")


def test_uid_of_another_pair_day_or_mission_is_another() -> None:
    other_day = configured(mission__date="2025-05-08")
    other_name = configured(mission__name="Misi lain")
    names = {
        meeting_uid(EGGS, "K1|J1"),
        meeting_uid(EGGS, "K1|J2"),
        meeting_uid(other_day, "K1|J1"),
        meeting_uid(other_name, "K1|J1"),
    }
    assert len(names) == 4


def test_uid_is_ascii_whatever_the_pair_is_called() -> None:
    named = meeting_uid(EGGS, "Usaha é / 🐔|\nB")
    assert named.isascii()
    assert named.endswith("@matchengine")


def test_span_is_in_the_zone_of_the_mission() -> None:
    span = span_of(EGGS, "s01")
    assert span is not None
    assert [str(moment.tzinfo) for moment in span] == ["Asia/Makassar"] * 2
    start = datetime.datetime(2025, 5, 7, 1, tzinfo=datetime.UTC)
    assert span == (start, start + datetime.timedelta(minutes=20))


def test_slot_without_times_has_no_span() -> None:
    bare = replace(EGGS.problem, slots=(Slot("s01"), Slot("s02")))
    assert span_of(replace(EGGS, problem=bare), "s01") is None
