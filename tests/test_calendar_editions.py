"""What calendars are told when a new plan is handed out after an earlier one."""

import datetime
from dataclasses import replace

import pytest
from hypothesis import given, settings, strategies as st
from make_calendars import (
    EGGS,
    NOBODY_YET,
    Files,
    after,
    configured,
    events,
    first,
    plan,
    raw_events,
    read_before,
    shown,
    with_cells,
)
from make_story import MORNING, TWO_EACH, story

from matchengine.handouts.calendar.every import calendars
from matchengine.results.calendar_facts import meeting_uid
from matchengine.results.edition import CALENDAR

MEETING = "K1|J1 s01 T01"
FOREIGN = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//other//EN\r\nEND:VCALENDAR\r\n"
PAIRS = ("K1|J1", "K1|J2", "K2|J1", "K2|J2")
PLACES = [
    None,
    *(f"{slot} {table}" for slot in ("s01", "s02") for table in ("T01", "T02")),
]


def utc(days: int) -> datetime.datetime:
    return (MORNING + datetime.timedelta(days=days)).astimezone(datetime.UTC)


def status(name: str, sequence: int, days: int) -> dict[str, object]:
    return {"sequence": sequence, "status": name, "told": utc(days)}


def only(files: Files, name: str = CALENDAR) -> dict[str, object]:
    (event,) = events(files[name])
    return shown(event)


def test_same_plan_gives_the_same_bytes() -> None:
    told = plan(MEETING, "K2|J2 s01 T02")
    files = first(told)
    assert after(files, told) == files


def test_meeting_moves_falls_away_and_returns() -> None:
    held = plan(MEETING)
    moved = plan("K1|J1 s02 T01")
    gone = plan()
    names = (CALENDAR, "calendar/J1.ics", "calendar/K1.ics")
    files = first(held)
    steps = [
        (held, 1, status("CONFIRMED", 0, 0)),
        (moved, 2, status("CONFIRMED", 1, 2)),
        (gone, 3, status("CANCELLED", 2, 3)),
        (gone, 4, status("CANCELLED", 2, 3)),
        (moved, 5, status("CONFIRMED", 3, 5)),
        (gone, 6, status("CANCELLED", 4, 6)),
    ]
    for told, days, expected in steps:
        files = after(files, told, days)
        assert [only(files, name) for name in names] == [expected] * 3


def test_meeting_that_fell_away_says_so_and_frees_the_time() -> None:
    files = after(first(plan(MEETING)), plan())
    (event,) = events(files["calendar/K1.ics"])
    assert str(event["summary"]) == "Batal: Bertemu Usaha J1"
    assert str(event["description"]) == "Pertemuan ini dibatalkan."
    assert str(event["transp"]) == "TRANSPARENT"
    assert event.start == EGGS.slots["s01"].start


def test_other_table_or_words_are_a_change() -> None:
    files = first(plan(MEETING))
    other_table = after(files, plan("K1|J1 s01 T02"))
    assert only(other_table) == status("CONFIRMED", 1, 1)
    renamed = plan(MEETING, told=with_cells("participants", "name", "Usaha lain"))
    assert only(after(files, renamed)) == status("CONFIRMED", 1, 1)


def test_change_of_one_meeting_leaves_the_others_alone() -> None:
    files = first(plan(MEETING, "K2|J2 s01 T02"))
    later = after(files, plan(MEETING, "K2|J2 s02 T02"))
    uid = meeting_uid(EGGS, "K1|J1")
    assert raw_events(later[CALENDAR])[uid] == raw_events(files[CALENDAR])[uid]
    assert later["calendar/J1.ics"] == files["calendar/J1.ics"]
    assert later["calendar/J2.ics"] != files["calendar/J2.ics"]


def test_business_that_left_still_has_its_cancelled_meeting() -> None:
    files = first(plan(MEETING))
    left = story("K1|J2 s01 T01", people=TWO_EACH[1:])
    later = after(files, left)
    assert only(later, "calendar/J1.ics") == status("CANCELLED", 1, 1)
    assert b"NAME:Misi \xc2\xb7 Usaha J1\r\n" in later["calendar/J1.ics"]


