"""Which of the scored pairs are proposed, and what became of the others."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from matchengine.errors import Finding
from matchengine.trade.arrays import texts
from matchengine.trade.candidates import among
from matchengine.trade.leaving_out import Gates
from matchengine.trade.mission import Mission
from matchengine.trade.own_pairs import OwnPairs, with_own
from matchengine.trade.pairing import (
    among_the_best,
    better_direction,
    likely_direction,
)
from matchengine.trade.settings import Scoring
from matchengine.trade.wishes import Demands, Two, two


@dataclass(frozen=True)
class Choice:
    """The pairs that stay, and what became of the others.

    `pairs`, `below` (those under the least score) and `others` have the columns that
    `best_lines` gives; rows and participants are counted from 0 there, and `need` is
    -1 where a pair has no line pair. `pairs` says in `must` whether a side must have
    it; `others` names in `pair_buyer` and `pair_seller` the pair that a row belongs to.
    """

    pairs: pd.DataFrame
    below: pd.DataFrame
    others: pd.DataFrame
    cut: int
    warnings: tuple[Finding, ...]


def choose(
    lines: pd.DataFrame,
    mission: Mission,
    scoring: Scoring,
    demands: Demands,
    gates: Gates,
    own: OwnPairs,
) -> Choice:
    """Take each pair's best line pair and direction; then floor, then candidates.

    Pairs that must be held stay whatever they score, even without a line pair, and so
    do those of the agreed meetings, in the direction given there. Pairs that the
    organiser scored are there even without a line pair, in the direction given there.

    Parameters
    ----------
    lines
        As `best_lines` gives them.
    """
    as_given = {**own.rows, **demands.meetings}
    best = lines[lines["place"] == 0]
    pairs = best[better_direction(best, mission, as_given)]
    asked = demands.kept | own.twos
    missing = asked - _found(pairs, asked) - set(gates.blocked)
    bare = [_direction(mission, as_given, pair) for pair in sorted(missing)]
    pairs = pd.concat([pairs, _bare_rows(bare, pairs, demands, scoring)])
    pairs = with_own(pairs, own, scoring)
    wanted = [pair for pair in bare if two(*pair) in demands.kept - own.twos]
    nothing = _nothing_to_trade(mission, demands, gates, wanted, _found(best, asked))
    ends = pairs["buyer"].to_numpy(), pairs["seller"].to_numpy()
    pairs = pairs.assign(must=among(*ends, demands.musts))
    kept = among(*ends, demands.kept)
    above = (pairs["score"] >= scoring.min_score).to_numpy() | kept
    below, pairs, kept = pairs[~above], pairs[above], kept[above]
    good = among_the_best(pairs, mission, scoring.max_candidates) | kept
    return Choice(
        pairs[good].reset_index(drop=True),
        below.reset_index(drop=True),
        _others(lines, pairs[good]),
        int((~good).sum()),
        (*own.blocked(mission, set(gates.blocked)), *nothing),
    )


def _found(pairs: pd.DataFrame, asked: Collection[Two]) -> set[Two]:
    """Give those of the pairs asked for that are there, whoever buys."""
    buyer, seller = pairs["buyer"].to_numpy(), pairs["seller"].to_numpy()
    rows = np.flatnonzero(among(buyer, seller, asked))
    return {
        two(one, other)
        for one, other in zip(buyer[rows].tolist(), seller[rows].tolist(), strict=True)
    }


def _direction(mission: Mission, as_given: Collection[Two], pair: Two) -> Two:
    one, other = pair
    for ends in ((one, other), (other, one)):
        if ends in as_given:
            return ends
    return likely_direction(mission, one, other)


def _bare_rows(
    ends: list[Two], like: pd.DataFrame, demands: Demands, scoring: Scoring
) -> pd.DataFrame:
    """Make rows for pairs that are wanted although nothing could be traded."""
    both = np.array(ends, dtype=np.int64).reshape(-1, 2)
    bare = pd.DataFrame(index=range(len(ends)))
    for column, cells in like.items():
        if cells.dtype == bool:
            bare[column] = False
        elif column == "kind":
            bare[column] = ""
        else:
            bare[column] = np.full(len(ends), np.nan)
    filled = {"score": 0.0, "buyer_utility": 0.0, "seller_utility": 0.0}
    wish = demands.wish_values(both[:, 0], both[:, 1], scoring.wishes)
    bare = bare.assign(**filled, buyer=both[:, 0], seller=both[:, 1], wish=wish)
    return bare.assign(need=-1, offer=-1, lane=-2, second=-1, place=0).astype(
        like.dtypes
    )


def _others(lines: pd.DataFrame, pairs: pd.DataFrame) -> pd.DataFrame:
    """Give the line pairs, of both directions, that did not become their pair's."""
    ends = pairs[["buyer", "seller"]]
    turned = ends.set_axis(["seller", "buyer"], axis=1)
    belongs = pd.concat([ends, turned])
    belongs["pair_buyer"] = np.tile(ends["buyer"], 2)
    belongs["pair_seller"] = np.tile(ends["seller"], 2)
    others = lines.merge(belongs, on=["buyer", "seller"])
    same = others["buyer"] == others["pair_buyer"]
    return others[~(same & (others["place"] == 0))].reset_index(drop=True)


def _nothing_to_trade(
    mission: Mission,
    demands: Demands,
    gates: Gates,
    bare: list[Two],
    tradable: set[Two],
) -> Iterator[Finding]:
    """Name wanted meetings that are worth nothing, or only the other way round."""
    ids = texts(mission.participants, "id")
    for ends in bare:
        agreed = ends in demands.meetings
        turned = two(*ends) in tradable
        why = f"{ids[ends[0]]} needs nothing that {ids[ends[1]]} offers"
        if turned:
            why += ", only the other way round"
        elif two(*ends) in gates.warm:
            why = gates.warm[two(*ends)][1]
        yield Finding(
            mission.source("meetings" if agreed else "wishes"),
            f"the meeting counts nothing: {why}",
            "Swap buyer and seller." if turned else "It is kept all the same.",
            row=demands.meetings[ends] if agreed else demands.musts[two(*ends)],
            severity="warning",
        )
