"""The words of a re-planning on the screen, in both languages."""

from __future__ import annotations

from matchengine.config import Language

WORDS: dict[Language, dict[str, str]] = {
    "en": {
        "counts": "{cancelled} cancelled, {moved} moved, {other_table} at another "
        "table, {new} new; {touched} participants touched, {others} of them beyond "
        "those whom it happened to.",
        "infeasible": "There is no plan in which all that happened can hold.",
        "no_plan": "No plan was found in the time given.",
        "too_few": "At least {fewest} meetings must change, and only {limit} may: "
        "allow {fewest} with --max-changes.",
        "too_few_found": "No plan was found that changes only {limit} meetings; one "
        "changes {fewest}.",
        "nothing_changed": "Nothing was changed: the plan before is in force.",
        "preview": "Only shown: the plan before is in force.",
        "published": "Plan {number} is in force; messages for everybody touched are in "
        "messages.en.txt, as a table in changes.csv.",
        "same": "Nothing had to change: plan {number} stays in force.",
        "released_required": "{pair} had to meet, and no longer can.",
        "released_fixed": "{pair} was fixed in its slot, and no longer can be.",
        "released_table": "{pair} was fixed at its table, which is out of use.",
        "curve_changes": "changes",
        "curve_value": "value",
        "curve_gain": "gain",
        "curve_new": "new",
        "curve_people": "people",
        "any_number": "any number",
        "unproven": " (not proven)",
        "pick": "Choose one with --max-changes; a change is a meeting that is dropped "
        "or moved to another slot. The first line is what must change in any case.",
    },
    "id": {
        "counts": "{cancelled} dibatalkan, {moved} dipindah, {other_table} ganti meja, "
        "{new} baru; {touched} peserta terkena, {others} di antaranya di luar yang "
        "mengalami kejadian.",
        "infeasible": "Tidak ada jadwal yang dapat memenuhi semua kejadian itu.",
        "no_plan": "Tidak ditemukan jadwal dalam waktu yang diberikan.",
        "too_few": "Sedikitnya {fewest} pertemuan harus berubah, padahal hanya "
        "{limit} yang diizinkan: izinkan {fewest} dengan --max-changes.",
        "too_few_found": "Tidak ditemukan jadwal yang hanya mengubah {limit} "
        "pertemuan; ada yang mengubah {fewest}.",
        "nothing_changed": "Tidak ada yang diubah: jadwal sebelumnya tetap berlaku.",
        "preview": "Hanya ditampilkan: jadwal sebelumnya tetap berlaku.",
        "published": "Jadwal {number} berlaku; pesan untuk semua yang terkena ada di "
        "messages.id.txt, sebagai tabel di changes.csv.",
        "same": "Tidak ada yang perlu diubah: jadwal {number} tetap berlaku.",
        "released_required": "{pair} wajib bertemu, tetapi tidak mungkin lagi.",
        "released_fixed": "Waktu {pair} sudah dipastikan, tetapi tidak mungkin lagi.",
        "released_table": "Meja {pair} sudah dipastikan, tetapi tidak dapat dipakai.",
        "curve_changes": "perubahan",
        "curve_value": "nilai",
        "curve_gain": "tambahan",
        "curve_new": "baru",
        "curve_people": "peserta",
        "any_number": "berapa pun",
        "unproven": " (belum terbukti)",
        "pick": "Pilih satu dengan --max-changes; perubahan adalah pertemuan yang "
        "dibatalkan atau dipindah waktunya. Baris pertama: yang pasti berubah.",
    },
}
"""Every sentence by its word; statuses go by their own names."""
