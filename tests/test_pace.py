"""The time that the handouts take is kept for them."""

import time

import make
import pytest

from matchengine.handouts.every import HANDOUTS
from matchengine.handouts.pace import PACE, seconds_for
from matchengine.watch import Watch

SMALL = make.problem(["A|B", "A|C"])
LARGE = make.problem(["A|B", "A|C", "D|B", "D|C"], slots=8, tables=9)


def test_every_format_has_a_pace() -> None:
    assert set(PACE) == set(HANDOUTS)


@pytest.mark.parametrize("name", PACE)
def test_more_to_hand_out_takes_longer(name: str) -> None:
    small, large = (seconds_for([name], one, 1) for one in (SMALL, LARGE))
    assert 0 < small < large
    assert seconds_for([name], LARGE, 2) >= large
    assert seconds_for([], LARGE, 2) == seconds_for(["json", "csv"], LARGE, 2) == 0


def test_solver_gets_what_the_handouts_leave() -> None:
    watch = Watch(time.monotonic() - 10, None)
    # 50 s are left, of which writing the tables takes 0.2 s and half of what passed
    assert watch.time_left(60) == pytest.approx(44.8, abs=1)
    assert watch.time_left(60, 15) == pytest.approx(29.8, abs=1)


def test_solver_gets_half_of_what_is_left_at_least() -> None:
    watch = Watch(time.monotonic() - 10, None)
    assert watch.time_left(60, 1_000) == pytest.approx(25, abs=1)
