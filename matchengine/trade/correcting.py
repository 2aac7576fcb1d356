"""Words that no name has, set right by the words that names have."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import OSA

from matchengine.trade.arrays import Floats

Corrections = tuple[tuple[str, float], ...]
"""What a word may stand for, each with a likeness below 1, the nearest first."""

SHORTEST = 4
"""Shorter words are like too many others."""

ALIKE = 0.78
"""So alike must a word be to stand for another: 0.8 is one letter in five."""

MARGIN = 0.08
"""A word that is less alike than the nearest by more than this is left out."""

MOST = 3
BLOCK = 2_000
VOWELS = str.maketrans("", "", "aeiou")
SAME_CONSONANTS = 0.8


def corrections(
    strange: Sequence[str], known: Mapping[str, float], joined: Mapping[str, str]
) -> dict[str, Corrections]:
    """Say what words may stand for that no name has.

    Only words with the same first letter are compared: people rarely miss that one.

    Parameters
    ----------
    strange
        The words, each once.
    known
        The words of the glossary, with how rare they are.
    joined
        Whole names without their spaces, and the same with them.
    """
    if not strange:
        return {}
    targets: dict[str, str] = {
        word: word for word in known if len(word) >= SHORTEST - 1
    }
    for together, name in joined.items():
        if name.count(" ") in (1, 2):
            targets.setdefault(together, name)
    by_letter: dict[str, list[str]] = defaultdict(list)
    for word in targets:
        by_letter[word[:1]].append(word)
    asked: dict[str, list[str]] = defaultdict(list)
    for word in strange:
        if len(word) >= SHORTEST and word.isalpha():
            asked[word[:1]].append(word)
    found: dict[str, Corrections] = {}
    for letter, words in asked.items():
        for start in range(0, len(words), BLOCK):
            block = words[start : start + BLOCK]
            _compare(block, by_letter[letter], targets, found)
    _by_consonants(strange, known, found)
    return found


def _compare(
    words: list[str],
    among: list[str],
    targets: Mapping[str, str],
    found: dict[str, Corrections],
) -> None:
    if not among:
        return
    scores: Floats = process.cdist(
        words,
        among,
        scorer=OSA.normalized_similarity,
        score_cutoff=ALIKE,
        dtype=np.float32,
        workers=-1,
    )
    for i, word in enumerate(words):
        near = np.flatnonzero(scores[i])
        if len(near):
            order = near[np.lexsort([near, -scores[i][near]])]
            top = float(scores[i][order[0]])
            kept = [j for j in order[:MOST] if scores[i][j] >= top - MARGIN]
            found[word] = tuple(
                (targets[among[j]], min(0.99, float(scores[i][j]))) for j in kept
            )


def _by_consonants(
    strange: Iterable[str], known: Mapping[str, float], found: dict[str, Corrections]
) -> None:
    """Take words without vowels (mrh) for the commonest with these consonants."""
    bare = [w for w in strange if len(w) > 2 and w.isalpha() and w == _bones(w)]
    if not bare:
        return
    full: dict[str, str] = {}
    for word in sorted(known, key=lambda w: (known[w], w)):  # the commonest first
        full.setdefault(_bones(word), word)
    for word in bare:
        if word in full:
            found.setdefault(word, ((full[word], SAME_CONSONANTS),))


def _bones(word: str) -> str:
    return word.translate(VOWELS)
