"""The awkward cases that a mission is sure to hold, each by its name."""

import datetime
import math
from typing import Any

import pandas as pd
import pytest
from make_config import make_config
from make_mission import (
    Row,
    business,
    eggs_needed,
    eggs_offered,
    lane,
    make_mission,
    rule,
    wish,
)

from matchengine.building import build_problem
from matchengine.errors import Finding
from matchengine.files.glossary_csv import read_glossary
from matchengine.files.read_mission import read_mission
from matchengine.scoring import Scores, Scoring, score_pairs
from matchengine.trade.mission import Mission

GLOSSARY = read_glossary()
ALL = Scoring(min_score=0, max_candidates=None)
IN_2025, IN_2027 = datetime.date(2025, 5, 7), datetime.date(2027, 5, 7)

Said = tuple[str, str]  # product and code


def mission_of(
    need: dict[str, Any] | None = None,
    offer: dict[str, Any] | None = None,
    **tables: list[Row],
) -> Mission:
    """A buyer of eggs and a seller of eggs, but for what is said."""
    lines = {
        "needs": [eggs_needed(**(need or {}))],
        "offers": [eggs_offered(**(offer or {}))],
    }
    return make_mission(glossary=GLOSSARY, **{**lines, **tables})


def scored(mission: Mission, on: datetime.date = IN_2025) -> Scores:
    return score_pairs(mission, ALL, on=on)


def pair_of(mission: Mission, on: datetime.date = IN_2025) -> dict[str, Any]:
    (pair,) = scored(mission, on).frame.to_dict("records")
    return pair


def product(need: Said, offer: Said) -> float:
    """Say what the part product counts; 0 where the two are no candidates."""
    names = ("product", "hs")
    mission = mission_of(
        dict(zip(names, need, strict=True)), dict(zip(names, offer, strict=True))
    )
    frame = scored(mission).frame
    return float(frame["product"].iloc[0]) if len(frame) else 0.0


# where the digits of a code alone mislead


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("udang beku", "0306.17"), ("udang olahan", "1605.21")),
        (("kopi bubuk", "0901.21"), ("kopi instan", "2101.12")),
        (("tuna beku", "0303.42"), ("fillet tuna beku", "0304.87")),
    ],
)
def test_near_substitutes_across_the_wall_of_a_chapter(one: Said, other: Said):
    for need, offer in ((one, other), (other, one)):
        assert 0.4 <= product(need, offer) < product(need, need) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("pakan ikan", "2309.90"), ("pakan kucing", "2309.90")),
        (("keripik tempe", "2106.90"), ("bubuk minuman", "2106.90")),
        (("kantong plastik", "3926.90"), ("jas hujan plastik", "3926.90")),
    ],
)
def test_codes_of_other_things_lump_strangers(one: Said, other: Said):
    assert product(one, other) < product(one, one) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("telur tetas", "0407.11"), ("telur konsumsi", "0407.21")),
        (("sapi bibit", "0102.21"), ("sapi potong", "0102.29")),
        (("arang batok kelapa", "4402.20"), ("arang kayu", "4402.90")),
    ],
)
def test_one_heading_but_no_substitutes(one: Said, other: Said):
    assert product(one, other) == product(other, one) == 0


def test_need_at_heading_level_is_met_by_all_under_it_and_not_the_other_way():
    heading, eggs = ("telur", "0407"), ("telur ayam", "0407.21")
    assert product(heading, eggs) == 1
    assert product(eggs, heading) == 0.75
    # by codes alone, with names that nobody knows
    assert product(("zuq", "0407"), ("wuzq", "040721")) == 1
    assert product(("zuq", "040721"), ("wuzq", "0407")) == 0.75


@pytest.mark.parametrize(
    ("old", "read", "named"),
    [
        ("0410.00", "041090", "0410.90"),
        ("4407.10", "4407", "4407.11"),
        ("4418.20", "4418", "4418.21"),
        ("9405.40", "9405", "9405.42"),
        ("9701.90", "9701", "9701.92"),
        ("9701.90.00", "9701", "9701.92"),
    ],
)
def test_codes_of_older_editions_are_mapped_or_kept_at_their_heading(
    old: str, read: str, named: str
):
    people = pd.DataFrame({"id": ["J1"], "name": ["Usaha"], "province": ["Jatim"]})
    offers = pd.DataFrame({"participant": ["J1"], "product": ["zuq"], "hs": [old]})
    needs = pd.DataFrame({"participant": [], "product": []}, dtype=object)
    mission = read_mission({"participants": people, "offers": offers, "needs": needs})
    assert mission.offers["hs"].tolist() == [read]
    (warning,) = (w for w in mission.warnings if w.column == "hs")
    assert (warning.row, warning.severity) == (2, "warning")
    assert named in f"{warning.problem} {warning.fix}"


