"""How often the right offer stands strictly first, on texts as traders write them.

Each case of tests/data has a need, one right offer and four tempting wrong ones. Only
the part `product` is looked at: the right offer must have more of it than any wrong
one. Prints a table in Markdown, of the cases that were looked at while the matching was
built, and of those that were held out. Cases missed are only shown of the former.

    python benchmarks/labelled_offers.py [--missed 20]
"""

from __future__ import annotations

import argparse
from pathlib import Path

import pandas as pd

import matchengine as me

DATA = Path(__file__).parents[1] / "tests" / "data"
CASES, HELD_OUT = DATA / "labelled_offers.csv", DATA / "held_out_offers.csv"
OFFERS = ("right", "wrong1", "wrong2", "wrong3", "wrong4")


def mission_of(cases: pd.DataFrame) -> me.Mission:
    """Give every need and every offer a business of its own, on two sides."""
    needs = pd.DataFrame(
        {
            "participant": [f"N{i}" for i in cases.index],
            "product": cases["need"],
            "hs": cases["need_hs"],
        }
    )
    offers = pd.concat(
        pd.DataFrame(
            {
                "participant": [f"{name}-{i}" for i in cases.index],
                "product": cases[name],
                "hs": cases[f"{name}_hs"],
            }
        )
        for name in OFFERS
    )
    sides = [("A", needs["participant"]), ("B", offers["participant"])]
    participants = pd.concat(
        pd.DataFrame({"id": ids, "name": ids, "province": side}) for side, ids in sides
    )
    return me.read_mission(
        {"participants": participants, "needs": needs, "offers": offers}
    )


def likeness(cases: pd.DataFrame) -> pd.DataFrame:
    """Give the part `product` of every offer of every case; 0 for no candidate."""
    scoring = me.Scoring(min_score=0.0, max_candidates=None)
    frame = me.score_pairs(mission_of(cases), scoring).frame
    product = frame.set_index(["buyer", "seller"])["product"].to_dict()
    return pd.DataFrame(
        {
            name: [product.get((f"N{i}", f"{name}-{i}"), 0.0) for i in cases.index]
            for name in OFFERS
        },
        index=cases.index,
    )


def ranked_right(cases: pd.DataFrame, found: pd.DataFrame) -> pd.Series:
    """Say of which cases the right offer stands strictly first."""
    return found["right"] > found[list(OFFERS[1:])].max(axis=1)


def read_cases(path: Path) -> pd.DataFrame:
    """Read labelled cases; an empty cell is an empty text."""
    return pd.read_csv(path, dtype=str, keep_default_na=False)


def main() -> None:
    """Print the share ranked right by kind, and some of the cases missed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--missed", type=int, default=0)
    asked = parser.parse_args()
    seen, unseen = read_cases(CASES), read_cases(HELD_OUT)
    found = likeness(seen)
    right = {
        "looked at": (seen, ranked_right(seen, found)),
        "held out": (unseen, ranked_right(unseen, likeness(unseen))),
    }
    print("| kind | " + " | ".join(f"cases {name} | right" for name in right) + " |")
    print("| --- |" + " ---: | ---: |" * len(right))
    for kind in [*seen["kind"].unique(), "all"]:
        shares = [
            first if kind == "all" else first[cases["kind"] == kind]
            for cases, first in right.values()
        ]
        cells = (f"{len(share)} | {share.mean():.1%}" for share in shares)
        print(f"| {kind} | {' | '.join(cells)} |")
    first = right["looked at"][1]
    for i in first.index[~first][: asked.missed]:
        print(seen.loc[i, ["case", "need", "right"]].to_list(), found.loc[i].to_list())


if __name__ == "__main__":
    main()
