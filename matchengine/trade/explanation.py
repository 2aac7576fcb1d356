"""Why two businesses have the score they have, or none: the records that tell it.

Nothing here is in words: who shows an explanation finds them by the names in it.
"""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

FactKind = Literal["money", "quantity", "days", "share", "number", "text"]
Standing = Literal["held", "in_process", "missing", "note"]
Reason = Literal[
    "veto",
    "permit",
    "cold",
    "floor",
    "same_side",
    "no_common_product",
    "cut",
]


@dataclass(frozen=True, slots=True)
class Business:
    """A participant; `side` keeps it apart from others, such as its province."""

    id: str
    name: str
    side: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A need or an offer; `row` is that of the spreadsheet.

    `commodity` is what it was taken for, in Indonesian and in English, `how` by what
    (name, code, near name; "" if it is not known), `confidence` how surely, in [0, 1].
    `contradicted` says whether its code means other goods.
    """

    row: int
    product: str
    hs: str
    unit: str
    commodity: tuple[str, str] = ("", "")
    how: str = ""
    confidence: float = 0.0
    contradicted: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that a part looked at.

    `word` names it, `amount` is NaN where it is not known, `kind` says what it counts,
    `per` is the unit of a quantity, or that a price is for.
    """

    word: str
    amount: float | str
    kind: FactKind
    per: str = ""

    @property
    def known(self) -> bool:
        """Whether it stands in the tables, or follows from them."""
        return isinstance(self.amount, str) or not math.isnan(self.amount)


@dataclass(frozen=True, slots=True)
class PartOfScore:
    """One part: what it looked at, its number, and what it adds.

    `points` are whole, and add up with all others to the value; `exact` is the same
    before rounding. Both weights are those that count: each side's add up to 1.
    """

    name: str
    number: float
    unknown: bool
    buyer_weight: float
    seller_weight: float
    exact: float
    points: int
    facts: tuple[Fact, ...] = ()

    @property
    def lacking(self) -> tuple[str, ...]:
        """The words of what is not known of it."""
        return tuple(fact.word for fact in self.facts if not fact.known)


@dataclass(frozen=True, slots=True)
class Adjustment:
    """What counts besides the parts: uneven, wish, or own (the organiser's score)."""

    name: str
    number: float
    exact: float
    points: int


@dataclass(frozen=True, slots=True)
class Permit:
    """A permit that concerns a line pair, and how far the seller is with it.

    `asked_by` is the table, and `row` its row, that asks for it; `blocks` says whether
    the line pair is out without it. What does not ask is a note, for people to know.
    """

    name: str
    standing: Standing
    asked_by: Literal["permits", "needs"]
    row: int
    blocks: bool = False
    asks: bool = True


@dataclass(frozen=True, slots=True)
class Way:
    """The way chosen for the goods. What is not known is NaN.

    `row` is that of the lane, `second_row` that of the one the goods go on by from the
    port `via`; both are None where no lane is needed, or none is given. It takes
    `ready` days until the goods leave, then `travel` days to the buyer's door, the
    wait for the next sailing included.
    """

    mode: str
    origin: str
    destination: str
    row: int | None
    ready: float
    travel: float
    freight_per_unit: float
    unit: str
    via: str = ""
    second_row: int | None = None

    @property
    def ports(self) -> tuple[str, ...]:
        """The ports that the goods go through."""
        return tuple(filter(None, (self.origin, self.via, self.destination)))

    @property
    def days(self) -> float:
        """Days from the order to the buyer's door."""
        return self.ready + self.travel


@dataclass(frozen=True, slots=True)
class LinePair:
    """A need and an offer as they were scored; without them, all numbers are 0.

    `wish` and both utilities are in [0, 1]; `trade_per_month` and `investment` are
    rupiah, NaN where not known or of another kind.
    """

    buyer: str
    seller: str
    kind: str
    need: Line | None
    offer: Line | None
    score: float
    value: int
    buyer_utility: float
    seller_utility: float
    wish: float
    parts: tuple[PartOfScore, ...]
    adjustments: tuple[Adjustment, ...]
    way: Way | None
    permits: tuple[Permit, ...]
    trade_per_month: float
    investment: float

    @property
    def points(self) -> dict[str, int]:
        """What everything adds, by name; the sum is the value."""
        parts = {one.name: one.points for one in self.parts}
        return {**parts, **{one.name: one.points for one in self.adjustments}}


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Why two are no pair.

    `row` is that of the table `table`, where one says so; `details` fill the sentence.
    """

    reason: Reason
    table: str = ""
    row: int | None = None
    details: Mapping[str, Any] = dataclasses.field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why two businesses have the score they have, or why they are no pair.

    Attributes
    ----------
    buyer, seller
        As scored; `turned` says that it was asked for the other way round.
    best
        The line pair that the score comes from. Where the two are no pair, what it
        would be without the reasons in `left_out`; None if there is none.
    others
        The next best line pairs, and those of the other direction.
    left_out
        Why they are no pair, all the reasons that stand in each other's way; () if they
        are one.
    wishes
        How many of the two wish to meet.
    must
        Whether one of the two must have this meeting.
    sources
        What the tables are called, for their rows.
    told
        Of rows that an event of the day brought, by table, where that was told: the
        source, and its row if it has one.
    """

    buyer: Business
    seller: Business
    turned: bool
    best: LinePair | None
    others: tuple[LinePair, ...]
    left_out: tuple[LeftOut, ...]
    wishes: int
    must: bool
    sources: Mapping[str, str]
    told: Mapping[str, Mapping[int, tuple[str, int | None]]] = dataclasses.field(
        default_factory=dict
    )

    @property
    def is_pair(self) -> bool:
        """Whether the two are proposed to meet."""
        return not self.left_out

    def as_json(self) -> dict[str, Any]:
        """Give it as plain data, ready for `json.dumps`; what is not known is None."""
        plain: dict[str, Any] = _plain(dataclasses.asdict(self))
        return {"is_pair": self.is_pair, **plain}


def _plain(data: Any) -> Any:
    if isinstance(data, Mapping):
        return {key: _plain(value) for key, value in data.items()}
    if isinstance(data, (tuple, list)):
        return [_plain(value) for value in data]
    if isinstance(data, float) and not math.isfinite(data):
        return None
    return data
