"""What part of a text names the goods, and what only tells more about them.

A line on a form is a name first, and then what it is for, without what, in which
packing, from where: "singkong segar utk keripik", "semangka tanpa biji, 5 kg up".
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from matchengine.trade.spelling import (
    Words,
    folded,
    unbranded,
    unmeasured,
)
from matchengine.trade.words import DETAIL, PURPOSE, SHARES, TRADING, WITHOUT


def _any_of(words: frozenset[str]) -> str:
    """Write a pattern for any of some words, the longest first."""
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


_SILENT = frozenset(map(folded, TRADING))
_OUTSIDE = re.compile(r"[,;:()]|\s[-\u2013\u2014]\s|\.\s")
_PURPOSE = re.compile(rf"\b(?:{_any_of(PURPOSE)})\b")
_DETAIL = re.compile(rf"\b(?:{_any_of(DETAIL)})\b")
_WITHOUT = re.compile(
    rf"\b(?:{_any_of(WITHOUT)})[\s-]+\w+"
    r"(?:\s*(?:&|dan|and|,)\s*\w+)?"
    r"|\b\w+[\s-]+free\b"
)
_LEADING_AWAY = frozenset({*WITHOUT, "free"})
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[^\W\d_]+/?")
_LETTER = re.compile(r"[^\W\d]")
_SHARE = re.compile(
    rf"\b(?:kadar\s+\w+|(?:{_any_of(SHARES)})(?:\s+kasar)?)\s*"
    r"(?:min|max|maks|maksimal|minimal|up to|<|>|±)?\s*"
    r"\d+(?:[.,x-]\d+)*\s*(?:%|persen|percent)?"
)
_PARTING = PURPOSE | DETAIL


@dataclass(frozen=True, slots=True)
class Phrase:
    """A text in words of one spelling, no word twice.

    Attributes
    ----------
    main
        What names the goods, in the order of the text.
    more
        The text but for what the goods are for, and without.
    whole
        The text but for what the goods are without.
    """

    main: Words
    more: Words
    whole: Words


def phrase_of(text: str) -> Phrase:
    """Part a text: quantities, shares and brands are taken out of it."""
    lower = text.casefold()
    # to look whether any such word is there is much quicker than to seek it
    if not _LEADING_AWAY.isdisjoint(_WORD.findall(lower)):
        lower = _WITHOUT.sub(" ", lower)
    if _DIGIT.search(lower) is not None:
        shares = _SHARE.sub(" ", lower)
        lower = shares if _LETTER.search(shares) is not None else lower
    lower = unmeasured(lower)
    whole = _words(lower)
    parted = not _PARTING.isdisjoint(_WORD.findall(lower))
    if not parted and _OUTSIDE.search(lower) is None:
        return Phrase(whole, whole, whole)
    clauses = [_PURPOSE.split(clause)[0] for clause in _OUTSIDE.split(lower)]
    more = _words(" ".join(clauses)) or whole
    for clause in clauses:
        if main := _words(_DETAIL.split(clause)[0]):
            return Phrase(main, more, whole)
    return Phrase(more, more, whole)


def _words(text: str) -> Words:
    words = list(dict.fromkeys(folded(unbranded(text)).split()))
    silent = 0  # "jual", "stok": what is sold comes behind
    while silent + 1 < len(words) and words[silent] in _SILENT:
        silent += 1
    return tuple(words[silent:])
