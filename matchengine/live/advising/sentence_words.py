"""The sentences of advice, in Indonesian and in English, and the pieces in them."""

from __future__ import annotations

from matchengine.results.words import Said

SENTENCE_WORDS: dict[str, Said] = {
    "more_tables": (
        "Tambahkan {tables}: nilai naik {gain}{sure}{people}.{next}",
        "Add {tables}: that adds {gain} of value{sure}{people}.{next}",
    ),
    "more_slots": (
        "Perpanjang {session} sebanyak {slots}: nilai naik {gain}{sure}{people}.{next}",
        "Make {session} longer by {slots}: that adds {gain} of value{sure}{people}."
        "{next}",
    ),
    "next": (
        " Menambah sampai {many} menaikkan nilai paling banyak {adds} lagi.",
        " Going on to {many} would add {adds} more at most.",
    ),
    "no_next": (
        " Apakah lebih dari itu masih menaikkan nilai, belum diketahui.",
        " Whether still more would add to it was not found out.",
    ),
    "kept_free": (
        "{tables} dikosongkan untuk tamu yang datang mendadak; tiap meja cadangan yang "
        "dipakai bernilai sama dengan satu meja tambahan.",
        "{tables} kept free for walk-ins: each of them put to use is worth as much as "
        "one more table.",
    ),
    "session": ("sesi {who}", "session {who}"),
    "no_session": ("acara", "the day"),
    "tables_enough": (
        "Jumlah meja sudah cukup: {tables} lagi menaikkan nilai paling banyak {high}.",
        "There are tables enough: {tables} more would add {high} of value at most.",
    ),
    "fewer_tables": (
        "{tables} bisa dikurangi: nilai turun paling banyak {loss}, dan jumlah usaha "
        "yang bertemu mitra tidak berkurang.",
        "{tables} fewer would do: value falls by {loss} at most, and as many "
        "businesses meet somebody.",
    ),
    "slots_enough": (
        "Jumlah slot sudah cukup: {slots} lagi menaikkan nilai paling banyak {high}.",
        "There are slots enough: {slots} more would add {high} of value at most.",
    ),
    "fewer_slots": (
        "{slots} bisa dikurangi dari {session}: nilai turun paling banyak {loss}, "
        "dan jumlah usaha yang bertemu mitra tidak berkurang.",
        "{slots} fewer in {session} would do: value falls by {loss} at most, "
        "and as many businesses meet somebody.",
    ),
    "other_length": (
        "Pertemuan selama {minutes} menghasilkan {slots} dan menaikkan nilai {gain}"
        "{sure}{people}, asalkan pertemuan selama itu sama bergunanya.",
        "Meetings of {minutes} make {slots} and add {gain} of value{sure}{people}, if "
        "a meeting of that length is worth as much.",
    ),
    "length_is_good": (
        "Lama pertemuan sudah baik: tidak ada pilihan lain yang pasti menaikkan nilai "
        "secara berarti.",
        "The length of meetings is good: no other that was asked is certain to add "
        "enough.",
    ),
    "delegate": (
        "Satu wakil lagi dari {who} menaikkan nilai {gain}{sure}{people}.",
        "One more delegate of {who} would add {gain} of value{sure}{people}.",
    ),
    "no_delegate": (
        "Tidak ada usaha yang perlu menambah wakil: nilai naik paling banyak "
        "{at_most}.",
        "No business needs one more delegate: none would add more than {at_most} of "
        "value.",
    ),
    "floor": (
        "Setiap usaha bisa mendapat paling sedikit {meetings}, sejauh mitra dan "
        "waktunya cukup: nilai turun {cost}{sure}.{step}",
        "Every business can hold at least {meetings}, as far as partners and time "
        "allow: that costs {cost} of value{sure}.{step}",
    ),
    "free_step": (
        " Dengan satu pertemuan lebih sedikit, nilai tidak turun.",
        " With one meeting fewer it costs nothing.",
    ),
    "step": (
        " Dengan satu pertemuan lebih sedikit, nilai turun paling banyak {before}.",
        " With one meeting fewer it costs {before} at most.",
    ),
    "floor_is_dear": (
        "Paling sedikit {meetings} untuk semua menurunkan nilai {cost}{sure}.",
        "At least {meetings} for everybody would cost {cost} of value{sure}.",
    ),
    "floor_ends": (
        "Paling sedikit {meetings} untuk semua terbukti tidak mungkin.",
        "At least {meetings} for everybody is proven impossible.",
    ),
    "weight_matters": (
        "Rencana bergantung pada bobot {part}: bila bobot itu {moved}, {share} dari "
        "pertemuan berubah.",
        "The plan hangs on the weight of {part}: {moved}, it changes {share} of the "
        "meetings.",
    ),
    "moved_less": ("dikurangi 20%", "20 % less"),
    "moved_more": ("ditambah 20%", "20 % more"),
    "at_least": ("paling sedikit {share}", "at least {share}"),
    "no_weight": (
        "Tidak ada bobot yang menentukan: diubah 20%, tidak satu pun mengubah lebih "
        "dari {share} dari pertemuan.",
        "No weight decides: moved by 20 %, none changes more than {share} of the "
        "meetings.",
    ),
    # the same, where the number in them is 0
    "tables_enough_0": (
        "Jumlah meja sudah cukup: {tables} lagi tidak menaikkan nilai.",
        "There are tables enough: {tables} more would add nothing.",
    ),
    "slots_enough_0": (
        "Jumlah slot sudah cukup: {slots} lagi tidak menaikkan nilai.",
        "There are slots enough: {slots} more would add nothing.",
    ),
    "fewer_tables_0": (
        "{tables} bisa dikurangi: nilai tidak turun, dan jumlah usaha yang bertemu "
        "mitra tidak berkurang.",
        "{tables} fewer would do: value does not fall, and as many businesses meet "
        "somebody.",
    ),
    "fewer_slots_0": (
        "{slots} bisa dikurangi dari {session}: nilai tidak turun, dan jumlah usaha "
        "yang bertemu mitra tidak berkurang.",
        "{slots} fewer in {session} would do: value does not fall, and as many "
        "businesses meet somebody.",
    ),
    "no_delegate_0": (
        "Tidak ada usaha yang perlu menambah wakil: nilai tidak akan naik.",
        "No business needs one more delegate: none would add anything.",
    ),
    "floor_0": (
        "Setiap usaha bisa mendapat paling sedikit {meetings}, sejauh mitra dan "
        "waktunya cukup, tanpa menurunkan nilai.",
        "Every business can hold at least {meetings}, as far as partners and time "
        "allow: that costs nothing.",
    ),
    "no_weight_0": (
        "Tidak ada bobot yang menentukan: diubah 20%, tidak satu pun pertemuan "
        "berubah.",
        "No weight decides: moved by 20 %, none changes a single meeting.",
    ),
    "certain": (" (pasti)", " (certain)"),
    "proven": (" (terbukti)", " (proven)"),
    "and_businesses": (
        " dan {number} lagi bertemu mitra",
        " and lets {number} more meet somebody",
    ),
    "and_meetings": (" dan ada {number} lagi", " and {number} more"),
}
"""How certain a number is stands in the sentence."""
