"""What the outputs say of a plan, from tiny missions whose plan is given by hand."""

import csv
import io
from dataclasses import replace

import pandas as pd
import pytest
from make_mission import (
    Row,
    business,
    eggs_needed,
    eggs_offered,
    rule,
    wish,
)
from make_story import TWO_EACH, story, summed_up

from matchengine.errors import Finding
from matchengine.results.csv_text import csv_text
from matchengine.results.day import AGENDA_COLUMNS, GRID_COLUMNS, agendas, grid
from matchengine.results.reasons import SENTENCES
from matchengine.results.scored_pairs import scored_pairs
from matchengine.results.story import Story
from matchengine.results.unserved import unserved
from matchengine.screen.summary import summary_lines
from matchengine.trade.mission import Mission


def reason_of(told: Story) -> str:
    wishes = unserved(told)
    (reason,) = wishes[wishes["wanted"].isin(["want", "must"])]["reason"]
    return str(reason)


def test_grid_has_a_row_a_meeting_in_order() -> None:
    told = story("K1|J1 s02 T01", "K2|J2 s01 T02", "K1|J2 s02 T02")
    frame = grid(told)
    assert list(frame.columns) == list(GRID_COLUMNS)
    assert frame["slot"].tolist() == ["s01", "s02", "s02"]
    assert frame["table"].tolist() == ["T02", "T01", "T02"]
    first = frame.iloc[0]
    assert (first["start"], first["end"], first["session"]) == (
        "09:00",
        "09:20",
        "Pagi",
    )
    assert (first["buyer_name"], first["seller_city"]) == ("Usaha K2", "Surabaya")
    assert (first["need"], first["offer"]) == ("Telur ayam", "Telur ayam")
    # 8,000 kg a month at the price of 27,000
    assert first["trade_per_month"] == 216_000_000


def test_agenda_says_of_every_slot_what_is_in_it() -> None:
    people = [business("J1", arrives=560.0), *TWO_EACH[1:]]
    frame = agendas(story("K1|J1 s02 T01", people=people))
    assert list(frame.columns) == list(AGENDA_COLUMNS)
    assert len(frame) == 4 * 2
    day = frame.set_index(["participant", "slot"])
    assert day.loc[("J1", "s01"), "status"] == "away"
    assert day.loc[("K1", "s01"), "status"] == "free"
    assert day.loc[("J1", "s02"), ["status", "role", "partner"]].tolist() == [
        "meeting",
        "sells",
        "K1",
    ]
    assert day.loc[("K1", "s02"), ["role", "product"]].tolist() == [
        "buys",
        "Telur ayam",
    ]


def test_agenda_lists_every_meeting_of_several_delegates() -> None:
    people = [business("J1", delegates=2.0), *TWO_EACH[1:]]
    frame = agendas(story("K1|J1 s01 T01", "K2|J1 s01 T02", people=people))
    own = frame[(frame["participant"] == "J1") & (frame["slot"] == "s01")]
    assert own["partner"].tolist() == ["K1", "K2"]


def test_pairs_show_parts_points_and_where_they_meet() -> None:
    frame = scored_pairs(story("K1|J1 s02 T01")).set_index(["buyer", "seller"])
    assert len(frame) == 4
    points = frame.filter(like="points_").sum(axis=1)
    assert points.tolist() == frame["value"].tolist()
    assert frame.loc[("K1", "J1"), ["slot", "table"]].tolist() == ["s02", "T01"]
    assert frame.loc[("K2", "J1"), "slot"] == ""
    assert {"product", "price", "unknown"} <= set(frame.columns)


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+62 811", "'+62 811"),
        ("-", "'-"),
        ("@x", "'@x"),
        ("CV Maju, Jaya", "CV Maju, Jaya"),
        ("a-b", "a-b"),
        (-5, "-5"),
        (-5.5, "-5.5"),
        (3.0, "3"),
        (float("nan"), ""),
        (None, ""),
        (True, "yes"),
    ],
)
def test_cell_is_no_formula_and_numbers_stay(cell: object, written: str) -> None:
    text = csv_text(pd.DataFrame({"a": pd.Series([cell], dtype=object), "b": [1]}))
    assert text.startswith("\ufeff")
    (_, row) = csv.reader(io.StringIO(text.removeprefix("\ufeff")))
    assert row == [written, "1"]


