"""From scored line pairs to pairs of businesses: the best line, direction, partners."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
import pandas as pd

from matchengine.trade.arrays import Bools, Ints, content_ranks, is_among, texts
from matchengine.trade.mission import Mission
from matchengine.trade.wishes import Two

ALTERNATIVES = 3
"""So many next best line pairs are kept for the explanation."""

DECIMALS = 12
"""Scores that agree in so many decimals are ties."""


@dataclass(frozen=True)
class Ranks:
    """What lines and lanes say, as numbers in order, by which ties are broken."""

    needs: Ints
    offers: Ints
    lanes: Ints


def ranks_of(mission: Mission) -> Ranks:
    """Rank the lines and lanes of a mission."""
    lanes = np.append(content_ranks(mission.lanes), [-1, -1, -1])  # what is no lane
    return Ranks(content_ranks(mission.needs), content_ranks(mission.offers), lanes)


def best_lines(rows: pd.DataFrame, ranks: Ranks) -> pd.DataFrame:
    """Keep each line pair's best way and each pair's best line pairs, best first.

    Ties between lines go by what stands in the tables' rows, not by their order; ties
    between ways go to the cheaper one, then to the faster.

    Parameters
    ----------
    rows
        One row for each line pair and way, with `buyer`, `seller`, `need`, `offer`,
        `lane`, `second` (rows counted from 0), `score`, `days`, `freight_per_unit` and
        `ton_freight`, by which ways compare where the goods' weight is not known.

    Returns
    -------
    The same columns with `place`: 0 for the best line pair of the ordered pair, then
    up to ALTERNATIVES.
    """
    rows = rows[_may_be_best(rows)]
    keys = (
        rows["buyer"],
        rows["seller"],
        -rows["score"].round(DECIMALS),
        ranks.needs[rows["need"]],
        ranks.offers[rows["offer"]],
        rows["freight_per_unit"].fillna(np.inf),
        rows["ton_freight"].fillna(np.inf),
        rows["days"].fillna(np.inf),
        ranks.lanes[rows["lane"]],
        ranks.lanes[rows["second"]],
    )
    ordered = rows.iloc[np.lexsort([np.asarray(key) for key in reversed(keys)])]
    ordered = ordered[~ordered.duplicated(["buyer", "seller", "need", "offer"])]
    place = ordered.groupby(["buyer", "seller"]).cumcount()
    ordered = ordered.assign(place=place)
    return ordered[place <= ALTERNATIVES].reset_index(drop=True)


def _may_be_best(rows: pd.DataFrame) -> Bools:
    """Say which ways are the best of their line pair, or tie; neighbours belong."""
    need, offer = rows["need"].to_numpy(), rows["offer"].to_numpy()
    if not len(need):
        return np.zeros(0, dtype=bool)
    score = rows["score"].round(DECIMALS).to_numpy()
    starts = np.ones(len(need), dtype=bool)
    starts[1:] = (need[1:] != need[:-1]) | (offer[1:] != offer[:-1])
    best = np.maximum.reduceat(score, np.flatnonzero(starts))
    return np.asarray(score == best[np.cumsum(starts) - 1])


def better_direction(
    best: pd.DataFrame, mission: Mission, as_given: Collection[Two]
) -> Bools:
    """Say which of a pair's two directions is taken: the better-scored.

    Ties go to the smaller buyer id. Directions in `as_given` are taken whatever they
    score, and their opposite never.
    """
    size = 1 + max((max(ends) for ends in as_given), default=0)
    opposite = np.sort([seller * size + buyer for buyer, seller in as_given])
    ends = best["buyer"].to_numpy(), best["seller"].to_numpy()
    known = (ends[0] < size) & (ends[1] < size)
    keys = np.where(known, ends[0] * size + ends[1], -1)
    refused = is_among(keys, opposite.astype(np.int64))
    rank = id_ranks(mission)
    low = best[["buyer", "seller"]].min(axis=1).to_numpy()
    high = best[["buyer", "seller"]].max(axis=1).to_numpy()
    score = -best["score"].round(DECIMALS).to_numpy()
    order = np.lexsort([rank[best["buyer"]], score, refused, high, low])
    two = pd.DataFrame({"low": low, "high": high}).iloc[order]
    taken = np.zeros(len(best), dtype=bool)
    taken[order] = ~two.duplicated().to_numpy()
    taken &= ~refused
    return taken


def among_the_best(
    pairs: pd.DataFrame, mission: Mission, max_candidates: int | None
) -> Bools:
    """Say which pairs are among the best `max_candidates` of either participant."""
    if max_candidates is None:
        return np.ones(len(pairs), dtype=bool)
    rank = id_ranks(mission)
    score = -pairs["score"].round(DECIMALS).to_numpy()
    me = np.concatenate([pairs["buyer"], pairs["seller"]])
    partner = np.concatenate([pairs["seller"], pairs["buyer"]])
    order = np.lexsort([rank[partner], np.tile(score, 2), me])
    place = pd.Series(me[order]).groupby(me[order]).cumcount().to_numpy()
    good = np.zeros(len(me), dtype=bool)
    good[order] = place < max_candidates
    return np.asarray(good[: len(pairs)] | good[len(pairs) :])


def id_ranks(mission: Mission) -> Ints:
    """Give each participant the place of its id among all ids in order."""
    ids = np.array(texts(mission.participants, "id"), dtype=object)
    rank = np.empty(len(ids), dtype=np.int64)
    rank[np.argsort(ids, kind="stable")] = np.arange(len(ids))
    return rank


def likely_direction(mission: Mission, one: int, other: int) -> Two:
    """Say who buys where no line pair tells: who has needs that face offers.

    Where that says nothing, the smaller id buys.
    """
    ids = texts(mission.participants, "id")
    buys = set(texts(mission.needs, "participant"))
    sells = set(texts(mission.offers, "participant"))
    both = sorted([(one, other), (other, one)], key=lambda pair: ids[pair[0]])
    for buyer, seller in both:
        if ids[buyer] in buys and ids[seller] in sells:
            return buyer, seller
    return both[0]
