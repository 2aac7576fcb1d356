"""What changed in the plan, as a message to each participant whom it touches."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import pandas as pd

from matchengine.config import Language
from matchengine.problem import Problem, Slot
from matchengine.results.change_words import tell, tell_cause, tell_change
from matchengine.results.changes import Change, by_participant
from matchengine.results.csv_text import csv_text
from matchengine.results.dates import long_date, told_clock
from matchengine.schedule import Meeting, Schedule

COLUMNS = (
    "participant",
    "name",
    "change",
    "time_before",
    "slot_before",
    "table_before",
    "time",
    "slot",
    "table",
    "partner",
    "partner_name",
)
CHANGES_FILE = "changes.csv"
MESSAGES_FILE = "messages.{language}.txt"
BULLET = "\N{BULLET} "


@dataclass(frozen=True)
class Cause:
    """Why a meeting changed: an event's word, and the participant it is about, if any.

    Only what is in `change_words.CAUSES` is told, all else in general words.
    """

    word: str
    of: str | None = None


@dataclass(frozen=True, eq=False)
class ChangedDay:
    """A plan as it is now, and what in it is not as it was.

    Attributes
    ----------
    names
        What participants are called; others by their name in the problem, or their id.
    past
        Ids of the slots that are over: their meetings are no longer told of.
    causes
        Why the meeting of a pair changed, by the pair's id, where that is known.
    """

    problem: Problem
    schedule: Schedule
    changes: Sequence[Change]
    names: Mapping[str, str] = field(default_factory=dict)
    past: Collection[str] = ()
    causes: Mapping[str, Cause] = field(default_factory=dict)

    @cached_property
    def by_participant(self) -> Mapping[str, Sequence[Change]]:
        """The changes of each participant touched, in order of time.

        Participants come by the first slot in which anything changes for them, then
        by name.
        """
        found = {
            one: sorted(changes, key=self._first)
            for one, changes in by_participant(self.changes).items()
        }
        ordered = sorted(
            found, key=lambda one: (self._first(found[one][0]), self.name(one), one)
        )
        return {one: found[one] for one in ordered}

    def name(self, participant: str) -> str:
        """Say what a participant is called, on one line."""
        name = self.names.get(participant) or self._own_names.get(participant)
        return " ".join((name or participant).split())

    def slot(self, name: str) -> Slot:
        """Give a slot; one that is no longer there has no times."""
        return self._slots.get(name) or Slot(name)

    def still_to_come(self, participant: str) -> Iterator[Meeting]:
        """Give what a participant still has before it, in order of time."""
        meetings = (
            one for one in self._meetings_of(participant) if one.slot not in self.past
        )
        return iter(sorted(meetings, key=lambda one: self._place(one.slot)))

    @cached_property
    def has_several_days(self) -> bool:
        """Whether a clock time alone does not say when a slot is."""
        return len({s.start.date() for s in self.problem.slots if s.start}) > 1

    def _first(self, change: Change) -> int:
        ends = (change.before, change.after)
        return min(self._place(one.slot) for one in ends if one is not None)

    def _place(self, slot: str) -> int:
        return self._places.get(slot, len(self._places))

    def _meetings_of(self, participant: str) -> Sequence[Meeting]:
        return self._held.get(participant, ())

    @cached_property
    def _held(self) -> Mapping[str, Sequence[Meeting]]:
        found: dict[str, list[Meeting]] = {one: [] for one in self.by_participant}
        for meeting in self.schedule.meetings:
            for one in (meeting.buyer, meeting.seller):
                if one in found:
                    found[one].append(meeting)
        return found

    @cached_property
    def _own_names(self) -> Mapping[str, str | None]:
        return {one.id: one.name for one in self.problem.participants}

    @cached_property
    def _slots(self) -> Mapping[str, Slot]:
        return {slot.id: slot for slot in self.problem.slots}

    @cached_property
    def _places(self) -> Mapping[str, int]:
        return {slot: place for place, slot in enumerate(self._slots)}


def messages(day: ChangedDay, language: Language) -> dict[str, str]:
    """Give each participant touched its message: what changed, then the day as it is.

    By id, in the order of `ChangedDay.by_participant`. Whoever is not touched has none.
    """
    return {
        one: "\n".join(_message(day, one, changes, language))
        for one, changes in day.by_participant.items()
    }


def change_table(day: ChangedDay, languages: Sequence[Language]) -> pd.DataFrame:
    """Give one row for each participant and change, and what is said of it.

    `change` is a fixed word, `time` is HH:MM ("" where a slot has none), and
    `message_…` a sentence in each language.
    """
    said = [f"message_{language}" for language in languages]
    rows = [
        (
            *_row(day, one, change),
            *(_sentence(day, one, change, language) for language in languages),
        )
        for one, changes in day.by_participant.items()
        for change in changes
    ]
    return pd.DataFrame(rows, columns=[*COLUMNS, *said])


def change_files(day: ChangedDay, languages: Sequence[Language]) -> dict[str, str]:
    """Give the table and the messages as the contents of files, by their names."""
    return {
        CHANGES_FILE: csv_text(change_table(day, languages)),
        **{
            MESSAGES_FILE.format(language=language): _listed(messages(day, language))
            for language in languages
        },
    }


def _listed(told: Mapping[str, str]) -> str:
    """Put the messages below each other, each after a line that says whose it is."""
    return "\n".join(f"----- {one} -----\n\n{text}\n" for one, text in told.items())


def _message(
    day: ChangedDay, one: str, changes: Sequence[Change], language: Language
) -> Iterator[str]:
    yield tell("greeting", language, name=day.name(one))
    yield ""
    yield tell("adjusted", language)
    yield from _what_changed(day, one, changes, language)
    yield ""
    yield from _rest(day, one, changes, language)
    yield ""
    is_glad = all(change.kind == "new" for change in changes)
    yield tell("good_luck" if is_glad else "sorry", language)


def _what_changed(
    day: ChangedDay, one: str, changes: Sequence[Change], language: Language
) -> Iterator[str]:
    """Say each change; the cause once, if it is the same for several."""
    whys = [_why(day, one, change, language) for change in changes]
    is_shared = len(whys) > 1 and len(set(whys)) == 1 and whys[0] != ""
    for change, why in zip(changes, whys, strict=True):
        said = _what(day, one, change, language)
        yield BULLET + (said if is_shared else f"{said} {why}".rstrip())
    if is_shared:
        yield whys[0]


def _rest(
    day: ChangedDay, one: str, changes: Sequence[Change], language: Language
) -> Iterator[str]:
    """Say what a participant still has before it."""
    meetings = list(day.still_to_come(one))
    if not meetings:
        away = any(_is_away(day, one, change) for change in changes)
        yield tell("come_after_all" if away else "nothing_left", language)
        return
    yield tell("rest" if day.past else "whole_day", language)
    for meeting in meetings:
        partner = meeting.seller if one == meeting.buyer else meeting.buyer
        yield BULLET + tell(
            "row",
            language,
            when=_when_in_row(day, meeting.slot, language),
            table=meeting.table,
            partner=day.name(partner),
        )


def _is_away(day: ChangedDay, one: str, change: Change) -> bool:
    return day.causes.get(change.meeting.pair) == Cause("no_show", one)


def _sentence(day: ChangedDay, one: str, change: Change, language: Language) -> str:
    """Say to one of the two what became of a meeting, and why if that may be told."""
    what, why = (say(day, one, change, language) for say in (_what, _why))
    return f"{what} {why}".rstrip()


def _what(day: ChangedDay, one: str, change: Change, language: Language) -> str:
    details = {"partner": day.name(change.partner_of(one))}
    if change.before is not None:
        details["when_before"] = _when(day, change.before.slot, language)
        details["table_before"] = change.before.table
    if change.after is not None:
        details["when"] = _when(day, change.after.slot, language)
        details["table"] = change.after.table
    return tell_change(change.kind, language, **details)


def _why(day: ChangedDay, one: str, change: Change, language: Language) -> str:
    cause = day.causes.get(change.meeting.pair)
    return "" if cause is None else tell_cause(cause.word, cause.of == one, language)


def _when(day: ChangedDay, name: str, language: Language) -> str:
    """Say in a sentence when a slot is."""
    slot = day.slot(name)
    if slot.start is None:
        return tell("in_slot", language, slot=name)
    clock = told_clock(slot.start, language)
    if not day.has_several_days:
        return tell("at", language, clock=clock)
    date = long_date(slot.start.date(), language)
    return tell("on_day_at", language, day=date, clock=clock)


def _when_in_row(day: ChangedDay, name: str, language: Language) -> str:
    """Say at the head of a row when a slot is."""
    slot = day.slot(name)
    if slot.start is None:
        return tell("row_slot", language, slot=name)
    clock = told_clock(slot.start, language)
    if not day.has_several_days:
        return clock
    date = long_date(slot.start.date(), language)
    return tell("row_day_clock", language, day=date, clock=clock)


def _row(day: ChangedDay, one: str, change: Change) -> tuple[str, ...]:
    partner = change.partner_of(one)
    before, after = _place(day, change.before), _place(day, change.after)
    who = one, day.name(one), change.kind
    return (*who, *before, *after, partner, day.name(partner))


def _place(day: ChangedDay, meeting: Meeting | None) -> tuple[str, str, str]:
    """Give clock time, slot and table of a meeting; nothing of one that is not."""
    if meeting is None:
        return "", "", ""
    start = day.slot(meeting.slot).start
    clock = "" if start is None else f"{start:%H:%M}"
    return clock, meeting.slot, meeting.table
