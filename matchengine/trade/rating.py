"""The score of every line pair: its parts, both sides' view, their wishes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from matchengine.errors import Finding, InputError, nearest
from matchengine.trade.adding import harmonic_mean, normalised, weighed, with_wish
from matchengine.trade.arrays import Bools, Floats
from matchengine.trade.lines import Lines
from matchengine.trade.mission import Mission
from matchengine.trade.settings import Scoring
from matchengine.trade.wishes import Demands

GOODS_ONLY = frozenset({"volume", "price", "lead_time", "freight", "freshness"})
"""The parts that say nothing about a service or an investment."""

Part = Callable[[Lines, Mission, Scoring], Floats]


@dataclass(frozen=True)
class Scale:
    """The parts that a kind has, and both sides' weights of them."""

    parts: tuple[str, ...]
    buyer: Floats
    seller: Floats


def scale_of(kind: str, scoring: Scoring, parts: Mapping[str, Part]) -> Scale:
    """Give the parts that count for a kind and the weights, each side adding up to 1.

    Services and investment have no GOODS_ONLY parts; the weights of the rest are
    divided by their sum.
    """
    counted = tuple(p for p in parts if kind == "goods" or p not in GOODS_ONLY)
    return Scale(
        counted,
        normalised(scoring.buyer_weights, counted),
        normalised(scoring.seller_weights, counted),
    )


def missing_parts(scoring: Scoring, parts: Mapping[str, Part]) -> Iterator[Finding]:
    """Parts of the user's own that have a name and weights, but no function."""
    for name in (*scoring.own_parts, *scoring.terms):
        if name not in parts:
            yield Finding(
                "configuration",
                f"there is no function for the part '{name}'",
                f"Give it to score_pairs among its terms. {nearest(name, list(parts))}",
                column="scoring.own_parts",
                value=name,
            )


@dataclass(frozen=True)
class Rated:
    """What both sides see in each of the lines, and how well it fits them together.

    `parts` are the parts by name, with what is not known counted as such; `unknown`
    says where. `fit` is the harmonic mean of both utilities.
    """

    parts: dict[str, Floats]
    unknown: dict[str, Bools]
    buyer: Floats
    seller: Floats
    fit: Floats


def fits(
    lines: Lines, mission: Mission, scoring: Scoring, parts: Mapping[str, Part]
) -> Rated:
    """Ask all parts about lines of one kind."""
    scale = scale_of(lines.kind, scoring, parts)
    _seal(lines)
    raw = {n: _looked(n, parts[n], lines, mission, scoring) for n in scale.parts}
    unknown = {name: np.isnan(part) for name, part in raw.items()}
    known = {
        n: np.where(unknown[n], scoring.unknown, part) if unknown[n].any() else part
        for n, part in raw.items()
    }
    columns, rows = list(known.values()), len(lines)
    buyer = weighed(columns, scale.buyer, rows)
    seller = weighed(columns, scale.seller, rows)
    return Rated(known, unknown, buyer, seller, harmonic_mean(buyer, seller))


def rate(
    lines: Lines,
    mission: Mission,
    scoring: Scoring,
    demands: Demands,
    parts: Mapping[str, Part],
) -> pd.DataFrame:
    """Score lines of one kind.

    Returns
    -------
    One row for each of the lines: who and which rows (counted from 0), `score`,
    `buyer_utility`, `seller_utility`, `wish`, each part (0.5 where it is not known,
    NaN where the kind has no such part), for each part `?name` whether it is not
    known, and what the deal comes to.
    """
    rated = fits(lines, mission, scoring, parts)
    wish = demands.wish_values(lines.buyer, lines.seller, scoring.wishes)
    investment, goods = lines.kind == "investment", lines.kind == "goods"
    nothing = np.full(len(lines), np.nan)
    agreed = np.fmin(lines.price, lines.limit)
    columns: dict[str, object] = {
        "kind": pd.Series([lines.kind] * len(lines), dtype=object),
        "buyer": lines.buyer,
        "seller": lines.seller,
        "need": lines.need,
        "offer": lines.offer,
        "lane": lines.lane,
        "second": lines.second,
        "score": with_wish(rated.fit, wish, scoring.wish_weight),
        "buyer_utility": rated.buyer,
        "seller_utility": rated.seller,
        "wish": wish,
        "days": lines.days if goods else nothing,
        "freight_per_unit": lines.freight_per_unit if goods else nothing,
        "ton_freight": lines.ton_freight,
        "trade_per_month": nothing if investment else lines.traded * agreed,
        "investment": agreed if investment else nothing,
    }
    none = np.zeros(len(lines), dtype=bool)
    for name in parts:
        columns[name] = rated.parts.get(name, nothing)
        columns[f"?{name}"] = rated.unknown.get(name, none)
    return pd.DataFrame(columns)


def ships(part: object) -> bool:
    """Whether a part is one of ours, and not another of the same name."""
    return getattr(part, "__module__", "") == "matchengine.scoring"


def _seal(lines: Lines) -> None:
    """Let nobody write into lines that others look at too."""
    for column in vars(lines).values():
        if isinstance(column, np.ndarray):
            column.flags.writeable = False


def _looked(
    name: str, part: Part, lines: Lines, mission: Mission, scoring: Scoring
) -> Floats:
    """Ask a part about the lines, and hold it to its promise.

    Where there are no lines none is asked: a function need not bear to look at nothing.
    """
    if not len(lines):
        return np.zeros(0)
    try:
        found = np.asarray(part(lines, mission, scoring), dtype=np.float64)
    except (Exception, SystemExit) as error:  # whatever code of others may do
        if ships(part):
            raise
        what = f"failed: {type(error).__name__}: {error}"
        raise _broken(name, what, len(lines)) from error
    if found.shape != (len(lines),):
        raise _broken(name, f"gave an array of shape {found.shape}", len(lines))
    if not ships(part) and np.any((found < 0) | (found > 1)):
        wrong = found[(found < 0) | (found > 1)][0]
        raise _broken(name, f"gave {wrong}", len(lines))
    return found


def _broken(name: str, did: str, rows: int) -> InputError:
    return InputError(
        [
            Finding(
                "scoring",
                f"the part '{name}' {did}",
                f"It must give {rows} numbers in [0, 1], NaN where it does not know.",
                column=name,
            )
        ]
    )
