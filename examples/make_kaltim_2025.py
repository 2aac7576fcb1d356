"""Write the example mission East Java - East Kalimantan 2025 as CSV tables.

    python examples/make_kaltim_2025.py

writes `examples/kaltim-2025/*.csv`, the same bytes every time. The folder
`kaltim_source` holds what is written by hand (`goods`, `trades`, `guests`, `hosts`,
`lanes`) and how lines and wishes are drawn (`lines`, `wishes`).
"""

import csv
import math
from collections.abc import Iterable, Iterator
from itertools import cycle, islice
from pathlib import Path

import numpy as np
from kaltim_source import wishes
from kaltim_source.goods import GOODS, Good
from kaltim_source.guests import EAST_JAVA_FIRMS
from kaltim_source.hosts import EAST_KALIMANTAN_FIRMS
from kaltim_source.lanes import PERMITS, lane_rows
from kaltim_source.lines import Business, Firm, Row, by_hand, need, offer
from kaltim_source.trades import (
    CITIES,
    EAST_JAVA,
    EAST_KALIMANTAN,
    REGION_WORDS,
    SURNAMES,
    TRADES,
    Trade,
)

FOLDER = Path(__file__).parent / "kaltim-2025"
SEED = 20250507
NO_CODE_EVERY = 34  # this many lines bring one without HS code

COLUMNS = {
    "participants": "id name province city port scale delegates min_meetings "
    "max_meetings arrives leaves unavailable table resources",
    "offers": "participant product hs kind unit price capacity_per_month moq "
    "ready_days shelf_life_days temperature certificates",
    "needs": "participant product hs kind unit quantity_per_month max_price "
    "needed_within_days min_remaining_shelf temperature certificates",
    "wishes": "from to wish rank",
    "lanes": "origin destination mode days_min days_typical days_max "
    "sailings_per_week freight_per_container handling_origin handling_destination "
    "inland payload_kg reefer source dated",
    "permits": "hs_prefix permit effect direction scale valid_from valid_to",
    "tables": "id zone",
    "resources": "id capacity",
    "meetings": "buyer seller slot table locked",
}


