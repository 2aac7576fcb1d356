"""What advice says, in Indonesian and in English."""

from __future__ import annotations

from matchengine.config import Language
from matchengine.results.words import Said, in_language


def advice_word(word: str, language: Language, **details: str) -> str:
    """Say a word or sentence of advice; what stands in braces is filled in."""
    return in_language(SAID[word], language).format_map(details)


SAID: dict[str, Said] = {
    # headings
    "title": ("Saran sebelum hari pelaksanaan", "Advice before the day"),
    "recommended": ("Saran", "What we recommend"),
    "nothing": (
        "Tidak ada perubahan yang pasti cukup berarti.",
        "No change is certain to matter enough.",
    ),
    "prices": (
        "Nilai satu tambahan, menurut harga",
        "What one more is worth, by prices",
    ),
    "tables": ("Jumlah meja", "Tables"),
    "slots": ("Jumlah slot", "Slots"),
    "minutes": ("Lama pertemuan", "Length of a meeting"),
    "people": ("Wakil dan batas pertemuan", "Delegates and maximums"),
    "fairness": ("Pemerataan", "Fairness"),
    "weights": ("Kepekaan terhadap bobot", "Sensitivity to the weights"),
    "left": ("Belum terjawab", "Not answered"),
    # notes under the headings
    "note_prices": (
        "Perkiraan dari harga kelangkaan, tanpa menyusun ulang jadwal. Tidak ada "
        "rencana yang dapat naik lebih dari kolom terakhir.",
        "Estimated from the prices of what is scarce, without solving again. No plan "
        "can gain more than the last column.",
    ),
    "note_points": (
        "Setiap baris disusun ulang. Perubahan nilai terbaik pasti berada dalam "
        "rentang yang ditulis.",
        "Each row was solved again. The change of the best value certainly lies in "
        "the range given.",
    ),
    "note_minutes": (
        "Sesi dan jeda tetap sama. Satu pertemuan dihitung sama nilainya, berapa pun "
        "lamanya.",
        "Sessions and changeovers stay as they are. A meeting counts the same, however "
        "long it is.",
    ),
    "note_fairness": (
        "Nilai terbaik bila setiap usaha yang bisa mendapat paling sedikit sekian "
        "pertemuan.",
        "The best value when every business that can holds at least so many meetings.",
    ),
    "note_weights": (
        "Setiap bobot dikurangi dan ditambah 20%. Dihitung pertemuan yang hilang dari "
        "rencana terbaik yang paling mirip dengan rencana sekarang.",
        "Each weight was moved down and up by 20 %. Counted are the meetings that are "
        "not in the best plan nearest to the plan of today.",
    ),
    # heads of columns
    "change": ("Perubahan", "Change"),
    "meetings": ("Pertemuan", "Meetings"),
    "businesses": ("Usaha yang bertemu mitra", "Businesses that meet"),
    "minimum": ("Mencapai minimum", "Hold their minimum"),
    "gain": ("Nilai", "Value"),
    "estimate": ("Perkiraan", "Estimate"),
    "at_most": ("Paling banyak", "At most"),
    "at_least_each": ("Paling sedikit tiap usaha", "Each holds at least"),
    "cost": ("Penurunan nilai", "Costs"),
    "weight": ("Bobot", "Weight"),
    "share_now": ("Besarnya", "Share"),
    "less": ("\N{MINUS SIGN}20%", "\N{MINUS SIGN}20 %"),
    "more": ("+20%", "+20 %"),
    "slots_now": ("Slot", "Slots"),
    # rows
    "row_tables": ("{tables} ({by})", "{tables} ({by})"),
    "row_slots": ("{slots} ({by} {who})", "{slots} ({by} {who})"),
    "row_minutes": ("{minutes}", "{minutes}"),
    "row_delegates": ("satu wakil lagi: {who}", "one more delegate: {who}"),
    "row_maximum": (
        "satu pertemuan lagi di atas batas: {who}",
        "one meeting above the maximum: {who}",
    ),
    "row_table": ("satu meja lagi", "one more table"),
    "row_slot": ("satu slot lagi {who}", "one more slot {who}"),
    "row_others": ("wakil usaha lain", "a delegate of any other business"),
    "row_now": ("{what} (sekarang)", "{what} (as it is)"),
    "one_tables": ("1 meja", "1 table"),
    "many_tables": ("{number} meja", "{number} tables"),
    "one_slots": ("1 slot", "1 slot"),
    "many_slots": ("{number} slot", "{number} slots"),
    "one_minutes": ("1 menit", "1 minute"),
    "many_minutes": ("{number} menit", "{number} minutes"),
    "one_meetings": ("1 pertemuan", "1 meeting"),
    "many_meetings": ("{number} pertemuan", "{number} meetings"),
    "one_businesses": ("1 usaha", "1 business"),
    "many_businesses": ("{number} usaha", "{number} businesses"),
    "no_plan": ("tidak mungkin", "impossible"),
    "unknown": ("belum diketahui", "not known"),
    "wish": ("keinginan peserta", "wishes"),
    "of_buyer": ("{part}, bagi pembeli", "{part}, for the buyer"),
    "of_seller": ("{part}, bagi penjual", "{part}, for the seller"),
    "about": ("± {share}", "about {share}"),
    # spans
    "exactly": ("{share}", "{share}"),
    "between": ("{low} s.d. {high}", "{low} to {high}"),
    # why something is not answered
    "time": ("waktu tidak cukup", "not reached in the time given"),
    "no_change": (
        "tidak dapat diubah demikian: meja milik peserta, pertemuan yang sudah "
        "ditetapkan, meja cadangan, atau sesi berikutnya menghalangi",
        "cannot be changed so: owned tables, fixed meetings, tables kept free or the "
        "next session stand in the way",
    ),
    "no_prices": ("harga tidak tersedia", "there are no prices"),
    "no_weights": (
        "perlu berkas konfigurasi, bukan masalahnya saja",
        "needs a configuration, not a problem alone",
    ),
    "no_minutes": (
        "perlu berkas konfigurasi, bukan masalahnya saja",
        "needs a configuration, not a problem alone",
    ),
    "stopped": (
        "Dihentikan sebelum selesai; yang sudah terjawab tertulis di sini.",
        "Stopped before the end; what was answered by then stands here.",
    ),
    "impossible_base": (
        "Misi seperti sekarang tidak mungkin dijadwalkan; `matchengine run` "
        "menyebutkan apa yang bertentangan.",
        "The mission as it is cannot be planned; `matchengine run` says what clashes.",
    ),
    "no_base": (
        "Rencana untuk misi seperti sekarang belum ditemukan, jadi tidak ada "
        "pembanding. Beri waktu lebih lama (--time-limit).",
        "No plan of the mission as it is was found, so there is nothing to compare "
        "with. Allow more time (--time-limit).",
    ),
    # sentences
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
        "Setiap usaha bisa mendapat paling sedikit {meetings}, sejauh mitranya cukup: "
        "nilai turun {cost}{sure}.{step}",
        "Every business can hold at least {meetings}, as far as it has partners: that "
        "costs {cost} of value{sure}.{step}",
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
    "certain": (" (pasti)", " (certain)"),
    "proven": (" (terbukti)", " (proven)"),
    "and_businesses": (
        " dan {number} lagi bertemu mitra",
        " and lets {number} more meet somebody",
    ),
    "and_meetings": (" dan ada {number} lagi", " and {number} more"),
    # around the page
    "today": ("sekarang", "as it is"),
    "language": ("Bahasa", "Language"),
    "gap": ("jarak terbesar ke rencana terbaik", "from the best plan, at most"),
    "curve_of_tables": (
        "perubahan nilai menurut jumlah meja",
        "change of value by number of tables",
    ),
    "curve_of_slots": (
        "perubahan nilai menurut jumlah slot",
        "change of value by number of slots",
    ),
    "curve_of_minutes": (
        "perubahan nilai menurut lama pertemuan, dalam menit",
        "change of value by minutes of a meeting",
    ),
    "curve_of_fairness": (
        "perubahan nilai menurut jumlah pertemuan yang dijamin bagi tiap usaha",
        "change of value by the meetings that each business holds at least",
    ),
    "picture_of": ("Grafik: {what}", "Chart: {what}"),
}
"""Sentences say what is certain; how certain stands in the words."""
