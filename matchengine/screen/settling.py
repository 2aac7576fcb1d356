"""A folder in which publishing broke off is put right before it is read, and told."""

from __future__ import annotations

from pathlib import Path

from matchengine.files.history.replacing import settle
from matchengine.screen.printing import say_warnings


def settled(source: Path) -> Path:
    """See that a folder, or that of a file, holds one whole plan; give what was named.

    If it did not, that is said.
    """
    say_warnings(settle(source if source.is_dir() else source.parent))
    return source


def all_settled(sources: list[Path]) -> list[Path]:
    """Do so for the plan that is named first; give all."""
    return [*map(settled, sources[:1]), *sources[1:]]
