"""What a caller hears of a run: how far it is, and the best plan so far."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from matchengine.schedule import Schedule


@dataclass(frozen=True)
class Progress:
    """How far a run is. `goal`, `value` and `bound` are None before the first plan."""

    elapsed_s: float
    phase: str
    goal: str | None = None
    value: int | None = None
    bound: int | None = None

    @property
    def gap(self) -> float | None:
        """Distance from the bound, as a share of the value."""
        if self.value is None or self.bound is None:
            return None
        return abs(self.bound - self.value) / max(1, abs(self.value))


OnProgress = Callable[[Progress], object]
OnPlan = Callable[[Callable[[], Schedule]], object]
"""Gets a function that makes a schedule of the best plan so far: who does not want it
now does not pay for it."""


class CallerError(Exception):
    """A function that the caller gave has failed: the caller is to see that."""

    def __init__(self, fault: Exception) -> None:
        super().__init__(fault)
        self.fault = fault
