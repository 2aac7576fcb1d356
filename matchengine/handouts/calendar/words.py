"""The words of the calendars, in both languages."""

from __future__ import annotations

from matchengine.config import Language
from matchengine.results.words import Said, in_language


def tell(word: str, language: Language, **details: str) -> str:
    """Say a word of the calendars; what stands in braces is filled from the details."""
    return in_language(CALENDAR_WORDS[word], language).format_map(details)


CALENDAR_WORDS: dict[str, Said] = {
    "meet": ("Bertemu {partner}", "Meet {partner}"),
    "cancelled": ("Batal: {meeting}", "Cancelled: {meeting}"),
    "was_cancelled": ("Pertemuan ini dibatalkan.", "This meeting was cancelled."),
    "more": ("… dan {number} lagi", "… and {number} more"),
    "untimed": (
        "Belum tercantum karena slotnya belum berjadwal: {number} pertemuan.",
        "Not listed, since their slots have no times yet: {number} meetings.",
    ),
}
