"""A plan takes the place of the one before as a whole, or that one stays in force.

A folder has many files, and no system replaces many at once. So it is noted that a
publishing has begun; only then are files touched. If it fails, the plan before is put
back at once. If the process or the machine dies, whoever opens the folder next finds
the note and puts it back then. By that time the plan before is always kept whole.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath

from filelock import FileLock, Timeout

from matchengine.errors import FileError, Finding, InputError
from matchengine.files.history.in_force import (
    NAME as IN_FORCE,
    next_number,
    number_in_force,
    set_in_force,
)
from matchengine.files.history.kept import (
    HISTORY,
    contents_of,
    is_inside,
    keep,
    kept_plan,
    path_of,
)
from matchengine.files.history.records import (
    PUBLISHING_FORMAT,
    KeptPlan,
    Publishing,
)
from matchengine.files.json_reading import read_text, record_from_json
from matchengine.files.json_writing import json_text
from matchengine.files.writing import (
    left_beside,
    make_durable,
    write_together,
    write_whole,
)

NOTE = "publishing.json"
LOCK = "lock"
WAIT_S = 30.0
"""To publish takes a second or two: who waits longer than this is told."""


@contextmanager
def alone(folder: Path, wait_s: float = WAIT_S) -> Iterator[None]:
    """Let nobody else publish into a folder meanwhile, of this process or another.

    The lock is the system's: that of a process which died is gone with it.

    Raises
    ------
    FileError
        If somebody else is publishing for so many seconds, or the folder cannot be
        written.
    """
    place = folder / HISTORY / LOCK
    lock = FileLock(place, timeout=wait_s)
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except Timeout as error:
        problem = f"somebody else has been publishing here for {wait_s:g} seconds"
        fix = "Wait for the other command to end, then try again."
        raise FileError([Finding(str(folder), problem, fix)]) from error
    except OSError as error:
        raise FileError([_unusable(place.parent, error)]) from error
    try:
        yield
    finally:
        lock.release()


def settle(folder: Path) -> tuple[Finding, ...]:
    """See that a folder holds one plan, and no mix of two.

    If a publishing broke off there, the plan before is put back, byte for byte, and the
    finding says so. One that is still going on is waited for.

    Raises
    ------
    InputError
        If the plan before cannot be put back.
    """
    if not os.path.exists(folder / HISTORY / NOTE):  # no, where nobody may look
        return ()
    with alone(folder):
        return settle_alone(folder)


def settle_alone(folder: Path) -> tuple[Finding, ...]:
    """Do the same for who already publishes alone."""
    begun = _noted(folder)
    try:
        if begun is None:
            _sweep(folder, _notes(folder))
            return ()
        if _is_done(folder, begun):
            _forget(folder)  # all was done but this
            return ()
    except OSError as error:
        raise FileError([_unusable(folder, error)]) from error
    _put_back(folder, begun)
    problem = f"publishing plan {begun.after} broke off, and {_now(begun)}"
    return (Finding(str(folder), problem, "Publish again.", severity="warning"),)


def _is_done(folder: Path, begun: Publishing) -> bool:
    if begun.before == begun.after:
        return set(begun.files) <= kept_plan(folder, begun.after).files.keys()
    return number_in_force(folder) == begun.after


def _now(begun: Publishing) -> str:
    if begun.before is None:
        return "no plan is in force, as before"
    if begun.before == begun.after:
        return "it is as it was before"
    return f"plan {begun.before} is in force again, byte for byte"


def replace_files(
    folder: Path,
    plan: KeptPlan,
    contents: Mapping[str, bytes],
    before: KeptPlan | None,
) -> None:
    """Let a plan take the place of the one before: its files, and no others of that.

    To be called alone, where the files of the plan before stand as they are kept. Files
    that are the same in both are not touched, nor those that are in neither.

    Raises
    ------
    FileError
        If it cannot be done; the plan before is then in force, as it was.
    """
    last = None if before is None else before.number
    gone = [] if before is None else [n for n in before.files if n not in contents]
    fresh = {
        folder / name: content
        for name, content in contents.items()
        if before is None or before.files.get(name) != plan.files[name]
    }
    with _whole_or_not_at_all(folder, Publishing(last, plan.number, tuple(contents))):
        keep(folder, plan, contents)
        _remove(folder, gone)  # first: some systems take a.ics and A.ics for the same
        write_together(fresh, durable=True)
        set_in_force(folder, plan.number)


def add_files(
    folder: Path, plan: KeptPlan, contents: Mapping[str, bytes], before: KeptPlan
) -> None:
    """Let further files come to the plan in force, which keeps its number.

    To be called alone, where its files stand as they are kept.

    Raises
    ------
    FileError
        If it cannot be done; the plan has none of them then.
    """
    fresh = {folder / n: data for n, data in contents.items() if n not in before.files}
    number = plan.number
    with _whole_or_not_at_all(folder, Publishing(number, number, tuple(contents))):
        write_together(fresh, durable=True)
        keep(folder, plan, contents)  # from now on they are files of the plan


@contextmanager
def _whole_or_not_at_all(folder: Path, begun: Publishing) -> Iterator[None]:
    """Note what has begun; if it fails, put back what was before."""
    try:
        _note(folder, begun)
        yield
    except BaseException as error:
        first = error.findings if isinstance(error, InputError) else ()
        _put_back(folder, begun, first)
        if isinstance(error, OSError):
            raise FileError([_unusable(folder, error)]) from error
        raise
    with suppress(OSError):  # all is done: a note that stays is found later
        _forget(folder)


def _put_back(folder: Path, begun: Publishing, told: Iterable[Finding] = ()) -> None:
    """Put the plan before back; if that cannot be, say so after what was told."""
    try:
        _restore(folder, begun)
    except (OSError, InputError) as error:
        found = error.findings if isinstance(error, InputError) else ()
        why = found or (_unusable(folder, error),)
        problem = f"plan {begun.after} broke off, and what was before is not put back"
        fix = (
            "Mend what follows, and the next command puts it back. Or delete "
            f"{folder / HISTORY / NOTE}: then what stands in the folder counts."
        )
        raise FileError([*told, Finding(str(folder), problem, fix), *why]) from error


def _restore(folder: Path, begun: Publishing) -> None:
    """Give every file the bytes of the plan before; doing it twice does no harm."""
    old = {} if begun.before is None else contents_of(folder, begun.before)
    kept = path_of(folder, begun.after)
    _sweep(folder, [*old, *begun.files, f"{HISTORY}/{kept.name}", *_notes(folder)])
    _remove(folder, [name for name in begun.files if name not in old])
    other = {
        folder / name: content
        for name, content in old.items()
        if not _holds(folder / name, content)
    }
    write_together(other, durable=True)
    set_in_force(folder, begun.before)
    if begun.after != begun.before:
        kept.unlink(missing_ok=True)
    _forget(folder)


def _holds(path: Path, content: bytes) -> bool:
    return path.is_file() and path.read_bytes() == content


def _remove(folder: Path, names: Iterable[str]) -> None:
    """Remove files, and the folders that they leave empty."""
    parents: set[Path] = set()
    for name in names:
        path = folder / name
        if path.is_file() or path.is_symlink():
            path.unlink()
            parents |= {folder / one for one in PurePosixPath(name).parents}
    make_durable(parents)
    for parent in sorted(parents - {folder}, reverse=True):
        if not any(parent.iterdir()):
            parent.rmdir()


def _sweep(folder: Path, names: Iterable[str]) -> None:
    """Remove what was written beside its place and never came there."""
    for path in left_beside(folder / name for name in names):
        path.unlink(missing_ok=True)


def _notes(folder: Path) -> list[str]:
    """Name what may have been on its way into the history."""
    next_one = path_of(folder, next_number(folder))
    return [f"{HISTORY}/{name}" for name in (IN_FORCE, NOTE, next_one.name)]


def _noted(folder: Path) -> Publishing | None:
    path = folder / HISTORY / NOTE
    if not path.exists():
        return None
    begun = record_from_json(read_text(path), str(path), Publishing, PUBLISHING_FORMAT)
    outside = [name for name in begun.files if not is_inside(name)]
    if outside:
        problem = "it names a file that is none of the folder's"
        fix = "Delete it, and go back to a plan with `matchengine history`."
        raise InputError([Finding(str(path), problem, fix, value=outside[0])])
    return begun


def _note(folder: Path, begun: Publishing) -> None:
    write_whole(folder / HISTORY / NOTE, json_text(begun, NOTE), durable=True)


def _forget(folder: Path) -> None:
    path = folder / HISTORY / NOTE
    path.unlink(missing_ok=True)
    make_durable([path.parent])


def _unusable(path: Path, error: Exception) -> Finding:
    problem = f"it cannot be written: {getattr(error, 'strerror', None) or error}"
    fix = "Check whether you may write there, and the free space."
    return Finding(str(path), problem, fix)
