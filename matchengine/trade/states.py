"""States of goods, such as dried or frozen, and where they make other goods.

Nobody who asks for chilli takes ground chilli; cloves, though, are always dry. Which of
the two holds is told by the chapters of the HS, as `CHANGING` lists them at the foot,
and by the names of the goods: goods that are known in a state are not changed by it.
"""

from __future__ import annotations

from collections.abc import Set

from matchengine.trade.common_words import STATES
from matchengine.trade.spelling import spelt

STATE_WORDS = frozenset(STATES)
"""What `common_words.common` makes of words of state and colour."""

FRESH = "segar"


def changing_states(hs: str, known: Set[str]) -> frozenset[str]:
    """Give the states that make other goods of those with a code.

    Parameters
    ----------
    hs
        Digits of the code, "" where there is none: then every such state does.
    known
        The states that are in names of the goods, of what they are a kind of, or of
        their kinds.
    """
    found = {
        state
        for state, chapters in CHANGING.items()
        if (not hs or hs[:2] in chapters)
        and not (state in KEPT_STATES and hs.startswith(KEPT))
    }
    if hs.startswith((*KEPT, *PREPARED)):
        found.add(FRESH)
    return frozenset(found - known)


def _chapters(text: str) -> frozenset[str]:
    """Read chapters of the HS: '2-3 16' is 02, 03 and 16."""
    found = set[str]()
    for part in text.split():
        first, _, last = part.partition("-")
        found.update(f"{i:02}" for i in range(int(first), int(last or first) + 1))
    return frozenset(found)


KEPT = ("0303", "0305", "03061", "0710", "0711", "0712", "0713", "0801", "0802", "0811",
        "0812", "0813")  # fmt: skip
"""Goods of these headings are frozen or dried as they are."""

KEPT_STATES = frozenset({"kering", "beku"})

PREPARED = ("16", "20")
"""Goods of these chapters are prepared: fresh ones are others."""

CHANGING: dict[str, frozenset[str]] = {
    spelt(state): _chapters(chapters)
    for state, chapters in {
        "kering": "2-3 6-8",
        "beku": "1 3 7-8",
        "bubuk": "2-10 12-14 16-20",
        "giling": "2-9 12-14 16-20",
        "goreng": "2-12 16-20",
        "asin": "2-12",
        "kaleng": "2-3 7-8 16 20",
        "presto": "2-3",
        "balado": "2-12",
        "asap": "2-3",
        "bakar": "2-12",
        "fermentasi": "1-8",
        "instan": "4 7-12 17 19 21",
        "sangrai": "8-12 18",
        "parut": "4 7-8",
        "cair": "4 7-9 17 31",
        "mentah": "16 19-21",
        "mainan": "1-94",
        "imitasi": "1-71",
        "sintetis": "1-54",
        "hias": "1-3 6-8",
        "bekas": "25-97",
    }.items()
}
"""States by the chapters of whose goods they make others."""
