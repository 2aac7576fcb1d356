"""From what was written to an event, one small function for each form."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from matchengine.errors import nearest
from matchengine.files.events.lines import BadLineError, fields_of
from matchengine.files.events.said import Said
from matchengine.files.events.walk_ins import walk_in
from matchengine.files.events.words import WORDS, event_called, form_of
from matchengine.files.tables.bad_cell import BadCellError
from matchengine.files.tables.cells import PARSERS
from matchengine.live.events import (
    EVENTS,
    Back,
    Delegates,
    Event,
    Late,
    Leaves,
    Must,
    NoShow,
    SlotLost,
    TableOut,
)
from matchengine.trade.event_columns import EVENT_COLUMNS

WHOLE = next(column for column in EVENT_COLUMNS if column.name == "delegates")


def event_of(said: Said) -> Event | None:
    """Make an event of what was written; None if that tells none.

    What is wrong with it is noted in `said`.
    """
    if said.failed and not said.fields:
        return None
    word = said.text("event")
    kind = None if said.is_line else event_called(word)
    if kind is None:
        return _of_line(said, word)
    event = READERS[kind](said, kind)
    _nothing_left(said, kind)
    if said.failed or event is None:
        return None
    return replace(event, **said.where)


def _of_line(said: Said, word: str) -> Event | None:
    """Make an event of a line, if nothing but it is there."""
    others = [name for name in said.fields if name not in ("event", "note")]
    if not word:
        if not said.failed:
            said.note("event", "it is missing", f"Write one of {', '.join(EVENTS)}.")
        return None
    if any(said.has(name) for name in others):
        fix = nearest(word, [*WORDS])
        said.note("event", "no event is called so", fix)
        return None
    try:
        fields = fields_of(word)
    except BadLineError as bad:
        said.note("event", bad.problem, bad.fix)
        return None
    if not fields:
        return None
    notes = [note for note in (fields.get("note"), said.text("note")) if note]
    said.is_line = False
    said.fields = {**fields, **({"note": "; ".join(map(str, notes))} if notes else {})}
    return event_of(said)


def _nothing_left(said: Said, kind: str) -> None:
    """Refuse what a kind of event has no use for: it would be dropped in silence."""
    for name in said.fields:
        if name not in said.read and name != "note" and said.has(name):
            said.note(name, f"'{kind}' takes no such thing", form_of(kind))


def _no_show(said: Said, kind: str) -> Event:
    return NoShow(said.needed("participant", form_of(kind)))


def _moment(said: Said, kind: str) -> Event:
    one = said.needed("participant", form_of(kind))
    own = "until" if kind == "late" else "from"
    given = [name for name in (own, "time") if said.has(name)]
    if not given:
        said.needed(own, form_of(kind))
        return NoShow(one)
    when = said.moment(given[0])
    return MOMENTS[kind](one, when)


def _table(said: Said, kind: str) -> Event:
    return TableOut(said.needed("table", form_of(kind)))


def _slot(said: Said, kind: str) -> Event:
    name = "slot"
    if not said.has("slot") and said.has("time"):
        name = "time"
    if not said.has(name):
        said.needed(name, form_of(kind))
        return SlotLost("")
    return SlotLost(said.moment(name))


def _delegates(said: Said, kind: str) -> Event:
    one = said.needed("participant", form_of(kind))
    return Delegates(one, _whole(said, "delegates", form_of(kind)))


def _two(said: Said, kind: str) -> Event:
    one, other = _both(said, kind)
    if kind != "must":
        return EVENTS[kind](one, other)  # type: ignore[call-arg, arg-type] # the three others of two have just these fields
    return Must(one, other, _whole(said, "value") if said.has("value") else 0)


def _both(said: Said, kind: str) -> tuple[str, str]:
    """Give the two that an event is of: in a pair, or each by itself."""
    if not said.has("pair"):
        said.read.add("pair")
        one = said.needed("participant", form_of(kind))
        return one, said.needed("other", form_of(kind))
    pair = said.text("pair")
    one, bar, other = (part.strip() for part in pair.partition("|"))
    if not (one and bar and other) or "|" in other:
        said.note("pair", "this is no pair", "Write buyer|seller, as P001|P090.")
    given = [said.text(name) for name in ("participant", "other") if said.has(name)]
    if not {*given} <= {one, other}:
        problem = "the pair is not of those named beside it"
        said.note("pair", problem, "Keep the pair, or the two ids.")
    return one, other


def _whole(said: Said, name: str, fix: str = "") -> int:
    said.read.add(name)
    if not said.has(name):
        said.note(name, "it is missing", fix)
        return 0
    try:
        return int(PARSERS["whole"](said.fields[name], replace(WHOLE, at_least=0)))
    except BadCellError as bad:
        said.note(name, bad.problem, "Write a whole number, such as 2.")
        return 0


MOMENTS: dict[str, Callable[[str, str], Event]] = {
    "late": Late,
    "leaves": Leaves,
    "back": Back,
}

READERS: dict[str, Callable[[Said, str], Event | None]] = {
    "no_show": _no_show,
    "late": _moment,
    "leaves": _moment,
    "back": _moment,
    "walk_in": walk_in,
    "table": _table,
    "slot": _slot,
    "delegates": _delegates,
    "veto": _two,
    "must": _two,
    "held": _two,
    "not_held": _two,
}
"""How each kind of event is read."""
