"""From a mission and its scores to the problem."""

import math
from typing import Any

import pytest
from make_config import make_config
from make_mission import business, eggs_needed, eggs_offered, make_mission, wish

from matchengine.building import build_problem
from matchengine.errors import InputError
from matchengine.problem import Problem
from matchengine.records import BaselineMeeting, Fixed, Resource, Table
from matchengine.scoring import score_pairs
from matchengine.trade.mission import Mission

# two slots: s01 09:00-09:20, s02 09:25-09:45


def built(mission: Mission, **changes: Any) -> Problem:
    changes = {"tables__count": 2, **changes}
    return build_problem(mission, score_pairs(mission), make_config(**changes))


def refused(mission: Mission, **changes: Any) -> str:
    with pytest.raises(InputError) as caught:
        built(mission, **changes)
    return str(caught.value)


def with_one(**cells: Any) -> Mission:
    return make_mission(participants=[business("J1", **cells), business("K1")])


def meeting(slot: str = "", table: str = "", *, locked: bool = True) -> dict[str, Any]:
    return {
        "buyer": "K1",
        "seller": "J1",
        "slot": slot,
        "table": table,
        "locked": locked,
    }


def test_scored_pair_becomes_a_pair() -> None:
    mission = make_mission()
    (pair,) = built(mission).pairs
    assert (pair.id, pair.buyer, pair.seller) == ("K1|J1", "K1", "J1")
    assert pair.value == score_pairs(mission).frame["value"].iloc[0] > 0
    assert not pair.must_be_held


def test_must_becomes_a_required_pair() -> None:
    (pair,) = built(make_mission(wishes=[wish("J1", "K1", "must")])).pairs
    assert pair.required


@pytest.mark.parametrize(
    ("cells", "away"),
    [
        ({}, ()),
        ({"arrives": 540.0}, ()),
        ({"arrives": 541.0}, ("s01",)),
        ({"arrives": 566.0}, ("s01", "s02")),
        ({"leaves": 585.0}, ()),
        ({"leaves": 584.0}, ("s02",)),
        ({"unavailable": ((560, 565),)}, ()),
        ({"unavailable": ((559, 565),)}, ("s01",)),
        ({"unavailable": ((559, 566),)}, ("s01", "s02")),
    ],
)
def test_participant_is_away_in_slots_that_overlap(
    cells: dict[str, Any], away: tuple[str, ...]
) -> None:
    assert built(with_one(**cells)).participants[0].unavailable == away


def test_participant_keeps_its_limits() -> None:
    one, other = built(
        with_one(delegates=2.0, min_meetings=1.0, max_meetings=3.0)
    ).participants
    assert (one.delegates, one.min_meetings, one.max_meetings) == (2, 1, 3)
    assert (other.delegates, other.min_meetings, other.max_meetings) == (1, 0, None)


def test_minimum_above_the_slots_is_wanted_all_the_same() -> None:
    assert built(with_one(min_meetings=9.0)).participants[0].min_meetings == 9


def test_tables_are_counted_or_listed() -> None:
    assert built(make_mission()).tables == (Table("T01"), Table("T02"))
    listed = make_mission(tables=[{"id": "A", "zone": "x"}, {"id": "B"}])
    two = (Table("A", zone="x"), Table("B"))
    assert built(listed, tables__count=None).tables == two
    assert built(listed, tables__count=1).tables == two[:1]


def test_tables_that_are_not_there_are_refused() -> None:
    listed = make_mission(tables=[{"id": "A"}])
    assert "lists only 1 tables" in refused(listed, tables__count=2)
    assert "is not said" in refused(make_mission(), tables__count=None)


def test_own_table_beyond_the_count_is_refused() -> None:
    mission = make_mission(
        participants=[business("J1", table="B"), business("K1")],
        tables=[{"id": "A"}, {"id": "B"}],
    )
    assert built(mission).participants[0].table == "B"
    assert "tables.count takes the first 1" in refused(mission, tables__count=1)


