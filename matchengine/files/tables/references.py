"""Ids that name a participant or table in nearly its own writing.

`p001`, `1.0` and the full name of a business mean one participant for certain if no
other is written so, but for case, spaces, zeros in front, and legal form.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

import pandas as pd

from matchengine.errors import Finding
from matchengine.files.tables.raw import RawTable
from matchengine.trade.business_names import same_letters
from matchengine.trade.contradictions import REFERENCES

ALL_REFERENCES = (
    *((table, column, "participants") for table, column in REFERENCES),
    ("participants", "table", "tables"),
    ("meetings", "table", "tables"),
)
"""Which column names rows of which table."""


def settle_references(
    frames: Mapping[str, pd.DataFrame],
    raws: Mapping[str, RawTable],
    places: Mapping[str, Mapping[str, int]],
) -> Iterator[Finding]:
    """Write every id as the table writes it that it names; say each that was not."""
    meant: dict[str, Callable[[str], str | None]] = {}
    for table, column, target in ALL_REFERENCES:
        if table not in raws or target not in frames or not len(frames[target]):
            continue
        if column not in places[table] or column not in frames.get(table, ()):
            continue
        known = frozenset(frames[target]["id"])
        series = frames[table][column]
        unknown = [
            (at, one) for at, one in enumerate(series) if one and one not in known
        ]
        if not unknown:
            continue
        if target not in meant:
            meant[target] = _meaning(frames[target])
        raw, values = raws[table], series.tolist()
        for at, one in unknown:
            found = meant[target](one)
            if found is None:
                continue
            values[at] = found
            yield raw.finding(
                at,
                places[table][column],
                "another writing, or the name, of one that is there",
                "",
                one,
                found,
            )
        frames[table][column] = pd.Series(values, index=series.index, dtype=object)


def _meaning(frame: pd.DataFrame) -> Callable[[str], str | None]:
    ids = _only((_plain(one), one) for one in frame["id"])
    names: dict[str, str | None] = {}
    if "name" in frame.columns:
        pairs = zip(frame["name"], frame["id"], strict=True)
        names = _only((same_letters(name), one) for name, one in pairs if name)
    return lambda said: ids.get(_plain(said)) or names.get(same_letters(said))


def _only(pairs: Iterable[tuple[str, str]]) -> dict[str, str | None]:
    """Keep what means one; None stands for what may mean several."""
    found: dict[str, str | None] = {}
    for key, one in pairs:
        found[key] = one if found.setdefault(key, one) == one else None
    return found


def _plain(said: str) -> str:
    bare = "".join(said.casefold().split()).replace("-", "").replace("_", "")
    number = bare.removesuffix(".0")
    return number.lstrip("0") or "0" if number.isdigit() else bare
