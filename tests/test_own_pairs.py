"""The organiser's own scores: they replace ours or blend, and are checked."""

from typing import Any

import numpy as np
import pandas as pd
import pytest
from make_mission import (
    business,
    eggs_offered,
    make_mission,
    rule,
    wish,
)

import matchengine as me
from matchengine.scoring import Scores, Scoring

CEMENT = eggs_offered(hs="2523", product="Semen")
HALF = Scoring(own_pairs="blend")
BLEND = Scoring(own_pairs="blend", own_pairs_weight=0.25)


def own(buyer: str = "K1", seller: str = "J1", **cells: Any) -> dict[str, Any]:
    return {"buyer": buyer, "seller": seller, **cells}


def scored(*pairs: dict[str, Any], scoring: Any = None, **tables: Any) -> Scores:
    mission = make_mission(pairs=pairs, **tables)
    return me.score_pairs(mission, scoring or Scoring())


def test_own_score_replaces_ours() -> None:
    scores = scored(own(score=0.4321))
    (pair,) = scores.to_records()
    assert (pair["score"], pair["value"]) == (0.4321, 432)
    assert pair["contributions"].pop("own") == 432
    assert set(pair["contributions"].values()) == {0}
    assert pair["parts"]["product"] == 1  # still told


def test_own_value_counts_points_and_may_be_above_1000() -> None:
    (pair,) = scored(own(value=2500)).to_records()
    assert (pair["score"], pair["value"]) == (1.0, 2500)
    assert sum(pair["contributions"].values()) == 2500


@pytest.mark.parametrize("share", [0.0, 0.1, 0.25, 1 / 3, 0.9, 1.0])
@pytest.mark.parametrize("given", [0.3, 0.3333, 0.777, 1.0])
def test_blend_adds_up_exactly(share: float, given: float) -> None:
    plain = me.score_pairs(make_mission()).frame["score"].iloc[0]
    settings = Scoring(own_pairs="blend", own_pairs_weight=share)
    scores = scored(own(score=given), scoring=settings)
    pair = scores.frame.iloc[0]
    assert pair["score"] == pytest.approx((1 - share) * plain + share * given)
    assert pair["value"] == round(1000 * pair["score"])
    assert scores.contributions.iloc[0].sum() == pair["value"]
    assert abs(scores.contributions["own"].iloc[0] - 1000 * share * given) <= 1


def test_pairs_without_a_row_keep_our_score() -> None:
    tables: Any = {
        "participants": [business(one) for one in ("J1", "J2", "K1")],
        "offers": [eggs_offered("J1"), eggs_offered("J2")],
    }
    plain = me.score_pairs(make_mission(**tables))
    scores = scored(own(score=0.5), **tables)
    assert plain.frame["value"].nunique() == 1
    values = dict(zip(scores.frame["seller"], scores.frame["value"], strict=True))
    assert values == {"J1": 500, "J2": plain.frame["value"].iloc[0]}
    assert np.isnan(scores.frame.set_index("seller").loc["J2", "own"])
    assert (scores.contributions.sum(axis=1) == scores.frame["value"]).all()


def test_without_the_table_nothing_changes() -> None:
    scores = me.score_pairs(make_mission())
    assert "own" not in scores.frame
    assert "own" not in scores.contributions


@pytest.mark.parametrize("scoring", [Scoring(), HALF])
def test_a_pair_that_we_do_not_propose_is_added(scoring: Scoring) -> None:
    scores = scored(own(value=2000), scoring=scoring, offers=[CEMENT])
    (pair,) = scores.to_records()
    value = round(2000 * scoring.own_share)
    assert (pair["need"], pair["value"]) == (None, value)
    assert pair["contributions"]["own"] == value == sum(pair["contributions"].values())
    assert scores.warnings == ()


def test_an_own_score_under_the_floor_is_left_out() -> None:
    scores = scored(own(score=0.1))
    assert len(scores) == 0
    assert scores.excluded["reason"].tolist() == ["floor"]


def test_the_direction_is_the_one_given() -> None:
    scores = scored(own("J1", "K1", score=0.6))
    assert scores.frame[["buyer", "seller"]].iloc[0].tolist() == ["J1", "K1"]
    assert scores.others["buyer"].tolist() == ["K1"]


