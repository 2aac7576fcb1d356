"""What a text means that is no name: the name inside it, its words set right first."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import product

from matchengine.trade.correcting import Corrections, corrections
from matchengine.trade.meaning import (
    CONFIDENT,
    RESPELT,
    SEVERAL_AT_MOST,
    UNKNOWN,
    Meaning,
)
from matchengine.trade.name_index import Entry, NameIndex
from matchengine.trade.name_search import Hits, search
from matchengine.trade.name_tables import Sought
from matchengine.trade.names import Names
from matchengine.trade.phrases import Phrase
from matchengine.trade.spelling import Words

ASIDE = 0.9
"""What a name counts that stands only behind what should name the goods."""

UNCLEAR = 0.8
"""What a name counts that means several commodities."""

CLOSE = 0.85
"""A kind is taken instead of its sort if its name is so nearly as sure."""

EVEN = 0.98
"""Names so nearly as sure as the surest are meant as well as it."""

CERTAIN = 0.9
"""From so sure on, the name inside the text is the text's, and no guess."""

CLOSER = 0.45
"""So sure must a name be that tells the kind from the rest of a text."""

CANDIDATES, LEAST = 8, 0.3
"""So many of the surest names, if so sure at least, are kept for the code to choose."""

NEAR_ENOUGH = 0.79
"""A word that is less near stands for another in a whole name only."""

VERSIONS_AT_MOST = 27
"""In so many ways at most are the strange words of one text set right."""


def guessed(names: Names, phrases: Mapping[str, Phrase]) -> dict[str, Meaning]:
    """Take for each text the name inside it that says best what it is about."""
    strange = {w for p in phrases.values() for w in p.whole if names.is_strange(w)}
    right = corrections(sorted(strange), names.weight, names.joined)
    first = _heard(names, right, [(p.main, p) for p in phrases.values()])
    found = dict(zip(phrases, first, strict=True))
    again = [
        text
        for text, phrase in phrases.items()
        if found[text].confidence < CONFIDENT and phrase.more != phrase.main
    ]
    parts = [(phrases[text].more, phrases[text]) for text in again]
    for text, meaning in zip(again, _heard(names, right, parts), strict=True):
        aside = replace(meaning, confidence=meaning.confidence * ASIDE)
        found[text] = max(found[text], aside, key=lambda one: one.confidence)
    return {text: _settled(meaning) for text, meaning in found.items()}


def _settled(meaning: Meaning) -> Meaning:
    """Keep what is too unsure as what comes nearest only."""
    if meaning.confidence >= CONFIDENT:
        return meaning
    share = meaning.confidence / CONFIDENT
    near = tuple((one, share) for one in meaning.commodities)
    return replace(meaning, commodities=(), near=near, guessed=True)


def _heard(
    names: Names,
    right: Mapping[str, Corrections],
    parts: Sequence[tuple[Words, Phrase]],
) -> list[Meaning]:
    """Find the best meaning of each part of a text, over all ways to set it right."""
    index = names.index
    asked: dict[Sought, None] = {}
    versions: list[list[tuple[Sought, float]]] = []
    for words, phrase in parts:
        foreign = index.is_foreign(phrase.whole)
        strange = not right.keys().isdisjoint(words)
        unclear = frozenset(right.keys() & words) if strange else frozenset[str]()
        some = [(Sought(index.common(words), foreign, unclear), 1.0)]
        if strange:
            some += [
                (Sought(index.common(version), foreign), alike)
                for version, alike in _versions(words, right)
            ]
        versions.append(some)
        asked.update(dict.fromkeys(one for one, _ in some))
        for said in {phrase.more, phrase.whole} - {words}:
            asked[Sought(index.common(said), foreign)] = None
    hits = dict(zip(asked, search(index, list(asked)), strict=True))
    return [
        _best(index, hits, words, phrase, some)
        for (words, phrase), some in zip(parts, versions, strict=True)
    ]


