"""What each column is for, in Indonesian and English, and its Indonesian heading."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Help:
    """A column's heading in an Indonesian template, and what to write under it."""

    heading: str
    indonesian: str
    english: str


DAYS = "Angka saja, dalam hari.", "A number of days."
RUPIAH_BOX = "Rupiah per kontainer.", "Rupiah a container."
LINE_HS = Help(
    "kode_hs",
    "2, 4, 6, atau 8 angka, misalnya 0901.21. Boleh dikosongkan.",
    "2, 4, 6 or 8 digits, such as 0901.21. May be left empty.",
)
LINE_KIND = Help(
    "jenis",
    "Barang, jasa, atau investasi. Kosong berarti barang.",
    "Goods, service or investment. Empty means goods.",
)
LINE_UNIT = Help(
    "satuan",
    "Satuan untuk harga dan jumlah: kg, ton, liter, ekor, pcs.",
    "The unit of price and quantity: kg, ton, liter, pcs.",
)
AT_TABLE = Help("meja", "Nomor meja, dari lembar meja.", "A table's id, from tables.")

HELP: dict[str, dict[str, Help]] = {
    "participants": {
        "id": Help(
            "kode_peserta",
            "Kode yang dipakai di semua lembar lain. Setiap peserta satu kode.",
            "The name used in all other sheets. Each business has its own.",
        ),
        "name": Help("nama_usaha", "Nama lengkap usaha.", "The full name."),
        "nib": Help(
            "nib",
            "Nomor Induk Berusaha, 13 angka. Boleh dikosongkan.",
            "The Indonesian business number, 13 digits. May be left empty.",
        ),
        "province": Help(
            "provinsi",
            "Peserta dari provinsi yang sama tidak dipertemukan.",
            "Businesses of one province do not meet each other.",
        ),
        "city": Help("kab_kota", "Kabupaten atau kota.", "The city or regency."),
        "port": Help(
            "pelabuhan",
            "Kode UN/LOCODE pelabuhan muat, misalnya IDSUB.",
            "UN/LOCODE of the port its goods go through, such as IDSUB.",
        ),
        "scale": Help("skala", "Skala usaha.", "The size of the business."),
        "delegates": Help(
            "jumlah_delegasi",
            "Berapa pertemuan dapat diikuti pada waktu yang sama. Kosong berarti 1.",
            "Meetings it can hold at the same time. Empty means 1.",
        ),
        "min_meetings": Help(
            "minimal_temu", "Pertemuan paling sedikit.", "Meetings wanted at least."
        ),
        "max_meetings": Help(
            "maksimal_temu", "Pertemuan paling banyak.", "Meetings at most."
        ),
        "arrives": Help("jam_datang", "Misalnya 08:30.", "Such as 08:30."),
        "leaves": Help("jam_pulang", "Misalnya 15:00.", "Such as 15:00."),
        "unavailable": Help(
            "berhalangan",
            "Waktu tidak hadir: 12:00-13:00;15:00-15:30.",
            "When it is away: 12:00-13:00;15:00-15:30.",
        ),
        "table": Help(
            "meja_sendiri",
            "Meja milik sendiri, dari lembar meja.",
            "Its own table, from the sheet tables.",
        ),
        "resources": Help(
            "pendamping",
            "Yang harus ikut di setiap pertemuan, dari lembar sumber daya.",
            "What each of its meetings needs, from the sheet resources.",
        ),
        "absence": Help(
            "peluang_absen",
            "Peluang tidak hadir, 0 sampai 1: 0,2 berarti 1 dari 5. Boleh dikosongkan.",
            "Chance that it does not come, 0 to 1: 0.2 is 1 in 5. May be left empty.",
        ),
    },
    "offers": {
        "participant": Help(
            "penjual", "Kode peserta yang menjual.", "Id of the business that sells."
        ),
        "product": Help("produk", "Nama produk atau jasa.", "The product's name."),
        "hs": LINE_HS,
        "kind": LINE_KIND,
        "unit": LINE_UNIT,
        "price": Help(
            "harga",
            "Rupiah per satuan, tanpa Rp dan tanpa titik.",
            "Rupiah a unit, digits only.",
        ),
        "capacity_per_month": Help(
            "kapasitas_per_bulan",
            "Jumlah yang dapat dipasok per bulan, dalam satuan itu.",
            "What can be had a month, in that unit.",
        ),
        "moq": Help(
            "pesanan_minimum", "Pesanan paling sedikit.", "The least order, in units."
        ),
        "ready_days": Help("hari_siap", *DAYS),
        "shelf_life_days": Help("umur_simpan", *DAYS),
        "temperature": Help("suhu", "Suhu penyimpanan.", "How it is kept."),
        "certificates": Help(
            "sertifikat",
            "Misalnya halal:ada;sni:proses.",
            "Such as halal:held;sni:in_process.",
        ),
    },
    "needs": {
        "participant": Help(
            "pembeli", "Kode peserta yang membeli.", "Id of the business that buys."
        ),
        "product": Help("produk", "Yang dicari.", "What is wanted."),
        "hs": LINE_HS,
        "kind": LINE_KIND,
        "unit": LINE_UNIT,
        "quantity_per_month": Help(
            "jumlah_per_bulan",
            "Kebutuhan per bulan, dalam satuan itu.",
            "Units wanted a month.",
        ),
        "max_price": Help(
            "harga_maksimal",
            "Rupiah per satuan paling tinggi, sampai di tempat.",
            "Rupiah a unit at most, delivered.",
        ),
        "needed_within_days": Help("dibutuhkan_dalam_hari", *DAYS),
        "min_remaining_shelf": Help(
            "sisa_umur_simpan",
            "Bagian umur simpan yang masih tersisa saat tiba: 0 sampai 1.",
            "Share of the shelf life left on arrival: 0 to 1.",
        ),
        "temperature": Help("suhu", "Suhu penyimpanan.", "How it is kept."),
        "certificates": Help(
            "sertifikat", "Yang wajib ada: halal;bpom.", "Required: halal;bpom."
        ),
    },
    "wishes": {
        "from": Help("dari", "Kode peserta.", "Id of who wishes."),
        "to": Help("kepada", "Kode peserta yang ingin ditemui.", "Id of whom."),
        "wish": Help(
            "keinginan",
            "Wajib, ingin, atau tolak.",
            "Must, want, or no: then they never meet.",
        ),
        "rank": Help("urutan", "1 adalah yang pertama.", "1 is first."),
    },
    "lanes": {
        "origin": Help("asal", "Pelabuhan asal, IDSUB.", "Port of origin, IDSUB."),
        "destination": Help("tujuan", "Pelabuhan tujuan.", "Port of destination."),
        "mode": Help("moda", "Kontainer, ro-ro, udara.", "Container, ro-ro, air."),
        "days_min": Help("hari_min", *DAYS),
        "days_typical": Help("hari", *DAYS),
        "days_max": Help("hari_maks", *DAYS),
        "sailings_per_week": Help(
            "keberangkatan_per_minggu", "Berapa kali seminggu.", "How many a week."
        ),
        "freight_per_container": Help("ongkos_per_kontainer", *RUPIAH_BOX),
        "handling_origin": Help("bongkar_muat_asal", *RUPIAH_BOX),
        "handling_destination": Help("bongkar_muat_tujuan", *RUPIAH_BOX),
        "inland": Help("angkutan_darat", *RUPIAH_BOX),
        "payload_kg": Help("muatan_kg", "Kilogram per kontainer.", "Kilograms a box."),
        "reefer": Help("pendingin", "Ya atau tidak.", "Yes if it keeps goods cold."),
        "source": Help("sumber", "Sumber angka.", "Where the numbers are from."),
        "dated": Help("tanggal", "Tanggal angka itu.", "The date of the numbers."),
    },
    "permits": {
        "hs_prefix": Help("awalan_hs", "Awal kode HS.", "How the HS code begins."),
        "permit": Help("izin", "Nama izin, misalnya sni.", "Its name, such as sni."),
        "effect": Help(
            "akibat",
            "Tanpa izin: blokir, kurangi nilai, atau catatan.",
            "Without it: block, penalise or note.",
        ),
        "direction": Help("arah", "Jawa Timur>Kalimantan Timur.", "From>to, * is any."),
        "scale": Help("skala", "Hanya untuk skala ini.", "For these sizes only."),
        "valid_from": Help("berlaku_dari", "Tanggal.", "A date."),
        "valid_to": Help("berlaku_sampai", "Tanggal.", "A date."),
    },
    "tables": {
        "id": Help("meja", "Nomor meja.", "The table's id."),
        "zone": Help("zona", "Bagian ruangan.", "A part of the hall."),
    },
    "resources": {
        "id": Help("pendamping", "Namanya, misalnya bank.", "Its name, such as bank."),
        "capacity": Help("kapasitas", "Berapa sekaligus.", "How many at a time."),
    },
    "meetings": {
        "buyer": Help("pembeli", "Kode peserta.", "Id of the buyer."),
        "seller": Help("penjual", "Kode peserta.", "Id of the seller."),
        "slot": Help("jam", "Jam mulai, misalnya 08:30.", "When, such as 08:30."),
        "table": AT_TABLE,
        "locked": Help("pasti", "Ya: sudah disepakati.", "Yes: it is agreed."),
    },
    "pairs": {
        "buyer": Help("pembeli", "Kode peserta.", "Id of the buyer."),
        "seller": Help("penjual", "Kode peserta.", "Id of the seller."),
        "score": Help("skor", "0 sampai 1.", "0 to 1."),
        "value": Help("nilai", "Bilangan bulat.", "A whole number."),
    },
}
"""Every column of every table."""

SHOWN_AS: dict[str, str] = {
    "goods": "barang",
    "service": "jasa",
    "investment": "investasi",
    "must": "wajib",
    "want": "ingin",
    "ambient": "suhu ruang",
    "chilled": "dingin",
    "frozen": "beku",
    "live": "hidup",
    "block": "blokir",
    "penalise": "kurangi",
    "note": "catatan",
}
"""The Indonesian words for choices; those that are not here are Indonesian already."""
