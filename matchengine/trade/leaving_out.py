"""What takes pairs out before they are chosen, and in which words."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from matchengine.errors import Finding
from matchengine.trade.arrays import Floats, Ints, Texts, texts
from matchengine.trade.candidates import Candidates, among
from matchengine.trade.mission import Mission
from matchengine.trade.pairing import id_ranks
from matchengine.trade.wishes import Demands, Two, two

EXCLUDED = ("buyer", "seller", "reason", "why")


@dataclass(frozen=True)
class Stopped:
    """Pairs with a line pair that was stopped: all are rows counted from 0.

    `rule` is the row of the permits that stopped it, -1 if it was something else.
    """

    buyer: Ints
    seller: Ints
    need: Ints
    offer: Ints
    rule: Ints

    def __len__(self) -> int:
        return len(self.buyer)

    @classmethod
    def of(cls, some: Candidates, rule: Ints | None = None) -> Stopped:
        """Note candidates that were stopped."""
        none = np.full(len(some), -1, dtype=np.int64)
        return cls(
            some.buyer,
            some.seller,
            some.need,
            some.offer,
            none if rule is None else rule,
        )

    @classmethod
    def joined(cls, parts: Sequence[Stopped]) -> Stopped:
        """Put several together; no pair is stopped twice for one reason."""
        none = np.zeros(0, dtype=np.int64)
        names = ("buyer", "seller", "need", "offer", "rule")
        return cls(
            *(np.concatenate([none, *(getattr(p, n) for p in parts)]) for n in names)
        )

    def take(self, rows: Ints) -> Stopped:
        """Keep these rows."""
        return Stopped(
            self.buyer[rows],
            self.seller[rows],
            self.need[rows],
            self.offer[rows],
            self.rule[rows],
        )


def stopped_first(some: Stopped, pair: Ints, ranks: Ints) -> Stopped:
    """Keep one row of each pair: that of the smaller buyer id, then by the rows."""
    order = np.lexsort([some.offer, some.need, ranks[some.buyer], pair])
    first = np.ones(len(order), dtype=bool)
    first[1:] = pair[order][1:] != pair[order][:-1]
    return some.take(order[first])


@dataclass(frozen=True)
class Gates:
    """Of the pairs that somebody asked for, those that were stopped at a gate.

    Both say for two participants (buyer and seller, by their row counted from 0) why.
    `blocked` also keeps the row of the permits in the spreadsheet.
    """

    blocked: dict[Two, tuple[Two, int, str]]
    warm: dict[Two, tuple[Two, str]]

    def against(self, mission: Mission, demands: Demands) -> Iterator[Finding]:
        """Name what must be held although a permit blocks it: both rows."""
        settled = {two(*ends): demands.meetings[ends] for ends in demands.locked}
        for pair, (_, permit_row, why) in sorted(self.blocked.items()):
            for table, rows in (("wishes", demands.musts), ("meetings", settled)):
                if pair in rows:
                    yield Finding(
                        mission.source(table),
                        "the meeting must be held, but "
                        f"row {permit_row} of {mission.source('permits')} blocks all "
                        f"that the two could trade: {why}",
                        "Withdraw the one or the other, or correct the certificates.",
                        row=rows[pair],
                    )


def read_gates(
    mission: Mission, blocked: Stopped, warm: Stopped, asked: Collection[Two]
) -> Gates:
    """Find the pairs that somebody asked for among those that were stopped."""
    by_permit = blocked.take(
        np.flatnonzero(among(blocked.buyer, blocked.seller, asked))
    )
    too_warm = warm.take(np.flatnonzero(among(warm.buyer, warm.seller, asked)))
    reasons = permit_words(mission, by_permit)
    rows = mission.permits.index.to_numpy()[by_permit.rule].tolist()
    found = {
        two(*ends): (ends, int(row), str(why))
        for ends, row, why in zip(_ends(by_permit), rows, reasons, strict=True)
    }
    no_cold = {
        two(*ends): (ends, str(why))
        for ends, why in zip(
            _ends(too_warm), cold_words(mission, too_warm), strict=True
        )
    }
    return Gates(found, {p: w for p, w in no_cold.items() if p not in found})


def excluded_pairs(
    mission: Mission,
    demands: Demands,
    vetoed: Stopped,
    blocked: Stopped,
    warm: Stopped,
    below: tuple[Ints, Ints, Floats],
    least: float,
) -> pd.DataFrame:
    """List the pairs that could have been: vetoed, stopped at a gate, under the floor.

    Each is listed once, with the first of these reasons, in the order of the ids.
    """
    never = {two(*ends) for ends in _ends(blocked)} if demands.kept else set()
    stay = demands.kept - never  # these stay, come what may
    reasons = (
        ("veto", vetoed.buyer, vetoed.seller, _veto_words(mission, demands, vetoed)),
        ("permit", blocked.buyer, blocked.seller, permit_words(mission, blocked)),
        ("cold", warm.buyer, warm.seller, cold_words(mission, warm)),
        ("floor", below[0], below[1], _floor_words(below[2], least)),
    )
    buyer = np.concatenate([row[1] for row in reasons])
    seller = np.concatenate([row[2] for row in reasons])
    why = np.concatenate([row[3] for row in reasons])
    kinds = np.array([row[0] for row in reasons], dtype=object)
    reason = np.repeat(np.arange(len(reasons)), [len(row[1]) for row in reasons])
    size = max(len(mission.participants), 1)
    pair = np.minimum(buyer, seller) * size + np.maximum(buyer, seller)
    _, first = np.unique(pair, return_index=True)  # the first reason of each
    first = first[~among(buyer[first], seller[first], stay)]
    ranks = id_ranks(mission)
    rows = first[np.lexsort([ranks[seller[first]], ranks[buyer[first]]])]
    ids = np.array(texts(mission.participants, "id"), dtype=object)
    cells = (ids[buyer[rows]], ids[seller[rows]], kinds[reason[rows]], why[rows])
    return pd.DataFrame(
        {n: pd.Series(c, dtype=object) for n, c in zip(EXCLUDED, cells, strict=True)}
    )


def permit_words(mission: Mission, some: Stopped) -> Texts:
    """Say which permit stops each of them."""

    def words(offer: int, rule: int) -> str:
        return (
            f"the offer in row {mission.offers.index[offer]} of "
            f"{mission.source('offers')} lacks "
            f"'{mission.permits['permit'].iloc[rule]}', without which row "
            f"{mission.permits.index[rule]} of {mission.source('permits')} blocks it"
        )

    ends, place = _distinct(some.offer, some.rule)
    return _texts([words(*both) for both in ends])[place]


def cold_words(mission: Mission, some: Stopped) -> Texts:
    """Say between which ports nothing keeps cold."""
    ports = texts(mission.participants, "port")
    code = {port: i for i, port in enumerate(dict.fromkeys(ports))}
    number = np.array([code[port] for port in ports], dtype=np.int64)
    names = list(code)
    ends, place = _distinct(number[some.seller], number[some.buyer])
    said = [
        "the goods are to be kept cold, and no lane from "
        f"{names[origin]} to {names[destination]} does that"
        for origin, destination in ends
    ]
    return _texts(said)[place]


def _veto_words(mission: Mission, demands: Demands, some: Stopped) -> Texts:
    rows = [demands.vetoes[two(*ends)] for ends in _ends(some)]
    return _texts([f"row {row} of {mission.source('wishes')} says no" for row in rows])


def _floor_words(score: Floats, least: float) -> Texts:
    shown, place = np.unique(np.round(score, 4), return_inverse=True)
    said = [f"the score {one:.4f} is below the least of {least:g}" for one in shown]
    return _texts(said)[place.reshape(-1)]


def _ends(some: Stopped) -> list[Two]:
    return list(zip(some.buyer.tolist(), some.seller.tolist(), strict=True))


def _distinct(one: Ints, other: Ints) -> tuple[list[Two], Ints]:
    """Give the different pairs of numbers, and where each row's stands among them."""
    size = int(other.max(initial=0)) + 2
    keys, place = np.unique(one * size + other + 1, return_inverse=True)
    first, second = np.divmod(keys, size)
    return list(zip(first.tolist(), (second - 1).tolist(), strict=True)), place.reshape(
        -1
    )


def _texts(words: list[str]) -> Texts:
    found: Texts = np.empty(len(words), dtype=object)
    found[:] = words
    return found
