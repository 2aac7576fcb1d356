"""The commitment sheet, column by column: what it is called, and what may stand there.

It is written for people and read back from them, so both sides take it from here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from matchengine.config import Language
from matchengine.results.words import Said, in_language

Verb = Literal["jual", "beli", "investasi"]
Status = Literal["minat", "loi", "komitmen", "kontrak", "realisasi"]
Period = Literal["year", "month", "once"]


@dataclass(frozen=True)
class CommitmentColumn:
    """A column: its name, its heading, and whether it is filled in on the day."""

    name: str
    said: Said
    on_the_day: bool = False
    others: tuple[str, ...] = ()
    """What else the heading may be."""


def folded_heading(text: str) -> str:
    """Give a heading without case, spaces and marks."""
    return re.sub(r"[\W_]+", "", text.casefold())


def spoken(choices: dict[str, Said], language: Language) -> list[str]:
    """Give the words of a list in a language."""
    return [in_language(said, language) for said in choices.values()]


COLUMNS: tuple[CommitmentColumn, ...] = (
    CommitmentColumn("number", ("No.", "No.")),
    CommitmentColumn("time", ("Waktu", "Time"), others=("Jam",)),
    CommitmentColumn("table", ("Meja", "Table")),
    CommitmentColumn("meeting", ("ID pertemuan", "Meeting id")),
    CommitmentColumn("seller_id", ("ID penjual", "Seller id")),
    CommitmentColumn("seller", ("Penjual", "Seller")),
    CommitmentColumn("seller_city", ("Kota penjual", "Seller's city")),
    CommitmentColumn("verb", ("Transaksi", "Verb"), others=("Jenis transaksi",)),
    CommitmentColumn("commodity", ("Komoditas", "Commodity"), others=("Produk",)),
    CommitmentColumn("buyer_id", ("ID pembeli", "Buyer id")),
    CommitmentColumn("buyer", ("Pembeli", "Buyer")),
    CommitmentColumn("buyer_city", ("Kota pembeli", "Buyer's city")),
    CommitmentColumn(
        "planned_quantity",
        ("Taksiran jumlah per tahun", "Estimated quantity a year"),
    ),
    CommitmentColumn("planned_unit", ("Satuan taksiran", "Unit of the estimate")),
    CommitmentColumn("estimate", ("Taksiran nilai (Rp)", "Estimated value (Rp)")),
    CommitmentColumn("held", ("Terlaksana?", "Held?"), on_the_day=True),
    CommitmentColumn("status", ("Status", "Status"), on_the_day=True),
    CommitmentColumn(
        "quantity",
        ("Jumlah disepakati", "Agreed quantity"),
        on_the_day=True,
        others=("Jumlah",),
    ),
    CommitmentColumn("unit", ("Satuan", "Unit"), on_the_day=True),
    CommitmentColumn(
        "value",
        ("Nilai disepakati (Rp)", "Agreed value (Rp)"),
        on_the_day=True,
        others=("Nilai disepakati", "Agreed value", "Nilai", "Value"),
    ),
    CommitmentColumn(
        "period", ("Per tahun atau sekali", "A year or once"), on_the_day=True
    ),
    CommitmentColumn("note", ("Catatan", "Note"), on_the_day=True, others=("Notes",)),
)
"""The columns in order."""

NEEDED = ("seller", "verb", "buyer", "value")
"""A row of headings is one that has these."""

VERBS: dict[str, Said] = {
    "jual": ("jual", "jual"),
    "beli": ("beli", "beli"),
    "investasi": ("investasi", "investasi"),
}
"""What the visiting side does; the words are those of the records in any language."""

HELD: dict[str, Said] = {"yes": ("ya", "yes"), "no": ("tidak", "no")}
"""Whether a meeting took place."""

STATUSES: dict[str, Said] = {
    "minat": ("minat", "interest"),
    "loi": ("LoI", "LoI"),
    "komitmen": ("komitmen", "commitment"),
    "kontrak": ("kontrak", "contract"),
    "realisasi": ("realisasi", "realised"),
}
"""How far a deal has come, from the first step to the last."""

PERIODS: dict[str, Said] = {
    "year": ("per tahun", "a year"),
    "month": ("per bulan", "a month"),
    "once": ("sekali", "once"),
}
"""What the quantity and value of a row are for."""

SHEETS: dict[str, Said] = {
    "commitments": ("Komitmen", "Commitments"),
    "totals": ("Jumlah", "Totals"),
    "guide": ("Petunjuk", "How to"),
    "lists": ("Daftar", "Lists"),
}
"""What the sheets of the file are called."""

LISTS_HEADS: dict[str, Said] = {
    "id": ("ID", "Id"),
    "name": ("Usaha", "Business"),
    "city": ("Kota", "City"),
    "planned": ("Pertemuan dalam rencana", "Meetings of the plan"),
    "mark": ("Rencana", "Plan"),
    "mission": ("Misi", "Mission"),
}
"""The columns of the lists: who is known, and what was planned."""

OTHER_WORDS: dict[str, str] = {
    **dict.fromkeys(
        ("menjual", "penjualan", "sell", "sells", "selling", "sale"), "jual"
    ),
    **dict.fromkeys(("membeli", "pembelian", "buy", "buys", "buying"), "beli"),
    **dict.fromkeys(("investment", "invest", "invests", "berinvestasi"), "investasi"),
    **dict.fromkeys(("y", "iya", "sudah", "true", "✓", "✔", "1"), "yes"),
    **dict.fromkeys(("n", "tdk", "batal", "false", "0"), "no"),
    **dict.fromkeys(("interested", "peminatan", "berminat"), "minat"),
    **dict.fromkeys(("letter of intent", "l.o.i", "l.o.i."), "loi"),
    **dict.fromkeys(("committed", "berkomitmen"), "komitmen"),
    **dict.fromkeys(("terealisasi", "realized", "realisation"), "realisasi"),
    **dict.fromkeys(
        ("tahun", "/tahun", "setahun", "year", "per year", "yearly"), "year"
    ),
    **dict.fromkeys(("bulan", "/bulan", "sebulan", "month", "per month"), "month"),
    **dict.fromkeys(("satu kali", "1x", "sekali saja", "one time", "one-off"), "once"),
}
"""What people write instead of the words of the lists."""
