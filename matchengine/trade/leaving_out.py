"""What takes pairs out before they are chosen, and in which words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from matchengine.errors import Finding
from matchengine.trade.arrays import Bools, texts
from matchengine.trade.candidates import Candidates
from matchengine.trade.lines import Gated, Lines
from matchengine.trade.mission import Mission
from matchengine.trade.pairing import id_ranks
from matchengine.trade.wishes import Demands, Two, two

EXCLUDED = ("buyer", "seller", "reason", "why")


@dataclass(frozen=True)
class Gates:
    """Pairs none of whose line pairs passed, by what stopped them.

    Both say for two participants (buyer and seller, by their row counted from 0) why.
    `blocked` also keeps the row of the permits in the spreadsheet.
    """

    blocked: dict[Two, tuple[Two, int, str]]
    warm: dict[Two, tuple[Two, str]]

    def against(self, mission: Mission, demands: Demands) -> Iterator[Finding]:
        """Name what must be held although a permit blocks it: both rows."""
        settled = {two(*ends): demands.meetings[ends] for ends in demands.locked}
        for pair, (_, permit_row, why) in sorted(self.blocked.items()):
            for table, rows in (("wishes", demands.musts), ("meetings", settled)):
                if pair in rows:
                    yield Finding(
                        mission.source(table),
                        "the meeting must be held, but "
                        f"row {permit_row} of {mission.source('permits')} blocks all "
                        f"that the two could trade: {why}",
                        "Withdraw the one or the other, or correct the certificates.",
                        row=rows[pair],
                    )


def read_gates(mission: Mission, gated: Iterable[Gated]) -> Gates:
    """Find the pairs that had candidates and of which none passed."""
    passed: set[Two] = set()
    gated = tuple(gated)
    for gate in gated:
        passed |= {two(b, s) for b, s in _unique_ends(gate.lines)}
    blocked: dict[Two, tuple[Two, int, str]] = {}
    warm: dict[Two, tuple[Two, str]] = {}
    for gate in gated:
        candidates = gate.candidates
        stopped = gate.blocked_by >= 0
        for i in _first_rows(mission, candidates, stopped):
            ends = int(candidates.buyer[i]), int(candidates.seller[i])
            row, why = _permit(mission, candidates, i, int(gate.blocked_by[i]))
            if two(*ends) not in passed:
                blocked.setdefault(two(*ends), (ends, row, why))
        for i in _first_rows(mission, candidates, gate.no_cold & ~stopped):
            ends = int(candidates.buyer[i]), int(candidates.seller[i])
            if two(*ends) not in passed:
                warm.setdefault(two(*ends), (ends, _no_cold(mission, ends)))
    return Gates(blocked, warm)


def excluded_pairs(
    mission: Mission,
    vetoed: Candidates,
    demands: Demands,
    gates: Gates,
    below: pd.DataFrame,
    least: float,
) -> pd.DataFrame:
    """List the pairs that could have been: vetoed, stopped at a gate, under the floor.

    Each is listed once, with the first of these reasons, in the order of the ids.
    """
    ids = texts(mission.participants, "id")
    rows: list[tuple[str, str, str, str]] = []
    every = np.ones(len(vetoed.need), dtype=bool)
    seen = set(demands.kept) - set(gates.blocked)  # these stay, come what may

    def leave_out(ends: Two, reason: str, why: str) -> None:
        if two(*ends) not in seen:
            seen.add(two(*ends))
            rows.append((ids[ends[0]], ids[ends[1]], reason, why))

    for i in _first_rows(mission, vetoed, every):
        ends = int(vetoed.buyer[i]), int(vetoed.seller[i])
        row = demands.vetoes[two(*ends)]
        leave_out(ends, "veto", f"row {row} of {mission.source('wishes')} says no")
    for ends, _, why in gates.blocked.values():
        leave_out(ends, "permit", why)
    for ends, why in gates.warm.values():
        leave_out(ends, "cold", why)
    for buyer, seller, score in zip(
        below["buyer"].tolist(),
        below["seller"].tolist(),
        below["score"].tolist(),
        strict=True,
    ):
        why = f"the score {score:.4f} is below the least of {least:g}"
        leave_out((buyer, seller), "floor", why)
    return pd.DataFrame(sorted(rows), columns=list(EXCLUDED), dtype=object)


def _unique_ends(lines: Lines) -> list[Two]:
    ends = np.stack([lines.buyer, lines.seller], axis=1)
    return [(b, s) for b, s in np.unique(ends, axis=0).tolist()]


def _first_rows(mission: Mission, candidates: Candidates, which: Bools) -> list[int]:
    """Give a row for each pair of businesses, the one with the smaller buyer id."""
    rows = np.flatnonzero(which)
    buyer, seller = candidates.buyer[rows], candidates.seller[rows]
    low, high = np.minimum(buyer, seller), np.maximum(buyer, seller)
    order = np.lexsort([rows, id_ranks(mission)[buyer], high, low])
    ends = np.stack([low, high], axis=1)[order]
    _, first = np.unique(ends, axis=0, return_index=True)
    return [int(row) for row in rows[order][first]]


def _permit(
    mission: Mission, candidates: Candidates, i: int, rule: int
) -> tuple[int, str]:
    row = int(mission.permits.index[rule])
    offer = mission.offers.index[candidates.offer[i]]
    return row, (
        f"the offer in row {offer} of {mission.source('offers')} lacks "
        f"'{mission.permits['permit'].iloc[rule]}', without which row {row} of "
        f"{mission.source('permits')} blocks it"
    )


def _no_cold(mission: Mission, ends: Two) -> str:
    ports = texts(mission.participants, "port")
    return (
        f"the goods are to be kept cold, and no lane from {ports[ends[1]]} to "
        f"{ports[ends[0]]} does that"
    )
