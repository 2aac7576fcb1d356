"""All names of a glossary, ready to be looked up in every way."""

from __future__ import annotations

import math
from collections import Counter
from functools import cached_property
from typing import NamedTuple

from rapidfuzz import fuzz, process

from matchengine.trade.commodities import Glossary
from matchengine.trade.common_words import common
from matchengine.trade.meaning import Meaning
from matchengine.trade.name_index import NameIndex
from matchengine.trade.spelling import bare, folded, plain
from matchengine.trade.words import NOISE

NEAREST = 3

SHORTEST_JOINED = 5
"""Names joined into one word are looked up if they have so many letters."""


class Found(NamedTuple):
    """What a name stands for: numbers in the glossary, and what some call so too.

    It is loose if nothing is called so outright: then some call all of these so.
    """

    name: str
    commodities: tuple[int, ...]
    also: tuple[int, ...] = ()
    loose: bool = False


class Names:
    """The names of a glossary.

    Attributes
    ----------
    exact
        By the plain name.
    entries
        By the name in one spelling.
    joined
        Names in one spelling by the same without spaces.
    weight
        Every word of the names, by how rare it is.
    meant
        What texts were found to mean, to be asked again.
    """

    def __init__(self, glossary: Glossary) -> None:
        self.glossary = glossary
        self.meant: dict[str, Meaning] = {}
        self.exact: dict[str, Found] = {}
        for number, one in enumerate(glossary.commodities):
            for name in one.all_names:
                self._add(name, number, outright=True)
        for number, one in enumerate(glossary.commodities):
            for name in one.ambiguous:
                self._add(name, number, outright=False)
        self.exact.pop("", None)

    def _add(self, name: str, number: int, *, outright: bool) -> None:
        """Add what a name means; what only some call so counts if nothing else does."""
        key = plain(name)
        found = self.exact.get(key)
        if found is None:
            self.exact[key] = Found(name, (number,), (), not outright)
        elif number not in found.commodities + found.also:
            if outright or found.loose:
                some = (*found.commodities, number)
                self.exact[key] = found._replace(commodities=some)
            else:
                self.exact[key] = found._replace(also=(*found.also, number))

    def respelt(self, key: str) -> Found | None:
        """Look up what `folded` gave: as it is, in another order, in one word."""
        if key in self.entries:
            return self.entries[key]
        if (found := self._by_words.get(frozenset(key.split()))) is not None:
            return found
        joined = self.joined.get(key.replace(" ", ""), "")
        if len(joined) >= SHORTEST_JOINED:
            return self.entries[joined]
        return None

    def nearest(self, text: str, number: int = NEAREST) -> list[tuple[str, float]]:
        """Give the names that are most like a text, with a likeness in [0, 1]."""
        near = process.extract(
            _ordered(folded(bare(text))),
            self._in_order,
            scorer=fuzz.ratio,
            limit=number,
        )
        return [
            (self.entries[key].name, round(score / 100, 2)) for _, score, key in near
        ]

    def is_strange(self, word: str) -> bool:
        """Whether no name has this word, and it means something."""
        known = word in self.weight or common(word) != word
        return not known and word not in self.noise

    @cached_property
    def index(self) -> NameIndex:
        """The names as they are sought inside longer texts."""
        return NameIndex(
            self.glossary,
            {key: (e.name, e.commodities) for key, e in self.entries.items()},
        )

    @cached_property
    def noise(self) -> frozenset[str]:
        """Words that say nothing, in one spelling."""
        return frozenset(folded(word) for word in NOISE)

    @cached_property
    def entries(self) -> dict[str, Found]:
        """Every name in one spelling; names that come to the same are put together."""
        alike: dict[str, list[Found]] = {}
        for key, found in self.exact.items():
            alike.setdefault(folded(key), []).append(found)
        return {key: _together(some) for key, some in alike.items() if key}

    @cached_property
    def _in_order(self) -> dict[str, str]:
        return {key: _ordered(key) for key in self.entries}

    @cached_property
    def joined(self) -> dict[str, str]:
        """Every name in one spelling, by the same without spaces."""
        return {key.replace(" ", ""): key for key in reversed(self.entries)}

    @cached_property
    def weight(self) -> dict[str, float]:
        """How rare each word of the names is."""
        count = Counter(word for key in self.entries for word in set(key.split()))
        return {word: math.log(1 + len(self.entries) / n) for word, n in count.items()}

    @cached_property
    def _by_words(self) -> dict[frozenset[str], Found]:
        alike: dict[frozenset[str], list[Found]] = {}
        for key, found in self.entries.items():
            words = key.split()
            # "beras karung" is rice, though "karung beras" is a sack
            if len(words) > 1 and words[0] not in self.noise:
                alike.setdefault(frozenset(words), []).append(found)
        return {words: _together(some) for words, some in alike.items()}


def _together(some: list[Found]) -> Found:
    """Put names together that come to the same; ambiguous ones give way."""
    if len(some) == 1:
        return some[0]
    single = [one for one in some if len(one.commodities) == 1] or some
    sure = dict.fromkeys(c for one in single for c in one.commodities)
    every = dict.fromkeys(c for one in some for c in (*one.commodities, *one.also))
    return Found(single[0].name, tuple(sure), tuple(c for c in every if c not in sure))


def _ordered(text: str) -> str:
    return " ".join(sorted(text.split()))
