"""The words of an explanation, all of them, in both languages."""

from __future__ import annotations

from matchengine.config import LANGUAGES, Language


def say(word: str, language: Language, **details: str) -> str:
    """Say it in a language; what stands in braces there is filled from the details."""
    return WORDS[word][LANGUAGES.index(language)].format_map(details)


WORDS: dict[str, tuple[str, str]] = {
    # what stands before a line
    "buyer": ("Pembeli", "Buyer"),
    "seller": ("Penjual", "Seller"),
    "need": ("Kebutuhan", "Need"),
    "offer": ("Penawaran", "Offer"),
    "way": ("Jalur", "Way"),
    "deal": ("Nilai usaha", "Deal"),
    "permits": ("Izin", "Permits"),
    "wishes": ("Keinginan", "Wishes"),
    "value": ("Nilai", "Value"),
    # how the table of parts is headed
    "part": ("unsur", "part"),
    "number": ("angka", "number"),
    "buyer_weight": ("bobot pembeli", "buyer's weight"),
    "seller_weight": ("bobot penjual", "seller's weight"),
    "points": ("poin", "points"),
    "inputs": ("dari", "from"),
    "sum": ("jumlah", "sum"),
    # what the parts looked at
    "product": (
        "dicari {wanted_product} (HS {wanted_code}), ditawarkan {offered_product} "
        "(HS {offered_code})",
        "wanted {wanted_product} (HS {wanted_code}), offered {offered_product} "
        "(HS {offered_code})",
    ),
    "volume": (
        "dicari {wanted} per bulan, kapasitas {capacity}",
        "wanted {wanted} a month, capacity {capacity}",
    ),
    "volume_with_minimum": (
        "dicari {wanted} per bulan, kapasitas {capacity}, pesanan minimum "
        "{minimum_order}",
        "wanted {wanted} a month, capacity {capacity}, minimum order {minimum_order}",
    ),
    "price": (
        "batas {limit}, harga sampai {landed} = {price} + {freight_per_unit} ongkos "
        "kirim{by}; 0 mulai {tolerance} di atas batas",
        "limit {limit}, landed {landed} = {price} + {freight_per_unit} freight{by}; "
        "0 from {tolerance} above the limit",
    ),
    "lead_time": (
        "dibutuhkan dalam {allowed}, sampai dalam {days} = siap {ready} + jalan "
        "{travel}",
        "needed within {allowed}, there in {days} = ready {ready} + way {travel}",
    ),
    "freight": (
        "ongkos {month_freight} per bulan untuk barang senilai {month_worth}: "
        "{freight_share}; 0 mulai {freight_limit}",
        "freight {month_freight} a month for goods worth {month_worth}: "
        "{freight_share}; 0 from {freight_limit}",
    ),
    "freshness": (
        "umur simpan {shelf_life}, tiba setelah {days}: sisa {left}, minimal "
        "{least_left}",
        "shelf life {shelf_life}, arrives after {days}: {left} left, at least "
        "{least_left}",
    ),
    "keeps_for_ever": ("tanpa batas umur simpan", "keeps for ever"),
    "compliance": (
        "izin: {held} ada, {in_process} dalam proses, {missing} belum ada",
        "permits: {held} held, {in_process} in process, {missing} missing",
    ),
    "no_permits": ("tidak ada izin yang diminta", "no permit is required"),
    "no_code": (
        "tidak ada kode HS untuk mencari aturan izin",
        "no HS code by which to look up the permit rules",
    ),
    "deal_size": (
        "{traded} per bulan x {limit} = {year_worth} per tahun; penuh pada {full_deal}",
        "{traded} a month x {limit} = {year_worth} a year; in full at {full_deal}",
    ),
    "deal_size_by_price": (
        "{traded} per bulan x {price} = {year_worth} per tahun; penuh pada {full_deal}",
        "{traded} a month x {price} = {year_worth} a year; in full at {full_deal}",
    ),
    "deal_size_of_investment": (
        "tersedia {invests}, dibutuhkan {asks}",
        "to invest {invests}, asked for {asks}",
    ),
    "uneven": (
        "pembeli melihat {buyer}, penjual {seller}",
        "the buyer sees {buyer}, the seller {seller}",
    ),
    "own": ("diberi {own} poin", "given {own} points"),
    # facts by name, where they are not known
    "fact_wanted_code": ("kode HS yang dicari", "the HS code wanted"),
    "fact_offered_code": ("kode HS yang ditawarkan", "the HS code offered"),
    "fact_wanted": ("jumlah yang dicari", "the quantity wanted"),
    "fact_capacity": ("kapasitas", "the capacity"),
    "fact_minimum_order": ("pesanan minimum", "the minimum order"),
    "fact_limit": ("batas harga", "the price limit"),
    "fact_landed": ("harga sampai", "the landed price"),
    "fact_price": ("harga penawaran", "the price offered"),
    "fact_freight_per_unit": ("ongkos kirim per satuan", "the freight on a unit"),
    "fact_allowed": ("batas waktu", "the days allowed"),
    "fact_days": ("hari sampai tiba", "the days until arrival"),
    "fact_ready": ("hari siap", "the days until ready"),
    "fact_travel": ("hari perjalanan", "the days on the way"),
    "fact_month_freight": ("ongkos kirim sebulan", "the freight of a month"),
    "fact_month_worth": ("nilai barang sebulan", "what a month's goods are worth"),
    "fact_freight_share": ("porsi ongkos kirim", "the share of the freight"),
    "fact_shelf_life": ("umur simpan", "the shelf life"),
    "fact_left": ("sisa umur simpan", "the shelf life left"),
    "fact_code": ("kode HS", "the HS code"),
    "fact_traded": ("jumlah sebulan", "the quantity a month"),
    "fact_year_worth": ("nilai setahun", "the worth of a year"),
    "fact_invests": ("dana investor", "the investor's amount"),
    "fact_asks": ("dana yang dibutuhkan", "the amount asked for"),
    # lines
    "row": ("{table}, baris {row}", "{table}, row {row}"),
    "of_1000": ("{value} dari 1000 poin", "{value} of 1000 points"),
    "must_meet": (
        "{value} dari 1000 poin; pertemuan ini wajib",
        "{value} of 1000 points; this meeting is a must",
    ),
    "taken_by_name": ("dipahami sebagai {name}", "understood as {name}"),
    "taken_by_code": ("menurut kodenya {name}", "by its code {name}"),
    "taken_by_near_name": (
        "diduga {name} (keyakinan {confidence})",
        "taken for {name} (confidence {confidence})",
    ),
    "contradicted": (
        "kodenya berarti barang lain",
        "its code means other goods",
    ),
    "by_estimate": (
        "perkiraan {ports}, karena jalurnya tidak ada di tabel: siap {ready}, jalan "
        "{travel}; ongkos kirim {freight_per_unit}",
        "estimated {ports}, since no lane is given: ready in {ready}, then {travel} on "
        "the way; freight {freight_per_unit}",
    ),
    "by_lane": (
        "{mode} {ports} ({where}): siap {ready}, jalan {travel}; ongkos "
        "kirim {freight_per_unit}",
        "{mode} {ports} ({where}): ready in {ready}, then {travel} on "
        "the way; freight {freight_per_unit}",
    ),
    "by_mode": (" lewat {mode} {ports}", " by {mode} {ports}"),
    "by_guess": (" menurut perkiraan", " as estimated"),
    "local": (
        "satu kota atau pelabuhan: tanpa ongkos kirim, siap {ready}",
        "one city or port: no freight, ready in {ready}",
    ),
    "no_lane": (
        "jalur {ports} tidak diketahui",
        "no lane {ports} is known",
    ),
    "deal_month": ("{worth} per bulan", "{worth} a month"),
    "deal_once": ("{worth} investasi", "{worth} of investment"),
    "permits_held": ("ada: {names}", "held: {names}"),
    "permits_in_process": ("dalam proses: {names}", "in process: {names}"),
    "permits_missing": ("belum ada: {names}", "missing: {names}"),
    "permits_note": ("perlu diketahui: {names}", "to be noted: {names}"),
    "none_required": ("tidak ada", "none"),
    "wish_mutual": ("keduanya ingin bertemu", "both wish to meet"),
    "wish_one": ("salah satu ingin bertemu", "one of the two wishes to meet"),
    "wish_none": ("tidak ada yang meminta", "neither named the other"),
    # paragraphs
    "not_known": (
        "Tidak diketahui, maka dihitung {neutral}:",
        "Not known, so it counts {neutral}:",
    ),
    "lacks": ("{part}: {facts} tidak diketahui", "{part}: {facts} not known"),
    "lacks_something": ("{part}: tidak dapat dinilai", "{part}: cannot be judged"),
    "turned": (
        "Yang dinilai adalah arah sebaliknya: {buyer} membeli, {seller} menjual.",
        "Scored the other way round: {buyer} buys, {seller} sells.",
    ),
    "next_best": ("Pasangan produk berikutnya:", "The next best line pairs:"),
    "other_way": ("Arah sebaliknya:", "The other direction:"),
    "nothing_to_trade": (
        "Tidak ada produk yang cocok di antara keduanya.",
        "The two have no product in common.",
    ),
    "not_proposed": ("Keduanya tidak diusulkan bertemu:", "The two are no pair:"),
    "would_be": (
        "Tanpa itu nilainya {value} dari 1000 poin:",
        "Without that, it would be worth {value} of 1000 points:",
    ),
    "is_worth": (
        "Nilainya {value} dari 1000 poin:",
        "It is worth {value} of 1000 points:",
    ),
    "nearest": ("Produk yang paling mendekati:", "The products that come nearest:"),
    # reasons
    "why_veto": (
        "{who} meminta agar tidak dipertemukan ({where}).",
        "{who} asked not to have this meeting ({where}).",
    ),
    "why_permit": (
        "Izin '{permit}' belum ada dan wajib ({where}).",
        "The permit '{permit}' is missing, and nothing goes without it ({where}).",
    ),
    "why_cold": (
        "Barang harus tetap dingin, dan tidak ada jalur berpendingin dari {origin} ke "
        "{destination}.",
        "The goods must stay cold, and no lane from {origin} to {destination} keeps "
        "them so.",
    ),
    "why_floor": (
        "Skor {score} di bawah batas {least} (min_score).",
        "The score {score} is below the least of {least} (min_score).",
    ),
    "why_same_side": (
        "Keduanya dari pihak yang sama: {side}.",
        "Both are of one side: {side}.",
    ),
    "why_no_common_product": (
        "Tidak ada kebutuhan dan penawaran dengan kemiripan produk {least} atau lebih.",
        "No need and offer of the two have a product likeness of {least} or more.",
    ),
    "why_cut": (
        "Masing-masing punya {most} mitra yang nilainya lebih tinggi (max_candidates).",
        "Each of the two has {most} partners that score higher (max_candidates).",
    ),
    # about a run
    "changed": (
        "Sejak jadwal dibuat, berkas ini berubah: {files}. Yang dijelaskan di sini "
        "adalah isinya yang sekarang.",
        "Since the run, these files have changed: {files}. They are explained as they "
        "are now.",
    ),
    # the picture
    "picture": ("{buyer} membeli dari {seller}", "{buyer} buys from {seller}"),
}
"""Every word and sentence: Indonesian, then English. Braces are filled in."""
