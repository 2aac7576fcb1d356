"""The scored pairs of a mission, as people and programs take them."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from matchengine.errors import Finding
from matchengine.faces.scores import MOST_PAIRS, PairShown, scores_face
from matchengine.trade.adding import (
    blended_value,
    contributions,
    harmonic_mean,
    value_of,
    with_wish,
)
from matchengine.trade.arrays import Bools, Floats, Texts, texts
from matchengine.trade.choosing import Choice
from matchengine.trade.mission import Mission
from matchengine.trade.rating import Part, scale_of
from matchengine.trade.settings import Scoring

UNEVEN, WISH, OWN = "uneven", "wish", "own"
"""The contributions that are no part: uneven for the two sides, wish not mutual, and,
where the mission has a table of them, the organiser's own scores."""


ESTIMATED = "estimate"
"""The mode of a way for which no lane is given."""


@dataclass(frozen=True)
class Basis:
    """What scores were made by, besides the mission."""

    scoring: Scoring
    across: str | None
    on: datetime.date | None
    terms: Mapping[str, Part]


@dataclass(frozen=True, eq=False)
class Scores:
    """What the pairs of a mission are worth, and what was left out.

    Attributes
    ----------
    frame
        One row a pair, the most valuable first (then by buyer, by seller):

        ========================== =====================================================
        buyer, seller              ids
        kind                       goods, service or investment; "" without a line pair
        need, offer                row in the spreadsheet of the best line pair; or NA
        score                      in [0, 1], not rounded
        value                      the score in whole points of 1/1000
        buyer_utility, seller_utility  what each side sees, in [0, 1]
        wish                       what the wishes count, in [0, 1]
        must                       whether either side must have this meeting
        (the parts)                in [0, 1], one column each, by the names in `parts`;
                                   NaN where the kind has no such part
        unknown                    tuple of the parts that are not known
        lane                       row in the spreadsheet of the lanes; or NA
        second_lane                that of the lane the goods go on by; or NA
        mode                       the lane's; two with a + between; "local" where none
                                   is needed, "estimate" where none is given
        via                        port between two lanes; or ""
        days                       from the order to the buyer's door; NaN: not known
        freight_per_unit           rupiah, in the need's unit; NaN: not known
        trade_per_month            rupiah a month that both sides can do (goods,
                                   services); NaN: not known
        investment                 rupiah once (investment); NaN: not known
        own                        points that the organiser gave, only if the mission
                                   has a table `pairs`; NaN where none
        ========================== =====================================================
    contributions
        Aligned with `frame`: whole points of the parts, of `uneven`, of `wish` and,
        if the mission has a table `pairs`, of `own`, which add up to the value.
    others
        The next best line pairs and the other direction of the pairs in `frame`, with
        its columns and `pair_buyer`, `pair_seller`: the pair they belong to.
    excluded
        Candidates that are no pair: buyer, seller, reason (veto, permit, cold, floor)
        and why, in words.
    cut
        How many pairs were beyond `max_candidates`.
    warnings
        What was not known and would have changed a score.
    parts
        The names of the parts, in order.
    basis
        What they were made by: settings, side, day, parts.
    """

    frame: pd.DataFrame
    contributions: pd.DataFrame
    others: pd.DataFrame
    excluded: pd.DataFrame
    cut: int = 0
    warnings: tuple[Finding, ...] = ()
    parts: tuple[str, ...] = ()
    basis: Basis | None = None

    def __len__(self) -> int:
        return len(self.frame)

    def to_records(self) -> list[dict[str, Any]]:
        """Give one dict a pair: who, which rows, the score, its parts and points.

        `need` and `offer` are rows of the spreadsheets; None without a line pair.
        """
        shown = ["buyer", "seller", "score", "value", "need", "offer"]
        plain = self.frame[[*shown, "unknown", *self.parts]].astype(object)
        points = self.contributions.to_dict("records")
        records = []
        for row, point in zip(plain.to_dict("records"), points, strict=True):
            record = {name: _or_none(row[name]) for name in shown}
            parts = {name: _or_none(row[name]) for name in self.parts}
            record["parts"] = {n: part for n, part in parts.items() if part is not None}
            record["contributions"] = {str(n): int(p) for n, p in point.items()}
            record["unknown"] = list(row["unknown"])
            records.append(record)
        return records

    def as_json(self) -> dict[str, Any]:
        """Give what `matchengine score --json` prints, ready for `json.dumps`."""
        excluded = self.excluded[["buyer", "seller", "why"]].to_dict("records")
        return {"pairs": self.to_records(), "excluded": excluded, "cut": self.cut}

    def _repr_html_(self) -> str:
        best = self.frame.head(MOST_PAIRS).to_dict("records")
        return scores_face(
            [
                PairShown(
                    row["buyer"],
                    row["seller"],
                    row["value"],
                    row["score"],
                    {name: row[name] for name in self.parts},
                    row["unknown"],
                )
                for row in best
            ],
            {
                "pairs": len(self),
                "left out": len(self.excluded),
                "beyond the limit": self.cut,
            },
            self.parts,
            [str(one) for one in self.warnings],
        )


def _or_none(cell: Any) -> Any:
    return None if pd.isna(cell) else cell


