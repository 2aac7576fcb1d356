"""The command about the plans that were published: history."""

from __future__ import annotations

import typer

from matchengine.going_back import copy_plan, go_back, history_of
from matchengine.screen.history import (
    back_data,
    back_lines,
    history_data,
    history_lines,
)
from matchengine.screen.history_options import BackTo, CopyFolder, CopyOf
from matchengine.screen.options import (
    AsJson,
    PlanFolder,
)
from matchengine.screen.printing import (
    finding_data,
    print_json,
    print_lines,
    say_warnings,
)
from matchengine.screen.written import written_lines


def history_command(
    folder: PlanFolder,
    back_to: BackTo = None,
    copy: CopyOf = None,
    output: CopyFolder = None,
    as_json: AsJson = False,
) -> None:
    """List the plans that were published, or go back to one of them."""
    if (copy is None) != (output is None) or (copy and back_to):
        raise typer.BadParameter("--copy goes with -o, and without --back-to")
    if copy is not None and output is not None:
        written = copy_plan(folder, copy, output)
        if as_json:
            print_json({"written": [str(path) for path in written]})
        else:
            print_lines(written_lines(written))
    elif back_to is not None:
        done = go_back(folder, back_to)
        say_warnings(done.doubts)
        if as_json:
            print_json(back_data(done))
        else:
            print_lines(back_lines(done, back_to, folder))
    else:
        told = history_of(folder)
        if as_json:
            print_json({**history_data(told), "warnings": finding_data(told.doubts)})
        else:
            say_warnings(told.doubts)
            print_lines(history_lines(told, folder))
