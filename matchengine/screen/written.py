"""Which files were written, the many of one folder as one line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from matchengine.screen.aligned import counted

SHOWN = 12
"""More files of one folder and kind than these are counted, not named."""


def written_lines(paths: Iterable[Path]) -> Iterator[str]:
    """Say where the files are, in the order in which they were written."""
    for (folder, kind), group in groupby(paths, lambda one: (one.parent, one.suffix)):
        files = list(group)
        if len(files) > SHOWN:
            yield f"Written: {counted(len(files), f'{kind} file')} in {folder}"
        else:
            yield from (f"Written: {file}" for file in files)
