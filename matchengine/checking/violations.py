"""What a check hands back when something does not hold."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Violation:
    """One thing that does not hold: by which check, where, and how to mend it."""

    check: str
    ids: tuple[str, ...]
    sentence: str

    def __str__(self) -> str:
        return f"{self.check}: {self.sentence}"


def count(number: int, thing: str) -> str:
    """Say a number with its noun: 1 meeting, 2 meetings."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
