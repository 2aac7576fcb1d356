"""The plan that a run starts from, and what a run leaves that is ended early."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from matchengine.keeping import Keeper, left_behind
from matchengine.schedule import RunFacts
from matchengine.screen.aligned import counted
from matchengine.screen.printing import say
from matchengine.screen.progress import ProgressPrinter

REPORT = (
    "This is a fault of matchengine, not of your input. Please report it with the "
    "input; `matchengine --debug COMMAND …` shows where it happened."
)


def say_left_behind(target: Path, start: Path | None) -> None:
    """Say which plans earlier runs have left that did not get to their end."""
    for path in left_behind(target, start):
        say(
            f"{path} is the best plan of an earlier run that was ended from outside."
            f" Go on from it with --start {path}, or remove it."
        )


def keeper_of(
    state: dict[str, Any],
    target: Path,
    start: Path | None,
    progress: ProgressPrinter,
    *,
    quiet: bool,
) -> Keeper:
    """Make who keeps the best plan so far, and note it in the state of the command."""
    keeper: Keeper = Keeper(
        target,
        started=state["started"],
        start=start,
        tell=progress.interrupt if not quiet else lambda text: None,
    )
    state["keeper"] = keeper
    return keeper


def say_what_is_kept(state: dict[str, Any]) -> None:
    """Say where the best plan so far is, when a command ends without a result."""
    keeper: Keeper | None = state.get("keeper")
    if keeper is not None and keeper.kept is not None:
        say(f"The best plan so far is in {keeper.kept}: --start goes on from it.")


def say_how_it_went(run: RunFacts | None, *, quiet: bool) -> None:
    """Say what became of the plan started from, and what failed on the way."""
    if run is None:
        return
    if run.start is not None and not quiet:
        start = run.start
        parts = [
            f"{start.kept} kept as they were",
            f"{start.moved} moved",
            f"{start.dropped} dropped",
            f"{start.unknown} of unknown pairs",
        ]
        say(f"Start: {counted(start.meetings, 'meeting')}; {', '.join(parts)}.")
    for fault in run.faults:
        say(f"warning: a phase failed, the plan found before it stands: {fault}")
    if run.faults:
        say(REPORT)
