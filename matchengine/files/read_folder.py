"""Mission tables from a folder of CSV files."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterable, Iterator
from pathlib import Path

from matchengine.errors import FileError, Finding
from matchengine.files.headers import columns_called
from matchengine.files.raw import RawMission, Row, is_blank
from matchengine.trade.columns import folded

SEPARATORS = (",", ";", "\t")


def read_folder(folder: Path) -> RawMission:
    """Read every CSV file of a folder whose name is that of a table."""
    try:
        paths = sorted(path for path in folder.iterdir() if _is_csv(path))
    except OSError as error:
        raise FileError([cannot_read(str(folder), error)]) from error
    raw = RawMission(str(folder))
    for path in paths:
        name = raw.claim(path.stem, path.name, "file")
        if name is None:
            continue
        try:
            text = decoded(path.read_bytes())
            rows = list(csv_rows(text, separator_of(text, name)))
        except OSError as error:
            raw.refuse(name, cannot_read(path.name, error))
        except _NotCsvError as error:
            raw.refuse(name, Finding(path.name, error.problem, error.fix, error.row))
        else:
            raw.add(name, path.name, rows)
    return raw


def cannot_read(source: str, error: OSError) -> Finding:
    """Say that something cannot be read, and why."""
    return Finding(
        source,
        f"it cannot be read: {error.strerror or error}",
        "Check the path and whether you may read it.",
    )


class _NotCsvError(Exception):
    """Bytes that hold no table."""

    def __init__(self, problem: str, fix: str, row: int | None = None) -> None:
        super().__init__(problem)
        self.problem, self.fix, self.row = problem, fix, row


def _is_csv(path: Path) -> bool:
    hidden = path.name.startswith((".", "~"))
    return path.suffix.casefold() == ".csv" and path.is_file() and not hidden


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
    raise _NotCsvError("it is not a text file", "Save it as CSV, in UTF-8.")


def separator_of(text: str, table: str) -> str:
    """Say what separates the cells: what makes most sense of the header."""
    known = columns_called(table)

    def sense(separator: str) -> tuple[int, int]:
        header = _first_row(text, separator)
        if not header:
            return 1, 0  # read so, the file is blank: then it is
        return sum(folded(cell) in known for cell in header), len(header)

    return max(SEPARATORS, key=sense)


def _first_row(text: str, separator: str) -> list[str]:
    rows = csv.reader(_lines(text), delimiter=separator)
    try:
        return next((row for row in rows if not all(map(is_blank, row))), [])
    except csv.Error:
        return []


def csv_rows(text: str, separator: str) -> Iterator[tuple[int, Row]]:
    """Go through the rows, numbered as a spreadsheet shows them."""
    number = 0
    rows = csv.reader(_lines(text), delimiter=separator, strict=True)
    try:
        for number, row in enumerate(rows, 1):
            yield number, row
    except csv.Error as error:
        raise _NotCsvError(
            f"the row cannot be told into cells ({error})",
            "Close every quote that is opened, and double those inside quoted text.",
            number + 1,
        ) from error


def _lines(text: str) -> Iterable[str]:
    """Split at line ends of every kind, but keep them: quoted cells may hold some."""
    return io.StringIO(text, newline="")
