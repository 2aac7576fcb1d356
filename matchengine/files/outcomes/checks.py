"""What the rows of a filled commitment sheet may contradict."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any

from matchengine.errors import Finding
from matchengine.files.outcomes.cells import Cells, finding_at
from matchengine.files.outcomes.sheet import FilledSheet
from matchengine.results.outcomes import Commitment


def deal_is_told(row: Cells, made: Commitment) -> None:
    """What was agreed names who sells, who buys, and what the visiting side does."""
    if made.meeting and made.value is None:
        return
    for name in ("seller", "buyer"):
        if not (getattr(made, name) or getattr(made, f"{name}_id")):
            row.note(name, f"the {name} is missing", "Write the id or the name.")
    if row.is_blank("verb"):
        row.note("verb", "the verb is missing", "Write jual, beli or investasi.")


def two_parties(row: Cells, made: Commitment) -> None:
    """Nobody deals with itself."""
    if made.seller_id and made.seller_id == made.buyer_id:
        row.note("buyer_id", "the buyer is the seller too", "Correct one of the two.")


def meeting_is_of_these_two(row: Cells, made: Commitment) -> None:
    """The meeting of a row is one of the plan, and of the two in the row."""
    if not made.meeting:
        return
    planned = row.sheet.planned
    if planned is not None and made.meeting not in planned:
        fix = "Leave the id of the meeting empty for a deal outside the plan."
        row.note("meeting", "the plan has no such meeting", fix)
        return
    ends = made.meeting.split("|")
    if len(ends) == 2 and set(ends) != {made.seller_id, made.buyer_id}:
        row.note(
            "meeting",
            f"this meeting is of {ends[0]} and {ends[1]}, the row of "
            f"{made.buyer_id or 'nobody'} and {made.seller_id or 'nobody'}",
            "Put the ids back, and write other deals in an empty row.",
        )


def nothing_agreed_where_nobody_met(row: Cells, made: Commitment) -> None:
    """A meeting that was not held has no value."""
    if made.held is False and (made.value or made.status not in (None, "minat")):
        row.note(
            "held",
            "the meeting was not held, yet something was agreed",
            "Write ya, or move the deal to an empty row.",
        )


def quantity_has_a_unit(row: Cells, made: Commitment) -> None:
    """A quantity is of something."""
    if made.quantity and not made.unit:
        row.note("unit", "the quantity has no unit", "Write one, such as kg or ton.")


def twice(sheet: FilledSheet, made: Iterable[Commitment]) -> Iterator[Finding]:
    """Find meetings that have two rows, and deals that were written down twice."""
    rows = {row.number: row for row in sheet.rows}
    seen: dict[Any, int] = {}
    for one in made:
        if one.meeting:
            key: Any = one.meeting
            name, problem = "meeting", "this meeting stands there already"
            fix = "Keep one of the rows; a second deal has no id of a meeting."
        elif one.value is None:
            continue
        else:
            who = (one.seller_id or one.seller, one.buyer_id or one.buyer)
            key = (*who, one.verb, one.commodity, one.value, one.quantity, one.note)
            name, problem = "value", "the same deal stands there already"
            fix = "Remove one of the rows, or tell them apart by a note."
        if key in seen:
            place = f"{problem}, in row {seen[key]}"
            yield finding_at(sheet, rows[one.row], name, place, fix)
        seen.setdefault(key, one.row)


def noticed(sheet: FilledSheet, made: Iterable[Commitment]) -> Iterator[Finding]:
    """Notice rows that are gone, and commitments without a value."""
    rows = {row.number: row for row in sheet.rows}
    made = list(made)
    there = {one.meeting for one in made}
    gone = [meeting for meeting in sheet.planned or () if meeting not in there]
    if gone:
        shown = ", ".join(gone[:5]) + (", …" if len(gone) > 5 else "")
        yield Finding(
            sheet.source,
            f"rows of {len(gone)} planned meetings are gone ({shown})",
            "They count as not recorded.",
            severity="warning",
        )
    for one in made:
        if one.status in ("komitmen", "kontrak", "realisasi") and one.value is None:
            problem = f"the status is {one.status}, but no value is given"
            fix = "It counts as 0; write the value."
            found = finding_at(sheet, rows[one.row], "value", problem, fix)
            yield replace(found, severity="warning")


CHECKS: tuple[Callable[[Cells, Commitment], None], ...] = (
    deal_is_told,
    two_parties,
    meeting_is_of_these_two,
    nothing_agreed_where_nobody_met,
    quantity_has_a_unit,
)
"""What holds in every row."""
