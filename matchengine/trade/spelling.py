"""Free text as words that can be compared: case, spelling, quantities, packaging."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise

from matchengine.trade.words import (
    ENDING_IN_S,
    FILLERS,
    GRADES,
    NOISE,
    PACKAGING,
    SHORT,
    UNITS,
    VARIANTS,
)

SHORT_WORD = 3
"""So short a word is an abbreviation: PCC is not PC."""

Words = tuple[str, ...]

_NOT_A_WORD = re.compile(r"[\W_]+")
_MEASURES = "|".join(sorted(UNITS | PACKAGING, key=len, reverse=True))
_QUANTITY = re.compile(
    rf"(?:@\s*)?\b\d+(?:[.,x]\d+)*\s*-?\s*(?:{_MEASURES})\b"
    rf"(?:\s*(?:/|@|per\b|x)\s*(?:\d+\s*)?(?:{_MEASURES})\b)*"
)
_EACH = re.compile(rf"(?:/|@|\bper\b)\s*(?:{_MEASURES})\b")
_BRAND = re.compile(r"\b(?:merk|merek|brand|tm)\b\W*\w+")
_NUMBER = re.compile(r"\d+(?:[a-z]{1,2})?")
_DIGIT = re.compile(r"\d")
_TWICE = re.compile(r"\b([^\W\d]{3,})2\b")
_DOUBLE = re.compile(r"([a-z])\1+")
_OLD = (("oe", "u"), ("dj", "j"), ("tj", "c"), ("sj", "sy"), ("nj", "ny"))


@lru_cache(maxsize=300_000)
def plain(text: str) -> str:
    """Fold case, accents, spaces and punctuation: ' Café-LUWAK ' is 'cafe luwak'."""
    bare = text.casefold()
    if bare.isascii():
        words = bare.split()
        if all(map(str.isalnum, words)):  # nothing but words, as most names are
            return " ".join(words)
    else:
        # folding the case may bring accents back that can be taken off again
        for _ in range(2):
            apart = unicodedata.normalize("NFKD", bare)
            bare = "".join(c for c in apart if not unicodedata.combining(c)).casefold()
    return _NOT_A_WORD.sub(" ", bare).strip()


@lru_cache(maxsize=200_000)
def spelt(word: str) -> str:
    """Write a plain word in one spelling: telor and telur, pellets and pelet alike.

    Short forms in full, oe as u and dj as j, doubled letters single, no plural s.
    May give several words.
    """
    word = SHORT.get(word, word)
    word = VARIANTS.get(word, word)
    if " " in word:
        return " ".join(spelt(one) for one in word.split())
    for old, new in _OLD:
        word = word.replace(old, new)
    if len(word) > 4 and word.endswith("ies"):
        word = word[:-3] + "y"
    elif len(word) > 3 and word.endswith("s") and not word.endswith("ss"):
        word = word if word in ENDING_IN_S else word[:-1]
    return _DOUBLE.sub(r"\1", word) if len(word) > SHORT_WORD else word


@lru_cache(maxsize=1_000)
def folded(text: str) -> str:
    """Write every word of a plain text in one spelling, doubled words once."""
    words = " ".join(map(spelt, text.split())).split()
    if len(words) < 2:
        return "".join(words)
    return " ".join([words[0], *(w for v, w in pairwise(words) if v != w)])


@lru_cache(maxsize=1_000)
def unmeasured(text: str) -> str:
    """Take numbers with their units out of a text, which comes out in lower case."""
    lower = text.casefold()
    if _DIGIT.search(lower) is not None:
        lower = _TWICE.sub(r"\1", _QUANTITY.sub(" ", lower))
    return _EACH.sub(" ", lower)


def without_quantities(text: str) -> str:
    """Take numbers with their units, lone numbers and brands out of a text.

    What is left is plain.
    """
    return unbranded(unmeasured(text.casefold()))


@lru_cache(maxsize=1_000)
def unbranded(text: str) -> str:
    """Take brands and lone numbers out of a text in lower case, and make it plain."""
    bare = plain(_BRAND.sub(" ", text))
    return " ".join(w for w in bare.split() if not _NUMBER.fullmatch(w))


def bare(text: str) -> str:
    """Take all out of a text that does not name the goods, if that leaves something.

    Quantities, packaging, grades, praise, places, words of trade. The first word
    stays if it is one for packaging: so do the goods called "karung goni".
    """
    first, *rest = without_quantities(text).split() or [""]
    kept = [first] if first not in GRADES and first not in FILLERS else []
    kept += [word for word in rest if word not in NOISE]
    return " ".join(kept).strip() or plain(text)


def key_words(text: str) -> Words:
    """Give the words that a text is compared by, where no glossary knows it."""
    return tuple(sorted(set(folded(bare(text)).split())))
