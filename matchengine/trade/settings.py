"""The constants and weights of the score, each with its default and its limits."""

from __future__ import annotations

import keyword
from typing import Annotated, Literal

from pydantic import ConfigDict, Field
from pydantic.dataclasses import dataclass

from matchengine.errors import nearest

BUYER_WEIGHTS: dict[str, float] = {
    "product": 0.35,
    "price": 0.20,
    "volume": 0.15,
    "lead_time": 0.10,
    "compliance": 0.10,
    "freight": 0.05,
    "freshness": 0.05,
}
"""What a buyer looks at, and how much."""

SELLER_WEIGHTS: dict[str, float] = {
    "product": 0.30,
    "deal_size": 0.30,
    "volume": 0.20,
    "freight": 0.10,
    "lead_time": 0.05,
    "compliance": 0.05,
}
"""What a seller looks at, and how much."""

PARTS: tuple[str, ...] = (
    "product",
    "volume",
    "price",
    "lead_time",
    "freight",
    "freshness",
    "compliance",
    "deal_size",
)
"""The names of the parts that the weights may name."""

RESERVED: frozenset[str] = frozenset(
    {
        "buyer",
        "seller",
        "kind",
        "need",
        "offer",
        "score",
        "value",
        "buyer_utility",
        "seller_utility",
        "wish",
        "must",
        "unknown",
        "lane",
        "second_lane",
        "mode",
        "via",
        "days",
        "freight_per_unit",
        "trade_per_month",
        "investment",
        "own",
        "uneven",
        "place",
        "pair_buyer",
        "pair_seller",
    }
)
"""Names that no part of your own may bear: columns of the scores that are no part."""

_EXACT = ConfigDict(extra="forbid")
# Strict number by number: a mapping out of YAML may still stand for a whole record.
Share = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False, strict=True)]
Positive = Annotated[float, Field(gt=0, allow_inf_nan=False, strict=True)]
Weight = Annotated[float, Field(ge=0, allow_inf_nan=False, strict=True)]
Weights = dict[str, Weight]


@dataclass(frozen=True, config=_EXACT)
class Compliance:
    """What a required permit counts, by how far the seller is with it."""

    held: Annotated[Share, Field(description="the permit is there")] = 1.0
    in_process: Annotated[Share, Field(description="it has been applied for")] = 0.6
    missing: Annotated[Share, Field(description="it is missing or not named")] = 0.2

    def __post_init__(self) -> None:
        if not self.missing <= self.in_process <= self.held:
            raise ValueError("it must be that missing <= in_process <= held")


@dataclass(frozen=True, config=_EXACT)
class WishValues:
    """What the wishes of a pair count, by how many of the two have one."""

    mutual: Annotated[Share, Field(description="both wish to meet")] = 1.0
    one: Annotated[Share, Field(description="one of the two wishes to meet")] = 0.6
    none: Annotated[Share, Field(description="neither named the other")] = 0.3

    def __post_init__(self) -> None:
        if not self.none <= self.one <= self.mutual:
            raise ValueError("it must be that none <= one <= mutual")


@dataclass(frozen=True, config=_EXACT)
class Estimates:
    """How the sea between two ports is estimated where no lane is given.

    Days = fixed days + great circle x detour / speed; rupiah a container = fixed +
    per mile x great circle. The defaults come to 6.3 days and Rp 12.3 million from
    Surabaya to Balikpapan (431 nautical miles), between what is asked there.
    """

    knots: Annotated[Positive, Field(description="speed of the ship")] = 12.0
    detour: Annotated[
        Positive, Field(description="way at sea, in great circles between the ports")
    ] = 1.2
    fixed_days: Annotated[
        Weight,
        Field(description="days for stuffing, the next sailing, both ports and truck"),
    ] = 4.5
    rupiah_per_mile: Annotated[
        Weight, Field(description="rupiah a container and nautical mile")
    ] = 18_000.0
    rupiah_fixed: Annotated[
        Weight, Field(description="rupiah a container for both ports and the trucks")
    ] = 4_500_000.0
    reefer_factor: Annotated[
        Positive, Field(description="what a container costs that is kept cold")
    ] = 1.8
    payload_kg: Annotated[
        Positive, Field(description="kilograms that a container holds")
    ] = 24_000.0


