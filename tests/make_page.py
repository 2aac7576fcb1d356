"""Pages for tests: a small mission with a bit of everything, and a very large plan."""

from dataclasses import replace
from functools import cache
from typing import Any

from make_mission import JAVA, KALTIM, business, eggs_needed, eggs_offered
from make_story import edition, story

from matchengine.handouts.page.page import page
from matchengine.handouts.page.words import page_words
from matchengine.results.story import Story
from matchengine.schedule import Conflict, Schedule

SESSIONS = [
    {"name": "Pagi", "start": "09:00", "end": "09:45"},
    {"name": "Siang", "start": "13:00", "end": "13:45"},
]
NAMES = {
    "J1": "PT Telur Makmur",
    "J2": "UD Kopi Rakyat",
    "J3": "CV Dua Usaha",
    "K1": "CV Toko Etam",
    "K2": "PT Pasar Raya",
    "K3": "UD Warung Kopi",
    "K4": "KUB Tanpa Mitra",
}
MEETINGS = (
    "K1|J1 s01 T01",
    "K3|J2 s01 T03",
    "K2|J1 s02 T01",
    "K3|J3 s02 T02",
    "K1|J2 s02 T03",
    "K2|J3 s03 T02",
    "K2|J2 s04 T02",
)


def coffee(line: dict[str, Any]) -> dict[str, Any]:
    """Turn a line of eggs into one of coffee."""
    return {**line, "product": "Kopi bubuk", "hs": "090121"}


def small_story(names: dict[str, str] | None = None, **changes: Any) -> Story:
    """Seven businesses, seven meetings, two zones, wishes met and not met."""
    cells = {
        "J1": {"scale": "kecil", "min_meetings": 2},
        "J2": {"scale": "mikro", "city": "Malang"},
        "J3": {"scale": "menengah", "city": "Kediri"},
        "K1": {"scale": "kecil", "city": "Samarinda"},
        "K2": {"scale": "besar", "min_meetings": 4},
        "K3": {"scale": "mikro", "city": "Bontang"},
        "K4": {"scale": "mikro"},
    }
    called = {**NAMES, **(names or {})}
    people = [{**business(one), **cells[one], "name": called[one]} for one in cells]
    config = {"day__sessions": SESSIONS, "tables__count": None, **changes}
    return story(
        *MEETINGS,
        people=people,
        config=config,
        offers=[
            eggs_offered("J1"),
            eggs_offered("J3", price=29_000),
            coffee(eggs_offered("J2", price=60_000, capacity_per_month=500)),
            coffee(eggs_offered("J3", price=70_000, capacity_per_month=900)),
        ],
        needs=[
            eggs_needed("K1"),
            eggs_needed("K2", quantity_per_month=20_000),
            coffee(eggs_needed("K1", max_price=90_000, quantity_per_month=300)),
            coffee(eggs_needed("K2", max_price=80_000, quantity_per_month=800)),
            coffee(eggs_needed("K3", max_price=72_000, quantity_per_month=200)),
        ],
        wishes=[
            {"from": "K1", "to": "J1", "wish": "must"},
            {"from": "K3", "to": "J1", "wish": "want", "rank": 1},
        ],
        tables=[
            {"id": "T01", "zone": "A"},
            {"id": "T02", "zone": "A"},
            {"id": "T03", "zone": "B"},
        ],
    )


@cache
def plain_story() -> Story:
    """The small mission as it is; made once."""
    return small_story()


@cache
def plain_page() -> bytes:
    """The page of the small mission as it is; made once."""
    return page(plain_story(), edition(plain_story()))["page.html"]


def small_page(names: dict[str, str] | None = None, **changes: Any) -> bytes:
    told = small_story(names, **changes)
    return page(told, edition(told))["page.html"]


def page_without_plan() -> bytes:
    clash = Conflict("tables", ("s01",), "Too few tables.", "One more.")
    told = replace(plain_story(), schedule=Schedule("infeasible", conflicts=(clash,)))
    return page(told, edition(told))["page.html"]


