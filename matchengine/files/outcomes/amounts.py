"""Amounts that people type on the day: `Rp 1,2 miliar`, `1.250.000.000`, `25 ton`.

What may be read in two ways is refused with both readings, never guessed. Rupiah are
whole, so that without a word for the scale three digits after a mark are thousands.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Any

from matchengine.files.tables.bad_cell import BadCellError
from matchengine.files.tables.written_numbers import readings

LEAST, MOST = 1_000, 10**15
"""Rupiah that a deal is hardly below or above: then a word for the scale is amiss."""

MOST_QUANTITY = 10**12
SPACES = re.compile(r"[\s\u00a0\u2007\u202f]+")
DASHES = str.maketrans("\u2010\u2011\u2012\u2013\u2212", "-----")
RUPIAH = re.compile(r"^(rp|idr)\.?\s*(?=[-0-9])|\s*(rupiah|rp\.?|idr)$")
CLOSING = re.compile(r"(?<=[0-9])[.,]-+(?=\s|$)")
PART = re.compile(r"([0-9](?:[0-9.,' ]*[0-9])?)\s*([a-z]*)\.?\s*")
PERIOD = re.compile(r"(/|\bper\b|\bse(?=tahun|bulan)).*$")

SCALES = {
    **dict.fromkeys(("ribu", "rb", "thousand"), 10**3),
    **dict.fromkeys(("juta", "jt", "million", "mio"), 10**6),
    **dict.fromkeys(("miliar", "milyar", "mlr", "billion", "bn"), 10**9),
    **dict.fromkeys(("triliun", "trilyun", "tln", "trillion"), 10**12),
}
"""Words that multiply what stands before them."""


def rupiah_in(cell: Any) -> int:
    """Read whole rupiah.

    Raises
    ------
    BadCellError
        If it is no amount, may be two, or is hardly what was meant.
    """
    amount = _in_words(cell) if isinstance(cell, str) else _number(cell)
    if amount != amount.to_integral_value():
        raise BadCellError("rupiah are whole", f"Write {round(amount)}, if meant.")
    if amount >= MOST:
        raise BadCellError(
            "this is more than Rp 1.000 triliun",
            "Check the number and the word after it.",
        )
    if 0 < amount < LEAST:
        shown = str(amount.normalize()).replace(".", ",")
        raise BadCellError(
            "a deal is hardly worth less than Rp 1.000",
            f"Write the amount in full, or with its word: {shown} juta, {shown} "
            "miliar.",
        )
    return int(amount)


def quantity_in(cell: Any) -> tuple[float, str]:
    """Read a quantity, and the unit if one stands behind it.

    Raises
    ------
    BadCellError
        If it is no quantity, or may be two.
    """
    if not isinstance(cell, str):
        amount, unit = _number(cell), ""
    else:
        match = PART.match(_plain(cell))
        if match is None:
            raise _no_number()
        unit = _plain(cell)[match.end(1) :].strip(" .")
        first, _, rest = unit.partition(" ")
        scale = SCALES.get(first, 1)
        unit = rest.strip() if first in SCALES else unit
        amount = _told(match[1], match[2], whole=False) * scale
    if amount > MOST_QUANTITY:
        raise BadCellError("the quantity is too large", "Check it, or its unit.")
    return float(amount), unit


def _number(cell: Any) -> Decimal:
    if isinstance(cell, bool) or not isinstance(cell, (int, float)):
        raise _no_number()
    if not math.isfinite(cell):
        raise _no_number()
    if cell < 0:
        raise _negative()
    return Decimal(repr(cell))


def _plain(text: str) -> str:
    return SPACES.sub(" ", text.translate(DASHES)).strip().casefold()


def _in_words(text: str) -> Decimal:
    """Add up the parts of an amount, such as 1 miliar 250 juta."""
    plain = _plain(text)
    said = RUPIAH.sub("", CLOSING.sub("", plain)).strip()
    if said.startswith("-") or plain.startswith("-"):
        raise _negative()
    if PERIOD.search(said):
        raise BadCellError(
            "a time stands beside the amount",
            f"Write {PERIOD.sub('', said).strip()} here, and what it is per in the "
            "column for that.",
        )
    parts = _parts(said)
    scales = [_scale(word, number) for number, word in parts]
    if not all(a > b for a, b in pairwise(scales)):
        raise _no_number()
    alone = len(parts) == 1 and scales[0] == 1
    return sum(
        (
            _told(number, word, whole=alone) * scale
            for (number, word), scale in zip(parts, scales, strict=True)
        ),
        Decimal(0),
    )


def _parts(said: str) -> Sequence[tuple[str, str]]:
    """Tell numbers and the words behind them apart; nothing else may stand there."""
    found, at = [], 0
    while at < len(said):
        match = PART.match(said, at)
        if match is None:
            raise _no_number()
        found.append((match[1], match[2]))
        at = match.end()
    if not found:
        raise _no_number()
    return found


def _scale(word: str, number: str) -> int:
    if not word:
        return 1
    if word == "m":
        raise BadCellError(
            "M may be miliar or million",
            f"Write {number} miliar, or {number} juta.",
        )
    if word not in SCALES:
        raise BadCellError(
            f"'{word}' is not understood in an amount",
            "Write digits only, or ribu, juta, miliar or triliun after them.",
        )
    return SCALES[word]


def _told(number: str, word: str, *, whole: bool) -> Decimal:
    """Read digits with marks between them.

    Parameters
    ----------
    word
        What stands behind it, for messages.
    whole
        Whether the number is rupiah in full, which have no thousandths.
    """
    found = [Decimal(repr(one.value)) for one in readings(number)]
    if not found:
        raise _no_number()
    if len(found) == 1 or whole:
        return found[0]  # the one whose marks part thousands comes first
    after = f" {word}" if word else ""
    mark = "point" if "." in number else "comma"
    thousands, decimals = (_plainly(one) for one in found)
    raise BadCellError(
        f"the {mark} may part thousands or decimals",
        f"Write {thousands}{after}, or {decimals}{after} if it parts decimals.",
    )


def _plainly(number: Decimal) -> str:
    """Write a number so that it has one reading, with a comma for decimals."""
    shown = f"{number.normalize():f}".replace(".", ",")
    three_decimals = len(shown.partition(",")[2]) == 3
    return f"{shown}0" if three_decimals else shown


def _no_number() -> BadCellError:
    return BadCellError(
        "this is no amount that is certain",
        "Write digits, such as 1250000000, or 1,25 miliar.",
    )


def _negative() -> BadCellError:
    return BadCellError("the amount is below 0", "Write 0 or more.")
