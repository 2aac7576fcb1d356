"""A published plan beside edited inputs: nothing is written, all is told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from matchengine.building import build_problem
from matchengine.config import RunConfig
from matchengine.errors import Finding, InputError
from matchengine.files.config_yaml import read_config
from matchengine.files.problem_json import read_problem
from matchengine.files.run_record import RunRecord, read_run
from matchengine.files.schedule_json import read_schedule
from matchengine.live.belonging import misfits
from matchengine.live.comparing import Comparison, compare
from matchengine.live.effort import Effort
from matchengine.preparing import Prepared, score
from matchengine.problem import Problem
from matchengine.schedule import Schedule


@dataclass(frozen=True)
class Compared:
    """What became of comparing a run with edited inputs.

    `config` is that of the edited inputs, `doubts` what should be known beside the
    comparison, and `warnings` what reading and scoring noticed.
    """

    config: RunConfig
    before: Problem
    schedule: Schedule
    after: Problem
    comparison: Comparison
    doubts: tuple[Finding, ...]
    warnings: tuple[Finding, ...]


def compare_run(
    source: Path,
    *,
    inputs: Path | None = None,
    config_file: Path | None = None,
    effort: Callable[[int], Effort | None] = lambda workers: None,
) -> Compared:
    """Compare the plan of a run with inputs as they would be; nothing is changed.

    Parameters
    ----------
    source
        The outputs folder of a run.
    inputs
        A folder or workbook instead of the inputs of the run.
    config_file
        A configuration, with its inputs, instead of that of the run. With neither,
        the run's own inputs are read as they are now.
    effort
        How hard to look for the plan with the fewest changes, asked with the workers of
        the configuration when all is read; None not to.

    Raises
    ------
    InputError
        With everything that does not hold: files, tables, a plan that is not of its
        problem.
    """
    record = read_run(source)
    before = read_problem(source / "problem.json")
    schedule = read_schedule(source / "schedule.json")
    strange = misfits(before, schedule, str(source / "schedule.json"))
    if strange:
        raise InputError(strange)
    config = record.config if config_file is None else read_config(config_file)
    if inputs is not None:
        config = config.model_copy(update={"inputs": inputs})
    mission, scores = score(config, day=record.day)
    after = build_problem(mission, scores, config)
    excluded = scores.excluded
    vetoes = excluded.loc[excluded["reason"] == "veto", ["buyer", "seller"]]
    vetoed = {frozenset(two) for two in vetoes.itertuples(index=False, name=None)}
    comparison = compare(
        before,
        schedule,
        after,
        vetoed=vetoed,
        effort=effort(config.solver.workers),
    )
    warnings = Prepared(mission, scores, after).warnings
    return Compared(
        config, before, schedule, after, comparison, _doubts(source, record), warnings
    )


def _doubts(source: Path, record: RunRecord) -> tuple[Finding, ...]:
    """Say that the inputs do not know what has happened on the day since."""
    if not record.day:
        return ()
    return (
        Finding(
            str(source / "events.json"),
            "the inputs do not know who is absent, which tables are out and what is "
            "over since then: what follows from that shows as changes here too",
            "For what happens on the day, use `matchengine replan`.",
            severity="warning",
        ),
    )
