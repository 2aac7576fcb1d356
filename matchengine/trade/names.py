"""All names of a glossary, ready to be looked up in every way."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz, process

from matchengine.trade.commodities import Commodity, Glossary
from matchengine.trade.spelling import Words, bare, folded, plain
from matchengine.trade.words import GENERIC, MODIFIERS, NOISE

NEAREST = 3

STRANGE = 0.25
"""What a word that no name has counts, beside one of middling rarity in them."""

SCATTERED = 0.8
"""What a name counts whose words stand apart in a text, or in another order."""

SHORTEST_JOINED = 5
"""Names joined into one word are looked up if they have so many letters."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a name stands for: numbers in the glossary, and what some call so too."""

    name: str
    commodities: tuple[int, ...]
    also: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Inside:
    """A name inside a text: what share it covers, and whether it holds the head.

    `led` says that a word that no name has stands where the head would: it may be one.
    """

    found: Found
    cover: float
    holds: bool
    led: bool


@dataclass(frozen=True, slots=True)
class _Entry:
    """A name in one spelling, as its set of words."""

    words: frozenset[str]
    spelling: str
    found: Found


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
    """

    def __init__(self, glossary: Glossary) -> None:
        self.glossary = glossary
        sure: dict[str, dict[int, None]] = {}
        maybe: dict[str, dict[int, None]] = {}
        called: dict[str, str] = {}
        for number, one in enumerate(glossary.commodities):
            for some, names in ((sure, one.all_names), (maybe, one.ambiguous)):
                for name in names:
                    key = plain(name)
                    some.setdefault(key, {})[number] = None
                    called.setdefault(key, name)
        self.exact = {
            key: _found(called[key], sure.get(key, ()), maybe.get(key, ()))
            for key in (*sure, *maybe)
            if key
        }

    def respelt(self, key: str) -> Found | None:
        """Look up what `folded` gave: as it is, in another order, in one word."""
        if key in self.entries:
            return self.entries[key].found
        if (found := self._by_words.get(frozenset(key.split()))) is not None:
            return found
        joined = self.joined.get(key.replace(" ", ""), "")
        if len(joined) >= SHORTEST_JOINED:
            return self.entries[joined].found
        return None

    def inside(self, words: Words, unclear: frozenset[str]) -> Inside | None:
        """Find the name inside a text that holds its head and says most of it.

        Of names that say as much, one whose words stand together goes before, then
        the earlier one. Words in `unclear` count in full, though no name has them.
        """
        heads = self._heads(words)
        there = set(words)
        best: list[_Entry] = []
        best_rank: tuple[float, ...] = ()
        for word in words:
            for entry in self._by_rarest.get(word, ()):
                if entry.words <= there:
                    places = [words.index(w) for w in entry.spelling.split()]
                    together = places == [*range(places[0], places[0] + len(places))]
                    if not together and entry.words & self.noise:
                        continue  # "karung bawang" is not in "bawang 5 karung"
                    holds = not heads or bool(heads & entry.words)
                    says = self._says(entry)
                    says *= 1 if together else SCATTERED
                    rank = (holds, round(says, 9), together, -places[0])
                    if rank > best_rank:
                        best, best_rank = [], rank
                    if rank == best_rank:
                        best.append(entry)
        if not best:
            return None
        left = there - best[0].words - self.noise
        rest = sum(
            self._middling if w in unclear else self.weight.get(w, self._strange)
            for w in left
        )
        found = best[0].found
        if len(best) > 1:
            several = (one for entry in best for one in entry.found.commodities)
            found = _found(found.name, dict.fromkeys(several), ())
        whole = self._says(best[0]) + rest
        return Inside(
            found,
            best_rank[1] / whole,
            bool(best_rank[0]),
            self._is_led(words, best[0].words),
        )

    def nearest(self, text: str, number: int = NEAREST) -> list[tuple[str, float]]:
        """Give the names that are most like a text, with a likeness in [0, 1]."""
        near = process.extract(
            _ordered(folded(bare(text))),
            self._in_order,
            scorer=fuzz.ratio,
            limit=number,
        )
        return [
            (self.entries[key].found.name, round(score / 100, 2))
            for _, score, key in near
        ]

    def is_strange(self, word: str) -> bool:
        """Whether no name has this word, and it means something."""
        return word not in self.weight and word not in self.noise

    @cached_property
    def noise(self) -> frozenset[str]:
        """Words that say nothing, in one spelling."""
        return frozenset(folded(word) for word in NOISE)

    @cached_property
    def entries(self) -> dict[str, _Entry]:
        """Every name in one spelling; names that come to the same are put together."""
        alike: dict[str, list[Found]] = {}
        for key, found in self.exact.items():
            alike.setdefault(folded(key), []).append(found)
        return {
            key: _Entry(frozenset(key.split()), key, _together(some))
            for key, some in alike.items()
            if key
        }

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
        count = Counter(word for one in self.entries.values() for word in one.words)
        return {word: math.log(1 + len(self.entries) / n) for word, n in count.items()}

    @cached_property
    def _middling(self) -> float:
        ordered = sorted(self.weight.values()) or [1.0]
        return ordered[len(ordered) // 2]

    @cached_property
    def _strange(self) -> float:
        return STRANGE * self._middling

    @cached_property
    def _by_words(self) -> dict[frozenset[str], Found]:
        alike: dict[frozenset[str], list[Found]] = {}
        for entry in self.entries.values():
            alike.setdefault(entry.words, []).append(entry.found)
        return {words: _together(some) for words, some in alike.items()}

    @cached_property
    def _by_rarest(self) -> dict[str, list[_Entry]]:
        found: dict[str, list[_Entry]] = defaultdict(list)
        for entry in self.entries.values():
            found[max(entry.words, key=lambda w: (self.weight[w], w))].append(entry)
        return found

    @cached_property
    def _languages(self) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
        """Give the words that begin names, that end English ones, and English words."""
        silent = self.noise | frozenset(folded(word) for word in MODIFIERS)
        heads, tails = set[str](), set[str]()
        english = Counter[str]()
        for one in self.glossary.commodities:
            foreign, local = (
                folded(plain(name)).split() for name in (one.english, one.indonesian)
            )
            tails.update(foreign[-1:])
            english.update(foreign)
            english.subtract(local)
            heads.update(_first_words(one))
        own = frozenset(word for word, count in english.items() if count > 0)
        return frozenset(heads) - silent, frozenset(tails) - silent, own

    def _says(self, entry: _Entry) -> float:
        """Weigh a name; words that otherwise say nothing count little in it too."""
        return sum(
            self.weight[w] * (STRANGE if w in self.noise else 1.0) for w in entry.words
        )

    def _is_led(self, words: Words, inside: frozenset[str]) -> bool:
        ordered = list(reversed(words)) if self._is_english(words) else list(words)
        for word in ordered:
            if word in inside:
                return False
            if self.is_strange(word) and word.isalpha():
                return True
        return False

    def _is_english(self, words: Words) -> bool:
        foreign = sum(word in self._languages[2] for word in words)
        return foreign * 2 > sum(word in self.weight for word in words)

    def _heads(self, words: Words) -> frozenset[str]:
        """Give the word that says what the thing is; the others say how it is.

        There are two where the first is generic: "ikan tuna kaleng" is tuna.
        """
        heads, tails, _ = self._languages
        if self._is_english(words):
            return frozenset([w for w in words if w in tails][-1:])
        ordered = [word for word in words if word in heads]
        return frozenset(ordered[: 2 if ordered[:1] and ordered[0] in GENERIC else 1])


def _first_words(one: Commodity) -> Iterator[str]:
    for name in (one.indonesian, *one.names):
        yield from folded(plain(name)).split()[:1]


def _found(name: str, sure: Iterable[int], maybe: Iterable[int]) -> Found:
    """Take what is called so outright; what only some call so, if nothing is."""
    certain, others = tuple(sure), tuple(maybe)
    if not certain:
        return Found(name, others)
    return Found(name, certain, tuple(one for one in others if one not in certain))


def _together(some: list[Found]) -> Found:
    """Put names together that come to the same; ambiguous ones give way."""
    if len(some) == 1:
        return some[0]
    single = [one for one in some if len(one.commodities) == 1] or some
    sure = dict.fromkeys(c for one in single for c in one.commodities)
    every = (c for one in some for c in (*one.commodities, *one.also))
    return _found(single[0].name, sure, dict.fromkeys(every))


def _ordered(text: str) -> str:
    return " ".join(sorted(text.split()))