def lay_out(
    choice: Choice,
    excluded: pd.DataFrame,
    warnings: tuple[Finding, ...],
    mission: Mission,
    basis: Basis,
) -> Scores:
    """Name what the choice counts, order it, and break the values up into points."""
    parts, scoring = basis.terms, basis.scoring
    frame = _named(choice.pairs, mission, tuple(parts))
    if len(mission.pairs):
        own = choice.pairs["own_points"].to_numpy(dtype=np.float64)
        ours = _ours(frame, scoring)
        frame["value"] = blended_value(ours, own, scoring.own_share)
        frame[OWN] = own
    order = np.lexsort([frame["seller"], frame["buyer"], -frame["value"]])
    frame = frame.iloc[order].reset_index(drop=True)
    others = _named(choice.others, mission, tuple(parts))
    ids = np.array(texts(mission.participants, "id"), dtype=object)
    for end in ("pair_buyer", "pair_seller"):
        others[end] = pd.Series(ids[choice.others[end]], dtype=object)
    points = _points(frame, scoring, parts)
    return Scores(
        frame, points, others, excluded, choice.cut, warnings, tuple(parts), basis
    )


def _named(
    rows: pd.DataFrame, mission: Mission, parts: tuple[str, ...]
) -> pd.DataFrame:
    """Give ids and rows of the spreadsheet for what is counted from 0."""
    ids = np.array(texts(mission.participants, "id"), dtype=object)
    modes = np.array([*texts(mission.lanes, "mode"), ESTIMATED, "", "local"], object)
    onward = rows["second"].to_numpy() >= 0
    mode = modes[rows["lane"]]
    mode[onward] += "+" + modes[rows["second"][onward]]
    via = np.array([*texts(mission.lanes, "destination"), "", "", ""], dtype=object)
    # only goods go by a lane, or locally without one
    goods = (rows["kind"] == "goods").to_numpy()
    flags = rows[[f"?{name}" for name in parts]].to_numpy(dtype=bool)
    frame = {
        "buyer": pd.Series(ids[rows["buyer"]], dtype=object),
        "seller": pd.Series(ids[rows["seller"]], dtype=object),
        "kind": rows["kind"],
        "need": _spreadsheet_rows(rows["need"], mission.needs),
        "offer": _spreadsheet_rows(rows["offer"], mission.offers),
        "score": rows["score"],
        "value": value_of(rows["score"].to_numpy()),
        "buyer_utility": rows["buyer_utility"],
        "seller_utility": rows["seller_utility"],
        "wish": rows["wish"],
        "must": rows.get("must", False),
        **{name: rows[name] for name in parts},
        "unknown": pd.Series(_named_flags(flags, parts), dtype=object),
        "lane": _spreadsheet_rows(rows["lane"], mission.lanes),
        "second_lane": _spreadsheet_rows(rows["second"], mission.lanes),
        "mode": pd.Series(np.where(goods, mode, ""), dtype=object),
        "via": pd.Series(np.where(onward, via[rows["lane"]], ""), dtype=object),
        "days": rows["days"],
        "freight_per_unit": rows["freight_per_unit"],
        "trade_per_month": rows["trade_per_month"],
        "investment": rows["investment"],
    }
    return pd.DataFrame(frame)


def _named_flags(flags: Bools, names: tuple[str, ...]) -> Texts:
    """Give for each row the tuple of the names whose flag is set."""
    number = flags @ (1 << np.arange(len(names), dtype=object)) if names else flags
    said = {
        n: tuple(name for i, name in enumerate(names) if n >> i & 1)
        for n in set(number.tolist())
    }
    found: Texts = np.empty(len(flags), dtype=object)
    found[:] = [said[n] for n in number.tolist()]
    return found


def _spreadsheet_rows(places: pd.Series[int], table: pd.DataFrame) -> pd.Series[int]:
    """Give the row in the spreadsheet; NA for places below 0."""
    rows = pd.Series(pd.NA, index=places.index, dtype="Int64")
    there = places >= 0
    rows[there] = table.index.to_numpy()[places[there]]
    return rows


def _points(
    frame: pd.DataFrame, scoring: Scoring, parts: Mapping[str, Part]
) -> pd.DataFrame:
    own = [OWN] if OWN in frame else []
    columns = [*parts, UNEVEN, WISH, *own]
    points = pd.DataFrame(0, index=frame.index, columns=columns, dtype=np.int64)
    for kind in sorted(set(frame["kind"]) - {""}):
        scale = scale_of(kind, scoring, parts)
        rows = frame.index[frame["kind"] == kind]
        points.loc[rows, [*scale.parts, UNEVEN, WISH, *own]] = contributions(
            frame.loc[rows, list(scale.parts)].to_numpy(dtype=np.float64),
            scale.buyer,
            scale.seller,
            frame.loc[rows, "wish"].to_numpy(dtype=np.float64),
            scoring.wish_weight,
            frame.loc[rows, OWN].to_numpy(dtype=np.float64) if own else None,
            scoring.own_share,
        )
    if own:  # without a line pair, there is nothing else that counts
        bare = frame["kind"] == ""
        points.loc[bare, OWN] = frame.loc[bare, "value"]
    return points


def _ours(frame: pd.DataFrame, scoring: Scoring) -> Floats:
    """Give our own scores, before the organiser's replaced or blended with them."""
    buyer = frame["buyer_utility"].to_numpy(dtype=np.float64)
    seller = frame["seller_utility"].to_numpy(dtype=np.float64)
    wish = frame["wish"].to_numpy(dtype=np.float64)
    return with_wish(harmonic_mean(buyer, seller), wish, scoring.wish_weight)
