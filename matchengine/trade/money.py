"""Rupiah as people in Indonesia write them."""

from __future__ import annotations

import math

SCALES = ((10**12, "triliun"), (10**9, "miliar"), (10**6, "juta"))
UNKNOWN = "?"


def rupiah(amount: float) -> str:
    """Write an amount with three significant digits: Rp 1,25 miliar.

    Below a million, it is written in full: Rp 950.000. What is not known is "?".
    """
    if math.isnan(amount):
        return UNKNOWN
    sign, size = ("-", -amount) if amount < 0 else ("", amount)
    if math.isinf(size):
        return f"{sign}Rp ∞"
    if round(size) < 10**6:
        return f"{sign}Rp {_grouped(round(size))}"
    size = float(f"{size:.3g}")  # first, so that 999,950 thousand becomes 1 juta
    unit, name = next((u, n) for u, n in SCALES if size >= u)
    return f"{sign}Rp {_three_digits(size / unit)} {name}"


def _three_digits(number: float) -> str:
    if number >= 1000:
        return _grouped(round(number))
    decimals = 0 if number >= 100 else 1 if number >= 10 else 2
    text = f"{number:.{decimals}f}"
    return (text.rstrip("0").rstrip(".") if decimals else text).replace(".", ",")


def _grouped(number: int) -> str:
    return f"{number:,}".replace(",", ".")
