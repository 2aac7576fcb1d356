"""What lets anybody repeat a run: inputs, versions, configuration, outcome."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from matchengine.results.story import Story
from matchengine.results.summary import Summary

MANIFEST_FORMAT = "matchengine.run/1"


def manifest(
    story: Story,
    summary: Summary,
    *,
    inputs: Mapping[str, str],
    start: Mapping[str, str],
    versions: Mapping[str, str],
    started: datetime.datetime,
    ended: datetime.datetime,
) -> dict[str, Any]:
    """Give the manifest of a run as plain data.

    Parameters
    ----------
    inputs
        The SHA-256 of each input file, by its path.
    start
        The SHA-256 of the file with the plan that the run started from, if any.
    versions
        What the run stood on.
    """
    solver, run = story.config.solver, story.schedule.run
    return {
        "format": MANIFEST_FORMAT,
        "status": summary.status,
        "started": started.isoformat(timespec="seconds"),
        "ended": ended.isoformat(timespec="seconds"),
        "wall_s": summary.wall_s,
        "inputs": {name: f"sha256:{digest}" for name, digest in inputs.items()},
        "start": {name: f"sha256:{digest}" for name, digest in start.items()},
        "versions": dict(versions),
        "seed": solver.seed,
        "workers": solver.workers,
        "time_limit_s": solver.time_limit_s,
        "work_limit": solver.work_limit,
        "counts": {
            "participants": summary.participants,
            "offers": len(story.mission.offers),
            "needs": len(story.mission.needs),
            "scored_pairs": len(story.scores),
            "excluded_pairs": len(story.scores.excluded),
            "cut_pairs": story.scores.cut,
            "pairs": summary.pairs,
            "slots": summary.slots,
            "tables": summary.tables,
            "meetings": summary.meetings,
        },
        "goals": [asdict(goal) for goal in summary.goals],
        "configuration": story.config.model_dump(mode="json"),
        "faults": list(run.faults) if run is not None else [],
        "warnings": [str(warning) for warning in story.warnings],
    }
