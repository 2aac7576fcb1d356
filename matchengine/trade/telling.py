"""From rows of the scores to the line pairs of an explanation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Literal

import numpy as np
import pandas as pd

from matchengine.trade.adding import POINTS, contributions, harmonic_mean
from matchengine.trade.arrays import texts
from matchengine.trade.explanation import (
    Adjustment,
    Line,
    LinePair,
    PartOfScore,
    Way,
)
from matchengine.trade.facts import FACTS, Looked
from matchengine.trade.lines import Lines
from matchengine.trade.mission import Mission
from matchengine.trade.permit_facts import permits_of
from matchengine.trade.rating import scale_of, ships
from matchengine.trade.scores import OWN, UNEVEN, WISH, Basis

Row = Mapping[str, Any]

NAMED = 3
"""Of several commodities that a line may mean, so many are named."""


def tell(
    rows: pd.DataFrame,
    mission: Mission,
    seen: Sequence[Lines],
    basis: Basis,
    rules: pd.DataFrame,
) -> tuple[LinePair, ...]:
    """Tell of each row of `Scores.frame` or `Scores.others` how it came about.

    Parameters
    ----------
    mission
        The businesses that the rows are about, and the tables they stand in.
    seen
        All lines of these businesses that the parts were asked about.
    rules
        The permits table by which permits are told of.

    Raises
    ------
    LookupError
        If a row is of a line pair that is not among those seen.
    """
    records = rows.astype(object).to_dict("records")
    teller = _Teller(mission, seen, basis, rules)
    return tuple(teller.pair({str(k): v for k, v in row.items()}) for row in records)


class _Teller:
    def __init__(
        self,
        mission: Mission,
        seen: Sequence[Lines],
        basis: Basis,
        rules: pd.DataFrame,
    ) -> None:
        self.mission, self.seen, self.basis = mission, seen, basis
        self.with_rules = replace(mission, permits=rules)

    def pair(self, row: Row) -> LinePair:
        looked: Looked | None = None
        if not pd.isna(row["need"]):
            looked = self._looked(row)
        parts, adjustments = self._points(row, looked)
        return LinePair(
            buyer=row["buyer"],
            seller=row["seller"],
            kind=row["kind"],
            need=None if looked is None else looked.need,
            offer=None if looked is None else looked.offer,
            score=float(row["score"]),
            value=int(row["value"]),
            buyer_utility=float(row["buyer_utility"]),
            seller_utility=float(row["seller_utility"]),
            wish=float(row["wish"]),
            parts=parts,
            adjustments=adjustments,
            way=self._way(row, looked) if looked and row["kind"] == "goods" else None,
            permits=()
            if looked is None
            else permits_of(
                self.with_rules, looked.need.row, looked.offer.row, self.basis.on
            ),
            trade_per_month=float(row["trade_per_month"]),
            investment=float(row["investment"]),
        )

    def _looked(self, row: Row) -> Looked:
        """Find the line that a row of the scores was made of."""
        need, offer = int(row["need"]), int(row["offer"])
        if need not in self.mission.needs.index or (
            offer not in self.mission.offers.index
        ):
            raise LookupError(need, offer)
        at_need = self.mission.needs.index.get_loc(need)
        at_offer = self.mission.offers.index.get_loc(offer)
        for lines in self.seen:
            same = (lines.need == at_need) & (lines.offer == at_offer)
            if lines.kind == "goods":
                for name in ("days", "freight_per_unit"):
                    is_so = np.isclose(
                        getattr(lines, name), float(row[name]), equal_nan=True
                    )
                    same &= is_so
            found = np.flatnonzero(same)
            if len(found):
                return self._at(lines, int(found[0]), need, offer)
        raise LookupError(need, offer)

    def _at(self, lines: Lines, at: int, need: int, offer: int) -> Looked:
        wanted, offered = self._line("needs", need), self._line("offers", offer)
        # quantities and prices are in the need's unit, unless it states none
        stated = not (np.isnan(lines.quantity[at]) and np.isnan(lines.limit[at]))
        unit = wanted.unit if stated else offered.unit
        return Looked(lines, at, wanted, offered, unit, self.basis.scoring)

    def _line(self, table: Literal["needs", "offers"], row: int) -> Line:
        frame = self.mission.frame(table)
        at = frame.index.tolist().index(row)
        cells, meant = frame.iloc[at], self.mission.meant(table)
        taken = [
            self.mission.glossary.commodities[number]
            for number in meant.lines[at].sense.commodities[:NAMED]
        ]
        return Line(
            row,
            str(cells["product"]),
            str(cells["hs"]),
            str(cells["unit"]),
            commodity=(
                " / ".join(one.indonesian for one in taken),
                " / ".join(one.english for one in taken),
            ),
            how=meant.lines[at].how if taken else "",
            confidence=float(meant.confidence[at]),
            contradicted=bool(meant.contradicts[at]),
        )

    def _points(
        self, row: Row, looked: Looked | None
    ) -> tuple[tuple[PartOfScore, ...], tuple[Adjustment, ...]]:
        scoring, terms = self.basis.scoring, self.basis.terms
        own = float(row.get(OWN, np.nan))
        given = not np.isnan(own)
        theirs = scoring.own_share if given else 0.0
        if looked is None:
            only = Adjustment(OWN, own, POINTS * theirs * own / POINTS, row["value"])
            return (), (only,) if given else ()
        scale = scale_of(row["kind"], scoring, terms)
        numbers = np.array([float(row[name]) for name in scale.parts])
        wish = float(row["wish"])
        points = contributions(
            numbers[None, :],
            scale.buyer,
            scale.seller,
            np.array([wish]),
            scoring.wish_weight,
            np.array([own]) if given else None,
            scoring.own_share,
        )[0].tolist()
        ours = POINTS * (1 - theirs)
        buyer, seller = float(row["buyer_utility"]), float(row["seller_utility"])
        fit = float(harmonic_mean(np.array([buyer]), np.array([seller]))[0])
        parts = tuple(
            PartOfScore(
                name,
                number,
                name in row["unknown"],
                float(b),
                float(s),
                ours * number * float(b + s) / 2,
                point,
                FACTS[name](looked) if name in FACTS and ships(terms[name]) else (),
            )
            for name, number, b, s, point in zip(
                scale.parts,
                numbers.tolist(),
                scale.buyer,
                scale.seller,
                points[: len(numbers)],
                strict=True,
            )
        )
        uneven = fit - (buyer + seller) / 2
        not_mutual = -scoring.wish_weight * (1 - wish) * fit
        exact = [
            (UNEVEN, buyer - seller, ours * uneven),
            (WISH, wish, ours * not_mutual),
        ]
        if given:
            exact.append((OWN, own, theirs * own))
        adjustments = tuple(
            Adjustment(name, number, size, point)
            for (name, number, size), point in zip(
                exact, points[len(numbers) :], strict=True
            )
        )
        return parts, adjustments

    def _way(self, row: Row, looked: Looked) -> Way:
        people = self.mission.participants
        ports = dict(zip(texts(people, "id"), texts(people, "port"), strict=True))
        return Way(
            mode=row["mode"],
            origin=ports[row["seller"]],
            destination=ports[row["buyer"]],
            row=None if pd.isna(row["lane"]) else int(row["lane"]),
            ready=looked.number("ready"),
            travel=looked.number("way"),
            freight_per_unit=looked.number("freight_per_unit"),
            unit=looked.unit,
            via=str(row["via"]),
            second_row=None if pd.isna(row["second_lane"]) else int(row["second_lane"]),
        )


def missing_blocks(pair: LinePair) -> Iterator[tuple[str, int]]:
    """Give the name and row of each permit without which a line pair is out."""
    for permit in pair.permits:
        if permit.blocks and permit.standing == "missing":
            yield permit.name, permit.row
