"""The words of the letters, in both languages.

What a letter says of a wish not met is chosen by `sentence_of`. Whatever lies with
others, or is confidential, has one and the same sentence: from it nobody learns whether
the other business declined, had no time, or did not fit.
"""

from __future__ import annotations

from matchengine.config import Language
from matchengine.results.words import Said, in_language


def write(word: str, language: Language, **details: str) -> str:
    """Say a sentence of a letter; what stands in braces is filled from the details."""
    return in_language(LETTER_WORDS[word], language).format_map(details)


def sentence_of(reason: str, language: Language, **details: str) -> str:
    """Say why wishes were not met, above those whom they name.

    Parameters
    ----------
    reason
        A word of `reasons.SENTENCES`. Only those of `OWN_REASONS` show in the sentence.
    """
    said = OWN_REASONS.get(reason, NOT_ARRANGED)
    return in_language(said, language).format_map(details)


def missing_fact(column: str, language: Language) -> str:
    """Name what a business has not said of its line, by the column."""
    return in_language(FACTS[column], language)


NOT_ARRANGED: Said = (
    "Anda juga ingin bertemu dengan usaha berikut, tetapi pertemuannya belum dapat "
    "dijadwalkan. Waktu, meja, dan kecocokan kedua pihak harus tersedia bersamaan; "
    "dalam satu hari hal itu tidak selalu mungkin:",
    "You also wished to meet these businesses, and it could not be arranged. Hours, "
    "tables and what both sides look for have to come together, and in one day that is "
    "not always possible:",
)

OWN_REASONS: dict[str, Said] = {
    "same_side": (
        "Anda juga ingin bertemu dengan usaha berikut. Acara ini mempertemukan dua "
        "pihak yang berbeda, sedangkan usaha berikut satu pihak dengan Anda ({side}):",
        "You also wished to meet these businesses. This event brings different sides "
        "together, and these are of your own side ({side}):",
    ),
    "offers_and_needs_nothing": (
        "Anda juga ingin bertemu dengan usaha berikut. Pertemuannya belum dapat "
        "disusun karena penawaran atau kebutuhan Anda belum tercatat pada kami:",
        "You also wished to meet these businesses. It could not be arranged, since we "
        "have no note yet of what you offer or need:",
    ),
    "few_slots": (
        "Anda juga ingin bertemu dengan usaha berikut, tetapi seluruh waktu hadir Anda "
        "sudah terisi:",
        "You also wished to meet these businesses, but all the time that you are there "
        "is already taken:",
    ),
    "own_maximum": (
        "Anda juga ingin bertemu dengan usaha berikut, tetapi batas pertemuan Anda "
        "sendiri ({most}) sudah terpenuhi; jika boleh lebih, beri tahu kami:",
        "You also wished to meet these businesses, but your own limit of {most} "
        "meetings is reached; do tell us if it may be more:",
    ),
}
"""Reasons that lie with the addressee alone: they are decided from its own data."""

FACTS: dict[str, Said] = {
    "price": ("harga", "price"),
    "capacity_per_month": ("kapasitas per bulan", "capacity a month"),
    "ready_days": ("lama persiapan pesanan", "days until an order is ready"),
    "quantity_per_month": ("jumlah per bulan", "quantity a month"),
    "needed_within_days": ("kapan barang diperlukan", "when you need the goods"),
}
"""What partners are sure to ask of a line of goods, by the column that says it."""

