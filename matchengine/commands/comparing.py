"""The command that looks at an edit before it breaks a published plan: compare."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from matchengine.commands.exits import exit_by
from matchengine.comparing import compare_run, publish_edit
from matchengine.live.effort import Effort
from matchengine.screen.aligned import counted
from matchengine.screen.comparing import comparison_data, comparison_lines
from matchengine.screen.options import (
    AsJson,
    LanguageName,
    PlanFile,
    PlanSource,
    Quiet,
    TimeLimit,
)
from matchengine.screen.printing import (
    print_json,
    print_lines,
    say,
    say_warnings,
)
from matchengine.screen.watching import watched
from matchengine.watch import Watch

TIME_LIMIT = 30.0

NoChanges = Annotated[
    bool,
    typer.Option("--no-solve", help="Do not look for the plan with fewest changes."),
]
EditedInputs = Annotated[
    Path | None,
    typer.Option(
        "--inputs",
        metavar="FOLDER|WORKBOOK",
        help="The edited tables; those of the run as they are now, if left out.",
    ),
]
EditedConfig = Annotated[
    Path | None,
    typer.Option(
        "--config", metavar="CONFIG.yaml", help="An edited configuration instead."
    ),
]
EditedProblem = Annotated[
    Path | None,
    typer.Option(
        "--problem", metavar="PROBLEM.json", help="An edited problem instead of tables."
    ),
]
Publish = Annotated[
    bool,
    typer.Option("--publish", help="Put the plan with the fewest changes in force."),
]


def compare_command(
    context: typer.Context,
    source: PlanSource,
    schedule: PlanFile = None,
    inputs: EditedInputs = None,
    config: EditedConfig = None,
    problem: EditedProblem = None,
    no_solve: NoChanges = False,
    publish: Publish = False,
    time_limit: TimeLimit = None,
    language: LanguageName = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Say what edited inputs would do to a published plan; change it if told so."""
    if sum(one is not None for one in (inputs, config, problem)) > 1:
        raise typer.BadParameter("name one of --inputs, --config and --problem only")
    if publish and no_solve:
        raise typer.BadParameter("--publish needs a plan, which --no-solve leaves out")
    watch = Watch(context.obj["started"], None)
    limit = TIME_LIMIT if time_limit is None else time_limit
    told = watched(
        quiet,
        lambda progress, should_stop: compare_run(
            source,
            schedule,
            inputs=inputs,
            config_file=config,
            problem_file=problem,
            effort=lambda workers: (
                None
                if no_solve
                else Effort(
                    watch.time_left(limit),
                    workers=workers,
                    on_progress=progress,
                    should_stop=should_stop,
                )
            ),
        ),
    )
    if told.edited.warnings and not quiet:
        many = counted(len(told.edited.warnings), "warning")
        say(f"{many} of the tables; `matchengine check` lists them")
    spoken = language.value if language else told.language
    published = None
    solved = told.comparison.schedule
    if publish and (solved is None or solved.has_plan):
        published = publish_edit(told, context.obj["started"])
        say_warnings(published.doubts)
    number = None if published is None else published.number
    if as_json:
        print_json({**comparison_data(told), "number": number})
    else:
        print_lines(comparison_lines(told, spoken, number))
    if told.comparison.schedule is not None:
        exit_by(told.comparison.schedule)
