"""Which pairs are proposed: gates, wishes, directions, the floor, and candidates."""

import pandas as pd
import pytest
from make_mission import (
    JAVA,
    business,
    eggs_needed,
    eggs_offered,
    lane,
    make_mission,
    rule,
    wish,
)

from matchengine.errors import InputError
from matchengine.scoring import Scores, Scoring, score_pairs

ALL = Scoring(min_score=0, max_candidates=None)
NOTHING = {"offers": [], "needs": [], "lanes": []}


def ends(scores: Scores) -> list[tuple[str, str]]:
    return list(zip(scores.frame["buyer"], scores.frame["seller"], strict=True))


def left_out(scores: Scores) -> list[tuple[str, str, str]]:
    table = scores.excluded
    return list(zip(table["buyer"], table["seller"], table["reason"], strict=True))


def test_veto_of_either_side_excludes_the_pair():
    for veto in (wish("J1", "K1", "no"), wish("K1", "J1", "no")):
        scores = score_pairs(make_mission(wishes=[veto]))
        assert ends(scores) == []
        assert left_out(scores) == [("K1", "J1", "veto")]
        assert "row 2 of wishes" in scores.excluded["why"].iloc[0]


def test_veto_of_a_pair_that_could_not_trade_is_not_listed():
    scores = score_pairs(make_mission(offers=[], wishes=[wish("J1", "K1", "no")]))
    assert left_out(scores) == []


def test_missing_blocking_permit_excludes_the_pair_and_is_named():
    scores = score_pairs(make_mission(permits=[rule("04", "skkh")]))
    assert left_out(scores) == [("K1", "J1", "permit")]
    why = scores.excluded["why"].iloc[0]
    assert why == (
        "the offer in row 2 of offers lacks 'skkh', without which row 2 of permits "
        "blocks it"
    )


def test_another_offer_of_the_same_business_may_pass_the_gate():
    rows = [eggs_offered(), eggs_offered(certificates={"skkh": "held"}, price=28_000)]
    scores = score_pairs(make_mission(offers=rows, permits=[rule("04", "skkh")]))
    assert scores.frame["offer"].tolist() == [3]
    assert left_out(scores) == []


def test_cold_goods_are_excluded_only_if_no_lane_is_usable():
    for offer, need in (("chilled", ""), ("frozen", ""), ("ambient", "chilled")):
        lines = {
            "offers": [eggs_offered(temperature=offer)],
            "needs": [eggs_needed(temperature=need)],
        }
        warm = score_pairs(make_mission(**lines, lanes=[lane(reefer=False)]))
        assert left_out(warm) == [("K1", "J1", "cold")]
        assert "from IDSUB to IDBPN" in warm.excluded["why"].iloc[0]
        both = [lane(mode="dry", reefer=False), lane(mode="reefer", days_typical=6)]
        assert score_pairs(make_mission(**lines, lanes=both)).frame[
            "mode"
        ].tolist() == ["reefer"]


def test_live_goods_need_no_reefer():
    lines = [eggs_offered(temperature="live")]
    scores = score_pairs(make_mission(offers=lines, lanes=[lane(reefer=False)]))
    assert ends(scores) == [("K1", "J1")]


def test_floor_excludes_and_says_the_score():
    scores = score_pairs(make_mission(), Scoring(min_score=0.9))
    assert left_out(scores) == [("K1", "J1", "floor")]
    assert "0.7693 is below the least of 0.9" in scores.excluded["why"].iloc[0]
    exactly = score_pairs(make_mission(), ALL).frame["score"].iloc[0]
    assert ends(score_pairs(make_mission(), Scoring(min_score=exactly)))


def test_must_of_either_side_stays_below_the_floor():
    for must in (wish("J1", "K1", "must"), wish("K1", "J1", "must")):
        scores = score_pairs(make_mission(wishes=[must]), Scoring(min_score=1))
        assert ends(scores) == [("K1", "J1")]
        assert scores.frame["must"].tolist() == [True]
        assert left_out(scores) == []


def test_must_without_anything_to_trade_is_kept_at_0_and_named():
    scores = score_pairs(make_mission(offers=[], wishes=[wish("J1", "K1", "must")]))
    pair = scores.frame.iloc[0]
    assert (pair["buyer"], pair["seller"], pair["kind"]) == ("J1", "K1", "")
    assert (pair["score"], pair["value"], pair["wish"]) == (0, 0, 0.6)
    assert pair["need"] is pd.NA
    assert scores.contributions.iloc[0].tolist() == [0] * 10
    record = scores.as_json()["pairs"][0]
    assert (record["need"], record["offer"], record["parts"]) == (None, None, {})
    assert scores.warnings[0].where == "wishes, row 2"


