"""Who wants to meet whom in the example mission, and when businesses are there."""

from collections.abc import Iterator
from typing import TypeVar

import numpy as np

from kaltim_source.lanes import PERMITS
from kaltim_source.lines import Business, Row

# Wishes between businesses written by hand: from, to.
MUSTS = (
    ("PT Pakan Tirtawira Adikarya", "CV Budidaya Delta Belayan"),
    ("CV Jagal Karang Mumus", "CV Ternak Ranu Sembada"),
    ("PT Agro Brantas Nirmala", "PT Sawit Lembuswana Prawira"),
    ("Asosiasi Perajin Amplang Etam", "CV Kemasan Penanggungan"),
    ("Perumda Lumbung Teluk Etam", "PT Wilis Investama Santika"),
    # no common product: talks about a joint fair, about licences
    ("Asosiasi Pedagang Rempah Tapal Kuda", "Asosiasi Perajin Amplang Etam"),
    ("PT Wilis Investama Santika", "PT Nitro Sekambing Prawira"),
)
VETOES = (
    ("PT Samudra Beku Welirang", "PT Segara Beku Manggar"),
    ("PT Pelet Hijau Kersik", "CV Kemasan Penanggungan"),
)
# Meetings agreed beforehand: buyer, seller, slot, table, locked.
MEETINGS = (
    ("CV Budidaya Delta Belayan", "PT Pakan Tirtawira Adikarya", "08:30", "T01", "yes"),
    ("PT Wilis Investama Santika", "PT Pelet Hijau Kersik", "13:25", None, "yes"),
    ("CV Jagal Karang Mumus", "CV Ternak Ranu Sembada", None, None, "yes"),
    ("PT Energi Biomassa Wilis", "PT Pelet Hijau Kersik", None, None, "yes"),
    ("PT Agro Brantas Nirmala", "PT Sawit Lembuswana Prawira", "13:00", "T26", "no"),
    ("CV Protein Semayang", "PT Unggas Kelud Prawira", "14:15", "T13", "no"),
)

Pair = tuple[str, str]
T = TypeVar("T")

MISSION_DAY = "2025-05-07"
WISHING = 84  # businesses that hand in a wish list
ANSWERED = 0.35  # chance that the other one names them too
LONGEST = 5
MORE_MUSTS, MORE_VETOES = 5, 8

LATE = ("08:55", "09:20", "13:00")
EARLY = ("13:50", "15:30", "15:50")
AWAY = ("08:30-09:15", "13:00-13:50", "14:40-15:30", "09:20-10:15")


def spread_constraints(rng: np.random.Generator, businesses: list[Business]) -> None:
    """Give businesses their meeting limits, delegates and hours, by lot."""
    for business in businesses:
        row = business.row
        most = rng.choice([6, 6, 7, 7, 8, 8, 0])
        row.setdefault("max_meetings", int(most) or None)
        if row["scale"] == "mikro" and rng.random() < 0.3:
            row["min_meetings"] = 1
    free = [b.row for b in businesses if "_by_hand" not in b.row]
    large = [row for row in free if row["scale"] in ("menengah", "besar")]
    for row in _draw(rng, large, 8):
        row["delegates"] = 2
    late = _draw(rng, free, 15)
    for number, row in enumerate(late):
        if number < 5:
            row["arrives"] = LATE[number % 3]
        elif number < 10:
            row["leaves"] = EARLY[number % 3]
        else:
            row["unavailable"] = AWAY[number % 4]
    late[-1]["unavailable"] = "08:30-09:15;15:50-16:40"


def _draw(rng: np.random.Generator, rows: list[T], count: int) -> list[T]:
    chosen = rng.choice(len(rows), size=count, replace=False)
    return [rows[i] for i in sorted(chosen)]


