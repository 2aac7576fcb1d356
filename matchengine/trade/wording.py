"""How alike texts are that no glossary knows: by the words that they share."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

import numpy as np

from matchengine.trade.arrays import Floats, Ints, matches
from matchengine.trade.spelling import Words

ROUNDING = 1e-9


def alike(
    needs: Sequence[Words], offers: Sequence[Words], least: float
) -> tuple[Ints, Ints, Floats]:
    """Find what shares at least this much of its words.

    The likeness is the share of the words of both that both have. No two are compared
    that do not share one of their rarest words, which all that are alike enough do.

    Parameters
    ----------
    needs, offers
        The words of each, as `key_words` gives them; none at all is like nothing.

    Returns
    -------
    Places in the two lists, and the likeness, each pair once.
    """
    distinct = {words: i for i, words in enumerate(dict.fromkeys((*needs, *offers)))}
    sets = [frozenset(words) for words in distinct]
    count = Counter(word for words in distinct for word in words)
    number = {word: i for i, word in enumerate(count)}

    def places(some: Sequence[Words]) -> Ints:
        return np.array([distinct[words] for words in some], dtype=np.int64)

    def keys(which: Ints) -> tuple[Ints, Ints]:
        """Give each distinct set's rarest words, as (set, word)."""
        rows = [
            (place, number[word])
            for place in np.unique(which).tolist()
            for word in _rarest(tuple(sets[place]), count, least)
        ]
        both = np.array(rows, dtype=np.int64).reshape(-1, 2)
        return both[:, 0], both[:, 1]

    need_place, offer_place = places(needs), places(offers)
    need_set, need_word = keys(need_place)
    offer_set, offer_word = keys(offer_place)
    i, j = matches(need_word, offer_word)
    both = np.unique(np.stack([need_set[i], offer_set[j]], axis=1), axis=0)
    share = np.array(
        [len(sets[a] & sets[b]) / len(sets[a] | sets[b]) for a, b in both.tolist()],
        dtype=np.float64,
    )
    good = share >= least - ROUNDING
    both, share = both[good], share[good]
    left, row = matches(need_place, both[:, 0])
    again, right = matches(both[row, 1], offer_place)
    return left[again], right, share[row[again]]


def _rarest(words: Words, count: Counter[str], least: float) -> Words:
    """Give the words of which a text that is alike enough must share one."""
    ordered = sorted(words, key=lambda word: (count[word], word))
    shared = math.ceil(least * len(ordered) - ROUNDING)
    return tuple(ordered[: len(ordered) - shared + 1])
