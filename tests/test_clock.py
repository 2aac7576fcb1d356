"""Clock times among slots: which slot a time means, and when it means none."""

from datetime import datetime, timedelta, timezone

from matchengine.live.clock import ending_after, place_of
from matchengine.records import Slot

FIRST = datetime(2025, 5, 7, 9, 0, tzinfo=timezone(timedelta(hours=8)))
DAY = [
    Slot(f"s{n}", at, at + timedelta(minutes=20))
    for n, at in enumerate(FIRST + timedelta(minutes=25 * k) for k in range(3))
]
NEXT_DAY = [
    Slot("t0", FIRST + timedelta(days=1), FIRST + timedelta(days=1, minutes=20))
]


def test_a_time_means_the_first_slot_that_starts_then_or_later():
    said = ["08:00", "09:00", "09:01", "09:25", "12:00", "s2", "never"]
    assert [place_of(DAY, one) for one in said] == [0, 0, 1, 1, 3, 2, None]


def test_a_slot_is_over_when_it_has_ended():
    said = ["09:00", "09:20", "09:21", "12:00", "s1"]
    assert [ending_after(DAY, one) for one in said] == [0, 1, 1, 3, 1]


def test_a_time_says_nothing_of_several_days_and_of_slots_without_times():
    for slots in ([*DAY, *NEXT_DAY], [*DAY, Slot("u")]):
        assert place_of(slots, "09:25") is ending_after(slots, "09:25") is None
        assert place_of(slots, "s1") == 1
