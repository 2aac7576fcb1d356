"""Cells of words, codes and lists that are not written plainly, but certain."""

from __future__ import annotations

import re
from typing import Any

from matchengine.files.tables.bad_cell import BadCellError
from matchengine.files.tables.cells import NOTHING, PARSERS, STATUSES, plain_word
from matchengine.files.tables.read_cell import Read
from matchengine.trade.cell_words import WORDS
from matchengine.trade.columns import Column

TICKS = ("v", "\u2713", "\u2714", "\u221a", "y", "ok")
NO_FLAGS = ("n", "tidak ada", "none")
YES_FLAGS = (*TICKS, "ada", "sudah")
SEPARATORS = re.compile(r"\s*(?:[;,\n&]|\bdan\b|\band\b)\s*", re.IGNORECASE)
HAS_STATUS = re.compile(r"(?P<name>[^()]+?)\s*(?:\(|\s-\s|=)\s*(?P<status>[^()]+)\)?")
HS_AROUND = re.compile(
    r"^(?:kode\s*)?hs\s*(?:code|no)?\.?\s*:?\s*|(?<=[0-9])-(?=[0-9])", re.I
)


def flag_word(text: str, column: Column) -> Read:
    """A tick, or another word for yes or no."""
    said = plain_word(text)
    if said in YES_FLAGS:
        return Read(True, "a word or tick for yes")
    if said in NO_FLAGS:
        return Read(False, "a word for no")
    raise BadCellError("this is neither yes nor no", "Write yes or no.")


def code(text: str, column: Column) -> Read:
    """An HS code with HS before it, or dashes between its digits."""
    return Read(
        PARSERS["hs"](HS_AROUND.sub("", text.strip()), column), "digits of a code"
    )


def several(text: str, column: Column) -> Read:
    """Names with commas or 'dan' between them."""
    if plain_word(text) in NOTHING:
        return Read((), "a word for none")
    parts = ";".join(SEPARATORS.split(text))
    return Read(PARSERS[column.kind](parts, column), "names with ; between them")


def with_statuses(text: str, column: Column) -> Read:
    """Certificates with commas between them, or with their status in brackets."""
    if plain_word(text) in NOTHING:
        return Read({}, "a word for none")
    parts = [_name_and_status(part) for part in SEPARATORS.split(text) if part]
    value = PARSERS["statuses"](";".join(parts), column)
    return Read(value, "certificates, each with its status")


def _name_and_status(part: str) -> str:
    match = HAS_STATUS.fullmatch(part.strip())
    if match is None:
        return part
    said = plain_word(match["status"])
    status = WORDS.get(said, said).replace(" ", "_")
    if status not in STATUSES:
        raise BadCellError(
            f"'{match['status']}' is no status",
            "Write name:held, name:in_process or name:missing, and ; between several.",
        )
    return f"{match['name']}:{status}"


def digits(cell: Any, column: Column) -> Read:
    """A business number with points, dashes, spaces or a word around its digits."""
    bare = re.sub(r"^nib\s*:?|[\s.\-']", "", str(cell), flags=re.IGNORECASE)
    return Read(PARSERS["nib"](bare, column), "the 13 digits")
