"""Why two businesses were matched, and what they should talk about, in words.

Taken from the parts of their score. Nothing confidential is in it: no price, no limit,
nobody's other partners.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Any

from matchengine.config import Language
from matchengine.results.story import Story
from matchengine.results.words import Said, in_language, part_name
from matchengine.schedule import Meeting

GOOD, POOR = 0.75, 0.5
"""From so much on, a part speaks for a meeting; below so much, it is to be settled."""

NAMED = 3
"""So many good parts are named, besides the product."""


def why_matched(story: Story, meeting: Meeting, language: Language) -> str:
    """Say in a line what speaks for a meeting."""
    score = story.score_of(meeting)
    told = [in_language(said, language) for said in _reasons(score, story)]
    if not told:
        return in_language(BY_ORGANISER, language)
    text = ", ".join(told)
    return f"{text[0].upper()}{text[1:]}."


def to_talk_about(story: Story, meeting: Meeting, language: Language) -> str:
    """Name what speaks against a meeting or is not known; "" if there is nothing."""
    score = story.score_of(meeting)
    unknown = set(score.get("unknown", ()))
    open_parts = [
        part_name(name, language)
        for name in story.scores.parts
        if name in unknown or _number(score, name) < POOR
    ]
    return ", ".join(open_parts)


def _reasons(score: Mapping[str, Any], story: Story) -> Iterator[Said]:
    must, wish = bool(score.get("must")), _number(score, "wish")
    if must:
        yield MUST
    if _number(score, "product") > 0:
        yield SAME_PRODUCT if _number(score, "product") >= 1 else NEAR_PRODUCT
    yield from (SPEAKS_FOR[name] for name in _strongest(score, story))
    if not must and wish > WISH_OF_NONE:
        yield BOTH_WISH if wish >= 1 else ONE_WISHES


def _strongest(score: Mapping[str, Any], story: Story) -> list[str]:
    """Name the good parts that bring most points, the product aside."""
    if not score:
        return []
    points = story.points[score["buyer"], score["seller"]]
    good = [
        name
        for name in SPEAKS_FOR
        if name not in score["unknown"] and _number(score, name) >= GOOD
    ]
    return sorted(good, key=lambda name: -points.get(name, 0))[:NAMED]


def _number(score: Mapping[str, Any], name: str) -> float:
    """Give a number of a score; NaN, which no comparison holds for, without one."""
    return float(score.get(name, math.nan))


WISH_OF_NONE = 0.3
"""What the wishes count where neither named the other; the contract sets it."""

MUST: Said = ("wajib", "a must")
SAME_PRODUCT: Said = ("produk sama", "the same product")
NEAR_PRODUCT: Said = ("produk sejenis", "a related product")
BOTH_WISH: Said = ("keduanya ingin bertemu", "both wish to meet")
ONE_WISHES: Said = ("salah satu ingin bertemu", "one of the two wishes to meet")
BY_ORGANISER: Said = (
    "Ditetapkan oleh penyelenggara.",
    "Set by the organiser.",
)

SPEAKS_FOR: dict[str, Said] = {
    "volume": ("jumlah tercukupi", "enough of it"),
    "price": ("harga cocok", "prices that meet"),
    "lead_time": ("sampai tepat waktu", "there in time"),
    "freight": ("ongkos kirim ringan", "little freight"),
    "freshness": ("sampai tetap segar", "fresh on arrival"),
    "compliance": ("izin lengkap", "permits in order"),
    "deal_size": ("nilai usaha besar", "a large deal"),
}
"""What is said of a part that speaks for a meeting."""
