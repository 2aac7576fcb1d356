"""Cells of a workbook that look empty to a reader, although something stands there.

A formula that ends in an error, or whose result was never worked out, has no value.
It must not pass for an empty cell: what was agreed would be lost without a word.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.etree import ElementTree

from matchengine.files.tables.unseen_cells import BOOK, LINKS, parts_of_sheets

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@dataclass(frozen=True)
class NoValue:
    """What stands in a cell instead of a value."""

    shown: str
    problem: str

    def __str__(self) -> str:
        return self.shown


def cells_without_value(data: bytes, sheet: str) -> Mapping[str, NoValue]:
    """Find them on a sheet of an XLSX file, by their names such as T8.

    A file of another form has none that can be found.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        if not {BOOK, LINKS} <= set(packed.namelist()):
            return {}
        part = parts_of_sheets(packed).get(sheet, "")
        if part not in packed.namelist():
            return {}
        try:
            return dict(_found(packed.read(part)))
        except ElementTree.ParseError:
            return {}


def _found(xml: bytes) -> Iterator[tuple[str, NoValue]]:
    for _, cell in ElementTree.iterparse(io.BytesIO(xml)):
        if cell.tag != f"{MAIN}c":
            continue
        value = cell.findtext(f"{MAIN}v") or ""
        formula = cell.findtext(f"{MAIN}f") or ""
        if cell.get("t") == "e":
            yield cell.get("r", ""), NoValue(value, "the cell holds an error")
        elif formula and not value and cell.get("t") != "str":
            problem = "the result of the formula was never worked out"
            yield cell.get("r", ""), NoValue(f"={formula}", problem)
        cell.clear()
