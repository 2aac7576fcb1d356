import numpy as np
import pytest
from make_mission import business, lane, make_mission

from matchengine.trade.lane_warnings import lane_warnings
from matchengine.trade.logistics import (
    DIRECT,
    ESTIMATE,
    LOCAL,
    NO_LANE,
    Ways,
    freight_of,
    ways,
)
from matchengine.trade.mission import Mission
from matchengine.trade.settings import Estimates, Scoring

SELLER, BUYER = np.array([0]), np.array([1])


def ways_of(mission: Mission, *, cold: bool = False) -> Ways:
    return ways(mission, SELLER, BUYER, np.array([cold]))


def warned(mission: Mission, found: Ways) -> list[str]:
    """Say what would be told of these ways."""
    ports = tuple(mission.participants["port"].str.upper())
    guessed = bool((found.lane <= NO_LANE).any()) and all(ports)
    portless = [i for i, port in enumerate(ports) if not port]
    lanes = found.lane[found.lane >= 0]
    links = [ports] if guessed else []
    return [one.problem for one in lane_warnings(mission, links, portless, lanes)]


def test_days_are_half_the_time_between_sailings_and_the_way():
    # twice a week: 7 / 2 / 2 = 1.75 days of waiting on average, then 5 days
    mission = make_mission(lanes=[lane(sailings_per_week=2, days_typical=5)])
    assert ways_of(mission).days.tolist() == [6.75]


def test_a_container_costs_freight_both_handlings_and_inland():
    assert ways_of(make_mission()).cost.tolist() == [[10_000_000, 0]]


def test_handling_that_is_left_out_is_in_the_freight():
    bare = {"handling_origin": np.nan, "handling_destination": np.nan}
    mission = make_mission(lanes=[lane(**bare, inland=np.nan)])
    assert ways_of(mission).cost.tolist() == [[7_200_000, 0]]


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
    assert found.cost.tolist() == [[0, 0]]


def test_missing_lane_is_estimated_from_the_great_circle_and_named():
    mission = make_mission(lanes=[lane(destination="IDSRI")])
    found = ways_of(mission)
    assert found.lane.tolist() == [ESTIMATE]
    # 430 nautical miles: 4.5 days and 1.2 x 430 / (12 x 24) at sea; 18,000 a mile
    assert found.days == pytest.approx([4.5 + 1.2 * 430.27 / 288], abs=1e-3)
    assert found.cost[0] == pytest.approx([4.5e6 + 18_000 * 430.27, 0], rel=1e-5)
    assert found.payload[0, 0] == 24_000
    assert warned(mission, found) == [
        "there is no lane from IDSUB to IDBPN: freight, days and what hangs on them "
        "are estimated from 430 nautical miles"
    ]


def test_estimates_follow_their_constants_and_cold_costs_more():
    guess = Estimates(knots=10, detour=1, fixed_days=2, rupiah_per_mile=1e4)
    scoring = Scoring(estimates=guess)
    mission = make_mission(lanes=[])
    warm, cold = (
        ways(mission, SELLER, BUYER, np.array([yes]), scoring) for yes in (False, True)
    )
    assert warm.days == pytest.approx([2 + 430.27 / 240], abs=1e-3)
    assert cold.days.tolist() == warm.days.tolist()
    assert cold.cost[0, 0] == pytest.approx(1.8 * warm.cost[0, 0])


def test_a_port_that_nobody_knows_leaves_days_and_cost_unknown_and_is_named():
    people = [business("J1"), business("K1", port="IDBPM")]
    mission = make_mission(participants=people)
    found = ways_of(mission)
    assert found.lane.tolist() == [NO_LANE]
    assert np.isnan([found.days[0], found.cost[0, 0], found.payload[0, 0]]).sum() >= 2
    findings = list(lane_warnings(mission, [("IDSUB", "IDBPM")], [], BUYER[:0]))
    assert findings[0].problem.endswith("what hangs on them are not known")
    assert (findings[1].row, findings[1].column) == (3, "port")
    assert findings[1].fix == "Did you mean 'IDBPN'?"


