"""In what wishes and agreed meetings may contradict each other."""

from __future__ import annotations

from collections.abc import Iterator

from matchengine.errors import Finding
from matchengine.trade.looking import Tables


def wishes_are_for_others(tables: Tables) -> Iterator[Finding]:
    """Nobody wishes to meet, or not to meet, itself."""
    for row, one, other in tables.rows("wishes", "from", "to"):
        if one and one == other:
            yield tables.finding(
                "wishes",
                row,
                "to",
                other,
                "the wish of a business for itself",
                "Name another business.",
            )


def wishes_are_said_once(tables: Tables) -> Iterator[Finding]:
    """A business says one thing about another, once."""
    said: dict[tuple[str, str], tuple[int, str]] = {}
    for row, one, other, wish in tables.rows("wishes", "from", "to", "wish"):
        if not (one and other and wish):
            continue
        first, before = said.setdefault((one, other), (row, wish))
        if first != row:
            yield tables.finding(
                "wishes",
                row,
                "wish",
                wish,
                f"{one} already said '{before}' about {other} in row {first}",
                "Keep one of the two rows.",
            )


def musts_meet_no_veto(tables: Tables) -> Iterator[Finding]:
    """What one side must have, the other side does not refuse."""
    vetoes = _vetoes(tables)
    for row, one, other, wish in tables.rows("wishes", "from", "to", "wish"):
        against = vetoes.get((other, one)) if wish == "must" else None
        if against is not None and one != other:
            yield tables.finding(
                "wishes",
                row,
                "wish",
                wish,
                f"row {row} says that {one} must meet {other}, row {against} says no",
                "Keep one of the two rows.",
            )


def _vetoes(tables: Tables) -> dict[tuple[str, str], int]:
    """Who refuses to meet whom, and the row that says so."""
    return {
        (one, other): row
        for row, one, other, wish in tables.rows("wishes", "from", "to", "wish")
        if wish == "no" and one and other
    }


def meetings_are_of_two(tables: Tables) -> Iterator[Finding]:
    """A meeting is of two businesses, which meet once."""
    seen: dict[frozenset[str], int] = {}
    for row, buyer, seller in tables.rows("meetings", "buyer", "seller"):
        if not (buyer and seller):
            continue
        first = seen.setdefault(frozenset((buyer, seller)), row)
        if buyer == seller:
            problem, fix = "a business cannot meet itself", "Name two of them."
        elif first != row:
            problem = f"the two already meet in row {first}"
            fix = "Two businesses meet once: keep one of the two rows."
        else:
            continue
        yield tables.finding("meetings", row, "seller", seller, problem, fix)


def locked_meetings_meet_no_veto(tables: Tables) -> Iterator[Finding]:
    """A meeting that is agreed is refused by neither side."""
    vetoes = _vetoes(tables)
    for row, buyer, seller, locked in tables.rows(
        "meetings", "buyer", "seller", "locked"
    ):
        against = vetoes.get((buyer, seller)) or vetoes.get((seller, buyer))
        if locked and against:
            yield tables.finding(
                "meetings",
                row,
                "locked",
                "yes",
                f"{buyer} and {seller} are agreed to meet, but row {against} of "
                f"{tables.sources.get('wishes', 'wishes')} says no",
                "Unlock the meeting, or take the wish back.",
            )
