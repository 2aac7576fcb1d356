"""A folder in which publishing broke off is put right before it is read, and told."""

from __future__ import annotations

from pathlib import Path

from matchengine.files.history.replacing import settle
from matchengine.screen.printing import say_warnings


def settled(source: Path) -> Path:
    """See that a folder holds one whole plan, and say so if it did not; give it."""
    say_warnings(settle(source))
    return source
