"""Each part by hand, both sides, and points that add up.

The plain case (see `make_mission`): 8,000 kg of eggs a month at 30,000 rupiah at most,
wanted within 7 days; offered are 10,000 kg at 27,000, ready in 1 day, keeping 21 days.
The lane takes 0.5 days of waiting and 4 of travel; 10 million rupiah for 20,000 kg.
"""

import datetime
import json
import math
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from make_mission import (
    business,
    eggs_needed,
    eggs_offered,
    lane,
    make_mission,
    rule,
    wish,
)

from matchengine.errors import InputError
from matchengine.files.read_mission import read_mission
from matchengine.scoring import TERMS, Lines, Scores, Scoring, score_pairs
from matchengine.trade.commodities import Commodity, Glossary
from matchengine.trade.mission import Mission

EXAMPLES = Path(__file__).parent.parent / "examples"

ALL = Scoring(min_score=0, max_candidates=None)


def only_pair(mission: Mission, scoring: Scoring = ALL, **settings: object) -> dict:
    frame = score_pairs(mission, scoring, **settings).frame
    assert len(frame) == 1
    return frame.iloc[0].to_dict()


def eggs(offer: dict | None = None, need: dict | None = None, **tables: list) -> dict:
    return only_pair(
        make_mission(
            offers=[eggs_offered(**(offer or {}))],
            needs=[eggs_needed(**(need or {}))],
            **tables,
        )
    )


def test_plain_case_by_hand():
    pair = eggs()
    # freight: 8,000 of 20,000 kg is 0.4 of a container: 4 million, 500 a kg
    # of goods worth 8,000 x 30,000 = 240 million: 1/60; 1 - (1/60)/0.25 = 14/15
    assert pair["freight"] == pytest.approx(14 / 15)
    assert pair["freight_per_unit"] == 500
    # days: 1 + 0.5 + 4 = 5.5 of 7 allowed, of 21 that they keep
    assert pair["days"] == 5.5
    assert pair["lead_time"] == 1
    assert pair["freshness"] == pytest.approx((15.5 / 21 - 0.5) / 0.5)
    # landed 27,500 is below 30,000; 10,000 fill 8,000; no permits
    assert (pair["price"], pair["volume"], pair["compliance"]) == (1, 1, 1)
    # a year: 12 x 8,000 x 30,000 = 2.88 billion
    deal = math.log(1 + 2.88e9) / math.log(1 + 1e10)
    assert pair["deal_size"] == pytest.approx(deal)
    buyer = 0.9 + 0.05 * 14 / 15 + 0.05 * pair["freshness"]
    seller = 0.6 + 0.3 * deal + 0.1 * 14 / 15
    assert pair["buyer_utility"] == pytest.approx(buyer)
    assert pair["seller_utility"] == pytest.approx(seller)
    # nobody wished: 0.7 + 0.3 x 0.3
    score = 2 * buyer * seller / (buyer + seller) * 0.79
    assert pair["score"] == pytest.approx(score)
    assert pair["value"] == round(1000 * score)
    # what would be paid: 8,000 x 27,000
    assert pair["trade_per_month"] == 216_000_000
    assert pair["unknown"] == ()
    assert (pair["need"], pair["offer"], pair["lane"]) == (2, 2, 2)


@pytest.mark.parametrize(
    ("capacity", "moq", "part"),
    [
        (8_000, np.nan, 1.0),
        (2_000, np.nan, 0.25),
        (0, np.nan, 0.0),
        (10_000, 16_000, 0.5),  # the minimum order is twice the need
        (4_000, 16_000, 0.25),
        (10_000, 0, 1.0),
        (np.nan, 100, 0.5),  # unknown
    ],
)
def test_volume(capacity: float, moq: float, part: float):
    pair = eggs({"capacity_per_month": capacity, "moq": moq})
    assert pair["volume"] == pytest.approx(part)
    assert ("volume" in pair["unknown"]) == math.isnan(capacity)


