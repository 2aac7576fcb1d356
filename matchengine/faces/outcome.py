"""The face of a run: what it came to, and its plan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from matchengine.faces.html import Cell, face, facts, listed, note

MOST_WARNINGS = 5


def outcome_face(
    title: str,
    told: Mapping[str, Cell],
    schedule: str,
    warnings: Sequence[str],
    folder: str,
) -> str:
    """Show a run; `schedule` is the face of its plan."""
    pieces = [facts(told), note(f"Files: {folder}")]
    if warnings:
        pieces += [
            note(f"{len(warnings):,} warnings:"),
            listed(warnings, MOST_WARNINGS),
        ]
    # a face is made of escaped pieces only, so it goes in as it is
    return face(title, *pieces, Markup(schedule))
