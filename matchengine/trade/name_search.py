"""The names inside a longer text, and how sure each is what the text is about.

Every name whose rarest word is in a text is weighed against it, all texts at once: by
how much of the name is there, and by what the text says besides. In Indonesian the
head comes first, so that words before a name count more against it than words behind.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from matchengine.trade.arrays import Bools, Floats, Ints
from matchengine.trade.name_index import NameIndex
from matchengine.trade.name_tables import (
    EntryTable,
    Sought,
    TextTable,
    WordTable,
    tables_of,
    text_table,
)

SURE = 0.95
"""How sure a name is that is all that a text says."""

LACKING_OWN = 0.4
"""What words of the name cost that the text has not, where the rarest one that it has
is of no other goods; elsewhere they cost all that they weigh."""

SCATTERED, TURNED, TURNED_AWAY = 0.8, 0.75, 0.5
"""What is left where the name's words stand apart; in the text of another head; behind
a broad word that the name has not, such as machine or flour."""

OTHER_STATE = 0.45
"""No name is surer than this if the text gives the goods a state that changes them."""

CERTAINLY = 0.4
"""A whole name that is so sure does away with longer names whose head is not there."""

MOST_HITS = 8
AT_ONCE = 4000


class Hits(NamedTuple):
    """Names found in a text: numbers of entries, the surest first, and how sure."""

    entries: tuple[int, ...] = ()
    sure: tuple[float, ...] = ()


def search(index: NameIndex, texts: Sequence[Sought]) -> list[Hits]:
    """Find the names in texts, each text for itself."""
    found = [Hits()] * len(texts)
    # texts as long as each other: no row of a table is wider than it need be
    order = sorted(range(len(texts)), key=lambda i: len(texts[i].words))
    for start in range(0, len(order), AT_ONCE):
        rows = order[start : start + AT_ONCE]
        for i, hits in zip(
            rows, _searched(index, [texts[i] for i in rows]), strict=True
        ):
            found[i] = hits
    return found


def _searched(index: NameIndex, sought: Sequence[Sought]) -> list[Hits]:
    words, entries = tables_of(index)
    if not len(entries.words):
        return [Hits()] * len(sought)
    texts = text_table(index, words, sought)
    pairs = _pairs(words, entries, texts)
    sure = _sureness(entries, texts, pairs)
    sure[_is_wrong(words, entries, texts, pairs)] = 0.0
    headless = ~pairs.has_head & words.head[entries.head[pairs.entry]]
    settled = np.zeros(len(sought), dtype=bool)
    settled[pairs.text[(sure >= CERTAINLY) & ~headless]] = True
    kept = (sure > 0) & ~(headless & settled[pairs.text])
    text, entry, sure = pairs.text[kept], pairs.entry[kept], sure[kept]
    order = np.lexsort([entry, -sure, text])
    text, entry, sure = text[order], entry[order], sure[order]
    start = np.searchsorted(text, np.arange(len(sought)), "left")
    end = np.searchsorted(text, np.arange(len(sought)), "right")
    end = np.minimum(end, start + MOST_HITS)
    numbers, shares = tuple(entry.tolist()), tuple(sure.tolist())
    return [
        Hits(numbers[i:j], shares[i:j])
        for i, j in zip(start.tolist(), end.tolist(), strict=True)
    ]


@dataclass(frozen=True, eq=False)
class _Pairs:
    """Texts with names of which they have the rarest word, and most of what it says.

    `said` are the words of the text, `got` those of them that the name has, `lacking`
    the name's words that the text has not, from `first` to `last` where it has them;
    `says` and `lack` are what these weigh.
    """

    text: Ints
    entry: Ints
    said: Ints
    got: Bools
    lacking: Bools
    says: Floats
    lack: Floats
    first: Ints
    last: Ints
    has_head: Bools


def _pairs(words: WordTable, entries: EntryTable, texts: TextTable) -> _Pairs:
    """List every text with the names that say more in it than they lack."""
    row, column = np.nonzero((texts.words >= 0) & (texts.words < len(words.number)))
    word = texts.words[row, column]
    count = entries.last[word] - entries.first[word]
    text = np.repeat(row, count)
    within = np.arange(len(text)) - np.repeat(np.cumsum(count) - count, count)
    entry = entries.by_anchor[np.repeat(entries.first[word], count) + within]

    said, named = texts.words[text], entries.words[entry]
    same = (said[:, :, None] == named[:, None, :]) & (named >= 0)[:, None, :]
    got, lacking = same.any(axis=2), (named >= 0) & ~same.any(axis=1)
    lack = (lacking * words.weight[named]).sum(axis=1)
    lack *= np.where(entries.lenient[entry], LACKING_OWN, 1.0)
    says = (got * (texts.says * texts.fading)[text]).sum(axis=1)
    kept = np.flatnonzero(lack <= says)
    said, got = said[kept], got[kept]
    return _Pairs(
        text[kept],
        entry[kept],
        said,
        got,
        lacking[kept],
        says[kept],
        lack[kept],
        got.argmax(axis=1),
        got.shape[1] - 1 - got[:, ::-1].argmax(axis=1),
        (said == entries.head[entry[kept], None]).any(axis=1),
    )


def _sureness(entries: EntryTable, texts: TextTable, pairs: _Pairs) -> Floats:
    """Say how sure each name is what the text is about."""
    text, got = pairs.text, pairs.got
    foreign, head = texts.foreign[text], entries.head[pairs.entry]
    place = np.arange(got.shape[1])
    before, behind = place < pairs.first[:, None], place == pairs.last[:, None] + 1
    broad = entries.broad[pairs.entry]
    cost = np.where(broad[:, None], texts.costs_broad[text], texts.costs[text])
    cost *= texts.fading[text]
    leading = np.where(foreign[:, None], behind & texts.head[text], before)
    cost = np.where(leading, np.maximum(cost, texts.leads[text]), cost)
    total = pairs.says + pairs.lack + (cost * ~got).sum(axis=1)
    sure = np.zeros(len(total))
    np.divide(SURE * pairs.says, total, out=sure, where=total > 0)

    size = got.sum(axis=1)
    sure[pairs.last - pairs.first >= size] *= SCATTERED
    rows = np.arange(len(text))
    other_head = texts.head[text, pairs.first] & (pairs.said[rows, pairs.first] != head)
    sure[~foreign & pairs.has_head & (size > 1) & other_head] *= TURNED
    end = place == texts.size[text, None] - 1
    away = np.where(foreign[:, None], end & (place > pairs.last[:, None]), before)
    sure[(away & texts.broad[text]).any(axis=1)] *= TURNED_AWAY
    states = np.bitwise_or.reduce(np.where(got, 0, texts.bit[text]), axis=1)
    changed = (states & entries.changing[pairs.entry]) != 0
    return np.where(changed, np.minimum(sure, OTHER_STATE), sure)


def _is_wrong(
    words: WordTable, entries: EntryTable, texts: TextTable, pairs: _Pairs
) -> Bools:
    """Say which names only seem to be in the text.

    Those that lack a state, where the text gives another, or the state makes other
    goods; those of which the text has but a state; those that may stand in any text,
    unless they are in front; those that name a package, unless they begin with it.
    """
    text, got, lacking = pairs.text, pairs.got, pairs.lacking
    named = entries.words[pairs.entry]
    state = texts.state[text]
    lacks_state = (lacking & words.state[named]).any(axis=1)
    says_state = (~got & state).any(axis=1)
    lacks_change = (lacking & words.changing[named]).any(axis=1)
    part = got.sum(axis=1) < texts.size[text]
    only_states = (got <= state).all(axis=1)
    chance = entries.chancy[pairs.entry] & (pairs.first > 0)
    head = entries.head[pairs.entry]
    front = np.where(texts.foreign[text], pairs.last, pairs.first)
    packed = words.noise[head] & (pairs.said[np.arange(len(text)), front] != head)
    return np.asarray(
        (lacks_state & (says_state | lacks_change))
        | (part & (only_states | chance))
        | packed
    )
