"""Messy tables from the corpus in `tests/messy`, written as files or as a workbook."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import openpyxl
import yaml

CORPUS = Path(__file__).parent / "messy"

NEEDED = {
    "participants": "id,name\nP1,PT Alfa\nP2,CV Beta\n",
    "offers": "participant,product\n",
    "needs": "participant,product\n",
}
NEEDED_SHEETS: dict[str, dict[str, Any]] = {
    "Peserta": {"rows": [["id", "name"]]},
    "Penawaran": {"rows": [["participant", "product"]]},
    "Kebutuhan": {"rows": [["participant", "product"]]},
}


@dataclass(frozen=True)
class Messy:
    """Tables as they may arrive, what is read of them, and all that is said of them.

    `read` gives every cell that is not missing, written plainly. `told` has a line for
    each finding: "sheet B7: 'value' is reading", or "error sheet B7: problem".
    """

    name: str
    read: Mapping[str, list[dict[str, str]]]
    told: list[str]
    files: Mapping[str, str | None] = field(default_factory=dict)
    sheets: Mapping[str, dict[str, Any]] = field(default_factory=dict)
    encoding: str = "utf-8"


def corpus() -> list[Messy]:
    """Read every case of the corpus."""
    return [
        Messy(**case)
        for path in sorted(CORPUS.glob("*.yaml"))
        for case in yaml.safe_load(path.read_text("utf-8"))
    ]


def written(folder: Path, case: Messy) -> Path:
    """Write the tables of a case, beside dull ones for those that a mission needs."""
    if case.sheets:
        return _workbook(folder / "misi.xlsx", {**NEEDED_SHEETS, **case.sheets})
    for name, text in {**NEEDED, **case.files}.items():
        if text is not None:
            (folder / f"{name}.csv").write_bytes(text.encode(case.encoding))
    return folder


def _workbook(path: Path, sheets: Mapping[str, dict[str, Any]]) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, about in sheets.items():
        sheet = book.create_sheet(name)
        for row in about["rows"]:
            sheet.append([_cell(cell) for cell in row])
        for merged in about.get("merged", ()):
            sheet.merge_cells(merged)
        sheet.sheet_state = about.get("state", "visible")
    book.save(path)
    return path


def _cell(cell: object) -> object:
    """Take 'time 08:30' and 'date 2025-05-07' for what a workbook has a type for."""
    if isinstance(cell, str) and cell.startswith("time "):
        return datetime.time.fromisoformat(cell.removeprefix("time "))
    if isinstance(cell, str) and cell.startswith("date "):
        return datetime.date.fromisoformat(cell.removeprefix("date "))
    return cell
