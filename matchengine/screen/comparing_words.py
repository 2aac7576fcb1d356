"""The words of a comparison, in both languages."""

from __future__ import annotations

from matchengine.config import Language
from matchengine.results.changes import Kind
from matchengine.results.words import Said, in_language


def say(word: str, language: Language, **details: str) -> str:
    """Say a sentence of a comparison; what stands in braces is filled from details."""
    return in_language(WORDS[word], language).format_map(details)


def why(reason: str, language: Language, **details: str) -> str:
    """Say why a meeting cannot stay as it is."""
    return in_language(REASONS[reason], language).format_map(details)


REASONS: dict[str, Said] = {
    "participant_gone": (
        "{who} tidak ada lagi dalam daftar peserta",
        "{who} is no longer among the participants",
    ),
    "veto": ("keduanya tidak boleh lagi bertemu", "the two may not meet any more"),
    "no_pair": ("keduanya bukan pasangan lagi", "the two are no pair any more"),
    "slot_gone": (
        "tidak ada lagi slot yang mulai pukul {slot}",
        "no slot starts at {slot} any more",
    ),
    "away": ("{who} berhalangan pada waktu itu", "{who} is away then"),
    "other_slots": (
        "keduanya hanya boleh bertemu pada waktu lain",
        "the two may only meet at other times",
    ),
    "fixed_elsewhere": (
        "waktunya sudah ditetapkan: {place}",
        "it is fixed at another time: {place}",
    ),
    "table_gone": ("meja {table} tidak ada lagi", "there is no table {table} any more"),
    "table_closed": (
        "meja {table} tidak dapat dipakai pada waktu itu",
        "table {table} cannot be used then",
    ),
    "own_table": (
        "pertemuan ini kini harus di meja {table}",
        "it now belongs at table {table}",
    ),
    "table_taken": (
        "meja {table} kini khusus untuk {who}",
        "table {table} is now for {who} alone",
    ),
    "delegates": (
        "{who} kini hanya dapat mengadakan {most} pertemuan sekaligus",
        "{who} can now hold only {most} at once",
    ),
    "maximum": (
        "{who} kini paling banyak mengadakan {most} pertemuan",
        "{who} may now hold {most} at most",
    ),
    "resource": (
        "{resource} sudah terpakai semua pada waktu itu",
        "all of {resource} is taken then",
    ),
    "tables_full": (
        "meja yang dapat dipakai pada waktu itu hanya {most}",
        "only {most} tables can be used then",
    ),
    "precedence": (
        "urutannya dengan pertemuan {other} menjadi salah",
        "it would be in the wrong order with {other}",
    ),
}
"""Why a meeting cannot stay as it is, by the word of the reason."""

KINDS: dict[Kind, Said] = {
    "cancelled": ("batal", "cancelled"),
    "moved": ("pindah waktu", "moved"),
    "other_table": ("pindah meja", "other table"),
    "new": ("baru", "new"),
}

WORDS: dict[str, Said] = {
    "plan": (
        "Rencana yang berlaku: {meetings} pertemuan, nilai {value}",
        "The plan in force: {meetings} meetings, worth {value}",
    ),
    "with": ("Dibandingkan dengan: {inputs}", "Compared with: {inputs}"),
    "nothing": (
        "Rencana itu dapat tetap seperti apa adanya.",
        "That plan can stay as it is.",
    ),
    "impossible": (
        "Tidak dapat tetap seperti apa adanya: {count}",
        "Cannot stay as they are: {count}",
    ),
    "must": ("; pertemuan ini wajib", "; it must be held"),
    "required": (
        "Kini wajib, tetapi belum ada dalam rencana: {count}",
        "Must be held now, and are not in the plan: {count}",
    ),
    "broken": (
        "Aturan untuk seluruh rencana yang tidak terpenuhi lagi: {count}",
        "Rules of the whole plan that no longer hold: {count}",
    ),
    "cut_anew": (
        "Slot dibagi ulang; yang mulai pada waktu yang sama dianggap slot yang sama.",
        "The slots are cut anew; those that start at the same time count as the same.",
    ),
    "lost": (
        "Nilai yang hilang bersama pertemuan yang tidak mungkin lagi: {value}",
        "Value that goes with meetings that cannot be held as planned: {value}",
    ),
    "more": (
        "Pertemuan lainnya kini bernilai {value} lebih tinggi",
        "The other meetings are now worth {value} more",
    ),
    "less": (
        "Pertemuan lainnya kini bernilai {value} lebih rendah",
        "The other meetings are now worth {value} less",
    ),
    "solved": (
        "Rencana dengan perubahan paling sedikit: nilai {value} (semula {before})",
        "The plan with the fewest changes: worth {value} (it was {before})",
    ),
    "kinds": (
        "Perubahan: {kinds}; menyangkut {people} peserta",
        "Changes: {kinds}; {people} participants are touched",
    ),
    "no_changes": ("Tidak ada perubahan.", "No changes."),
    "touched": (
        "Menyangkut {people} peserta",
        "{people} participants are touched",
    ),
    "no_plan": (
        "Tidak ditemukan rencana dengan masukan ini.",
        "No plan was found with these inputs.",
    ),
    "unchanged": (
        "Tidak ada yang ditulis; rencana yang berlaku tetap berlaku.",
        "Nothing was written; the plan in force stays in force.",
    ),
    "published": (
        "Rencana {number} kini berlaku; pesan untuk semua yang terkena ada di "
        "messages.id.txt, sebagai tabel di changes.csv.",
        "Plan {number} is in force; messages for everybody touched are in "
        "messages.en.txt, as a table in changes.csv.",
    ),
}
"""What else a comparison says."""
