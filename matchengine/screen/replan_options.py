"""The options of `matchengine replan`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from matchengine.screen.settling import all_settled

PlanThenEvents = Annotated[
    list[Path],
    typer.Argument(
        metavar="RUN EVENTS",
        help="The outputs folder of a run, or PROBLEM.json SCHEDULE.json; then what "
        "happened: a table, JSON or lines of text.",
        callback=all_settled,
    ),
]
TimeOfDay = Annotated[
    str | None,
    typer.Option(
        "--now",
        metavar="HH:MM",
        help="What has begun by then stays as it is. Left out before the day.",
    ),
]
FreezeMinutes = Annotated[
    int,
    typer.Option(
        "--freeze-minutes",
        metavar="N",
        min=0,
        max=24 * 60,
        help="What starts in so many minutes stays as it is, too.",
    ),
]
MaxChanges = Annotated[
    int | None,
    typer.Option(
        "--max-changes",
        metavar="K",
        min=0,
        help="The best plan that drops or moves no more meetings than this.",
    ),
]
MostOthers = Annotated[
    int | None,
    typer.Option(
        "--max-others",
        metavar="N",
        min=0,
        help="So many people to whom nothing happened may get a new meeting (30).",
    ),
]
ValueCurve = Annotated[
    bool,
    typer.Option(
        "--curve", help="Only show what more and more changes would be worth."
    ),
]
Preview = Annotated[
    bool, typer.Option("--preview", help="Only show what would change.")
]
