"""How a value is written plainly: the one way that needs no reading."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from matchengine.trade.columns import Column


def as_written(value: object, column: Column) -> str:
    """Give a cell's text for a value of the column's kind; "" where it is missing."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if column.kind == "time" and isinstance(value, float):
        return "" if math.isnan(value) else _clock(int(value))
    if isinstance(value, (int, float)):
        return plain_number(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return ";".join(f"{name}:{status}" for name, status in value.items())
    if column.kind == "spans" and isinstance(value, tuple):
        return ";".join(f"{_clock(start)}-{_clock(end)}" for start, end in value)
    if isinstance(value, tuple):
        return ";".join(map(str, value))
    return "" if value is None else str(value)


def plain_number(value: float) -> str:
    """Give a number without marks but the point of its decimals; "" for NaN."""
    if math.isnan(value):
        return ""
    if math.isfinite(value) and value == int(value):
        return str(int(value))
    return format(Decimal(repr(float(value))), "f")  # digits only, and all of them


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"
