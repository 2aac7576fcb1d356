"""Commands about the day before it comes: advise."""

from __future__ import annotations

import typer

from matchengine.advising import advise, write_advice
from matchengine.commands.exits import exit_by_status
from matchengine.files.config_yaml import read_config
from matchengine.schedule import Status
from matchengine.screen.advice import advice_lines
from matchengine.screen.options import (
    AdviceFolder,
    AsJson,
    ConfigFile,
    DelegateIds,
    LanguageName,
    Quiet,
    Seed,
    TimeLimit,
    Workers,
    overridden,
)
from matchengine.screen.printing import print_json, print_lines
from matchengine.screen.watching import watched
from matchengine.screen.written import written_lines

STOPPING = "Stopping: what is answered so far is written. Ctrl-C again gives up."


def advise_command(
    context: typer.Context,
    config: ConfigFile,
    delegates: DelegateIds = None,
    folder: AdviceFolder = None,
    language: LanguageName = None,
    time_limit: TimeLimit = None,
    seed: Seed = None,
    workers: Workers = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Say what other tables, slots, delegates and weights would bring."""
    settings = overridden(read_config(config), time_limit, None, seed, workers)
    target = settings.outputs.folder if folder is None else folder
    advice = watched(
        quiet,
        lambda progress, should_stop: advise(
            settings,
            delegates=tuple(delegates or ()),
            on_progress=progress,
            should_stop=should_stop,
            started=context.obj["started"],
            folder=target,
        ),
        STOPPING,
    )
    spoken = language.value if language else settings.outputs.languages[0]
    written = write_advice(advice, settings, target)
    if as_json:
        print_json({**advice.as_json(), "written": [str(path) for path in written]})
    else:
        print_lines([*advice_lines(advice, spoken), "", *written_lines(written)])
    exit_by_status(Status(advice.base.status))
