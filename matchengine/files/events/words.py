"""The words that tell of an event, in English and Indonesian."""

from __future__ import annotations

from matchengine.trade.columns import folded

WORDS: dict[str, tuple[str, ...]] = {
    "no_show": ("absent", "tidak hadir", "tak hadir", "tidak datang", "absen"),
    "late": ("delayed", "terlambat", "telat"),
    "leaves": ("leave", "left", "gone", "pulang", "pergi", "pulang awal"),
    "back": ("returns", "kembali", "datang lagi"),
    "walk_in": ("new", "tamu baru", "peserta baru", "peserta tambahan"),
    "table": ("table out", "meja", "meja rusak", "meja ditutup"),
    "slot": ("slot lost", "slot hilang", "slot batal"),
    "delegates": ("delegasi", "jumlah delegasi"),
    "veto": ("larang", "dilarang", "tidak boleh", "tidak boleh bertemu"),
    "must": ("wajib", "harus", "wajib bertemu", "harus bertemu"),
    "held": ("met", "jadi", "terlaksana", "sudah bertemu"),
    "not_held": ("tidak jadi", "tidak terlaksana", "tidak bertemu"),
}
"""What else each kind of event may be called."""

FORMS: dict[str, str] = {
    "no_show": "no_show P012",
    "late": "late P031 until 10:20",
    "leaves": "leaves P044 from 14:00",
    "back": "back P044 from 15:00",
    "walk_in": "walk_in P173",
    "table": "table T07 out",
    "slot": "slot s05 lost",
    "delegates": "delegates P003 2",
    "veto": "veto P001 P090",
    "must": "must P001 P091",
    "held": "held P001 P090",
    "not_held": "not_held P001 P090",
}
"""How each kind is written as a line, for messages."""

LINKS = (
    *("until", "till", "to", "sampai", "hingga", "datang"),
    *("from", "since", "at", "dari", "mulai", "sejak"),
)
"""Words that may stand between who it is and the time."""

BETWEEN = ("and", "with", "dan", "dengan", "-", "&")
"""Words that may stand between two participants."""

ENDINGS: dict[str, tuple[str, ...]] = {
    "table": ("out", "closed", "rusak", "ditutup", "tidak dipakai"),
    "slot": ("lost", "gone", "hilang", "batal", "terpakai"),
}
"""What may be said of a table or slot at the end of a line."""

EVENT_OF: dict[str, str] = {
    folded(word).replace("-", ""): kind
    for kind, others in WORDS.items()
    for word in (kind, *others)
}
"""Which kind of event a word means, folded."""


def event_called(word: str) -> str | None:
    """Say which kind of event a word means; None if none."""
    return EVENT_OF.get(folded(word).replace("-", ""))


def form_of(kind: str) -> str:
    """Say how to write an event of a kind."""
    return f"Write it like `{FORMS[kind]}`."