def test_written_table_is_read_back_by_pandas() -> None:
    frame = grid(story("K1|J1 s02 T01"))
    again = pd.read_csv(io.BytesIO(csv_text(frame).encode()))
    assert list(again.columns) == list(frame.columns)
    assert again["value"].tolist() == frame["value"].tolist()


def test_nobody_is_unserved_who_has_what_it_wanted() -> None:
    told = story("K1|J1 s01 T01", "K2|J2 s01 T02", wishes=[wish("K1", "J1")])
    assert unserved(told).empty


WANTED = [wish("K1", "J1")]


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        ("no_common_product", story(wishes=WANTED, needs=[eggs_needed("K2")])),
        ("veto", story(wishes=[*WANTED, wish("J1", "K1", "no")])),
        ("permit", story(wishes=WANTED, permits=[rule("0407", "nkv")])),
        ("floor", story(wishes=WANTED, config={"scoring__min_score": 1.0})),
        ("same_side", story(wishes=[wish("K1", "K2")])),
        (
            "never_there_together",
            story(
                wishes=WANTED,
                people=[
                    business("J1", arrives=560.0),
                    business("K1", leaves=560.0),
                ],
            ),
        ),
        (
            "own_maximum",
            story(
                "K1|J2 s01 T01",
                wishes=WANTED,
                people=[*TWO_EACH[:2], business("K1", max_meetings=1.0)],
            ),
        ),
        (
            "partner_maximum",
            story(
                "K2|J1 s01 T01",
                wishes=WANTED,
                people=[business("J1", max_meetings=1.0), *TWO_EACH[2:]],
            ),
        ),
        ("others_worth_more", story("K1|J2 s01 T01", "K2|J1 s02 T01", wishes=WANTED)),
        (
            "tables_full",
            story(
                "K2|J2 s01 T01",
                wishes=WANTED,
                config={
                    "tables__count": 1,
                    "day__sessions": [
                        {"name": "Pagi", "start": "09:00", "end": "09:20"}
                    ],
                },
            ),
        ),
        (
            "resource_full",
            story(
                "K2|J2 s01 T01",
                wishes=WANTED,
                people=[business(p["id"], resources=("zh",)) for p in TWO_EACH],
                resources=[{"id": "zh", "capacity": 1.0}],
                config={
                    "day__sessions": [
                        {"name": "Pagi", "start": "09:00", "end": "09:20"}
                    ],
                },
            ),
        ),
        ("rules_or_later_goals", story(wishes=WANTED)),
    ],
)
def test_wish_not_met_has_its_reason(reason: str, told: Story) -> None:
    assert reason_of(told) == reason


def test_pair_beyond_the_candidates_says_so() -> None:
    people = [business(name) for name in ("J1", "J2", "J3", "K1", "K2", "K3")]
    offers = [
        eggs_offered("J1", price=34_000),
        eggs_offered("J2"),
        eggs_offered("J3"),
    ]
    needs = [
        eggs_needed("K1", max_price=26_000),
        eggs_needed("K2"),
        eggs_needed("K3"),
    ]
    told = story(
        people=people,
        offers=offers,
        needs=needs,
        wishes=[wish("K1", "J1")],
        config={
            "scoring__max_candidates": 1,
            "scoring__min_score": 0.0,
            "scoring__wish_weight": 0.0,
        },
    )
    assert told.scores.cut > 0
    kept = {frozenset((p.buyer, p.seller)) for p in told.problem.pairs}
    assert frozenset(("K1", "J1")) not in kept
    assert reason_of(told) == "cut"


@pytest.mark.parametrize(
    ("reason", "people", "needs"),
    [
        ("few_slots", [business("J1", min_meetings=3.0), *TWO_EACH[2:]], None),
        ("few_partners", [business("J1", min_meetings=2.0), business("K1")], None),
        ("nobody_fits", [business("J1", min_meetings=1.0), business("K1")], []),
    ],
)
def test_too_few_meetings_have_their_reason(
    reason: str, people: list[Row], needs: list[Row] | None
) -> None:
    tables = {} if needs is None else {"needs": needs}
    frame = unserved(story(people=people, **tables)).set_index("participant")
    assert frame.loc["J1", "wanted"] == "minimum"
    assert frame.loc["J1", "reason"] == reason


