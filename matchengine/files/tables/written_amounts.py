"""Amounts as people write them: `Rp 12.500,-`, `1,2 juta`, `25 ton/bln`, `Rp 9.000/kg`.

An amount is told into its number, the word that multiplies it, and the words after it:
of what, and per what. What those words mean depends on what the column counts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from matchengine.files.tables.bad_cell import BadCellError
from matchengine.files.tables.written_numbers import MINUS, ODD_SPACES

AMOUNT = re.compile(
    r"(?P<before>(?:rp|idr)\.?\s*)?"
    r"(?P<number>-?[0-9](?:[0-9.,' ]*[0-9])?)"
    r"(?P<dash>\s*[,.]\s*-+|\.(?=$|\s))?"
    r"(?:\s*(?P<scale>ribu|rb|juta|jt|miliar|milyar|mlr|triliun|trilyun|tln)\b\.?)?"
    r"(?:\s*(?P<after>rupiah|rp\.?|idr)(?![a-z]))?"
    r"(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
SCALES = {
    "ribu": 10**3,
    "rb": 10**3,
    "juta": 10**6,
    "jt": 10**6,
    "miliar": 10**9,
    "milyar": 10**9,
    "mlr": 10**9,
    "triliun": 10**12,
    "trilyun": 10**12,
    "tln": 10**12,
}
PER = re.compile(
    r"\s*/\s*|(?:^|\s+)(?:per|tiap|setiap)\s+|(?:^|\s+)(?=se(?:hari|minggu|bulan|tahun)$)"
)
MONTHS = {
    **dict.fromkeys(("bln", "bl", "bulan", "sebulan", "month", "months", "mo"), 1),
    **dict.fromkeys(("triwulan", "kuartal", "quarter", "tw"), 3),
    **dict.fromkeys(("semester", "smt"), 6),
    **dict.fromkeys(("thn", "th", "tahun", "setahun", "year", "yr", "annum"), 12),
}
"""Spans of time that are whole months."""

ABOUT_A_MONTH = {
    **dict.fromkeys(("hari", "hr", "sehari", "day", "days"), "30 days"),
    **dict.fromkeys(("minggu", "mgg", "seminggu", "pekan", "week", "wk"), "4 weeks"),
}
"""Spans of time of which a month holds so many only about."""


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount told apart: the number is still as it was written."""

    number: str
    rupiah: bool
    dash: bool
    scale: int
    of: str
    per: tuple[str, ...]

    @property
    def how(self) -> list[str]:
        """What stands around the number, in words."""
        told = ["Rp is taken away"] if self.rupiah else []
        if self.dash:
            told.append("the dash is taken away")
        if self.scale != 1:
            told.append(f"times {self.scale:,}".replace(",", " "))
        return told


def told_apart(text: str) -> Amount:
    """Tell an amount apart.

    Raises
    ------
    BadCellError
        If no number stands at its beginning.
    """
    plain = " ".join(ODD_SPACES.sub(" ", text).translate(MINUS).split())
    match = AMOUNT.fullmatch(plain)
    if match is None:
        raise BadCellError("this is no number", "Write digits only, such as 12500.")
    if re.match(r"\s*(?:-|s/d|sampai|hingga|to)\s*[0-9]", match["rest"]):
        raise BadCellError("two numbers stand in the cell", "Write one of them.")
    of, *per = (
        part.strip(" .") for part in PER.split(match["rest"].casefold().strip())
    )
    return Amount(
        match["number"],
        bool(match["before"] or match["after"]),
        bool(match["dash"]),
        SCALES.get((match["scale"] or "").casefold(), 1),
        of.strip("()"),
        tuple(part for part in per if part),
    )
