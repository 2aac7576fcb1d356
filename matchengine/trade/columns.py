"""The tables of a mission: which columns each has, and what stands in their cells.

This is the one place that names columns, their kinds and their other names. Reading
turns cells into the types that a kind promises; everything after relies on them.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import Any, Literal

Kind = Literal[
    "id",  # text, never empty
    "nib",  # the 13 digits of an Indonesian business number, "" where missing
    "text",  # text, "" where missing
    "choice",  # one of `choices`, or the default
    "list",  # tuple of texts, () where missing
    "word",  # a name in lower case with _ for spaces, "" where missing
    "words",  # tuple of such names (each one of `choices`, if any), () where missing
    "hs",  # the digits of a Harmonised System code, "" where missing
    "whole",  # float64 holding a whole number >= `at_least`, NaN where missing
    "number",  # float64 >= `at_least`, NaN where missing
    "share",  # float64 in [0, 1], NaN where missing
    "money",  # float64 holding whole rupiah >= 0, NaN where missing
    "flag",  # bool: yes/no, ya/tidak, true/false, 1/0; False where missing
    "time",  # float64: minutes since midnight, NaN where missing
    "spans",  # tuple of (from, to) in minutes since midnight
    "date",  # datetime.date or None
    "statuses",  # dict of name to held, in_process or missing, {} where missing
]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: its name, kind, and how a file may also call it.

    A name in `weak` means the column only where no other column of the file does: "No"
    is an id in a list that has no other.
    """

    name: str
    kind: Kind
    needed: bool = False
    default: str = ""
    choices: tuple[str, ...] = ()
    at_least: float = 0
    aliases: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()

    @property
    def missing(self) -> Any:
        """What stands for an empty cell."""
        if self.kind == "choice":
            return self.default
        return {} if self.kind == "statuses" else MISSING.get(self.kind, "")

    @property
    def dtype(self) -> str:
        """The NumPy type of the column in a data frame."""
        if isinstance(self.missing, bool):
            return "bool"
        return "float64" if isinstance(self.missing, float) else "object"


MISSING: dict[Kind, Any] = {
    "list": (),
    "words": (),
    "spans": (),
    "whole": math.nan,
    "number": math.nan,
    "share": math.nan,
    "money": math.nan,
    "time": math.nan,
    "flag": False,
    "date": None,
}
"""What stands for an empty cell, where it is not the empty text."""


def folded(name: str) -> str:
    """Give the name of a table or column without case, spaces and underscores."""
    return re.sub(r"[\s_]+", "", name).casefold()


def needed(name: str, kind: Kind, *aliases: str) -> Column:
    """Make a column whose cells may not be empty."""
    return Column(name, kind, needed=True, aliases=aliases)


def optional(name: str, kind: Kind, *aliases: str, at_least: float = 0) -> Column:
    """Make a column that may be missing or empty."""
    return Column(name, kind, aliases=aliases, at_least=at_least)


def choice(name: str, choices: str, default: str, *aliases: str) -> Column:
    """Make a column that holds one of the words in `choices`."""
    return Column(
        name, "choice", default=default, choices=tuple(choices.split()), aliases=aliases
    )


SCALES = ("mikro", "kecil", "menengah", "besar", "bumd", "asosiasi")

KINDS = "goods service investment"
TEMPERATURES = "ambient chilled frozen live"

BOTH = ("kota_kabupaten", "kota_kab")
WHO = ("peserta", "id_peserta", "kode_peserta")
BY_NAME = ("nama_perusahaan", "nama_usaha", "perusahaan", "pelaku_usaha", "company")
SELLER, BUYER = ("penjual", "seller", "pemasok"), ("pembeli", "buyer")
GOODS = (
    *("produk", "komoditas", "komoditi", "barang", "nama_produk", "nama_barang"),
    *("nama_komoditas", "jenis_produk", "jenis_barang", "commodity"),
)
CODE = ("kode_hs", "hs_code", "pos_tarif", "no_hs", "nomor_hs")
PAPERS = ("sertifikat", "izin", "perizinan", "sertifikasi", "legalitas")

