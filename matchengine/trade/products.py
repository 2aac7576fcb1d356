"""How much one line's product is another's where the glossary knows only one, or none.

Goods carry codes of the Harmonised System (HS). A code is a place in a tree: 2 digits
are a chapter, 4 a heading, 6 a subheading, 8 a national tariff line. A missing code
contradicts nothing.
"""

from __future__ import annotations

import re
import unicodedata

import numpy as np
from numpy.typing import ArrayLike, NDArray

from matchengine.trade.arrays import Bools, Floats, Ints

CODE_DIGITS = 8
HEADING_DIGITS = 4
CHAPTER_DIGITS = 2

SUBHEADING_LIKENESS = 1.0
HEADING_LIKENESS = 0.75
CHAPTER_LIKENESS = 0.35

NAME_SHARE = 0.6
"""What equal texts are worth where no code decides."""

_NOT_A_WORD = re.compile(r"[\W_]+")


def normalise_code(text: str) -> str:
    """Keep the digits of a code, at most eight: '0407.21.00' becomes '04072100'."""
    return "".join(c for c in text if c in "0123456789")[:CODE_DIGITS]


def normalise_name(text: str) -> str:
    """Fold a name's case, spaces and punctuation: ' Kopi-BUBUK ' is 'kopi bubuk'."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return _NOT_A_WORD.sub(" ", plain).strip()


def code_likeness(need_codes: ArrayLike, offer_codes: ArrayLike) -> Floats:
    """Say how surely goods of the offer's code are what the need's code asks for.

    1 where the need's code begins the offer's (a heading is met by all that is under
    it); else by the digits that both begin with: 6 give 1, 4 give 0.75, 2 give 0.35,
    fewer give 0. So an offer that names only the heading of a need's subheading gets
    0.75: it may be something else.

    Parameters
    ----------
    need_codes, offer_codes
        Digits only, "" where there is no code; two arrays of the same length.

    Returns
    -------
    One number in [0, 1] for each row; 0 where either code is missing.
    """
    shared, need_length, _ = _common_digits(need_codes, offer_codes)
    likeness = np.select(
        [shared >= 6, shared >= HEADING_DIGITS, shared >= CHAPTER_DIGITS],
        [SUBHEADING_LIKENESS, HEADING_LIKENESS, CHAPTER_LIKENESS],
        0.0,
    )
    return np.where((need_length > 0) & (shared == need_length), 1.0, likeness)


def codes_contradict(need_codes: ArrayLike, offer_codes: ArrayLike) -> Bools:
    """Say where two codes mean different goods: neither begins with the other."""
    shared, need_length, offer_length = _common_digits(need_codes, offer_codes)
    return shared < np.minimum(need_length, offer_length)


def _common_digits(
    need_codes: ArrayLike, offer_codes: ArrayLike
) -> tuple[Ints, Ints, Ints]:
    """Count the digits that both begin with, and the digits of each."""
    need, offer = _digits(need_codes), _digits(offer_codes)
    same = (need == offer) & (need != 0)
    shared = np.logical_and.accumulate(same, axis=1).sum(axis=1)
    return shared, (need != 0).sum(axis=1), (offer != 0).sum(axis=1)


def _digits(codes: ArrayLike) -> NDArray[np.uint32]:
    """Lay codes out as a table of character numbers, 0 after the end."""
    fixed = np.ascontiguousarray(np.asarray(codes, dtype=f"U{CODE_DIGITS}"))
    return fixed.view(np.uint32).reshape(len(fixed), CODE_DIGITS)