@pytest.mark.parametrize(
    ("price", "part"),
    [
        (29_500, 1.0),  # landed 30,000: at the limit
        (31_750, 0.5),  # landed 32,250: half of the tolerance of 4,500
        (34_000, 0.0),  # landed 34,500: 15 % above
        (0, 1.0),
        (np.nan, 0.5),  # unknown
    ],
)
def test_price(price: float, part: float):
    pair = eggs({"price": price})
    assert pair["price"] == pytest.approx(part)
    assert ("price" in pair["unknown"]) == math.isnan(price)


def test_prices_and_quantities_compare_in_one_unit():
    in_tons = eggs({"unit": "ton", "price": 27_000_000, "capacity_per_month": 10})
    plain = eggs()
    assert in_tons["score"] == pytest.approx(plain["score"])
    assert in_tons["freight_per_unit"] == pytest.approx(500)


@pytest.mark.parametrize(
    ("allowed", "part"),
    [(5.5, 1.0), (4.4, 0.75), (2.75, 0.0), (1, 0.0), (0, 0.0), (np.nan, 0.5)],
)
def test_lead_time_falls_to_0_at_twice_the_days_allowed(allowed: float, part: float):
    assert eggs(need={"needed_within_days": allowed})["lead_time"] == pytest.approx(
        part
    )


@pytest.mark.parametrize(
    ("shelf", "least", "part"),
    [
        (11, np.nan, 0.0),  # half is left, and half is the least
        (22, np.nan, 0.5),  # 3/4 is left
        (22, 0, 0.75),
        (5, 0, 0.0),  # they arrive spoilt
        (0, 0, 0.0),
        (22, 1, 0.0),
        (np.nan, 1, 1.0),  # keeps for ever
    ],
)
def test_freshness(shelf: float, least: float, part: float):
    pair = eggs({"shelf_life_days": shelf}, {"min_remaining_shelf": least})
    assert pair["freshness"] == pytest.approx(part)
    assert "freshness" not in pair["unknown"]


def test_day_old_chicks_fail_by_sea_and_pass_by_air():
    chicks = {"shelf_life_days": 2, "ready_days": 0, "temperature": "live"}
    least = {"min_remaining_shelf": 0.2}
    by_sea = eggs(chicks, least)
    both = eggs(chicks, least, lanes=[lane(), lane(mode="air", days_typical=1)])
    assert (by_sea["freshness"], by_sea["mode"]) == (0, "container")
    # 0.5 + 1 of 2 days: 1/4 is left, (0.25 - 0.2) / 0.8
    assert both["freshness"] == pytest.approx(0.05 / 0.8)
    assert both["mode"] == "air"
    assert both["score"] > by_sea["score"]


def test_compliance_multiplies_what_permits_count():
    rules = [rule("04", p, "penalise") for p in ("halal", "nkv", "sni", "md")]
    states = {"halal": "held", "nkv": "in_process", "sni": "missing"}
    pair = eggs({"certificates": states}, permits=rules)
    assert pair["compliance"] == pytest.approx(1 * 0.6 * 0.2 * 0.2)


def test_deal_size_is_full_at_its_scale_and_0_without_capacity():
    # 12 x 8,000 x 200,000 = 19.2 billion a year
    assert eggs(need={"max_price": 200_000})["deal_size"] == pytest.approx(1)
    empty = eggs({"capacity_per_month": 0}, {"quantity_per_month": np.nan})
    assert eggs({"capacity_per_month": 0})["deal_size"] == empty["deal_size"] == 0


def test_deal_is_not_known_unless_both_say_how_much():
    for told in (
        eggs({"capacity_per_month": np.nan}),
        eggs(need={"quantity_per_month": np.nan}),
        eggs({"unit": "ekor"}),
    ):
        assert told["deal_size"] == 0.5
        assert "deal_size" in told["unknown"]
        assert math.isnan(told["trade_per_month"])


def test_deal_size_takes_the_price_where_no_limit_is_known():
    pair = eggs(need={"max_price": np.nan})
    deal = math.log(1 + 12 * 8_000 * 27_000) / math.log(1 + 1e10)
    assert pair["deal_size"] == pytest.approx(deal)
    assert pair["unknown"] == ("price",)


