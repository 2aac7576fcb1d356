"""Write files whole or not at all, one or several together."""

from __future__ import annotations

import errno
import os
import re
import secrets
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

from matchengine.errors import FileError, Finding

FLUSHED_AT_ONCE = 16

MARKED = 40
"""So much of a file's name is in that of its forerunner: names have their limits."""
BESIDE = re.compile(r"\.(.+)\.[0-9a-f]{8}")


def write_whole(path: str | Path, data: str | bytes, *, durable: bool = False) -> None:
    """Write a file beside its place, then move it there; folders are made.

    Parameters
    ----------
    durable
        Whether it has to outlast a power cut once this returns.

    Raises
    ------
    FileError
        If it cannot be written; what stood there before is then untouched.
    """
    write_together({Path(path): data}, durable=durable)


def write_together(
    contents: Mapping[Path, str | bytes], *, durable: bool = False
) -> None:
    """Write files beside their places, then move all of them there, in order.

    Parameters
    ----------
    durable
        Whether they have to outlast a power cut once this returns.

    Raises
    ------
    FileError
        If one of them cannot be written; what stood there before is then untouched.
    """
    staged: list[tuple[Path, Path]] = []
    made: list[Path] = []
    target = Path()
    try:
        for target, data in contents.items():
            content = as_bytes(target, data)
            made += _folders_of(target)
            if target.exists() and not (target.is_file() or target.is_dir()):
                target.write_bytes(content)  # a device or pipe stays where it is
            else:
                place = _place_of(target)
                beside = _beside(place)
                staged.append((beside, place))
                with beside.open("xb") as file:
                    file.write(content)
        if durable:
            _flush([beside for beside, _ in staged])
        for beside, target in staged:
            beside.replace(target)
        if durable:
            make_durable({place.parent for _, place in staged})
    except OSError as error:
        problem = f"it cannot be written: {error.strerror or error}"
        fix = "Check the path, whether you may write there, and the free space."
        raise _not_written(target, problem, fix) from error
    finally:
        _clear(beside for beside, _ in staged)
        _remove_empty(reversed(made))


def as_bytes(target: Path, data: str | bytes) -> bytes:
    """Give what is to stand in a file as bytes.

    Raises
    ------
    FileError
        If it is a text with half characters.
    """
    try:
        return data.encode("utf-8") if isinstance(data, str) else data
    except UnicodeEncodeError as error:
        problem = f"it cannot be written: a text in it is no Unicode ({error.reason})"
        raise _not_written(target, problem, "Remove half characters.") from error


def make_durable(folders: Iterable[Path]) -> None:
    """Let what was moved into folders, or taken out of them, outlast a power cut.

    Where a system cannot flush a folder, it is left to it.
    """
    for folder in folders:
        with suppress(OSError):
            opened = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(opened)
            finally:
                os.close(opened)


def _flush(paths: Sequence[Path]) -> None:
    """Let the content of files outlast a power cut: together it takes a tenth."""
    with ThreadPoolExecutor(FLUSHED_AT_ONCE) as at_once:
        list(at_once.map(_flush_one, paths))


def _flush_one(path: Path) -> None:
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def _folders_of(target: Path) -> list[Path]:
    """Make the folders of a file; give those that were not there."""
    new = [one for one in reversed(target.parents) if not one.exists()]
    target.parent.mkdir(parents=True, exist_ok=True)
    return new


def _place_of(target: Path) -> Path:
    """Give where a file really goes: a link is followed, a folder cannot make way."""
    place = Path(os.path.realpath(target))
    if place.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    return place


def _beside(place: Path) -> Path:
    return place.with_name(f".{place.name[:MARKED]}.{secrets.token_hex(4)}")


def left_beside(places: Iterable[Path]) -> list[Path]:
    """Give what was written beside these places, and whose writer died before the move.

    Only for who knows that nobody else is writing there.
    """
    names: dict[Path, set[str]] = defaultdict(set)
    for place in places:
        names[place.parent].add(place.name[:MARKED])
    return [
        one
        for folder, known in names.items()
        if folder.is_dir()
        for one in folder.iterdir()
        if (found := BESIDE.fullmatch(one.name)) and found[1] in known
    ]


def _clear(staged: Iterable[Path]) -> None:
    for path in staged:
        path.unlink(missing_ok=True)


def _remove_empty(folders: Iterable[Path]) -> None:
    """Remove the folders that were made for files which did not come."""
    for folder in folders:
        if not any(folder.iterdir()):
            folder.rmdir()


def _not_written(target: Path, problem: str, fix: str) -> FileError:
    return FileError([Finding(str(target), problem, fix)])