TABLES: dict[str, tuple[Column, ...]] = {
    "participants": (
        Column(
            "id",
            "id",
            needed=True,
            aliases=("kode", "kode_peserta", "id_peserta", "nomor_peserta"),
            weak=("no", "nomor", "no_urut", "nomor_urut", "number"),
        ),
        needed(
            "name",
            "text",
            *("nama", "nama_usaha", "perusahaan", "nama_perusahaan", "nama_peserta"),
            *("nama_badan_usaha", "pelaku_usaha", "nama_pelaku_usaha", "nama_umkm"),
            *("nama_ikm", "company", "company_name"),
        ),
        optional("nib", "nib", "nomor_induk_berusaha", "no_nib", "nomor_nib"),
        optional("province", "text", "provinsi", "propinsi", "asal_provinsi"),
        optional(
            "city", "text", "kota", "kabupaten", "kab_kota", "kabupaten_kota", *BOTH
        ),
        optional("port", "text", "pelabuhan", "unlocode", "pelabuhan_muat"),
        choice("scale", " ".join(SCALES), "", "skala", "skala_usaha", "size"),
        optional(
            "delegates",
            "whole",
            *("delegasi", "jumlah_delegasi", "jumlah_orang", "jumlah_perwakilan"),
            at_least=1,
        ),
        optional("min_meetings", "whole", "minimal_temu", "temu_minimal", "min_temu"),
        optional("max_meetings", "whole", "maksimal_temu", "temu_maksimal", "max_temu"),
        optional("arrives", "time", "datang", "tiba", "jam_datang", "jam_tiba"),
        optional("leaves", "time", "pulang", "pergi", "jam_pulang", "jam_pergi"),
        optional("unavailable", "spans", "berhalangan", "tidak_tersedia"),
        optional("table", "text", "meja", "meja_sendiri", "nomor_meja", "no_meja"),
        optional("resources", "list", "pendamping", "sumber_daya"),
        optional(
            "absence",
            "share",
            *("peluang_absen", "peluang_tidak_hadir", "kemungkinan_tidak_hadir"),
            *("risiko_absen", "risiko_tidak_hadir"),
        ),
    ),
    "offers": (
        Column("participant", "id", True, aliases=(*WHO, *SELLER), weak=BY_NAME),
        needed("product", "text", *GOODS, "produk_ditawarkan", "komoditi_ditawarkan"),
        optional("hs", "hs", *CODE),
        choice("kind", KINDS, "goods", "jenis"),
        optional("unit", "text", "satuan"),
        optional(
            "price", "money", "harga", "harga_satuan", "harga_jual", "harga_penawaran"
        ),
        optional(
            "capacity_per_month",
            "number",
            *("kapasitas_per_bulan", "kapasitas_bulan", "kapasitas", "stok"),
            *("kapasitas_produksi", "kapasitas_pasokan", "kapasitas_produksi_bulan"),
            *("kapasitas_produksi_per_bulan", "capacity"),
        ),
        optional(
            "moq",
            "number",
            *("pesanan_minimum", "minimal_pesan", "min_order", "minimum_order"),
            *("minimal_order", "pembelian_minimum"),
        ),
        optional("ready_days", "number", "hari_siap", "siap_hari", "siap_kirim"),
        optional(
            "shelf_life_days",
            "number",
            *("umur_simpan", "umur_simpan_hari", "masa_simpan", "daya_simpan"),
        ),
        choice("temperature", TEMPERATURES, "ambient", "suhu", "suhu_simpan"),
        optional("certificates", "statuses", *PAPERS),
    ),
    "needs": (
        Column("participant", "id", True, aliases=(*WHO, *BUYER), weak=BY_NAME),
        needed("product", "text", *GOODS, "produk_dicari", "produk_dibutuhkan"),
        optional("hs", "hs", *CODE),
        choice("kind", KINDS, "goods", "jenis"),
        optional("unit", "text", "satuan"),
        optional(
            "quantity_per_month",
            "number",
            *("jumlah_per_bulan", "jumlah_bulan", "jumlah", "kebutuhan", "volume"),
            *("kebutuhan_per_bulan", "kebutuhan_bulan", "volume_per_bulan", "quantity"),
        ),
        optional(
            "max_price",
            "money",
            *("harga_maksimal", "harga_maks", "harga", "harga_beli", "harga_tertinggi"),
        ),
        optional(
            "needed_within_days",
            "number",
            "dibutuhkan_dalam_hari",
            "dibutuhkan",
            "hari",
        ),
        optional("min_remaining_shelf", "share", "sisa_umur_simpan", "sisa_simpan"),
        choice("temperature", TEMPERATURES, "", "suhu", "suhu_simpan"),
        optional("certificates", "words", *PAPERS),
    ),
    "wishes": (
        needed("from", "id", "dari", "pemohon"),
        needed("to", "id", "kepada", "ke", "untuk", "tujuan"),
        Column("wish", "choice", True, "", ("must", "want", "no"), 0, ("keinginan",)),
        optional("rank", "whole", "peringkat", "urutan", at_least=1),
    ),
    "lanes": (
        needed("origin", "id", "asal", "pelabuhan_asal"),
        needed("destination", "id", "tujuan", "pelabuhan_tujuan"),
        needed("mode", "text", "moda"),
        optional("days_min", "number", "hari_min"),
        needed("days_typical", "number", "hari", "hari_biasa"),
        optional("days_max", "number", "hari_maks"),
        optional("sailings_per_week", "number", "keberangkatan_per_minggu"),
        needed("freight_per_container", "money", "ongkos_per_kontainer", "tarif"),
        optional("handling_origin", "money", "bongkar_muat_asal"),
        optional("handling_destination", "money", "bongkar_muat_tujuan"),
        optional("inland", "money", "angkutan_darat"),
        Column("payload_kg", "number", True, "", (), 1, ("muatan_kg",)),
        optional("reefer", "flag", "pendingin"),
        optional("source", "text", "sumber"),
        optional("dated", "date", "tanggal"),
    ),
    "permits": (
        needed("hs_prefix", "hs", "awalan_hs", "kode_hs"),
        needed("permit", "word", "izin"),
        Column(
            "effect", "choice", True, "", ("block", "penalise", "note"), 0, ("akibat",)
        ),
        optional("direction", "text", "arah"),
        Column("scale", "words", choices=SCALES, aliases=("skala",)),
        optional("valid_from", "date", "berlaku_dari"),
        optional("valid_to", "date", "berlaku_sampai"),
    ),
    "tables": (needed("id", "id", "meja", "kode"), optional("zone", "text", "zona")),
    "resources": (
        needed("id", "id", "kode", "pendamping"),
        needed("capacity", "whole", "kapasitas", "jumlah"),
    ),
    "meetings": (
        needed("buyer", "id", "pembeli"),
        needed("seller", "id", "penjual"),
        optional("slot", "text", "jam", "waktu"),
        optional("table", "text", "meja"),
        optional("locked", "flag", "terkunci", "pasti"),
    ),
    "pairs": (
        needed("buyer", "id", "pembeli"),
        needed("seller", "id", "penjual"),
        optional("score", "share", "skor"),
        optional("value", "whole", "nilai", "poin"),
    ),
}
"""Every table a mission may have, by name."""

NEEDED_TABLES = ("participants", "offers", "needs")

TABLE_ALIASES: dict[str, tuple[str, ...]] = {
    "participants": ("peserta", "daftar_peserta", "peserta_misi", "pelaku_usaha"),
    "offers": ("penawaran", "produk_ditawarkan"),
    "needs": ("kebutuhan", "permintaan", "produk_dicari"),
    "wishes": ("keinginan", "minat"),
    "lanes": ("jalur", "lintasan", "rute"),
    "permits": ("izin", "perizinan"),
    "tables": ("meja",),
    "resources": ("sumber_daya", "pendamping"),
    "meetings": ("pertemuan", "temu"),
    "pairs": ("pasangan", "skor_pasangan"),
}
"""How a file or sheet may also be called."""
