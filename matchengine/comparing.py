"""A published plan beside edited inputs: nothing is written, all is told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from matchengine.building import build_problem
from matchengine.config import Language
from matchengine.errors import Finding, InputError
from matchengine.files.config_yaml import read_config
from matchengine.files.plan_at import PlanAt, plan_at
from matchengine.files.problem_json import read_problem
from matchengine.files.run_record import MANIFEST, read_run
from matchengine.live.carried import carried
from matchengine.live.comparing import Comparison, compare
from matchengine.live.day_so_far import with_day_so_far
from matchengine.live.effort import Effort
from matchengine.preparing import Prepared, score
from matchengine.problem import Problem
from matchengine.schedule import Schedule


@dataclass(frozen=True)
class Edited:
    """The problem as an edit would make it, and what it was read from.

    `vetoed` are the participants of whom the tables say that they must not meet, and
    `warnings` what reading and scoring noticed.
    """

    inputs: str
    problem: Problem
    vetoed: frozenset[frozenset[str]] = frozenset()
    warnings: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class Compared:
    """What became of comparing a plan with edited inputs."""

    before: Problem
    schedule: Schedule
    edited: Edited
    comparison: Comparison
    language: Language


def compare_run(
    source: Path,
    schedule: Path | None = None,
    *,
    inputs: Path | None = None,
    config_file: Path | None = None,
    problem_file: Path | None = None,
    effort: Callable[[int], Effort | None] = lambda workers: None,
) -> Compared:
    """Compare a plan with inputs as they would be; nothing is changed.

    What has happened on the day since stays: the past, absences, tables that are out.

    Parameters
    ----------
    source, schedule
        The outputs folder of a run, or a folder or two files with a problem and its
        plan.
    inputs
        A folder or workbook instead of the inputs of the run.
    config_file
        A configuration, with its inputs, instead of that of the run.
    problem_file
        An edited problem instead of tables. With none of the three, the run's own
        inputs are read as they are now.
    effort
        How hard to look for the plan with the fewest changes, asked with the workers of
        the configuration when all is read; None not to.

    Raises
    ------
    InputError
        With everything that does not hold: files, tables, a plan that is not of its
        problem.
    """
    plan = plan_at(source, schedule)
    if problem_file is not None:
        edited = Edited(str(problem_file), read_problem(problem_file))
    elif (source / MANIFEST).exists():
        edited = _from_tables(source, plan, inputs, config_file)
    else:
        problem = "there are no tables behind this plan that could be edited"
        fix = "Name an edited problem with --problem, or the outputs folder of a run."
        raise InputError([Finding(str(source), problem, fix)])
    comparison = compare(
        plan.problem,
        plan.schedule,
        edited.problem,
        vetoed=edited.vetoed,
        effort=effort(plan.solver.workers),
    )
    return Compared(plan.problem, plan.schedule, edited, comparison, plan.language)


def _from_tables(
    source: Path, plan: PlanAt, inputs: Path | None, config_file: Path | None
) -> Edited:
    """Build the problem of edited tables, with what has happened on the day so far."""
    record = read_run(source)
    config = record.config if config_file is None else read_config(config_file)
    if inputs is not None:
        config = config.model_copy(update={"inputs": inputs})
    mission, scores = score(config, day=record.day)
    after = build_problem(mission, scores, config)
    warnings = Prepared(mission, scores, after).warnings
    if record.day:
        before, schedule = plan.problem, plan.schedule
        moved = carried(before, schedule.meetings, after)
        after = with_day_so_far(before, schedule, after, moved, record.day)
    excluded = scores.excluded
    vetoes = excluded.loc[excluded["reason"] == "veto", ["buyer", "seller"]]
    two = vetoes.itertuples(index=False, name=None)
    return Edited(str(config.inputs), after, frozenset(map(frozenset, two)), warnings)