@dataclass(frozen=True, config=_EXACT)
class Scoring:
    """How pairs are scored: every constant and weight.

    Weights may be given in part: the others keep their default. Each side's weights
    are divided by their sum.
    """

    min_score: Annotated[
        Share, Field(description="pairs that score less are not proposed")
    ] = 0.3
    max_candidates: Annotated[
        Annotated[int, Field(ge=1, strict=True)] | None,
        Field(
            description="partners kept for each participant: a pair stays if it is "
            "among the best of either of its two; null keeps all"
        ),
    ] = 40
    product_floor: Annotated[
        Share,
        Field(gt=0, description="least product likeness that makes a candidate"),
    ] = 0.4
    price_tolerance: Annotated[
        Positive,
        Field(
            description="share above the price limit at which the price part is 0, "
            "and which below the limit makes it 1"
        ),
    ] = 0.15
    freight_share_limit: Annotated[
        Positive,
        Field(description="freight as a share of the goods' value that scores 0"),
    ] = 0.25
    min_container_share: Annotated[
        Share, Field(description="least share of a container that is charged")
    ] = 0.05
    container_m3: Annotated[
        Positive,
        Field(description="cubic metres that can be used of a 20 ft container"),
    ] = 30.0
    estimates: Annotated[
        Estimates, Field(description="the sea between two ports without a lane")
    ] = Estimates()
    default_remaining_shelf: Annotated[
        Share,
        Field(
            description="least share of the shelf life that must be left on arrival, "
            "where the need does not say"
        ),
    ] = 0.5
    deal_scale: Annotated[
        Positive, Field(description="rupiah a year at which a deal counts in full")
    ] = 1e10
    unknown: Annotated[
        Share, Field(description="what a part counts that is not known")
    ] = 0.5
    wish_weight: Annotated[
        Share, Field(description="share of the score that hangs on the wishes")
    ] = 0.3
    compliance: Annotated[
        Compliance, Field(description="what a required permit counts")
    ] = Compliance()
    wishes: Annotated[
        WishValues, Field(description="what the wishes of a pair count")
    ] = WishValues()
    own_parts: Annotated[
        tuple[str, ...],
        Field(description="names of parts of your own that weights may name"),
    ] = ()
    terms: Annotated[
        dict[str, str],
        Field(
            description="parts of your own: their name to 'package.module:function'; "
            "a module beside the configuration is found too"
        ),
    ] = Field(default_factory=dict)
    own_pairs: Annotated[
        Literal["replace", "blend"],
        Field(
            description="what the scores in the table 'pairs' do: replace ours, or "
            "blend with them"
        ),
    ] = "replace"
    own_pairs_weight: Annotated[
        Share, Field(description="share of the score that is theirs, if they blend")
    ] = 0.5
    buyer_weights: Annotated[
        Weights, Field(description="what a buyer looks at, and how much")
    ] = Field(default=BUYER_WEIGHTS)
    seller_weights: Annotated[
        Weights, Field(description="what a seller looks at, and how much")
    ] = Field(default=SELLER_WEIGHTS)

    @property
    def own_share(self) -> float:
        """The share of a score that a row of the table 'pairs' decides."""
        return 1.0 if self.own_pairs == "replace" else self.own_pairs_weight

    def __post_init__(self) -> None:
        own = (*self.own_parts, *self.terms)
        for name in own:
            if not name.isidentifier() or keyword.iskeyword(name) or name[0] == "_":
                raise ValueError(
                    f"'{name}' is no name of a part: write letters, digits and _, "
                    "a letter first"
                )
            if name in RESERVED:
                raise ValueError(
                    f"'{name}' cannot be a part: a column of the scores is called so"
                )
        for side, defaults in (
            ("buyer_weights", BUYER_WEIGHTS),
            ("seller_weights", SELLER_WEIGHTS),
        ):
            given: dict[str, float] = getattr(self, side)
            known = tuple(dict.fromkeys((*PARTS, *own)))
            for name in given:
                if name not in known:
                    raise ValueError(
                        f"{side} names no part of the score: '{name}'. "
                        f"{nearest(name, known)}"
                    )
            weights = {**defaults, **given}
            if not any(weights.values()):
                raise ValueError(f"{side} are all 0: one must be above 0")
            object.__setattr__(self, side, weights)
