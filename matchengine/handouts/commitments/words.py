"""The words of the commitment sheet, in both languages."""

from __future__ import annotations

from matchengine.config import Language
from matchengine.results.words import Said, in_language


def word(name: str, language: Language, /, **details: object) -> str:
    """Say a word of the sheet; what stands in braces is filled from the details."""
    shown = {key: str(value) for key, value in details.items()}
    return in_language(WORDS[name], language).format_map(shown)


WORDS: dict[str, Said] = {
    "title": ("Lembar komitmen", "Commitment sheet"),
    "how": (
        "Isi kolom kuning pada hari pelaksanaan. Baris kosong di bawah untuk "
        "transaksi di luar rencana. Nilai taksiran berasal dari data peserta, bukan "
        "komitmen.",
        "Fill in the yellow columns on the day. The empty rows at the end are for "
        "deals outside the plan. Estimates come from what businesses stated; they are "
        "no commitments.",
    ),
    "sum_so_far": ("Nilai disepakati sejauh ini", "Agreed value so far"),
    "held_so_far": ("Pertemuan terlaksana", "Meetings held"),
    "planned_part": (
        "RENCANA (terisi dari rencana; taksiran)",
        "PLAN (prefilled; estimates)",
    ),
    "day_part": ("DIISI PADA HARI PELAKSANAAN", "TO BE FILLED IN ON THE DAY"),
    "no_meetings": (
        "Rencana ini tidak berisi pertemuan; pakai baris kosong.",
        "This plan has no meetings; use the empty rows.",
    ),
    # input help
    "help_held": (
        "ya bila pertemuan berlangsung, tidak bila batal.",
        "yes if the meeting took place, no if it did not.",
    ),
    "help_status": (
        "minat, LoI (surat minat), komitmen, kontrak, lalu realisasi.",
        "interest, LoI (letter of intent), commitment, contract, then realised.",
    ),
    "help_quantity": (
        "Angka saja, untuk masa yang sama dengan nilainya. Satuan di kolom berikutnya.",
        "A number only, for the same time as the value. The unit goes into the next "
        "column.",
    ),
    "help_unit": ("Misalnya kg, ton, ekor, m3.", "Such as kg, ton, head, m3."),
    "help_value": (
        "Rupiah penuh, misalnya 1250000000, atau 1,25 miliar.",
        "Rupiah in full, such as 1250000000, or 1,25 miliar.",
    ),
    "help_period": (
        "Nilai untuk setahun, sebulan, atau sekali saja.",
        "What the value is for: a year, a month, or once.",
    ),
    "help_verb": (
        "Dilihat dari pihak yang berkunjung: jual, beli atau investasi.",
        "Seen from the visiting side: jual (sells), beli (buys), investasi (invests).",
    ),
    "help_id": (
        "Pilih ID dari lembar {lists}; nama dan kota terisi sendiri. Untuk usaha "
        "yang tidak terdaftar, kosongkan dan tulis namanya.",
        "Choose an id of the sheet {lists}; name and city follow. For a business not "
        "on the list, leave it empty and write the name.",
    ),
    "wrong_choice": (
        "Pilih dari daftar: {choices}.",
        "Choose from the list: {choices}.",
    ),
    # totals
    "totals_title": ("Jumlah komitmen", "Totals of the commitments"),
    "totals_note": (
        "Dihitung dari angka di lembar {sheet}. Nilai yang ditulis dengan kata (1,2 "
        "miliar) dibaca oleh perintah matchengine outcomes.",
        "Counted from the numbers on the sheet {sheet}. Amounts in words (1,2 miliar) "
        "are read by the command matchengine outcomes.",
    ),
    "by_verb": ("Menurut transaksi", "By verb"),
    "by_status": ("Menurut status", "By status"),
    "meetings": ("Pertemuan", "Meetings"),
    "verb": ("Transaksi", "Verb"),
    "status": ("Status", "Status"),
    "deals": ("Banyaknya", "Deals"),
    "a_year": ("Per tahun (Rp)", "A year (Rp)"),
    "once": ("Sekali (Rp)", "Once (Rp)"),
    "total": ("Jumlah (Rp)", "Total (Rp)"),
    "in_words": (
        "Ditulis dengan kata, belum dihitung di atas",
        "Written in words, not counted above",
    ),
    "all": ("Semua", "All"),
    "planned": ("Direncanakan", "Planned"),
    "held": ("Terlaksana", "Held"),
    "not_held": ("Tidak terlaksana", "Not held"),
    "not_recorded": ("Belum dicatat", "Not recorded"),
    "share": ("Bagian yang terlaksana", "Share held"),
    # the other sheets
    "guide_title": ("Cara mengisi", "How to fill it in"),
    "lists_title": ("Daftar peserta dan pertemuan", "Businesses and meetings"),
}
"""Nouns with a capital stand alone, as headings do; the others stand in sentences."""

GUIDE: tuple[Said, ...] = (
    (
        "Satu baris adalah satu kesepakatan: siapa menjual apa kepada siapa, berapa "
        "banyak, berapa nilainya.",
        "A row is one deal: who sells what to whom, how much of it, at what value.",
    ),
    (
        "Kolom putih berasal dari rencana. Betulkan komoditas atau transaksi bila yang "
        "disepakati berbeda. Jangan mengubah ID pertemuan.",
        "White columns come from the plan. Correct commodity or verb if something else "
        "was agreed. Leave the meeting id as it is.",
    ),
    (
        "Kolom kuning diisi pada hari pelaksanaan. Terlaksana: ya atau tidak, juga "
        "bila tidak ada kesepakatan.",
        "Yellow columns are filled in on the day. Held: yes or no, also if nothing was "
        "agreed.",
    ),
    (
        "Status: minat, LoI, komitmen, kontrak, realisasi. Perbarui terus sesudah "
        "misi.",
        "Status: interest, LoI, commitment, contract, realised. Keep it up to date "
        "after the mission.",
    ),
    (
        "Nilai ditulis dalam rupiah penuh (1250000000) atau dengan kata: 950 juta, 1,2 "
        "miliar, 1,5 triliun. Huruf M saja tidak dipakai, karena dapat berarti miliar "
        "atau juta.",
        "Values are whole rupiah (1250000000), or in words: 950 juta (million), 1,2 "
        "miliar (billion), 1,5 triliun (trillion). M alone is not used: it may be "
        "either.",
    ),
    (
        "Jual, beli, investasi dilihat dari pihak yang berkunjung{side}.",
        "Jual (sells), beli (buys) and investasi (invests) are seen from the visiting "
        "side{side}.",
    ),
    (
        "Dua kesepakatan dalam satu pertemuan: tulis yang kedua di baris kosong di "
        "bawah. Begitu juga transaksi tanpa pertemuan.",
        "Two deals in one meeting: write the second in an empty row at the end. So too "
        "for deals without a meeting.",
    ),
    (
        "Untuk pengumuman: matchengine outcomes {file} menjumlahkan semuanya, dan "
        "menyebut setiap sel yang tidak dapat dibaca dengan pasti.",
        "To read results out: matchengine outcomes {file} adds everything up, and "
        "names each cell that cannot be read for certain.",
    ),
)
"""How the sheet is filled in, step by step."""
