"""What became of the goals, in words that need no glossary."""

from __future__ import annotations

from collections.abc import Sequence

from matchengine.schedule import Conflict, GoalResult
from matchengine.screen.aligned import aligned
from matchengine.screen.progress import percent

MEANING = {
    "shortfall": "meetings short of the minimums",
    "meetings": "meetings held",
    "value": "worth of all meetings",
    "worst_off": "meetings of who has fewest",
    "idle_gaps": "gaps in people's days",
    "idle_slots": "slots spent waiting",
    "table_moves": "changes of table",
    "changes": "meetings dropped or moved",
    "disruption": "disruption of the earlier plan",
    "robust_value": "worth expected, with stand-bys",
}

STATUS = {
    "optimal": "proven best",
    "feasible": "a plan, not all proven best",
    "infeasible": "no plan can hold all that is asked",
    "no_plan": "no plan was found in the time given",
}


def goal_lines(goals: Sequence[GoalResult]) -> list[str]:
    """Set the goals in columns: what, this plan, best found, bound, gap, by what."""
    rows = [("goal", "", "plan", "best", "bound", "gap", "proof")]
    rows += [
        (
            goal.goal,
            MEANING.get(goal.goal, ""),
            str(goal.value),
            str(goal.best),
            "-" if goal.bound is None else str(goal.bound),
            "-" if goal.gap is None else percent(goal.gap),
            goal.proof or "-",
        )
        for goal in goals
    ]
    return aligned(rows, right={2, 3, 4, 5})


def conflict_lines(conflicts: Sequence[Conflict]) -> list[str]:
    """Say what cannot hold together, what would help, and what was not tried."""
    lines = []
    for conflict in conflicts:
        lines.append(f"- {conflict.sentence}")
        if conflict.relaxation:
            enough = " (enough for a plan)" if conflict.enough else ""
            lines.append(f"  {conflict.relaxation}{enough}")
    if not all(conflict.needed for conflict in conflicts):
        lines.append("Not tried of all of these: some may not be part of the clash.")
    elif not all(conflict.least for conflict in conflicts):
        lines.append("Not all of these changes were tried: less may do.")
    return lines