def wish_rows(rng: np.random.Generator, businesses: list[Business]) -> Iterator[Row]:
    """Ranked wants, musts and vetoes; the three never name the same two."""
    ids = {b.row["name"]: b.row["id"] for b in businesses}
    likely = _likely_pairs(businesses)
    musts = [(ids[a], ids[b]) for a, b in MUSTS]
    vetoes = [(ids[a], ids[b]) for a, b in VETOES]
    agreed = [(ids[a], ids[b]) for a, b, *_ in MEETINGS]
    musts += _more(rng, likely, MORE_MUSTS, [*musts, *vetoes, *agreed])
    vetoes += _more(rng, likely, MORE_VETOES, [*musts, *vetoes, *agreed])
    taken = {frozenset(pair) for pair in musts + vetoes}
    wants = _wants(rng, [pair for pair in likely if frozenset(pair) not in taken])
    for origin in sorted(wants):
        for rank, other in enumerate(wants[origin], start=1):
            yield {"from": origin, "to": other, "wish": "want", "rank": rank}
    for kind, pairs in (("must", musts), ("no", vetoes)):
        for origin, other in pairs:
            yield {"from": origin, "to": other, "wish": kind}


def _likely_pairs(businesses: list[Business]) -> list[Pair]:
    """Buyer and seller of two provinces with a common good that no permit blocks."""
    return [
        (buyer.row["id"], seller.row["id"])
        for buyer in businesses
        for seller in businesses
        if buyer.row["province"] != seller.row["province"]
        and _common_goods(buyer, seller)
    ]


def _common_goods(buyer: Business, seller: Business) -> set[object]:
    wanted = {line["_good"] for line in buyer.needs}
    sold = {line["_good"] for line in seller.offers if not _blocked(line, seller.row)}
    return wanted & sold


def _blocked(offer: Row, seller: Row) -> bool:
    code = str(offer["hs"] or "").replace(".", "")
    for prefix, permit, effect, _, scales, valid_from, valid_to in PERMITS:
        applies = code.startswith(prefix) and effect == "block"
        applies &= not scales or seller["scale"] in scales.split(";")
        applies &= valid_from <= MISSION_DAY <= (valid_to or MISSION_DAY)
        if applies and f"{permit}:" not in str(offer.get("certificates") or ""):
            return True
    return False


def _more(
    rng: np.random.Generator, likely: list[Pair], count: int, other: list[Pair]
) -> list[Pair]:
    """Draw pairs, no business twice, none of those that `other` names."""
    named = {participant for pair in other for participant in pair}
    chosen: list[Pair] = []
    for index in rng.permutation(len(likely)):
        pair = likely[index]
        if len(chosen) < count and named.isdisjoint(pair):
            chosen.append(pair)
            named.update(pair)
    return chosen


def _wants(rng: np.random.Generator, likely: list[Pair]) -> dict[str, list[str]]:
    """Wish lists, best first: a part of the businesses write one, some answer."""
    partners: dict[str, list[str]] = {}
    for buyer, seller in likely:
        partners.setdefault(buyer, []).append(seller)
        partners.setdefault(seller, []).append(buyer)
    partners = {one: sorted(set(others)) for one, others in partners.items()}
    lists: dict[str, list[str]] = {}
    for origin in _draw(rng, sorted(partners), WISHING):
        length = int(rng.integers(1, 4))
        for index in rng.permutation(len(partners[origin]))[:length]:
            other = partners[origin][index]
            _add(lists, origin, other)
            if rng.random() < ANSWERED:
                _add(lists, other, origin)
    return lists


def _add(lists: dict[str, list[str]], origin: str, other: str) -> None:
    own = lists.setdefault(origin, [])
    if other not in own and len(own) < LONGEST:
        own.append(other)


def meeting_rows(businesses: list[Business]) -> Iterator[Row]:
    """Meetings that the organiser has already agreed."""
    ids = {b.row["name"]: b.row["id"] for b in businesses}
    for buyer, seller, slot, table, locked in MEETINGS:
        yield {
            "buyer": ids[buyer],
            "seller": ids[seller],
            "slot": slot,
            "table": table,
            "locked": locked,
        }
