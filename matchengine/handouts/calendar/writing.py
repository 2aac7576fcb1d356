"""The bytes of a calendar.

METHOD is PUBLISH in every file, also where meetings fell away: these carry the status
CANCELLED, as RFC 5546 (3.2.1) lets them. Its METHOD:CANCEL is a letter from an
organiser to those invited, which calendars heed in mail, not in a file that is
imported. One thing of RFC 5546 is left out: the ORGANIZER, who is known by a mail
address that no mission has to give; and with one that is not the reader, a meeting
turns into an invitation to be answered.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import quote, unquote
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, vText

from matchengine.handouts.calendar.texts import Text
from matchengine.handouts.calendar.time_zone import time_zone
from matchengine.results.notice import Notice

# without a version: a newer program alone changes no calendar
PRODUCT = "-//matchengine//calendars//EN"
COLOUR = "teal"

MISSION = "X-MATCHENGINE-MISSION"
BUYER, SELLER, MARK = (f"X-MATCHENGINE-{name}" for name in ("BUYER", "SELLER", "MARK"))
"""What the next edition asks for; only the calendar of all has them."""

UNFIT = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
"""What no calendar may hold: what steers a screen, ends a line, or is no character."""


@dataclass(frozen=True)
class Cover:
    """What a calendar says of itself; `mission` if the next edition builds on it."""

    name: str
    zone: ZoneInfo
    year: int
    note: str = ""
    mission: str = ""


def calendar(cover: Cover, shown: Sequence[tuple[Notice, Text]]) -> bytes:
    """Give the calendar of some meetings, with what its reader is shown of each."""
    made = Calendar()
    for name, value in _head(cover):
        # told to be a text: icalendar would write one of a name it does not know raw
        made.add(name, vText(value))
    years = {cover.year, *(one.start.astimezone(cover.zone).year for one, _ in shown)}
    made.add_component(time_zone(cover.zone, min(years), max(years)))
    for notice, text in shown:
        made.add_component(_event(cover, notice, text))
    content: bytes = made.to_ical()
    return content


def _head(cover: Cover) -> Iterator[tuple[str, str]]:
    yield "prodid", PRODUCT
    yield "version", "2.0"
    yield "calscale", "GREGORIAN"
    yield "method", "PUBLISH"
    # the name and the note twice: by RFC 7986, and as calendars knew them before it
    for name in ("name", "x-wr-calname"):
        yield name, _clean(cover.name)
    if cover.note:
        for name in ("description", "x-wr-caldesc"):
            yield name, _clean(cover.note)
    yield "x-wr-timezone", cover.zone.key
    yield "color", COLOUR
    if cover.mission:
        yield MISSION, in_letters(cover.mission)


def _event(cover: Cover, notice: Notice, text: Text) -> Event:
    made = Event()
    made.add("uid", notice.uid)
    made.add("sequence", notice.sequence)
    made.add("dtstamp", notice.told)
    made.add("last-modified", notice.told)
    made.add("dtstart", _by_clock(notice.start, cover.zone))
    made.add("dtend", _by_clock(notice.end, cover.zone))
    made.add("summary", _clean(text.summary))
    made.add("location", _clean(notice.location))
    made.add("description", _clean(text.description))
    made.add("status", "CANCELLED" if notice.cancelled else "CONFIRMED")
    # a meeting that fell away keeps nobody's time
    made.add("transp", "TRANSPARENT" if notice.cancelled else "OPAQUE")
    if cover.mission:
        made.add(BUYER, in_letters(*notice.buyer))
        made.add(SELLER, in_letters(*notice.seller))
        made.add(MARK, notice.mark)
    return made


def in_letters(*texts: str) -> str:
    """Write texts so that whoever reads the calendar finds them as they were."""
    return " ".join(quote(text, safe="", errors="surrogatepass") for text in texts)


def from_letters(written: str) -> list[str]:
    """Give the texts that `in_letters` wrote."""
    return [unquote(text, errors="surrogatepass") for text in written.split(" ")]


def _by_clock(moment: datetime.datetime, zone: ZoneInfo) -> datetime.datetime:
    """Give a moment by the zone's clock; in UTC where that shows a time again.

    A time that clocks show twice means the first of the two (RFC 5545, 3.3.5).
    """
    local = moment.astimezone(zone)
    return local.astimezone(datetime.UTC) if local.fold else local


def _clean(text: str) -> str:
    return UNFIT.sub(" ", text)
