"""What holds of every score, whatever stands in the tables."""

import math
from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
from hypothesis import HealthCheck, given, settings, strategies as st
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
from pandas.testing import assert_frame_equal

from matchengine.scoring import TERMS, Scores, Scoring, score_pairs
from matchengine.trade.mission import Mission
from matchengine.trade.products import normalise_name

ALL = Scoring(min_score=0, max_candidates=None)
FEW = settings(
    max_examples=14,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)

STATES = ("missing", "in_process", "held")
CODES = ("0407", "040721")  # nearer and nearer to a need for 0407.21


def maybe(numbers: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.one_of(st.just(math.nan), numbers)


MONEY = st.integers(0, 60_000)
QUANTITY = st.one_of(st.integers(0, 50_000), st.floats(0, 50_000, width=32))
DAYS = st.integers(0, 30)
UNITS = st.sampled_from(["kg", "ton", "ekor", ""])
COLD = st.sampled_from(["ambient", "chilled", "live"])

OFFERS = st.fixed_dictionaries(
    {
        "hs": st.sampled_from(CODES),
        "unit": UNITS,
        "price": maybe(MONEY),
        "capacity_per_month": maybe(QUANTITY),
        "moq": maybe(QUANTITY),
        "ready_days": maybe(DAYS),
        "shelf_life_days": maybe(DAYS),
        "temperature": COLD,
        "certificates": st.dictionaries(
            st.sampled_from(["halal", "nkv"]), st.sampled_from(STATES)
        ),
    }
)
NEEDS = st.fixed_dictionaries(
    {
        "unit": UNITS,
        "quantity_per_month": maybe(QUANTITY),
        "max_price": maybe(MONEY),
        "needed_within_days": maybe(DAYS),
        "min_remaining_shelf": maybe(st.floats(0, 1)),
        "certificates": st.sampled_from([(), ("nkv",), ("halal", "bpom")]),
    }
)
LANES = st.lists(
    st.builds(
        lane,
        days_typical=DAYS,
        sailings_per_week=maybe(st.integers(1, 14)),
        freight_per_container=st.integers(0, 20_000_000),
        payload_kg=st.integers(1, 30_000),
        reefer=st.booleans(),
    ),
    max_size=2,
)
RULES = [rule("04", "halal", "penalise"), rule("0407", "nkv", "penalise")]


def better_offers(offer: Row, limit_known: bool) -> dict[str, Row]:
    """Make offers that are better than this one in one thing each."""
    better: dict[str, Row] = {"": offer, "code": {**offer, "hs": CODES[-1]}}
    if limit_known:
        better["price"] = {**offer, "price": offer["price"] * 0.8}
    better["capacity"] = {
        **offer,
        "capacity_per_month": offer["capacity_per_month"] * 1.5,
    }
    better["moq"] = {**offer, "moq": offer["moq"] * 0.5}
    better["ready"] = {**offer, "ready_days": max(offer["ready_days"] - 2, 0)}
    better["shelf"] = {**offer, "shelf_life_days": offer["shelf_life_days"] + 3}
    for permit in ("halal", "nkv"):
        state = STATES.index(offer["certificates"].get(permit, "missing"))
        gained = {permit: STATES[min(state + 1, 2)]}
        better[permit] = {**offer, "certificates": {**offer["certificates"], **gained}}
    return better


OTHER_PORTS = {"faster": "IDGRE", "oftener": "IDTBN", "cheaper": "IDPRO"}


def rivals(offer: Row, need: Row, lanes: list[Row]) -> dict[str, float]:
    """Score one need against an offer and the better ones, all of one mission."""
    offers = better_offers(offer, need["max_price"] > 0)
    extra = OTHER_PORTS
    names = {what: f"J{i}" for i, what in enumerate([*offers, *extra, "wish"])}
    faster = [
        {**one, "origin": "IDGRE", "days_typical": max(one["days_typical"] - 2, 0)}
        for one in lanes
    ]
    oftener = [
        {**one, "origin": "IDTBN", "sailings_per_week": one["sailings_per_week"] * 2}
        for one in lanes
    ]
    cheaper = [
        {**one, "origin": "IDPRO", "handling_origin": 0, "freight_per_container": 0}
        for one in lanes
    ]
    mission = make_mission(
        participants=[
            business("K"),
            *(business(n, port=extra.get(w, "IDSUB")) for w, n in names.items()),
        ],
        offers=[
            eggs_offered(name, **offers.get(what, offer))
            for what, name in names.items()
        ],
        needs=[eggs_needed("K", **need)],
        lanes=[*lanes, *faster, *oftener, *cheaper],
        permits=RULES,
        wishes=[wish(names["wish"], "K")],
    )
    frame = score_pairs(mission, ALL).frame
    found = dict(zip(frame["seller"], frame["score"], strict=True))
    return {what: found[name] for what, name in names.items() if name in found}


@FEW
@given(OFFERS, NEEDS, LANES)
def test_better_for_one_side_and_no_worse_for_the_other_never_lowers_a_score(
    offer: Row, need: Row, lanes: list[Row]
):
    scores = rivals(offer, need, lanes)
    if not lanes:  # estimated: then another port is another distance
        scores = {w: s for w, s in scores.items() if w not in OTHER_PORTS}
    if "" not in scores:  # nothing keeps it cold
        return
    for what, score in scores.items():
        assert score >= scores[""] - 1e-12, what


def gained(offer: Row) -> Row:
    held = dict.fromkeys(("halal", "nkv", "bpom"), "held")
    return {**offer, "certificates": held}


BETTER_OFFER: dict[str, Callable[[Row], Row]] = {
    "nearer in code": lambda o: {**o, "hs": CODES[-1]},
    "cheaper": lambda o: {**o, "price": o["price"] * 0.7},
    "more capacity": lambda o: {
        **o,
        "capacity_per_month": o["capacity_per_month"] * 2 + 1,
    },
    "smaller orders": lambda o: {**o, "moq": o["moq"] / 3},
    "sooner ready": lambda o: {**o, "ready_days": o["ready_days"] / 2},
    "keeps longer": lambda o: {**o, "shelf_life_days": o["shelf_life_days"] + 5},
    "permits gained": gained,
}
BETTER_NEED: dict[str, Callable[[Row], Row]] = {
    "pays more": lambda n: {**n, "max_price": n["max_price"] * 1.3},
    "waits longer": lambda n: {**n, "needed_within_days": n["needed_within_days"] + 3},
    "takes older goods": lambda n: {
        **n,
        "min_remaining_shelf": n["min_remaining_shelf"] / 2,
    },
    "asks for no permits": lambda n: {**n, "certificates": ()},
}
BETTER_LANE: dict[str, Callable[[Row], Row]] = {
    "faster": lambda a: {**a, "days_typical": a["days_typical"] / 2},
    "oftener": lambda a: {**a, "sailings_per_week": a["sailings_per_week"] * 3},
    "cheaper way": lambda a: {
        **a,
        "freight_per_container": a["freight_per_container"] // 2,
        "inland": 0,
    },
    "larger hold": lambda a: {**a, "payload_kg": a["payload_kg"] * 1.5},
    "cold": lambda a: {**a, "reefer": True},
}
WISHES = {"seller's": [("J1", "K1")], "buyer's": [("K1", "J1")]}


@FEW
@given(
    OFFERS,
    NEEDS,
    LANES,
    st.sets(
        st.sampled_from([*BETTER_OFFER, *BETTER_NEED, *BETTER_LANE, *WISHES]),
        min_size=1,
    ),
)
def test_better_things_of_both_sides_together_never_lower_a_score(
    offer: Row, need: Row, lanes: list[Row], better: set[str]
):
    if not need["max_price"] > 0:
        better = better - {"cheaper", "pays more"}  # a smaller deal, or no limit known
    if not lanes:
        better = better - {*BETTER_LANE}
    one, wanted, ways = offer, need, lanes
    for name in sorted(better):
        one = BETTER_OFFER.get(name, lambda same: same)(one)
        wanted = BETTER_NEED.get(name, lambda same: same)(wanted)
        ways = [BETTER_LANE.get(name, lambda same: same)(way) for way in ways]
    scores = []
    for o, n, w, said in ((offer, need, lanes, set()), (one, wanted, ways, better)):
        mission = make_mission(
            offers=[eggs_offered(**o)],
            needs=[eggs_needed(**n)],
            lanes=w,
            permits=RULES,
            wishes=[
                wish(*ends)
                for name, both in WISHES.items()
                if name in said
                for ends in both
            ],
        )
        frame = score_pairs(mission, ALL).frame
        scores.append(frame["score"].iloc[0] if len(frame) else 0.0)
    assert scores[1] >= scores[0] - 1e-12, better


LINE = st.tuples(st.sampled_from(["J1", "J2", "K1", "K2"]), OFFERS)
WANT = st.tuples(st.sampled_from(["J1", "J2", "K1", "K2"]), NEEDS)


@st.composite
def missions(draw: st.DrawFn) -> dict[str, list[Row]]:
    """Draw tables of four businesses which all may buy and sell."""
    both = draw(LANES)
    back = [{**one, "origin": "IDBPN", "destination": "IDSUB"} for one in both]
    return {
        "participants": [business(one) for one in ("J1", "J2", "K1", "K2")],
        "offers": [eggs_offered(by, **o) for by, o in draw(st.lists(LINE, max_size=6))],
        "needs": [eggs_needed(by, **n) for by, n in draw(st.lists(WANT, max_size=6))],
        "lanes": [*both, *back],
        "permits": RULES,
        "wishes": draw(
            st.lists(
                st.builds(
                    wish,
                    st.sampled_from(["J1", "J2"]),
                    st.sampled_from(["K1", "K2"]),
                    st.sampled_from(["want", "must", "no"]),
                ),
                unique_by=lambda row: (row["from"], row["to"]),
            )
        ),
    }


@FEW
@given(missions(), st.sampled_from([0, 0.3, 0.6]), st.sampled_from([None, 1, 2]))
def test_parts_are_shares_and_contributions_add_up(
    tables: dict[str, list[Row]], least: float, most: int | None
):
    scoring = Scoring(min_score=least, max_candidates=most)
    scores = score_pairs(make_mission(**tables), scoring)
    frame = scores.frame
    parts = frame[list(TERMS)].to_numpy(dtype=float)
    assert np.all(
        (parts >= 0) & (parts <= 1) | (frame["kind"] == "").to_numpy()[:, None]
    )
    assert frame["score"].between(0, 1).all()
    assert (scores.contributions.sum(axis=1) == frame["value"]).all()
    assert (frame["must"] | (frame["score"] >= least)).all()
    both = [frozenset(pair) for pair in frame[["buyer", "seller"]].to_numpy().tolist()]
    gone = scores.excluded[["buyer", "seller"]].to_numpy().tolist()
    both += [frozenset(pair) for pair in gone]
    assert len(both) == len(set(both))  # two businesses: one pair, here or there


@FEW
@given(
    missions(),
    st.sampled_from([0, 0.5]),
    st.sampled_from([None, 1, 2]),
    st.sampled_from([1, 2, 5]),
)
def test_looking_at_few_lines_at_once_changes_nothing(
    tables: dict[str, list[Row]], least: float, most: int | None, at_once: int
):
    mission = make_mission(**tables)
    scoring = Scoring(min_score=least, max_candidates=most)
    whole, parted = (
        score_pairs(mission, scoring, at_once=many) for many in (10**9, at_once)
    )
    for name in ("frame", "contributions", "others", "excluded"):
        assert_frame_equal(
            getattr(parted, name), getattr(whole, name), check_exact=True
        )
    assert (parted.cut, parted.warnings) == (whole.cut, whole.warnings)


def shape(scores: Scores, mission: Mission) -> pd.DataFrame:
    """Give the pairs without the numbers of rows, which shuffling changes."""
    frame = scores.frame.drop(columns=["need", "offer", "lane", "second_lane"])
    product = dict(mission.offers["product"].items())
    frame["offer"] = [product.get(row, "") for row in scores.frame["offer"]]
    return pd.concat([frame, scores.contributions.add_prefix("points ")], axis=1)


@FEW
@given(missions(), st.randoms(use_true_random=False))
def test_order_of_rows_and_unrelated_businesses_change_nothing(
    tables: dict[str, list[Row]], random: Any
):
    scoring = Scoring(min_score=0, max_candidates=2)
    mission = make_mission(**tables)
    shuffled = {name: random.sample(rows, len(rows)) for name, rows in tables.items()}
    shuffled["participants"] += [business("J9"), business("K9")]
    shuffled["offers"] += [eggs_offered("J9", hs="2523", product="Semen")]
    shuffled["needs"] += [eggs_needed("K9", hs="2701", product="Batu bara")]
    other = make_mission(**shuffled)
    expected, found = score_pairs(mission, scoring), score_pairs(other, scoring)
    assert_frame_equal(shape(found, other), shape(expected, mission), check_exact=True)
    assert found.cut == expected.cut
    assert len(found.excluded) == len(expected.excluded)


@given(st.text())
def test_any_name_is_normalised_once_and_for_all(name: str):
    assert normalise_name(normalise_name(name)) == normalise_name(name)
