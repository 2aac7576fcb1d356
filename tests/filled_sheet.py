"""Commitment sheets for tests, filled in as a person fills them in."""

import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
from make_story import edition
from openpyxl.worksheet.worksheet import Worksheet

from matchengine.handouts.commitments.file import commitments
from matchengine.handouts.commitments.places import COLUMN, FIRST
from matchengine.results.story import Story

Filled = dict[int, dict[str, Any]]
"""What is filled in: cells by the names of their columns, by rows from 1."""


def sheet_of(told: Story, language: str = "id") -> bytes:
    outputs = told.config.outputs.model_copy(update={"languages": (language,)})
    config = told.config.model_copy(update={"outputs": outputs})
    told = replace(told, config=config)
    return commitments(told, edition(told))[f"commitments.{language}.xlsx"]


def fill(data: bytes, rows: Filled, path: Path) -> Path:
    """Fill cells of the deals in, the first planned meeting being row 1."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    sheet: Worksheet = book.worksheets[0]
    for number, cells in rows.items():
        for name, value in cells.items():
            cell = sheet.cell(FIRST + number, COLUMN[name] + 1)
            cell.value = value
            if isinstance(value, str) and value.startswith("="):
                cell.data_type = "s"  # a text, as a person marks it
    book.save(path)
    return path