def test_participant_without_port_is_named():
    mission = make_mission(participants=[business("J1", port=""), business("K1")])
    found = ways_of(mission)
    assert found.lane.tolist() == [NO_LANE]
    (text,) = warned(mission, found)
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
    assert ways_of(make_mission(lanes=[]), cold=True).lane.tolist() == [ESTIMATE]


def test_unknown_sailings_add_no_wait_and_are_named():
    mission = make_mission(lanes=[lane(sailings_per_week=np.nan)])
    found = ways_of(mission)
    assert found.days.tolist() == [4]
    assert warned(mission, found)[0].startswith("how often it sails")


def test_a_lane_that_never_sails_is_none():
    mission = make_mission(lanes=[lane(sailings_per_week=0)])
    assert ways_of(mission).lane.tolist() == [ESTIMATE]


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


def two_legs(**second: object) -> list[dict]:
    """Surabaya to Makassar twice a week, on to Balikpapan every day."""
    return [
        lane(destination="IDMAK", sailings_per_week=2, days_typical=3),
        lane(origin="IDMAK", days_typical=2, freight_per_container=5e6, **second),
    ]


def test_two_lanes_through_a_third_port_wait_twice_and_cost_both():
    found = ways_of(make_mission(lanes=two_legs(payload_kg=10_000)))
    assert (found.lane.tolist(), found.second.tolist()) == ([0], [1])
    # 7 / 2 / 2 + 3, then 7 / 7 / 2 + 2
    assert found.days.tolist() == [1.75 + 3 + 0.5 + 2]
    assert found.cost.tolist() == [[10_000_000, 7_800_000]]
    # 5,000 kg: a quarter of the first, half of the second
    freight = found.freight(np.array([5_000.0]), np.array([np.nan]), 0.05)
    assert freight.tolist() == [0.25 * 10_000_000 + 0.5 * 7_800_000]


def test_a_detour_stays_beside_a_direct_lane_unless_that_beats_it():
    slow = lane(days_typical=20)
    assert ways_of(make_mission(lanes=[slow, *two_legs()])).lane.tolist() == [0, 1]
    fast = lane(days_typical=1)
    found = ways_of(make_mission(lanes=[fast, *two_legs()]))
    assert (found.lane.tolist(), found.second.tolist()) == ([0], [DIRECT])
    dear = lane(days_typical=1, freight_per_container=9e7)
    assert len(ways_of(make_mission(lanes=[dear, *two_legs()])).lane) == 2


def test_no_route_goes_through_two_ports_or_back_where_it_came_from():
    lanes = [
        lane(destination="IDMAK"),
        lane(origin="IDMAK", destination="IDBDJ"),
        lane(origin="IDBDJ"),
        lane(origin="IDMAK", destination="IDSUB"),
    ]
    assert ways_of(make_mission(lanes=lanes)).lane.tolist() == [ESTIMATE]


def test_cold_goods_take_two_lanes_only_if_both_keep_cold():
    for reefer, left in ((True, [0]), (False, [])):
        mission = make_mission(lanes=two_legs(reefer=reefer))
        assert ways_of(mission, cold=True).lane.tolist() == left
        assert ways_of(mission, cold=False).lane.tolist() == [0]


@pytest.mark.parametrize(
    ("mass", "volume", "share"),
    [
        (8_000, 15, 0.5),  # light goods: half of 30 m3
        (16_000, 15, 0.8),  # heavy goods: 16 of 20 tons
        (np.nan, 15, 0.5),  # what one weighs is not known, but what it fills
        (8_000, np.nan, 0.4),
        (np.nan, np.nan, np.nan),
    ],
)
def test_whichever_fills_first_is_charged(mass: float, volume: float, share: float):
    found = ways_of(make_mission())
    freight = found.freight(np.array([mass]), np.array([volume]), 0.05)
    assert freight == pytest.approx([share * 10_000_000], nan_ok=True)


@pytest.mark.parametrize(
    ("payload", "room"), [(500, 3), (12_000, 30), (24_000, 30), (7_200_000, 9_000)]
)
def test_room_of_parcels_trucks_containers_and_barges(payload: float, room: float):
    mission = make_mission(lanes=[lane(payload_kg=payload)])
    assert ways_of(mission).room[0, 0] == pytest.approx(room)
