"""The calendar entry of a meeting as a QR code that a phone's camera reads."""

from __future__ import annotations

import datetime
import importlib
from functools import lru_cache
from itertools import groupby

from icalendar import Event

from matchengine.results.calendar_facts import meeting_uid, span_of
from matchengine.results.story import Story
from matchengine.results.words import say
from matchengine.schedule import Meeting

LONGEST_NAME = 38
"""Bytes of a partner's name and of a place. What is shorter keeps the code coarse."""

MASK = 3
"""All eight masks are good for a camera; to weigh them takes four times as long."""


def calendar_code(story: Story, meeting: Meeting, partner: str) -> str:
    """Draw the code of a meeting as SVG; "" where its slot has no times.

    The entry is in the first language of the outputs, as the calendars are.
    """
    entry = calendar_entry(story, meeting, partner)
    return drawn(entry) if entry else ""


def calendar_entry(story: Story, meeting: Meeting, partner: str) -> bytes:
    """Give what the code says: the shortest VEVENT that phones take.

    Times are in UTC, so that no description of a time zone is needed. There is no
    DTSTAMP: the same plan gives the same code.
    """
    span = span_of(story, meeting.slot)
    if span is None:
        return b""
    start, end = (moment.astimezone(datetime.UTC) for moment in span)
    table = say("table", story.config.outputs.languages[0])
    event = Event()
    event.add("uid", meeting_uid(story, meeting.pair))
    event.add("dtstart", start)
    event.add("dtend", end)
    event.add("summary", shortened(str(story.about(partner, "name"))))
    event.add("location", shortened(f"{table} {meeting.table}"))
    return bytes(event.to_ical()).strip()


def shortened(text: str, longest: int = LONGEST_NAME) -> str:
    """Cut a text to so many bytes of UTF-8, with an ellipsis where it was cut."""
    if len(text.encode()) <= longest:
        return text
    cut = text.encode()[: longest - len("…".encode())]
    return cut.decode(errors="ignore").rstrip() + "…"


@lru_cache(maxsize=100_000)
def drawn(content: bytes) -> str:
    """Draw a QR code as SVG, a module a unit, without its quiet zone.

    The same codes are printed in every language, so they are kept.
    """
    # segno is in the extra `pdf`: the package works without it
    segno = importlib.import_module("segno")
    code = segno.make_qr(content, error="l", boost_error=False, mask=MASK)
    size = len(code.matrix)
    path = "".join(_runs(row, y) for y, row in enumerate(code.matrix))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{size}" height="{size}" '
        f'viewBox="0 -.5 {size} {size}"><path stroke="#000" d="{path}"/></svg>'
    )


def _runs(row: bytearray, y: int) -> str:
    """Draw the dark runs of a row, each as a line."""
    parts, x = [], 0
    for dark, run in groupby(row):
        length = len(list(run))
        if dark:
            parts.append(f"M{x} {y}h{length}")
        x += length
    return "".join(parts)
