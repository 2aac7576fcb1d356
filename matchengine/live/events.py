"""What happens on the day, each kind of event as a record.

Times are "HH:MM" of the mission, or the id of a slot where slots have no times.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from matchengine.records import Pair, Participant


@dataclass(frozen=True, kw_only=True)
class _Told:
    """Where an event was told: what a message about it names.

    `row` is the row or line, `path` the place in JSON, `note` what the teller added.
    """

    note: str = ""
    source: str = field(default="events", compare=False)
    row: int | None = field(default=None, compare=False)
    path: str | None = field(default=None, compare=False)


@dataclass(frozen=True)
class NoShow(_Told):
    """A participant does not come: it holds nothing from now on."""

    participant: str


@dataclass(frozen=True)
class Late(_Told):
    """A participant is there only from a time on."""

    participant: str
    until: str


@dataclass(frozen=True)
class Leaves(_Told):
    """A participant is gone from a time on; what would end later cannot be held."""

    participant: str
    at: str


@dataclass(frozen=True)
class Back(_Told):
    """A participant that was away is there again from a time on."""

    participant: str
    at: str


@dataclass(frozen=True)
class Row:
    """A row of a table of the mission, as somebody wrote it: cells by their heading."""

    cells: Mapping[str, Any]
    source: str = field(default="events", compare=False)
    row: int | None = field(default=None, compare=False)


@dataclass(frozen=True)
class WalkInRows:
    """What the tables of the mission would say of a walk-in."""

    participant: Row
    offers: tuple[Row, ...] = ()
    needs: tuple[Row, ...] = ()


@dataclass(frozen=True)
class WalkIn(_Told):
    """A participant that nobody expected, with whom it could meet.

    `rows` are those of the mission's tables, from which its pairs are scored; None
    where these tables have it already, and where there are none.
    """

    participant: Participant
    pairs: tuple[Pair, ...] = ()
    rows: WalkInRows | None = None


@dataclass(frozen=True)
class TableOut(_Told):
    """A table cannot be used from now on."""

    table: str


@dataclass(frozen=True)
class SlotLost(_Told):
    """A slot in which nobody can meet, say because a speech takes it."""

    slot: str


@dataclass(frozen=True)
class Delegates(_Told):
    """A participant has so many delegates from now on."""

    participant: str
    count: int


@dataclass(frozen=True)
class Veto(_Told):
    """Two must not meet any more."""

    one: str
    other: str


@dataclass(frozen=True)
class Must(_Told):
    """Two must meet; if they are no pair yet, the one buys from the other.

    Then `value` is what that is worth, and `resources` is what it takes.
    """

    one: str
    other: str
    value: int = 0
    resources: tuple[str, ...] = field(default=(), compare=False)


@dataclass(frozen=True)
class Held(_Told):
    """A meeting of the plan took place."""

    one: str
    other: str


@dataclass(frozen=True)
class NotHeld(_Told):
    """A meeting of the plan did not take place; it may be held later."""

    one: str
    other: str


Event = (
    NoShow
    | Late
    | Leaves
    | Back
    | WalkIn
    | TableOut
    | SlotLost
    | Delegates
    | Veto
    | Must
    | Held
    | NotHeld
)

EVENTS: dict[str, type[Event]] = {
    "no_show": NoShow,
    "late": Late,
    "leaves": Leaves,
    "back": Back,
    "walk_in": WalkIn,
    "table": TableOut,
    "slot": SlotLost,
    "delegates": Delegates,
    "veto": Veto,
    "must": Must,
    "held": Held,
    "not_held": NotHeld,
}
"""Every kind of event, by the word that tells of it."""

DAY_FORMAT: Final = "matchengine.events/1"


@dataclass(frozen=True)
class Telling:
    """What was told at once, and when; `now` None is before the day."""

    now: str | None
    events: tuple[Event, ...] = ()
