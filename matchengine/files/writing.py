"""Write files whole or not at all, one or several together."""

from __future__ import annotations

import errno
import os
import secrets
from collections.abc import Iterable, Mapping
from pathlib import Path

from matchengine.errors import FileError, Finding


def write_whole(path: str | Path, data: str | bytes) -> None:
    """Write a file beside its place, then move it there; folders are made.

    Raises
    ------
    FileError
        If it cannot be written; what stood there before is then untouched.
    """
    write_together({Path(path): data})


def write_together(contents: Mapping[Path, str | bytes]) -> None:
    """Write files beside their places, then move all of them there, in order.

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
            content = data.encode("utf-8") if isinstance(data, str) else data
            made += _folders_of(target)
            if target.exists() and not (target.is_file() or target.is_dir()):
                target.write_bytes(content)  # a device or pipe stays where it is
            else:
                place = _place_of(target)
                beside = _beside(place)
                staged.append((beside, place))
                with beside.open("xb") as file:
                    file.write(content)
        for beside, target in staged:
            beside.replace(target)
    except UnicodeEncodeError as error:
        problem = f"it cannot be written: a text in it is no Unicode ({error.reason})"
        raise _not_written(target, problem, "Remove half characters.") from error
    except OSError as error:
        problem = f"it cannot be written: {error.strerror or error}"
        fix = "Check the path, whether you may write there, and the free space."
        raise _not_written(target, problem, fix) from error
    finally:
        _clear(beside for beside, _ in staged)
        _remove_empty(reversed(made))


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
    return place.with_name(f".{place.name[:40]}.{secrets.token_hex(4)}")


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
