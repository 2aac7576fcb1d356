"""What people asked for: wishes, vetoes, and pairs that must be there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from matchengine.errors import Finding, InputError
from matchengine.trade.arrays import Bools, Floats, Ints, is_among, positions, texts
from matchengine.trade.mission import Mission
from matchengine.trade.settings import WishValues

Two = tuple[int, int]


@dataclass(frozen=True)
class Demands:
    """Wishes and agreed meetings; participants by their row, counted from 0.

    `wants` are the (from, to) that wish to meet. `vetoes` and `musts` give for two
    participants, the smaller row first, the row of the spreadsheet that says so.
    `meetings` gives for the (buyer, seller) of an agreed meeting its row, and
    `locked` says which of them are settled.
    """

    wants: frozenset[Two]
    vetoes: dict[Two, int]
    musts: dict[Two, int]
    meetings: dict[Two, int]
    locked: frozenset[Two]

    @property
    def kept(self) -> set[Two]:
        """The pairs that stay whatever they score; the smaller row first."""
        return {two(*ends) for ends in self.meetings} | set(self.musts)

    def wish_values(self, one: Ints, other: Ints, values: WishValues) -> Floats:
        """Say what the wishes of pairs count, in [0, 1]."""
        count = self._said(one, other).astype(int) + self._said(other, one)
        worth = np.array([values.none, values.one, values.mutual])
        return np.asarray(worth[count], dtype=np.float64)

    @cached_property
    def _wanted(self) -> tuple[int, Ints]:
        """Number the wishes, in order; and the size that the numbers are made with."""
        size = 1 + max((max(ends) for ends in self.wants), default=0)
        return size, np.array(sorted(a * size + b for a, b in self.wants), np.int64)

    def _said(self, one: Ints, other: Ints) -> Bools:
        """Say where the one wishes to meet the other."""
        size, wanted = self._wanted
        keys = np.where((one < size) & (other < size), one * size + other, -1)
        return is_among(keys, wanted)


def read_demands(mission: Mission) -> Demands:
    """Read the wishes and the agreed meetings. A must is a wish too."""
    ids = texts(mission.participants, "id")
    wishes = mission.wishes
    wants: set[Two] = set()
    vetoes: dict[Two, int] = {}
    musts: dict[Two, int] = {}
    for row, one, other, wish in zip(
        wishes.index.tolist(),
        positions(texts(wishes, "from"), ids).tolist(),
        positions(texts(wishes, "to"), ids).tolist(),
        texts(wishes, "wish"),
        strict=True,
    ):
        if wish == "no":
            vetoes.setdefault(two(one, other), row)
        else:
            wants.add((one, other))
            if wish == "must":
                musts.setdefault(two(one, other), row)
    table = mission.meetings
    ends = zip(
        positions(texts(table, "buyer"), ids).tolist(),
        positions(texts(table, "seller"), ids).tolist(),
        strict=True,
    )
    meetings = dict(zip(ends, table.index.tolist(), strict=True))
    settled = table["locked"].to_numpy(dtype=bool)
    locked = {pair for pair, yes in zip(meetings, settled, strict=True) if yes}
    return Demands(frozenset(wants), vetoes, musts, meetings, frozenset(locked))


def two(one: int, other: int) -> Two:
    """Give two participants, whoever buys."""
    return (one, other) if one < other else (other, one)


def hold_apart(
    mission: Mission, demands: Demands, sides: Ints | None
) -> tuple[Demands, tuple[Finding, ...]]:
    """Take out agreed meetings that cannot be, with a warning for each.

    Participants with the same number in `sides` never pair.

    Raises
    ------
    InputError
        If a meeting that must be held or is locked is of one side.
    """
    errors: list[Finding] = []
    warnings: list[Finding] = []
    kept = dict(demands.meetings)
    for table, rows in (("wishes", demands.musts), ("meetings", demands.meetings)):
        for ends, row in rows.items():
            found = list(_apart(mission, demands, sides, ends))
            if not found:
                continue
            settled = table == "wishes" or ends in demands.locked
            (errors if settled else warnings).append(
                Finding(
                    mission.source(table),
                    f"the meeting cannot be held: {found[0]}",
                    "Take it out."
                    if settled
                    else "It is left out, and counts as dropped.",
                    row=row,
                    severity="error" if settled else "warning",
                )
            )
            if table == "meetings":
                del kept[ends]
    if errors:
        raise InputError(errors)
    return replace(demands, meetings=kept), tuple(warnings)


def _apart(
    mission: Mission, demands: Demands, sides: Ints | None, ends: Two
) -> Iterator[str]:
    ids = texts(mission.participants, "id")
    if sides is not None and sides[ends[0]] == sides[ends[1]]:
        yield f"{ids[ends[0]]} and {ids[ends[1]]} are on one side of the mission"
    if two(*ends) in demands.vetoes:
        row = demands.vetoes[two(*ends)]
        yield f"row {row} of {mission.source('wishes')} says no"
