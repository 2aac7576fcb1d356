"""Days as people of a language write them."""

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
