"""A published plan beside edited inputs: nothing is changed until told so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from matchengine.building import build_problem
from matchengine.config import Language, RunConfig
from matchengine.errors import Finding, InputError
from matchengine.files.config_yaml import read_config
from matchengine.files.events_json import DAY, day_to_json
from matchengine.files.history.in_force import number_in_force
from matchengine.files.plan_at import PlanAt, plan_at
from matchengine.files.problem_json import read_problem
from matchengine.files.run_record import MANIFEST, read_run
from matchengine.live.carried import carried
from matchengine.live.comparing import Comparison, compare
from matchengine.live.day_so_far import with_day_so_far
from matchengine.live.effort import Effort
from matchengine.preparing import Prepared, hashes_now, score, told_before
from matchengine.problem import Problem
from matchengine.publishing import Origin, Published, checked, publish, results_of
from matchengine.results.change_messages import ChangedDay, change_files
from matchengine.results.story import Story
from matchengine.schedule import Schedule
from matchengine.scoring import Scores
from matchengine.trade.mission import Mission
from matchengine.watch import Watch


@dataclass(frozen=True)
class Edited:
    """The problem as an edit would make it, and what it was read from.

    `vetoed` are the participants of whom the tables say that they must not meet, and
    `warnings` what reading and scoring noticed. `config`, `mission` and `scores` are
    None where an edited problem was read.
    """

    inputs: str
    problem: Problem
    vetoed: frozenset[frozenset[str]] = frozenset()
    warnings: tuple[Finding, ...] = ()
    config: RunConfig | None = None
    mission: Mission | None = None
    scores: Scores | None = None


@dataclass(frozen=True)
class Compared:
    """What became of comparing a plan with edited inputs.

    `based_on` is the number of the plan that was compared, if it has one.
    """

    source: Path
    based_on: int | None
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
    based_on = number_in_force(source) if source.is_dir() else None
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
    return Compared(
        source,
        based_on,
        plan.problem,
        plan.schedule,
        edited,
        comparison,
        plan.language,
    )


def publish_edit(told: Compared, started: float | None = None) -> Published:
    """Put the plan that a comparison found in force, in place of the one compared.

    Raises
    ------
    InputError
        If there is no such plan, or nothing to publish it from; or if another plan was
        published meanwhile.
    """
    edited, found = told.edited, told.comparison
    config, mission, scores = edited.config, edited.mission, edited.scores
    if config is None or mission is None or scores is None:
        problem = "an edited problem alone has no tables to publish from"
        fix = "Edit the tables; or publish with `solve` and files of your own."
        raise InputError([Finding(edited.inputs, problem, fix)])
    if found.problem is None or found.schedule is None:
        problem = "there is no plan with these edits that could be published"
        fix = "Give it more time, or undo what makes it impossible."
        raise InputError([Finding(edited.inputs, problem, fix)])
    checked(found.problem, found.schedule)
    record = read_run(told.source)
    before = told_before(told.source, config)
    changed = ChangedDay(found.problem, found.schedule, found.changes)
    further: dict[str, str | bytes] = {
        **change_files(changed, config.outputs.languages)
    }
    if record.day:
        further[DAY] = day_to_json(record.day)
    came = results_of(
        Story(config, mission, scores, found.problem, found.schedule, edited.warnings),
        Origin({**record.inputs, **hashes_now(config, mission)}),
        Watch(started, None),
        calendar=before.notices,
        further=further,
        noted={"edit": edited.inputs},
    )
    return publish(
        told.source,
        came.contents,
        why="edit",
        moment=came.moment,
        based_on=told.based_on,
    )


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
    return Edited(
        str(config.inputs),
        after,
        frozenset(map(frozenset, two)),
        warnings,
        config,
        mission,
        scores,
    )
