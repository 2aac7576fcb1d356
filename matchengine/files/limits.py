"""How large an input may be, and why: what is larger is refused before it is read."""

from __future__ import annotations

import io
import re
import stat
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from matchengine.errors import FileError, Finding

MEGABYTE = 1024**2

LARGEST_FILE = 100 * MEGABYTE
"""A mission of 10,000 businesses with 60,000 lines holds 6 MB."""

MOST_FILES = 500
"""CSV files in a folder. There are ten tables: more files are no mission."""

LARGEST_UNPACKED = 128 * MEGABYTE
"""What a workbook may unpack to: 60,000 lines are 40 MB. A second unpacks this much."""

MOST_PARTS = 2_000
"""Files inside a workbook; a sheet has two or three."""

MOST_CELLS = 5_000_000
"""Cells from A1 to the last that is filled: reading keeps a place for each."""

LONGEST_CELL = 32_767
"""Characters that a spreadsheet's cell holds at most: no more can be written back."""

LONGEST_LINE = 1_000_000
"""Characters in a line of CSV: thirty cells as long as a spreadsheet holds."""

MOST_LINES = 1_048_576
"""Lines of a CSV file, as many as a spreadsheet has."""

MANY_ROWS = 100_000
FILLED_SHARE = 0.1
"""A sheet of so many rows has a filled cell in at least this share of them."""

FILLED_CELL = re.compile(
    rb"""<(?:\w+:)?c\s(?:[a-z]+=["'][^"']*["']\s+)*?r=["']([A-Z]{1,3})([0-9]{1,7})["'][^>/]*>"""
)
# these begin with a plain text, which makes them fast, and may find too much
FAR_COLUMN = re.compile(rb"r=.[A-Z]{3}[0-9]")
SECOND_ALPHABET = re.compile(rb"r=.[A-Z]{2}[0-9]")
FAR_ROW = re.compile(rb"r=.[A-Z]*[0-9]{6}")
REPEATED = re.compile(
    rb"""<table:table-cell(?=[^>]*office:)[^>]*columns-repeated=["']([0-9]{4,})["']"""
    rb"""|<table:table-row[^>]*rows-repeated=["']([0-9]{4,})["'][^>]*>\s*"""
    rb"""<table:[a-z-]*cell(?=[^>]*office:)"""
)


def bytes_of(path: Path) -> bytes:
    """Read a file that is one, and no larger than is sensible.

    Raises
    ------
    FileError
        If it is none, is too large, or cannot be read.
    """
    try:
        about = path.stat()
        if not stat.S_ISREG(about.st_mode):
            raise FileError([_no_file(path)])
        if about.st_size > LARGEST_FILE:
            raise FileError([_too_large(path, about.st_size)])
        return path.read_bytes()
    except OSError as error:
        raise FileError([cannot_read(str(path), error)]) from error


def cannot_read(source: str, error: OSError) -> Finding:
    """Say that something cannot be read, and why."""
    return Finding(
        source,
        f"it cannot be read: {error.strerror or error}",
        "Check the path and whether you may read it.",
    )


def unpacks_to_too_much(data: bytes) -> str | None:
    """Say what is too much in a zipped workbook; None if nothing is.

    What its directory claims is looked at first, then everything is unpacked and
    counted: a directory can lie.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        parts = packed.infolist()
        if len(parts) > MOST_PARTS:
            return f"it holds {len(parts):,} files"
        if sum(part.file_size for part in parts) > LARGEST_UNPACKED:
            return "it unpacks to " + _megabytes(sum(p.file_size for p in parts))
        left = LARGEST_UNPACKED
        for part in parts:
            content = _unpacked(packed, part, left)
            left -= len(content)
            if left < 0:
                return f"it unpacks to more than {_megabytes(LARGEST_UNPACKED)}"
            if why := _too_many_cells(part.filename, content):
                return why
    return None


def _unpacked(packed: zipfile.ZipFile, part: zipfile.ZipInfo, left: int) -> bytes:
    part.file_size = 2**40  # whatever it claims: what it holds is counted
    pieces: list[bytes] = []
    with packed.open(part) as file:
        while left >= 0 and (piece := file.read(MEGABYTE)):
            pieces.append(piece)
            left -= len(piece)
    return b"".join(pieces)


def _too_many_cells(name: str, content: bytes) -> str | None:
    if name.endswith("content.xml"):
        repeated = REPEATED.search(content)
        return "it repeats a cell thousands of times" if repeated else None
    if b"sheetData" not in content or _surely_few(content):
        return None
    formatted = content.count(b"<row ")
    filled = content.count(b"<v>") + content.count(b"<is>")
    if formatted > MANY_ROWS and filled < FILLED_SHARE * formatted:
        return f"a sheet of it has {formatted:,} rows, nearly all of them empty"
    rows = columns = 0
    for match in FILLED_CELL.finditer(content):
        rows = max(rows, int(match[2]))
        columns = max(columns, _column(match[1]))
    if rows * columns <= MOST_CELLS:
        return None
    return f"a sheet of it reaches over {rows:,} rows and {columns:,} columns"


def _surely_few(content: bytes) -> bool:
    """Whether no cell stands so far out that the sheet could be too large."""
    rows = MOST_LINES if FAR_ROW.search(content) else 99_999
    if FAR_COLUMN.search(content):
        return False
    columns = 702 if SECOND_ALPHABET.search(content) else 26
    return rows * columns <= MOST_CELLS


def _column(name: bytes) -> int:
    number = 0
    for letter in name:
        number = number * 26 + letter - ord("A") + 1
    return number


def too_much(path: Path, why: str) -> Finding:
    """Refuse a file that holds more than any mission."""
    return Finding(
        path.name,
        f"{why}, more than any mission holds",
        "Copy the tables into a new workbook, and save it as XLSX.",
    )


def too_many_files(folder: Path) -> Finding:
    """Refuse a folder that is no folder of a mission."""
    return Finding(
        str(folder),
        f"it holds more than {MOST_FILES} CSV files",
        "Name a folder that holds the tables of one mission only.",
    )


def has_too_many_lines(text: str) -> str | None:
    """Say that a text has more lines than a spreadsheet; None if it has not."""
    lines = max(text.count("\n"), text.count("\r"))
    return None if lines < MOST_LINES else f"it has more than {MOST_LINES:,} lines"


def long_lines(lines: Iterable[str]) -> Iterator[str]:
    """Go through lines, and stop at one that is too long.

    Raises
    ------
    ValueError
        Saying which.
    """
    for number, line in enumerate(lines, 1):
        if len(line) > LONGEST_LINE:
            raise ValueError(f"line {number:,} is longer than {LONGEST_LINE:,} letters")
        yield line


def _megabytes(size: int) -> str:
    return f"{size / MEGABYTE:,.0f} MB"


def _too_large(path: Path, size: int) -> Finding:
    return Finding(
        path.name,
        f"it holds {_megabytes(size)}, and {_megabytes(LARGEST_FILE)} are the most",
        "Keep only the tables of the mission in it.",
    )


def _no_file(path: Path) -> Finding:
    return Finding(
        str(path),
        "this is no file but a folder, pipe or device",
        "Name a folder of CSV files or a workbook.",
    )
