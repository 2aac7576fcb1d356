"""Days and times of day as people of a language write them."""

from __future__ import annotations

import datetime

from matchengine.config import Language
from matchengine.results.words import Said, in_language


def long_date(day: datetime.date, language: Language) -> str:
    """Write a day with its month in letters: 7 Mei 2025."""
    return f"{day.day} {in_language(MONTHS[day.month - 1], language)} {day.year}"


def full_date(day: datetime.date, language: Language) -> str:
    """Write a day with its weekday too: Rabu, 7 Mei 2025."""
    weekday = in_language(WEEKDAYS[day.weekday()], language)
    return f"{weekday}, {long_date(day, language)}"


def told_clock(moment: datetime.datetime, language: Language) -> str:
    """Write a time of day as it is said: pukul 13.25 WITA; at 13:25.

    Indonesia's three zones go by their names; of another zone only the time is told.
    """
    clock = clock_text(moment, language)
    if language == "en":
        return clock
    zone = ZONES.get(moment.utcoffset() or datetime.timedelta(), "")
    return f"{clock} {zone}".rstrip()


def clock_text(moment: datetime.datetime, language: Language) -> str:
    """Write a time of day: 13.25 in Indonesian, 13:25 in English."""
    return f"{moment:%H.%M}" if language == "id" else f"{moment:%H:%M}"


WEEKDAYS: tuple[Said, ...] = (
    ("Senin", "Monday"),
    ("Selasa", "Tuesday"),
    ("Rabu", "Wednesday"),
    ("Kamis", "Thursday"),
    ("Jumat", "Friday"),
    ("Sabtu", "Saturday"),
    ("Minggu", "Sunday"),
)

MONTHS: tuple[Said, ...] = (
    ("Januari", "January"),
    ("Februari", "February"),
    ("Maret", "March"),
    ("April", "April"),
    ("Mei", "May"),
    ("Juni", "June"),
    ("Juli", "July"),
    ("Agustus", "August"),
    ("September", "September"),
    ("Oktober", "October"),
    ("November", "November"),
    ("Desember", "December"),
)

ZONES: dict[datetime.timedelta, str] = {
    datetime.timedelta(hours=7): "WIB",
    datetime.timedelta(hours=8): "WITA",
    datetime.timedelta(hours=9): "WIT",
}
"""What the time zones of Indonesia are called, by how far they are ahead of UTC."""
