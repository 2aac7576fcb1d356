"""A disk that is full, and what stands on one."""

import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOM = 10_000


@contextmanager
def full_disk(room: int = ROOM) -> Iterator[None]:
    """Let no file grow beyond so many bytes, as on a disk that is full."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def plan_files(folder: Path) -> dict[str, bytes]:
    """The files of the folder of a run, without the history of its plans."""
    there = all_files(folder)
    return {n: data for n, data in there.items() if not n.startswith("history/")}


def all_files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }
