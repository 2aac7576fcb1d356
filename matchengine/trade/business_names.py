"""Names of businesses, told apart from how they are spelt."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from rapidfuzz.distance import OSA

LEGAL_FORMS = frozenset(
    (
        *("pt", "cv", "ud", "fa", "pd", "tb", "toko", "firma", "koperasi", "kop"),
        *("kub", "kwt", "poktan", "gapoktan", "umkm", "ukm", "usaha", "perusahaan"),
        *("perseroan", "persero", "perum", "perumda", "bumdes", "tbk", "ltd", "inc"),
    )
)
"""Words that say what a business is before the law, or of which kind, not its name."""

LONG_ENOUGH = 5
"""Letters of a word in which one may be wrong: shorter words may be others."""


@lru_cache(2**17)
def words_of_name(name: str) -> tuple[str, ...]:
    """Give the words of a name in lower case, without legal form and punctuation."""
    joined = re.sub(r"(?<=\b\w)\.(?=\w\b)", "", name.casefold())  # p.t. is pt
    words = tuple(re.findall(r"[^\W_]+", joined))
    bare = tuple(word for word in words if word not in LEGAL_FORMS)
    return bare or words


def same_letters(name: str) -> str:
    """Give what is left of a name without spaces, punctuation and legal form."""
    return "".join(words_of_name(name))


def alike(one: str, other: str) -> bool:
    """Whether two names differ in nothing, or in one letter of one long word."""
    first, second = words_of_name(one), words_of_name(other)
    if "".join(first) == "".join(second):
        return True
    if len(first) != len(second):
        return False
    differing = [(a, b) for a, b in zip(first, second, strict=True) if a != b]
    if len(differing) != 1:
        return False
    [(a, b)] = differing
    long_enough = min(len(a), len(b)) >= LONG_ENOUGH
    letters = a.isalpha() and b.isalpha()
    return long_enough and letters and OSA.distance(a, b, score_cutoff=1) <= 1


def alike_pairs(names: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Give every name that is like an earlier one, with the first that it is like.

    Names that are alike share all words but one, or all letters: only such are
    compared, so that ten thousand take a moment.
    """
    sharing: dict[object, list[int]] = {}
    for at, name in enumerate(names):
        for key in _shared(name):
            sharing.setdefault(key, []).append(at)
    near: dict[int, int] = {}
    for key, members in sharing.items():
        if len(members) > 1:
            for one, at in _alike_among(
                names, members, by_letters=isinstance(key, str)
            ):
                near[at] = min(one, near.get(at, one))
    yield from ((one, at) for at, one in sorted(near.items()))


def _shared(name: str) -> Iterator[object]:
    """What a name has in common with those that may be like it."""
    words = words_of_name(name)
    if not words:
        return
    yield "".join(words)
    for place, word in enumerate(words):
        if len(word) >= LONG_ENOUGH and word.isalpha():
            yield place, words[:place], words[place + 1 :]


def _alike_among(
    names: Sequence[str], members: Sequence[int], *, by_letters: bool
) -> Iterator[tuple[int, int]]:
    if by_letters:
        yield from ((members[0], at) for at in members[1:])
        return
    seen: dict[str, list[int]] = {}
    for at in members:
        letters = same_letters(names[at])
        keys = {letters, *(letters[:i] + letters[i + 1 :] for i in range(len(letters)))}
        near = sorted({one for key in keys for one in seen.get(key, ())})
        found = next((one for one in near if alike(names[one], names[at])), None)
        if found is not None:
            yield found, at
        for key in keys:
            seen.setdefault(key, []).append(at)
