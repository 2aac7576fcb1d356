"""From free text to a commodity: looked up, then found inside, then the nearest word.

A text is looked up as it stands, then in one spelling and without quantities. If it is
no name, the name inside it is taken that says most of what the text says and holds its
head: the first word that begins names in Indonesian, the last one in English. Words
that no name has are set right first, if a word of the glossary is clearly near. A word
that the glossary knows is never changed: wood pellet and wood pallet stay apart, and
so do bawang merah and bawang putih.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import product

from matchengine.trade.commodities import Glossary
from matchengine.trade.correcting import Corrections, corrections
from matchengine.trade.names import Found, Names
from matchengine.trade.spelling import (
    Words,
    folded,
    plain,
    unmeasured,
    without_quantities,
)

CONFIDENT = 0.6
"""Below so much confidence, a text counts as unknown.

A name as it stands gives 1; in another spelling, order or without the quantity, 0.95;
inside a longer text 0.5 and 0.45 x the share of the text that the name covers (words
are weighed by how rare they are; packaging, grade and praise count nothing), less 0.3
if it does not hold the text's head, or 0.15 if an unknown word stands there, x 0.8 if
the name is ambiguous; each x how alike the words are that were set right.
"""

RESPELT = 0.95
INSIDE, COVER, NO_HEAD, LED, UNCLEAR = 0.5, 0.45, 0.3, 0.15, 0.8
NEAR_ENOUGH = 0.79

NEARLY_ALL = 0.9
"""From so much of a text on, the name inside it is the text's, and no guess."""

SEVERAL_AT_MOST = 12
"""A text that could mean more commodities than these says nothing."""

VERSIONS_AT_MOST = 27
"""In so many ways at most are the strange words of one text set right."""

