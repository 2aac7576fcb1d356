"""Names and texts as tables of word numbers, and what each word says and costs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from matchengine.trade.arrays import Bools, Floats, Ints
from matchengine.trade.name_index import QUIET, NameIndex
from matchengine.trade.spelling import SHORT_WORD, Words
from matchengine.trade.states import CHANGING, FRESH, STATE_WORDS

FADING = 0.9
"""What a word of an Indonesian text counts beside the one before it."""

EXTRA, EXTRA_BROAD, STRANGE_EXTRA, STATE_EXTRA = 0.2, 0.6, 0.1, 0.1
"""What words of the text cost that the name has not, as a share of what they weigh:
known words; the same beside a name of broad words only, or of several goods; words that
no name has; words of state."""

LED, STRANGELY_LED = 1.5, 0.6
"""What such words cost where the head would stand: known ones, and unknown ones."""

MOST_WORDS = 24
"""Of longer texts, only the first so many words are looked at."""


class Sought(NamedTuple):
    """A text to seek names in: common words, each once.

    Attributes
    ----------
    words
        In the order of the text.
    foreign
        Whether it is English.
    unclear
        Words that no name has but that are near to some: they count in full.
    """

    words: Words
    foreign: bool = False
    unclear: frozenset[str] = frozenset()


@dataclass(frozen=True, eq=False)
class WordTable:
    """What is known of each word, by its number."""

    number: dict[str, int]
    weight: Floats
    counts: Floats
    noise: Bools
    state: Bools
    bit: Ints  # the state as a bit, if it can make other goods of some
    changing: Bools  # whether it can make other goods of fresh ones
    head: Bools
    broad: Bools
    silent: Bools  # states, and words that may stand before any name


@dataclass(frozen=True, eq=False)
class EntryTable:
    """Names as rows of word numbers, -1 behind their ends."""

    words: Ints
    head: Ints
    broad: Bools
    lenient: Bools  # the rarest word is of no other goods
    chancy: Bools  # likely to stand anywhere by chance
    changing: Ints  # bits of the states that make other goods of what is named
    by_anchor: Ints
    first: Ints  # of each word, where its entries begin and end in `by_anchor`
    last: Ints


@lru_cache(maxsize=8)
def tables_of(index: NameIndex) -> tuple[WordTable, EntryTable]:
    """Lay the words and the names of an index out as tables, once."""
    words = _word_table(index)
    return words, _entry_table(index, words)


def _word_table(index: NameIndex) -> WordTable:
    every = [*index.weight, *sorted((STATE_WORDS | index.noise) - index.weight.keys())]
    bits = {state: 1 << i for i, state in enumerate((*CHANGING, FRESH))}

    def flags(some: frozenset[str]) -> Bools:
        return _flags(every, some)

    weight = np.array([index.weight.get(word, 0.0) for word in every])
    noise = flags(index.noise)
    return WordTable(
        {word: i for i, word in enumerate(every)},
        weight,
        weight * np.where(noise, QUIET, 1.0),
        noise,
        flags(STATE_WORDS),
        np.array([bits.get(word, 0) for word in every], dtype=np.int64),
        flags(frozenset(CHANGING)),
        flags(index.heads),
        flags(index.broad - index.generic),
        flags(STATE_WORDS | index.generic),
    )


def _flags(words: Iterable[str], some: frozenset[str]) -> Bools:
    return np.array([word in some for word in words], dtype=bool)


def _entry_table(index: NameIndex, words: WordTable) -> EntryTable:
    entries, number = index.entries, words.number
    size = np.array([len(entry.words) for entry in entries], dtype=np.int64)
    table = np.full((len(entries), size.max(initial=1)), -1, dtype=np.int64)
    table[np.arange(table.shape[1]) < size[:, None]] = [
        number[word] for entry in entries for word in entry.words
    ]
    anchor = np.array([number[entry.anchor] for entry in entries], dtype=np.int64)
    by_anchor = np.argsort(anchor, kind="stable")
    every = np.arange(len(number))
    several = np.array([len(entry.commodities) > 1 for entry in entries], dtype=bool)
    short = np.array([len(entry.words[0]) <= SHORT_WORD for entry in entries], bool)
    changing = {
        some: _changing(index, some, words)
        for some in {entry.commodities for entry in entries}
    }

    def only(of_word: Bools) -> Bools:
        """Say which names have no other words."""
        return np.asarray((of_word[table] | (table < 0)).all(axis=1))

    return EntryTable(
        table,
        np.array([number[entry.head] for entry in entries], dtype=np.int64),
        several | only(_flags(number, index.broad)),
        _flags(number, index.owned)[anchor],
        only(words.noise) | ((size == 1) & short),
        np.array([changing[entry.commodities] for entry in entries], dtype=np.int64),
        by_anchor,
        np.searchsorted(anchor[by_anchor], every, "left"),
        np.searchsorted(anchor[by_anchor], every, "right"),
    )


def _changing(index: NameIndex, some: tuple[int, ...], words: WordTable) -> int:
    """Give the states that make other goods of all of some commodities, as bits."""
    states = frozenset.intersection(*(index.changing[c] for c in some))
    return sum(int(words.bit[words.number[s]]) for s in states if s in words.number)


@dataclass(frozen=True, eq=False)
class TextTable:
    """Texts as rows of word numbers, -1 behind their ends, and what each word does."""

    words: Ints
    says: Floats
    costs: Floats
    costs_broad: Floats
    leads: Floats
    fading: Floats
    foreign: Bools
    head: Bools
    broad: Bools
    bit: Ints
    state: Bools
    size: Ints


def text_table(
    index: NameIndex, words: WordTable, texts: Sequence[Sought]
) -> TextTable:
    """Lay texts out as a table, with what each word says and costs where it stands.

    Words that no name has get numbers behind those of the others.
    """
    known = len(words.number)
    width = max((min(len(t.words), MOST_WORDS) for t in texts), default=0) or 1
    table = np.full((len(texts), width), -1, dtype=np.int64)
    unclear = np.zeros(table.shape, dtype=bool)
    spoken = np.ones(table.shape, dtype=bool)  # letters, not signs or numbers
    number: dict[str, int] = {}
    for i, text in enumerate(texts):
        for j, word in enumerate(text.words[:MOST_WORDS]):
            if word in words.number:
                table[i, j] = words.number[word]
            else:
                table[i, j] = number.setdefault(word, known + len(number))
                spoken[i, j] = word.isalpha()
                unclear[i, j] = word in text.unclear
    foreign = np.array([text.foreign for text in texts], dtype=bool)
    there = table >= 0
    strange = table >= known
    at = np.where(there & ~strange, table, -1)

    def of(column: Bools) -> Bools:
        return np.append(column, False)[at]

    def number_of(column: Floats) -> Floats:
        return np.append(column, 0.0)[at]

    noise, state, head = of(words.noise), of(words.state), of(words.head)
    first = np.zeros(table.shape, dtype=bool)
    first[np.arange(len(texts)), np.where(foreign, there.sum(axis=1) - 1, 0)] = True
    weight, says = number_of(words.weight), number_of(words.counts)
    says = np.where(first & noise, weight, says)
    middling = index.middling
    strange |= there & (weight == 0) & ~state & ~noise
    kinds = [~there, unclear, state, noise, strange]
    nothing, full = np.zeros(says.shape), np.full(says.shape, middling)
    little = [nothing, full, STATE_EXTRA * says, nothing, STRANGE_EXTRA * full]
    leads = np.select(
        [~there | of(words.silent), noise, strange],
        [
            0.0,
            np.where(first & head, LED * middling, 0.0),
            np.where(spoken, STRANGELY_LED * middling, 0.0),
        ],
        LED * weight,
    )
    return TextTable(
        table,
        says,
        np.select(kinds, little, EXTRA * weight),
        np.select(kinds, little, EXTRA_BROAD * weight),
        leads,
        np.where(foreign[:, None], 1.0, FADING ** np.arange(width)),
        foreign,
        head,
        of(words.broad),
        np.append(words.bit, 0)[at],
        state,
        there.sum(axis=1),
    )
