"""Names of files from ids, on whatever system they are opened."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,59}")
OTHERS = re.compile(r"[^A-Za-z0-9_]+")
MADE_UNLIKE = re.compile(r".*-[0-9a-f]{8}", re.IGNORECASE)
"""Looks like a name that was made unlike others, so a plain one may not."""

LONGEST = 40
DIGITS = 8

TAKEN = {
    "all",
    *("con", "prn", "aux", "nul"),
    *(f"{port}{number}" for port in ("com", "lpt") for number in range(10)),
}
"""The calendar of all, and what Windows keeps for devices."""


def file_names(ids: Iterable[str]) -> dict[str, str]:
    """Give each id a file name of its own, without the ending.

    An id of letters A to Z, digits, - and _ is its own name. Any other, and those that
    differ by case alone, get a mark from the id: so a business keeps its name whoever
    else comes or goes.
    """
    known = tuple(dict.fromkeys(ids))
    alike = Counter(one.casefold() for one in known)
    return {
        one: one if _is_plain(one) and alike[one.casefold()] == 1 else _made_unlike(one)
        for one in known
    }


def _is_plain(one: str) -> bool:
    return bool(
        PLAIN.fullmatch(one)
        and one.casefold() not in TAKEN
        and not MADE_UNLIKE.fullmatch(one)
    )


def _made_unlike(one: str) -> str:
    letters = unicodedata.normalize("NFKD", one).encode("ascii", "ignore").decode()
    legible = OTHERS.sub("-", letters)[:LONGEST].strip("-_")
    # ids come from files, where a lone surrogate may stand
    digest = hashlib.sha256(one.encode("utf-8", "surrogatepass")).hexdigest()[:DIGITS]
    return f"{legible or 'id'}-{digest}"
