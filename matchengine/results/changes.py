"""What is different between two plans, told for each participant whom it touches."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from matchengine.schedule import Meeting

Kind = Literal["cancelled", "moved", "other_table", "new"]
KINDS: tuple[Kind, ...] = ("cancelled", "moved", "other_table", "new")


@dataclass(frozen=True)
class Change:
    """One meeting that is no longer as it was.

    `before` is None for a new meeting, `after` for a cancelled one. A moved meeting is
    in another slot, one at another table still in its own.
    """

    kind: Kind
    before: Meeting | None
    after: Meeting | None

    @property
    def meeting(self) -> Meeting:
        """The meeting as it is now, or as it was if it is cancelled."""
        found = self.after or self.before
        assert found is not None  # one of the two is always there
        return found

    @property
    def touched(self) -> tuple[str, str]:
        """The two participants, buyer first."""
        return self.meeting.buyer, self.meeting.seller

    def partner_of(self, participant: str) -> str:
        """Give the other one of the two."""
        buyer, seller = self.touched
        return seller if participant == buyer else buyer


def changes_between(
    before: Sequence[Meeting], after: Sequence[Meeting]
) -> tuple[Change, ...]:
    """Give every meeting that is not as it was.

    What is gone comes first, what is new last; otherwise in the order of the plans.
    """
    then = {meeting.pair: meeting for meeting in before}
    now = {meeting.pair: meeting for meeting in after}
    found = list(_changes(then, now))
    return tuple(sorted(found, key=lambda change: KINDS.index(change.kind)))


def by_participant(changes: Sequence[Change]) -> Mapping[str, tuple[Change, ...]]:
    """Give the changes of each participant that has any, by its id."""
    found: dict[str, list[Change]] = defaultdict(list)
    for change in changes:
        for one in change.touched:
            found[one].append(change)
    return {one: tuple(found[one]) for one in sorted(found)}


def _changes(
    then: Mapping[str, Meeting], now: Mapping[str, Meeting]
) -> Iterator[Change]:
    for pair, old in then.items():
        new = now.get(pair)
        if new is None:
            yield Change("cancelled", old, None)
        elif new.slot != old.slot:
            yield Change("moved", old, new)
        elif new.table != old.table:
            yield Change("other_table", old, new)
    for pair, new in now.items():
        if pair not in then:
            yield Change("new", None, new)
