"""Words that several outputs share, in both languages.

A word of one output alone stands with that output.
"""

from __future__ import annotations

from collections.abc import Sequence

from matchengine.config import LANGUAGES, Language

Said = tuple[str, str]
"""What something is called: in Indonesian, in English."""


def say(word: str, language: Language, **details: str) -> str:
    """Say a shared word; what stands in braces is filled from the details."""
    return in_language(WORDS[word], language).format_map(details)


def in_language(said: Said, language: Language) -> str:
    """Choose what is said in a language."""
    return said[LANGUAGES.index(language)]


def listed(texts: Sequence[str], language: Language) -> str:
    """Join texts as in a sentence: a, b and c."""
    *most, last = texts
    if not most:
        return last
    return f"{', '.join(most)} {say('and', language)} {last}"


def part_name(name: str, language: Language) -> str:
    """Name a part of the score; one of the user's own has the name it was given."""
    return in_language(PARTS[name], language) if name in PARTS else name


PARTS: dict[str, Said] = {
    "product": ("produk", "product"),
    "volume": ("jumlah barang", "volume"),
    "price": ("harga", "price"),
    "lead_time": ("waktu kirim", "lead time"),
    "freight": ("ongkos kirim", "freight"),
    "freshness": ("kesegaran", "freshness"),
    "compliance": ("perizinan", "compliance"),
    "deal_size": ("besar transaksi", "deal size"),
    "uneven": ("timpang bagi kedua pihak", "uneven for the two sides"),
    "wish": ("keinginan tidak timbal balik", "wish not mutual"),
    "own": ("skor sendiri dari penyelenggara", "own score of the organiser"),
}
"""The parts of a score, and what else counts."""

GOALS: dict[str, Said] = {
    "shortfall": ("kekurangan dari minimum", "short of the minimum"),
    "meetings": ("jumlah pertemuan", "meetings held"),
    "value": ("nilai seluruh pertemuan", "value of all meetings"),
    "worst_off": ("pertemuan yang paling sedikit", "fewest meetings of anyone"),
    "idle_gaps": ("jeda kosong", "idle gaps"),
    "idle_slots": ("slot kosong di antara pertemuan", "idle slots"),
    "table_moves": ("pindah meja", "table moves"),
    "changes": ("perubahan", "changes"),
    "disruption": ("gangguan terhadap rencana semula", "disruption"),
    "robust_value": (
        "nilai harapan bila ada yang tidak hadir",
        "value expected if some stay away",
    ),
}
"""The goals, as people say them."""

STATUS: dict[str, Said] = {
    "optimal": ("terbukti terbaik", "proven best"),
    "feasible": (
        "rencana sah, belum terbukti terbaik",
        "valid plan, not proven best",
    ),
    "infeasible": ("tidak mungkin disusun", "impossible"),
    "no_plan": ("belum ditemukan rencana", "no plan found in time"),
}
"""How a run ended."""

SCALES: dict[str, Said] = {
    "mikro": ("usaha mikro", "micro"),
    "kecil": ("usaha kecil", "small"),
    "menengah": ("usaha menengah", "medium"),
    "besar": ("usaha besar", "large"),
    "bumd": ("BUMD", "state-owned (region)"),
    "asosiasi": ("asosiasi", "association"),
    "": ("skala tidak diisi", "size not given"),
}
"""How large a business is."""

WORDS: dict[str, Said] = {
    # who
    "business": ("Usaha", "Business"),
    "businesses": ("Usaha", "Businesses"),
    "buyer": ("Pembeli", "Buyer"),
    "seller": ("Penjual", "Seller"),
    "partner": ("Mitra", "Partner"),
    "buys": ("membeli", "buys"),
    "sells": ("menjual", "sells"),
    "city": ("Kota", "City"),
    "province": ("Provinsi", "Province"),
    "offers": ("Menawarkan", "Offers"),
    "needs": ("Membutuhkan", "Needs"),
    # when and where
    "time": ("Waktu", "Time"),
    "slot": ("Slot", "Slot"),
    "session": ("Sesi", "Session"),
    "table": ("Meja", "Table"),
    "tables": ("Meja", "Tables"),
    "zone": ("Zona", "Zone"),
    "free": ("kosong", "free"),
    "away": ("tidak hadir", "away"),
    # what
    "meeting": ("Pertemuan", "Meeting"),
    "meetings": ("Pertemuan", "Meetings"),
    "product": ("Produk", "Product"),
    "need": ("Kebutuhan", "Need"),
    "offer": ("Penawaran", "Offer"),
    "score": ("Skor", "Score"),
    "value": ("Nilai", "Value"),
    "points": ("poin", "points"),
    "why_matched": ("Mengapa dipertemukan", "Why matched"),
    "to_talk_about": ("Perlu dibicarakan", "To talk about"),
    "reason": ("Alasan", "Reason"),
    "notes": ("Catatan", "Notes"),
    "plan_mark": ("Rencana", "Plan"),
    "a_month": ("{amount}/bulan", "{amount} a month"),
    "unknown": ("tidak diketahui", "not known"),
    "and": ("dan", "and"),
    "other": ("lainnya", "other"),
    "days": ("{number} hari", "{number} days"),
}
"""Nouns with a capital stand alone, as headings do; the others stand in sentences."""
