"""Calendars hold the plan, whoever reads them and wherever they are."""

import datetime
import io
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest
from dateutil import tz
from icalendar import Calendar
from make_calendars import configured, events, first, plan, with_cells
from make_mission import eggs_needed, eggs_offered, wish
from make_story import story

from matchengine.handouts.calendar.time_zone import time_zone
from matchengine.records import Slot
from matchengine.results.calendar_facts import meeting_uid, span_of
from matchengine.results.edition import CALENDAR

MEETING = "K1|J1 s01 T01"
PLAN = (MEETING, "K2|J2 s01 T02", "K2|J1 s02 T01")
WHEN_CLOCKS_CHANGE = {
    "Asia/Jakarta": "2025-05-07",
    "Asia/Makassar": "2025-05-07",
    "Asia/Jayapura": "2025-05-07",
    "Australia/Sydney": "2025-10-05",
    "Europe/Berlin": "2025-03-30",
    "America/New_York": "2025-11-02",
}


@pytest.mark.parametrize(("zone", "day"), WHEN_CLOCKS_CHANGE.items())
def test_calendars_hold_each_meeting_at_its_time_in_utc(zone: str, day: str) -> None:
    told = plan(*PLAN, told=configured(mission__timezone=zone, mission__date=day))
    files = first(told)
    expected = {}
    for meeting in told.schedule.meetings:
        slot = told.slots[meeting.slot]
        expected[meeting_uid(told, meeting.pair)] = (slot.start, slot.end)
    for name, uids in {
        CALENDAR: set(expected),
        "calendar/J1.ics": {meeting_uid(told, "K1|J1"), meeting_uid(told, "K2|J1")},
        "calendar/K1.ics": {meeting_uid(told, "K1|J1")},
    }.items():
        found = {str(e["uid"]): (e.start, e.end) for e in events(files[name])}
        assert found == {uid: expected[uid] for uid in uids}


@pytest.mark.parametrize("zone", WHEN_CLOCKS_CHANGE)
def test_time_zone_holds_all_through_the_year(zone: str) -> None:
    # dateutil reads the rules in the file, where icalendar would know the zone by name
    calendar = Calendar()
    calendar.add_component(time_zone(ZoneInfo(zone), 2025, 2025))
    text = calendar.to_ical().decode()
    read = tz.tzical(io.StringIO(text)).get(zone)
    moment = datetime.datetime(2025, 1, 2, tzinfo=datetime.UTC)
    while moment.year == 2025:
        by_clock = moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
        if not moment.astimezone(ZoneInfo(zone)).fold:
            assert by_clock.replace(tzinfo=read).astimezone(datetime.UTC) == moment
        moment += datetime.timedelta(hours=2.5)


def test_time_zone_gives_the_clock_before_the_change() -> None:
    rules = time_zone(ZoneInfo("Europe/Berlin"), 2025, 2025).to_ical().decode()
    starts = [line for line in rules.splitlines() if line.startswith("DTSTART")]
    assert starts == [
        "DTSTART:20250101T000000",
        "DTSTART:20250330T020000",
        "DTSTART:20251026T030000",
    ]


def test_meeting_in_the_hour_that_comes_twice_is_told_in_utc() -> None:
    told = plan(MEETING, told=configured(mission__timezone="Europe/Berlin"))
    again = datetime.datetime(2025, 10, 26, 1, 30, tzinfo=datetime.UTC)
    slot = Slot("s01", start=again, end=again + datetime.timedelta(minutes=20))
    told = replace(told, problem=replace(told.problem, slots=(slot,)))
    content = first(told)[CALENDAR]
    assert b"DTSTART:20251026T013000Z" in content
    assert events(content)[0].start == again


def test_event_names_the_partner_the_place_and_the_reason() -> None:
    told = configured(mission__venue="Hotel Mahakam, lantai 2")
    told = plan(MEETING, told=told)
    files = first(told)
    (of_all,), (of_seller,) = (events(files[n]) for n in (CALENDAR, "calendar/J1.ics"))
    assert str(of_all["summary"]) == "Usaha K1 \N{EN DASH} Usaha J1"
    assert str(of_seller["summary"]) == "Bertemu Usaha K1"
    assert str(of_seller["location"]) == "Meja T01, Hotel Mahakam, lantai 2"
    assert str(of_seller["description"]) == (
        "Pembeli: Usaha K1 (K1), Balikpapan\n"
        "Membutuhkan:\n"
        "- Telur ayam · 8.000 kg/bulan\n\n"
        "Penjual: Usaha J1 (J1), Surabaya\n"
        "Menawarkan:\n"
        "- Telur ayam · 10.000 kg/bulan\n\n"
        "Mengapa dipertemukan: Produk sama, jumlah tercukupi, nilai usaha besar, "
        "harga cocok.\n\n"
        "Perlu dibicarakan: kesegaran"
    )