def large_data(people: int, slots: int, tables: int) -> dict[str, Any]:
    """What the page knows of a plan in which nearly every place is taken."""
    half = people // 2
    places = [
        (slot, table) for slot in range(slots) for table in range(min(tables, half))
    ]
    places = places[: len(places) - len(places) // 10]
    cities = ["Surabaya", "Malang", "Samarinda", "Balikpapan"]
    shares = [{"name": JAVA, "meetings": 1, "value": 1, "trade": 1, "is_rest": False}]
    return {
        "languages": ["id", "en"],
        "words": [page_words("id"), page_words("en")],
        "mission": {
            "name": "Pameran besar",
            "date": "2025-05-07",
            "venue": "Balikpapan",
            "mark": "ABC123",
            "has_plan": True,
            "proof": ["", ""],
            "conflicts": [],
        },
        "slots": {
            "id": [f"s{n:02d}" for n in range(slots)],
            "start": [f"{n // 4:02d}:{n % 4 * 15:02d}" for n in range(slots)],
            "end": [f"{n // 4:02d}:{n % 4 * 15 + 14:02d}" for n in range(slots)],
            "session": ["Pagi" if n < slots // 2 else "Siang" for n in range(slots)],
        },
        "tables": {
            "id": [f"T{n:04d}" for n in range(tables)],
            "zone": ["ABCD"[n * 4 // tables] for n in range(tables)],
        },
        "people": {
            "id": [f"P{n:04d}" for n in range(people)],
            "name": [f"PT Usaha Nomor {n}" for n in range(people)],
            "city": {"all": cities, "of": [n % 4 for n in range(people)]},
            "province": {"all": [JAVA, KALTIM], "of": [n % 2 for n in range(people)]},
            "scale": {"all": [["usaha kecil", "small"]], "of": [0] * people},
            "wanted": [0] * people,
            "away": [[]] * people,
            "offers": [[]] * people,
            "needs": [[]] * people,
        },
        "meetings": _large_meetings(places, half),
        "figures": {
            "totals": {
                "participants": people,
                "with_meetings": people,
                "table_use": 0.9,
                "wishes_asked": 0,
                "wishes_met": 0,
                "per_month": 10**12,
                "investment": 0,
                "unknown": 0,
            },
            "goals": [],
            "direction": [shares, shares],
            "commodity": [shares, shares],
            "scale": [shares, shares],
            "meetings_per_business": [[0, 0], [1, people]],
            "gaps_per_business": [[0, people]],
            "reasons": [],
        },
        "unserved": {
            "who": [],
            "wanted": [],
            "least": [],
            "held": [],
            "partner": [],
            "why": {"all": [], "of": []},
        },
    }


def _large_meetings(places: list[tuple[int, int]], half: int) -> dict[str, Any]:
    numbers = range(len(places))
    goods = [[f"barang {n}", f"goods {n}"] for n in range(150)]
    all_goods = [f"barang {n}" for n in range(900)]
    written = {"all": all_goods, "of": [n % 900 for n in numbers]}
    said = {"all": [["Produk sama.", "The same product."]], "of": [0] * len(places)}
    points = [[100 + (n * part) % 150 for n in numbers] for part in range(1, 9)]
    return {
        "slot": [slot for slot, _ in places],
        "table": [table for _, table in places],
        "buyer": [2 * ((slot * 7 + table) % half) + 1 for slot, table in places],
        "seller": [2 * table for _, table in places],
        "value": [sum(part[n] for part in points) - 150 for n in numbers],
        "commodity": {"all": goods, "of": [n % 150 for n in numbers]},
        "need": written,
        "offer": written,
        "why": said,
        "talk": {"all": [["", ""]], "of": [0] * len(places)},
        "trade": [10**8 + 12_345 * n for n in numbers],
        "investment": [None] * len(places),
        "parts": [[f"bagian {n}", f"part {n}"] for n in range(9)],
        "points": [*points, [-150] * len(places)],
    }
