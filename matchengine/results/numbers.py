"""Numbers as people of a language write them."""

from __future__ import annotations

import math

from matchengine.config import Language
from matchengine.results.words import say
from matchengine.trade.explanation import Fact


def decimal(number: float, language: Language, decimals: int = 3) -> str:
    """Write a number with so many decimals at most, its thousands apart.

    1234.5 is 1.234,5 in Indonesian and 1,234.5 in English.
    """
    text = f"{number:,.{decimals}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    if text == "-0":
        text = "0"
    return text.translate(SWAPPED) if language == "id" else text


def amount(fact: Fact, language: Language) -> str:
    """Write a fact with its unit; say so where it is not known."""
    if isinstance(fact.amount, str):
        return fact.amount
    return measured(fact.amount, fact.kind, language, fact.per)


def measured(number: float, kind: str, language: Language, per: str = "") -> str:
    """Write a number of a kind: money, quantity, days, share or number."""
    if math.isnan(number):
        return say("unknown", language)
    if kind == "money":
        each = f"/{per}" if per else ""
        prefix = "" if per else "Rp "
        return f"{prefix}{decimal(number, language, 0)}{each}"
    if kind == "quantity":
        return f"{decimal(number, language, 1)} {per}".rstrip()
    if kind == "days":
        return say("days", language, number=decimal(number, language, 1))
    if kind == "share":
        percent = decimal(100 * number, language, 1)
        return f"{percent}%" if language == "id" else f"{percent} %"
    return decimal(number, language)


SWAPPED = str.maketrans(",.", ".,")
