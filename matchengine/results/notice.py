"""A meeting as calendars are told of it, in this edition or an earlier one."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import NamedTuple


class Party(NamedTuple):
    """One of the two businesses of a meeting."""

    id: str
    name: str


@dataclass(frozen=True)
class Notice:
    """A meeting as calendars are told of it.

    Attributes
    ----------
    uid
        What calendars know it by; never another for the same meeting.
    location
        Table, zone and venue, in words.
    cancelled
        Whether it was in an earlier plan and no longer is.
    mark
        Changes with everything that a calendar shows of it.
    sequence
        How often that has changed since it was first told.
    told
        When it last did.
    """

    uid: str
    buyer: Party
    seller: Party
    start: datetime.datetime
    end: datetime.datetime
    location: str
    cancelled: bool = False
    mark: str = ""
    sequence: int = 0
    told: datetime.datetime | None = None

    @property
    def parties(self) -> tuple[Party, Party]:
        """The buyer and the seller."""
        return self.buyer, self.seller