def test_must_that_only_warm_lanes_serve_is_kept_at_0_and_says_why():
    scores = score_pairs(
        make_mission(
            offers=[eggs_offered(temperature="chilled")],
            lanes=[lane(reefer=False)],
            wishes=[wish("K1", "J1", "must")],
        )
    )
    assert scores.frame["value"].tolist() == [0]
    assert left_out(scores) == []
    assert "kept cold" in scores.warnings[0].problem


def test_must_between_businesses_without_any_lines_lets_the_smaller_id_buy():
    scores = score_pairs(make_mission(**NOTHING, wishes=[wish("K1", "J1", "must")]))
    assert ends(scores) == [("J1", "K1")]


def test_must_against_a_blocking_permit_is_an_error_that_names_both_rows():
    mission = make_mission(
        wishes=[wish("K1", "J1", "must")], permits=[rule("04", "skkh")]
    )
    with pytest.raises(InputError) as caught:
        score_pairs(mission)
    (finding,) = caught.value.findings
    assert finding.where == "wishes, row 2"
    assert "row 2 of permits" in finding.problem


def test_must_within_one_side_is_an_error():
    people = [business("J1"), business("J2")]
    mission = make_mission(
        **NOTHING, participants=people, wishes=[wish("J1", "J2", "must")]
    )
    with pytest.raises(InputError, match="on one side of the mission"):
        score_pairs(mission)
    assert ends(score_pairs(mission, across=None)) == [("J1", "J2")]


def test_businesses_of_one_province_never_pair_unless_it_is_switched_off():
    people = [business("J1"), business("K1", province=f" {JAVA.lower()} ")]
    mission = make_mission(participants=people)
    assert ends(score_pairs(mission)) == []
    assert ends(score_pairs(mission, across=None)) == [("K1", "J1")]
    assert ends(score_pairs(mission, across="port")) == [("K1", "J1")]


@pytest.mark.parametrize(
    ("across", "problem"),
    [("province", "K1 has no province"), ("provinse", "Did you mean 'province'?")],
)
def test_across_needs_a_column_that_is_filled_in(across: str, problem: str):
    people = [business("J1"), business("K1", province="")]
    with pytest.raises(InputError, match=problem):
        score_pairs(make_mission(participants=people), across=across)


def test_a_business_does_not_trade_with_itself():
    mission = make_mission(offers=[eggs_offered("K1")])
    assert ends(score_pairs(mission, across=None)) == []


def both_ways(price_from_kaltim: float = 27_000, **tables: list) -> Scores:
    """J1 and K1 both need and offer eggs."""
    mission = make_mission(
        offers=[eggs_offered("J1"), eggs_offered("K1", price=price_from_kaltim)],
        needs=[eggs_needed("J1"), eggs_needed("K1")],
        lanes=[lane(), lane(origin="IDBPN", destination="IDSUB")],
        **tables,
    )
    return score_pairs(mission, ALL)


@pytest.mark.parametrize(
    ("price", "pair"),
    [
        (32_000, ("K1", "J1")),  # Kaltim's are too dear
        (27_000, ("J1", "K1")),  # a tie: the smaller buyer id
    ],
)
def test_the_better_direction_is_the_pair_and_the_other_is_kept(
    price: float, pair: tuple[str, str]
):
    scores = both_ways(price)
    assert ends(scores) == [pair]
    (other,) = scores.others.to_dict("records")
    assert (other["seller"], other["buyer"]) == pair
    assert (other["pair_buyer"], other["pair_seller"]) == pair


def test_agreed_meeting_keeps_its_direction_and_stays_below_the_floor():
    agreed = {"buyer": "K1", "seller": "J1"}
    scores = both_ways(meetings=[agreed])
    assert ends(scores) == [("K1", "J1")]
    poor = score_pairs(make_mission(meetings=[agreed]), Scoring(min_score=1))
    assert ends(poor) == [("K1", "J1")]
    assert poor.frame["must"].tolist() == [False]


def test_agreed_meeting_that_trades_only_the_other_way_is_named():
    turned = {"buyer": "J1", "seller": "K1", "locked": True}
    scores = score_pairs(make_mission(meetings=[turned]))
    assert ends(scores) == [("J1", "K1")]
    assert scores.frame["score"].tolist() == [0]
    assert scores.warnings[0].fix == "Swap buyer and seller."


