"""Each published plan as one zip: its files with their bytes, and what they are.

Anybody can look into it, and the same plan gives the same bytes. It is written beside
its place and moved there, so it is never half there.
"""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from matchengine.errors import FileError, Finding, InputError
from matchengine.files.history.records import KEPT_FORMAT, KeptPlan
from matchengine.files.json_reading import record_from_json
from matchengine.files.json_writing import json_text
from matchengine.files.limits import cannot_read
from matchengine.files.writing import write_whole

HISTORY = "history"
"""The folder of the history, in the outputs folder of a run."""
ABOUT = "edition.json"
"""What is told of a plan, in its zip; no file of a plan has that name."""

NUMBERED = re.compile(r"(\d{4}|[1-9]\d{4,8})\.zip", re.ASCII)

BEGINNING = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip can note: the same files give the same bytes."""
EFFORT = 1
"""Of 9: at 6, tables are packed a fifth smaller, in three times the time."""
READABLE = 0o644 << 16

DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    LookupError,
    ValueError,
    EOFError,
    NotImplementedError,
    RuntimeError,
)
"""What a damaged zip may raise, whatever is wrong with it."""


def path_of(folder: Path, number: int) -> Path:
    """Say where a plan is kept."""
    return folder / HISTORY / f"{number:04}.zip"


def numbers(folder: Path) -> tuple[int, ...]:
    """Give the numbers of the plans that are kept, from the first on."""
    names = (path.name for path in (folder / HISTORY).glob("*.zip"))
    matches = filter(None, map(NUMBERED.fullmatch, names))
    return tuple(sorted(int(match[1]) for match in matches))


def digest(content: bytes) -> str:
    """Give the SHA-256 of the content of a file."""
    return hashlib.sha256(content).hexdigest()


def keep(folder: Path, plan: KeptPlan, contents: Mapping[str, bytes]) -> None:
    """Keep a plan under its number; it then outlasts a power cut.

    Raises
    ------
    FileError
        If it cannot be written.
    """
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as packed:
        about = json_text(plan, ABOUT).encode()
        for name, content in {ABOUT: about, **contents}.items():
            entry = zipfile.ZipInfo(name, BEGINNING)
            entry.create_system, entry.external_attr = 3, READABLE  # 3 is Unix
            packed.writestr(entry, content, zipfile.ZIP_DEFLATED, EFFORT)
    write_whole(path_of(folder, plan.number), data.getvalue(), durable=True)


def kept_plan(folder: Path, number: int) -> KeptPlan:
    """Read what is told of a plan that is kept.

    Raises
    ------
    InputError
        If there is none of this number, or if it is damaged.
    FileError
        If it cannot be read.
    """
    with _reading(folder, number) as (_, plan):
        return plan


def contents_of(folder: Path, number: int) -> dict[str, bytes]:
    """Read the files of a plan that is kept: their contents by name.

    Raises
    ------
    InputError
        If there is none of this number, or if a single byte of it is damaged.
    FileError
        If it cannot be read.
    """
    with _reading(folder, number) as (packed, plan):
        contents = {name: packed.read(name) for name in plan.files}
        for name, content in contents.items():
            if digest(content) != plan.files[name]:
                raise ValueError(f"{name} is not as it was published")
    return contents


def versions_of(folder: Path, name: str) -> Iterator[tuple[int, str]]:
    """Give each content that a file had in the plans that are kept, newest first.

    Yields
    ------
    number, digest
        The plan in which this content was new, and its SHA-256. A plan that was gone
        back to brings nothing new. A damaged plan is passed over.
    """
    first: dict[str, int] = {}
    for number in numbers(folder):
        try:
            found = kept_plan(folder, number).files.get(name)
        except InputError:
            continue
        if found is not None:
            first.setdefault(found, number)
    for content, number in reversed(first.items()):
        yield number, content


def is_inside(name: str) -> bool:
    """Whether a name stays inside the folder of a run, and outside its history."""
    parts = PurePosixPath(name).parts
    plain = "\\" not in name and ":" not in name and not name.startswith("/")
    return bool(parts) and plain and ".." not in parts and parts[0] != HISTORY


@contextmanager
def _reading(folder: Path, number: int) -> Iterator[tuple[zipfile.ZipFile, KeptPlan]]:
    """Open a plan that is kept; whatever is wrong with it becomes a finding."""
    path = path_of(folder, number)
    try:
        with zipfile.ZipFile(path) as packed:
            yield packed, _about(packed, path, number)
    except FileNotFoundError as error:
        raise InputError([unknown(folder, number)]) from error
    except OSError as error:
        raise FileError([cannot_read(str(path), error)]) from error
    except DAMAGED as error:
        problem = f"the plan that is kept in it is damaged: {error}"
        fix = "Put the file back from a copy, or take another plan."
        raise InputError([Finding(str(path), problem, fix)]) from error


def _about(packed: zipfile.ZipFile, path: Path, number: int) -> KeptPlan:
    text = packed.read(ABOUT).decode()
    plan = record_from_json(text, f"{path}, {ABOUT}", KeptPlan, KEPT_FORMAT)
    outside = [name for name in plan.files if not is_inside(name)]
    if outside:
        raise ValueError(f"it has a file {outside[0]}")
    if plan.number != number:
        raise ValueError(f"it is plan {plan.number}")
    return plan


def unknown(folder: Path, number: int) -> Finding:
    """Say that no plan of this number is kept, and which are."""
    known = ", ".join(map(str, numbers(folder)))
    fix = f"Known: {known}." if known else "None is kept there yet."
    return Finding(str(folder / HISTORY), f"no plan {number} is kept", fix)
