"""The folder of a run: what it was made from, and its files."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from matchengine.errors import FileError, Finding
from matchengine.files.history.kept import HISTORY
from matchengine.files.limits import cannot_read
from matchengine.files.writing import write_together
from matchengine.trade.mission import Mission

FILES = (
    "problem.json",
    "schedule.json",
    "pairs.csv",
    "schedule.csv",
    "agendas.csv",
    "unserved.csv",
    "run.json",
)
"""What a run writes, the manifest last: where it stands, the others are whole."""


def input_hashes(
    inputs: Path, mission: Mission, others: Iterable[Path]
) -> dict[str, str]:
    """Give the SHA-256 of every file that a run was made from, by its name.

    Parameters
    ----------
    others
        Files beside the tables: the configuration, own words, own parts. Of two files
        of one name, the later goes by its whole path.
    """
    if inputs.is_dir():
        paths = [inputs / name for name in sorted(set(mission.sources.values()))]
    else:
        paths = [inputs]
    return hashes_of(dict.fromkeys([*paths, *others]))


def hashes_of(paths: Iterable[Path]) -> dict[str, str]:
    """Give the SHA-256 of files by name; the later of one name by its whole path."""
    found: dict[str, str] = {}
    for path in paths:
        name = path.as_posix() if path.name in found else path.name
        found[name] = _sha256(path)
    return found


def make_ready(folder: Path) -> None:
    """Make the folder, and see that files can be written there.

    Raises
    ------
    FileError
        If not: better before the work than after it.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _unusable(folder, error.strerror or str(error)) from error
    if not os.access(folder, os.W_OK | os.X_OK):
        raise _unusable(folder, "you may not write there")
    for name in FILES:
        if (folder / name).is_dir():
            raise _unusable(folder / name, "a folder stands in its place")
    history = folder / HISTORY
    if history.exists() and not history.is_dir():
        raise _unusable(history, "a file stands in the place of the history")


def write_files(folder: Path, contents: Mapping[str, str | bytes]) -> tuple[Path, ...]:
    """Write the files of a run, all of them or none; give their paths."""
    by_path = {folder / name: content for name, content in contents.items()}
    write_together(by_path)
    return tuple(by_path)


def file_before(path: Path) -> bytes | None:
    """Give what stands in a file before it is written anew; None if there is none."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise FileError([cannot_read(str(path), error)]) from error


def _sha256(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise FileError([cannot_read(str(path), error)]) from error


def _unusable(path: Path, why: str) -> FileError:
    problem = f"the results cannot be written there: {why}"
    fix = "Name another folder in outputs.folder, or make way."
    return FileError([Finding(str(path), problem, fix, column="outputs.folder")])
