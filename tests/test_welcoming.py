"""Walk-ins and new musts: scored with the mission's tables, and kept with the plan."""

from __future__ import annotations

import csv
import json
from dataclasses import replace

import make
import pytest
from make_config import make_config
from make_mission import business, eggs_needed, eggs_offered, lane, wish

from matchengine.building import build_problem
from matchengine.errors import InputError
from matchengine.explaining import explain
from matchengine.files.events_json import day_from_json, day_to_json, read_day
from matchengine.files.read_events import events_from_text
from matchengine.live.events import Must, NoShow, Row, Telling, Veto, WalkIn, WalkInRows
from matchengine.preparing import score
from matchengine.records import Pair, Participant
from matchengine.screen.explanation import explanation_lines
from matchengine.welcoming import ready_events, welcomed


def write(folder, **tables):
    for name, rows in tables.items():
        with (folder / f"{name}.csv").open("w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, [*rows[0]])
            writer.writeheader()
            writer.writerows(rows)


@pytest.fixture(scope="module")
def tables(tmp_path_factory):
    folder = tmp_path_factory.mktemp("tables")
    write(
        folder,
        participants=[business("J1"), business("K1"), business("K2"), business("K3")],
        offers=[eggs_offered()],
        needs=[eggs_needed(), eggs_needed("K2", max_price=15_000)],
        lanes=[lane()],
        wishes=[wish("K1", "J1", "must"), wish("K2", "J1", "no")],
    )
    return folder


@pytest.fixture(scope="module")
def config(tables):
    return make_config(inputs=str(tables), tables__count=2)


@pytest.fixture(scope="module")
def problem(config):
    mission, scores = score(config)
    return build_problem(mission, scores, config)


def walk_in(one="K9", **cells):
    row = {**business(one), "arrives": "09:10", "delegates": 2, **cells}
    return WalkIn(
        Participant(one),
        (),
        WalkInRows(Row(row), (), (Row(eggs_needed(one), row=7),)),
        source="day.xlsx",
        row=4,
    )


def refused(config, problem, *events, day=()):
    with pytest.raises(InputError) as raised:
        welcomed(config, problem, events, day=day)
    return [(one.source, one.row, one.problem) for one in raised.value.findings]


def test_walk_in_gets_its_pairs_and_its_row(config, problem):
    [event] = welcomed(config, problem, [walk_in()]).events
    assert event.participant == Participant(
        "K9", name="Usaha K9", delegates=2, unavailable=("s01",)
    )
    [pair] = event.pairs
    [known] = [one for one in problem.pairs if one.buyer == "K1"]
    assert pair == Pair("K9", "J1", pair.value)
    assert 0 < pair.value < known.value  # nobody asked for it


def test_events_without_walk_ins_are_left_as_they_are(config, problem):
    events = (NoShow("K1"), Veto("K2", "J1"), Must("J1", "K1"))
    assert welcomed(config, problem, events).events == events


def test_must_of_two_who_are_no_pair_is_worth_what_it_scores(config, problem):
    events = [Must("K3", "J1"), walk_in(), Must("K9", "J1"), Must("J1", "K2")]
    [bare, _, of_walk_in, again] = welcomed(config, problem, events).events
    assert (bare.one, bare.other, bare.value) == ("J1", "K3", 0)
    assert (of_walk_in.one, of_walk_in.other) == ("K9", "J1")
    assert of_walk_in.value > again.value > 0
    assert (again.one, again.other) == ("K2", "J1")


def test_pair_of_two_walk_ins_stands_once(config, problem):
    seller = WalkIn(
        Participant("J9"),
        (),
        WalkInRows(Row(business("J9")), (Row(eggs_offered("J9")),)),
    )
    first, second = welcomed(config, problem, [walk_in(), seller]).events
    assert [pair.id for pair in first.pairs] == ["K9|J1"]
    assert {pair.id for pair in second.pairs} == {"K1|J9", "K2|J9", "K9|J9"}


def test_walk_in_may_stand_in_the_tables_of_the_run(tables, config, problem):
    before = (tables / "participants.csv").read_text(encoding="utf-8")
    [event] = events_from_text("walk_in K8").events
    assert refused(config, problem, event) == [
        ("events", 1, "participants.csv has no such participant")
    ]
    try:
        (tables / "participants.csv").write_text(
            before + ",".join(map(str, business("K8").values())), encoding="utf-8"
        )
        ready = welcomed(config, problem, [event, Must("K8", "J1")])
    finally:
        (tables / "participants.csv").write_text(before, encoding="utf-8")
    assert [pair.id for pair in ready.events[0].pairs] == ["J1|K8"]


def test_walk_in_that_fits_nobody_is_told(config, problem):
    lonely = replace(walk_in(), rows=WalkInRows(Row(business("K9"))))
    ready = welcomed(config, problem, [lonely])
    assert ready.events[0].pairs == ()
    assert (
        ready.findings[-1].problem == "it fits nobody: it is in the plan without a pair"
    )


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        ({"province": ""}, ("events", 1, "K9 has no province, by which businesses")),
        ({"id": "K1"}, ("events", 1, "the id is already that of row 3")),
        ({"arrives": "dawn"}, ("events", 1, "this is no time of the day")),
        (
            {"table": "T09"},
            ("events", 1, "an own table is named, but there is no list"),
        ),
    ],
)
def test_walk_in_that_does_not_fit_is_refused_by_its_row(config, problem, cells, found):
    event = walk_in(**cells)
    said = refused(config, problem, event)
    source, row, start = found
    at = [told for told in said if told[:2] == (source, row)]
    assert [told[2][: len(start)] for told in at] == [start], said


