"""The command line: which commands there are, and how each ends."""

from __future__ import annotations

import os
import sys
import time
import traceback
from collections.abc import Callable, Sequence
from typing import Annotated, Any

import typer

from matchengine import __version__
from matchengine.commands.advising import advise_command
from matchengine.commands.asking import explain_command, suggest_command
from matchengine.commands.comparing import compare_command
from matchengine.commands.exits import FAULT, GIVEN_UP, INVALID, USAGE
from matchengine.commands.history import history_command
from matchengine.commands.inputs import check_command, schema_command, template_command
from matchengine.commands.letters import letters_command
from matchengine.commands.outcomes import outcomes_command
from matchengine.commands.outputs import handouts_command
from matchengine.commands.planning import run_command, solve_command, verify_command
from matchengine.commands.replanning import replan_command
from matchengine.commands.risks import risks_command
from matchengine.commands.scoring import score_command
from matchengine.errors import InputError, InternalError
from matchengine.screen.printing import (
    ReaderGoneError,
    finding_lines,
    print_text,
    say,
    use_utf8,
)
from matchengine.screen.process import begun, leave
from matchengine.screen.starting import REPORT, say_what_is_kept
from matchengine.screen.stopping import GivenUpError

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


COMMANDS: dict[str, Callable[..., None]] = {
    "run": run_command,
    "score": score_command,
    "explain": explain_command,
    "handouts": handouts_command,
    "letters": letters_command,
    "replan": replan_command,
    "suggest": suggest_command,
    "risks": risks_command,
    "advise": advise_command,
    "compare": compare_command,
    "outcomes": outcomes_command,
    "history": history_command,
    "solve": solve_command,
    "verify": verify_command,
    "check": check_command,
    "template": template_command,
    "schema": schema_command,
}
"""Every command by its name, in the order in which `--help` lists them."""

for _name, _command in COMMANDS.items():
    app.command(_name)(_command)
