"""What every handout says alike: why two were matched, their lines, the charts."""

import pytest
from make_mission import business, eggs_needed, eggs_offered, wish
from make_story import story

from matchengine.config import LANGUAGES
from matchengine.results import words
from matchengine.results.charts import (
    by_commodity,
    by_direction,
    by_scale,
    meetings_per_business,
    own_days,
)
from matchengine.results.fingerprint import plan_mark
from matchengine.results.lines import lines_of
from matchengine.results.why_matched import to_talk_about, why_matched


def test_why_matched_names_what_speaks_for_it_in_both_languages() -> None:
    told = story("K1|J1 s01 T01", wishes=[wish("K1", "J1")])
    (held,) = told.schedule.meetings
    assert why_matched(told, held, "en") == (
        "The same product, enough of it, a large deal, prices that meet, "
        "one of the two wishes to meet."
    )
    assert why_matched(told, held, "id") == (
        "Produk sama, jumlah tercukupi, nilai usaha besar, harga cocok, "
        "salah satu ingin bertemu."
    )


def test_to_talk_about_names_what_is_poor_or_not_known() -> None:
    offered = eggs_offered("J1", price=60_000, capacity_per_month=1_000)
    told = story("K1|J1 s01 T01", offers=[offered], needs=[eggs_needed("K1")])
    (held,) = told.schedule.meetings
    assert to_talk_about(told, held, "en") == "volume, price, freshness"


def test_meeting_without_a_score_is_the_organisers() -> None:
    told = story(
        "K1|J1 s01 T01",
        offers=[],
        needs=[],
        meetings=[{"buyer": "K1", "seller": "J1", "locked": True}],
    )
    (held,) = told.schedule.meetings
    assert why_matched(told, held, "en") == "Set by the organiser."
    assert to_talk_about(told, held, "en") == ""


def test_lines_say_the_quantity_but_no_price() -> None:
    told = story(
        offers=[eggs_offered("J1"), eggs_offered("J2", capacity_per_month=None)]
    )
    assert lines_of(told, "J1", "offers", "id") == ("Telur ayam · 10.000 kg/bulan",)
    assert lines_of(told, "J1", "offers", "en") == ("Telur ayam · 10,000 kg a month",)
    assert lines_of(told, "J2", "offers", "en") == ("Telur ayam",)
    assert lines_of(told, "J1", "needs", "en") == ()


def test_charts_share_out_every_meeting() -> None:
    people = [
        business("J1", scale="mikro"),
        business("J2", scale="besar"),
        business("K1", scale="kecil", min_meetings=2),
        business("K2"),
    ]
    told = story("K1|J1 s01 T01", "K1|J2 s02 T01", people=people)
    held = sum(told.pairs[one.pair].value for one in told.schedule.meetings)
    (direction,) = by_direction(told)
    assert direction.name == "Jawa Timur → Kalimantan Timur"
    assert (direction.meetings, direction.value) == (2, held)
    assert {(one.name, one.meetings) for one in by_scale(told, "en")} == {
        ("micro", 1),
        ("small", 1),
    }
    (eggs,) = by_commodity(told, "en")
    assert (eggs.name, eggs.meetings, eggs.value) == ("Telur ayam", 2, held)
    assert meetings_per_business(told) == [(0, 1), (1, 2), (2, 1)]
    by_id = {day.participant: day for day in own_days(told)}
    assert (by_id["K1"].meetings, by_id["K1"].wanted) == (2, 2)


def test_idle_gaps_of_a_day_are_runs_not_slots() -> None:
    day = {"day__sessions": [{"name": "Pagi", "start": "08:00", "end": "10:00"}]}
    told = story("K1|J1 s01 T01", "K1|J2 s04 T01", config=day)
    gaps = {own.participant: own.idle_gaps for own in own_days(told)}
    assert gaps == {"J1": 0, "J2": 0, "K1": 1, "K2": 0}


def test_mark_of_a_plan_changes_with_any_meeting() -> None:
    plans = (
        story("K1|J1 s01 T01"),
        story("K1|J1 s02 T01"),
        story("K1|J1 s01 T02"),
        story("K1|J1 s01 T01", "K2|J2 s01 T02"),
        story("K2|J2 s01 T02", "K1|J1 s01 T01"),
    )
    marks = [plan_mark(told.schedule) for told in plans]
    assert marks[3] == marks[4]
    assert len(set(marks)) == 4


@pytest.mark.parametrize("table", ["PARTS", "GOALS", "STATUS", "SCALES", "WORDS"])
def test_every_word_is_there_in_every_language(table: str) -> None:
    for word, said in getattr(words, table).items():
        assert len(said) == len(LANGUAGES), word
        assert all(text.strip() for text in said), word