def test_first_language_is_the_one_of_the_calendars() -> None:
    told = plan(MEETING, told=configured(outputs__languages=["en", "id"]))
    (event,) = events(first(told)["calendar/K1.ics"])
    assert str(event["summary"]) == "Meet Usaha J1"
    assert "Why matched: The same product" in str(event["description"])


def test_no_price_or_limit_is_in_a_calendar() -> None:
    tables = {
        "offers": [eggs_offered("J1", price=27_123)],
        "needs": [eggs_needed("K1", max_price=30_456)],
    }
    text = b"".join(first(story(MEETING, **tables)).values()).decode()
    assert not [n for n in ("27123", "27.123", "30456", "30.456") if n in text]


def test_names_come_back_as_they_are_written() -> None:
    name = 'Toko "Maju", Jaya; & \\Rekan\nBaris 2 🐔👩‍🌾 ' + "é" * 90
    files = first(plan(MEETING, told=with_cells("participants", "name", name)))
    (event,) = events(files["calendar/K1.ics"])
    assert str(event["summary"]) == f"Bertemu {name}"
    assert all(len(line) <= 75 for line in files[CALENDAR].split(b"\r\n"))


def test_what_steers_a_screen_is_left_out() -> None:
    name = "A\x00B\x1b[31m\r\u2028C\ud800"
    files = first(plan(MEETING, told=with_cells("participants", "name", name)))
    (event,) = events(files["calendar/K1.ics"])
    assert str(event["summary"]) == "Bertemu A B [31m  C "


def test_long_list_of_products_is_cut_and_says_so() -> None:
    offers = [eggs_offered("J1", product=f"Telur {n}") for n in range(9)]
    told = story(MEETING, offers=offers)
    description = str(events(first(told)["calendar/K1.ics"])[0]["description"])
    assert "- Telur 5 · 10.000 kg/bulan\n… dan 3 lagi\n" in description


def test_must_is_told_as_the_reason() -> None:
    told = story(MEETING, wishes=[wish("K1", "J1", "must")])
    text = str(events(first(told)["calendar/J1.ics"])[0]["description"])
    assert "Mengapa dipertemukan: Wajib, produk sama" in text


def test_business_without_meetings_has_no_calendar() -> None:
    names = set(first(plan(MEETING)))
    assert names == {CALENDAR, "calendar/J1.ics", "calendar/K1.ics"}


def test_calendar_says_what_it_is_once() -> None:
    content = first(plan(*PLAN))["calendar/J1.ics"]
    read = Calendar.from_ical(content)
    assert read["method"] == "PUBLISH"
    assert content.count(b"METHOD:") == 1
    named = {n: str(read[n]) for n in ("name", "x-wr-calname", "x-wr-timezone")}
    assert named == {
        "name": "Misi · Usaha J1",
        "x-wr-calname": "Misi · Usaha J1",
        "x-wr-timezone": "Asia/Makassar",
    }


def test_slots_without_times_are_counted_in_the_calendar() -> None:
    told = plan(*PLAN)
    first_slot = told.problem.slots[0]
    told = replace(told, problem=replace(told.problem, slots=(first_slot, Slot("s02"))))
    assert span_of(told, "s02") is None
    files = first(told)
    assert len(events(files[CALENDAR])) == 2
    notes = {
        name: Calendar.from_ical(text).get("x-wr-caldesc")
        for name, text in files.items()
    }
    note = "Belum tercantum karena slotnya belum berjadwal: 1 pertemuan."
    assert notes == {
        CALENDAR: note,
        "calendar/J1.ics": note,
        "calendar/K2.ics": note,
        "calendar/J2.ics": None,
        "calendar/K1.ics": None,
    }


def test_plan_without_meetings_gives_a_calendar_without_events() -> None:
    files = first(plan())
    assert set(files) == {CALENDAR}
    assert [c.name for c in Calendar.from_ical(files[CALENDAR]).subcomponents] == [
        "VTIMEZONE"
    ]


@pytest.mark.parametrize("status", ["infeasible", "no_plan"])
def test_without_a_plan_calendars_stay_as_they_are(status: str) -> None:
    assert first(plan(status=status)) == {}