_IN_BRACKETS = re.compile(r"\(([^()]*)\)")
_PARTED = re.compile(r"[/,;+&]|\s(?:dan|and|atau|or)\s")


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a text was taken for.

    Attributes
    ----------
    commodities
        Numbers in the glossary: none if it is not known; several if the name is
        ambiguous, or if the text lists several goods (then `listed`).
    also
        What it is called by some, though it is the name of something else.
    confidence
        In [0, 1].
    guessed
        Whether the text is no name but was found inside or near one.
    name
        The name that it was taken for, or that came nearest.
    """

    commodities: tuple[int, ...] = ()
    confidence: float = 0.0
    guessed: bool = False
    name: str = ""
    also: tuple[int, ...] = ()
    listed: bool = False


UNKNOWN = Meaning()


@lru_cache(maxsize=8)
def names_of(glossary: Glossary) -> Names:
    """Make the names of a glossary ready, once."""
    return Names(glossary)


def meanings(glossary: Glossary, texts: Iterable[str]) -> dict[str, Meaning]:
    """Say what each text means; every text is looked at once.

    Returns
    -------
    By text; those that mean nothing with enough confidence have no commodities, but
    keep the name that came nearest to it.
    """
    names = names_of(glossary)
    found: dict[str, Meaning] = {}
    unclear: dict[str, Words] = {}
    every = dict.fromkeys(texts)
    for text in every:
        meaning = _looked_up(names, glossary, text)
        if meaning is None:
            written = folded(without_quantities(text) or plain(text))
            unclear[text] = tuple(dict.fromkeys(written.split()))
        else:
            found[text] = meaning
    strange = {w for words in unclear.values() for w in words if names.is_strange(w)}
    right = corrections(sorted(strange), names.weight, names.joined)
    for text, words in unclear.items():
        found[text] = _guessed(names, words, right)
    return {text: found[text] for text in every}


def _looked_up(names: Names, glossary: Glossary, text: str) -> Meaning | None:
    """Look a text up: as it stands, as a list of goods, without its quantities."""
    whole = plain(text)
    if whole in names.exact:
        return _meaning(names.exact[whole], 1.0)
    if _IN_BRACKETS.search(text) is not None:
        return _explained(names, glossary, text)
    if _PARTED.search(text.casefold()) is not None:
        listed = _listed(names, glossary, text)
        if listed is not None:
            return listed
    return _in_one_spelling(names, text)


def _in_one_spelling(names: Names, text: str) -> Meaning | None:
    whole = plain(text)
    for version in dict.fromkeys((whole, without_quantities(text))):
        if version in names.exact:
            return _meaning(names.exact[version], RESPELT)
        if (found := names.respelt(folded(version))) is not None:
            return _meaning(found, RESPELT)
    return None


def _explained(names: Names, glossary: Glossary, text: str) -> Meaning | None:
    """Read 'wood pellet (pelet kayu)', where brackets name the goods more closely."""
    if (whole := _in_one_spelling(names, text)) is not None:
        return whole
    outside = _IN_BRACKETS.sub(" ", text)
    main = _looked_up(names, glossary, outside.replace("(", " ").replace(")", " "))
    if main is None:
        return None
    for part in _IN_BRACKETS.findall(text):
        closer = _looked_up(names, glossary, part)
        if closer is None or len(closer.commodities) != 1:
            continue
        (one,) = closer.commodities
        above = glossary.ancestors[one]
        if one in (*main.commodities, *main.also) or set(above) & set(main.commodities):
            return replace(closer, confidence=RESPELT)
    return main


def _listed(names: Names, glossary: Glossary, text: str) -> Meaning | None:
    """Take a list of goods ('cabai rawit / cabai besar') for all that it names."""
    parts = [part for part in _PARTED.split(unmeasured(text)) if plain(part)]
    if not 1 < len(parts) <= SEVERAL_AT_MOST:
        return None
    found = [_in_one_spelling(names, part) for part in parts]
    known = [meaning for meaning in found if meaning is not None]
    several = dict.fromkeys(one for meaning in known for one in meaning.commodities)
    if found[0] is None or len(known) < 2:
        return None
    general = {above for one in several for above in glossary.ancestors[one]}
    closest = tuple(one for one in several if one not in general)
    name = "; ".join(meaning.name for meaning in known)
    return Meaning(closest, RESPELT, name=name, listed=True)


def _guessed(names: Names, words: Words, right: Mapping[str, Corrections]) -> Meaning:
    """Set strange words right, and take the name that is inside the text."""
    best = UNKNOWN
    unclear = frozenset(filter(names.is_strange, words))
    unclear = unclear if any(word in right for word in unclear) else frozenset()
    for version, alike in _versions(words, right):
        whole = names.respelt(" ".join(version)) if alike < 1 else None
        if whole is not None:
            meaning = _meaning(whole, RESPELT)
        else:
            # a word that is not so near stands for another in a whole name only
            inside = names.inside(version, unclear) if alike >= NEAR_ENOUGH else None
            if inside is None:
                continue
            sure = INSIDE + COVER * inside.cover
            sure -= (0 if inside.holds else NO_HEAD) + (LED if inside.led else 0)
            sure *= UNCLEAR if len(inside.found.commodities) > 1 else 1
            meaning = _meaning(inside.found, sure)
            meaning = replace(meaning, guessed=inside.cover < NEARLY_ALL)
        sure = meaning.confidence * alike
        if sure > best.confidence:
            guessed = meaning.guessed or alike < 1
            best = replace(meaning, confidence=sure, guessed=guessed)
        elif sure == best.confidence and best.commodities != meaning.commodities:
            # two ways to set the words right that say different things: neither
            best = replace(best, commodities=(), also=(), guessed=True)
    if best.confidence < CONFIDENT:
        return replace(best, commodities=(), also=(), guessed=True)
    return best


def _versions(
    words: Words, right: Mapping[str, Corrections]
) -> Iterable[tuple[Words, float]]:
    """Write a text's strange words in every way that is near, and as they stand."""
    yield words, 1.0
    options = [right.get(word, ()) for word in words]
    if math.prod(1 + len(near) for near in options) > VERSIONS_AT_MOST:
        options = [near[:1] for near in options]
        if 2 ** sum(map(len, options)) > VERSIONS_AT_MOST:
            return
    choices = [[(w, 1.0), *near] for w, near in zip(words, options, strict=True)]
    for version in product(*choices):
        alike = math.prod(score for _, score in version)
        if alike < 1:
            yield tuple(" ".join(word for word, _ in version).split()), alike


def _meaning(found: Found, confidence: float) -> Meaning:
    if len(found.commodities) > SEVERAL_AT_MOST:
        return replace(UNKNOWN, name=found.name)
    return Meaning(found.commodities, confidence, name=found.name, also=found.also)
