"""What a schedule comes to, for `matchengine solve`."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from matchengine.schedule import Schedule
from matchengine.screen.aligned import counted
from matchengine.screen.goals import STATUS, conflict_lines, goal_lines


def schedule_lines(schedule: Schedule) -> list[str]:
    """Say it for people."""
    verdict = f"{STATUS[schedule.status.value].capitalize()}."
    if not schedule.has_plan:
        return [verdict, *conflict_lines(schedule.conflicts)]
    return [
        f"{counted(len(schedule.meetings), 'meeting')}. {verdict}",
        *goal_lines(schedule.goals),
    ]


def schedule_data(schedule: Schedule) -> dict[str, Any]:
    """Say it for programs."""
    return {
        "status": schedule.status.value,
        "meetings": len(schedule.meetings),
        "goals": [asdict(goal) for goal in schedule.goals],
        "conflicts": [asdict(conflict) for conflict in schedule.conflicts],
    }
