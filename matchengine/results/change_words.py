"""The words that tell people what changed in their day, in both languages."""

from __future__ import annotations

from matchengine.config import Language
from matchengine.results.changes import Kind
from matchengine.results.words import Said, in_language


def tell(word: str, language: Language, **details: str) -> str:
    """Say a sentence of a message; what stands in braces is filled from the details."""
    return in_language(MESSAGE_WORDS[word], language).format_map(details)


def tell_change(kind: Kind, language: Language, **details: str) -> str:
    """Say what became of a meeting."""
    return in_language(CHANGED[kind], language).format_map(details)


def tell_cause(word: str, is_own: bool, language: Language) -> str:
    """Say why, to the one that it is about or to its partner; "" where it is not told.

    What is not in `CAUSES` is nobody's business but the organiser's: a veto, for one.
    """
    if word not in CAUSES:
        return ""
    own, others = CAUSES[word]
    return in_language(own if is_own else others, language)


CHANGED: dict[Kind, Said] = {
    "cancelled": (
        "Batal: pertemuan {when_before} di meja {table_before} dengan {partner}.",
        "Cancelled: the meeting {when_before} at table {table_before} with {partner}.",
    ),
    "moved": (
        "Pindah waktu: pertemuan dengan {partner} menjadi {when} di meja {table}, "
        "semula {when_before} di meja {table_before}.",
        "Moved: the meeting with {partner} is now {when} at table {table}, "
        "no longer {when_before} at table {table_before}.",
    ),
    "other_table": (
        "Pindah meja: pertemuan {when} dengan {partner} menjadi di meja {table}, "
        "semula di meja {table_before}.",
        "Other table: the meeting {when} with {partner} is now at table {table}, "
        "no longer at table {table_before}.",
    ),
    "new": (
        "Pertemuan baru: {when} di meja {table} dengan {partner}.",
        "New meeting: {when} at table {table} with {partner}.",
    ),
}
"""What became of a meeting, by the kind of the change."""

PARTNER_AWAY: Said = (
    "Mitra Anda berhalangan hadir.",
    "The other business cannot be there.",
)
OWN_AWAY: Said = (
    "Menurut catatan kami, Anda berhalangan hadir.",
    "We have noted that you cannot be there.",
)
PARTNER_HOURS: Said = (
    "Waktu hadir mitra Anda berubah.",
    "The hours of the other business have changed.",
)
OWN_HOURS: Said = (
    "Ini menyesuaikan waktu hadir Anda.",
    "This follows the hours that you can be there.",
)
TABLE: Said = (
    "Meja yang semula tidak dapat dipakai.",
    "The table cannot be used.",
)
PROGRAMME: Said = ("Susunan acara berubah.", "The programme has changed.")

CAUSES: dict[str, tuple[Said, Said]] = {
    "no_show": (OWN_AWAY, PARTNER_AWAY),
    "late": (OWN_HOURS, PARTNER_HOURS),
    "leaves": (OWN_HOURS, PARTNER_HOURS),
    "back": (OWN_HOURS, PARTNER_HOURS),
    "delegates": (OWN_HOURS, PARTNER_HOURS),
    "table": (TABLE, TABLE),
    "slot": (PROGRAMME, PROGRAMME),
}
"""The causes that may be told, by the event: to the one it is about, to its partner."""

MESSAGE_WORDS: dict[str, Said] = {
    "greeting": ("Yth. {name},", "Dear {name},"),
    # said of every change alike, so that a cause which is not told shows in nothing
    "adjusted": (
        "Jadwal pertemuan Anda perlu disesuaikan:",
        "The plan of your meetings had to be adjusted:",
    ),
    "rest": (
        "Jadwal Anda selanjutnya:",
        "Your meetings from now on:",
    ),
    "whole_day": (
        "Jadwal Anda sekarang selengkapnya:",
        "All your meetings as they are now:",
    ),
    "row": ("{when}, meja {table}: {partner}", "{when}, table {table}: {partner}"),
    "nothing_left": (
        "Saat ini tidak ada pertemuan lagi dalam jadwal Anda. Silakan datang ke meja "
        "panitia; mungkin ada mitra lain yang masih punya waktu.",
        "There is no other meeting in your plan at present. You are welcome at the "
        "organisers' desk: another business may have time.",
    ),
    "come_after_all": (
        "Jika Anda ternyata dapat hadir, silakan hubungi panitia; kami akan "
        "membantu mencarikan pertemuan.",
        "If you can come after all, please tell the organisers: we will gladly look "
        "for meetings for you.",
    ),
    "sorry": (
        "Mohon maaf atas perubahan ini. Terima kasih atas pengertian Anda.",
        "We are sorry for the change, and thank you for bearing with us.",
    ),
    "good_luck": (
        "Semoga pertemuannya bermanfaat.",
        "We wish you a good meeting.",
    ),
    "at": ("pukul {clock}", "at {clock}"),
    "on_day_at": ("tanggal {day} pukul {clock}", "on {day} at {clock}"),
    "in_slot": ("pada slot {slot}", "in slot {slot}"),
    "row_day_clock": ("{day}, {clock}", "{day}, {clock}"),
    "row_slot": ("Slot {slot}", "Slot {slot}"),
}
"""What else a message says."""
