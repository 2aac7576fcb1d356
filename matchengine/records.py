"""The records a problem is made of, each frozen and refusing nonsense at birth."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal, get_args

from pydantic import (
    AwareDatetime,
    BeforeValidator,
    ConfigDict,
    Field,
    Strict,
)
from pydantic.dataclasses import dataclass
from pydantic_core import PydanticCustomError

LARGEST_SUM = 2**52
"""Sums up to here stay exact in 64-bit integers, in JSON and in LP solvers."""

GoalName = Literal[
    "shortfall",
    "meetings",
    "value",
    "worst_off",
    "idle_gaps",
    "idle_slots",
    "table_moves",
    "changes",
    "disruption",
    "robust_value",
]
GOAL_NAMES: tuple[str, ...] = get_args(GoalName)
MAXIMISED: frozenset[str] = frozenset(
    {"meetings", "value", "worst_off", "robust_value"}
)

RECORD = ConfigDict(extra="forbid", strict=True)
Id = Annotated[str, Field(min_length=1)]
Whole = Annotated[int, Field(ge=0, le=LARGEST_SUM)]
Share = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]
Meta = dict[str, Any]


def _as_moment(value: object) -> object:
    """Read ISO 8601 only: a plain number is no time, whatever might be made of it."""
    if isinstance(value, str):
        try:
            return datetime.fromisoformat(value)
        except ValueError:
            pass
    elif value is None or isinstance(value, datetime):
        return value
    raise PydanticCustomError("datetime_type", "the value should be a time")


Listed = Strict(False)
"""Lets lists, all that JSON has, stand where a record keeps a tuple."""
Moment = Annotated[AwareDatetime | None, BeforeValidator(_as_moment)]
Ids = Annotated[tuple[Id, ...], Listed]
IdPair = Annotated[tuple[Id, Id], Listed]
IdPairs = Annotated[tuple[IdPair, ...], Listed]


@dataclass(frozen=True, slots=True, config=RECORD)
class Slot:
    """A span of time in which a table holds one meeting.

    Only its place in `Problem.slots` counts as time; start and end are for people.
    """

    id: Id
    start: Moment = None
    end: Moment = None
    session: str | None = None
    meta: Meta | None = None


@dataclass(frozen=True, slots=True, config=RECORD)
class Table:
    """A table: it holds one meeting a slot, none in its `unavailable` slots."""

    id: Id
    zone: str | None = None
    unavailable: Ids = ()
    meta: Meta | None = None


@dataclass(frozen=True, slots=True, config=RECORD)
class Participant:
    """A business that attends, with `delegates` who can each sit at one table.

    `absence` is the chance that none of them comes, from 0 to 1.
    """

    id: Id
    name: str | None = None
    delegates: Annotated[int, Field(ge=1, le=10**6)] = 1
    unavailable: Ids = ()
    min_meetings: Whole = 0
    max_meetings: Whole | None = None
    table: Id | None = None
    meta: Meta | None = None
    absence: Share = 0.0

    @property
    def label(self) -> str:
        """The name with the id, or the id alone."""
        return f"{self.name} ({self.id})" if self.name else self.id


@dataclass(frozen=True, slots=True, config=RECORD)
class Fixed:
    """Where a fixed pair must be held; `table` None leaves the table open."""

    slot: Id
    table: Id | None = None
    meta: Meta | None = None


@dataclass(frozen=True, slots=True, config=RECORD)
class Pair:
    """Two participants that may meet once, buyer first, and what it is worth."""

    buyer: Id
    seller: Id
    value: Whole = 0
    id: str = ""
    required: bool = False
    slots: Ids | None = None
    fixed: Fixed | None = None
    resources: Ids = ()
    meta: Meta | None = None

    def __post_init__(self) -> None:
        if not self.id:
            object.__setattr__(self, "id", f"{self.buyer}|{self.seller}")

    @property
    def must_be_held(self) -> bool:
        """Whether a plan without this pair breaks a rule."""
        return self.required or self.fixed is not None


@dataclass(frozen=True, slots=True, config=RECORD)
class Resource:
    """Something meetings share: at most `capacity` uses of it in a slot."""

    id: Id
    capacity: Whole
    meta: Meta | None = None


@dataclass(frozen=True, slots=True, config=RECORD)
class Rules:
    """The switches of the rules that a mission may or may not want."""

    max_idle_gap_spread: Whole | None = None
    zone_change_needs_free_slot: IdPairs = ()
    free_tables_per_slot: Whole = 0
    meta: Meta | None = None


@dataclass(frozen=True, slots=True, config=RECORD)
class BaselineMeeting:
    """A meeting of an earlier plan. What is None was not settled then."""

    pair: Id
    buyer: str | None = None
    seller: str | None = None
    slot: str | None = None
    table: str | None = None
    meta: Meta | None = None


@dataclass(frozen=True, slots=True, config=RECORD)
class Goal:
    """What is made as good as can be, and how much of it later goals may take.

    A `give` below 1 is a share of the best value, else a number of whole units.
    """

    goal: GoalName
    give: Annotated[float, Field(ge=0, allow_inf_nan=False)] = 0
    meta: Meta | None = None

    def __post_init__(self) -> None:
        if self.give >= 1 and self.give != int(self.give):
            raise ValueError(
                f"a give of 1 or more counts whole units; {self.give} is not whole"
            )
