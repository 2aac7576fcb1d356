"""Which classes of needs and offers are alike: by commodity, by code, by words.

Nothing is left out for being frequent, and nothing is compared all with all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from matchengine.trade.arrays import Bools, Floats, Ints, matches, shared_codes
from matchengine.trade.commodities import Glossary
from matchengine.trade.meant import Sense
from matchengine.trade.products import (
    CHAPTER_DIGITS,
    CHAPTER_LIKENESS,
    HEADING_DIGITS,
    NAME_SHARE,
    code_likeness,
    codes_contradict,
)
from matchengine.trade.relations import SIBLING
from matchengine.trade.spelling import Words
from matchengine.trade.wording import alike

UNSURE = 0.75
"""What a commodity counts that a line may mean but need not, as its name is ambiguous.

As much as an offer that may be what is asked for, since it names only the sort.
"""

ROUNDING = 1e-12

Rows = tuple[Ints, Ints, Floats]
"""Places of needs and of offers, and how much they are alike."""


@dataclass(frozen=True)
class Class:
    """Lines that mean the same: of one kind, with one sense, code and words.

    `sense` is empty where the commodity is not known; `near` is then what its name
    comes near to, and how near. `by_code` is what the code means if that is something
    else; `words` are those that texts are compared by; `finer` is the subheading of a
    line whose commodity has a heading only.
    """

    kind: str
    sense: Sense
    code: str
    by_code: Sense | None
    words: Words
    near: tuple[tuple[int, float], ...] = ()
    finer: str = ""

    @property
    def known(self) -> bool:
        """Whether the commodity is known."""
        return bool(self.sense.commodities)

    @property
    def coded(self) -> int:
        """Give the commodity that the code means where the name says another, or -1."""
        sense = self.sense if self.by_code is None else self.by_code
        return sense.commodities[0] if len(sense.commodities) == 1 else -1


def likenesses(
    glossary: Glossary, needs: Sequence[Class], offers: Sequence[Class], floor: float
) -> Iterator[Rows]:
    """Find all classes whose likeness reaches the floor, in parts without overlap.

    Where both commodities are known, these decide; else codes and texts do.
    """
    known = [np.array([c.known for c in side], dtype=bool) for side in (needs, offers)]
    yield _by_commodity(glossary, needs, offers, floor)
    for wanted, had in ((~known[0], np.ones(len(offers), bool)), (known[0], ~known[1])):
        at, there = np.flatnonzero(wanted), np.flatnonzero(had)
        need, offer, worth = _by_code_or_text(
            glossary,
            [needs[i] for i in at.tolist()],
            [offers[i] for i in there.tolist()],
            floor,
        )
        yield at[need], there[offer], worth


def _by_commodity(
    glossary: Glossary, needs: Sequence[Class], offers: Sequence[Class], floor: float
) -> Rows:
    number: dict[Sense, int] = {}
    columns = [_numbered(side, number) for side in (needs, offers)]
    need_sense, offer_sense, worth = _alike_senses(glossary, list(number), columns)
    row, relation = matches(columns[0], need_sense)
    kinds = _kinds(needs, offers)
    many = len(needs) + len(offers)  # more than there are kinds
    asked = offer_sense[relation] * many + kinds[0][row]
    there = np.where(columns[1] < 0, -1, columns[1] * many + kinds[1])
    i, offer = matches(asked, there)
    need, worth = row[i], worth[relation[i]]
    worth = _held_to_codes(glossary, needs, offers, (need, offer, worth))
    enough = worth >= floor - ROUNDING
    return need[enough], offer[enough], worth[enough]


def _numbered(side: Sequence[Class], number: dict[Sense, int]) -> Ints:
    """Number what classes mean; -1 for what is not known."""
    return np.array(
        [number.setdefault(c.sense, len(number)) if c.known else -1 for c in side],
        dtype=np.int64,
    )


def _kinds(needs: Sequence[Class], offers: Sequence[Class]) -> list[Ints]:
    return shared_codes([c.kind for c in needs], [c.kind for c in offers])


def _alike_senses(glossary: Glossary, senses: list[Sense], columns: list[Ints]) -> Rows:
    """Say how much each sense of an offer is what each sense of a need asks for."""
    rows = [(i, one) for i, sense in enumerate(senses) for one in sense.commodities]
    sense, commodity = np.array(rows, dtype=np.int64).reshape(-1, 2).T
    relations = glossary.relations
    wanted, had = (np.isin(sense, column) for column in columns)
    left, row = matches(commodity[wanted], relations.need)
    again, right = matches(relations.offer[row], commodity[had])
    need, offer = sense[wanted][left[again]], sense[had][right]
    worth = relations.worth[row[again]]
    several = [len(one.commodities) > 1 and not one.listed for one in senses]
    unsure = np.array(several, dtype=bool)
    # the same ambiguous name on both sides is no less sure than a clear one
    doubtful = (unsure[need] | unsure[offer]) & (need != offer)
    return _best_of_each(need, offer, worth * np.where(doubtful, UNSURE, 1.0))


def _held_to_codes(
    glossary: Glossary, needs: Sequence[Class], offers: Sequence[Class], found: Rows
) -> Floats:
    """Take the smaller likeness where a class's name and code say different things."""
    need, offer, worth = found
    contradict = [
        np.array([c.by_code is not None for c in side], dtype=bool)
        for side in (needs, offers)
    ]
    rows = np.flatnonzero(contradict[0][need] | contradict[1][offer])
    by_code = code_likeness(
        [needs[i].code for i in need[rows].tolist()],
        [offers[j].code for j in offer[rows].tolist()],
    )
    one = np.array([needs[i].coded for i in need[rows].tolist()], dtype=np.int64)
    other = np.array([offers[j].coded for j in offer[rows].tolist()], dtype=np.int64)
    decided = (one >= 0) & (other >= 0)
    by_code = np.where(decided, glossary.relation(one, other), by_code)
    held = worth.copy()
    held[rows] = np.minimum(worth[rows], by_code)
    finer = [np.array([c.finer for c in side], "U6") for side in (needs, offers)]
    wanted, had = finer[0][need], finer[1][offer]
    apart = (wanted != had) & (wanted != "") & (had != "")
    return np.where(apart, np.minimum(held, SIBLING), held)