LETTER_WORDS: dict[str, Said] = {
    "subject": (
        "Jadwal pertemuan Anda: {mission}, {date}",
        "Your meetings: {mission}, {date}",
    ),
    "greeting": ("Yth. {name},", "Dear {name},"),
    "thanks": (
        "Terima kasih atas keikutsertaan Anda dalam {mission} pada hari {date}{venue}.",
        "Thank you for taking part in {mission} on {date}{venue}.",
    ),
    "at_venue": (", di {venue}", ", at {venue}"),
    # the day
    "one_meeting": (
        "Kami menyiapkan satu pertemuan untuk Anda, menurut waktu setempat ({zone}):",
        "We have arranged one meeting for you, in local time ({zone}):",
    ),
    "meetings": (
        "Kami menyiapkan {number} pertemuan untuk Anda, menurut waktu setempat "
        "({zone}):",
        "We have arranged {number} meetings for you, in local time ({zone}):",
    ),
    "row": (
        "{when}, meja {table}: {partner}. {topic}",
        "{when}, table {table}: {partner}. {topic}",
    ),
    "slot": ("Slot {slot}", "Slot {slot}"),
    "no_meetings": (
        "Mohon maaf, kali ini kami belum dapat menyusun pertemuan untuk Anda. Hal ini "
        "bukan penilaian atas usaha atau produk Anda. Kehadiran Anda tetap kami "
        "nantikan; pada hari acara sering ada waktu dan mitra yang luang.",
        "We are sorry that we could not arrange a meeting for you this time. That says "
        "nothing about your business or your products. You are most welcome all the "
        "same: on the day itself there often is a free time and a partner.",
    ),
    # what a meeting is about
    "sells": (
        "Anda menawarkan {own}; mitra membutuhkan {theirs}.",
        "You offer {own}; they need {theirs}.",
    ),
    "buys": (
        "Anda membutuhkan {own}; mitra menawarkan {theirs}.",
        "You need {own}; they offer {theirs}.",
    ),
    "sells_same": (
        "Anda menawarkan {own}, yang dibutuhkan mitra.",
        "You offer {own}, which they need.",
    ),
    "buys_same": (
        "Anda membutuhkan {own}, yang ditawarkan mitra.",
        "You need {own}, which they offer.",
    ),
    "seeks_same": (
        "Anda mencari investor untuk {own}, yang diminati mitra.",
        "You seek an investor for {own}, which interests them.",
    ),
    "invests_same": (
        "Anda berminat pada investasi {own}, yang ditawarkan mitra.",
        "You are interested in investing in {own}, which they propose.",
    ),
    "seeks": (
        "Anda mencari investor untuk {own}; mitra berminat pada {theirs}.",
        "You seek an investor for {own}; they are interested in {theirs}.",
    ),
    "invests": (
        "Anda berminat pada investasi {own}; mitra menawarkan {theirs}.",
        "You are interested in investing in {own}; they propose {theirs}.",
    ),
    "by_organiser": (
        "Pertemuan ini ditetapkan oleh panitia.",
        "This meeting was set by the organisers.",
    ),
    # what was hoped for
    "too_few": (
        "Anda mengharapkan sedikitnya {wanted} pertemuan; dengan waktu, meja, dan "
        "mitra yang ada, kali ini baru {held} yang dapat dijadwalkan. Mohon maaf atas "
        "hal ini.",
        "You hoped for at least {wanted} meetings; with the hours, tables and partners "
        "that there are, we could arrange {held} this time. We are sorry.",
    ),
    "too_few_hours": (
        "Anda mengharapkan sedikitnya {wanted} pertemuan; waktu hadir Anda cukup untuk "
        "{held}. Jika dapat hadir lebih lama, silakan beri tahu panitia.",
        "You hoped for at least {wanted} meetings; the time that you are there is "
        "enough for {held}. If you can stay longer, please tell us.",
    ),
    "nothing_noted": (
        "Penawaran atau kebutuhan Anda belum tercatat pada kami. Silakan beri tahu "
        "panitia, agar kami dapat mencarikan mitra.",
        "We have no note yet of what you offer or need. Please tell us, so that we can "
        "look for partners.",
    ),
    "lines_left": (
        "Hal berikut belum menjadi pokok pembicaraan dalam pertemuan mana pun; silakan "
        "sampaikan bila ada kesempatan:",
        "None of your meetings is about these yet; do bring them up where you can:",
    ),
    "lines_noted": (
        "Untuk hal berikut, yang kami catat dari Anda, belum ada pertemuan:",
        "There is no meeting yet about these, which we have noted from you:",
    ),
    "offers": ("Anda menawarkan: {lines}", "You offer: {lines}"),
    "needs": ("Anda membutuhkan: {lines}", "You need: {lines}"),
    "and_more": ("dan {number} lainnya", "and {number} more"),
    # what to have ready
    "to_prepare": (
        "Agar pembicaraan lancar, mohon siapkan hal yang belum ada dalam catatan kami:",
        "To make the most of your meetings, please have ready what we have no note of:",
    ),
    "permits": (
        "Untuk produk berikut umumnya diminta izin atau sertifikat yang belum ada "
        "dalam catatan kami. Jika Anda sudah memilikinya, mohon beri tahu panitia:",
        "For these products a permit or certificate is usually asked for that we have "
        "no note of. If you hold it, please tell us:",
    ),
    # what it may do
    "free": (
        "Waktu Anda yang masih luang: {times}. Jika ingin menambah pertemuan, silakan "
        "datang ke meja panitia; kami akan mencarikan mitra yang juga luang.",
        "Still free in your day: {times}. If you would like another meeting, come to "
        "the organisers' desk: we will look for a partner who has time too.",
    ),
    "desk": (
        "Jika ada yang perlu diubah, silakan hubungi panitia.",
        "If anything needs to change, please tell the organisers.",
    ),
    "regards": (
        "Salam hormat,\nPanitia {mission}",
        "Kind regards,\nThe organisers of {mission}",
    ),
}
"""What else a letter says."""