def test_chance_of_absence_is_the_tables_or_else_the_configurations() -> None:
    mission = make_mission(
        participants=[business("J1", absence=0.3), business("K1"), business("K2")]
    )
    absences = [one.absence for one in built(mission).participants]
    assert absences == [0.3, 0, 0]
    told = built(mission, attendance__absence=0.2)
    assert [one.absence for one in told.participants] == [0.3, 0.2, 0.2]


def test_tables_kept_free_become_a_rule() -> None:
    assert built(make_mission(), tables__keep_free=1).rules.free_tables_per_slot == 1
    by_rule = built(make_mission(), rules__free_tables_per_slot=1)
    assert by_rule.rules.free_tables_per_slot == 1


def test_zone_that_no_table_has_is_refused() -> None:
    mission = make_mission(tables=[{"id": "A", "zone": "x"}, {"id": "B", "zone": "y"}])
    rule = "rules__zone_change_needs_free_slot"
    assert built(mission, **{rule: [["x", "y"]]}).rules.zone_change_needs_free_slot
    found = refused(mission, **{rule: [["x", "z"]]})
    assert "rules.zone_change_needs_free_slot[0][1]" in found


def test_resources_of_both_are_taken_once() -> None:
    mission = make_mission(
        participants=[
            business("J1", resources=("bank", "zh")),
            business("K1", resources=("zh",)),
        ],
        resources=[{"id": "zh", "capacity": 2.0}, {"id": "bank", "capacity": 1.0}],
    )
    problem = built(mission)
    assert problem.resources == (Resource("zh", 2), Resource("bank", 1))
    assert problem.pairs[0].resources == ("zh", "bank")


@pytest.mark.parametrize("slot", ["s02", "09:25", "9:25"])
def test_locked_meeting_with_a_slot_is_fixed(slot: str) -> None:
    (pair,) = built(make_mission(meetings=[meeting(slot, "T02")])).pairs
    assert pair.fixed == Fixed("s02", "T02")


def test_locked_meeting_without_a_slot_is_required() -> None:
    (pair,) = built(make_mission(meetings=[meeting()])).pairs
    assert pair.required
    assert pair.fixed is None


def test_meeting_that_is_not_locked_is_the_baseline() -> None:
    problem = built(make_mission(meetings=[meeting("09:00", locked=False)]))
    assert problem.baseline == (BaselineMeeting("K1|J1", "K1", "J1", "s01", None),)
    assert not problem.pairs[0].must_be_held


def test_agreed_meeting_without_a_common_product_is_held() -> None:
    mission = make_mission(
        needs=[eggs_needed(hs="8703", product="Mobil")], meetings=[meeting("s01")]
    )
    (pair,) = built(mission).pairs
    assert (pair.value, pair.fixed) == (0, Fixed("s01"))


@pytest.mark.parametrize(
    ("row", "says"),
    [
        (meeting("09:10"), "no slot starts then (value: '09:10'). The nearest starts"),
        (meeting("noon"), "neither a slot nor a time"),
        (meeting("s01", "T09"), "there is no table with this id"),
        (meeting("", "T01"), "a table is named for this meeting, but no slot"),
    ],
)
def test_meeting_that_fits_nowhere_is_refused(row: dict[str, Any], says: str) -> None:
    found = refused(make_mission(meetings=[row]))
    assert says in found
    assert "meetings, row 2" in found


def test_all_that_does_not_fit_is_said_at_once() -> None:
    mission = make_mission(
        participants=[business("J1", delegates=2e6), business("K1")],
        meetings=[meeting("noon", "T09")],
    )
    assert len(refused(mission).splitlines()) == 3


def test_mission_without_pairs_is_a_problem_without_pairs() -> None:
    mission = make_mission(offers=[eggs_offered(hs="8703", product="Mobil")])
    problem = built(mission)
    assert problem.pairs == ()
    assert len(problem.participants) == 2
    assert not any(math.isnan(one.delegates) for one in problem.participants)
