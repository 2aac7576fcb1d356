"""How long scoring takes and how much memory, and how both grow.

Missions are made up: as many sellers of East Java as buyers of East Kalimantan, three
lines each, goods and names from the glossary, a few of them much more popular than the
rest, ports, lanes and permits of the example. Each size runs in a process of its own,
so that its peak of memory is its own::

    python benchmarks/scoring.py 1000 3000 10000
    python benchmarks/scoring.py example 1300x1100

`example` is the mission of examples/kaltim-2025; what its texts mean is worked out
before ("texts"), as it hangs on the glossary and not on the size.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pandas as pd

import matchengine as me
from matchengine.trade.mission import Mission

EXAMPLE = Path(__file__).parent.parent / "examples" / "kaltim-2025"
SIZES = ("1000", "3000", "10000")
LINES_EACH = 3
GOODS = 150
"""So many different commodities are traded; the k-th as often as 1 / (k + 3)."""

JAVA = (("IDSUB", "Kota Surabaya"), ("IDGRE", "Kabupaten Gresik"), ("IDPRO", "Jember"))
KALTIM = (("IDBPN", "Balikpapan"), ("IDSRI", "Samarinda"), ("IDBXT", "Bontang"))
SCALES = ("mikro", "kecil", "menengah", "besar")
UNITS = (("kg", 1.0), ("ton", 1000.0), ("kuintal", 100.0))
PERMITS = ("halal", "karantina", "md", "nkv", "npp", "sni", "svlk")


def make_up(sellers: int, buyers: int, seed: int = 0) -> Mission:
    """Make up a mission of so many businesses on each side."""
    chance = np.random.default_rng(seed)
    example = me.read_mission(EXAMPLE)
    people = pd.concat(
        [
            _people(chance, "J", "Jawa Timur", JAVA, sellers),
            _people(chance, "K", "Kalimantan Timur", KALTIM, buyers),
        ]
    )
    traded = _goods(chance, example)
    tables = {
        "participants": people,
        "offers": _offers(chance, traded, sellers * LINES_EACH),
        "needs": _needs(chance, traded, buyers * LINES_EACH),
        "lanes": example.lanes,
        "permits": example.permits,
    }
    return me.read_mission(tables)


def _people(
    chance: np.random.Generator,
    letter: str,
    province: str,
    ports: tuple[tuple[str, str], ...],
    count: int,
) -> pd.DataFrame:
    at = chance.integers(0, len(ports), count)
    return pd.DataFrame(
        {
            "id": [f"{letter}{i:05d}" for i in range(count)],
            "name": [f"Usaha {letter}{i:05d}" for i in range(count)],
            "province": province,
            "port": [ports[i][0] for i in at],
            "city": [ports[i][1] for i in at],
            "scale": chance.choice(SCALES, count, p=(0.4, 0.3, 0.2, 0.1)),
        }
    )


def _goods(chance: np.random.Generator, example: Mission) -> pd.DataFrame:
    """List the goods that are traded, the most popular first: those of the example."""
    known = example.meant("offers").commodity
    popular = list(dict.fromkeys(known[known >= 0].tolist()))
    glossary = example.glossary
    coded = [i for i, c in enumerate(glossary.commodities) if c.hs and i not in popular]
    more = chance.permutation(coded)[: max(0, GOODS - len(popular))].tolist()
    goods = [glossary.commodities[i] for i in [*popular, *more]]
    return pd.DataFrame(
        {
            "names": [one.all_names for one in goods],
            "hs": [one.hs for one in goods],
            "price": np.round(np.exp(chance.normal(10, 1.2, len(goods)))),
            "shelf": chance.choice([np.nan, 21, 90, 365], len(goods)),
            "cold": chance.choice(["ambient", "frozen"], len(goods), p=(0.8, 0.2)),
        }
    )


def _lines(
    chance: np.random.Generator, goods: pd.DataFrame, count: int, letter: str
) -> pd.DataFrame:
    often = 1 / (np.arange(len(goods)) + 3)
    which = chance.choice(len(goods), count, p=often / often.sum())
    named = chance.random(count)
    names = goods["names"].to_numpy()[which]
    unit = chance.choice(len(UNITS), count, p=(0.85, 0.1, 0.05))
    return pd.DataFrame(
        {
            "participant": [f"{letter}{i // LINES_EACH:05d}" for i in range(count)],
            "product": [n[int(r * len(n))] for n, r in zip(names, named, strict=True)],
            "hs": np.where(
                chance.random(count) < 0.7, goods["hs"].to_numpy()[which], ""
            ),
            "unit": [UNITS[i][0] for i in unit],
            "each": np.array([UNITS[i][1] for i in unit]),
            "much": np.round(np.exp(chance.normal(8, 1.5, count))),
            "price": goods["price"].to_numpy()[which],
            "temperature": goods["cold"].to_numpy()[which],
            "shelf": goods["shelf"].to_numpy()[which],
        }
    )


def _offers(
    chance: np.random.Generator, goods: pd.DataFrame, count: int
) -> pd.DataFrame:
    lines = _lines(chance, goods, count, "J")
    asked = lines["price"] * chance.uniform(0.8, 1.2, count) * lines["each"]
    held = [
        ";".join(f"{p}:held" for p in PERMITS if yes)
        for yes in chance.random(count) < 0.7
    ]
    return lines.assign(
        price=asked.round(),
        capacity_per_month=(lines["much"] / lines["each"]).round(3),
        moq=(lines["much"] / lines["each"] / 20).round(3),
        ready_days=chance.integers(0, 10, count),
        shelf_life_days=lines["shelf"],
        certificates=held,
    ).drop(columns=["each", "much", "shelf"])


def _needs(
    chance: np.random.Generator, goods: pd.DataFrame, count: int
) -> pd.DataFrame:
    lines = _lines(chance, goods, count, "K")
    most = lines["price"] * chance.uniform(0.9, 1.4, count) * lines["each"]
    return lines.assign(
        quantity_per_month=(lines["much"] / lines["each"]).round(3),
        max_price=most.round(),
        needed_within_days=chance.integers(5, 30, count),
        temperature="",
    ).drop(columns=["each", "much", "shelf", "price"])


def measure(size: str) -> dict[str, float]:
    """Score a mission of a size, and say what it took."""
    if size == "example":
        mission = me.read_mission(EXAMPLE)
    else:
        sellers, _, buyers = size.partition("x")
        mission = make_up(int(sellers), int(buyers or sellers))
    before = _peak_gb()
    first = time.perf_counter()
    mission.meant("offers"), mission.meant("needs")
    start, worked = time.perf_counter(), time.process_time()
    scores = me.score_pairs(mission)
    return {
        "texts": start - first,
        "seconds": time.perf_counter() - start,
        "cpu": time.process_time() - worked,
        "peak_gb": _peak_gb(),
        "before_gb": before,
        "pairs": len(scores),
        "others": len(scores.others),
        "excluded": len(scores.excluded),
        "cut": scores.cut,
    }


def _peak_gb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20


def main(sizes: tuple[str, ...]) -> None:
    """Run all sizes, one process each, and print a table."""
    print(
        f"{'size':>12} {'texts s':>8} {'wall s':>8} {'CPU s':>8} {'peak GB':>8}"
        f" {'pairs':>9} {'excluded':>9} {'cut':>10} {'CPU x':>7} {'memory x':>8}"
    )
    before: dict[str, float] = {}
    for size in sizes:
        command = [sys.executable, __file__, "--one", size]
        told = subprocess.run(command, check=True, capture_output=True, text=True)
        one: dict[str, float] = json.loads(told.stdout)
        growth = [
            f"{one[name] / before[name]:.1f}" if before else ""
            for name in ("cpu", "peak_gb")
        ]
        print(
            f"{size:>12} {one['texts']:8.1f} {one['seconds']:8.1f} {one['cpu']:8.1f}"
            f" {one['peak_gb']:8.2f}"
            f" {one['pairs']:9,.0f} {one['excluded']:9,.0f} {one['cut']:10,.0f}"
            f" {growth[0]:>7} {growth[1]:>8}"
        )
        before = one


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        print(json.dumps(measure(sys.argv[2])))
    else:
        main(tuple(sys.argv[1:]) or SIZES)
