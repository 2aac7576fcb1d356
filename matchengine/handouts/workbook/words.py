"""The words of the workbook, in both languages."""

from __future__ import annotations

from matchengine.config import Language
from matchengine.results.words import Said, in_language


def word(name: str, language: Language, /, **details: object) -> str:
    """Say a word of the workbook; what stands in braces is filled from the details."""
    shown = {key: str(value) for key, value in details.items()}
    return in_language(WORDS[name], language).format_map(shown)


WORDS: dict[str, Said] = {
    "workbook": ("Buku kerja misi dagang", "Trade mission workbook"),
    # summary
    "summary_title": ("Ringkasan rencana temu bisnis", "Summary of the meeting plan"),
    "tile_meetings": ("PERTEMUAN", "MEETINGS"),
    "of_pairs": ("dari {count} pasangan yang mungkin", "of {count} possible pairs"),
    "tile_businesses": ("USAHA YANG BERTEMU", "BUSINESSES THAT MEET"),
    "of_businesses": ("dari {count} usaha peserta", "of {count} attending"),
    "tile_minimum": ("MINIMUM TERPENUHI", "MINIMUM REACHED"),
    "with_minimum": (
        "usaha mencapai minimum",
        "reach what they asked",
    ),
    "tile_wishes": ("KEINGINAN TERPENUHI", "WISHES MET"),
    "of_wishes": ("dari {count} keinginan bertemu", "of {count} wishes to meet"),
    "tile_trade": ("POTENSI PER TAHUN", "POTENTIAL A YEAR"),
    "if_all": (
        "bila semua pertemuan jadi transaksi",
        "if each meeting leads to a deal",
    ),
    "tile_investment": ("POTENSI INVESTASI", "POTENTIAL INVESTMENT"),
    "once": ("sekali, bukan per tahun", "once, not a year"),
    "facts": ("Rencana", "The plan"),
    "status": ("Hasil", "Result"),
    "date": ("Tanggal", "Date"),
    "venue": ("Tempat", "Venue"),
    "slots": ("Slot waktu", "Time slots"),
    "tables": ("Meja", "Tables"),
    "free_tables": (
        "Meja yang selalu dikosongkan",
        "Tables kept free in every slot",
    ),
    "table_use": ("Pemakaian meja lainnya", "Use of the other tables"),
    "trade_month": ("Potensi perdagangan per bulan", "Potential trade a month"),
    "trade_unknown": (
        "Pertemuan tanpa taksiran nilai",
        "Meetings without an estimate",
    ),
    "warnings_count": ("Peringatan pada data", "Warnings about the data"),
    "goals": (
        "Tujuan, menurut urutan kepentingannya",
        "Goals, in order of priority",
    ),
    "goal": ("Tujuan", "Goal"),
    "this_plan": ("Rencana ini", "This plan"),
    "best_found": ("Terbaik ditemukan", "Best found"),
    "bound": ("Batas", "Bound"),
    "gap": ("Selisih", "Gap"),
    "proof": ("Batas dibuktikan oleh", "Bound proven by"),
    "goals_note": (
        "Batas: tidak ada rencana yang dapat lebih baik daripada ini. "
        "Selisih: jarak terbesar dari rencana terbaik yang mungkin.",
        "Bound: no plan can be better than this. Gap: how far from the best possible "
        "plan this one is at most.",
    ),
    "certificate": ("sertifikat harga", "price certificate"),
    "search": ("pencarian", "search"),
    "not_proven": ("belum dibuktikan", "not proven"),
    "by_direction": ("Menurut arah perdagangan", "By direction"),
    "direction": ("Penjual → pembeli", "Seller → buyer"),
    "by_commodity": ("Menurut komoditas", "By commodity"),
    "commodity": ("Komoditas", "Commodity"),
    "by_scale": (
        "Menurut skala usaha yang lebih kecil",
        "By size of the smaller business",
    ),
    "scale": ("Skala usaha", "Size"),
    "value_points": ("Nilai (poin)", "Value (points)"),
    "trade_a_month": ("Rupiah per bulan", "Rupiah a month"),
    "days": ("Hari para peserta", "How full the days are"),
    "number": ("Jumlah", "Number"),
    "with_so_many": (
        "Usaha dengan sekian pertemuan",
        "Businesses with so many meetings",
    ),
    "with_gaps": (
        "Usaha dengan sekian jeda kosong",
        "Businesses with so many idle gaps",
    ),
    "meetings_per_business": ("Pertemuan per usaha", "Meetings per business"),
    "idle_gaps_per_business": ("Jeda kosong per usaha", "Idle gaps per business"),
    "no_plan": (
        "Tidak ada rencana. Sebab dan jalan keluarnya ada di lembar {sheet}.",
        "There is no plan. Why, and what would help, stands on the sheet {sheet}.",
    ),
    "estimate_note": (
        "Nilai rupiah adalah taksiran dari jumlah dan harga yang diisi peserta, "
        "bukan komitmen.",
        "Rupiah are estimates from the quantities and prices that the businesses "
        "stated, no commitments.",
    ),
    # grid
    "grid_title": (
        "Kisi pertemuan: meja per waktu",
        "Grid of meetings: tables by time",
    ),
    "legend": ("Poin pertemuan:", "Points of a meeting:"),
    "at_least": ("{points} ke atas", "{points} or more"),
    "below": ("di bawah {points}", "below {points}"),
    "without_points": ("tanpa poin", "without points"),
    "cell_holds": (
        "Isi sel: pembeli \u2013 penjual, lalu poin. Huruf tebal: pertemuan wajib.",
        "A cell holds buyer \u2013 seller, then the points. Bold: a meeting that "
        "must be held.",
    ),
    "closed": ("tutup", "closed"),
    "list_title": ("Daftar pertemuan", "List of meetings"),
    "buyer_id": ("ID pembeli", "Buyer id"),
    "seller_id": ("ID penjual", "Seller id"),
    "buyer_city": ("Kota pembeli", "Buyer's city"),
    "seller_city": ("Kota penjual", "Seller's city"),
    "start": ("Mulai", "Start"),
    "end": ("Selesai", "End"),
    "points": ("Poin", "Points"),
    "per_month": ("Taksiran Rp/bulan", "Estimate, Rp a month"),
    "investment_once": ("Investasi Rp (sekali)", "Investment, Rp (once)"),
    # by participant
    "participants_title": ("Hari setiap peserta", "Each business's day"),
    "participants_note": (
        "Saring menurut usaha atau kota, atau lipat dengan tombol 1 dan 2 di kiri "
        "atas.",
        "Filter by business or city, or fold with the buttons 1 and 2 at the upper "
        "left.",
    ),
    "id": ("ID", "Id"),
    "status_of_slot": ("Keadaan", "State"),
    "role": ("Peran", "Role"),
    "partner_id": ("ID mitra", "Partner id"),
    "partner_city": ("Kota mitra", "Partner's city"),
    "day_of": (
        "{count} pertemuan, ingin sedikitnya {least}",
        "{count} meetings, at least {least} wanted",
    ),
    "only_meetings": (
        "Hanya slot dengan pertemuan yang ditampilkan; seluruh slot ada di "
        "agendas.csv.",
        "Only slots with a meeting are shown; all slots stand in agendas.csv.",
    ),
    # unserved
    "unserved_title": (
        "Keinginan yang belum terlayani, dan sebabnya",
        "Wishes not met, and why",
    ),
    "wanted": ("Yang diminta", "Wanted"),
    "minimum": ("jumlah minimum", "minimum of meetings"),
    "any": ("satu pertemuan", "any meeting"),
    "must": ("wajib bertemu", "must meet"),
    "want": ("ingin bertemu", "wants to meet"),
    "meetings_wanted": ("Diminta", "Wanted, number"),
    "meetings_held": ("Didapat", "Held"),
    "rank": ("Peringkat", "Rank"),
    "all_served": ("Semua keinginan terpenuhi.", "Every wish is met."),
    # pairs
    "pairs_title": (
        "Semua pasangan yang dinilai, dengan setiap bagian skornya",
        "All scored pairs, with every part of each score",
    ),
    "pairs_note": (
        "Bagian bernilai 0 sampai 1; jumlah poinnya sama dengan nilai pasangan.",
        "Parts are between 0 and 1; the points add up to the value of the pair.",
    ),
    "part": ("{name} (0 s.d. 1)", "{name} (0 to 1)"),
    "part_points": ("{name} (poin)", "{name} (points)"),
    "kind": ("Jenis", "Kind"),
    "goods": ("barang", "goods"),
    "service": ("jasa", "service"),
    "investment": ("investasi", "investment"),
    "must_meet": ("Wajib", "Must"),
    "yes": ("ya", "yes"),
    "not_known": ("Belum diketahui", "Not known"),
    "way": ("Angkutan", "Way"),
    "days_needed": ("Hari kirim", "Days"),
    "freight_unit": ("Ongkos kirim Rp/satuan", "Freight, Rp a unit"),
    # warnings
    "warnings_title": ("Peringatan", "Warnings"),
    "severity": ("Jenis", "Kind"),
    "place": ("Tempat", "Place"),
    "found": ("Isi", "Value"),
    "problem": ("Masalah", "Problem"),
    "fix": ("Perbaikan", "Fix"),
    "warning": ("peringatan", "warning"),
    "conflict": ("pertentangan", "conflict"),
    "conflicts_note": (
        "Pertentangan berikut membuat rencana tidak mungkin disusun.",
        "The conflicts below leave no plan possible.",
    ),
    "no_warnings": ("Tidak ada peringatan.", "There are no warnings."),
    # what does not fit
    "left_out": (
        "{shown} baris pertama dari {count} ditampilkan; semuanya ada di {file}.",
        "The first {shown} of {count} rows are shown; all of them stand in {file}.",
    ),
}
"""Nouns with a capital stand alone, as headings do; the others stand in sentences."""

SHEETS: dict[str, Said] = {
    "summary": ("Ringkasan", "Summary"),
    "grid": ("Kisi", "Grid"),
    "participants": ("Per peserta", "By participant"),
    "unserved": ("Belum terlayani", "Unserved"),
    "pairs": ("Pasangan", "Pairs"),
    "warnings": ("Peringatan", "Warnings"),
}
"""What the sheets are called."""
