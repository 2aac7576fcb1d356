"""Risks: what a plan is worth on average, what may be lost, and who should help."""

from __future__ import annotations

import json
from itertools import product

import brute
import make
import pytest
from hypothesis import given, settings
from in_arrays import some_plans
from strategies import problems

import matchengine as me
from matchengine.cli import main
from matchengine.errors import InputError

PEOPLE = {"A": 0.0, "B": 0.5, "C": 0.1, "D": 0.2, "E": 0.0}


def day():
    """A meets B, who may stay away, in s1, and D meets C in s2.

    C could stand by for A in s1, and E for D in s2; nobody could for B or C.
    """
    problem = make.problem(
        [
            make.pair("A|B", 1000),
            make.pair("A|C", 900),
            make.pair("D|C", 500),
            make.pair("D|E", 100),
        ],
        participants=[make.participant(one, absence=p) for one, p in PEOPLE.items()],
    )
    return problem, make.schedule("A|B s1 t1", "D|C s2 t1")


def test_meetings_that_lose_most_come_first():
    told = me.risks(*day())
    first, second = told.at_risk
    assert (first.meeting.pair, first.chance, first.at_stake) == ("A|B", 0.5, 500)
    # B away (1/2), C there (0.9): A meets C. Nobody stands by for B, as A is certain.
    assert first.for_buyer == me.StandBy("C", "A", "A|C", 900, 0.45)
    assert first.for_seller is None
    assert (first.saved, first.lost) == pytest.approx((405, 95))
    # 0.8 x 0.9 = 0.72 that both come. C away (0.1), D there (0.8), E there: D meets E.
    assert (second.meeting.pair, second.chance) == ("D|C", 0.28)
    assert second.for_buyer == me.StandBy("E", "D", "D|E", 100, 0.08)
    # If D stays away, C could meet A: A is free in s2.
    assert second.for_seller == me.StandBy("A", "C", "A|C", 900, 0.18)


def test_sums_are_those_of_the_meetings():
    told = me.risks(*day())
    assert (told.value, told.meetings) == (1500, 2)
    assert told.expected == pytest.approx(500 + 360)
    assert told.expected_meetings == pytest.approx(0.5 + 0.72)
    assert told.expected_with_standbys == pytest.approx(860 + 405 + 8 + 162)
    assert told.expected_meetings_with_standbys == pytest.approx(1.22 + 0.71)
    assert told.robust_value == 1435


def test_who_helps_most_in_a_slot_is_told_with_whom_it_helps():
    told = me.risks(*day())
    assert told.first_on_call == (
        me.OnCall("s1", "C", pytest.approx(405), ("A",)),
        me.OnCall("s2", "A", pytest.approx(162), ("C",)),
    )


def test_who_is_on_call_helps_one_only():
    # B or E stays away (1/2 each). C is idle and helps A (worth 900) or, if A does not
    # need it, D (worth 500): 900/2 + 1/2 x 500/2 = 575. The goal counts 450 and 250.
    problem = make.problem(
        [
            make.pair("A|B", 1000),
            make.pair("D|E", 1000),
            make.pair("A|C", 900),
            make.pair("D|C", 500),
        ],
        participants=[make.participant(one, absence=0.5) for one in "BE"],
    )
    told = me.risks(problem, make.schedule("A|B s1 t1", "D|E s1 t2"))
    assert told.first_on_call == (me.OnCall("s1", "C", 575.0, ("A", "D")),)
    assert told.expected_with_standbys == 1000 + 450 + 250


def test_other_chances_may_be_tried():
    problem, plan = day()
    assert me.risks(problem, plan, absence=0).at_risk == ()
    assert me.risks(problem, plan, absence=0).expected == 1500
    assert me.risks(problem, plan, absence=0.5).expected == 1500 / 4
    assert me.risks(problem, plan, absence={"B": 0.0}).expected == 1360


def test_plan_without_meetings_risks_nothing():
    told = me.risks(day()[0], make.schedule())
    assert (told.value, told.expected, told.at_risk, told.on_call) == (0, 0, (), ())
    assert told.to_frame().empty


@pytest.mark.parametrize(
    ("absence", "told"),
    [
        (1.5, "Give a number from 0 to 1"),
        (float("nan"), "Give a number from 0 to 1"),
        ({"B": -1}, "Give a number from 0 to 1"),
        ({"BB": 0.5}, "no participant with this id"),
    ],
)
def test_chance_that_is_none_is_refused(absence, told):
    with pytest.raises(InputError, match=told):
        me.risks(*day(), absence=absence)


def test_plan_of_another_problem_is_refused():
    with pytest.raises(InputError, match="a pair that the problem does not have"):
        me.risks(day()[0], make.schedule("X|Y s1 t1"))


