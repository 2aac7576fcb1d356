"""A line of text that tells an event, such as `late P031 until 10:20`."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from matchengine.errors import nearest
from matchengine.files.events.words import (
    BETWEEN,
    ENDINGS,
    LINKS,
    WORDS,
    event_called,
    form_of,
)
from matchengine.trade.columns import folded

TOKEN = re.compile(r'\s*(?:"((?:[^"]|"")*)"(?=[\s,;#]|$)|([^\s,;"]+)|([,;])|(\S))')
LONGEST_WORD = 3
"""So many words at most name a kind of event."""

Fields = dict[str, object]


class BadLineError(Exception):
    """A line that tells no event: what is wrong with it, and what to write."""

    def __init__(self, problem: str, fix: str) -> None:
        super().__init__(problem)
        self.problem, self.fix = problem, fix


def fields_of(line: str) -> Fields:
    """Take a line apart into the fields that a row of the table would have.

    A comment alone, or nothing, gives no fields.

    Raises
    ------
    BadLineError
        If it tells no event.
    """
    words, note = _words(line)
    fields: Fields = {"note": note} if note and words else {}
    if not words:
        return fields
    kind, rest = _kind_of(words)
    return {"event": kind, **PARTS[kind](kind, rest), **fields}


def _words(line: str) -> tuple[list[str], str]:
    """Give the words of a line, and the comment after them."""
    words: list[str] = []
    at = 0
    line = line.rstrip()
    while at < len(line) and (match := TOKEN.match(line, at)):
        at = match.end()
        if match[4] is not None:
            problem = "a quote is not closed, or stands inside a word"
            raise BadLineError(problem, 'Put an id that holds spaces in "quotes".')
        if match[2] is not None and match[2].startswith("#"):
            return words, line[match.start(2) + 1 :].strip()
        if match[1] is not None:
            words.append(match[1].replace('""', '"'))
        elif match[2] is not None:
            words.append(match[2])
    return words, ""


def _kind_of(words: Sequence[str]) -> tuple[str, list[str]]:
    for count in range(LONGEST_WORD, 0, -1):
        kind = event_called(" ".join(words[:count]))
        if kind is not None and count <= len(words):
            return kind, list(words[count:])
    raise BadLineError(f"no event is called '{words[0]}'", nearest(words[0], [*WORDS]))


def _one(kind: str, words: list[str]) -> Fields:
    return {"participant": _only(kind, words, 1)[0]}


def _moment(kind: str, words: list[str]) -> Fields:
    one, said = words[:1], words[1:]
    if said and folded(said[0]) in LINKS:
        said = said[1:]
    if not said:
        _only(kind, one, 2)
    key = "until" if kind == "late" else "from"
    return {"participant": one[0], key: " ".join(said)}


def _thing(kind: str, words: list[str]) -> Fields:
    ending = " ".join(words[1:]).casefold()
    if ending not in ("", *ENDINGS[kind]):
        _only(kind, words, 1)
    return {kind: _only(kind, words[:1], 1)[0]}


def _count(kind: str, words: list[str]) -> Fields:
    one, count = _only(kind, words, 2)
    return {"participant": one, "delegates": count}


def _two(kind: str, words: list[str]) -> Fields:
    value: Fields = {}
    last = words[-1] if kind == "must" and len(words) > 1 else ""
    if last.isdecimal() and (len(words) > 2 or "|" in words[0]):
        words, value = words[:-1], {"value": last}
    if len(words) == 1 and "|" in words[0]:
        return {"pair": words[0], **value}
    if len(words) > 2 and words[1].casefold() in BETWEEN:
        words = [words[0], *words[2:]]
    one, other = _only(kind, words, 2)
    return {"participant": one, "other": other, **value}


def _only(kind: str, words: list[str], count: int) -> list[str]:
    if len(words) < count:
        raise BadLineError("there is something missing in the line", form_of(kind))
    if len(words) > count:
        more = " ".join(words[count:])
        raise BadLineError(f"'{more}' is more than a {kind} tells", form_of(kind))
    return words


PARTS: dict[str, Callable[[str, list[str]], Fields]] = {
    "no_show": _one,
    "late": _moment,
    "leaves": _moment,
    "back": _moment,
    "walk_in": _one,
    "table": _thing,
    "slot": _thing,
    "delegates": _count,
    "veto": _two,
    "must": _two,
    "held": _two,
    "not_held": _two,
}
"""How the rest of a line is taken apart, by the kind of event."""
