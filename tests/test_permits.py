import datetime

import numpy as np
import pytest
from make_mission import (
    JAVA,
    KALTIM,
    Row,
    business,
    eggs_needed,
    eggs_offered,
    make_mission,
    rule,
)

from matchengine.trade.mission import Mission
from matchengine.trade.permit_contradictions import contradicting_rules
from matchengine.trade.permits import Required, required_permits

ZERO, ONE = np.array([0]), np.array([1])
DAY = datetime.date(2025, 5, 7)


def eggs(*permits: Row, scale: str = "kecil", **cells: object) -> Mission:
    need = {k: v for k, v in cells.items() if k == "asked"}
    offer = {k: v for k, v in cells.items() if k not in need}
    return make_mission(
        participants=[business("J1", scale=scale), business("K1")],
        offers=[eggs_offered(**offer)],
        needs=[eggs_needed(certificates=cells.get("asked", ()))],
        permits=permits,
    )


def required(mission: Mission, on: datetime.date | None = DAY) -> Required:
    return required_permits(mission, ZERO, ZERO, ZERO, ONE, on)


def counts(mission: Mission, on: datetime.date | None = DAY) -> list[int]:
    """Held, in process, missing."""
    return required(mission, on).counts[0].tolist()


@pytest.mark.parametrize(
    ("prefix", "applies"),
    [("04", True), ("040721", True), ("04072100", False), ("0401", False)],
)
def test_rule_applies_to_codes_that_begin_with_its_prefix(prefix: str, applies: bool):
    assert counts(eggs(rule(prefix, "nkv"))) == [0, 0, int(applies)]


@pytest.mark.parametrize(
    ("direction", "applies"),
    [
        ("", True),
        ("*", True),
        (f"{JAVA}>{KALTIM}", True),
        (f"{KALTIM}>{JAVA}", False),
        (f"*>{KALTIM}", True),
        (f">{KALTIM}", True),
        (f"{JAVA}>", True),
        (f"{JAVA.upper()} > *", True),
        ("IDSUB>IDBPN", True),
        ("IDBPN>", False),
        (">Bali", False),
    ],
)
def test_rule_applies_in_its_direction(direction: str, applies: bool):
    assert counts(eggs(rule("04", "nkv", direction=direction)))[2] == applies


@pytest.mark.parametrize(
    ("scale", "applies"), [("kecil", True), ("besar", False), ("", False)]
)
def test_rule_applies_to_its_scales(scale: str, applies: bool):
    mission = eggs(rule("04", "halal", scale=("mikro", "kecil")), scale=scale)
    assert counts(mission)[2] == applies


def test_micro_business_without_halal_is_free_in_2025_and_blocked_in_2027():
    start = datetime.date(2026, 10, 17)
    mission = eggs(
        rule("04", "halal", scale=("mikro",), valid_from=start), scale="mikro"
    )
    assert required(mission, DAY).blocked_by.tolist() == [-1]
    assert required(mission, datetime.date(2026, 10, 17)).blocked_by.tolist() == [0]
    assert required(mission, datetime.date(2027, 5, 7)).blocked_by.tolist() == [0]


def test_cattle_ban_ends_after_its_last_day():
    end = datetime.date(2022, 12, 31)
    mission = eggs(rule("04", "bebas_pmk", valid_to=end))
    assert required(mission, end).blocked_by.tolist() == [0]
    assert required(mission, DAY).blocked_by.tolist() == [-1]


def test_dates_are_left_aside_without_a_mission_date():
    end = datetime.date(2022, 12, 31)
    assert counts(eggs(rule("04", "bebas_pmk", valid_to=end)), on=None) == [0, 0, 1]


def test_permits_count_by_how_far_the_seller_is():
    mission = eggs(
        rule("04", "nkv"),
        rule("04", "halal", "penalise"),
        rule("04", "sni", "penalise"),
        certificates={"nkv": "held", "halal": "in_process", "sni": "missing"},
    )
    assert counts(mission) == [1, 1, 1]


def test_a_permit_asked_for_twice_counts_once():
    mission = eggs(rule("04", "nkv"), rule("0407", "NKV"), asked=("nkv",))
    assert counts(mission) == [0, 0, 1]


def test_need_asks_for_certificates_of_its_own_which_do_not_block():
    mission = eggs(asked=("halal", "bpom"), certificates={"Halal": "held"})
    assert counts(mission) == [1, 0, 1]
    assert required(mission).blocked_by.tolist() == [-1]


def test_notes_ask_for_nothing():
    assert counts(eggs(rule("04", "karantina", "note"))) == [0, 0, 0]


@pytest.mark.parametrize(
    ("state", "blocked"), [("held", -1), ("in_process", -1), ("missing", 0)]
)
def test_only_a_missing_permit_blocks(state: str, blocked: int):
    mission = eggs(rule("04", "skkh"), certificates={"skkh": state})
    assert required(mission).blocked_by.tolist() == [blocked]


def test_offer_without_code_is_looked_up_under_the_needs():
    mission = eggs(rule("0407", "nkv"), hs="")
    assert required(mission).blocked_by.tolist() == [0]


def test_rules_cannot_be_looked_up_where_neither_line_has_a_code():
    bare = {"offers": [eggs_offered(hs="")], "needs": [eggs_needed(hs="")]}
    with_rules = make_mission(**bare, permits=[rule("04", "nkv")])
    assert required(with_rules).known.tolist() == [False]
    assert required(make_mission(**bare)).known.tolist() == [True]


def test_no_line_pairs_need_no_permits():
    none = np.array([], dtype=np.int64)
    found = required_permits(eggs(rule("04", "nkv")), none, none, none, none, DAY)
    assert found.counts.shape == (0, 3)


def told(*permits: Row) -> list[int | None]:
    """Give the rows of the rules that contradict an earlier one."""
    found = contradicting_rules(make_mission(permits=permits))
    return [one.row for one in found]


def test_rules_with_unlike_effects_for_one_permit_are_told():
    assert told(rule("04", "nkv"), rule("04", "NKV", "note")) == [3]
    assert told(rule("04", "nkv"), rule("04", "nkv")) == []
    assert told(rule("04", "nkv"), rule("0407", "nkv", "note")) == []
    assert told(rule("04", "nkv"), rule("04", "halal", "note")) == []


@pytest.mark.parametrize(
    ("one", "other", "rows"),
    [
        ({"scale": ("mikro",)}, {"scale": ("besar",)}, []),
        ({"scale": ("mikro",)}, {}, [3]),
        ({"direction": f"*>{JAVA}"}, {"direction": f"*>{KALTIM}"}, []),
        ({"direction": f"{JAVA}>*"}, {"direction": f"*>{KALTIM}"}, [3]),
        (
            {"valid_to": datetime.date(2024, 12, 31)},
            {"valid_from": datetime.date(2025, 1, 1)},
            [],
        ),
        ({"valid_to": DAY}, {"valid_from": DAY}, [3]),
    ],
)
def test_rules_that_never_hold_together_do_not_contradict(
    one: Row, other: Row, rows: list[int]
):
    found = told(rule("04", "nkv", **one), rule("04", "nkv", "penalise", **other))
    assert found == rows


def test_more_permits_than_one_word_has_bits():
    names = [f"p{i:02d}" for i in range(40)]
    rules = [rule("04", name, "penalise") for name in names]
    mission = eggs(*rules, rule("04", "p39"), certificates={"p38": "held"})
    assert counts(mission) == [1, 0, 39]
    assert required(mission).blocked_by.tolist() == [40]
