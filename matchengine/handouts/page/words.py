"""What the page says, in both languages."""

from __future__ import annotations

from matchengine.config import Language
from matchengine.results.words import WORDS, Said, in_language

SHARED = (
    "business", "businesses", "buyer", "seller", "partner", "city", "offers", "needs",
    "time", "slot", "session", "table", "zone", "free", "away", "meetings", "product",
    "need", "offer", "score", "value", "points", "why_matched", "to_talk_about",
    "reason", "plan_mark",
)  # fmt: skip
"""The words of `results.words` that the page says too."""


def page_words(language: Language) -> dict[str, str]:
    """Give every word of the page in a language; braces are filled in the browser."""
    said = {**{word: WORDS[word] for word in SHARED}, **SAID}
    return {word: in_language(both, language) for word, both in said.items()}


def page_said(word: str, language: Language, **details: str) -> str:
    """Say a word of the page; what stands in braces is filled from the details."""
    return in_language(SAID[word], language).format_map(details)


SAID: dict[str, Said] = {
    # around everything
    "skip": ("Langsung ke isi", "Skip to the content"),
    "language": ("Bahasa", "Language"),
    "sections": ("Bagian halaman", "Sections of the page"),
    "no_script": (
        "Halaman ini memerlukan JavaScript. Izinkan JavaScript di peramban Anda, "
        "atau buka berkas agenda dan buku kerja.",
        "This page needs JavaScript. Allow it in your browser, or open the agendas "
        "and the workbook.",
    ),
    "checked": (
        "Semua aturan sudah diperiksa ulang oleh pemeriksa yang terpisah.",
        "Every rule was checked again by a separate checker.",
    ),
    "proof_best": (
        "Tidak ada rencana lain{among} yang nilainya lebih tinggi.",
        "No other plan{among} is better.",
    ),
    "proof_at_most": (
        "Rencana lain mana pun{among} nilainya paling banyak {percent} di atas "
        "rencana ini.",
        "No other plan{among} can be more than {percent} better.",
    ),
    "among_minimums": (
        " yang sama baiknya memenuhi jumlah pertemuan minimum",
        " that meets everyone's minimum as well as this one",
    ),
    "among_goals": (
        " yang sama baiknya dalam hal {goals}",
        " that is as good in {goals}",
    ),
    "no_plan": ("Belum ada jadwal", "There is no schedule"),
    "no_plan_why": (
        "Syarat-syarat berikut tidak dapat dipenuhi bersamaan. Longgarkan salah "
        "satunya, lalu jalankan lagi.",
        "These demands cannot all hold together. Relax one of them, then run again.",
    ),
    "no_plan_yet": (
        "Beri waktu lebih lama, lalu jalankan lagi.",
        "Allow more time, then run again.",
    ),
    # tabs
    "schedule": ("Jadwal", "Schedule"),
    "figures": ("Angka", "Figures"),
    "unserved": ("Belum terlayani", "Unserved"),
    # the numbers at the top
    "total_meetings": ("pertemuan", "meetings"),
    "total_businesses": ("usaha bertemu mitra", "businesses meet a partner"),
    "of_all": ("{part} dari {all}", "{part} of {all}"),
    "total_trade": ("potensi dagang per bulan", "possible trade a month"),
    "total_investment": ("potensi investasi", "possible investment"),
    "total_wishes": ("keinginan terpenuhi", "wishes met"),
    "total_places": ("tempat di meja terpakai", "places at tables used"),
    # filters
    "filters": ("Saring jadwal", "Filter the schedule"),
    "filter": ("Saring", "Filter"),
    "filter_count": ("Saring ({count})", "Filter ({count})"),
    "filter_business": ("Nama atau kode usaha", "Name or code of a business"),
    "filter_product": ("Produk", "Product"),
    "example_business": ("ketik nama usaha", "type a name"),
    "example_product": ("mis. kopi", "e.g. coffee"),
    "all_cities": ("Semua kota", "All cities"),
    "all_zones": ("Semua zona", "All zones"),
    "all_slots": ("Sepanjang hari", "All day"),
    "no_zone": ("Tanpa zona", "No zone"),
    "clear": ("Hapus saringan", "Clear filters"),
    "found_all": ("{all} pertemuan", "{all} meetings"),
    "found": ("{count} dari {all} pertemuan", "{count} of {all} meetings"),
    "found_none": (
        "Tidak ada pertemuan yang cocok. Longgarkan atau hapus saringan.",
        "No meeting fits. Widen or clear the filters.",
    ),
    "no_meetings": (
        "Rencana ini tidak berisi pertemuan.",
        "This plan holds no meetings.",
    ),
    # the schedule
    "view": ("Tampilan", "View"),
    "view_grid": ("Tabel", "Grid"),
    "view_list": ("Daftar", "List"),
    "grid": (
        "Jadwal: meja per baris, waktu per kolom. Gunakan tombol panah.",
        "Schedule: a row for each table, a column for each time. Use the arrow keys.",
    ),
    "legend": ("Skor", "Score"),
    "legend_below": ("di bawah {number}", "below {number}"),
    "legend_from": ("{number} ke atas", "{number} or more"),
    "sells_to": ("menjual kepada", "sells to"),
    "no_meeting": ("kosong", "free"),
    "tables_shown": (
        "Meja {first}\N{EN DASH}{last} dari {all}",
        "Tables {first}\N{EN DASH}{last} of {all}",
    ),
    "slots_shown": (
        "Slot {first}\N{EN DASH}{last} dari {all}",
        "Slots {first}\N{EN DASH}{last} of {all}",
    ),
    "before": ("Sebelumnya", "Previous"),
    "after": ("Berikutnya", "Next"),
    "before_tables": ("Meja sebelumnya", "Previous tables"),
    "after_tables": ("Meja berikutnya", "Next tables"),
    "before_slots": ("Slot sebelumnya", "Previous slots"),
    "after_slots": ("Slot berikutnya", "Next slots"),
    "more": ("Tampilkan {count} lagi", "Show {count} more"),
    "print": ("Cetak", "Print"),
    # businesses
    "find_business": ("Cari usaha", "Find a business"),
    "find_business_example": (
        "nama, kode, kota atau produk",
        "name, code, city, goods",
    ),
    "businesses_found": ("{count} usaha", "{count} businesses"),
    "businesses_found_one": ("1 usaha", "1 business"),
    "no_business": ("Tidak ada usaha yang cocok.", "No business fits."),
    "choose_business": (
        "Pilih usaha untuk melihat agendanya.",
        "Choose a business to see its agenda.",
    ),
    "back_to_businesses": ("Semua usaha", "All businesses"),
    "agenda": ("Agenda", "Agenda"),
    "agenda_of": ("Agenda untuk {name}", "Agenda of {name}"),
    "unknown_business": (
        "Tidak ada usaha dengan kode {id}.",
        "There is no business with the code {id}.",
    ),
    "count_meetings": ("{count} pertemuan", "{count} meetings"),
    "count_meetings_one": ("1 pertemuan", "1 meeting"),
    "wanted_least": ("minimum {count}", "at least {count} wanted"),
    "with_whom": ("Dengan", "With"),
    "what": ("Mengenai", "About"),
    "buys_from": ("membeli dari", "buys from"),
    "nothing_offered": ("Tidak menawarkan apa pun", "Offers nothing"),
    "nothing_needed": ("Tidak membutuhkan apa pun", "Needs nothing"),
    "own_unserved": ("Keinginan yang belum terpenuhi", "Wishes not met"),
    # a meeting
    "meeting_with": ("{seller} bertemu {buyer}", "{seller} meets {buyer}"),
    "close": ("Tutup", "Close"),
    "at_table": ("Meja {table}", "Table {table}"),
    "in_zone": ("zona {zone}", "zone {zone}"),
    "trade_a_month": ("Potensi dagang per bulan", "Possible trade a month"),
    "investment": ("Potensi investasi", "Possible investment"),
    "trade_unknown": ("jumlah atau harga tidak diketahui", "quantity or price unknown"),
    "how_scored": ("Dari mana nilainya", "What makes up the value"),
    "how_scored_note": (
        "Setiap bagian menambah atau mengurangi poin; jumlahnya adalah nilai "
        "pertemuan, paling tinggi 1.000.",
        "Each part adds or takes away points; together they are the value of the "
        "meeting, 1,000 at most.",
    ),
    "part": ("Bagian", "Part"),
    "not_scored": (
        "Pertemuan ini ditetapkan penyelenggara dan tidak diberi skor.",
        "The organiser set this meeting; it has no score.",
    ),
    "full_agenda": ("Lihat agenda", "See the agenda"),
    # figures
    "by_direction": ("Arah perdagangan", "Where goods go"),
    "by_commodity": ("Komoditas", "Commodities"),
    "by_scale": ("Skala usaha", "Size of business"),
    "by_scale_note": (
        "Menurut yang lebih kecil di antara kedua usaha.",
        "By the smaller of the two businesses.",
    ),
    "direction": ("Arah", "Direction"),
    "commodity": ("Komoditas", "Commodity"),
    "scale": ("Skala", "Size"),
    "trade": ("Dagang per bulan", "Trade a month"),
    "chart_meetings": ("Pertemuan per usaha", "Meetings per business"),
    "chart_meetings_note": (
        "Berapa usaha yang mendapat sekian pertemuan.",
        "How many businesses hold so many meetings.",
    ),
    "chart_gaps": ("Jeda kosong per usaha", "Idle gaps per business"),
    "chart_gaps_note": (
        "Jeda kosong adalah waktu menunggu di antara dua pertemuan.",
        "An idle gap is a wait between two meetings.",
    ),
    "number_meetings": ("Jumlah pertemuan", "Number of meetings"),
    "number_gaps": ("Jumlah jeda", "Number of gaps"),
    "number_businesses": ("Jumlah usaha", "Number of businesses"),
    "as_table": ("Lihat sebagai tabel", "See as a table"),
    "reasons": ("Mengapa keinginan belum terpenuhi", "Why wishes are not met"),
    "wishes": ("Keinginan", "Wishes"),
    "goals": ("Tujuan rencana", "Goals of the plan"),
    "goals_note": (
        "Diurutkan dari yang terpenting. Batas adalah angka yang tidak dapat "
        "dilampaui rencana mana pun.",
        "The most important first. The bound is what no plan can beat.",
    ),
    "goal": ("Tujuan", "Goal"),
    "this_plan": ("Rencana ini", "This plan"),
    "bound": ("Batas", "Bound"),
    "proven_by": ("Dasar", "Known by"),
    "proof_certificate": ("sertifikat", "certificate"),
    "proof_search": ("pencarian", "search"),
    "no_bound": ("belum diketahui", "not known"),
    "trade_note": (
        "Nilai dagang adalah perkiraan bila setiap pertemuan menjadi transaksi; "
        "{count} pertemuan belum diketahui jumlah atau harganya.",
        "Trade is an estimate, if every meeting leads to its deal; for {count} "
        "meetings the quantity or price is not known.",
    ),
    "rupiah_note": ("", "juta = million, miliar = billion, triliun = trillion."),
    # unserved
    "unserved_none": (
        "Semua keinginan terpenuhi.",
        "Every wish is met.",
    ),
    "unserved_intro": (
        "Usaha yang mendapat lebih sedikit dari yang diinginkan, beserta alasannya.",
        "Businesses that got less than they wished, and why.",
    ),
    "unserved_count": ("{count} keinginan belum terpenuhi", "{count} wishes not met"),
    "wished": ("Diinginkan", "Wished"),
    "got": ("Didapat", "Got"),
    "kind_all": ("Semua jenis", "All kinds"),
    "kind": ("Jenis keinginan", "Kind of wish"),
    "kind_minimum": ("Pertemuan minimum", "Minimum of meetings"),
    "kind_any": ("Sedikitnya satu pertemuan", "At least one meeting"),
    "kind_must": ("Mitra wajib", "Partner that is a must"),
    "kind_want": ("Mitra yang diinginkan", "Partner that is wanted"),
    "wish_minimum": ("sedikitnya {count} pertemuan", "at least {count} meetings"),
    "wish_must": ("wajib bertemu {partner}", "must meet {partner}"),
    "wish_want": ("ingin bertemu {partner}", "wants to meet {partner}"),
    "foot": (
        "Dibuat oleh matchengine. Halaman ini bekerja tanpa internet.",
        "Made by matchengine. This page works without the internet.",
    ),
}  # fmt: skip
"""In Indonesian, in English. Another script may show them anywhere: no markup."""
