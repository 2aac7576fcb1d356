"""A demand: something asked for, how a problem is without it, how it can be relaxed."""

from __future__ import annotations

from dataclasses import dataclass

from matchengine.solving.changes import Change
from matchengine.solving.relaxing import Ladder

PLENTY = 10**6


@dataclass(frozen=True)
class Demand:
    """Something asked for: its ids, a sentence, and what doing without it changes.

    `relaxation` says in general what would help, `ladder` lists by how much.
    """

    kind: str
    ids: tuple[str, ...]
    sentence: str
    relaxation: str
    drop: Change
    ladder: Ladder

    @property
    def key(self) -> tuple[str, tuple[str, ...]]:
        """What tells the demands of a problem apart."""
        return self.kind, self.ids