def _alike_texts(
    glossary: Glossary, needs: Sequence[Class], offers: Sequence[Class], floor: float
) -> Rows:
    """Take the larger of what words have in common and of what they come near to."""
    by_words = alike(
        [c.words for c in needs], [c.words for c in offers], floor / NAME_SHARE
    )
    by_sense = _near(glossary, needs, offers)
    return _best_of_each(
        np.concatenate([by_words[0], by_sense[0]]),
        np.concatenate([by_words[1], by_sense[1]]),
        np.concatenate([by_words[2], by_sense[2]]),
    )


def _near(glossary: Glossary, needs: Sequence[Class], offers: Sequence[Class]) -> Rows:
    """Say how alike texts are by the commodities that they are nearest to."""
    relations = glossary.relations
    sides = [_near_rows(side) for side in (needs, offers)]
    (need, wanted, sure), (offer, had, as_sure) = sides
    left, row = matches(wanted, relations.need)
    again, right = matches(relations.offer[row], had)
    worth = relations.worth[row[again]] * sure[left[again]] * as_sure[right]
    return _best_of_each(need[left[again]], offer[right], worth)


def _near_rows(side: Sequence[Class]) -> tuple[Ints, Ints, Floats]:
    rows = [
        (i, one, sure)
        for i, c in enumerate(side)
        for one, sure in (c.near or ((one, 1.0) for one in c.sense.commodities))
    ]
    table = np.array(rows, dtype=np.float64).reshape(-1, 3)
    return table[:, 0].astype(np.int64), table[:, 1].astype(np.int64), table[:, 2]


def _by_code_or_text(
    glossary: Glossary, needs: Sequence[Class], offers: Sequence[Class], floor: float
) -> Rows:
    """Take the larger of the code likeness and 0.6 x the text likeness.

    The latter only where no codes contradict.
    """
    both = [
        matches(*shared_codes(_keys(needs, n, only), _keys(offers, n, None)))
        for n, only in _lengths(floor)
    ]
    text_need, text_offer, shared = _alike_texts(glossary, needs, offers, floor)
    need = np.concatenate([*(one for one, _ in both), text_need])
    offer = np.concatenate([*(other for _, other in both), text_offer])
    codes = (
        np.array([c.code for c in needs], "U8"),
        np.array([c.code for c in offers], "U8"),
    )
    by_code = code_likeness(codes[0][need], codes[1][offer])
    clash = codes_contradict(codes[0][text_need], codes[1][text_offer])
    by_text = np.zeros(len(need))
    by_text[len(need) - len(shared) :] = np.where(clash, 0.0, NAME_SHARE * shared)
    kinds = _kinds(needs, offers)
    worth = np.maximum(by_code, by_text)
    good = (worth >= floor - ROUNDING) & (kinds[0][need] == kinds[1][offer])
    return _best_of_each(need[good], offer[good], worth[good])


def _lengths(floor: float) -> list[tuple[int, int | None]]:
    """Give the lengths of codes on which classes can meet that reach the floor.

    A need that names less than that is met by all offers that begin with it.
    """
    shared = CHAPTER_DIGITS if floor <= CHAPTER_LIKENESS else HEADING_DIGITS
    return [(shared, None), *((length, length) for length in range(1, shared))]


def _keys(side: Sequence[Class], digits: int, only: int | None) -> list[str]:
    """Give each class's kind and first digits; "" where it has fewer, or others."""
    return [
        f"{c.kind}|{c.code[:digits]}"
        if len(c.code) >= digits and only in (None, len(c.code))
        else ""
        for c in side
    ]


def _best_of_each(need: Ints, offer: Ints, worth: Floats) -> Rows:
    """Keep each pair once, with the largest likeness."""
    order = np.lexsort([-worth, offer, need])
    need, offer, worth = need[order], offer[order], worth[order]
    first: Bools = np.ones(len(need), dtype=bool)
    first[1:] = (need[1:] != need[:-1]) | (offer[1:] != offer[:-1])
    return need[first], offer[first], worth[first]
