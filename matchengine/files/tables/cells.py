"""What stands in a cell: one parser for each kind of column.

A parser takes the cell as it stands in the file (text, or what a workbook or data
frame typed it as) and its column. It returns the value that the kind promises or raises
`BadCellError`, which says what is wrong and what to write instead. Empty cells never
reach a parser.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from matchengine.errors import nearest
from matchengine.files.tables.bad_cell import BadCellError
from matchengine.files.tables.cell_numbers import money, number, share, whole
from matchengine.files.tables.cell_times import day, minutes, spans
from matchengine.files.tables.raw import is_blank
from matchengine.trade.cell_words import WORDS
from matchengine.trade.columns import Column, Kind

Parser = Callable[[Any, Column], Any]

STATUSES = ("held", "in_process", "missing")
NOTHING = (
    *("tidak ada", "belum ada", "tidak punya", "belum punya", "nihil"),
    *("none", "no", "tidak", "n/a", "-"),
)
"""What people write for no certificate at all."""

FLAGS = {"yes": True, "no": False, "true": True, "false": False, "1": True, "0": False}
NIB_DIGITS = 13
HS_LENGTHS = (2, 4, 6, 8)
HS_FIX = "HS codes have 2, 4, 6 or 8 digits."
STATUS_FIX = "Write name:held, name:in_process or name:missing, and ; between several."


def text(cell: Any, column: Column) -> str:
    """Text as it is; whole numbers of a workbook without their decimal point."""
    if isinstance(cell, str):
        return cell.strip()
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, (int, float, Decimal)):
        return str(cell)
    if isinstance(cell, datetime) and cell.time() == time():
        return cell.date().isoformat()
    if isinstance(cell, time):
        return cell.isoformat("minutes")
    if isinstance(cell, date):
        return cell.isoformat()
    raise BadCellError(f"{type(cell).__name__} is not understood here", "Write text.")


def choice(cell: Any, column: Column) -> str:
    """One of the words that the column knows, in English or Indonesian."""
    said = plain_word(text(cell, column))
    chosen = WORDS.get(said, said)
    if chosen not in column.choices:
        raise BadCellError("the word is not known here", nearest(said, column.choices))
    return chosen


def flag(cell: Any, column: Column) -> bool:
    """Yes or no."""
    said = plain_word(text(cell, column))
    answer = FLAGS.get(WORDS.get(said, said))
    if answer is None:
        raise BadCellError("this is neither yes nor no", "Write yes or no.")
    return answer


def listed(cell: Any, column: Column) -> tuple[str, ...]:
    """Texts with ; between them."""
    parts = cell if isinstance(cell, (list, tuple)) else text(cell, column).split(";")
    return tuple(text(part, column) for part in parts if not is_blank(part))


def word(cell: Any, column: Column) -> str:
    """A name that is the same in upper and lower case, with spaces or underscores."""
    name = "_".join(text(cell, column).casefold().split())
    if "," in name:
        raise BadCellError("a comma stands in a name", "Write ; between several.")
    return name


def words(cell: Any, column: Column) -> tuple[str, ...]:
    """Names with ; between them, each of them known if the column knows some."""
    names = tuple(word(part, column) for part in listed(cell, column))
    for name in names:
        if name.replace("_", " ") in NOTHING:
            raise BadCellError(f"'{name}' is no name", "Leave the cell empty.")
        if column.choices and name not in column.choices:
            raise BadCellError(
                f"'{name}' is not known here", nearest(name, column.choices)
            )
    return names


def hs(cell: Any, column: Column) -> str:
    """The digits of a Harmonised System code."""
    if isinstance(cell, float) and not cell.is_integer():
        raise BadCellError(
            "the code stands there as a number with decimals",
            "Format the cell as text and write the code in full: zeros may be lost.",
        )
    shown = text(cell, column)
    digits = re.sub(r"[.\s]", "", shown)
    if not re.fullmatch("[0-9]+", digits):
        raise BadCellError("an HS code holds digits and dots only", HS_FIX)
    if len(digits) not in HS_LENGTHS:
        raise BadCellError(
            f"an HS code does not have {len(digits)} digits", _hs_fix(digits)
        )
    return digits


def nib(cell: Any, column: Column) -> str:
    """The digits of an Indonesian business number."""
    digits = text(cell, column)
    if not re.fullmatch("[0-9]+", digits):
        raise BadCellError("a NIB holds digits only", "Write its 13 digits.")
    if len(digits) != NIB_DIGITS:
        lost = len(digits) == NIB_DIGITS - 1 and not digits.startswith("0")
        guess = f" Write 0{digits}, as text, if a spreadsheet took the first zero away."
        raise BadCellError(
            f"a NIB does not have {len(digits)} digits",
            "It has 13." + (guess if lost else ""),
        )
    return digits


def _hs_fix(digits: str) -> str:
    lost = len(digits) + 1 in HS_LENGTHS and not digits.startswith("0")
    guess = f" Write 0{digits}, as text, if a spreadsheet took the first zero away."
    return HS_FIX + (guess if lost else "")


def statuses(cell: Any, column: Column) -> dict[str, str]:
    """Certificates and how far each has come: halal:held;sni:in_process."""
    if isinstance(cell, Mapping):
        parts = [f"{name}:{status}" for name, status in cell.items()]
    else:
        parts = text(cell, column).split(";")
    found: dict[str, str] = {}
    for part in parts:
        if part.strip():
            name, status = _status(part, column)
            if found.setdefault(name, status) != status:
                raise BadCellError(f"'{name}' has two statuses", "Keep one of them.")
    return found


def _status(part: str, column: Column) -> tuple[str, str]:
    called, parted, said = part.partition(":")
    name = word(called, column)
    plain = plain_word(said)
    status = WORDS.get(plain, plain).replace(" ", "_") if parted else "held"
    if not parted and (_says_no_name(called) or "(" in called):
        raise BadCellError(f"'{called.strip()}' is no name", STATUS_FIX)
    if not name:
        raise BadCellError("a status stands there without a name", STATUS_FIX)
    if status not in STATUSES:
        raise BadCellError(f"'{said.strip()}' is no status", nearest(status, STATUSES))
    return name, status


def _says_no_name(said: str) -> bool:
    plain = plain_word(said)
    return plain in NOTHING or WORDS.get(plain, plain) in STATUSES


def plain_word(said: str) -> str:
    """Give words in lower case with one space between them."""
    return " ".join(said.casefold().split())


PARSERS: dict[Kind, Parser] = {
    "id": text,
    "text": text,
    "choice": choice,
    "list": listed,
    "word": word,
    "words": words,
    "hs": hs,
    "nib": nib,
    "whole": whole,
    "number": number,
    "share": share,
    "money": money,
    "flag": flag,
    "time": minutes,
    "spans": spans,
    "date": day,
    "statuses": statuses,
}
"""The parser of every kind of column."""
