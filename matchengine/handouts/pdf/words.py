"""Words of the printed papers, in both languages."""

from __future__ import annotations

from matchengine.config import Language
from matchengine.results.words import Said, in_language


def says(word: str, language: Language, **details: str) -> str:
    """Say a word of the papers; what stands in braces is filled from the details."""
    return in_language(WORDS[word], language).format_map(details)


def counted(word: str, number: int, language: Language) -> str:
    """Say how many there are of something; `COUNTED` holds one and several."""
    one, several = COUNTED[word]
    return in_language(one if number == 1 else several, language).format(number)


COUNTED: dict[str, tuple[Said, Said]] = {
    "meetings": (
        ("{} pertemuan", "{} meeting"),
        ("{} pertemuan", "{} meetings"),
    ),
    "free_tables": (
        ("{} meja kosong", "{} table free"),
        ("{} meja kosong", "{} tables free"),
    ),
}
"""What is counted: one of it, and several."""

WORDS: dict[str, Said] = {
    # titles
    "agendas": ("Jadwal pertemuan", "Meeting schedules"),
    "table_cards": ("Kartu meja", "Table cards"),
    "letters": ("Surat", "Letters"),
    "hall_plan": ("Denah meja", "Hall plan"),
    # an agenda
    "you_buy": ("Anda membeli", "You buy"),
    "you_sell": ("Anda menjual", "You sell"),
    "you_invest": ("Anda berinvestasi", "You invest"),
    "you_seek": ("Anda mencari investor", "You seek an investor"),
    "they_need": ("Mitra membutuhkan", "They need"),
    "they_offer": ("Mitra menawarkan", "They offer"),
    "you_need": ("Anda membutuhkan", "You need"),
    "you_offer": ("Anda menawarkan", "You offer"),
    "more": ("+{number} lainnya", "+{number} more"),
    "calendar": ("Kalender", "Calendar"),
    "no_meeting": ("tidak ada pertemuan", "no meeting"),
    "no_meetings": (
        "Belum ada pertemuan yang dijadwalkan untuk usaha ini.",
        "No meeting is planned for this business.",
    ),
    "scan": (
        "Pindai kode dengan kamera ponsel untuk menyimpan pertemuan di kalender.",
        "Scan a code with a phone camera to save the meeting in your calendar.",
    ),
    "scan_not": (
        "Kode kalender tidak muat di lembar ini; pakai berkas kalender dari panitia.",
        "No room for calendar codes here: ask the organiser for the calendar file.",
    ),
    "code": ("Kode QR: pertemuan {time}", "QR code: meeting at {time}"),
    "local_time": ("waktu setempat ({zone})", "local time ({zone})"),
    # cards and hall plan
    "own_table": ("Meja {name}", "Table of {name}"),
    "buyer_above": (
        "Atas: pembeli · bawah: penjual",
        "Above: buyer · below: seller",
    ),
    "not_in_use": ("tidak dipakai", "not in use"),
    "no_meeting_here": (
        "Tidak ada pertemuan terjadwal di meja ini.",
        "No meeting is planned at this table.",
    ),
    "fold": ("lipat di sini", "fold here"),
    # foot, and where there is nothing
    "page": ("Halaman {page} dari {pages}", "Page {page} of {pages}"),
    "no_plan": (
        "Belum ada rencana, jadi belum ada yang dapat dicetak.",
        "There is no plan, so there is nothing to print.",
    ),
    "nobody": (
        "Tidak ada yang perlu dicetak: daftarnya kosong.",
        "There is nothing to print: the list is empty.",
    ),
}
