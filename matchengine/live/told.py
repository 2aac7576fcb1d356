"""The events of a day beside the plan in force, as the checks look at them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from matchengine.errors import Finding
from matchengine.live.clock import place_of
from matchengine.live.event_lines import line_of, two_of
from matchengine.live.events import Event, NotHeld, WalkIn
from matchengine.problem import Problem
from matchengine.records import Participant
from matchengine.results.day_notes import noted
from matchengine.schedule import Meeting, Schedule

Kind = TypeVar("Kind")


@dataclass(frozen=True)
class Told:
    """What was told, and the plan that it is told of."""

    problem: Problem
    schedule: Schedule
    events: tuple[Event, ...]
    now: str | None

    def of_kind(self, kind: type[Kind]) -> Iterator[Kind]:
        """Go through the events of a kind."""
        return (event for event in self.events if isinstance(event, kind))

    @cached_property
    def begun(self) -> int:
        """How many slots have begun: none before the day."""
        if self.now is None:
            return 0
        return place_of(self.problem.slots, self.now) or 0

    @cached_property
    def place(self) -> Mapping[str, int]:
        """Where each slot stands among the slots."""
        return {slot.id: at for at, slot in enumerate(self.problem.slots)}

    @cached_property
    def participants(self) -> Mapping[str, Participant]:
        """Who is expected, by id."""
        return {one.id: one for one in self.problem.participants}

    @cached_property
    def everybody(self) -> tuple[str, ...]:
        """The ids of all participants, walk-ins too."""
        walk_ins = (event.participant.id for event in self.of_kind(WalkIn))
        return (*self.participants, *walk_ins)

    @cached_property
    def meetings(self) -> Mapping[frozenset[str], tuple[Meeting, ...]]:
        """The meetings of the plan by the two that meet."""
        found: dict[frozenset[str], list[Meeting]] = defaultdict(list)
        for meeting in self.schedule.meetings:
            found[frozenset((meeting.buyer, meeting.seller))].append(meeting)
        return {two: tuple(meetings) for two, meetings in found.items()}

    @cached_property
    def past(self) -> tuple[Meeting, ...]:
        """The meetings that have begun, but for those told not to have been held.

        That may have been told now, or earlier on the day.
        """
        never = {two_of(event) for event in self.of_kind(NotHeld)}
        before = {p.id for p in self.problem.pairs if noted(p).get("held") is False}
        return tuple(
            meeting
            for meeting in self.schedule.meetings
            if self.has_begun(meeting)
            and meeting.pair not in before
            and frozenset((meeting.buyer, meeting.seller)) not in never
        )

    @cached_property
    def past_of(self) -> Mapping[str, tuple[Meeting, ...]]:
        """The same by participant."""
        found: dict[str, list[Meeting]] = defaultdict(list)
        for meeting in self.past:
            found[meeting.buyer].append(meeting)
            found[meeting.seller].append(meeting)
        return {one: tuple(meetings) for one, meetings in found.items()}

    def has_begun(self, meeting: Meeting) -> bool:
        """Whether a meeting stands in a slot that has begun."""
        return self.place.get(meeting.slot, len(self.place)) < self.begun

    def slot_said(self, slot: str) -> str:
        """Name a slot with its start, if it has one."""
        at = self.place.get(slot)
        start = None if at is None else self.problem.slots[at].start
        return slot if start is None else f"{slot} ({start:%H:%M})"


def finding_of(
    event: Event, problem: str, fix: str, value: object = None, key: str | None = None
) -> Finding:
    """Say what is wrong with an event, and where it was told.

    Without a value the whole line is shown. `key` is what the value is of, for JSON.
    """
    column = event.path
    if column is not None and key is not None:
        column = f"{column}.{key}"
    shown = line_of(event) if value is None else value
    return Finding(event.source, problem, fix, event.row, column, shown)


def place_said(event: Event) -> str:
    """Say where an event was told, within its source."""
    if event.row is not None:
        return f"row {event.row}"
    return event.path or f"'{line_of(event)}'"
