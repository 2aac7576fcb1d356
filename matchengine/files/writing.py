"""Write files whole or not at all."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from matchengine.errors import FileError, Finding


def write_whole(path: str | Path, data: str | bytes) -> None:
    """Write a file beside its place, then move it there; folders are made.

    Raises
    ------
    FileError
        If it cannot be written; what stood there before is then untouched.
    """
    target = Path(path)
    try:
        content = data.encode("utf-8") if isinstance(data, str) else data
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.exists() and not (target.is_file() or target.is_dir()):
            target.write_bytes(content)  # a device or pipe stays where it is
        else:
            _move_into_place(content, Path(os.path.realpath(target)))
    except UnicodeEncodeError as error:
        problem = f"it cannot be written: a text in it is no Unicode ({error.reason})"
        raise _not_written(target, problem, "Remove half characters.") from error
    except OSError as error:
        problem = f"it cannot be written: {error.strerror or error}"
        fix = "Check the path, whether you may write there, and the free space."
        raise _not_written(target, problem, fix) from error


def _move_into_place(content: bytes, target: Path) -> None:
    beside = target.with_name(f".{target.name[:40]}.{secrets.token_hex(4)}")
    try:
        with beside.open("xb") as file:
            file.write(content)
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)


def _not_written(target: Path, problem: str, fix: str) -> FileError:
    return FileError([Finding(str(target), problem, fix)])
