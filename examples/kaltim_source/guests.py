"""East Java businesses of the example mission that are written by hand.

The large deals, the investors, and businesses that carry an awkward case (listed in
`../kaltim-2025/README.md`). They take the first ids of their province, in this order.
"""

from kaltim_source.lines import BILLION, Firm, Line, investment, service

ANIMALS = {"resources": "karantina"}

EAST_JAVA_FIRMS = (
    Firm(  # the Rp 124 bn-a-year feed deal
        "PT Pakan Tirtawira Adikarya",
        "Surabaya",
        "besar",
        (Line("Pakan ikan dan udang", 1_500_000, 11_800, {"moq": 10_000}),),
        (Line("Bungkil inti sawit", 300_000, 2_700),),
        {"table": "T01", "delegates": 2, "min_meetings": 3, "max_meetings": 10},
    ),
    Firm(
        "PT Unggas Kelud Prawira",
        "Blitar",
        "besar",
        (
            Line("DOC ayam", 300_000, 6_900, {"moq": 1_000, "ready_days": 0}),
            Line("Telur ayam konsumsi", 80_000, 26_500),
        ),
        (Line("Bungkil inti sawit", 150_000, 2_650),),
        ANIMALS | {"table": "T13", "delegates": 2},
    ),
    Firm(  # no veterinary health certificate: blocked at the sea border
        "UD Ternak Argopuro",
        "Probolinggo",
        "kecil",
        (
            Line(
                "Sapi potong hidup", 20, 19_500_000, {"certificates": "karantina:held"}
            ),
        ),
        (Line("Bungkil inti sawit", 5_000),),
        ANIMALS,
    ),
    Firm(
        "CV Ternak Ranu Sembada",
        "Lumajang",
        "menengah",
        (
            Line(
                "Sapi potong hidup",
                60,
                20_000_000,
                {"certificates": "karantina:held;skkh:held"},
            ),
            Line(
                "Kambing hidup",
                150,
                3_400_000,
                {"certificates": "karantina:held;skkh:held"},
            ),
        ),
        other=ANIMALS,
    ),
    Firm(  # sells cattle by live weight, buyers ask for head
        "Koperasi Peternak Sekaran",
        "Tuban",
        "kecil",
        (
            Line(
                "Sapi potong hidup",
                9_000,
                56_000,
                {"unit": "kg", "moq": 700, "certificates": "karantina:held;skkh:held"},
            ),
            Line(
                "Kambing hidup",
                40,
                3_500_000,
                {"certificates": "karantina:held;skkh:in_process"},
            ),
        ),
        other=ANIMALS,
    ),
    Firm(  # a household-industry licence does not reach frozen meat
        "UD Beku Rasa Penanggungan",
        "Mojokerto",
        "mikro",
        (
            Line(
                "Nugget ayam beku", 200, None, {"certificates": "pirt:held;halal:held"}
            ),
            Line("Mie kering", 300),
        ),
    ),
    Firm(  # no halal certificate yet; its port has no lane to Sangatta
        "UD Sambal Ijen",
        "Banyuwangi",
        "mikro",
        (Line("Sambal dan bumbu", 150, 42_000, {"certificates": "pirt:held"}),),
    ),
    Firm(  # a minimum order above what a small shop needs
        "CV Kristal Laut Sumekar",
        "Pamekasan",
        "menengah",
        (Line("Garam konsumsi beryodium", 72_000, 5_600, {"moq": 24_000}),),
        other={"leaves": "15:30"},
    ),
    Firm(
        "PT Energi Biomassa Wilis",
        "Gresik",
        "menengah",
        (),
        (
            Line("Wood pellet", 250_000, 3_400, {"certificates": "svlk"}),
            Line("Cangkang sawit", 150_000, 1_650),
        ),
    ),
    Firm(  # means the pallet, not the pellet
        "CV Kemasan Penanggungan",
        "Sidoarjo",
        "kecil",
        (service("Jasa desain kemasan", 7_500_000),),
        (Line("Wood pallet", 400, 120_000, {"hs": "4415.20", "unit": "pcs"}),),
    ),
    Firm(  # asks for frozen fish by heading; vetoes a rival exporter
        "PT Samudra Beku Welirang",
        "Pasuruan",
        "menengah",
        (),
        (
            Line("Ikan beku campuran", 15_000, 24_000, {"hs": "0303"}),
            Line("Udang windu beku", 3_000, 122_000),
            Line(
                "Kepiting bakau hidup",
                600,
                155_000,
                {"min_remaining_shelf": 0.3, "needed_within_days": 3},
            ),
        ),
        {"delegates": 2},
    ),
    Firm(  # the investor
        "PT Wilis Investama Santika",
        "Surabaya",
        "besar",
        (),
        (
            investment("Pabrik wood pellet", "4401.31", 60 * BILLION),
            investment("Gudang beku udang dan ikan", "0306.17", 25 * BILLION),
            investment("Kebun dan fermentasi kakao", "1801.00", 12 * BILLION),
        ),
        {"resources": "bank", "leaves": "15:30"},
    ),
    Firm(
        "PT Agro Brantas Nirmala",
        "Gresik",
        "besar",
        (Line("Minyak goreng sawit", 250_000, 17_000, {"moq": 1_000}),),
        (
            Line("CPO", 150_000, 14_300),
            investment("Pabrik CPO dan bungkil inti sawit", "1511.10", 122 * BILLION),
        ),
        {"table": "T02", "delegates": 2, "min_meetings": 3, "max_meetings": 10},
    ),
    Firm(
        "Asosiasi Pedagang Rempah Tapal Kuda",
        "Jember",
        "asosiasi",
        (),
        (Line("Lada putih", 2_500), Line("Biji kakao kering", 3_000)),
    ),
    Firm(  # sawn timber by weight, sellers quote by volume
        "CV Mebel Rakit Lawu",
        "Ngawi",
        "kecil",
        (),
        (
            Line(
                "Kayu gergajian meranti",
                12,
                9_800_000,
                {"unit": "ton", "certificates": "svlk"},
            ),
            Line("Rotan asalan", 3_000),
        ),
    ),
    Firm(
        "CV Bahan Dapur Porong",
        "Sidoarjo",
        "kecil",
        (
            # quotes on request
            Line("Sambal dan bumbu", 1_500, None, {"price": None}),
            Line("Tepung mocaf", 2_000),
        ),
        (
            Line("Kepiting olahan", 100),
            investment("Dapur produksi abon", "1604.20", 5 * BILLION),
        ),
    ),
)
