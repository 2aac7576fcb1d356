"""Mission tables from the sheets of one workbook."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from pathlib import Path

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetVisibleEnum,
)

from matchengine.errors import FileError, Finding
from matchengine.files.limits import bytes_of, too_much, unpacks_to_too_much
from matchengine.files.tables.content import Content, Merge
from matchengine.files.tables.raw import RawMission
from matchengine.files.tables.sheets import BadSheetError, Sheet, take
from matchengine.files.tables.unseen_cells import failed_cells, merges_downwards

OLD_FORMAT = bytes.fromhex("d0cf11e0a1b11ae1")
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
OLD_BOOK = re.compile(b"|".join(n.encode("utf-16-le") for n in ("Workbook", "Book")))

SUFFIXES = (".xlsx", ".xlsm", ".ods")
OLD_SUFFIXES = (".xls", ".xlsb", ".xlt", ".xlw")
"""Workbooks that are refused: their cells cannot be counted before they are read."""

DAMAGE = (
    CalamineError,
    zipfile.BadZipFile,
    NotImplementedError,  # packed in a way that nobody uses
    RuntimeError,  # a part of it is encrypted
    zlib.error,
    EOFError,
    OSError,
    ValueError,
)
"""What opening and unpacking a damaged file may raise."""

AS_XLSX = "Open it in a spreadsheet and save it as XLSX."


def read_workbook(path: Path) -> RawMission:
    """Read every sheet of a workbook whose name is that of a table.

    Raises
    ------
    FileError
        If it is no workbook, is locked, is of a format of old, or holds too much.
    """
    raw = RawMission(path.name)
    sheets, raw.findings = workbook_sheets(path)
    take(raw, sheets)
    return raw


def workbook_sheets(path: Path) -> tuple[list[Sheet], list[Finding]]:
    """Give every sheet of a workbook, not yet read, and what is odd about it.

    Raises
    ------
    FileError
        If it is no workbook, is locked, is of a format of old, or holds too much.
    """
    data = bytes_of(path)
    book = opened_workbook(path, data)
    failed = failed_cells(data)
    odd = [_merged_unseen(path)] if merges_downwards(data) else []
    sheets = []
    for about in book.sheets_metadata:
        if about.name in book.sheet_names:
            hidden = about.visible != SheetVisibleEnum.Visible
            cells = failed.get(about.name, [])
            sheets.append(_sheet(path, book, about.name, cells, hidden=hidden))
    return sheets, odd


def _sheet(
    path: Path,
    book: CalamineWorkbook,
    name: str,
    failed: list[tuple[int, int, str]],
    *,
    hidden: bool,
) -> Sheet:
    source = f"{path.name}, sheet {name}"

    def load(table: str) -> Content:
        try:
            sheet = book.get_sheet_by_name(name)
            rows = sheet.to_python(skip_empty_area=False)
        except CalamineError as error:
            raise BadSheetError(damaged(source, error)) from error
        for row, place, said in failed:
            if row <= len(rows) and place < len(rows[row - 1]):
                rows[row - 1][place] = said
        return Content(list(enumerate(rows, 1)), _merges(sheet))

    return Sheet(name, source, "sheet", load, hidden)


def _merges(sheet: CalamineSheet) -> tuple[Merge, ...]:
    found = sheet.merged_cell_ranges or []
    merges = (
        Merge(top + 1, left, bottom + 1, right)
        for (top, left), (bottom, right) in found
    )
    return tuple(sorted(merges, key=lambda one: (one.top, one.left)))


def opened_workbook(path: Path, data: bytes) -> CalamineWorkbook:
    """Open a workbook of which the bytes were read.

    Raises
    ------
    FileError
        If it is none, is locked, is of a format of old, or holds too much.
    """
    if data.startswith(OLD_FORMAT):
        raise FileError([_locked_or_old(path, data)])
    if path.suffix.casefold() in OLD_SUFFIXES:
        raise FileError([_old(path)])
    try:
        if why := unpacks_to_too_much(data):
            raise FileError([too_much(path, why)])
        return CalamineWorkbook.from_filelike(io.BytesIO(data))
    except PasswordError as error:
        raise FileError([_locked(path)]) from error
    except DAMAGE as error:
        raise FileError([damaged(path.name, error)]) from error


def _merged_unseen(path: Path) -> Finding:
    return Finding(
        path.name,
        "cells are merged downwards, which cannot be seen in this format: all but the "
        "first row would be empty",
        "Save it as XLSX, or unmerge them and fill every row.",
    )


def _locked_or_old(path: Path, data: bytes) -> Finding:
    """Tell a password from an old format: both are wrapped in the same way."""
    if ENCRYPTED not in data and OLD_BOOK.search(data):
        return _old(path)
    return _locked(path)


def _locked(path: Path) -> Finding:
    return Finding(
        path.name,
        "the workbook is locked with a password, or is of another format",
        "Save it as XLSX without a password.",
    )


def _old(path: Path) -> Finding:
    return Finding(path.name, "it is a workbook of an old format", AS_XLSX)


def damaged(source: str, error: Exception) -> Finding:
    """Say that a workbook, or a sheet of it, cannot be read."""
    return Finding(
        source,
        f"it cannot be read as a workbook ({error})",
        "Open it in a spreadsheet and save it as XLSX again.",
    )
