"""What came of a mission: the deals of a filled commitment sheet, added up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any, get_args

from matchengine.errors import Finding
from matchengine.results.commitment_columns import (
    STATUSES,
    Period,
    Status,
    Verb,
)

MONTHS_A_YEAR = 12
TOP = 10


@dataclass(frozen=True, slots=True)
class Commitment:
    """A row of the sheet: a planned meeting, or a deal outside the plan.

    `meeting` is the id of its pair, "" outside the plan. `value` is whole rupiah for
    the `period`, None as long as nothing was agreed; `quantity` is for the same time.
    """

    row: int
    meeting: str
    seller_id: str
    seller: str
    seller_city: str
    verb: Verb
    commodity: str
    buyer_id: str
    buyer: str
    buyer_city: str
    held: bool | None
    status: Status | None
    quantity: float | None
    unit: str
    value: int | None
    period: Period
    note: str

    @property
    def took_place(self) -> bool | None:
        """Whether the two met: as said, else plain from what was agreed, else None."""
        if self.held is None and (self.value is not None or self.status is not None):
            return True
        return self.held

    @property
    def a_year(self) -> int:
        """Rupiah a year; 0 for what is paid once."""
        if self.value is None or self.period == "once":
            return 0
        return self.value * (MONTHS_A_YEAR if self.period == "month" else 1)

    @property
    def once(self) -> int:
        """Rupiah that are paid once."""
        return self.value if self.value is not None and self.period == "once" else 0

    @property
    def amount(self) -> float | None:
        """The quantity that goes with `worth`: a year of it, or all of it once."""
        if self.quantity is None:
            return None
        return self.quantity * (MONTHS_A_YEAR if self.period == "month" else 1)

    @property
    def worth(self) -> int:
        """What the deal counts in totals: a year of it, or all that is paid once."""
        return self.a_year + self.once


@dataclass(frozen=True, slots=True)
class VerbTotal:
    """What the deals of a verb come to, in rupiah."""

    verb: Verb
    deals: int
    a_year: int
    once: int
    total: int


@dataclass(frozen=True, slots=True)
class Reached:
    """The deals that have come at least so far; `status` None: it was not given."""

    status: Status | None
    deals: int
    total: int


@dataclass(frozen=True, slots=True)
class Missed:
    """A business that planned meetings were not held with, and how many of how many."""

    participant: str
    name: str
    not_held: int
    planned: int


@dataclass(frozen=True)
class Outcomes:
    """What a filled commitment sheet says.

    Attributes
    ----------
    source
        The file.
    mission, plan
        Which mission and plan it belongs to; "" where the file does not say.
    meetings
        The rows of planned meetings, whether anything was filled in or not.
    others
        The deals outside the plan.
    planned
        How many meetings the plan has, also those whose rows are gone.
    warnings
        What was noticed and could be lived with.
    """

    source: str
    mission: str
    plan: str
    meetings: tuple[Commitment, ...]
    others: tuple[Commitment, ...]
    planned: int
    warnings: tuple[Finding, ...] = ()

    @property
    def deals(self) -> tuple[Commitment, ...]:
        """The rows in which a value was agreed, in their order."""
        return tuple(
            one for one in (*self.meetings, *self.others) if one.value is not None
        )

    @property
    def total(self) -> int:
        """Rupiah of all deals: a year of what goes on, and what is paid once."""
        return sum(one.worth for one in self.deals)

    @property
    def by_verb(self) -> tuple[VerbTotal, ...]:
        """The totals of each verb, also of those without deals."""
        return tuple(_total(verb, self.deals) for verb in get_args(Verb))

    @property
    def top(self) -> tuple[Commitment, ...]:
        """The largest deals, at most `TOP`, equal ones in the order of the sheet."""
        return tuple(sorted(self.deals, key=lambda one: -one.worth)[:TOP])

    @property
    def funnel(self) -> tuple[Reached, ...]:
        """How many have come at least so far, step by step; last, those without one.

        Counted are all rows with a status, be there a value or not.
        """
        steps = list(STATUSES)
        rows = (*self.meetings, *self.others)
        told = [
            [one for one in rows if one.status and steps.index(one.status) >= at]
            for at in range(len(steps))
        ]
        untold = [one for one in self.deals if one.status is None]
        return (
            *(_reached(name, some) for name, some in zip(steps, told, strict=True)),
            _reached(None, untold),
        )

    @property
    def held(self) -> int:
        """How many planned meetings took place."""
        return sum(one.took_place is True for one in self.meetings)

    @property
    def not_held(self) -> int:
        """How many planned meetings did not take place."""
        return sum(one.took_place is False for one in self.meetings)

    @property
    def not_recorded(self) -> int:
        """Of how many planned meetings the sheet does not say."""
        return self.planned - self.held - self.not_held

    @property
    def share_held(self) -> float:
        """Which share of the planned meetings took place; 0 without any."""
        return self.held / self.planned if self.planned else 0.0

    @property
    def missed(self) -> tuple[Missed, ...]:
        """The businesses of meetings that were not held, most first."""
        planned: Counter[str] = Counter()
        lost: Counter[str] = Counter()
        names: dict[str, str] = {}
        for one in self.meetings:
            for who, name in ((one.seller_id, one.seller), (one.buyer_id, one.buyer)):
                names[who] = name
                planned[who] += 1
                lost[who] += one.took_place is False
        found = [
            Missed(who, names[who], n, planned[who]) for who, n in lost.items() if n
        ]
        return tuple(sorted(found, key=lambda one: (-one.not_held, one.participant)))

    def as_json(self) -> dict[str, Any]:
        """Give it as plain data, ready for `json.dumps`; rupiah are integers."""
        return {
            "source": self.source,
            "mission": self.mission,
            "plan": self.plan,
            "total": self.total,
            "a_year": sum(one.a_year for one in self.deals),
            "once": sum(one.once for one in self.deals),
            "deals": len(self.deals),
            "by_verb": [asdict(one) for one in self.by_verb],
            "funnel": [asdict(one) for one in self.funnel],
            "meetings": {
                "planned": self.planned,
                "held": self.held,
                "not_held": self.not_held,
                "not_recorded": self.not_recorded,
                "share_held": self.share_held,
            },
            "missed": [asdict(one) for one in self.missed],
            "top": [_plain(one) for one in self.top],
            "commitments": [_plain(one) for one in self.deals],
        }


def _plain(one: Commitment) -> dict[str, Any]:
    return {**asdict(one), "worth": one.worth}


def _total(verb: Verb, deals: Sequence[Commitment]) -> VerbTotal:
    some = [one for one in deals if one.verb == verb]
    a_year, once = sum(one.a_year for one in some), sum(one.once for one in some)
    return VerbTotal(verb, len(some), a_year, once, a_year + once)


def _reached(status: Any, some: Sequence[Commitment]) -> Reached:
    return Reached(status, len(some), sum(one.worth for one in some))
