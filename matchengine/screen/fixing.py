"""Workbooks that are written to be filled in: clean ones, and the template."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from matchengine.errors import FileError, Finding
from matchengine.files.read_mission import ReadTables
from matchengine.files.tables.clean_workbook import clean_workbook
from matchengine.files.tables.template_workbook import Language, template_workbook
from matchengine.files.writing import write_whole

WORKBOOK = ".xlsx"


def may_be_written(target: Path, *, force: bool) -> None:
    """Refuse a target that is no XLSX, or that stands there already.

    Raises
    ------
    FileError
        Saying why.
    """
    if target.suffix.casefold() != WORKBOOK:
        problem = "a workbook is written as XLSX"
        raise FileError([Finding(str(target), problem, "Name it so: x.xlsx.")])
    if target.exists() and not force:
        raise FileError(
            [
                Finding(
                    str(target),
                    "there is already something of this name, and it is left alone",
                    "Name another file, or write over it with --force.",
                )
            ]
        )


def may_be_written_beside(inputs: Path, target: Path, *, force: bool) -> None:
    """Refuse a target that is one of the inputs, no XLSX, or there already.

    Raises
    ------
    FileError
        Saying why.
    """
    if target.exists() and any(target.samefile(one) for one in _files_of(inputs)):
        raise FileError(
            [
                Finding(
                    str(target),
                    "this is one of the inputs, which are never written over",
                    "Name another file.",
                )
            ]
        )
    may_be_written(target, force=force)


def write_clean(read: ReadTables, target: Path) -> None:
    """Write the tables as they were read into a workbook.

    Raises
    ------
    FileError
        If it cannot be written; then nothing is.
    """
    write_whole(target, clean_workbook(read))


def write_template(target: Path, language: Language, *, force: bool) -> None:
    """Write an empty workbook to fill in.

    Raises
    ------
    FileError
        If something of this name is there already, or it cannot be written.
    """
    may_be_written(target, force=force)
    write_whole(target, template_workbook(language))


def _files_of(inputs: Path) -> Iterator[Path]:
    yield inputs
    if inputs.is_dir():
        yield from (one for one in inputs.iterdir() if one.is_file())
