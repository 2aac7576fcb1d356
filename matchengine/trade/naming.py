"""From free text to a commodity: looked up, then found inside, then the nearest word.

A text is looked up as it stands, then in one spelling and without quantities. If it is
no name, it is parted (`phrases`), and the name inside it is taken that says most of it
(`guessing`, `name_search`). Words that no name has are set right first, if a word of
the glossary is clearly near. A word that the glossary knows is never changed: wood
pellet and wood pallet stay apart, and so do bawang merah and bawang putih.
"""

from __future__ import annotations

import gc
import re
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from matchengine.trade.commodities import Glossary
from matchengine.trade.guessing import guessed
from matchengine.trade.meaning import RESPELT, SEVERAL_AT_MOST, UNKNOWN, Meaning
from matchengine.trade.name_tables import tables_of
from matchengine.trade.names import Found, Names
from matchengine.trade.phrases import Phrase, phrase_of
from matchengine.trade.spelling import folded, plain, unmeasured, without_quantities

REMEMBERED = 200_000
"""So many texts at most are kept with what they mean: scoring, checking and explaining
ask for the same ones."""

_IN_BRACKETS = re.compile(r"\(([^()]*)\)")
_PARTED = re.compile(r"[/,;+&]|\s(?:dan|and|atau|or)\s")
_JOINED = re.compile(r"[/&]|\s(?:dan|and|atau|or)\s")


@lru_cache(maxsize=8)
def names_of(glossary: Glossary) -> Names:
    """Make the names of a glossary ready, once.

    Tens of thousands of small things are made that all stay: to look for garbage among
    them, again and again, would take a third of the time.
    """
    collects = gc.isenabled()
    gc.disable()
    try:
        names = Names(glossary)
        tables_of(names.index)
    finally:
        if collects:
            gc.enable()
    return names


def meanings(glossary: Glossary, texts: Iterable[str]) -> dict[str, Meaning]:
    """Say what each text means; every text is looked at once.

    Returns
    -------
    By text; those that mean nothing with enough confidence have no commodities, but
    keep what comes nearest.
    """
    names = names_of(glossary)
    every = dict.fromkeys(texts)
    if len(names.meant) + len(every) > REMEMBERED:
        names.meant.clear()
    names.meant.update(_meanings(names, (t for t in every if t not in names.meant)))
    return {text: names.meant[text] for text in every}


def _meanings(names: Names, texts: Iterable[str]) -> dict[str, Meaning]:
    glossary = names.glossary
    found: dict[str, Meaning] = {}
    unclear: dict[str, Phrase] = {}
    for text in texts:
        meaning = _looked_up(names, glossary, text)
        if meaning is None:
            unclear[text] = phrase_of(text)
        else:
            found[text] = meaning
    return found | guessed(names, unclear)


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
    if len(known) < len(parts):
        return None
    if _JOINED.search(text.casefold()) is None and not _of_one_chapter(
        glossary, several
    ):
        return None  # "timbangan, stainless" tells more of one thing
    general = {above for one in several for above in glossary.ancestors[one]}
    closest = tuple(one for one in several if one not in general)
    name = "; ".join(meaning.name for meaning in known)
    return Meaning(closest, RESPELT, name=name, listed=True)


def _of_one_chapter(glossary: Glossary, some: Iterable[int]) -> bool:
    return len({glossary.commodities[one].hs[:2] for one in some}) == 1


def _meaning(found: Found, confidence: float) -> Meaning:
    if len(found.commodities) > SEVERAL_AT_MOST:
        return replace(UNKNOWN, name=found.name)
    return Meaning(found.commodities, confidence, name=found.name, also=found.also)
