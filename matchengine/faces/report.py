"""The face of a check: whether the plan holds, and what does not."""

from __future__ import annotations

from collections.abc import Sequence

from matchengine.faces.goals import GoalShown, goals
from matchengine.faces.html import face, listed, note

MOST_VIOLATIONS = 20
MOST_CLAIMS = 5


def report_face(
    verdict: str,
    violations: Sequence[str],
    told: Sequence[GoalShown],
    bound: float | None,
    claims: Sequence[str],
) -> str:
    """Show a verdict with what it rests on."""
    pieces = []
    if violations:
        pieces.append(listed(violations, MOST_VIOLATIONS))
    if any(one.value is not None for one in told):
        pieces.append(goals(told))
    if bound is not None:
        pieces.append(
            note(f"The certificate proves: no plan has a value above {bound:,.10g}.")
        )
    if claims:
        pieces += [note("Claimed, not re-checked:"), listed(claims, MOST_CLAIMS)]
    return face(("✗ " if violations else "✓ ") + verdict, *pieces)
