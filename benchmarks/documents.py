"""Figures written into docs/benchmarks.md between two marks; the rest is kept."""

from __future__ import annotations

from pathlib import Path

DOCUMENT = Path(__file__).parents[1] / "docs" / "benchmarks.md"
PICTURES = DOCUMENT.parent / "pictures"


def write_between(mark: str, text: str, document: Path = DOCUMENT) -> None:
    """Put a text in place of what stands between the two comments of a mark."""
    begin, end = f"<!-- {mark}: begin -->", f"<!-- {mark}: end -->"
    whole = document.read_text(encoding="utf-8")
    before, found_begin, rest = whole.partition(begin)
    _, found_end, after = rest.partition(end)
    if not (found_begin and found_end):
        raise ValueError(f"{document} has no {begin} with {end} behind it")
    document.write_text(
        f"{before}{begin}\n\n{text.strip()}\n\n{end}{after}", encoding="utf-8"
    )
