"""The table of events: its columns, and all tables whose headings are known."""

from __future__ import annotations

from matchengine.trade.columns import TABLES, Column, needed, optional

EVENT_COLUMNS: tuple[Column, ...] = (
    needed("event", "word", "kejadian", "peristiwa", "kabar"),
    Column(
        "participant",
        "text",
        aliases=("peserta", "id_peserta", "kode_peserta", "who", "siapa"),
        weak=("id", "kode", "perusahaan", "nama_perusahaan", "company"),
    ),
    optional(
        "other", "text", "dengan", "with", "partner", "mitra", "lawan", "peserta_lain"
    ),
    optional("until", "text", "sampai", "hingga", "till", "sampai_pukul"),
    optional("from", "text", "dari", "mulai", "sejak", "since", "dari_pukul"),
    optional("time", "text", "pukul", "jam", "waktu", "at"),
    optional("table", "text", "meja", "nomor_meja", "no_meja"),
    optional("slot", "text"),
    optional("delegates", "whole", "delegasi", "jumlah_delegasi", "jumlah_orang"),
    optional("pair", "text", "pasangan", "pertemuan", "meeting"),
    optional("value", "whole", "nilai", "poin"),
    optional("note", "text", "catatan", "keterangan", "notes", "remark"),
)

EVENT_SHEETS = ("events", "event", "kejadian", "peristiwa")
"""What the file or sheet of the events may be called."""

EVERY_TABLE: dict[str, tuple[Column, ...]] = {**TABLES, "events": EVENT_COLUMNS}
"""The tables of a mission, and the one of what happens on its day."""
