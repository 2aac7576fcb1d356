"""Cells of a workbook that look empty to a reader, although something stands there.

A formula that ends in an error, or whose result was never worked out, has no value.
It must not pass for an empty cell: what was agreed would be lost without a word.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.etree import ElementTree

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
LINKED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


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
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            part = _part_of(parts, sheet)
            return {} if part is None else dict(_found(parts.read(part)))
    except (zipfile.BadZipFile, KeyError, ElementTree.ParseError):
        return {}


def _part_of(parts: zipfile.ZipFile, sheet: str) -> str | None:
    """Name the part of the file that holds a sheet."""
    book = ElementTree.fromstring(parts.read("xl/workbook.xml"))
    links = ElementTree.fromstring(parts.read("xl/_rels/workbook.xml.rels"))
    targets = {link.get("Id"): link.get("Target", "") for link in links}
    for one in book.iter(f"{MAIN}sheet"):
        if one.get("name") == sheet:
            target = targets.get(one.get(LINKED), "")
            return posixpath.join("/xl", target).lstrip("/")
    return None


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
