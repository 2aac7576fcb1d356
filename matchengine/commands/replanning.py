"""The command of the day itself: replan."""

from __future__ import annotations

from pathlib import Path

import typer

from matchengine.commands.exits import INFEASIBLE, exit_by
from matchengine.day_in_force import day_at
from matchengine.replanning import Wish, curve_of, replan_day
from matchengine.screen.changed import say_changed
from matchengine.screen.options import (
    AsJson,
    HandoutFolder,
    LanguageName,
    Quiet,
    Seed,
    TimeLimit,
    Workers,
)
from matchengine.screen.printing import print_json, print_lines, say_warnings
from matchengine.screen.replan_options import (
    FreezeMinutes,
    MaxChanges,
    MostOthers,
    PlanThenEvents,
    Preview,
    TimeOfDay,
    ValueCurve,
)
from matchengine.screen.replanning import (
    curve_data,
    curve_lines,
    replan_data,
    replan_lines,
)
from matchengine.screen.watching import watched

MOST_PATHS = 3


def replan_command(
    context: typer.Context,
    paths: PlanThenEvents,
    now: TimeOfDay = None,
    freeze_minutes: FreezeMinutes = 0,
    max_changes: MaxChanges = None,
    most_others: MostOthers = None,
    curve: ValueCurve = False,
    preview: Preview = False,
    folder: HandoutFolder = None,
    time_limit: TimeLimit = None,
    seed: Seed = None,
    workers: Workers = None,
    language: LanguageName = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Re-plan after something happened: the past stays, with the fewest changes."""
    source, schedule, events = _sources(paths)
    default = Wish()
    wish = Wish(
        now=now,
        freeze_minutes=freeze_minutes,
        max_changes=max_changes,
        most_others=default.most_others if most_others is None else most_others,
        time_limit=time_limit,
        seed=seed,
        workers=workers,
    )
    day = day_at(source, events, now=now, schedule=schedule)
    say_warnings(day.findings)
    spoken = language.value if language else day.languages[0]
    say_changed(day.changed, spoken)
    if curve:
        found = watched(
            quiet,
            lambda progress, should_stop: curve_of(
                day,
                wish,
                started=context.obj["started"],
                on_progress=progress,
                should_stop=should_stop,
            ),
        )
        if as_json:
            print_json(curve_data(found))
        else:
            print_lines(curve_lines(found, spoken))
        exit_by(found.first.schedule)
        return
    target = folder if folder is not None or schedule is not None else source
    done = watched(
        quiet,
        lambda progress, should_stop: replan_day(
            day,
            wish,
            target=None if preview else target,
            started=context.obj["started"],
            on_progress=progress,
            should_stop=should_stop,
        ),
    )
    if done.published is not None:
        say_warnings(done.published.doubts)
    if as_json:
        print_json(replan_data(done))
    else:
        print_lines(replan_lines(done, spoken))
    forced = done.plan.forced
    if forced is not None and forced.is_too_much and forced.is_proven:
        raise typer.Exit(INFEASIBLE)
    exit_by(done.plan.schedule)


def _sources(paths: list[Path]) -> tuple[Path, Path | None, Path]:
    """Tell the plan from the events: RUN EVENTS, or PROBLEM SCHEDULE EVENTS."""
    if len(paths) == MOST_PATHS:
        return paths[0], paths[1], paths[2]
    if len(paths) == MOST_PATHS - 1:
        return paths[0], None, paths[1]
    raise typer.BadParameter(
        "name RUN EVENTS, or PROBLEM.json SCHEDULE.json EVENTS", param_hint="RUN EVENTS"
    )
