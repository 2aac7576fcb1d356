"""A filled commitment sheet read back: every row, and all that is wrong at once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from matchengine.errors import Finding, InputError, nearest
from matchengine.files.outcomes.amounts import quantity_in, rupiah_in
from matchengine.files.outcomes.cells import Cells, one_of
from matchengine.files.outcomes.checks import CHECKS, noticed, twice
from matchengine.files.outcomes.sheet import FilledRow, FilledSheet, read_sheet
from matchengine.results.commitment_columns import (
    HELD,
    PERIODS,
    STATUSES,
    VERBS,
    Period,
)
from matchengine.results.outcomes import Commitment, Outcomes

FILLED_IN = (
    "seller_id",
    "seller",
    "buyer_id",
    "buyer",
    "commodity",
    "held",
    "status",
    "quantity",
    "unit",
    "value",
)
"""A row outside the plan is a deal if any of these stands there."""


def read_outcomes(path: str | Path) -> Outcomes:
    """Read a filled commitment sheet: `commitments.….xlsx`, or the sheet as CSV.

    Either language is read. A sheet in which nothing is filled in gives zeros.

    Raises
    ------
    InputError
        With every cell that cannot be read for certain or contradicts another.
    FileError
        If the file cannot be read at all.
    """
    sheet = read_sheet(Path(path))
    errors: list[Finding] = []
    made = [one for row in sheet.rows if (one := _read_row(sheet, row, errors))]
    errors += twice(sheet, made)
    if errors:
        raise InputError(sorted(errors, key=_place))
    return _outcomes(str(path), sheet, made)


def _place(found: Finding) -> tuple[int, int, str]:
    """Say where a finding stands, by row, then by column as their letters go."""
    return found.row or 0, len(found.column or ""), found.column or ""


def _outcomes(path: str, sheet: FilledSheet, made: Sequence[Commitment]) -> Outcomes:
    meetings = tuple(one for one in made if one.meeting)
    return Outcomes(
        path,
        sheet.about.get("mission", ""),
        sheet.about.get("mark", ""),
        meetings,
        tuple(one for one in made if not one.meeting),
        len(meetings) if sheet.planned is None else len(sheet.planned),
        tuple(noticed(sheet, made)),
    )


def _read_row(
    sheet: FilledSheet, row: FilledRow, errors: list[Finding]
) -> Commitment | None:
    """Read a row, and add what is wrong in it; None if nothing stands there."""
    cells = Cells(sheet, row)
    if all(cells.is_blank(name) for name in ("meeting", *FILLED_IN)):
        return None
    made = _commitment(cells)
    for check in CHECKS:
        check(cells, made)
    errors += cells.findings
    return made


def _commitment(cells: Cells) -> Commitment:
    seller_id, seller, seller_city = _who(cells, "seller")
    buyer_id, buyer, buyer_city = _who(cells, "buyer")
    quantity, unit = _quantity(cells)
    verb = cells.read("verb", one_of(VERBS))
    held = cells.read("held", one_of(HELD))
    period: Period | None = cells.read("period", one_of(PERIODS))
    usual: Period = "once" if verb == "investasi" else "year"
    return Commitment(
        row=cells.row.number,
        meeting=cells.text("meeting"),
        seller_id=seller_id,
        seller=seller,
        seller_city=seller_city,
        verb=verb or "jual",
        commodity=cells.text("commodity"),
        buyer_id=buyer_id,
        buyer=buyer,
        buyer_city=buyer_city,
        held=None if held is None else held == "yes",
        status=cells.read("status", one_of(STATUSES)),
        quantity=quantity,
        unit=unit,
        value=cells.read("value", rupiah_in),
        period=usual if period is None else period,
        note=cells.text("note"),
    )


def _who(cells: Cells, side: str) -> tuple[str, str, str]:
    """Give id, name and city; what the row does not say is taken from the list."""
    one = cells.text(f"{side}_id")
    known = cells.sheet.known
    name, city = (known or {}).get(one, ("", ""))
    if one and known is not None and one not in known:
        cells.note(
            f"{side}_id",
            "no business has this id",
            f"{nearest(one, tuple(known))} Or leave it empty and write the name.",
        )
    return one, cells.text(side) or name, cells.text(f"{side}_city") or city


def _quantity(cells: Cells) -> tuple[float | None, str]:
    unit = cells.text("unit")
    read = cells.read("quantity", quantity_in)
    if read is None:
        return None, unit
    quantity, said = read
    if said and unit and said.casefold() != unit.casefold():
        cells.note(
            "quantity",
            f"the unit beside it is '{unit}'",
            "Write the number here, and the unit in the next column only.",
        )
    return quantity, unit or said
