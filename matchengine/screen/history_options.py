"""The options of `matchengine history`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

BackTo = Annotated[
    int | None,
    typer.Option(
        "--back-to",
        metavar="N",
        min=1,
        help="Put this plan in force again; it gets a new number.",
    ),
]
CopyOf = Annotated[
    int | None,
    typer.Option(
        "--copy", metavar="N", min=1, help="Write the files of this plan elsewhere."
    ),
]
CopyFolder = Annotated[
    Path | None,
    typer.Option("-o", "--output", metavar="FOLDER", help="Where to, for --copy."),
]
