"""What the numbers of a table count."""

from __future__ import annotations

COUNTS: dict[str, str] = {
    "price": "money a unit",
    "max_price": "money a unit",
    "capacity_per_month": "units a month",
    "quantity_per_month": "units a month",
    "moq": "units",
    "ready_days": "days",
    "shelf_life_days": "days",
    "needed_within_days": "days",
    "days_min": "days",
    "days_typical": "days",
    "days_max": "days",
    "payload_kg": "kilograms",
    "sailings_per_week": "times a week",
    "delegates": "heads",
    "min_meetings": "heads",
    "max_meetings": "heads",
}
"""What the number in a column counts, where it counts something that has a name."""
