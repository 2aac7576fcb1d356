"""An empty workbook to fill in: every table as a sheet, with lists, formats and help.

Each sheet has one example under its heading. Its first cell begins with `CONTOH:` or
`EXAMPLE:`, by which reading knows it and leaves it out.
"""

from __future__ import annotations

import io
from typing import Any, Literal

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from matchengine.files.tables.xlsx_sheets import (
    for_paper,
    format_of,
    workbook_in,
    write_as_it_was,
    write_text,
)
from matchengine.trade.column_help import HELP, SHOWN_AS, Help
from matchengine.trade.columns import (
    NEEDED_TABLES,
    TABLE_ALIASES,
    TABLES,
    Column,
)

Language = Literal["id", "en"]

ROWS_PREPARED = 2_000
"""So many rows under a heading have their lists; formats hold for the whole column."""

LONGEST_MESSAGE = 255
LONGEST_TITLE = 32
HELP_SHEET = {"id": "bantuan", "en": "help"}
EXAMPLE = {"id": "CONTOH: ", "en": "EXAMPLE: "}
YES_NO = {"id": ["ya", "tidak"], "en": ["yes", "no"]}
NEEDED_COLOUR, OTHER_COLOUR, EXAMPLE_COLOUR = "#1F4E79", "#5B7F9E", "#808080"

INTRODUCTION = (
    "Isilah setiap lembar mulai baris di bawah judul kolom. Judul berwarna gelap wajib "
    "diisi. Baris CONTOH tidak dibaca dan boleh dihapus.",
    "Fill in each sheet from the row under the headings. Columns with a dark heading "
    "are needed. EXAMPLE rows are not read, and may be deleted.",
    "Lembar yang wajib: peserta, penawaran, kebutuhan. Lembar lain boleh dikosongkan.",
    "Needed sheets: participants, offers, needs. The others may stay empty.",
    "Periksa dengan: matchengine check NAMA.xlsx",
    "Check it with: matchengine check NAME.xlsx",
)
HELP_HEADINGS = {
    "lembar / sheet": 18,
    "kolom / column": 26,
    "wajib / needed": 14,
    "isi": 64,
    "what to write": 64,
    "pilihan / choices": 44,
}


def template_workbook(language: Language) -> bytes:
    """Give the bytes of an empty workbook, with headings in a language."""
    target = io.BytesIO()
    with workbook_in(target) as book:
        _help(book, book.add_worksheet(HELP_SHEET[language]), language)
        for table in TABLES:
            _table(book, table, language)
    return target.getvalue()


def heading(table: str, column: Column, language: Language) -> str:
    """Give a column's heading in a language."""
    return HELP[table][column.name].heading if language == "id" else column.name


def sheet_name(table: str, language: Language) -> str:
    """Give a table's name in a language."""
    return TABLE_ALIASES[table][0].replace("_", " ") if language == "id" else table


def _table(book: Workbook, table: str, language: Language) -> None:
    sheet = book.add_worksheet(sheet_name(table, language))
    if table in NEEDED_TABLES:
        sheet.set_tab_color(NEEDED_COLOUR)
    example = EXAMPLES[table]
    for place, column in enumerate(TABLES[table]):
        title = heading(table, column, language)
        look = format_of(book, column)
        sheet.set_column(place, place, _width(column, title), look)
        write_text(sheet, 0, place, title, _heading_look(book, column))
        _example(book, sheet, place, column, example, language)
        rules = _validation(table, column, language)
        sheet.data_validation(1, place, ROWS_PREPARED, place, rules)
    sheet.freeze_panes(1, 1)
    for_paper(sheet)


def _width(column: Column, title: str) -> int:
    return 32 if column.name in ("name", "product") else max(14, len(title) + 3)


def _heading_look(book: Workbook, column: Column) -> Format:
    colour = NEEDED_COLOUR if column.needed else OTHER_COLOUR
    return book.add_format({"bold": True, "font_color": "white", "bg_color": colour})


def _example(
    book: Workbook,
    sheet: Worksheet,
    place: int,
    column: Column,
    example: dict[str, object],
    language: Language,
) -> None:
    value = example.get(column.name)
    if isinstance(value, str):
        value = _in_words(value, language)
    if place == 0:
        value = f"{EXAMPLE[language]}{value}"
    if value is not None:
        look = format_of(book, column, italic=True, font_color=EXAMPLE_COLOUR)
        write_as_it_was(sheet, 1, place, value, look)