def main() -> None:
    """Build the mission and write its tables."""
    rng = np.random.default_rng(SEED)
    businesses = [*_province(rng, EAST_JAVA), *_province(rng, EAST_KALIMANTAN)]
    for number, business in enumerate(businesses, start=1):
        business.row["id"] = f"P{number:03d}"
    _drop_some_codes(businesses)
    wishes.spread_constraints(rng, businesses)
    write("participants", (business.row for business in businesses))
    write("offers", _lines(businesses, "offers"))
    write("needs", _lines(businesses, "needs"))
    write("wishes", wishes.wish_rows(rng, businesses))
    write("lanes", (_named("lanes", row) for row in lane_rows()))
    write("permits", (_named("permits", row) for row in PERMITS))
    write(
        "tables",
        ({"id": f"T{n:02d}", "zone": "ABC"[(n - 1) // 12]} for n in range(1, 37)),
    )
    write(
        "resources", ({"id": "karantina", "capacity": 2}, {"id": "bank", "capacity": 3})
    )
    write("meetings", wishes.meeting_rows(businesses))


def write(table: str, rows: Iterable[Row]) -> None:
    """Write one table with the columns of `COLUMNS`; None is an empty cell."""
    columns = COLUMNS[table].split()
    FOLDER.mkdir(exist_ok=True)
    with (FOLDER / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
        # keys that start with "_" are notes of this script
        writer = csv.DictWriter(
            file, columns, extrasaction="ignore", lineterminator="\n"
        )
        writer.writeheader()
        writer.writerows(rows)


def _named(table: str, values: Iterable[object]) -> Row:
    return dict(zip(COLUMNS[table].split(), values, strict=True))


def _lines(businesses: list[Business], kind: str) -> Iterator[Row]:
    for business in businesses:
        for line in getattr(business, kind):
            yield line | {"participant": business.row["id"]}


def _province(rng: np.random.Generator, province: str) -> Iterator[Business]:
    by_hand = {
        EAST_JAVA: EAST_JAVA_FIRMS,
        EAST_KALIMANTAN: EAST_KALIMANTAN_FIRMS,
    }
    for firm in by_hand[province]:
        yield _written(rng, province, firm)
    words = REGION_WORDS[province].split()
    regions = cycle(rng.permutation(words).tolist())
    surnames: Iterator[str] = cycle(SURNAMES)
    for trade in TRADES[province]:
        yield from _dealt(rng, province, trade, regions, surnames)


def _written(rng: np.random.Generator, province: str, firm: Firm) -> Business:
    business = Business(_participant(province, firm.name, firm.city, firm.scale))
    business.offers = [
        by_hand(rng, line, firm.scale, sold=True) for line in firm.offers
    ]
    business.needs = [by_hand(rng, line, firm.scale, sold=False) for line in firm.needs]
    business.row |= firm.other
    business.row["_by_hand"] = True
    return business


def _dealt(
    rng: np.random.Generator,
    province: str,
    trade: Trade,
    regions: Iterator[str],
    surnames: Iterator[str],
) -> Iterator[Business]:
    """Yield the businesses of a trade; goods are dealt in turn, so none is left out."""
    scales = cycle(trade.scales.split())
    cities = cycle(trade.cities.split())
    offers, needs = (_deck(rng, names) for names in (trade.offers, trade.needs))
    for word in islice(trade.words.split(), trade.count):
        scale = next(scales)
        name = _name(trade, word, next(regions), scale, surnames)
        business = Business(_participant(province, name, next(cities), scale))
        sold = _with_namesake(_deal(rng, offers, trade.sells), trade.offers, word)
        business.offers = [offer(rng, good, scale) for good in sold]
        business.needs = [
            need(rng, good, scale) for good in _deal(rng, needs, trade.buys)
        ]
        if not business.offers and not business.needs:
            business.needs = [need(rng, next(needs), scale)]
        yield business


def _deck(rng: np.random.Generator, names: str) -> Iterator[Good]:
    goods = [GOODS[name.strip()] for name in names.split(";") if name.strip()]
    while goods:
        yield from (goods[i] for i in rng.permutation(len(goods)))


def _deal(rng: np.random.Generator, deck: Iterator[Good], mean: float) -> list[Good]:
    count = math.floor(mean) + int(rng.random() < mean % 1)
    return list({good.name: good for good in islice(deck, count)}.values())


def _with_namesake(goods: list[Good], names: str, word: str) -> list[Good]:
    """Make sure that a business called after a good sells it."""
    called = [name.strip() for name in names.split(";") if word.lower() in name.lower()]
    if not called or not goods or any(good.name in called for good in goods):
        return goods
    return [GOODS[called[0]], *goods[1:]]


def _name(
    trade: Trade, word: str, region: str, scale: str, surnames: Iterator[str]
) -> str:
    form = {"mikro": trade.small, "kecil": trade.small, "menengah": "CV"}
    parts = [form.get(scale, "PT"), word, region]
    if scale in ("menengah", "besar"):
        parts.append(next(surnames))
    return " ".join(parts).replace("-", " ")


def _participant(province: str, name: str, city: str, scale: str) -> Row:
    place, port = CITIES[province][city]
    return {
        "name": name,
        "province": province,
        "city": place,
        "port": port,
        "scale": scale,
        "delegates": 1,
        "min_meetings": 2,
    }


def _drop_some_codes(businesses: list[Business]) -> None:
    """Leave out a code now and then; the name is then the one all others use."""
    rows = [
        row
        for business in businesses
        if "_by_hand" not in business.row
        for row in business.offers + business.needs
    ]
    for row in rows[NO_CODE_EVERY // 2 :: NO_CODE_EVERY]:
        row |= {"hs": None, "product": row["_good"]}


if __name__ == "__main__":
    main()
