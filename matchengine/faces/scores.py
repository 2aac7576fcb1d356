"""The face of scores: the best pairs with the parts of their scores."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from matchengine.faces.html import Cell, bar, face, facts, listed, note, table
from matchengine.faces.schedule import short

MOST_PAIRS = 20
MOST_PARTS = 16
MOST_WARNINGS = 5


class PairShown(NamedTuple):
    """What is shown of a pair; `unknown` are the parts that are not known."""

    buyer: str
    seller: str
    value: int
    score: float
    parts: Mapping[str, float]
    unknown: Collection[str]


def scores_face(
    best: Sequence[PairShown],
    counts: Mapping[str, int],
    parts: Sequence[str],
    warnings: Sequence[str],
) -> str:
    """Show the best pairs; `counts` says how many there are, and were left out."""
    total = counts["pairs"]
    shown_parts = parts[:MOST_PARTS]
    heads = (
        "buyer",
        "seller",
        "value",
        "score",
        *(p.replace("_", " ") for p in shown_parts),
    )
    rows = [_row(pair, shown_parts) for pair in best[:MOST_PAIRS]]
    pieces = [facts(counts)]
    if rows:
        pieces.append(table(f"The best {len(rows)} of {total:,} pairs", heads, rows))
        marks = "? = not known, counted as it stands; - = no such part"
        pieces.append(note(marks if any(pair.unknown for pair in best) else ""))
    if len(parts) > len(shown_parts):
        pieces.append(note(f"{len(parts) - len(shown_parts)} more parts are not shown"))
    if warnings:
        pieces += [
            note(f"{len(warnings):,} warnings:"),
            listed(warnings, MOST_WARNINGS),
        ]
    return face("Scores", *pieces)


def _row(pair: PairShown, parts: Sequence[str]) -> list[Cell]:
    bars = [bar(pair.parts.get(p), "?" if p in pair.unknown else "") for p in parts]
    return [short(pair.buyer), short(pair.seller), pair.value, bar(pair.score), *bars]
