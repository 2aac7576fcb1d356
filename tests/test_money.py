"""Rupiah are written as people in Indonesia write them."""

import math

import pytest

from matchengine.trade.money import rupiah


@pytest.mark.parametrize(
    ("amount", "written"),
    [
        (0, "Rp 0"),
        (950_000, "Rp 950.000"),
        (999_999.4, "Rp 999.999"),
        (999_999.6, "Rp 1 juta"),
        (1_250_000, "Rp 1,25 juta"),
        (12_500_000, "Rp 12,5 juta"),
        (125_400_000, "Rp 125 juta"),
        (999_950_000, "Rp 1 miliar"),
        (1_250_000_000, "Rp 1,25 miliar"),
        (3_400_000_000_000, "Rp 3,4 triliun"),
        (12_345_000_000_000_000, "Rp 12.300 triliun"),
        (-2_000_000, "-Rp 2 juta"),
        (math.nan, "?"),
        (math.inf, "Rp ∞"),
    ],
)
def test_rupiah_have_three_digits_and_a_scale(amount: float, written: str) -> None:
    assert rupiah(amount) == written
