"""What a suggestion holds: the meeting, what it brings, and what it costs the rest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from matchengine.config import LANGUAGES, Language
from matchengine.live.suggestion_words import why_none
from matchengine.schedule import Meeting

if TYPE_CHECKING:
    import pandas as pd

Calls = tuple[Meeting, ...]
"""Meetings out of which somebody would be called."""


@dataclass(frozen=True)
class Suggestion:
    """A meeting that could be held, and what it would cost the rest of the plan.

    Parameters
    ----------
    partner, name
        Id of whom the participant would meet, and its name if it has one.
    value
        What the pair is worth.
    meeting
        Pair, slot and table: of the free tables the one for which people move least.
    kept_free
        Whether that uses a table that the rules keep free.
    gives_up
        The meetings of the plan that could then not be held.
    given_up
        What these are worth.
    slot_loss
        How much less further meetings of all others could add to this slot; below 0
        if the meetings given up set somebody free who could meet somebody else.
    later_loss
        How much less, beyond that, the partner could add later, if this meeting is the
        last that its maximum allows.
    """

    partner: str
    name: str | None
    value: int
    meeting: Meeting
    kept_free: bool = False
    gives_up: Calls = ()
    given_up: int = 0
    slot_loss: int = 0
    later_loss: int = 0

    @property
    def label(self) -> str:
        """The partner's name with the id, or the id alone."""
        return f"{self.name} ({self.partner})" if self.name else self.partner

    @property
    def cost(self) -> int:
        """What the suggestion costs all others."""
        return self.given_up + self.slot_loss + self.later_loss

    @property
    def net(self) -> int:
        """What the suggestion adds to the day in the end."""
        return self.value - self.cost


@dataclass(frozen=True)
class Suggestions:
    """Who could meet a participant in a slot, the best first.

    `free` are partners with a free delegate then, `busy` the best of those who would
    have to be called out of a meeting. `left_out` counts the partners that cannot be
    had at all by what stands in the way (a word of `OBSTACLES`, `held` if the two meet
    anyhow, `must` if somebody sits in a meeting that must be held); `busy_partners`
    counts all that are busy. `sits_in` are the participant's own meetings then.
    """

    participant: str
    name: str | None
    slot: str
    free: tuple[Suggestion, ...]
    busy: tuple[Suggestion, ...]
    sits_in: Calls
    away: bool
    partners: int
    free_partners: int
    busy_partners: int
    left_out: Mapping[str, int]

    @property
    def label(self) -> str:
        """The participant's name with the id, or the id alone."""
        return f"{self.name} ({self.participant})" if self.name else self.participant

    def as_json(self) -> dict[str, Any]:
        """Give all of it as plain data."""
        return {
            **asdict(self),
            "free": [_row(one) for one in self.free],
            "busy": [_row(one) for one in self.busy],
            "why_none": {spoken: self.why_none(spoken) for spoken in LANGUAGES},
        }

    def why_none(self, language: Language) -> str:
        """Say why nobody can be had without calling anybody out; "" if somebody can."""
        return "" if self.free else why_none(self, language)

    def to_frame(self) -> pd.DataFrame:
        """Give one row a suggestion; `busy` says which would call the partner out."""
        import pandas as pd  # noqa: PLC0415 -- suggestions are made without pandas too

        rows = [
            {
                "busy": busy,
                "partner": one.partner,
                "name": one.name or "",
                "value": one.value,
                "pair": one.meeting.pair,
                "slot": one.meeting.slot,
                "table": one.meeting.table,
                "kept_free": one.kept_free,
                "gives_up": ";".join(held.pair for held in one.gives_up),
                **{name: getattr(one, name) for name in NUMBERS},
            }
            for busy, listed in ((False, self.free), (True, self.busy))
            for one in listed
        ]
        return pd.DataFrame(rows, columns=list(COLUMNS))


NUMBERS = ("given_up", "slot_loss", "later_loss", "cost", "net")
COLUMNS = (
    *("busy", "partner", "name", "value", "pair", "slot", "table", "kept_free"),
    "gives_up",
    *NUMBERS,
)


def _row(one: Suggestion) -> dict[str, Any]:
    return {**asdict(one), "cost": one.cost, "net": one.net}