def _best(
    index: NameIndex,
    hits: Mapping[Sought, Hits],
    words: Words,
    phrase: Phrase,
    versions: Iterable[tuple[Sought, float]],
) -> Meaning:
    best = UNKNOWN
    for sought, alike in versions:
        meaning = _meant(index, hits[sought], sought, alike)
        if len(meaning.commodities) == 1:
            said = phrase.whole if meaning.broad else phrase.more
            if said != words:
                more = Sought(index.common(said), sought.foreign)
                meaning = _closer(index, meaning, hits[more], more.words)
        if alike == 1:
            best = meaning
            continue
        sure = meaning.confidence * alike
        if sure > best.confidence:
            best = replace(meaning, confidence=sure, guessed=True)
        elif sure == best.confidence and best.commodities != meaning.commodities:
            # two ways to set the words right that say different things: neither
            best = replace(best, commodities=(), guessed=True)
    return best


def _meant(index: NameIndex, hits: Hits, sought: Sought, alike: float) -> Meaning:
    if not hits.entries:
        return UNKNOWN
    surest = index.entries[hits.entries[0]]
    if set(surest.words) == set(sought.words):
        broad = index.broad.issuperset(surest.words)
        return Meaning(surest.commodities, RESPELT, name=surest.name, broad=broad)
    return _taken(index, hits) if alike >= NEAR_ENOUGH else UNKNOWN


def _taken(index: NameIndex, hits: Hits) -> Meaning:
    """Take the surest name; that of a kind instead of its sort's; or several."""
    entries = [index.entries[i] for i in hits.entries]
    top = hits.sure[0]
    chosen, sure = entries[0], top
    for entry, share in zip(entries[1:], hits.sure[1:], strict=True):
        if share >= top * CLOSE and _is_kind(index, entry, chosen):
            chosen, sure = entry, share
    meant = [chosen]
    if chosen is entries[0]:
        even = sum(share >= top * EVEN for share in hits.sure)
        meant = _without_parts(entries[:even])
        chosen = meant[0]
    several = dict.fromkeys(c for entry in meant for c in entry.commodities)
    general = {above for c in several for above in index.glossary.ancestors[c]}
    closest = tuple(c for c in several if c not in general)
    if len(closest) > SEVERAL_AT_MOST:
        return replace(UNKNOWN, name=chosen.name)
    sure *= UNCLEAR if len(closest) > 1 else 1
    likely = sum(share >= LEAST for share in hits.sure[:CANDIDATES])
    candidates = dict.fromkeys(c for e in entries[:likely] for c in e.commodities)
    return Meaning(
        closest,
        sure,
        guessed=sure < CERTAIN,
        name=chosen.name,
        candidates=tuple(candidates),
        broad=index.broad.issuperset(chosen.words),
    )


def _without_parts(entries: list[Entry]) -> list[Entry]:
    """Leave out names that are part of others: "jeruk bali" says more than "jeruk"."""
    sets = [set(entry.words) for entry in entries]
    return [
        entry
        for entry, words in zip(entries, sets, strict=True)
        if not any(words < other for other in sets)
    ]


def _is_kind(index: NameIndex, entry: Entry, other: Entry) -> bool:
    above = index.glossary.ancestors
    return all(set(above[c]) & set(other.commodities) for c in entry.commodities)


def _closer(index: NameIndex, meaning: Meaning, more: Hits, said: Words) -> Meaning:
    """Take the kind that the rest of the text tells, if its whole name is there."""
    (one,) = meaning.commodities
    words = set(said)
    for i, share in zip(more.entries, more.sure, strict=True):
        entry = index.entries[i]
        if share < CLOSER:
            break
        whole = len(entry.commodities) == 1 and words.issuperset(entry.words)
        if whole and one in index.glossary.ancestors[entry.commodities[0]]:
            return replace(meaning, commodities=entry.commodities, name=entry.name)
    return meaning


def _versions(
    words: Words, right: Mapping[str, Corrections]
) -> Iterator[tuple[Words, float]]:
    """Write a text's strange words in every way that is near."""
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
