"""What a business offers and needs, said in a line each.

Prices stay out: a partner learns of goods and quantities, not of limits.
"""

from __future__ import annotations

import math
from typing import Any

from matchengine.config import Language
from matchengine.results.numbers import decimal
from matchengine.results.story import Lines, Story
from matchengine.results.words import say

QUANTITY = {"offers": "capacity_per_month", "needs": "quantity_per_month"}
"""The column that says how much of it a month."""


def lines_of(
    story: Story, participant: str, table: Lines, language: Language
) -> tuple[str, ...]:
    """Say each product that a business offers or needs, with the quantity a month."""
    rows = story.lines[table].get(participant, ())
    return tuple(_line(row, QUANTITY[table], language) for row in rows)


def _line(row: dict[str, Any], quantity: str, language: Language) -> str:
    product, amount = str(row["product"]), float(row[quantity])
    if math.isnan(amount):
        return product
    shown = f"{decimal(amount, language, 1)} {row['unit']}".rstrip()
    return f"{product} · {say('a_month', language, amount=shown)}"
