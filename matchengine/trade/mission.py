"""The mission: the organiser's tables, typed and free of contradictions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import Literal

import numpy as np
import pandas as pd

from matchengine.errors import Finding, InputError, nearest
from matchengine.trade.columns import TABLES
from matchengine.trade.commodities import Glossary
from matchengine.trade.contradictions import contradictions
from matchengine.trade.meant import Meant, what_is_meant

Lines = Literal["offers", "needs"]
"""The tables whose rows are lines of trade."""

Place = tuple[str, int | None]
"""Where something was told: the file or what is in it, and its row, if it has one."""


def empty_table(name: str) -> pd.DataFrame:
    """Give the named table without rows, in the types that its columns promise."""
    index = pd.Index([], dtype="int64")
    return pd.DataFrame(
        {c.name: np.empty(0, dtype=c.dtype) for c in TABLES[name]}, index=index
    )


@dataclass(frozen=True, eq=False)
class Mission:
    """The event with its businesses, offers, needs, wishes, lanes and permits.

    Every table is a data frame with the columns that `trade.columns.TABLES` names,
    in the types that their kinds promise. Its index is the row of the spreadsheet
    (the first line under the header is 2), so that a message can name it. `sources`
    says which file or sheet each table came from; `warnings` holds what reading
    noticed and could live with, and what it read in another way than plainly;
    `glossary` says what goods are called (an empty one: then codes and texts alone
    decide). `extra` keeps, by table, the columns that no table has, as they were
    written, and `places` the spreadsheet's letter of each column. `told` says of each
    row that an event of the day brought, by table and row, where that was told.

    Raises
    ------
    InputError
        With every contradiction between the tables: an id given twice or unknown, a
        table owned twice, a wish of a business for itself, a must against a veto, …
    """

    participants: pd.DataFrame
    offers: pd.DataFrame
    needs: pd.DataFrame
    wishes: pd.DataFrame = field(default_factory=partial(empty_table, "wishes"))
    lanes: pd.DataFrame = field(default_factory=partial(empty_table, "lanes"))
    permits: pd.DataFrame = field(default_factory=partial(empty_table, "permits"))
    tables: pd.DataFrame = field(default_factory=partial(empty_table, "tables"))
    resources: pd.DataFrame = field(default_factory=partial(empty_table, "resources"))
    meetings: pd.DataFrame = field(default_factory=partial(empty_table, "meetings"))
    pairs: pd.DataFrame = field(default_factory=partial(empty_table, "pairs"))
    sources: dict[str, str] = field(default_factory=dict)
    warnings: tuple[Finding, ...] = ()
    glossary: Glossary = field(default_factory=Glossary)
    extra: dict[str, pd.DataFrame] = field(default_factory=dict)
    places: dict[str, dict[str, str]] = field(default_factory=dict)
    told: dict[tuple[str, int], Place] = field(default_factory=dict)

    def __post_init__(self) -> None:
        frames = {name: self.frame(name) for name in TABLES}
        findings = tuple(contradictions(frames, self.sources))
        if findings:
            raise InputError(findings)

    def frame(self, table: str) -> pd.DataFrame:
        """Give a table by its name."""
        frame: pd.DataFrame = getattr(self, table)
        return frame

    def meant(self, table: Lines) -> Meant:
        """Say for every offer or need which commodity it means, worked out once."""
        return self._meant_offers if table == "offers" else self._meant_needs

    @cached_property
    def _meant_offers(self) -> Meant:
        return what_is_meant(self.glossary, self.offers)

    @cached_property
    def _meant_needs(self) -> Meant:
        return what_is_meant(self.glossary, self.needs)

    def source(self, table: str) -> str:
        """Say where a table came from, for messages."""
        return self.sources.get(table, table)


def missing_across(mission: Mission, across: str | None) -> Iterator[Finding]:
    """Participants of whom nobody can say on which side of the mission they stand.

    Participants with the same value in the column `across` never pair, so each needs
    one. None switches this off.
    """
    if across is None:
        return
    sides = [c.name for c in TABLES["participants"] if c.kind in ("text", "choice")]
    if across not in sides:
        yield Finding(
            "configuration",
            "participants have no such column to be told apart by",
            nearest(across, sides),
            column="mission.across",
            value=across,
        )
        return
    frame = mission.participants
    for row, name in frame.loc[frame[across] == "", "id"].items():
        yield Finding(
            mission.source("participants"),
            f"{name} has no {across}, by which businesses are kept apart",
            f"Fill in the {across}, or set mission.across to null.",
            row=int(str(row)),
            column=across,
        )
