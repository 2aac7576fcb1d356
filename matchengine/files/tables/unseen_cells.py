"""What the reader of workbooks does not show: formulas that failed, merges of an ODS.

Both are found in the XML, so that `#N/A` is told and not lost.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from xml.etree import ElementTree

FAILED = re.compile(
    rb"""<(?:\w+:)?c\s(?=[^>]*\bt=["']e["'])[^>]*?\br=["']([A-Z]{1,3})([0-9]{1,7})["']"""
    rb"""[^>]*>(?:<(?:\w+:)?f[^>]*(?:/>|>[^<]*</(?:\w+:)?f>))?<(?:\w+:)?v>([^<]{1,20})<"""
)
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
BOOK, LINKS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
OPEN_DOCUMENT = "content.xml"
SPANNED = re.compile(rb"""number-rows-spanned=["'](?:[2-9]|[1-9][0-9])""")

Failed = dict[str, list[tuple[int, int, str]]]
"""By sheet: row as the spreadsheet counts, place from 0, and what stands there."""


def failed_cells(data: bytes) -> Failed:
    """Find the cells that hold an error, in a workbook that is XLSX."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        if not {BOOK, LINKS} <= set(packed.namelist()):
            return {}
        names = set(packed.namelist())
        found = {
            sheet: _failed_in(packed.read(part))
            for sheet, part in parts_of_sheets(packed).items()
            if part in names
        }
    return {sheet: cells for sheet, cells in found.items() if cells}


def _failed_in(content: bytes) -> list[tuple[int, int, str]]:
    if not (b'"e"' in content or b"'e'" in content):  # most sheets: they end here
        return []
    return [
        (int(row), _place(column), said.decode("utf-8", "replace"))
        for column, row, said in FAILED.findall(content)
    ]


def merges_downwards(data: bytes) -> bool:
    """Whether an ODS has cells that are merged over several rows."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        if OPEN_DOCUMENT not in packed.namelist():
            return False
        return SPANNED.search(packed.read(OPEN_DOCUMENT)) is not None


def parts_of_sheets(packed: zipfile.ZipFile) -> dict[str, str]:
    """Say in which file of the workbook each sheet is."""
    try:
        links = ElementTree.fromstring(packed.read(LINKS))
        book = ElementTree.fromstring(packed.read(BOOK))
    except ElementTree.ParseError:
        return {}
    targets = {one.get("Id"): one.get("Target", "") for one in links}
    return {
        one.get("name", ""): posixpath.normpath(
            posixpath.join("/xl", targets.get(one.get(RELATION)) or "")
        ).lstrip("/")
        for one in book.iter()
        if one.tag.endswith("}sheet")
    }


def _place(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number - 1