@pytest.mark.parametrize("unit", ["ekor", "m3", ""])
def test_units_that_cannot_be_converted_leave_parts_unknown_and_are_named(unit: str):
    mission = make_mission(offers=[eggs_offered(unit=unit)])
    scores = score_pairs(mission, ALL)
    pair = scores.frame.iloc[0]
    assert pair["unknown"] == ("volume", "price", "deal_size")
    assert set(pair[list(pair["unknown"])]) == {0.5}
    (warning,) = scores.warnings
    assert (warning.row, warning.column, warning.severity) == (2, "unit", "warning")


def test_units_without_a_weight_leave_freight_unknown_never_0():
    heads = {"unit": "ekor"}
    scores = score_pairs(
        make_mission(offers=[eggs_offered(**heads)], needs=[eggs_needed(**heads)]), ALL
    )
    pair = scores.frame.iloc[0]
    assert pair["unknown"] == ("price", "freight")
    assert pair["freight"] == 0.5
    assert math.isnan(pair["freight_per_unit"])
    assert "ekor" in scores.warnings[0].problem


def test_a_price_that_is_too_high_without_freight_is_not_unknown():
    pair = eggs({"unit": "ekor", "price": 40_000}, {"unit": "ekor"})
    assert pair["price"] == 0
    assert pair["unknown"] == ("freight",)


def test_missing_lane_is_estimated_and_named():
    scores = score_pairs(make_mission(lanes=[]), ALL)
    pair = scores.frame.iloc[0]
    assert (pair["unknown"], pair["mode"], pair["lane"]) == ((), "estimate", pd.NA)
    assert pair["days"] == pytest.approx(1 + 4.5 + 1.2 * 430.27 / 288, abs=1e-3)
    assert [one.problem.split(":")[0] for one in scores.warnings] == [
        "there is no lane from IDSUB to IDBPN"
    ]


def test_port_that_nobody_knows_leaves_what_hangs_on_it_unknown():
    people = [business("J1"), business("K1", port="XXXXX")]
    scores = score_pairs(make_mission(participants=people, lanes=[]), ALL)
    pair = scores.frame.iloc[0]
    assert pair["unknown"] == ("price", "lead_time", "freight", "freshness")
    assert pair["mode"] == ""
    assert {one.column for one in scores.warnings} == {None, "port"}


def test_two_lanes_are_told_with_the_port_between():
    lanes = [lane(destination="IDMAK"), lane(origin="IDMAK", mode="roro")]
    pair = eggs(lanes=lanes)
    assert (pair["lane"], pair["second_lane"]) == (2, 3)
    assert (pair["mode"], pair["via"]) == ("container+roro", "IDMAK")
    # 1 until they are ready, twice 0.5 + 4; twice 500 a kilogram
    assert (pair["days"], pair["freight_per_unit"]) == (10, 1000)


def test_crab_of_four_days_of_life_takes_the_plane():
    crab = {"shelf_life_days": 4, "ready_days": 0, "temperature": "live"}
    lanes = [lane(), lane(mode="air", days_typical=1)]
    pair = eggs(crab, {"min_remaining_shelf": 0.3}, lanes=lanes)
    # 1.5 of 4 days: 0.625 is left, (0.625 - 0.3) / 0.7
    assert pair["freshness"] == pytest.approx(0.325 / 0.7)
    assert pair["mode"] == "air"
    assert eggs(crab, {"min_remaining_shelf": 0.3})["freshness"] == 0


EGGS = Glossary(
    (
        Commodity("telur", names=("telur",), kg_per_unit={"butir": 0.06, "m3": 400}),
        Commodity("telur-ayam", ("telur",), names=("telur ayam",)),
    )
)


def test_units_convert_by_what_the_commodity_weighs_and_its_parent():
    scores = score_pairs(
        make_mission(
            glossary=EGGS,
            offers=[
                eggs_offered(unit="lusin", price=19_440, capacity_per_month=12_500)
            ],
        ),
        ALL,
    )
    pair = scores.frame.iloc[0]
    # a dozen is 0.72 kg: 27,000 a kg, 9,000 kg a month; 8,000 kg fill 20 of 30 m3
    assert (pair["volume"], pair["unknown"], scores.warnings) == (1, (), ())
    assert pair["trade_per_month"] == pytest.approx(8_000 * 27_000)
    assert pair["freight_per_unit"] == pytest.approx(10e6 * 20 / 30 / 8_000)


