"""Missions for tests: every row is a dict of what matters, the rest is dull."""

from collections.abc import Iterable
from typing import Any

import pandas as pd

from matchengine.trade.columns import TABLES
from matchengine.trade.commodities import Glossary
from matchengine.trade.mission import Mission

JAVA, KALTIM = "Jawa Timur", "Kalimantan Timur"

Row = dict[str, Any]


def business(name: str, **cells: Any) -> Row:
    """One of East Java if its id starts with J, else of East Kalimantan."""
    side = (
        {"province": JAVA, "port": "IDSUB", "city": "Surabaya"}
        if name.startswith("J")
        else {"province": KALTIM, "port": "IDBPN", "city": "Balikpapan"}
    )
    return {"id": name, "name": f"Usaha {name}", **side, **cells}


def eggs_offered(by: str = "J1", **cells: Any) -> Row:
    return {
        "participant": by,
        "product": "Telur ayam",
        "hs": "040721",
        "unit": "kg",
        "price": 27_000,
        "capacity_per_month": 10_000,
        "ready_days": 1,
        "shelf_life_days": 21,
        **cells,
    }


def eggs_needed(by: str = "K1", **cells: Any) -> Row:
    return {
        "participant": by,
        "product": "Telur ayam",
        "hs": "040721",
        "unit": "kg",
        "quantity_per_month": 8_000,
        "max_price": 30_000,
        "needed_within_days": 7,
        **cells,
    }


def lane(**cells: Any) -> Row:
    """Daily, 4 days, 10 million rupiah for 20 tons: 500 rupiah a kilogram."""
    return {
        "origin": "IDSUB",
        "destination": "IDBPN",
        "mode": "container",
        "days_typical": 4,
        "sailings_per_week": 7,
        "freight_per_container": 7_200_000,
        "handling_origin": 1_000_000,
        "handling_destination": 1_000_000,
        "inland": 800_000,
        "payload_kg": 20_000,
        "reefer": True,
        **cells,
    }


def rule(hs_prefix: str, permit: str, effect: str = "block", **cells: Any) -> Row:
    return {"hs_prefix": hs_prefix, "permit": permit, "effect": effect, **cells}


def wish(from_: str, to: str, said: str = "want") -> Row:
    return {"from": from_, "to": to, "wish": said}


def frame(table: str, rows: Iterable[Row]) -> pd.DataFrame:
    """Lay rows out as reading does: all columns, typed, the first row is row 2."""
    rows = list(rows)
    known = {column.name for column in TABLES[table]}
    for row in rows:
        assert set(row) <= known, f"{table} has no column {set(row) - known}"
    index = pd.RangeIndex(2, 2 + len(rows))
    columns = {
        column.name: pd.Series(
            [row.get(column.name, column.missing) for row in rows],
            index=index,
            dtype=column.dtype,
        )
        for column in TABLES[table]
    }
    return pd.DataFrame(columns, index=index)


def make_mission(glossary: Glossary | None = None, **tables: Iterable[Row]) -> Mission:
    """Make a mission of these tables; J1 and K1 attend if nobody else is named.

    Without offers, needs or lanes, there are eggs and a lane for them. Without a
    glossary no commodity is known.
    """
    rows: dict[str, Iterable[Row]] = {
        "participants": [business("J1"), business("K1")],
        "offers": [eggs_offered()],
        "needs": [eggs_needed()],
        "lanes": [lane()],
        **tables,
    }
    frames = {name: frame(name, some) for name, some in rows.items()}
    return Mission(**frames, glossary=glossary or Glossary())