def test_data_and_table_say_the_same():
    told = me.risks(*day())
    data, frame = told.as_json(), told.to_frame()
    assert [one["pair"] for one in data["at_risk"]] == list(frame["pair"])
    assert [one["lost"] for one in data["at_risk"]] == list(frame["lost"])
    assert frame["for_buyer"].tolist() == ["C", "E"]
    assert data["at_risk"][0]["for_buyer"]["saves"] == 405
    assert data["robust_value"] == 1435
    assert data["on_call"][0]["for_whom"] == ["A"]


@given(problems(["absence", "maximum", "own_tables", "resources"]))
@settings(max_examples=15, deadline=None)
def test_expected_values_are_the_average_over_who_comes(problem):
    for found in some_plans(problem, 0, most=1):
        plan = brute.as_schedule(problem, found)
        told = me.risks(problem, plan)
        value = meetings = helped = 0.0
        for chance, here in everybody(problem):
            held = [one for one in plan.meetings if {one.buyer, one.seller} <= here]
            value += chance * sum(value_of(problem, one.pair) for one in held)
            meetings += chance * len(held)
            helped += chance * sum(
                by.value
                for one in told.at_risk
                for by in (one.for_buyer, one.for_seller)
                if by and {by.waits, by.participant} <= here
                if not {one.meeting.buyer, one.meeting.seller} <= here
            )
        assert told.expected == pytest.approx(value)
        assert told.expected_meetings == pytest.approx(meetings)
        assert told.expected_with_standbys == pytest.approx(value + helped)
        # Of each meeting three products are rounded down.
        short = told.expected_with_standbys - told.robust_value
        assert -1e-9 <= short < 3 * told.meetings + 1e-9


def everybody(problem):
    """Every way in which some come and others do not, with its chance."""
    ids = [one.id for one in problem.participants]
    away = [round(1000 * one.absence) / 1000 for one in problem.participants]
    for come in product((True, False), repeat=len(ids)):
        chance = 1.0
        for here, absence in zip(come, away, strict=True):
            chance *= 1 - absence if here else absence
        yield chance, {one for one, here in zip(ids, come, strict=True) if here}


def value_of(problem, pair):
    return next(one.value for one in problem.pairs if one.id == pair)


@pytest.fixture
def folder(tmp_path):
    """A folder with the day's problem and plan, and no run."""
    problem, plan = day()
    goals = [make.result(one.goal, one.value) for one in me.verify(problem, plan).goals]
    told = me.Schedule("feasible", goals=goals, meetings=plan.meetings)
    me.write_problem(problem, tmp_path / "problem.json")
    me.write_schedule(told, tmp_path / "schedule.json")
    return tmp_path


def test_command_says_what_may_be_lost_in_both_languages(folder, capsys):
    assert main(["risks", str(folder)]) == 0
    shown = capsys.readouterr().out
    assert "antara 0% dan 50%, rata-rata 16%" in shown
    assert "1.500 bila semua hadir, 860 nilai harapan, 1.435 bila cadangan" in shown
    paths = [str(folder / f"{name}.json") for name in ("problem", "schedule")]
    assert main(["risks", *paths, "--language", "en"]) == 0
    lines = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert ["s1", "A", "B", "1,000", "50", "%", "500", "95", "C", "-"] in lines
    assert ["s2", "D", "C", "500", "28", "%", "140", "-30", "E", "A"] in lines
    assert ["s1", "C", "405", "A"] in lines


def test_command_tells_one_slot_and_other_chances(folder, capsys):
    asked = ["risks", str(folder), "--absence", "0.5", "--slot", "s2"]
    assert main([*asked, "--language", "en"]) == 0
    shown = capsys.readouterr().out
    assert "50 % for every business" in shown
    assert "Meetings that may lose most · s2" in shown
    assert "s1" not in shown
    assert main([*asked, "--json", "--top", "1"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert [one["pair"] for one in data["at_risk"]] == ["D|C"]
    assert {one["slot"] for one in data["on_call"]} == {"s2"}
    assert data["expected"] == 375


def test_command_says_so_where_everybody_is_taken_to_come(folder, capsys):
    assert main(["risks", str(folder), "--absence", "0", "--language", "en"]) == 0
    assert "Every business is taken to come." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["--absence", "1.5"], 2, "--absence"),
        (["--absence", "20%"], 2, "--absence"),
        (["--top", "0"], 2, "--top"),
        (["--slot", "s9"], 3, "no slot with this id"),
    ],
)
def test_command_refuses_what_cannot_be_meant(folder, arguments, code, told, capsys):
    assert main(["risks", str(folder), *arguments]) == code
    assert told in capsys.readouterr().err


def test_command_refuses_a_folder_without_a_plan(tmp_path, capsys):
    assert main(["risks", str(tmp_path)]) == 3
    assert "this folder holds no plan" in capsys.readouterr().err