def test_participant_with_no_line_and_no_meeting_is_told_so() -> None:
    frame = unserved(story(people=[*TWO_EACH, business("X1")]))
    (row,) = frame[frame["participant"] == "X1"].to_dict("records")
    assert (row["wanted"], row["reason"]) == ("any", "offers_and_needs_nothing")
    assert row["why_en"].startswith("It neither offers nor needs")
    assert row["why_id"].startswith("Tidak ada")


def test_languages_choose_the_sentences() -> None:
    frame = unserved(story(wishes=WANTED, config={"outputs__languages": ["id"]}))
    assert [c for c in frame.columns if c.startswith("why_")] == ["why_id"]


@pytest.mark.parametrize("word", SENTENCES)
def test_reason_has_a_sentence_in_every_language(word: str) -> None:
    assert set(SENTENCES[word]) == {"en", "id"}


def test_summary_adds_up() -> None:
    told = story(
        "K1|J1 s01 T01",
        "K2|J2 s01 T02",
        "K1|J2 s02 T01",
        wishes=[wish("K1", "J1"), wish("K2", "J1"), wish("J1", "K2", "no")],
    )
    summary = summed_up(told)
    assert (summary.meetings, summary.slots, summary.tables) == (3, 2, 2)
    assert summary.table_use == 0.75
    assert (summary.participants, summary.with_meetings) == (4, 4)
    assert (summary.wishes.asked, summary.wishes.met) == (2, 1)
    assert summary.wishes.reasons == {"veto": 1}
    assert summary.trade.per_month == 3 * 216_000_000
    assert summary.trade.per_year == 12 * summary.trade.per_month
    assert summary.trade.unknown == 0
    (direction,) = summary.directions
    assert (direction.seller_side, direction.buyer_side) == (
        "Jawa Timur",
        "Kalimantan Timur",
    )


def test_summary_fits_on_a_screen() -> None:
    people = [business(f"{side}{n}") for side in "JK" for n in range(20)]
    lines = list(summary_lines(summed_up(story(people=people)), "out"))
    assert len(lines) <= 35
    assert any("34 more in unserved.csv" in line for line in lines)


def test_summary_counts_one_in_the_singular() -> None:
    lines = list(summary_lines(summed_up(story("K1|J1 s01 T01")), "out"))
    [plan] = [line for line in lines if line.startswith("Plan")]
    assert "1 meeting of " in plan


@pytest.mark.parametrize("status", ["infeasible", "no_plan"])
def test_summary_without_a_plan_claims_no_check(status: str) -> None:
    lines = list(summary_lines(summed_up(story(status=status)), "out"))
    assert not any("re-checked" in line for line in lines)


@pytest.mark.parametrize("status", ["infeasible", "no_plan"])
def test_tables_of_no_plan_have_no_rows(status: str) -> None:
    told = story(status=status, wishes=WANTED)
    assert grid(told).empty
    assert agendas(told).empty
    assert unserved(told).empty
    assert summed_up(told).wishes.met == 0


def test_mission_of_nobody_is_told_without_fault() -> None:
    told = story(people=[], offers=[], needs=[], lanes=[])
    assert isinstance(told.mission, Mission)
    assert len(scored_pairs(told)) == 0
    assert summed_up(told).table_use == 0
    assert list(summary_lines(summed_up(told), "out"))


def test_readings_are_counted_apart_from_warnings() -> None:
    noticed = [
        Finding("offers.csv", "what is odd", "Mend it.", severity="warning"),
        Finding("offers.csv", "a reading", "", severity="reading", reading="7"),
        Finding("offers.csv", "another one", "", severity="reading", reading="8"),
    ]
    told = summed_up(replace(story("K1|J1 s01 T01"), warnings=tuple(noticed)))
    assert (told.warnings, told.readings) == (1, 2)
    lines = list(summary_lines(told, "out"))
    assert "Warnings  1, listed in run.json" in lines
    assert any(line.startswith("Readings  2 places not written") for line in lines)
