"""The best of each participant, kept while pairs stream by."""

import numpy as np
import pytest

from matchengine.trade.narrowing import Narrowed


def best_of_either(pairs: dict[tuple[int, int], float], most: int) -> set:
    """Keep a pair if fewer than `most` of one of its two score more."""

    def place(one: int, score: float) -> int:
        return sum(score < s for ends, s in pairs.items() if one in ends)

    return {
        ends
        for ends, score in pairs.items()
        if min(place(one, score) for one in ends) < most
    }


@pytest.mark.parametrize("most", [1, 2, 5])
@pytest.mark.parametrize("held_at_most", [1, 7, 10**6])
def test_what_is_left_are_the_best_of_either_side(most: int, held_at_most: int):
    chance = np.random.default_rng(most)
    ends = [(i, j) for i in range(20) for j in range(20, 40)]
    scores = chance.integers(0, 30, len(ends)) / 30
    found = Narrowed(40, most, held_at_most)
    none = np.zeros(40, dtype=bool)
    for first in range(0, len(ends), 40):
        one, other = np.array(ends[first : first + 40]).T
        found.add(one, other, scores[first : first + 40], none)
    one, other, cut = found.settled()
    left = set(zip(one.tolist(), other.tolist(), strict=True))
    rounded = dict(zip(ends, scores.round(12).tolist(), strict=True))
    assert left == best_of_either(rounded, most)
    assert cut == len(ends) - len(left)


def test_what_is_kept_stays_and_is_not_counted():
    found = Narrowed(3, 1)
    one, other = np.array([0, 0]), np.array([1, 2])
    found.add(one, other, np.array([0.9, 0.1]), np.array([False, True]))
    found.add(np.array([1]), np.array([2]), np.array([0.2]), np.array([False]))
    assert found.settled()[0].tolist() == [0, 0, 1]


def test_no_limit_keeps_all():
    found = Narrowed(3, None, held_at_most=1)
    for _ in range(3):
        found.add(np.array([0]), np.array([1]), np.array([0.5]), np.array([False]))
    assert (len(found.settled()[0]), found.settled()[2]) == (3, 0)
