"""The best of the scored pairs, on one screen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from matchengine.scoring import Scores
from matchengine.screen.aligned import aligned, shortened
from matchengine.screen.summary import HEADING
from matchengine.trade.mission import Mission
from matchengine.trade.money import rupiah

BEST = 20
NAME_WIDTH = 30


def score_lines(mission: Mission, scores: Scores) -> Iterator[str]:
    """Give the best pairs, how many more there are, and where they are to be seen."""
    names = dict(
        zip(mission.participants["id"], mission.participants["name"], strict=True)
    )
    products = {
        table: mission.frame(table)["product"].to_dict()
        for table in ("needs", "offers")
    }
    rows = [("value", "buyer", "seller", "product", "worth")]
    for pair in scores.frame.head(BEST).astype(object).to_dict("records"):
        rows.append(
            (
                str(pair["value"]),
                _name(pair["buyer"], names),
                _name(pair["seller"], names),
                shortened(str(products["offers"].get(pair["offer"], "-")), NAME_WIDTH),
                _worth(pair),
            )
        )
    heading, *lines = aligned(rows, right={0})
    yield HEADING + heading
    yield from lines
    yield ""
    more = len(scores) - len(lines)
    yield (
        f"{len(scores)} pairs{f', {more} more than shown' if more > 0 else ''}; "
        f"{len(scores.excluded)} left out by a veto, permit, cold chain or the least "
        f"score, {scores.cut} beyond max_candidates."
    )
    yield "All of them with every part: --json, or pairs.csv of a run."


def _name(one: str, names: dict[str, str]) -> str:
    return shortened(f"{one} {names[one]}", NAME_WIDTH)


def _worth(pair: Mapping[Any, Any]) -> str:
    if pair["kind"] == "investment":
        return f"{rupiah(pair['investment'])} once"
    return f"{rupiah(pair['trade_per_month'])} a month"