def test_unknown_unit_is_told_with_the_nearest_at_its_row():
    mission = make_mission(offers=[eggs_offered(unit="kilogrm")])
    strange, unlike = score_pairs(mission, ALL).warnings
    assert (strange.source, strange.row, strange.column) == ("offers", 2, "unit")
    assert strange.fix == "Did you mean 'kilogram'?"
    assert "no conversion to 'kilogram'" in unlike.problem


def test_one_city_costs_no_freight_even_of_unknown_weight():
    people = [business("J1"), business("K1", city="Surabaya", port="")]
    pair = eggs({"unit": "ekor"}, {"unit": "ekor"}, participants=people)
    assert (pair["freight"], pair["freight_per_unit"], pair["days"]) == (1, 0, 1)
    assert (pair["mode"], pair["unknown"]) == ("local", ())


def test_the_lane_with_the_best_score_is_taken_then_the_cheaper():
    # slow and cheap breaks the 7 days; dear eats the deal; both good: the cheaper
    lanes = [
        lane(mode="slow", days_typical=20, freight_per_container=1),
        lane(mode="dear", freight_per_container=900_000_000),
        lane(mode="good"),
    ]
    assert eggs(lanes=lanes)["mode"] == "good"
    weightless = {"unit": "ekor"}
    kept = eggs(
        {**weightless, "shelf_life_days": np.nan},
        weightless,
        lanes=[lane(mode="air", days_typical=1, payload_kg=500), lane(mode="sea")],
    )
    assert kept["mode"] == "sea"


def test_wishes_lift_the_score():
    nobody = eggs()["score"]
    one = eggs(wishes=[wish("K1", "J1")])
    both = eggs(wishes=[wish("K1", "J1"), wish("J1", "K1", "must")])
    assert [one["wish"], both["wish"]] == [0.6, 1.0]
    assert one["score"] == pytest.approx(nobody / 0.79 * 0.88)
    assert both["score"] == pytest.approx(nobody / 0.79)


def test_service_has_its_parts_only_with_weights_of_their_own_sum():
    pair = eggs(
        {"kind": "service", "hs": "", "unit": "bulan", "capacity_per_month": 4},
        {"kind": "service", "hs": "", "unit": "bulan", "quantity_per_month": 1},
    )
    assert pair["kind"] == "service"
    assert math.isnan(pair["volume"])
    assert pair["unknown"] == ()
    # buyer .35 product, .10 compliance; seller .30, .30 deal size, .05
    assert pair["buyer_utility"] == pytest.approx((0.35 * 0.6 + 0.1) / 0.45)
    deal = math.log(1 + 12 * 30_000) / math.log(1 + 1e10)
    seller = (0.3 * 0.6 + 0.3 * deal + 0.05) / 0.65
    assert pair["seller_utility"] == pytest.approx(seller)
    assert (pair["trade_per_month"], pair["mode"]) == (27_000, "")


def test_investment_is_what_both_can_do_counted_once():
    pair = eggs(
        {"kind": "investment", "price": 5e9, "unit": "paket"},
        {"kind": "investment", "max_price": 8e9},
    )
    assert pair["investment"] == 5e9
    assert math.isnan(pair["trade_per_month"])
    assert pair["deal_size"] == pytest.approx(math.log(1 + 5e9) / math.log(1 + 1e10))


def test_kinds_do_not_mix():
    scores = score_pairs(make_mission(offers=[eggs_offered(kind="service")]), ALL)
    assert len(scores) == 0


def test_contributions_add_up_and_keep_their_share():
    scores = score_pairs(make_mission(), ALL)
    points = scores.contributions.iloc[0]
    assert points.sum() == scores.frame["value"].iloc[0]
    assert points["product"] == 325  # half of .35 + .30
    assert points["price"] == 100
    assert points["wish"] == pytest.approx(-204, abs=1)  # 0.3 x 0.7 x H, H = 0.9738
    assert list(points.index) == [*TERMS, "uneven", "wish"]


def test_terms_are_named_as_their_functions():
    assert {name: part.__name__ for name, part in TERMS.items()} == {
        name: name for name in TERMS
    }


