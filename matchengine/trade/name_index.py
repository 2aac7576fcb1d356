"""The names of a glossary in common words, ready to be sought inside longer texts."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from matchengine.trade.commodities import Glossary
from matchengine.trade.common_words import COMMON_WORDS, common
from matchengine.trade.spelling import SHORT_WORD, Words, folded, plain
from matchengine.trade.states import STATE_WORDS, changing_states
from matchengine.trade.words import GENERIC, MODIFIERS, NOISE

QUIET = 0.25
"""What a word of packaging, grade or place counts in a name, beside its rarity."""

LONGEST_PHRASE = 3
"""Names of so many words are put into common words as a whole."""

BROAD = 6
"""A word is broad if the names of so many commodities begin with it: flour, machine."""

Named = Mapping[str, tuple[str, tuple[int, ...]]]
"""By a name in one spelling: the name as it is written, and what it means."""


class Entry(NamedTuple):
    """A name in common words.

    Attributes
    ----------
    words
        Its words, in the order of the name.
    anchor
        The word that says most: a text without it does not hold the name.
    head
        The word that says what the thing is: the first in Indonesian, else the last.
    commodities
        Numbers in the glossary.
    name
        As it is written.
    """

    words: Words
    anchor: str
    head: str
    commodities: tuple[int, ...]
    name: str


class NameIndex:
    """All names of a glossary in common words, and what is known of the words."""

    def __init__(self, glossary: Glossary, names: Named) -> None:
        self.glossary = glossary
        self._names = names

    def common(self, words: Words) -> Words:
        """Put words of one spelling into common words, none twice.

        Whole names first: 'ubi kayu' becomes 'singkong', so that 'keripik ubi kayu' is
        found by the names of singkong chips.
        """
        lengths, phrases = self._phrase_lengths, self._phrases
        found: dict[str, None] = {}
        i = 0
        while i < len(words):
            size = min(lengths.get(words[i], 0), len(words) - i)
            while size and words[i : i + size] not in phrases:
                size -= 1
            if size:
                found.update(dict.fromkeys(phrases[words[i : i + size]]))
            else:
                found[common(words[i])] = None
            i += size or 1
        return tuple(found)

    def is_foreign(self, words: Sequence[str]) -> bool:
        """Whether words of one spelling are English rather than Indonesian."""
        language = self._language
        return sum([language.get(word, 0) for word in words]) > 0

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """Every name; names that come to the same words, with one head, are one."""
        return tuple(self._entry(head, keys) for (_, head), keys in self._alike.items())

    @cached_property
    def weight(self) -> dict[str, float]:
        """How rare each common word is in the names."""
        count = Counter(word for words, _ in self._alike for word in words)
        size = len(self._alike)
        return {word: math.log(1 + size / n) for word, n in count.items()}

    @cached_property
    def middling(self) -> float:
        """Give the weight of a word of middling rarity."""
        ordered = sorted(self.weight.values()) or [1.0]
        return ordered[len(ordered) // 2]

    @cached_property
    def noise(self) -> frozenset[str]:
        """Common words that say nothing, unless a name holds them."""
        return frozenset(folded(word) for word in NOISE) - STATE_WORDS

    @cached_property
    def generic(self) -> frozenset[str]:
        """Common words that may stand before a name without changing what it means."""
        return frozenset(common(folded(word)) for word in GENERIC)

    @cached_property
    def heads(self) -> frozenset[str]:
        """Common words that say what a thing is."""
        silent = STATE_WORDS | {folded(word) for word in MODIFIERS} | self.generic
        return frozenset(self._first) - silent

    @cached_property
    def broad(self) -> frozenset[str]:
        """Common words with which the names of many commodities begin."""
        return frozenset(word for word, n in self._first.items() if n >= BROAD)

    @cached_property
    def owned(self) -> frozenset[str]:
        """Common words that only one commodity, with its kinds, has in its names."""
        users: dict[str, set[int]] = {}
        for entry in self.entries:
            for word in entry.words:
                users.setdefault(word, set()).update(entry.commodities)
        above = self.glossary.ancestors

        def is_owned(some: set[int]) -> bool:
            # the owner is above all others: it is the one with the fewest above it
            top = min(some, key=lambda i: len(above[i]))
            return all(top == i or top in above[i] for i in some)

        return frozenset(word for word, some in users.items() if is_owned(some))

    @cached_property
    def changing(self) -> tuple[frozenset[str], ...]:
        """For each commodity, the states that make other goods of it."""
        own: list[set[str]] = [set() for _ in self.glossary.commodities]
        for entry in self.entries:
            if states := STATE_WORDS.intersection(entry.words):
                for number in entry.commodities:
                    own[number] |= states
        known = [set(some) for some in own]
        for i, above in enumerate(self.glossary.ancestors):
            for j in above:
                known[i] |= own[j]
                known[j] |= own[i]
        return tuple(
            changing_states(one.hs, states)
            for one, states in zip(self.glossary.commodities, known, strict=True)
        )

    @cached_property
    def counts(self) -> dict[str, float]:
        """What each common word counts in a name."""
        noise = self.noise
        return {
            word: weight * QUIET if word in noise else weight
            for word, weight in self.weight.items()
        }

    @cached_property
    def _phrases(self) -> dict[Words, Words]:
        """Whole names, and the main Indonesian name that stands for them.

        Only where that is one word, or the name the main English one: others would
        put words into a text that it does not say.
        """
        found: dict[Words, Words] = {}
        for words, number in self._unique_names():
            meaning = self._main_words[number]
            single = len(meaning) == 1
            if (
                meaning
                and meaning != words
                and (single or self._english_words[number] == words)
            ):
                found[words] = tuple(map(common, meaning))
        return found

    def _unique_names(self) -> Iterator[tuple[Words, int]]:
        main = {word for words in self._main_words for word in words}
        unfit = self.noise | COMMON_WORDS | main
        for key, (_, numbers) in self._names.items():
            if len(numbers) != 1 or key.count(" ") >= LONGEST_PHRASE:
                continue
            words = tuple(key.split())
            if len(words) == 1 and (key in unfit or len(key) <= SHORT_WORD):
                continue
            if not STATE_WORDS.isdisjoint(map(common, words)):
                continue
            yield words, numbers[0]

    @cached_property
    def _phrase_lengths(self) -> dict[str, int]:
        found: dict[str, int] = {}
        for words in self._phrases:
            found[words[0]] = max(found.get(words[0], 0), len(words))
        return found

    @cached_property
    def _in_common(self) -> dict[str, Words]:
        return {key: self.common(tuple(key.split())) for key in self._names}

    @cached_property
    def _alike(self) -> dict[tuple[frozenset[str], str], list[str]]:
        """Names that come to the same common words and head."""
        alike: dict[tuple[frozenset[str], str], list[str]] = {}
        for key, words in self._in_common.items():
            turned = len(words) > 1 and self.is_foreign(key.split())
            head = words[-1] if turned else words[0]
            alike.setdefault((frozenset(words), head), []).append(key)
        return alike

    def _entry(self, head: str, keys: list[str]) -> Entry:
        names = self._names
        single = [key for key in keys if len(names[key][1]) == 1] or keys
        numbers = dict.fromkeys(c for key in single for c in names[key][1])
        words = self._in_common[keys[0]]
        counts = self.counts
        anchor = max(words, key=lambda word: (counts[word], word))
        return Entry(words, anchor, head, tuple(numbers), names[keys[0]][0])

    @cached_property
    def _first(self) -> Counter[str]:
        return Counter(self.common(words)[0] for words in self._main_words if words)

    @cached_property
    def _main_words(self) -> list[Words]:
        """Give the words of the main Indonesian name of each commodity."""
        return [
            tuple(folded(plain(one.indonesian)).split())
            for one in self.glossary.commodities
        ]

    @cached_property
    def _english_words(self) -> list[Words]:
        return [
            tuple(folded(plain(one.english)).split())
            for one in self.glossary.commodities
        ]

    @cached_property
    def _language(self) -> dict[str, int]:
        """Give 1 for words that are rather English, -1 for Indonesian ones."""
        english = Counter(word for words in self._english_words for word in words)
        local = Counter(word for words in self._main_words for word in words)
        return {
            word: 1 if english[word] > local[word] else -1
            for word in english | local
            if word not in self.noise
        }