def test_must_within_one_side_is_refused_by_its_row(config, problem):
    event = Must("K1", "K2", source="day.txt", row=3)
    [(source, row, said)] = refused(config, problem, event)
    assert (source, row) == ("day.txt", 3)
    assert said.endswith("K1 and K2 are on one side of the mission")


def test_everything_of_all_events_is_told_at_once(config, problem):
    plan = make.schedule()
    told = [
        NoShow("X9", source="day.txt", row=1),
        Must("K1", "K2", source="day.txt", row=2),
        Must("K1", "J1", source="day.txt", row=3),
    ]
    with pytest.raises(InputError) as raised:
        ready_events(config, problem, plan, told, now="09:00")
    assert [one.row for one in raised.value.findings] == [1, 2]
    with pytest.raises(InputError) as raised:
        ready_events(None, problem, plan, [told[0], walk_in()], now="09:00")
    assert [one.row for one in raised.value.findings] == [1, 4]


def test_events_are_kept_as_told_but_by_the_ids_of_the_plan(config, problem):
    told = [walk_in(), replace(Must("usaha k3", "j1"), row=2)]
    ready = ready_events(config, problem, make.schedule(), told, now="09:00")
    assert ready.told == (walk_in(), Must("K3", "J1"))
    assert ready.events[0].pairs
    assert [one.reading for one in ready.findings[:2]] == ["K3", "J1"]


DAY = (
    Telling("09:00", (walk_in(), Veto("K1", "J1"))),
    Telling("09:20", (Must("J1", "K2"),)),
)


def test_mission_is_read_with_what_the_day_brought(config, problem):
    day = day_from_json(day_to_json(DAY), "day.json")
    mission, scores = score(config, day=day)
    pairs = {(b, s): m for b, s, m in scores.frame[["buyer", "seller", "must"]].values}
    assert pairs == {("K9", "J1"): False, ("K2", "J1"): True}
    told = explain(scores, mission, "K1", "J1")
    assert [one.reason for one in told.left_out] == ["veto"]
    lines = [*explanation_lines(told, "en")]
    assert any("(day.json, told[0].events[1])" in line for line in lines), lines
    assert explain(scores, mission, "K9", "J1").is_pair


def test_later_word_on_two_businesses_counts(config):
    day = (*DAY, Telling(None, (Veto("K2", "J1"), Must("K1", "J1"))))
    _, scores = score(config, day=day)
    assert [*scores.frame.loc[scores.frame["must"], "buyer"]] == ["K1"]


def test_veto_of_the_day_unlocks_what_was_agreed(tables, config):
    meeting = {"buyer": "K1", "seller": "J1", "slot": "", "table": "", "locked": "yes"}
    write(tables, meetings=[meeting])
    try:
        _, scores = score(config, day=DAY)
    finally:
        (tables / "meetings.csv").unlink()
    assert "K1" not in {*scores.frame["buyer"]}


def test_day_of_a_run_that_had_none_is_empty(tmp_path):
    assert read_day(tmp_path / "events.json") == ()


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        ([], "it is not of the format matchengine.events/1"),
        ({"format": "matchengine.events/1"}, "this is no list"),
        ({"format": "matchengine.events/1", "told": [3]}, "this is no telling"),
        (
            {"format": "matchengine.events/1", "told": [{"now": 9, "events": []}]},
            "this is no time",
        ),
        (
            {"format": "matchengine.events/1", "told": [{"events": ["what"]}]},
            "no event is called 'what'",
        ),
    ],
)
def test_bad_record_of_a_day_is_refused(data, problem):
    with pytest.raises(InputError) as raised:
        day_from_json(json.dumps(data))
    assert [one.problem for one in raised.value.findings] == [problem]
