"""From scored line pairs to pairs of businesses: the best line, direction, partners."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
import pandas as pd

from matchengine.trade.arrays import Bools, Ints, content_ranks, texts
from matchengine.trade.mission import Mission
from matchengine.trade.wishes import Two

ALTERNATIVES = 3
"""So many next best line pairs are kept for the explanation."""

DECIMALS = 12
"""Scores that agree in so many decimals are ties."""


def best_lines(rows: pd.DataFrame, mission: Mission) -> pd.DataFrame:
    """Keep each line pair's best way and each pair's best line pairs, best first.

    Ties between lines go by what stands in the tables' rows, not by their order; ties
    between ways go to the cheaper one, then to the faster.

    Parameters
    ----------
    rows
        One row for each line pair and way, with `buyer`, `seller`, `need`, `offer`,
        `lane` (rows counted from 0), `score`, `days`, `freight_per_unit` and
        `ton_freight`, by which ways compare where the goods' weight is not known.

    Returns
    -------
    The same columns with `place`: 0 for the best line pair of the ordered pair, then
    up to ALTERNATIVES.
    """
    needs, offers = content_ranks(mission.needs), content_ranks(mission.offers)
    lanes = np.append(content_ranks(mission.lanes), [-1, -1])
    keys = pd.DataFrame(
        {
            "buyer": rows["buyer"],
            "seller": rows["seller"],
            "score": -rows["score"].round(DECIMALS),
            "need": needs[rows["need"]],
            "offer": offers[rows["offer"]],
            "freight": rows["freight_per_unit"].fillna(np.inf),
            "ton_freight": rows["ton_freight"].fillna(np.inf),
            "days": rows["days"].fillna(np.inf),
            "lane": lanes[rows["lane"]],
        }
    )
    order = np.lexsort(keys.to_numpy(dtype=np.float64).T[::-1])
    ordered = rows.iloc[order]
    ordered = ordered[~ordered.duplicated(["buyer", "seller", "need", "offer"])]
    place = ordered.groupby(["buyer", "seller"]).cumcount()
    ordered = ordered.assign(place=place)
    return ordered[place <= ALTERNATIVES].reset_index(drop=True)


def better_direction(
    best: pd.DataFrame, mission: Mission, as_given: Collection[Two]
) -> Bools:
    """Say which of a pair's two directions is taken: the better-scored.

    Ties go to the smaller buyer id. Directions in `as_given` are taken whatever they
    score, and their opposite never.
    """
    opposite = {(seller, buyer) for buyer, seller in as_given}
    ends = list(zip(best["buyer"].tolist(), best["seller"].tolist(), strict=True))
    refused = np.array([pair in opposite for pair in ends], dtype=bool)
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
