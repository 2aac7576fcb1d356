"""What comes of reading a cell that is not written plainly."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Read:
    """A value that a cell certainly means, how it was read, and the unit it names."""

    value: Any
    how: str
    unit: str = ""
