"""The command line: commands, what they print, and exit codes."""

from __future__ import annotations

import os
import sys
import time
import traceback
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer

from matchengine import __version__
from matchengine.config import SolverSettings
from matchengine.errors import InputError, InternalError
from matchengine.files.config_yaml import config_schema, read_config
from matchengine.files.json_schemas import json_schema
from matchengine.files.schedule_json import schedule_to_json
from matchengine.preparing import score
from matchengine.run import explain_pair, run
from matchengine.schedule import Schedule, Status
from matchengine.screen.checking import check_input
from matchengine.screen.explanation import explanation_lines
from matchengine.screen.explanation_words import say as in_words
from matchengine.screen.options import (
    AsJson,
    BuyerId,
    ConfigFile,
    ConfigOrRun,
    InputsFile,
    LanguageName,
    OutputFile,
    ProblemFile,
    Quiet,
    Record,
    RecordName,
    ScheduleFile,
    Seed,
    SellerId,
    StartFile,
    TimeLimit,
    Workers,
    WorkLimit,
    overridden,
    overridden_solver,
)
from matchengine.screen.printing import (
    ReaderGoneError,
    finding_lines,
    print_json,
    print_lines,
    print_text,
    say,
    say_warnings,
    use_utf8,
)
from matchengine.screen.process import begun, leave
from matchengine.screen.schedule import schedule_data, schedule_lines
from matchengine.screen.scores import score_lines
from matchengine.screen.solving import Beginning, solved
from matchengine.screen.starting import (
    REPORT,
    keeper_of,
    say_how_it_went,
    say_left_behind,
    say_what_is_kept,
)
from matchengine.screen.stdin import STDIO, problem_at, schedule_at
from matchengine.screen.stopping import GivenUpError
from matchengine.screen.summary import summary_lines
from matchengine.screen.watching import watched
from matchengine.verify import verify

FAULT, USAGE, INVALID, INFEASIBLE, NO_PLAN, REFUSED = 1, 2, 3, 4, 5, 6
GIVEN_UP = 130
EXIT_CODES = {Status.INFEASIBLE: INFEASIBLE, Status.NO_PLAN: NO_PLAN}
# typer exports the leaves of its usage errors, but not their base
USAGE_ERROR: Any = typer.BadParameter.__mro__[1]

app = typer.Typer(
    name="matchengine",
    help="Score buyer-seller pairs of a trade mission and schedule their meetings.",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _show_version(wanted: bool) -> None:
    if wanted:
        print_text(f"matchengine {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    context: typer.Context,
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_show_version, is_eager=True, help="Say the version."
        ),
    ] = False,
    debug: Annotated[bool, typer.Option("--debug", hidden=True)] = False,
) -> None:
    context.obj["debug"] = debug


@app.command("run")
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
        print_json({**outcome.summary.as_json(), "written": written})
    else:
        folder = os.path.relpath(settings.outputs.folder)
        print_lines(summary_lines(outcome.summary, folder))
    _exit(outcome.schedule)


@app.command("score")
def score_command(config: ConfigFile, as_json: AsJson = False) -> None:
    """Score the pairs, with every part of each score."""
    mission, scores = score(read_config(config))
    if as_json:
        print_json(scores.as_json())
    else:
        print_lines(score_lines(mission, scores))


@app.command("explain")
def explain_command(
    source: ConfigOrRun,
    buyer: BuyerId,
    seller: SellerId,
    language: LanguageName = None,
    as_json: AsJson = False,
) -> None:
    """Explain the score of two businesses, or why they are no pair."""
    found = explain_pair(source, buyer, seller)
    spoken = language.value if language else found.config.outputs.languages[0]
    if found.changed:
        files = ", ".join(found.changed)
        say(f"warning: {in_words('changed', spoken, files=files)}")
    if as_json:
        print_json({**found.explanation.as_json(), "changed": list(found.changed)})
    else:
        print_lines(explanation_lines(found.explanation, spoken))


@app.command("solve")
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
    _exit(schedule)


@app.command("verify")
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


@app.command("check")
def check_command(inputs: InputsFile, as_json: AsJson = False) -> None:
    """Check inputs only: list every error and warning in them."""
    result = check_input(inputs)
    if as_json:
        print_json(result.as_json())
    else:
        print_lines(result.lines())
    if not result.ok:
        raise typer.Exit(INVALID)


@app.command("schema")
def schema_command(record: RecordName) -> None:
    """Print the JSON Schema (draft 2020-12) of a file."""
    if record is Record.CONFIG:
        print_json(config_schema())
    else:
        print_json(json_schema(record.value))


def _exit(schedule: Schedule) -> None:
    code = EXIT_CODES.get(schedule.status, 0)
    if code:
        raise typer.Exit(code)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; give the exit code."""
    if arguments is not None:
        return _run(arguments, time.monotonic())
    return leave(_run(None, begun()))


def _run(arguments: Sequence[str] | None, started: float) -> int:
    state: dict[str, Any] = {"started": started, "debug": False}
    use_utf8()
    try:
        code = app(arguments, "matchengine", standalone_mode=False, obj=state)
        return code if isinstance(code, int) else 0
    except InputError as error:
        say("\n".join(finding_lines(error.findings)))
        say_what_is_kept(state)
        return INVALID
    except (GivenUpError, KeyboardInterrupt, typer.Abort):
        say("Given up: no result was written.")
        say_what_is_kept(state)
        os._exit(GIVEN_UP)  # without waiting for a search that is still going on
    except ReaderGoneError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except USAGE_ERROR as error:
        error.show()
        return USAGE
    except Exception as error:
        if state["debug"]:
            traceback.print_exc()
        what = str(error) if isinstance(error, InternalError) else repr(error)
        say(f"matchengine failed: {what}\n{REPORT}")
        say_what_is_kept(state)
        return FAULT
