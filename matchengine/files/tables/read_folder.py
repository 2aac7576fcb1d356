"""Mission tables from a folder of CSV files."""

from __future__ import annotations

import codecs
import contextlib
import csv
import functools
import io
import itertools
import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from matchengine.errors import FileError, Finding
from matchengine.files.limits import (
    MOST_FILES,
    bytes_of,
    cannot_read,
    has_too_many_lines,
    long_lines,
    too_many_files,
)
from matchengine.files.tables.content import Content
from matchengine.files.tables.headers import ROWS_LOOKED_AT, header_place, heading_of
from matchengine.files.tables.raw import RawMission, Row, is_blank
from matchengine.files.tables.sheets import BadSheetError, Sheet, take

ONLY_TABLE = "Keep only the table in it, a row on each line."
LINES_LOOKED_AT = 500
"""So many lines may stand above the header, blank ones too."""

SEPARATORS = (",", ";", "\t")


def read_folder(folder: Path) -> RawMission:
    """Read every CSV file of a folder whose name is that of a table."""
    raw = RawMission(str(folder))
    take(raw, folder_sheets(folder))
    return raw


def folder_sheets(folder: Path) -> list[Sheet]:
    """Give every CSV file of a folder, not yet read.

    Raises
    ------
    FileError
        If the folder cannot be read, or is no folder of a mission.
    """
    try:
        with os.scandir(folder) as entries:
            names = (one.name for one in entries if _is_csv(one.name))
            found = sorted(itertools.islice(names, MOST_FILES + 1))
    except OSError as error:
        raise FileError([cannot_read(str(folder), error)]) from error
    if len(found) > MOST_FILES:
        raise FileError([too_many_files(folder)])
    paths = [folder / name for name in found]
    return [csv_sheet(path) for path in paths if not path.is_dir()]


def csv_sheet(path: Path) -> Sheet:
    """Give a CSV file, not yet read."""

    @functools.cache
    def text() -> str:
        return text_of(path)

    def load(name: str) -> Content:
        try:
            return Content(list(csv_rows(text(), separator_of(text(), name))))
        except FileError as error:
            [finding] = error.findings
            raise BadSheetError(replace(finding, source=path.name)) from error
        except NotCsvError as error:
            finding = Finding(path.name, error.problem, error.fix, error.row)
            raise BadSheetError(finding) from error

    return Sheet(path.stem, path.name, "file", load)


def text_of(path: Path) -> str:
    """Read a file of text, in whatever encoding it is.

    Raises
    ------
    FileError
        If it cannot be read.
    NotCsvError
        If it is no text, or has too many lines.
    """
    text = decoded(bytes_of(path))
    if why := has_too_many_lines(text):
        raise NotCsvError(why, ONLY_TABLE)
    return text


class NotCsvError(Exception):
    """Bytes that hold no table."""

    def __init__(self, problem: str, fix: str, row: int | None = None) -> None:
        super().__init__(problem)
        self.problem, self.fix, self.row = problem, fix, row


def _is_csv(name: str) -> bool:
    return name.casefold().endswith(".csv") and not name.startswith((".", "~"))


def decoded(data: bytes) -> str:
    """Read bytes as UTF-8, as UTF-16 if they say so, else as Windows-1252."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encodings = ["utf-16"]
    else:
        encodings = ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise NotCsvError("it is not a text file", "Save it as CSV, in UTF-8.")


def separator_of(text: str, table: str) -> str:
    """Say what separates the cells: what makes most sense of the header."""

    def sense(separator: str) -> tuple[int, int]:
        rows = _first_rows(text, separator)
        if not rows:
            return 1, 0  # read so, the file is blank: then it is
        header = rows[header_place(table, rows)]
        return sum(heading_of(table, cell) is not None for cell in header), len(header)

    return max(SEPARATORS, key=sense)


def _first_rows(text: str, separator: str) -> list[list[str]]:
    rows = csv.reader(_lines(text), delimiter=separator)
    first = itertools.islice(rows, LINES_LOOKED_AT)
    filled = (row for row in first if not all(map(is_blank, row)))
    found: list[list[str]] = []
    # what is wrong is said when all rows are read
    with contextlib.suppress(csv.Error, ValueError):
        found.extend(itertools.islice(filled, ROWS_LOOKED_AT))
    return found


def csv_rows(text: str, separator: str) -> Iterator[tuple[int, Row]]:
    """Go through the rows, numbered as a spreadsheet shows them."""
    number = 0
    rows = csv.reader(_lines(text), delimiter=separator, strict=True)
    try:
        for number, row in enumerate(rows, 1):
            yield number, row
    except ValueError as error:
        raise NotCsvError(str(error), ONLY_TABLE) from error
    except csv.Error as error:
        raise NotCsvError(
            f"the row cannot be told into cells ({error})",
            "Close every quote that is opened, and double those inside quoted text.",
            number + 1,
        ) from error


def _lines(text: str) -> Iterable[str]:
    """Split at line ends of every kind, but keep them: quoted cells may hold some."""
    return long_lines(io.StringIO(text, newline=""))
