"""Mission tables from the sheets of one workbook."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from matchengine.errors import FileError, Finding
from matchengine.files.raw import RawMission, Row, is_blank, is_table
from matchengine.files.read_folder import cannot_read

OLD_FORMAT = bytes.fromhex("d0cf11e0a1b11ae1")
SUFFIXES = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")


def read_workbook(path: Path) -> RawMission:
    """Read every sheet of a workbook whose name is that of a table."""
    book = _opened(path)
    raw = RawMission(path.name)
    for sheet in book.sheet_names:
        source = f"{path.name}, sheet {sheet}"
        rows, damage = _rows_of(book, sheet)
        if not is_table(sheet) and all(all(map(is_blank, row)) for row in rows):
            continue
        name = raw.claim(sheet, source, "sheet")
        if name is not None and damage is not None:
            raw.refuse(name, _damaged(source, damage))
        elif name is not None:
            raw.add(name, source, enumerate(rows, 1))
    return raw


def _opened(path: Path) -> CalamineWorkbook:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise FileError([cannot_read(str(path), error)]) from error
    try:
        return CalamineWorkbook.from_filelike(io.BytesIO(data))
    except CalamineError as error:
        raise FileError([_locked_or_damaged(path, data, error)]) from error


def _rows_of(
    book: CalamineWorkbook, sheet: str
) -> tuple[Sequence[Row], CalamineError | None]:
    try:
        return book.get_sheet_by_name(sheet).to_python(skip_empty_area=False), None
    except CalamineError as error:
        return [], error


def _locked_or_damaged(path: Path, data: bytes, error: CalamineError) -> Finding:
    """Tell a password from damage: a locked workbook is wrapped in an older format."""
    wrapped = path.suffix.casefold() != ".xls" and data.startswith(OLD_FORMAT)
    if wrapped or isinstance(error, PasswordError):
        return Finding(
            path.name,
            "the workbook is locked with a password, or is of another format",
            "Save it as XLSX without a password.",
        )
    return _damaged(path.name, error)


def _damaged(source: str, error: CalamineError) -> Finding:
    return Finding(
        source,
        f"it cannot be read as a workbook ({error})",
        "Open it in a spreadsheet and save it as XLSX again.",
    )
