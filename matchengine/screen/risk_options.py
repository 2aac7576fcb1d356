"""The options of the command risks."""

from __future__ import annotations

from typing import Annotated

import typer

OnlySlot = Annotated[
    str | None,
    typer.Option("--slot", metavar="ID|HH:MM", help="Only this slot, by id or time."),
]
Absence = Annotated[
    float | None,
    typer.Option(
        min=0,
        max=1,
        help="Chance that a business stays away, for all alike; the problem's own if "
        "left out.",
    ),
]
TopOfLists = Annotated[
    int | None,
    typer.Option("--top", min=1, help="So many of each list; for people 10."),
]
