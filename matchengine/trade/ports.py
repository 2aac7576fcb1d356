"""Where Indonesian ports lie, for estimates where no lane is given."""

from __future__ import annotations

import functools
from difflib import get_close_matches
from itertools import takewhile

from geopy.distance import geodesic

PORTS: dict[str, tuple[float, float]] = {
    # Java and Madura
    "IDSUB": (-7.20, 112.73),  # Surabaya, Tanjung Perak
    "IDGRE": (-7.15, 112.66),  # Gresik
    "IDPRO": (-7.72, 113.22),  # Probolinggo
    "IDTBN": (-6.78, 112.00),  # Tuban
    "IDBGI": (-8.13, 114.40),  # Banyuwangi, Tanjung Wangi
    "IDPAS": (-7.63, 112.91),  # Pasuruan
    "IDSRG": (-6.94, 110.42),  # Semarang, Tanjung Emas
    "IDCXP": (-7.73, 109.00),  # Cilacap
    "IDCBN": (-6.71, 108.57),  # Cirebon
    "IDJKT": (-6.10, 106.88),  # Jakarta
    "IDTPP": (-6.10, 106.88),  # Tanjung Priok
    "IDMRK": (-5.93, 106.00),  # Merak
    # Bali and Nusa Tenggara
    "IDBOA": (-8.75, 115.21),  # Benoa
    "IDDPS": (-8.75, 115.21),  # Denpasar
    "IDAMI": (-8.57, 116.07),  # Ampenan, Lombok
    "IDBMU": (-8.45, 118.72),  # Bima
    "IDLBJ": (-8.49, 119.88),  # Labuan Bajo
    "IDWGP": (-9.65, 120.26),  # Waingapu
    "IDENE": (-8.85, 121.65),  # Ende
    "IDMOF": (-8.62, 122.22),  # Maumere
    "IDKOE": (-10.19, 123.53),  # Kupang, Tenau
    # Kalimantan
    "IDBPN": (-1.27, 116.81),  # Balikpapan
    "IDSRI": (-0.57, 117.18),  # Samarinda, Palaran
    "IDBXT": (0.11, 117.48),  # Bontang
    "IDSAT": (-0.10, 117.53),  # Santan
    "IDSGQ": (0.42, 117.58),  # Sangatta
    "IDTBA": (0.54, 117.64),  # Tanjung Bara
    "IDBEJ": (2.15, 117.50),  # Tanjung Redeb, Berau
    "IDTRK": (3.29, 117.59),  # Tarakan
    "IDNNX": (4.14, 117.66),  # Nunukan
    "IDKBU": (-3.24, 116.22),  # Kotabaru
    "IDBDJ": (-3.32, 114.56),  # Banjarmasin, Trisakti
    "IDSMQ": (-2.54, 112.95),  # Sampit
    "IDKUM": (-2.74, 111.72),  # Kumai
    "IDPKN": (-2.74, 111.72),  # Pangkalan Bun
    "IDKTG": (-1.85, 109.97),  # Ketapang
    "IDPNK": (-0.02, 109.34),  # Pontianak
    # Sulawesi
    "IDMAK": (-5.12, 119.41),  # Makassar
    "IDUPG": (-5.12, 119.41),  # Ujung Pandang
    "IDPAP": (-4.01, 119.62),  # Parepare
    "IDKDI": (-3.97, 122.58),  # Kendari
    "IDBUW": (-5.46, 122.60),  # Baubau
    "IDPTL": (-0.71, 119.86),  # Pantoloan
    "IDPLW": (-0.71, 119.86),  # Palu
    "IDTLI": (1.04, 120.82),  # Tolitoli
    "IDLUW": (-0.95, 122.79),  # Luwuk
    "IDPSJ": (-1.38, 120.76),  # Poso
    "IDGTO": (0.51, 123.06),  # Gorontalo
    "IDBIT": (1.44, 125.19),  # Bitung
    "IDMDC": (1.49, 124.84),  # Manado
    # Maluku and Papua
    "IDAMQ": (-3.69, 128.18),  # Ambon
    "IDTTE": (0.78, 127.39),  # Ternate
    "IDSOQ": (-0.88, 131.25),  # Sorong
    "IDFKQ": (-2.92, 132.29),  # Fakfak
    "IDMKW": (-0.86, 134.07),  # Manokwari
    "IDBIK": (-1.18, 136.08),  # Biak
    "IDNBX": (-3.36, 135.50),  # Nabire
    "IDTIM": (-4.80, 136.77),  # Timika, Pomako
    "IDDJJ": (-2.54, 140.71),  # Jayapura
    "IDMKQ": (-8.48, 140.39),  # Merauke
    # Sumatra and its islands
    "IDPNJ": (-5.47, 105.32),  # Panjang
    "IDPLM": (-2.98, 104.77),  # Palembang
    "IDBKS": (-3.91, 102.28),  # Bengkulu, Pulau Baai
    "IDDJB": (-1.60, 103.62),  # Jambi
    "IDPDG": (-1.00, 100.37),  # Padang, Teluk Bayur
    "IDPKU": (0.54, 101.45),  # Pekanbaru
    "IDDUM": (1.68, 101.45),  # Dumai
    "IDSLG": (1.74, 98.77),  # Sibolga
    "IDBLW": (3.78, 98.69),  # Belawan
    "IDLSW": (5.20, 97.13),  # Lhokseumawe
    "IDBTJ": (5.60, 95.52),  # Banda Aceh, Malahayati
    "IDBTH": (1.16, 104.01),  # Batam
    "IDBTM": (1.16, 104.01),  # Batam, Batu Ampar
    "IDTNJ": (0.93, 104.44),  # Tanjung Pinang
    "IDPGX": (-2.10, 106.13),  # Pangkal Balam
    "IDTJQ": (-2.75, 107.63),  # Tanjung Pandan
}
"""Latitude and longitude of ports by their UN/LOCODE, to about a mile or two."""


@functools.cache
def nautical_miles(origin: str, destination: str) -> float:
    """Give the length of the great circle between two ports; NaN if one is unknown."""
    if origin not in PORTS or destination not in PORTS:
        return float("nan")
    return float(geodesic(PORTS[origin], PORTS[destination]).nautical)


def nearest_port(code: str) -> str:
    """Say which port is meant by a code that is not known."""
    close = get_close_matches(code, PORTS, n=5)
    if close:
        nearest = max(close, key=lambda port: _same_beginning(port, code))
        return f"Did you mean '{nearest}'?"
    return "Give its UN/LOCODE, such as IDSUB, or a lane."


def _same_beginning(one: str, other: str) -> int:
    """Count the letters in which two codes begin alike."""
    alike = (a == b for a, b in zip(one, other, strict=False))
    return sum(1 for _ in takewhile(bool, alike))