# what a mission holds


def test_wood_pellet_is_no_wood_pallet():
    pellet, pallet = ("Wood pellet", ""), ("Palet kayu", "")
    assert product(pellet, pellet) == product(pallet, pallet) == 1
    assert product(pellet, pallet) == product(pallet, pellet) == 0
    # who writes pallet and means pellet is known by the code
    assert product(("Wood pellet", "4401.31"), ("Wood pallet", "4401.31")) == 1
    assert product(("Wood pallet", "4415.20"), ("Wood pallet", "4401.31")) == 0


NUGGETS = {"product": "Nugget ayam beku", "hs": "1602.32", "temperature": "frozen"}


def test_household_permit_does_not_do_for_frozen_meat():
    rules = [rule("1602", "md")]
    household = {**NUGGETS, "certificates": {"pirt": "held", "halal": "held"}}
    found = scored(mission_of(NUGGETS, household, permits=rules))
    assert found.frame.empty
    (gone,) = found.excluded.to_dict("records")
    assert gone["reason"] == "permit"
    assert "lacks 'md'" in gone["why"]
    both = {**household, "certificates": {"pirt": "held", "md": "held"}}
    assert pair_of(mission_of(NUGGETS, both, permits=rules))["compliance"] == 1


CATTLE = {"product": "Sapi potong", "hs": "0102.29", "unit": "ekor"}


def test_cattle_of_an_area_with_foot_and_mouth_disease_need_their_certificate():
    fmd = rule("0102", "skkh", direction="Jawa Timur>Kalimantan Timur")
    lifted = rule("0102", "bebas_pmk", valid_to=datetime.date(2022, 12, 31))
    rules = [fmd, lifted]
    cattle = {**CATTLE, "temperature": "live", "capacity_per_month": 100}
    need = {**CATTLE, "quantity_per_month": 40, "max_price": 22_000_000}
    without = scored(mission_of(need, cattle, permits=rules))
    assert without.excluded["reason"].tolist() == ["permit"]
    held = {**cattle, "certificates": {"skkh": "held"}}
    assert pair_of(mission_of(need, held, permits=rules))["compliance"] == 1
    then = scored(mission_of(need, held, permits=rules), datetime.date(2022, 6, 1))
    assert "bebas_pmk" in then.excluded["why"].iloc[0]
    # the other way the rule does not hold
    back = {
        "needs": [eggs_needed("J1", **need)],
        "offers": [eggs_offered("K1", **cattle)],
        "lanes": [lane(origin="IDBPN", destination="IDSUB")],
    }
    assert pair_of(mission_of(**back, permits=rules))["compliance"] == 1


def test_chicks_of_two_days_of_life_fail_by_sea_and_pass_by_air():
    chicks = {
        "product": "DOC ayam",
        "hs": "0105.11",
        "unit": "ekor",
        "shelf_life_days": 2,
        "ready_days": 0,
        "temperature": "live",
    }
    need = {
        "product": "DOC",
        "hs": "0105.11",
        "unit": "ekor",
        "needed_within_days": 2,
        "min_remaining_shelf": 0.2,
    }
    by_sea = pair_of(mission_of(need, chicks))
    air = lane(mode="air", days_typical=1, payload_kg=1000, reefer=False)
    both = pair_of(mission_of(need, chicks, lanes=[lane(), air]))
    assert (by_sea["mode"], by_sea["freshness"]) == ("container", 0)
    assert both["mode"] == "air"
    assert both["freshness"] > 0
    assert both["score"] > by_sea["score"]


def test_crab_of_four_days_of_life_goes_by_air():
    crab = {
        "product": "Kepiting bakau hidup",
        "hs": "0306.33",
        "price": 120_000,
        "shelf_life_days": 4,
        "ready_days": 0,
        "temperature": "live",
    }
    need = {
        "product": "kepiting bakau",
        "hs": "0306.33",
        "max_price": 160_000,
        "needed_within_days": 2,
        "min_remaining_shelf": 0.3,
    }
    air = lane(mode="air", days_typical=1, payload_kg=1000, reefer=False)
    found = pair_of(mission_of(need, crab, lanes=[lane(), air]))
    # half a day of waiting and one on the way
    assert (found["mode"], found["days"]) == ("air", 1.5)
    assert found["freshness"] == pytest.approx(((4 - 1.5) / 4 - 0.3) / 0.7)
    assert pair_of(mission_of(need, crab))["freshness"] == 0


