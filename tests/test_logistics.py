import numpy as np
import pytest
from make_mission import business, lane, make_mission

from matchengine.trade.arrays import Ints
from matchengine.trade.logistics import (
    LOCAL,
    NO_LANE,
    Ways,
    freight_of,
    lane_warnings,
    ways,
)
from matchengine.trade.mission import Mission

SELLER, BUYER = np.array([0]), np.array([1])


def ways_of(mission: Mission, *, cold: bool = False) -> Ways:
    return ways(mission, SELLER, BUYER, np.array([cold]))


def warned(mission: Mission, lanes: Ints) -> list[str]:
    ends = np.zeros(len(lanes), int), np.ones(len(lanes), int)
    return [finding.problem for finding in lane_warnings(mission, *ends, lanes)]


def test_days_are_half_the_time_between_sailings_and_the_way():
    # twice a week: 7 / 2 / 2 = 1.75 days of waiting on average, then 5 days
    mission = make_mission(lanes=[lane(sailings_per_week=2, days_typical=5)])
    assert ways_of(mission).days.tolist() == [6.75]


def test_a_container_costs_freight_both_handlings_and_inland():
    assert ways_of(make_mission()).cost.tolist() == [10_000_000]


def test_handling_that_is_left_out_is_in_the_freight():
    bare = {"handling_origin": np.nan, "handling_destination": np.nan}
    mission = make_mission(lanes=[lane(**bare, inland=np.nan)])
    assert ways_of(mission).cost.tolist() == [7_200_000]


def test_every_lane_in_the_goods_direction_is_an_alternative():
    mission = make_mission(
        lanes=[
            lane(mode="container"),
            lane(origin="IDBPN", destination="IDSUB"),
            lane(mode="air", days_typical=1),
            lane(destination="IDSRI"),
        ]
    )
    found = ways_of(mission)
    assert found.lane.tolist() == [0, 2]
    assert found.shipment.tolist() == [0, 0]


@pytest.mark.parametrize(
    "same", [{"port": "IDSUB"}, {"city": "surabaya"}, {"port": " idsub "}]
)
def test_one_port_or_one_city_needs_no_lane(same: dict[str, str]):
    mission = make_mission(participants=[business("J1"), business("K1", **same)])
    found = ways_of(mission, cold=True)
    assert found.lane.tolist() == [LOCAL]
    assert found.days.tolist() == [0]
    assert found.cost.tolist() == [0]


def test_missing_lane_leaves_days_and_cost_unknown_and_is_named():
    mission = make_mission(lanes=[lane(destination="IDSRI")])
    found = ways_of(mission)
    assert found.lane.tolist() == [NO_LANE]
    assert np.isnan([found.days, found.cost, found.payload]).all()
    twice = np.array([NO_LANE, NO_LANE])
    assert [text.split(":")[0] for text in warned(mission, twice)] == [
        "there is no lane from IDSUB to IDBPN"
    ]


def test_participant_without_port_is_named():
    mission = make_mission(participants=[business("J1", port=""), business("K1")])
    found = ways_of(mission)
    assert found.lane.tolist() == [NO_LANE]
    (text,) = warned(mission, found.lane)
    assert text.startswith("J1 has no port")


def test_empty_places_are_not_one_place():
    nowhere = {"port": "", "city": ""}
    mission = make_mission(
        participants=[business("J1", **nowhere), business("K1", **nowhere)]
    )
    assert ways_of(mission).lane.tolist() == [NO_LANE]


def test_cold_goods_take_only_lanes_with_reefers():
    mission = make_mission(lanes=[lane(reefer=False), lane(reefer=True)])
    assert ways_of(mission, cold=False).lane.tolist() == [0, 1]
    assert ways_of(mission, cold=True).lane.tolist() == [1]


def test_cold_goods_without_any_reefer_have_no_way():
    mission = make_mission(lanes=[lane(reefer=False)])
    assert ways_of(mission, cold=True).shipment.tolist() == []


def test_cold_goods_without_any_lane_are_not_stopped():
    assert ways_of(make_mission(lanes=[]), cold=True).lane.tolist() == [NO_LANE]


def test_unknown_sailings_add_no_wait_and_are_named():
    mission = make_mission(lanes=[lane(sailings_per_week=np.nan)])
    found = ways_of(mission)
    assert found.days.tolist() == [4]
    assert warned(mission, found.lane)[0].startswith("how often it sails")


def test_a_lane_that_never_sails_is_none():
    mission = make_mission(lanes=[lane(sailings_per_week=0)])
    assert ways_of(mission).lane.tolist() == [NO_LANE]


@pytest.mark.parametrize(
    ("mass", "rupiah"),
    [
        (20_000, 10_000_000),  # one full container
        (50_000, 25_000_000),  # above: in proportion
        (8_000, 4_000_000),  # below: the share that is used
        (1_000, 500_000),  # exactly the least share, 1/20
        (10, 500_000),  # below that: the least share
    ],
)
def test_freight_of_a_month(mass: float, rupiah: float):
    one = np.array([1.0])
    found = freight_of(mass * one, 20_000 * one, 10_000_000 * one, 0.05)
    assert found.tolist() == [rupiah]


def test_freight_of_unknown_mass_is_unknown_but_free_at_home():
    mass, payload = np.array([np.nan, np.nan]), np.array([20_000.0, 1.0])
    found = freight_of(mass, payload, np.array([1e7, 0.0]), 0.05)
    assert np.isnan(found[0])
    assert found[1] == 0
