"""The words for why two meet or do not, and what would grant it, in both languages."""

from __future__ import annotations

from matchengine.config import LANGUAGES, Language


def say(word: str, language: Language, **details: str) -> str:
    """Say it in a language; what stands in braces there is filled from the details."""
    return WORDS[word][LANGUAGES.index(language)].format_map(details)


WORDS: dict[str, tuple[str, str]] = {
    "in_the_plan": ("Dalam jadwal: {one} · {other}", "In the plan: {one} · {other}"),
    # held
    "meets": (
        "Bertemu pada {slot}, di meja {table}.",
        "They meet in {slot}, at table {table}.",
    ),
    "must": ("Pertemuan ini wajib diadakan.", "The meeting must be held."),
    "rank": (
        "Nilainya {value}: urutan ke-{rank} dari {count} calon mitra {one}, "
        "ke-{other_rank} dari {other_count} calon mitra {other}.",
        "Its value is {value}: number {rank} of the {count} pairs of {one}, number "
        "{other_rank} of the {other_count} of {other}.",
    ),
    # not held, because
    "no_pair": (
        "Tidak dijadwalkan: keduanya bukan pasangan yang diusulkan.",
        "Not held: the two are no pair that was proposed.",
    ),
    "over": (
        "Tidak dijadwalkan: tidak ada lagi waktu tersisa.",
        "Not held: no slot is left.",
    ),
    "own_away": (
        "Tidak dijadwalkan: keduanya tidak pernah hadir pada waktu yang sama.",
        "Not held: the two are never there at the same time.",
    ),
    "partner_away": (
        "Tidak dijadwalkan: keduanya tidak pernah hadir pada waktu yang sama.",
        "Not held: the two are never there at the same time.",
    ),
    "not_its_slot": (
        "Tidak dijadwalkan: setiap kali keduanya hadir, pertemuan ini tidak "
        "diperbolehkan; waktunya ditentukan tersendiri.",
        "Not held: whenever both are there, the pair may not meet; it has slots of its "
        "own.",
    ),
    "own_maximum": (
        "Tidak dijadwalkan: {one} sudah mencapai batas pertemuannya.",
        "Not held: {one} has reached its maximum of meetings.",
    ),
    "partner_maximum": (
        "Tidak dijadwalkan: {other} sudah mencapai batas pertemuannya.",
        "Not held: {other} has reached its maximum of meetings.",
    ),
    "own_busy": (
        "Tidak dijadwalkan: setiap kali keduanya hadir, salah satunya sedang dalam "
        "pertemuan lain.",
        "Not held: whenever both are there, one of them sits in another meeting.",
    ),
    "partner_busy": (
        "Tidak dijadwalkan: setiap kali keduanya hadir, salah satunya sedang dalam "
        "pertemuan lain.",
        "Not held: whenever both are there, one of them sits in another meeting.",
    ),
    "order": (
        "Tidak dijadwalkan: setiap kali keduanya luang, urutannya dengan pertemuan "
        "lain tidak terpenuhi.",
        "Not held: whenever both are free, it would not keep its order with another "
        "meeting.",
    ),
    "resource": (
        "Tidak dijadwalkan: setiap kali keduanya luang, {resources} sudah terpakai.",
        "Not held: whenever both are free, {resources} is used up.",
    ),
    "table": (
        "Tidak dijadwalkan: setiap kali keduanya luang, tidak ada meja kosong untuk "
        "mereka.",
        "Not held: whenever both are free, no table for them is.",
    ),
    "zones": (
        "Tidak dijadwalkan: setiap kali keduanya luang, meja yang kosong terlalu jauh "
        "dari meja mereka sebelum atau sesudahnya.",
        "Not held: whenever both are free, the free tables are too far from where they "
        "sit before or after.",
    ),
    "idle_gaps": (
        "Tidak dijadwalkan: jeda antarpeserta menjadi terlalu timpang.",
        "Not held: the idle gaps of participants would differ too much.",
    ),
    "kept_free": (
        "Tidak dijadwalkan: keduanya luang pada {slots}, tetapi meja yang tersisa "
        "sengaja dikosongkan.",
        "Not held: both are free in {slots}, but the tables left are kept free.",
    ),
    "room_left": (
        "Tidak dijadwalkan: tempatnya ada pada {slots}, tetapi akan merugikan tujuan "
        "lain, atau pencarian belum tuntas.",
        "Not held: there is room for it in {slots}, but it would spoil another goal, "
        "or the search was not finished.",
    ),
    # what would have to change before the two are a pair
    "to_be_a_pair": (
        "Agar diusulkan, yang harus berubah:",
        "To be proposed at all, this has to change:",
    ),
    "pair_veto": ("- {who} mencabut penolakannya", "- {who} takes its veto back"),
    "pair_permit": ("- izin {permit} terpenuhi", "- the permit {permit} is there"),
    "pair_cold": (
        "- ada jalur berpendingin dari {origin} ke {destination}",
        "- there is a cold lane from {origin} to {destination}",
    ),
    "pair_floor": (
        "- min_score diturunkan dari {least} menjadi {score}, atau salah satunya "
        "menyatakan must",
        "- min_score goes down from {least} to {score}, or one of them says must",
    ),
    "pair_same_side": (
        "- usaha dari {side} boleh saling bertemu (mission.across)",
        "- businesses of {side} may meet each other (mission.across)",
    ),
    "pair_no_common_product": (
        "- yang satu menawarkan sesuatu yang dibutuhkan yang lain",
        "- one of them offers something that the other needs",
    ),
    "pair_cut": (
        "- max_candidates lebih dari {most}, atau salah satunya menyatakan must",
        "- max_candidates is more than {most}, or one of them says must",
    ),
    # the smallest change
    "gives": ("Yang harus dilonggarkan lebih dulu:", "First this has to give:"),
    "fewest": (
        "Terbukti: kurang dari itu tidak cukup.",
        "Proven: less would not do.",
    ),
    "maybe_fewer": (
        "Belum terbukti bahwa kurang dari itu tidak cukup.",
        "Not proven that less would not do.",
    ),
    "would_meet": (
        "Perubahan terkecil: keduanya bertemu pada {slot}, di meja {table}.",
        "The smallest change: the two meet in {slot}, at table {table}.",
    ),
    "if_a_pair": (
        "Andai diusulkan dengan nilai {value}, keduanya bertemu pada {slot}, di meja "
        "{table}.",
        "If they were proposed, with a value of {value}, the two would meet in {slot}, "
        "at table {table}.",
    ),
    "nothing_else": (
        "Pertemuan lain dalam jadwal tidak berubah.",
        "No other meeting of the plan changes.",
    ),
    "besides": (
        "Dengan tempat yang tersisa, dapat bertemu pula:",
        "In the room that is left, these could meet besides:",
    ),
    "also": ("Yang ikut berubah:", "What changes with it:"),
    "cancelled": (
        "- {buyer} dan {seller} tidak jadi bertemu ({before})",
        "- {buyer} and {seller} no longer meet ({before})",
    ),
    "moved": (
        "- {buyer} dan {seller} pindah dari {before} ke {after} (meja {table})",
        "- {buyer} and {seller} move from {before} to {after} (table {table})",
    ),
    "other_table": (
        "- {buyer} dan {seller} pindah dari meja {old_table} ke meja {table} ({after})",
        "- {buyer} and {seller} move from table {old_table} to table {table} ({after})",
    ),
    "new": (
        "- {buyer} dan {seller}, pada {after}, meja {table}",
        "- {buyer} and {seller}, in {after}, table {table}",
    ),
    "cost": (
        "Peserta lain yang terkena: {people}. Nilai semua pertemuan lain: {after}, "
        "sebelumnya {before}.",
        "Others whom it touches: {people}. All other meetings are worth {after}, "
        "before {before}.",
    ),
    "cost_at_most": (
        "Peserta lain yang terkena: {people}. Nilai semua pertemuan lain: {after} "
        "(paling banyak {most}), sebelumnya {before}.",
        "Others whom it touches: {people}. All other meetings are worth {after} "
        "(at most {most}), before {before}.",
    ),
    "least": (
        "Terbukti: tidak ada jadwal dengan pertemuan ini yang lebih sedikit berubah.",
        "Proven: no plan with this meeting disturbs less.",
    ),
    "maybe_less": (
        "Belum terbukti sebagai perubahan terkecil; --time-limit memberi waktu lebih.",
        "Not proven to disturb least; --time-limit gives it more time.",
    ),
    "no_way": (
        "Terbukti: pertemuan ini tidak dapat diadakan, sekalipun tiga hal "
        "dilonggarkan.",
        "Proven: it cannot be held, even if three things give.",
    ),
    "open": (
        "Dalam waktu yang diberikan tidak ditemukan perubahan yang memungkinkannya; "
        "--time-limit memberi waktu lebih.",
        "No change that grants it was found in the time given; --time-limit gives it "
        "more.",
    ),
    "searching": (
        "Mencari perubahan terkecil, paling lama {seconds} detik "
        "(--no-solve melewatinya) …",
        "Looking for the smallest change, for {seconds} s at most (--no-solve skips "
        "it) …",
    ),
    # what can give
    "gives_kept_free": (
        "- meja yang sengaja dikosongkan dikurangi satu",
        "- one table less is kept free",
    ),
    "gives_extra_table": ("- satu meja lagi pada {it}", "- one table more in {it}"),
    "gives_open_table": (
        "- meja {it} dapat dipakai pada {then}",
        "- table {it} can be used in {then}",
    ),
    "gives_resource": (
        "- {it} ditambah satu untuk setiap waktu",
        "- one more of {it} in every slot",
    ),
    "gives_other_slot": (
        "- keduanya boleh bertemu juga pada {then}",
        "- the two may meet in {then} too",
    ),
    "gives_more_meetings": (
        "- {it} menerima satu pertemuan di atas batasnya",
        "- {it} holds one meeting more than its maximum",
    ),
    "gives_present": ("- {it} hadir juga pada {then}", "- {it} is there in {then} too"),
    "gives_delegate": (
        "- {it} datang dengan satu wakil lagi",
        "- {it} comes with one delegate more",
    ),
    "gives_order": (
        "- {it} tidak harus mendahului {then}",
        "- {it} need not come before {then}",
    ),
    "gives_zone_change": (
        "- peserta boleh langsung berpindah antara zona {it} dan {then}",
        "- people may change between zones {it} and {then} without a free slot",
    ),
    "gives_gap_spread": (
        "- selisih jeda antarpeserta boleh bertambah satu",
        "- idle gaps of participants may differ by one more",
    ),
    "gives_released": (
        "- pertemuan {it} tidak lagi wajib, atau tidak lagi pada waktu dan meja yang "
        "ditetapkan",
        "- the meeting {it} need not be held any more, or not where it is fixed",
    ),
}
"""Every word by its name: Indonesian, then English."""