@pytest.mark.parametrize(
    ("tables", "says"),
    [
        ({"wishes": [wish("J1", "K1", "no")]}, "row 2 of wishes says no"),
        (
            {"participants": [business("J1"), business("K1", province="Jawa Timur")]},
            "on one side",
        ),
        ({"permits": [rule("04", "nkv")]}, "a permit blocks"),
    ],
)
def test_a_pair_that_may_not_be_is_left_out_with_a_warning(
    tables: Any, says: str
) -> None:
    scores = scored(own(score=0.9), **tables)
    assert len(scores) == 0
    (warning,) = [one for one in scores.warnings if one.source == "pairs"]
    assert says in warning.problem
    assert (warning.row, warning.severity) == (2, "warning")


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ([own()], "neither a score nor a value"),
        ([own(score=0.5, value=812)], "the score of 0.5 is worth 500 points"),
        ([own("K1", "X9", score=0.5)], "no participant with this id"),
        ([own("K1", "K1", score=0.5)], "cannot meet itself"),
        ([own(score=0.5), own("J1", "K1", score=0.5)], "row 2 already scores the two"),
        ([own(value=10**7)], "above 1000000"),
    ],
)
def test_rows_that_make_no_sense_are_refused(rows: Any, says: str) -> None:
    with pytest.raises(me.InputError, match=says):
        make_mission(pairs=rows)


def test_a_cell_that_cannot_be_read_is_told_once() -> None:
    people = {"id": ["A", "B"], "name": ["a", "b"], "province": ["x", "y"]}
    lines = pd.DataFrame({"participant": [], "product": []}, dtype=object)
    for wrong in ({"score": ["x"]}, {"value": [10.5]}):
        with pytest.raises(me.InputError) as refused:
            me.read_mission(
                {
                    "participants": pd.DataFrame(people),
                    "offers": lines,
                    "needs": lines,
                    "pairs": pd.DataFrame({"buyer": ["A"], "seller": ["B"], **wrong}),
                }
            )
        (finding,) = refused.value.findings
        assert finding.column in wrong


def test_score_and_value_may_say_the_same() -> None:
    (pair,) = scored(own(score=0.5, value=500)).to_records()
    assert pair["value"] == 500


def test_an_agreed_meeting_the_other_way_round_is_refused() -> None:
    agreed = {"buyer": "J1", "seller": "K1"}
    with pytest.raises(me.InputError, match="in row 2 of meetings the two meet"):
        make_mission(pairs=[own(score=0.5)], meetings=[agreed])


def test_cells_are_read_and_refused_as_in_other_tables() -> None:
    frames = {
        "participants": pd.DataFrame(
            {"id": ["A", "B"], "name": ["a", "b"], "province": ["x", "y"]}
        ),
        "offers": pd.DataFrame({"participant": [], "product": []}),
        "needs": pd.DataFrame({"participant": [], "product": []}),
    }
    mission = me.read_mission(
        {
            **frames,
            "Pasangan": pd.DataFrame(
                {"Pembeli": ["A"], "Penjual": ["B"], "Skor": [0.7]}
            ),
        }
    )
    scores = me.score_pairs(mission)
    assert scores.frame["value"].tolist() == [700]
    bad = pd.DataFrame(
        {
            "buyer": ["A", "A"],
            "seller": ["B", "B"],
            "score": [1.5, "x"],
            "value": [None, -1],
        }
    )
    with pytest.raises(me.InputError) as caught:
        me.read_mission({**frames, "pairs": bad})
    assert {one.column for one in caught.value.findings} >= {"score", "value"}


def test_explanation_has_a_line_of_its_own() -> None:
    mission = make_mission(pairs=[own(score=0.9)])
    scores = me.score_pairs(mission, BLEND)
    best = me.explain(scores, mission, "K1", "J1").best
    assert best is not None
    assert [one.name for one in best.adjustments] == ["uneven", "wish", "own"]
    assert best.adjustments[-1].points == 225
    assert sum(best.points.values()) == best.value == scores.frame["value"].iloc[0]


def test_explanation_of_a_pair_that_has_nothing_else() -> None:
    mission = make_mission(pairs=[own(score=0.9)], offers=[CEMENT])
    best = me.explain(me.score_pairs(mission), mission, "K1", "J1").best
    assert best is not None
    assert best.points == {"own": 900}


@pytest.mark.parametrize("wrong", [{"own_pairs": "both"}, {"own_pairs_weight": 1.5}])
def test_settings_that_make_no_sense_are_refused(wrong: Any) -> None:
    with pytest.raises(ValueError, match="own_pairs"):
        Scoring(**wrong)
