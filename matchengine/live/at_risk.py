"""What is said of a plan where some may stay away."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby, islice
from typing import TYPE_CHECKING, Any

from matchengine.schedule import Meeting

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class StandBy:
    """Who would stand by for who waits, in a meeting's slot.

    `pair` is held then, worth `value`; `chance` is that it comes to this: one stays
    away, the one who waits has come, and so has `participant`, who stands by.
    """

    participant: str
    waits: str
    pair: str
    value: int
    chance: float

    @property
    def saves(self) -> float:
        """What this is worth on average."""
        return self.value * self.chance


@dataclass(frozen=True, slots=True)
class AtRisk:
    """A meeting of the plan, and what may come of it.

    `chance` is that it is not held. `for_buyer` stands by if the seller stays away,
    `for_seller` if the buyer does; None where nobody could.
    """

    meeting: Meeting
    value: int
    chance: float
    for_buyer: StandBy | None
    for_seller: StandBy | None

    @property
    def at_stake(self) -> float:
        """What is lost on average if nobody stands by."""
        return self.value * self.chance

    @property
    def saved(self) -> float:
        """What the two who stand by save of it on average."""
        sides = (self.for_buyer, self.for_seller)
        return sum((by.saves for by in sides if by), 0.0)

    @property
    def lost(self) -> float:
        """What is lost on average in spite of them; below 0 if they are worth more."""
        return self.at_stake - self.saved

    def as_json(self) -> dict[str, Any]:
        """Give it as plain data."""
        told = self.meeting
        return {
            **{name: getattr(told, name) for name in PLACES},
            "value": self.value,
            "chance": self.chance,
            "at_stake": self.at_stake,
            "saved": self.saved,
            "lost": self.lost,
            "for_buyer": _plain(self.for_buyer),
            "for_seller": _plain(self.for_seller),
        }


@dataclass(frozen=True, slots=True)
class OnCall:
    """A participant with time in a slot, and what it saves on average if it is asked.

    It helps one of `for_whom`, who wait then: the first of them who needs it, and with
    whom its meeting is worth most.
    """

    slot: str
    participant: str
    saves: float
    for_whom: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        """Give it as plain data."""
        return {
            "slot": self.slot,
            "participant": self.participant,
            "saves": self.saves,
            "for_whom": list(self.for_whom),
        }


@dataclass(frozen=True, slots=True)
class Risks:
    """What a plan is worth on average where some stay away, and where it is weak.

    `value` and `meetings` are those of the plan if everybody comes. `at_risk` has all
    meetings that may not be held, those first that lose most in spite of stand-bys;
    `on_call` whoever has time to help, slot by slot, who saves most first.
    """

    value: int
    expected: float
    expected_with_standbys: float
    robust_value: int
    meetings: int
    expected_meetings: float
    expected_meetings_with_standbys: float
    at_risk: tuple[AtRisk, ...]
    on_call: tuple[OnCall, ...]

    @property
    def first_on_call(self) -> tuple[OnCall, ...]:
        """Who saves most in each slot; no entry where nobody could help."""
        return tuple(_first_of_each_slot(self.on_call, 1))

    def as_json(self) -> dict[str, Any]:
        """Give it as plain data, ready for `json.dumps`."""
        return {
            **{name: getattr(self, name) for name in NUMBERS},
            "at_risk": [one.as_json() for one in self.at_risk],
            "on_call": [one.as_json() for one in self.on_call],
        }

    def ahead(self, slots: Collection[str]) -> Risks:
        """Give the same with only what is still to come in the lists.

        The sums stay those of the whole plan.
        """
        return replace(
            self,
            at_risk=tuple(one for one in self.at_risk if one.meeting.slot in slots),
            on_call=tuple(one for one in self.on_call if one.slot in slots),
        )

    def narrowed(self, *, slot: str | None = None, top: int | None = None) -> Risks:
        """Give the same with fewer in the lists: of one slot only, only the first.

        Of `on_call`, so many of each slot. The sums stay those of the whole plan.
        """
        at_risk = [one for one in self.at_risk if slot in (None, one.meeting.slot)]
        on_call = [one for one in self.on_call if slot in (None, one.slot)]
        return replace(
            self,
            at_risk=tuple(at_risk[:top]),
            on_call=tuple(_first_of_each_slot(on_call, top)),
        )

    def to_frame(self) -> pd.DataFrame:
        """Give the meetings at risk as a table, one row a meeting."""
        import pandas as pd  # noqa: PLC0415 -- risks are told without pandas too

        rows = [_row(one) for one in self.at_risk]
        return pd.DataFrame(rows, columns=list(COLUMNS))


PLACES = ("pair", "buyer", "seller", "slot", "table")
NUMBERS = (
    "value",
    "expected",
    "expected_with_standbys",
    "robust_value",
    "meetings",
    "expected_meetings",
    "expected_meetings_with_standbys",
)
AMOUNTS = ("value", "chance", "at_stake", "saved", "lost")
OF_STAND_BY = ("participant", "waits", "pair", "value", "chance", "saves")
COLUMNS = (*PLACES, *AMOUNTS, "for_buyer", "for_seller")


def _plain(by: StandBy | None) -> dict[str, Any] | None:
    if by is None:
        return None
    return {name: getattr(by, name) for name in OF_STAND_BY}


def _first_of_each_slot(
    on_call: Iterable[OnCall], most: int | None
) -> Iterator[OnCall]:
    for _, some in groupby(on_call, key=lambda one: one.slot):
        yield from islice(some, most)


def _row(one: AtRisk) -> dict[str, Any]:
    """Give a row of the table; who stands by has its id there."""
    sides = {"for_buyer": one.for_buyer, "for_seller": one.for_seller}
    return {
        **{name: getattr(one.meeting, name) for name in PLACES},
        **{name: getattr(one, name) for name in AMOUNTS},
        **{name: by.participant if by else None for name, by in sides.items()},
    }