def test_own_part_counts_by_its_weight():
    def nearby(lines: Lines, mission: Mission, scoring: Scoring) -> np.ndarray:
        return np.full(len(lines), 0.25)

    settings = Scoring(own_parts=("nearby",), buyer_weights={"nearby": 1.0})
    scores = score_pairs(make_mission(), settings, terms={**TERMS, "nearby": nearby})
    pair = scores.frame.iloc[0]
    assert pair["nearby"] == 0.25
    plain = score_pairs(make_mission()).frame.iloc[0]["buyer_utility"]
    assert pair["buyer_utility"] == pytest.approx((plain + 0.25) / 2)
    # half of the buyer's 1/2: 62.5 points
    assert scores.contributions.iloc[0]["nearby"] in (62, 63)
    assert scores.contributions.iloc[0].sum() == pair["value"]


def test_own_part_may_like_a_way_that_is_slower_and_dearer():
    def slow(lines: Lines, mission: Mission, scoring: Scoring) -> np.ndarray:
        return (lines.way > 5).astype(float)

    lanes = [lane(), lane(mode="barge", days_typical=6, inland=900_000)]
    mission = make_mission(lanes=lanes)
    assert only_pair(mission)["mode"] == "container"
    settings = Scoring(own_parts=("slow",), buyer_weights={"slow": 5.0})
    found = score_pairs(mission, settings, terms={**TERMS, "slow": slow})
    assert found.frame["mode"].tolist() == ["barge"]
    # for cold goods a dear reefer stays beside a cheap lane that is warm
    cold = [lane(reefer=False), lane(mode="reefer", inland=900_000)]
    frozen = make_mission(lanes=cold, offers=[eggs_offered(temperature="frozen")])
    assert only_pair(frozen)["mode"] == "reefer"


def test_own_part_without_a_function_is_an_error():
    with pytest.raises(InputError, match=r"no function for the part 'pric'.*'price'"):
        score_pairs(make_mission(), Scoring(own_parts=("pric",)))


@pytest.mark.parametrize("wrong", [np.array([1.5]), np.array([-0.1]), np.zeros(2)])
def test_own_part_that_breaks_its_promise_is_named(wrong: np.ndarray):
    with pytest.raises(InputError, match="the part 'mine' gave"):
        score_pairs(make_mission(), terms={"mine": lambda *_: wrong})


def test_json_is_what_programs_are_promised():
    day = datetime.date(2025, 5, 7)
    answer = json.loads(json.dumps(score_pairs(make_mission(), on=day).as_json()))
    assert list(answer) == ["pairs", "excluded", "cut"]
    (pair,) = answer["pairs"]
    assert (pair["buyer"], pair["seller"]) == ("K1", "J1")
    assert (pair["need"], pair["offer"]) == (2, 2)
    assert list(pair["parts"]) == list(TERMS)
    assert sum(pair["contributions"].values()) == pair["value"]
    assert pair["value"] == round(1000 * pair["score"]) != 1000 * pair["score"]


def test_nothing_to_score_is_an_empty_answer():
    empty = {"offers": [], "needs": [], "lanes": []}
    for mission in (
        make_mission(**empty),
        make_mission(participants=[], **empty),
        make_mission(offers=[]),
    ):
        scores = score_pairs(mission)
        assert isinstance(scores, Scores)
        assert scores.as_json() == {"pairs": [], "excluded": [], "cut": 0}
        assert list(scores.contributions.columns) == [*TERMS, "uneven", "wish"]


def test_the_example_scores_as_a_trade_officer_would():
    mission = read_mission(EXAMPLES / "kaltim-2025")
    scores = score_pairs(mission, on=datetime.date(2025, 5, 7))
    assert (scores.contributions.sum(axis=1) == scores.frame["value"]).all()
    pairs = set(zip(scores.frame["buyer"], scores.frame["seller"], strict=True))
    said = mission.wishes
    for one, other in said.loc[said["wish"] == "must", ["from", "to"]].to_numpy():
        assert (one, other) in pairs or (other, one) in pairs
    for one, other in said.loc[said["wish"] == "no", ["from", "to"]].to_numpy():
        assert not {(one, other), (other, one)} & pairs
    best = scores.frame.head(20)
    assert (best["product"] == 1).all()
    assert (best["compliance"] == 1).all()
