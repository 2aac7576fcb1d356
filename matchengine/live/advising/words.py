"""What advice says, in Indonesian and in English."""

from __future__ import annotations

from matchengine.config import Language
from matchengine.live.advising.sentence_words import SENTENCE_WORDS
from matchengine.results.words import Said, in_language


def advice_word(word: str, language: Language, **details: str) -> str:
    """Say a word or sentence of advice; what stands in braces is filled in."""
    return in_language(SAID[word], language).format_map(details)


SAID: dict[str, Said] = {
    **SENTENCE_WORDS,
    # headings
    "title": ("Saran sebelum hari pelaksanaan", "Advice before the day"),
    "recommended": ("Saran", "What we recommend"),
    "alone": (
        "Tiap saran dihitung sendiri; kenaikan nilainya tidak dapat dijumlahkan.",
        "Each is counted alone: what they add cannot be added up.",
    ),
    "nothing": (
        "Tidak ada perubahan yang pasti cukup berarti.",
        "No change is certain to matter enough.",
    ),
    "prices": (
        "Nilai satu tambahan, menurut harga bayangan",
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
        "Perkiraan dari harga bayangan, tanpa menyusun ulang jadwal. Tidak ada "
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
"""Everything that advice says."""