def test_agreed_meeting_against_a_gate_stops_if_locked_and_is_dropped_if_not():
    agreed = {"buyer": "K1", "seller": "J1"}
    permits = [rule("04", "skkh")]
    loose = make_mission(meetings=[agreed], permits=permits)
    assert left_out(score_pairs(loose)) == [("K1", "J1", "permit")]
    locked = make_mission(meetings=[{**agreed, "locked": True}], permits=permits)
    with pytest.raises(InputError, match="row 2 of permits"):
        score_pairs(locked)
    refused = make_mission(meetings=[agreed], wishes=[wish("J1", "K1", "no")])
    scores = score_pairs(refused)
    assert left_out(scores) == [("K1", "J1", "veto")]
    assert scores.warnings[0].where == "meetings, row 2"


def test_best_line_pair_is_the_pair_and_three_more_are_kept():
    prices = [33_000, 27_000, 31_000, 32_000, 34_000, 35_000]
    offers = [eggs_offered(price=price) for price in prices]
    scores = score_pairs(make_mission(offers=offers), ALL)
    assert scores.frame["offer"].tolist() == [3]
    assert scores.others["offer"].tolist() == [4, 5, 2]
    assert scores.others["score"].is_monotonic_decreasing


def test_max_candidates_keeps_the_best_of_both_sides_and_counts_the_rest():
    # K1 likes J1 > J2 > J3 by price; K2 needs so few that it is nobody's first
    people = [business(one) for one in ("J1", "J2", "J3", "K1", "K2")]
    offers = [
        eggs_offered(one, price=price)
        for one, price in (("J1", 27_000), ("J2", 31_000), ("J3", 33_000))
    ]
    needs = [eggs_needed("K1"), eggs_needed("K2", quantity_per_month=10)]
    tables = {"participants": people, "offers": offers, "needs": needs}
    one = Scoring(min_score=0, max_candidates=1)
    scores = score_pairs(make_mission(**tables), one)
    # J1-J3 each have K1 first, K2 has J1 first
    assert sorted(ends(scores)) == [
        ("K1", "J1"),
        ("K1", "J2"),
        ("K1", "J3"),
        ("K2", "J1"),
    ]
    assert scores.cut == 2
    agreed = make_mission(**tables, meetings=[{"buyer": "K2", "seller": "J3"}])
    assert ("K2", "J3") in ends(score_pairs(agreed, one))
    assert score_pairs(agreed, one).cut == 1
    none = score_pairs(make_mission(**tables), ALL)
    assert (len(none), none.cut) == (6, 0)


def test_pairs_come_by_value_then_ids():
    people = [business(one) for one in ("J1", "J2", "K2", "K1")]
    offers = [eggs_offered("J2"), eggs_offered("J1")]
    needs = [eggs_needed("K2"), eggs_needed("K1", max_price=25_000)]
    scores = score_pairs(
        make_mission(participants=people, offers=offers, needs=needs), ALL
    )
    assert scores.frame["value"].is_monotonic_decreasing
    assert ends(scores) == [("K2", "J1"), ("K2", "J2"), ("K1", "J1"), ("K1", "J2")]


def test_lines_meet_by_heading_by_short_code_and_by_name():
    codes = ["040711", "04072190", "0408", "", "04"]
    offers = [eggs_offered(hs=code) for code in codes]
    others = [eggs_offered(hs="08", product="Pisang")]
    found = {}
    for code in ("040721", "04", "040", ""):
        mission = make_mission(offers=offers + others, needs=[eggs_needed(hs=code)])
        scores = score_pairs(mission, ALL)
        rows = [*scores.frame["offer"], *scores.others["offer"]]
        found[code] = sorted(rows)
    # 0407.21: hatching eggs by heading, table eggs; without code and "04" by name
    assert found["040721"] == [2, 3, 5, 6]
    # 04: whatever begins with it (four of the five are kept)
    assert found["04"] == [2, 3, 4, 6]
    assert found["040"] == [2, 3, 4, 5]
    # no code: all of the name
    assert len(found[""]) == 4


def test_wood_pellet_and_wood_pallet_are_told_apart_by_code():
    need = eggs_needed(product="Wood pallet", hs="441520")
    offer = eggs_offered(product="Wood pallet", hs="440131")
    assert ends(score_pairs(make_mission(offers=[offer], needs=[need]), ALL)) == []