def test_mission_on_another_day_cancels_the_earlier_meetings() -> None:
    files = first(plan(MEETING))
    moved = plan(MEETING, told=configured(mission__date="2025-05-09"))
    later = after(files, moved)
    found = {str(e["uid"]): e["status"] for e in events(later["calendar/K1.ics"])}
    assert found == {
        meeting_uid(EGGS, "K1|J1"): "CANCELLED",
        meeting_uid(moved, "K1|J1"): "CONFIRMED",
    }


def test_mission_of_the_year_before_is_left_as_it_was() -> None:
    files = first(plan(MEETING))
    next_year = plan(MEETING, told=configured(mission__date="2026-05-07"))
    later = after(files, next_year, days=300)
    assert [str(e["uid"]) for e in events(later[CALENDAR])] == [
        meeting_uid(next_year, "K1|J1")
    ]


def test_no_plan_after_a_plan_leaves_the_calendars_alone() -> None:
    files = first(plan(MEETING))
    assert after(files, plan(status="no_plan")) == files


@settings(max_examples=10)
@given(
    st.lists(st.tuples(*[st.sampled_from(PLACES)] * len(PAIRS)), min_size=3, max_size=4)
)
def test_numbers_rise_with_every_change_and_with_nothing_else(
    plans: list[tuple[str | None, ...]],
) -> None:
    files: Files = {}
    numbers: dict[str, int] = {}
    last: dict[str, str | None] = {}
    raw: dict[str, bytes] = {}
    for days, places in enumerate(plans):
        held = {p: place for p, place in zip(PAIRS, places, strict=True) if place}
        told = plan(*(f"{pair} {place}" for pair, place in held.items()))
        files = after(files, told, days)
        found = {str(e["uid"]): e for e in events(files[CALENDAR])}
        written = raw_events(files[CALENDAR])
        for pair in held.keys() | last.keys():
            uid, place = meeting_uid(EGGS, pair), held.get(pair)
            if pair not in last:
                numbers[pair] = 0
            elif last[pair] != place:
                numbers[pair] += 1
            else:
                assert written[uid] == raw[uid]
            last[pair] = place
            expected = "CONFIRMED" if place else "CANCELLED"
            assert found[uid]["sequence"] == numbers[pair]
            assert found[uid]["status"] == expected
        assert len(found) == len(last)
        raw = written
    for one in ("J1", "J2", "K1", "K2"):
        own = events(files.get(f"calendar/{one}.ics", FOREIGN))
        mine = {meeting_uid(EGGS, pair) for pair in last if one in pair.split("|")}
        assert {str(e["uid"]) for e in own} == mine
        assert all(shown(e) == shown(found[str(e["uid"])]) for e in own)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "it does not begin with BEGIN:VCALENDAR"),
        (b".", "it does not begin with BEGIN:VCALENDAR"),
        (b"\x89PNG\r\n\x1a\n\x00\xff", "it does not begin with BEGIN:VCALENDAR"),
        (b"BEGIN:VCALENDAR\xff\xfe", "it cannot be read as a calendar"),
        (FOREIGN, "it does not say of which mission it is"),
        (first(plan(MEETING))[CALENDAR][:-60], "it cannot be read as a calendar"),
    ],
)
def test_calendar_that_is_none_of_ours_is_a_warning(content: bytes, said: str) -> None:
    before = read_before({CALENDAR: content})
    (doubt,) = before.doubts
    assert before.notices == {}
    assert doubt.severity == "warning"
    assert said in doubt.problem
    assert "put back the file of the last edition" in doubt.fix


def test_calendar_of_another_mission_is_a_warning_that_names_it() -> None:
    before = read_before(first(plan(MEETING)), "Misi lain")
    assert before.notices == {}
    assert [doubt.value for doubt in before.doubts] == ["Misi"]


@settings(max_examples=25)
@given(st.data())
def test_damaged_calendar_never_stops_the_next_edition(data: st.DataObject) -> None:
    content = DAMAGED[CALENDAR]
    at = data.draw(st.integers(0, len(content)))
    upto = data.draw(st.integers(at, min(len(content), at + 40)))
    put = data.draw(st.binary(max_size=8))
    before = read_before({CALENDAR: content[:at] + put + content[upto:]})
    files = calendars(EGGS, replace(NOBODY_YET, calendar=before.notices))
    assert len(before.doubts) == (not before.notices) or not before.doubts
    assert files[CALENDAR].startswith(b"BEGIN:VCALENDAR")


DAMAGED = first(plan(MEETING, "K2|J2 s02 T02"))