def test_minimum_order_above_the_need_lowers_the_volume():
    salt = {"product": "Garam konsumsi", "hs": "2501.00"}
    need = {**salt, "quantity_per_month": 600, "max_price": 9_000}
    offer = {**salt, "moq": 24_000, "capacity_per_month": 100_000, "price": 6_000}
    pair = pair_of(mission_of(need, offer))
    assert pair["volume"] == pytest.approx(600 / 24_000)
    assert "volume" not in pair["unknown"]


@pytest.mark.parametrize("offered", ["ekor", "m3"])
def test_units_that_clash_are_not_known_and_never_0(offered: str):
    """Kilograms, heads and cubic metres, of goods of which nobody knows the weight."""
    offer = {"product": "zuq wib", "hs": "0407.90", "unit": offered}
    scores = scored(mission_of({**offer, "unit": "kg"}, offer))
    (pair,) = scores.frame.to_dict("records")
    assert pair["unknown"] == ("volume", "price", "deal_size")
    assert {pair[name] for name in pair["unknown"]} == {0.5}
    assert math.isnan(pair["trade_per_month"])
    (told,) = (w for w in scores.warnings if w.column == "unit")
    assert isinstance(told, Finding)
    assert told.row == 2
    assert f"from '{offered}'" in told.problem


def test_heads_of_cattle_and_their_kilograms_convert():
    offer = {**CATTLE, "price": 17_500_000, "capacity_per_month": 10}
    offer["temperature"] = "live"
    need = {**CATTLE, "unit": "kg", "quantity_per_month": 3_500, "max_price": 60_000}
    pair = pair_of(mission_of(need, offer))
    assert pair["unknown"] == ()
    assert pair["volume"] == 1


def test_missing_price_is_not_known():
    pair = pair_of(mission_of(offer={"price": math.nan}))
    assert pair["unknown"] == ("price",)
    assert pair["price"] == 0.5
    pair = pair_of(mission_of({"max_price": math.nan}))
    assert pair["unknown"] == ("price",)
    assert pair["freight"] < 1  # held against the price that is asked


def test_micro_business_without_halal_may_in_2025_and_may_not_in_2027():
    rules = [
        rule("1602", "halal", scale=("menengah", "besar")),
        rule(
            "1602",
            "halal",
            scale=("mikro", "kecil"),
            valid_from=datetime.date(2026, 10, 17),
        ),
    ]

    def sold_by(scale: str, on: datetime.date) -> list[str]:
        people = [business("J1", scale=scale), business("K1")]
        tables = {"permits": rules, "participants": people}
        return (
            scored(mission_of(NUGGETS, NUGGETS, **tables), on).frame["seller"].tolist()
        )

    assert sold_by("mikro", IN_2025) == ["J1"]
    assert sold_by("mikro", IN_2027) == []
    assert sold_by("menengah", IN_2025) == []


def test_business_that_buys_and_sells_has_one_pair_with_each():
    flour = {"product": "Tepung terigu", "hs": "1101.00"}
    tables = {
        "needs": [eggs_needed("K1", **flour), eggs_needed("J1")],
        "offers": [eggs_offered("J1", **flour), eggs_offered("K1")],
        "lanes": [lane(), lane(origin="IDBPN", destination="IDSUB")],
    }
    scores = scored(mission_of(**tables))
    assert len(scores.frame) == 1
    ends = {(row["buyer"], row["seller"]) for row in scores.others.to_dict("records")}
    ends.add((scores.frame["buyer"].iloc[0], scores.frame["seller"].iloc[0]))
    assert ends == {("K1", "J1"), ("J1", "K1")}


def test_blocked_competitor_is_never_met():
    found = scored(mission_of(wishes=[wish("J1", "K1", "no"), wish("K1", "J1")]))
    assert found.frame.empty
    assert found.excluded["reason"].tolist() == ["veto"]
    assert "row 2" in found.excluded["why"].iloc[0]


def test_delegate_who_arrives_late_meets_later():
    people = [business("J1"), business("K1", arrives=9 * 60 + 15)]
    mission = mission_of(participants=people)
    config = make_config(tables={"count": 1})
    problem = build_problem(mission, scored(mission), config)
    (late,) = (one for one in problem.participants if one.id == "K1")
    assert late.unavailable == ("s01",)
