"""Suggestions as text that an organiser reads on the day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from matchengine.config import LANGUAGES, Language
from matchengine.live.suggestions import Suggestion, Suggestions
from matchengine.problem import Problem
from matchengine.records import Slot
from matchengine.results.story import clock
from matchengine.screen.aligned import aligned
from matchengine.screen.explanation import plain
from matchengine.screen.summary import HEADING

NUMBERS = {1, 3, 4}
"""The columns of numbers."""


def suggestion_lines(
    told: Suggestions, problem: Problem, slot: Slot, language: Language
) -> Iterator[str]:
    """Give the lines of suggestions; headings begin with `HEADING`."""
    labels = {one.id: plain(one.label) for one in problem.participants}
    times = f", {clock(slot)}-{clock(slot, end=True)}" if slot.start else ""
    yield HEADING + f"{labels[told.participant]} · {slot.id}{times}"
    for held in told.sits_in:
        other = held.seller if held.buyer == told.participant else held.buyer
        yield _say("sits_in", language, who=labels[other], table=held.table)
    yield ""
    if told.free:
        yield from _listed(told, told.free, labels, language)
    else:
        yield plain(told.why_none(language))
    if told.free_partners > len(told.free):
        left = told.free_partners - len(told.free)
        yield _say("more", language, count=str(left))
    if told.busy:
        yield ""
        yield _say("busy", language)
        yield from _listed(told, told.busy, labels, language)
    if told.free or told.busy:
        yield ""
        yield _say("cost_is", language)


def _listed(
    told: Suggestions,
    ways: tuple[Suggestion, ...],
    labels: Mapping[str, str],
    language: Language,
) -> list[str]:
    heads = ("partner", "value", "table", "cost", "net")
    rows = [
        (
            labels[one.partner],
            str(one.value),
            one.meeting.table,
            str(one.cost),
            str(one.net),
            "; ".join(_remarks(told, one, labels, language)),
        )
        for one in ways
    ]
    return aligned([(*(_say(head, language) for head in heads), ""), *rows], NUMBERS)


def _remarks(
    told: Suggestions, one: Suggestion, labels: Mapping[str, str], language: Language
) -> Iterator[str]:
    for held in one.gives_up:
        ends = (held.buyer, held.seller)
        if one.partner in ends:
            other = ends[1 - ends.index(one.partner)]
            yield _say("called_out", language, who=labels[other])
        else:
            other = ends[1 - ends.index(told.participant)]
            yield _say("instead", language, who=labels[other])
    if one.kept_free:
        yield _say("kept_free", language)


def _say(word: str, language: Language, **details: str) -> str:
    return WORDS[word][LANGUAGES.index(language)].format_map(details)


WORDS: dict[str, tuple[str, str]] = {
    "partner": ("mitra", "partner"),
    "value": ("nilai", "value"),
    "table": ("meja", "table"),
    "cost": ("kerugian", "cost"),
    "net": ("bersih", "net"),
    "sits_in": (
        "Saat itu bertemu dengan {who} di meja {table}.",
        "Meets {who} at table {table} then.",
    ),
    "instead": ("pengganti pertemuan dengan {who}", "in place of meeting {who}"),
    "called_out": (
        "dipanggil dari pertemuan dengan {who}",
        "called out of meeting {who}",
    ),
    "kept_free": (
        "memakai meja yang sengaja dikosongkan",
        "a table kept free would be used",
    ),
    "more": ("Masih ada {count} mitra lain.", "More that could be had: {count}."),
    "busy": (
        "Sedang dalam pertemuan lain, dan harus dipanggil keluar:",
        "In another meeting then, out of which they would be called:",
    ),
    "cost_is": (
        "Kerugian: nilai yang hilang bagi peserta lain pada waktu itu dan sesudahnya. "
        "Bersih: nilai dikurangi kerugian.",
        "Cost: the value that all others lose then and later. Net: value less cost.",
    ),
}
"""All words of suggestions, in both languages."""
