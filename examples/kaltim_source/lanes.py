"""Lanes and permit rules of the example mission.

Freight is a dated assumption (see `../kaltim-2025/README.md`); days are door to door,
without the wait for the next sailing and without the days a seller needs.
"""

from collections.abc import Iterator

DATED = "2025-04-30"
BACKHAUL = 0.7  # Kaltim to Jatim: containers return half empty
NO_LANE = ("IDBGI", "IDSGQ")  # left out on purpose: nobody sails it

# Surabaya to: days min, typical, max; sailings a week; freight of one load
FROM_SURABAYA = {
    "container": {
        "IDBPN": (4, 5, 7, 5, 7_500_000),
        "IDSRI": (5, 6, 8, 4, 8_200_000),
        "IDBXT": (5, 7, 9, 2, 9_000_000),
        "IDSGQ": (6, 7, 10, 1, 9_800_000),
    },
    "reefer": {
        "IDBPN": (4, 5, 7, 3, 13_500_000),
        "IDSRI": (5, 6, 8, 2, 14_800_000),
        "IDBXT": (5, 7, 9, 1, 16_200_000),
        "IDSGQ": (6, 7, 10, 1, 17_600_000),
    },
    "roro": {
        "IDBPN": (2, 3, 4, 4, 9_500_000),
        "IDSRI": (3, 3, 5, 4, 11_000_000),
        "IDBXT": (3, 4, 5, 4, 12_500_000),
        "IDSGQ": (4, 4, 6, 4, 14_000_000),
    },
    "barge": {
        "IDBPN": (3, 4, 6, 1, 700_000_000),
        "IDSRI": (3, 5, 7, 1, 750_000_000),
        "IDBXT": (3, 5, 7, 1, 800_000_000),
        "IDSGQ": (3, 5, 7, 1, 800_000_000),
    },
    "air": {
        "IDBPN": (1, 1, 2, 14, 8_000_000),
        "IDSRI": (1, 1, 2, 7, 9_000_000),
    },
}

# handling at origin, at destination, inland; payload in kg; cold; source
LOAD = {
    "container": (1_300_000, 1_400_000, 1_800_000, 24_000, "no"),
    "reefer": (1_500_000, 1_600_000, 1_800_000, 22_000, "yes"),
    "roro": (300_000, 300_000, None, 12_000, "yes"),
    "barge": (40_000_000, 50_000_000, None, 7_500_000, "no"),
    "air": (300_000, 300_000, 200_000, 500, "no"),
}

SOURCE = {
    "container": "asumsi; acuan Surabaya-Sampit 2017-2021",
    "reefer": "asumsi; 1,8 x peti kemas kering",
    "roro": "asumsi; truk berpendingin 12 ton lewat Surabaya-Balikpapan",
    "barge": "asumsi; tongkang 7.500 ton",
    "air": "asumsi; kiriman kargo udara 500 kg",
}

# East Java port: extra inland rupiah and days by truck to the ship in Surabaya
FEEDER = {
    "IDSUB": (0, 0),
    "IDGRE": (300_000, 0),
    "IDTBN": (1_500_000, 1),
    "IDPRO": (1_600_000, 1),
    "IDBGI": (4_500_000, 1),
}
OWN_QUAY = {"barge": {"IDSUB", "IDGRE", "IDTBN", "IDPRO"}, "air": {"IDSUB"}}

_TO_KALTIM = "Jawa Timur>Kalimantan Timur"

# HS prefix, permit, effect, direction, scale, valid from, valid to
PERMITS = (
    ("0102", "skkh", "block", "*>Kalimantan Timur", "", "2022-07-01", ""),
    ("0104", "skkh", "block", "*>Kalimantan Timur", "", "2022-07-01", ""),
    ("0102", "bebas_pmk", "block", _TO_KALTIM, "", "2022-05-05", "2022-12-31"),
    ("02", "nkv", "penalise", _TO_KALTIM, "", "", ""),
    ("02", "halal", "block", "", "menengah;besar", "2024-10-18", ""),
    ("02", "halal", "block", "", "mikro;kecil", "2026-10-17", ""),
    ("16", "halal", "block", "", "menengah;besar", "2024-10-18", ""),
    ("16", "halal", "block", "", "mikro;kecil", "2026-10-17", ""),
    ("19", "halal", "block", "", "menengah;besar", "2024-10-18", ""),
    ("19", "halal", "block", "", "mikro;kecil", "2026-10-17", ""),
    ("21", "halal", "block", "", "menengah;besar", "2024-10-18", ""),
    ("21", "halal", "block", "", "mikro;kecil", "2026-10-17", ""),
    ("1601", "md", "block", "", "", "", ""),
    ("1602", "md", "block", "", "", "", ""),
    ("151190", "sni", "penalise", "", "", "", ""),
    ("170199", "sni", "penalise", "", "", "", ""),
    ("2523", "sni", "block", "", "", "", ""),
    ("3102", "sni", "block", "", "", "", ""),
    ("2309", "npp", "penalise", "", "", "", ""),
    ("2402", "pita_cukai", "block", "", "", "", ""),
    ("2701", "iup", "block", "", "", "", ""),
    ("4407", "svlk", "block", "", "", "", ""),
    ("4412", "svlk", "block", "", "", "", ""),
    ("4401", "svlk", "penalise", "", "", "", ""),
    ("03", "karantina", "penalise", "*>Jawa Timur", "", "", ""),
    ("07", "karantina", "note", "", "", "", ""),
)


def lane_rows() -> Iterator[list[object]]:
    """Both directions of every mode between every two ports, but for `NO_LANE`."""
    for java in FEEDER:
        for mode, sea in FROM_SURABAYA.items():
            if java not in OWN_QUAY.get(mode, FEEDER):
                continue
            for kaltim in sea:
                if (java, kaltim) != NO_LANE:
                    yield _lane(java, kaltim, mode, java, kaltim, 1.0)
                    yield _lane(kaltim, java, mode, java, kaltim, BACKHAUL)


def _lane(
    origin: str, destination: str, mode: str, java: str, kaltim: str, factor: float
) -> list[object]:
    least, typical, most, sailings, freight = FROM_SURABAYA[mode][kaltim]
    handling_origin, handling_destination, inland, payload, cold = LOAD[mode]
    truck_cost, truck_days = (0, 0) if mode == "barge" else FEEDER[java]
    days = [least + truck_days, typical + truck_days, most + truck_days]
    loading = [handling_origin, handling_destination]
    return [
        *(origin, destination, mode),
        *days,
        sailings,
        round(freight * factor / 50_000) * 50_000,
        *(loading if origin == java else loading[::-1]),
        (inland or 0) + truck_cost or None,
        *(payload, cold, SOURCE[mode], DATED),
    ]
