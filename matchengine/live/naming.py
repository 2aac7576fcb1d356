"""Whom and what an event names, by the ids of the plan.

On the day people write `p12`, a business's name, or the time of a slot. What can only
mean one is taken for it, and this is said; all else stays, for the checks to refuse.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from matchengine.errors import Finding
from matchengine.live.against_the_plan import KEYS, NAMED
from matchengine.live.events import Event, SlotLost, WalkIn
from matchengine.live.moments import slot_called
from matchengine.live.told import finding_of
from matchengine.problem import Problem
from matchengine.trade.business_names import same_letters

Meaning = Callable[[str], str | None]


def by_id(
    problem: Problem, events: Sequence[Event]
) -> tuple[tuple[Event, ...], tuple[Finding, ...]]:
    """Give the events with the ids of the plan, and say what was read as which id."""
    people = [(one.id, one.name or "") for one in problem.participants]
    people += [
        (event.participant.id, event.participant.name or "")
        for event in events
        if isinstance(event, WalkIn)
    ]
    tables = [(table.id, "") for table in problem.tables]
    meanings: dict[str, Meaning] = {
        "participant": _meaning(people),
        "table": _meaning(tables),
        "slot": lambda said: _slot(problem, said),
    }
    readings: list[Finding] = []
    return tuple(_named(e, meanings, readings) for e in events), tuple(readings)


def _named(
    event: Event, meanings: Mapping[str, Meaning], readings: list[Finding]
) -> Event:
    meant: dict[str, Any] = {}
    for field, kind in NAMED.get(type(event), ()):
        said = getattr(event, field)
        found = meanings[kind](said)
        if found is None or found == said:
            continue
        meant[field] = found
        how = "another writing, or the name, of one that is there"
        if isinstance(event, SlotLost):
            how = "the slot that starts then"
        fix = f"Write {found}, if that is meant."
        bare = finding_of(event, how, fix, said, KEYS.get(field, field))
        readings.append(replace(bare, severity="reading", reading=found))
    return replace(event, **meant) if meant else event


def _meaning(known: Sequence[tuple[str, str]]) -> Meaning:
    """Say which id a writing means: its own, else the only one that is nearly so."""
    ids = {one for one, _ in known}
    alike = _only((_plain(one), one) for one, _ in known)
    names = _only((same_letters(name), one) for one, name in known if name)

    def meaning(said: str) -> str | None:
        if said in ids:
            return said
        return alike.get(_plain(said)) or names.get(same_letters(said))

    return meaning


def _only(pairs: Iterable[tuple[str, str]]) -> dict[str, str | None]:
    """Keep what means one; None stands for what may mean several."""
    found: dict[str, str | None] = {}
    for key, one in pairs:
        found[key] = one if found.setdefault(key, one) == one else None
    return found


def _slot(problem: Problem, said: str) -> str | None:
    slot = slot_called(problem.slots, said)
    return None if slot is None else slot.id


def _plain(said: str) -> str:
    """Give an id without what people leave out: case, spaces, dashes, first zeros."""
    bare = "".join(c for c in said.casefold() if c.isalnum())
    return re.sub(r"(?<![0-9])0+(?=[0-9])", "", bare)
