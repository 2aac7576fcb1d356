"""How the columns of the commitment sheet look, and how wide they are."""

from __future__ import annotations

from typing import Any

from matchengine.handouts.sheets.looks import (
    CELL,
    INK_SOFT,
    QUANTITY,
    RUPIAH,
    TO_FILL,
)
from matchengine.results.commitment_columns import CommitmentColumn


def look_of(column: CommitmentColumn) -> dict[str, Any]:
    """Give the look of a column's cells: yellow if it is filled in on the day."""
    look = {**CELL, "text_wrap": True, **LOOKS.get(column.name, {})}
    return {**look, **TO_FILL} if column.on_the_day else look


SOFT = {"font_color": INK_SOFT}
CENTRED = {"align": "center"}

LOOKS: dict[str, dict[str, Any]] = {
    "number": {**SOFT, **CENTRED},
    "time": CENTRED,
    "table": CENTRED,
    "meeting": {**SOFT, **CENTRED},
    "seller_id": CENTRED,
    "verb": CENTRED,
    "buyer_id": CENTRED,
    "planned_quantity": {**SOFT, "num_format": QUANTITY, "italic": True},
    "planned_unit": {**SOFT, "italic": True},
    "estimate": {**SOFT, "num_format": RUPIAH, "italic": True},
    "held": CENTRED,
    "status": CENTRED,
    "quantity": {"num_format": QUANTITY},
    "value": {"num_format": RUPIAH},
    "period": CENTRED,
}
"""What sets a column apart from plain text."""

WIDTHS = {
    "number": 5,
    "time": 12,
    "table": 7,
    "meeting": 13,
    "seller_id": 9,
    "seller": 27,
    "seller_city": 20,
    "verb": 11,
    "commodity": 22,
    "buyer_id": 9,
    "buyer": 27,
    "buyer_city": 20,
    "planned_quantity": 14,
    "planned_unit": 10,
    "estimate": 20,
    "held": 13,
    "status": 13,
    "quantity": 14,
    "unit": 10,
    "value": 24,
    "period": 12,
    "note": 30,
}
"""How wide each column is, in letters."""
