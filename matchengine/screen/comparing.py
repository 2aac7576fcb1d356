"""A published plan beside edited inputs, as a person and as a program reads it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from matchengine.comparing import Compared
from matchengine.config import Language
from matchengine.live.impossible import Impossible
from matchengine.problem import Problem
from matchengine.results.changes import KINDS as CHANGE_KINDS, Change
from matchengine.results.dates import clock_text
from matchengine.results.numbers import decimal
from matchengine.results.words import in_language
from matchengine.schedule import Meeting
from matchengine.screen.aligned import aligned
from matchengine.screen.comparing_words import KINDS, say, why
from matchengine.screen.explanation import plain
from matchengine.screen.schedule import schedule_data
from matchengine.screen.summary import HEADING

SHOWN = 40
"""So many rows of a list, at most; `--json` has them all."""


def comparison_lines(
    told: Compared, language: Language, number: int | None = None
) -> Iterator[str]:
    """Say what of the plan would not hold, whom that touches, and what it costs.

    `number` is that of the plan that was published, if one was.
    """
    speaker = _Speaker(told, language)
    found = told.comparison
    yield speaker.say(
        "plan", meetings=len(told.schedule.meetings), value=found.value_before
    )
    yield say("with", language, inputs=plain(told.edited.inputs))
    if found.slots_cut_anew:
        yield say("cut_anew", language)
    if found.changes_nothing:
        yield say("nothing", language)
    yield from speaker.impossible(found.impossible)
    yield from speaker.listed("required", [plain(one.id) for one in found.required])
    yield from speaker.listed("broken", [plain(one.sentence) for one in found.broken])
    yield from speaker.value()
    yield from speaker.solved()
    yield ""
    if number is None:
        yield say("unchanged", language)
    else:
        yield say("published", language, number=str(number))


def comparison_data(told: Compared) -> dict[str, Any]:
    """Give all of it as plain data."""
    found = told.comparison
    before, after = _starts(told.before), _starts(told.edited.problem)
    return {
        "inputs": told.edited.inputs,
        "meetings": len(told.schedule.meetings),
        "slots_cut_anew": found.slots_cut_anew,
        "impossible": [
            {
                **_meeting(one.meeting, before),
                "reason": one.reason,
                "needs_only_a_table": one.needs_only_a_table,
                "must": one.must,
                "details": dict(one.details),
                "why": {
                    language: why(one.reason, language, **one.details)
                    for language in ("id", "en")
                },
            }
            for one in found.impossible
        ],
        "required": [one.id for one in found.required],
        "broken": [asdict(one) for one in found.broken],
        "value": {
            "before": found.value_before,
            "lost": found.value_lost,
            "revalued": found.revalued,
            "after": found.value_after,
        },
        "touched": list(found.touched),
        "changes": None
        if found.schedule is None
        else [
            {
                "kind": one.kind,
                "before": one.before and _meeting(one.before, before),
                "after": one.after and _meeting(one.after, after),
            }
            for one in found.changes
        ],
        "plan": None if found.schedule is None else schedule_data(found.schedule),
    }


class _Speaker:
    """Says what is in a comparison, in one language."""

    def __init__(self, told: Compared, language: Language) -> None:
        self.told, self.language = told, language
        self.before, self.after = (
            _starts(problem, language) for problem in (told.before, told.edited.problem)
        )

    def say(self, word: str, **numbers: int) -> str:
        """Say a sentence with numbers in it."""
        written = {
            name: decimal(number, self.language, 0) for name, number in numbers.items()
        }
        return say(word, self.language, **written)

    def impossible(self, found: Sequence[Impossible]) -> Iterator[str]:
        """List the meetings that cannot stay, and why."""
        rows = []
        for one in found:
            reason = why(one.reason, self.language, **self._details(one))
            if one.must:
                reason += say("must", self.language)
            rows.append((*self._cells(one.meeting, self.before), plain(reason)))
        yield from self.listed("impossible", aligned(rows))

    def listed(self, word: str, lines: Sequence[str]) -> Iterator[str]:
        """List lines under a heading that counts them; nothing without any."""
        if not lines:
            return
        yield ""
        yield HEADING + self.say(word, count=len(lines))
        yield from (f"  {line}" for line in lines[:SHOWN])
        if len(lines) > SHOWN:
            yield f"  … (+{len(lines) - SHOWN})"

    def value(self) -> Iterator[str]:
        """Say how much value moves, if any does."""
        found = self.told.comparison
        if found.value_lost or found.revalued:
            yield ""
        if found.value_lost:
            yield self.say("lost", value=found.value_lost)
        if found.revalued:
            word = "more" if found.revalued > 0 else "less"
            yield self.say(word, value=abs(found.revalued))

    def solved(self) -> Iterator[str]:
        """Say what the plan with the fewest changes is like, if it was looked for."""
        found = self.told.comparison
        if found.schedule is None:
            if found.touched:
                yield self.say("touched", people=len(found.touched))
            return
        yield ""
        if found.value_after is None:
            yield HEADING + say("no_plan", self.language)
            for one in found.schedule.conflicts:
                yield f"  {plain(one.sentence)} {plain(one.relaxation)}"
            return
        yield HEADING + self.say(
            "solved", value=found.value_after, before=found.value_before
        )
        if not found.changes:
            yield say("no_changes", self.language)
            return
        counts = Counter(one.kind for one in found.changes)
        kinds = ", ".join(
            f"{counts[kind]} {in_language(KINDS[kind], self.language)}"
            for kind in CHANGE_KINDS
            if counts[kind]
        )
        people = str(len(found.touched))
        yield say("kinds", self.language, kinds=kinds, people=people)
        rows = aligned([self._change(one) for one in found.changes])
        yield from (f"  {row}" for row in rows[:SHOWN])
        if len(rows) > SHOWN:
            yield f"  … (+{len(rows) - SHOWN})"

    def _change(self, change: Change) -> tuple[str, ...]:
        kind = in_language(KINDS[change.kind], self.language)
        before = after = ""
        if change.before is not None:
            before = " ".join(self._cells(change.before, self.before)[:2])
        if change.after is not None:
            after = " ".join(self._cells(change.after, self.after)[:2])
        arrow = "→" if before and after else ""
        two = self._cells(change.meeting, self.after)[2]
        return kind, two, " ".join(filter(None, (before, arrow, after)))

    def _cells(self, meeting: Meeting, starts: dict[str, str]) -> tuple[str, ...]:
        two = f"{meeting.buyer} - {meeting.seller}"
        return starts.get(meeting.slot, meeting.slot), plain(meeting.table), plain(two)

    def _details(self, one: Impossible) -> dict[str, str]:
        """Give the details, with times as people of the language write them."""
        details = dict(one.details)
        if one.reason == "fixed_elsewhere":
            details["place"] = self.after.get(details["place"], details["place"])
        if one.reason == "slot_gone" and self.language == "id":
            details["slot"] = details["slot"].replace(":", ".")
        return details


def _starts(problem: Problem, language: Language = "en") -> dict[str, str]:
    return {
        slot.id: slot.id if slot.start is None else clock_text(slot.start, language)
        for slot in problem.slots
    }


def _meeting(meeting: Meeting, starts: dict[str, str]) -> dict[str, Any]:
    return {
        "pair": meeting.pair,
        "buyer": meeting.buyer,
        "seller": meeting.seller,
        "slot": meeting.slot,
        "start": starts.get(meeting.slot),
        "table": meeting.table,
    }
