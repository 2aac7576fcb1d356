"""Which need and which offer could belong together at all.

Lines are joined on what they share, a heading of the code or a name, and never
compared all with all.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np

from matchengine.trade.arrays import (
    Floats,
    Ints,
    Texts,
    matches,
    positions,
    shared_codes,
    texts,
)
from matchengine.trade.mission import Mission
from matchengine.trade.products import (
    CHAPTER_DIGITS,
    CHAPTER_LIKENESS,
    HEADING_DIGITS,
    normalise_code,
    normalise_name,
    product_likeness,
)
from matchengine.trade.wishes import Two, two


@dataclass(frozen=True)
class Candidates:
    """Line pairs that may trade: rows (counted from 0) of needs, offers, participants.

    `likeness` in [0, 1] says how much the offer is what the need asks for.
    """

    need: Ints
    offer: Ints
    buyer: Ints
    seller: Ints
    likeness: Floats

    def take(self, rows: Ints) -> Candidates:
        """Keep these rows."""
        return Candidates(
            self.need[rows],
            self.offer[rows],
            self.buyer[rows],
            self.seller[rows],
            self.likeness[rows],
        )

    def of_kind(self, mission: Mission, kind: str) -> Candidates:
        """Keep those whose lines are of this kind."""
        kinds = np.array(texts(mission.needs, "kind"), dtype=object)
        return self.take(np.flatnonzero(kinds[self.need] == kind))

    def without(self, vetoes: Collection[Two]) -> tuple[Candidates, Candidates]:
        """Part them: those of pairs without a veto, and those with one."""
        ends = zip(self.buyer.tolist(), self.seller.tolist(), strict=True)
        refused = np.array([two(*pair) in vetoes for pair in ends], dtype=bool)
        return self.take(np.flatnonzero(~refused)), self.take(np.flatnonzero(refused))


def sides_of(mission: Mission, across: str | None) -> Ints | None:
    """Number participants by their side: by what stands in the column `across`."""
    if across is None:
        return None
    cells = [normalise_name(text) for text in texts(mission.participants, across)]
    return shared_codes(cells)[0]


def find_candidates(
    mission: Mission, product_floor: float, sides: Ints | None
) -> Candidates:
    """Find the line pairs whose product likeness reaches the floor.

    Parameters
    ----------
    sides
        A number for each participant: those with the same one never pair. None lets
        any two different businesses pair.

    Returns
    -------
    Candidates, in the order of the needs, then of the offers.
    """
    ids = texts(mission.participants, "id")
    buyers = positions(texts(mission.needs, "participant"), ids)
    sellers = positions(texts(mission.offers, "participant"), ids)
    needs, offers = _Side(mission, "needs"), _Side(mission, "offers")
    found = []
    for need_keys, offer_keys in _join_keys(needs, offers, product_floor):
        need, offer = matches(*shared_codes(need_keys, offer_keys))
        apart = buyers[need] != sellers[offer]
        if sides is not None:
            apart &= sides[buyers[need]] != sides[sellers[offer]]
        found.append(need[apart] * max(len(sellers), 1) + offer[apart])
    both = np.unique(np.concatenate(found))
    need, offer = np.divmod(both, max(len(sellers), 1))
    likeness = product_likeness(
        needs.codes[need], offers.codes[offer], needs.names[need], offers.names[offer]
    )
    everything = Candidates(need, offer, buyers[need], sellers[offer], likeness)
    return everything.take(np.flatnonzero(likeness >= product_floor))


class _Side:
    """The lines of one side, as they are joined and compared."""

    def __init__(self, mission: Mission, table: str) -> None:
        frame = mission.frame(table)
        self.kinds = texts(frame, "kind")
        codes = [normalise_code(text) for text in texts(frame, "hs")]
        self.codes = np.array(codes, dtype="U8")
        self.names: Texts = np.empty(len(frame), dtype=object)
        self.names[:] = [normalise_name(text) for text in texts(frame, "product")]

    def prefixes(self, digits: int, only: int | None = None) -> list[str]:
        """Give each line's kind and first digits; "" where it has fewer.

        With `only`, lines whose code has another length get "" too.
        """
        return [
            f"{kind}|{code[:digits]}"
            if len(code) >= digits and only in (None, len(code))
            else ""
            for kind, code in zip(self.kinds, self.codes.tolist(), strict=True)
        ]

    def named(self) -> list[str]:
        """Give each line's kind and name; "" where it has no name."""
        return [
            f"{kind}|{name}" if name else ""
            for kind, name in zip(self.kinds, self.names.tolist(), strict=True)
        ]


def _join_keys(
    needs: _Side, offers: _Side, product_floor: float
) -> list[tuple[list[str], list[str]]]:
    """Give the keys on which lines can meet that reach the floor."""
    shared = CHAPTER_DIGITS if product_floor <= CHAPTER_LIKENESS else HEADING_DIGITS
    keys = [(needs.prefixes(shared), offers.prefixes(shared))]
    # a need that names less than that is met by all offers that begin with it
    for length in range(1, shared):
        keys.append((needs.prefixes(length, only=length), offers.prefixes(length)))
    return [*keys, (needs.named(), offers.named())]
