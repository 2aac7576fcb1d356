"""Why the meeting of a pair is not as it was: the event behind it, if one is plain."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from matchengine.live.events import (
    Delegates,
    Event,
    Late,
    Leaves,
    NoShow,
    SlotLost,
    TableOut,
    Veto,
)
from matchengine.results.change_messages import Cause
from matchengine.results.changes import Change

OF_A_PARTICIPANT: dict[type[Event], str] = {
    NoShow: "no_show",
    Late: "late",
    Leaves: "leaves",
    Delegates: "delegates",
}


def causes_of(
    changes: Iterable[Change], events: Iterable[Event]
) -> Mapping[str, Cause]:
    """Give the cause of each change that an event brought about, by its pair.

    What changed to make room for something else has none.
    """
    told = tuple(events)
    found = ((change.meeting.pair, _cause(change, told)) for change in changes)
    return {pair: cause for pair, cause in found if cause is not None}


def _cause(change: Change, events: tuple[Event, ...]) -> Cause | None:
    before = change.before
    if before is None:
        return None
    for event in events:
        if isinstance(event, Veto):
            if {event.one, event.other} == set(change.touched):
                return None  # whoever asked for it: nobody is told
        elif type(event) in OF_A_PARTICIPANT:
            of = str(getattr(event, "participant", ""))
            if of in change.touched:
                return Cause(OF_A_PARTICIPANT[type(event)], of)
        elif isinstance(event, SlotLost) and event.slot == before.slot:
            return Cause("slot")
        elif isinstance(event, TableOut) and event.table == before.table:
            return Cause("table")
    return None
