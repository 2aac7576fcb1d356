"""East Kalimantan businesses of the example mission that are written by hand.

As in `guests.py`: large deals, projects that seek capital, and awkward cases.
"""

from kaltim_source.lines import BILLION, Firm, Line, investment, service

ANIMALS = {"resources": "karantina"}

EAST_KALIMANTAN_FIRMS = (
    Firm(
        "CV Budidaya Delta Belayan",
        "Kukar",
        "menengah",
        (Line("Udang windu beku", 6_000, 108_000), Line("Bandeng beku", 20_000)),
        (
            Line(
                "Pakan ikan dan udang",
                861_000,
                12_000,
                {"certificates": "npp", "needed_within_days": 14},
            ),
        ),
        {"delegates": 2, "min_meetings": 3, "max_meetings": 8},
    ),
    Firm(  # chicks with two days of life: by air they arrive
        "CV Unggas Manggar Bestari",
        "Balikpapan",
        "kecil",
        (),
        (
            Line(
                "DOC ayam",
                20_000,
                8_200,
                {"min_remaining_shelf": 0.1, "needed_within_days": 3},
            ),
            Line("Kambing hidup", 20, 3_900_000),
        ),
        ANIMALS,
    ),
    Firm(  # ... by sea they do not
        "Kelompok Ternak Bengalon",
        "Kutim",
        "mikro",
        (),
        (
            Line(
                "DOC ayam",
                3_000,
                8_000,
                {"min_remaining_shelf": 0.1, "needed_within_days": 3},
            ),
        ),
    ),
    Firm(
        "UD Jagal Wain",
        "Balikpapan",
        "kecil",
        (),
        (
            Line(
                "Sapi potong hidup",
                15,
                22_500_000,
                {"certificates": "skkh", "needed_within_days": 14},
            ),
        ),
        ANIMALS,
    ),
    Firm(
        "CV Jagal Karang Mumus",
        "Samarinda",
        "menengah",
        (),
        (
            Line("Sapi potong hidup", 40, 22_000_000, {"certificates": "skkh"}),
            Line("Kambing hidup", 100, 3_850_000),
        ),
        ANIMALS,
    ),
    Firm(  # needs less salt than the minimum order
        "UD Dapur Melintang",
        "Kubar",
        "mikro",
        (),
        (Line("Garam konsumsi beryodium", 600, 7_000), Line("Mie kering", 250)),
    ),
    Firm(  # eggs by heading, carcasses by the bird
        "CV Protein Semayang",
        "Samarinda",
        "menengah",
        (),
        (
            Line("Telur ayam konsumsi", 20_000, 29_000, {"hs": "0407"}),
            Line("Karkas ayam beku", 8_000, 43_000, {"unit": "ekor"}),
        ),
        {"delegates": 2},
    ),
    Firm(  # writes pallet, makes pellets
        "PT Pelet Hijau Kersik",
        "Paser",
        "menengah",
        (
            Line("Wood pallet (pelet kayu)", 300_000, 2_950, {"hs": "4401.31"}),
            investment("Pabrik wood pellet", "4401.31", 60 * BILLION),
        ),
        (),
        {"resources": "bank"},
    ),
    Firm(
        "UD Palet Kedang",
        "Samarinda",
        "kecil",
        (Line("Palet kayu", 900, 105_000, {"hs": "4415.20", "unit": "pcs"}),),
    ),
    Firm(
        "CV Kayu Muntai Sembada",
        "Kubar",
        "menengah",
        (
            Line("Kayu gergajian meranti", 120, 6_400_000),
            Line("Kayu gergajian rimba campuran", 150),
        ),
        (Line("Mesin las", 2),),
    ),
    Firm(  # four days of life
        "KUB Capit Bakau Anggana",
        "Kukar",
        "mikro",
        (
            Line("Kepiting bakau hidup", 800, 118_000, {"ready_days": 0, "moq": 50}),
            Line("Ikan asin", 150),
        ),
    ),
    Firm(  # a code of HS 2017, and no price
        "UD Walet Jempang",
        "Kukar",
        "kecil",
        (
            Line("Sarang burung walet", 6, None, {"hs": "0410.00", "price": None}),
            Line("Madu kelulut", 120),
        ),
    ),
    Firm(
        "Perumda Lumbung Teluk Etam",
        "Samarinda",
        "bumd",
        (
            investment("Gudang beku udang dan ikan", "0306.17", 30 * BILLION),
            investment("Kebun dan fermentasi kakao", "1801.00", 15 * BILLION),
        ),
        (
            Line("Beras premium", 200_000, 14_000, {"needed_within_days": 14}),
            # the board has not set a limit
            Line("Bawang merah", 20_000, None, {"max_price": None}),
        ),
        {"delegates": 2, "min_meetings": 3, "resources": "bank"},
    ),
    Firm(
        "PT Nitro Sekambing Prawira",
        "Bontang",
        "besar",
        (
            Line("Urea", 500_000, 5_900, {"moq": 20_000}),
            Line("Metanol", 300_000, 5_400, {"moq": 20_000}),
        ),
        (Line("Mesin las", 6), Line("Peralatan dapur", 300)),
    ),
    Firm(
        "Asosiasi Perajin Amplang Etam",
        "Samarinda",
        "asosiasi",
        (
            Line("Amplang", 2_500),
            investment("Dapur produksi abon", "1604.20", 4 * BILLION),
        ),
        (service("Jasa desain kemasan", 8_500_000), Line("Tepung terigu", 8_000)),
        {"delegates": 2},
    ),
    Firm(  # the rival that is vetoed
        "PT Segara Beku Manggar",
        "Balikpapan",
        "menengah",
        (
            Line("Bandeng beku", 18_000, 20_500),
            Line("Cumi beku", 8_000),
            # medium-sized and without halal: blocked since October 2024
            Line("Kepiting olahan", 800, None, {"certificates": "md:held;skp:held"}),
        ),
    ),
    Firm(
        "PT Sawit Lembuswana Prawira",
        "Kutim",
        "besar",
        (
            Line("CPO", 600_000, 13_900, {"moq": 20_000}),
            Line("Bungkil inti sawit", 400_000, 2_250, {"moq": 20_000}),
            investment("Pabrik CPO dan bungkil inti sawit", "1511.10", 150 * BILLION),
        ),
        (Line("Pupuk NPK", 250_000, 10_100),),
        {"table": "T26", "resources": "bank"},
    ),
    Firm(  # buys to sell; comes at noon
        "UD Amplang Sepinggan",
        "Kutim",
        "mikro",
        (Line("Amplang", 120, 88_000), Line("Abon tuna", 40)),
        (
            Line("Tepung terigu", 300, 10_800),
            Line("Sambal dan bumbu", 60, 47_000, {"hs": "2103.90"}),
            service("Jasa desain kemasan", 6_000_000),
        ),
        {"arrives": "13:00"},
    ),
    Firm(
        "PT Distribusi Sepinggan Adikarya",
        "Balikpapan",
        "besar",
        (),
        (
            Line("Telur ayam konsumsi", 150_000, 29_000, {"min_remaining_shelf": 0.3}),
            Line("Beras medium", 400_000, 11_000),
            Line("Gula kristal putih", 100_000, 17_500, {"certificates": "sni"}),
            Line("Minyak goreng sawit", 120_000, 18_400),
        ),
        {"delegates": 2, "min_meetings": 3},
    ),
)
