"""Made-up missions: the same of a seed, and with demands that can be met together."""

import pytest
from made_up import MISSION, Size, made_up
from made_up_demands import demanding

import matchengine as me

SMALL = Size("9 x 12 x 6", 9, 12, 6, 4, 0.9, 0.4)


@pytest.mark.parametrize("size", [SMALL, SMALL.mixed(), SMALL.all_day()], ids=str)
def test_a_seed_makes_the_same_mission_each_time(size: Size) -> None:
    assert made_up(size, 3) == made_up(size, 3)
    assert made_up(size, 3) != made_up(size, 4)


def test_a_mixed_mission_has_businesses_that_buy_and_sell() -> None:
    pairs = made_up(SMALL.mixed()).pairs
    assert {pair.buyer for pair in pairs} & {pair.seller for pair in pairs}
    met = {frozenset((pair.buyer, pair.seller)) for pair in pairs}
    assert len(met) == len(pairs)


@pytest.mark.parametrize("size", [SMALL, MISSION], ids=lambda size: size.name)
@pytest.mark.parametrize("all_rules", [False, True])
def test_there_is_a_plan_that_meets_all_demands(size: Size, all_rules: bool) -> None:
    problem, plan = demanding(made_up(size), all_rules=all_rules)
    report = me.verify(problem, plan)
    assert report.ok, report
    missing = [
        one.min_meetings - sum(one.id in (m.buyer, m.seller) for m in plan.meetings)
        for one in problem.participants
    ]
    assert max(missing) <= 0
