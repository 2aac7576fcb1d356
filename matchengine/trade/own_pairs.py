"""Scores that the organiser gives: they replace ours, or blend with them.

They stand in the table `pairs`, a row for a buyer and a seller. Such a pair is one even
without a common product, in the direction given there, unless it may not meet at all.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from matchengine.errors import Finding
from matchengine.trade.adding import POINTS
from matchengine.trade.arrays import Floats, Ints, positions, texts
from matchengine.trade.mission import Mission
from matchengine.trade.settings import Scoring
from matchengine.trade.wishes import Demands, Two, two


@dataclass(frozen=True)
class OwnPairs:
    """The organiser's scores by (buyer, seller); participants by their row from 0.

    `rows` are those of the spreadsheet, `points` what a pair is worth in points of
    1/1000, not rounded.
    """

    rows: dict[Two, int]
    points: dict[Two, float]

    def __bool__(self) -> bool:
        return bool(self.rows)

    @property
    def twos(self) -> set[Two]:
        """Those who have such a score, whoever buys; the smaller row first."""
        return {two(*ends) for ends in self.rows}

    def points_of(self, pairs: pd.DataFrame) -> Floats:
        """Give the points of each of these pairs; NaN where none were given."""
        if not self.points:
            return np.full(len(pairs), np.nan)
        ends = zip(pairs["buyer"].tolist(), pairs["seller"].tolist(), strict=True)
        return np.array([self.points.get(one, np.nan) for one in ends], np.float64)

    def blocked(self, mission: Mission, blocked: set[Two]) -> Iterator[Finding]:
        """Name those that a permit keeps from meeting."""
        for ends, row in self.rows.items():
            if two(*ends) in blocked:
                yield _left_out(mission, row, "a permit blocks all they could trade")


def read_own_pairs(
    mission: Mission, demands: Demands, sides: Ints | None
) -> tuple[OwnPairs, tuple[Finding, ...]]:
    """Read the organiser's scores; those of pairs that may not meet give a warning.

    Participants with the same number in `sides` never pair.
    """
    ids = texts(mission.participants, "id")
    table = mission.pairs
    rows: dict[Two, int] = {}
    points: dict[Two, float] = {}
    warnings = []
    for row, buyer, seller, score, value in zip(
        table.index.tolist(),
        positions(texts(table, "buyer"), ids).tolist(),
        positions(texts(table, "seller"), ids).tolist(),
        table["score"].tolist(),
        table["value"].tolist(),
        strict=True,
    ):
        veto = demands.vetoes.get(two(buyer, seller))
        if sides is not None and sides[buyer] == sides[seller]:
            warnings.append(
                _left_out(mission, row, "the two are on one side of the mission")
            )
        elif veto is not None:
            says_no = f"row {veto} of {mission.source('wishes')} says no"
            warnings.append(_left_out(mission, row, says_no))
        else:
            rows[buyer, seller] = row
            points[buyer, seller] = POINTS * score if np.isnan(value) else value
    return OwnPairs(rows, points), tuple(warnings)


def with_own(pairs: pd.DataFrame, own: OwnPairs, scoring: Scoring) -> pd.DataFrame:
    """Let the organiser's scores replace ours, or blend with them.

    Returns
    -------
    The pairs with their `score` as it now is, and `own_points`: the organiser's, NaN
    where there are none.
    """
    points = own.points_of(pairs)
    share = scoring.own_share
    blended = (1 - share) * pairs["score"] + share * np.minimum(1, points / POINTS)
    score = np.where(np.isnan(points), pairs["score"], blended)
    return pairs.assign(score=score, own_points=points)


def _left_out(mission: Mission, row: int, why: str) -> Finding:
    return Finding(
        mission.source("pairs"),
        f"the pair cannot be: {why}",
        "It is left out; take the row out.",
        row=row,
        severity="warning",
    )
