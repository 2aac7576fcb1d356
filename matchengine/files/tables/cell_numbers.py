"""Cells that hold numbers. What may be read in two ways is refused, never guessed."""

from __future__ import annotations

import math
import re
from decimal import Decimal
from typing import Any

from matchengine.files.tables.bad_cell import BadCellError
from matchengine.trade.columns import Column

LARGEST = 2**52
PLAIN = re.compile(r"-?[0-9]+(\.[0-9]+)?")
THOUSANDS_OR_DECIMALS = re.compile(r"-?[1-9][0-9]{0,2}\.[0-9]{3}")
GROUPED = re.compile(r"-?[0-9]{1,3}([.,\s'][0-9]{3})+")
DECIMAL_COMMA = re.compile(r"-?[0-9]+,[0-9]+")
AROUND_MONEY = re.compile(r"^(rp|idr)\.?\s*|,-$", re.IGNORECASE)


def number(cell: Any, column: Column) -> float:
    """Give a plain number such as 12500 or 12500.5, not below what is allowed."""
    value = _from_text(cell.strip()) if isinstance(cell, str) else _from_number(cell)
    if not abs(value) <= LARGEST:
        raise BadCellError("the number is too large", "Check it, or use a larger unit.")
    if value < column.at_least:
        least = f"{column.at_least:g}"
        raise BadCellError(f"the number is below {least}", f"Write {least} or more.")
    return value


def whole(cell: Any, column: Column) -> float:
    """Give a whole number."""
    value = number(cell, column)
    if not value.is_integer():
        raise BadCellError(
            "the number is not whole", f"Write {round(value)}, if meant."
        )
    return value


def money(cell: Any, column: Column) -> float:
    """Give whole rupiah."""
    value = number(cell, column)
    if not value.is_integer():
        raise BadCellError("rupiah are whole", f"Write {round(value)}, if meant.")
    return value


def share(cell: Any, column: Column) -> float:
    """Give a share between 0 and 1."""
    value = number(cell, column)
    if value > 1:
        raise BadCellError("a share is not above 1", "Write 0.5 for one half.")
    return value


def _from_number(cell: Any) -> float:
    if isinstance(cell, bool) or not isinstance(cell, (int, float, Decimal)):
        raise BadCellError("this is no number", "Write digits only, such as 12500.")
    try:
        return float(cell)
    except OverflowError:
        return math.inf
    except ValueError:  # a Decimal that signals that it is no number
        return math.nan


def _from_text(text: str) -> float:
    if THOUSANDS_OR_DECIMALS.fullmatch(text):
        raise BadCellError(
            "the point may part thousands or decimals",
            f"Write {text.replace('.', '')}, or {text}0 if it parts decimals.",
        )
    if not PLAIN.fullmatch(text):
        raise BadCellError("this is no plain number", _as_plain(text))
    return float(text)


def _as_plain(text: str) -> str:
    """Say how a number in another notation is written plainly."""
    bare = AROUND_MONEY.sub("", text).strip()
    if bare.endswith("%") and PLAIN.fullmatch(bare[:-1].strip()):
        return f"Write {float(bare[:-1]) / 100:g}."
    if GROUPED.fullmatch(bare):
        return f"Write {re.sub(r'[^0-9-]', '', bare)}."
    if DECIMAL_COMMA.fullmatch(bare):
        return f"Write {bare.replace(',', '.')}."
    if PLAIN.fullmatch(bare):
        return f"Write {bare}."
    return "Write digits only, such as 12500, or leave the cell empty."
