"""Commands that make a plan or re-check one: run, solve, verify."""

from __future__ import annotations

import os
from dataclasses import asdict
from pathlib import Path

import typer

from matchengine.commands.exits import REFUSED, exit_by
from matchengine.config import SolverSettings
from matchengine.files.config_yaml import read_config
from matchengine.files.schedule_json import schedule_to_json
from matchengine.run import run
from matchengine.screen.options import (
    AsJson,
    ConfigFile,
    OutputFile,
    ProblemFile,
    Quiet,
    ScheduleFile,
    Seed,
    StartFile,
    TimeLimit,
    Workers,
    WorkLimit,
    overridden,
    overridden_solver,
)
from matchengine.screen.printing import (
    print_json,
    print_lines,
    print_text,
    say,
    say_warnings,
)
from matchengine.screen.schedule import schedule_data, schedule_lines
from matchengine.screen.solving import Beginning, solved
from matchengine.screen.starting import (
    keeper_of,
    say_how_it_went,
    say_left_behind,
)
from matchengine.screen.stdin import STDIO, problem_at, schedule_at
from matchengine.screen.summary import summary_lines
from matchengine.screen.watching import watched
from matchengine.verify import verify


def run_command(
    context: typer.Context,
    config: ConfigFile,
    start: StartFile = None,
    time_limit: TimeLimit = None,
    seed: Seed = None,
    workers: Workers = None,
    work_limit: WorkLimit = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Do the main job: read, score, solve, verify, write."""
    settings = overridden(read_config(config), time_limit, work_limit, seed, workers)
    earlier = None if start is None else schedule_at(start)
    target = settings.outputs.folder / "schedule.json"
    if not quiet:
        say_left_behind(target, start)
    outcome = watched(
        quiet,
        lambda progress, should_stop: run(
            settings,
            start=earlier,
            on_progress=progress,
            should_stop=should_stop,
            started=context.obj["started"],
            config_file=config,
            start_file=None if str(start) == STDIO else start,
            keeper=keeper_of(context.obj, target, start, progress, quiet=quiet),
        ),
    )
    say_how_it_went(outcome.schedule.run, quiet=quiet)
    if not quiet:
        say_warnings(outcome.warnings)
    if as_json:
        written = [str(path) for path in outcome.written]
        told = outcome.summary.as_json()
        print_json({**told, "number": outcome.number, "written": written})
    else:
        folder = os.path.relpath(settings.outputs.folder)
        print_lines(summary_lines(outcome.summary, folder))
    exit_by(outcome.schedule)


def solve_command(
    context: typer.Context,
    problem: ProblemFile,
    output: OutputFile = STDIO,
    start: StartFile = None,
    time_limit: TimeLimit = None,
    work_limit: WorkLimit = None,
    seed: Seed = None,
    workers: Workers = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Solve a problem: the core only. Without -o, the schedule goes to stdout."""
    if str(problem) == str(start) == STDIO:
        raise typer.BadParameter("only one of the two can be read from stdin")
    asked = problem_at(problem)
    earlier = None if start is None else schedule_at(start)
    target = None if output == STDIO else Path(output)
    if target is not None and not quiet:
        say_left_behind(target, start)
    solver = overridden_solver(SolverSettings(), time_limit, work_limit, seed, workers)
    begin = Beginning(asked, earlier, start, target)
    schedule = solved(begin, solver, context.obj, quiet=quiet)
    say_how_it_went(schedule.run, quiet=quiet)
    if target is None:
        print_text(schedule_to_json(schedule))
        if not (schedule.has_plan or quiet):
            say("\n".join(schedule_lines(schedule)))
    elif as_json:
        print_json({**schedule_data(schedule), "written": [output]})
    else:
        print_lines([*schedule_lines(schedule), f"Written: {output}"])
    exit_by(schedule)


def verify_command(
    problem: ProblemFile, schedule: ScheduleFile, as_json: AsJson = False
) -> None:
    """Re-check a plan: every rule, every goal, the certificate. Uses no solver."""
    if str(problem) == str(schedule) == STDIO:
        raise typer.BadParameter("only one of the two can be read from stdin")
    asked = problem_at(problem)
    report = verify(asked, schedule_at(schedule))
    if as_json:
        print_json({"ok": report.ok, **asdict(report)})
    else:
        print_text(str(report))
    if not report.ok:
        raise typer.Exit(REFUSED)