def _in_words(word: str, language: Language) -> str:
    if language == "en":
        return word
    if ":" in word:  # certificates and how far each has come
        word = word.replace(":held", ":ada").replace(":in_process", ":proses")
    return {"yes": "ya", "no": "tidak"}.get(word, SHOWN_AS.get(word, word))


def _validation(table: str, column: Column, language: Language) -> dict[str, Any]:
    told: Help = HELP[table][column.name]
    message = f"{told.indonesian}\n{told.english}"
    return {
        **_allowed(table, column, language),
        "input_title": heading(table, column, language)[:LONGEST_TITLE],
        "input_message": message[:LONGEST_MESSAGE],
        "error_title": "matchengine",
        "error_message": message[:LONGEST_MESSAGE],
    }


def _allowed(table: str, column: Column, language: Language) -> dict[str, Any]:
    if column.kind == "choice":
        if table == "wishes" and language == "id":
            return {"validate": "list", "source": ["wajib", "ingin", "tolak"]}
        words = [_in_words(word, language) for word in column.choices]
        return {"validate": "list", "source": words}
    if column.kind == "flag":
        return {"validate": "list", "source": YES_NO[language]}
    if column.kind == "share":
        return {
            "validate": "decimal",
            "criteria": "between",
            "minimum": 0,
            "maximum": 1,
        }
    if column.kind in ("money", "whole"):
        return {"validate": "integer", "criteria": ">=", "value": int(column.at_least)}
    if column.kind == "number":
        return {"validate": "decimal", "criteria": ">=", "value": column.at_least}
    return {"validate": "any"}


def _help(book: Workbook, sheet: Worksheet, language: Language) -> None:
    bold = book.add_format({"bold": True, "bottom": 1})
    top = book.add_format({"valign": "top", "text_wrap": True})
    for row, line in enumerate(INTRODUCTION):
        write_text(sheet, row, 0, line)
    row = len(INTRODUCTION) + 1
    for place, (title, width) in enumerate(HELP_HEADINGS.items()):
        write_text(sheet, row, place, title, bold)
        sheet.set_column(place, place, width)
    for table, columns in TABLES.items():
        for column in columns:
            row += 1
            told = HELP[table][column.name]
            words = [_in_words(word, language) for word in column.choices]
            cells = (
                sheet_name(table, language),
                heading(table, column, language),
                "ya / yes" if column.needed else "",
                told.indonesian,
                told.english,
                ", ".join(words),
            )
            for place, cell in enumerate(cells):
                write_text(sheet, row, place, cell, top)
    for_paper(sheet)


EXAMPLES: dict[str, dict[str, object]] = {
    "participants": {
        "id": "P001",
        "name": "UD Contoh Sejahtera",
        "nib": "0000000000000",
        "province": "Jawa Timur",
        "city": "Kota Surabaya",
        "port": "IDSUB",
        "scale": "kecil",
        "delegates": 1,
        "min_meetings": 2,
        "max_meetings": 8,
        "unavailable": "12:00-13:00",
    },
    "offers": {
        "participant": "P001",
        "product": "Kopi bubuk",
        "hs": "0901.21",
        "kind": "goods",
        "unit": "kg",
        "price": 95_000,
        "capacity_per_month": 1_500,
        "moq": 50,
        "ready_days": 3,
        "shelf_life_days": 180,
        "temperature": "ambient",
        "certificates": "halal:held;sni:in_process",
    },
    "needs": {
        "participant": "P002",
        "product": "Telur ayam",
        "hs": "0407.21",
        "kind": "goods",
        "unit": "kg",
        "quantity_per_month": 8_000,
        "max_price": 30_000,
        "needed_within_days": 7,
        "min_remaining_shelf": 0.5,
        "certificates": "nkv",
    },
    "wishes": {"from": "P001", "to": "P002", "wish": "want", "rank": 1},
    "lanes": {
        "origin": "IDSUB",
        "destination": "IDBPN",
        "mode": "container",
        "days_typical": 5,
        "sailings_per_week": 5,
        "freight_per_container": 7_500_000,
        "payload_kg": 24_000,
        "reefer": "no",
    },
    "permits": {"hs_prefix": "0407", "permit": "nkv", "effect": "penalise"},
    "tables": {"id": "T01", "zone": "A"},
    "resources": {"id": "bank", "capacity": 3},
    "meetings": {"buyer": "P002", "seller": "P001", "slot": "08:30", "locked": "yes"},
    "pairs": {"buyer": "P002", "seller": "P001", "score": 0.8},
}
"""One row of each table, as it may look."""
