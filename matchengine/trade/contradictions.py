"""In what the tables of a mission may contradict themselves and each other.

Each check yields one finding for every row that cannot stand. A cell or table that is
missing was reported when it was read, and is skipped here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import pandas as pd

from matchengine.errors import Finding
from matchengine.trade.columns import TABLES
from matchengine.trade.looking import Tables
from matchengine.trade.pair_contradictions import (
    meetings_go_the_same_way,
    own_pairs_are_of_two,
    own_pairs_say_one_thing,
)
from matchengine.trade.wish_contradictions import (
    locked_meetings_meet_no_veto,
    meetings_are_of_two,
    musts_meet_no_veto,
    wishes_are_for_others,
    wishes_are_said_once,
)

Check = Callable[[Tables], Iterator[Finding]]

REFERENCES = (
    ("offers", "participant"),
    ("needs", "participant"),
    ("wishes", "from"),
    ("wishes", "to"),
    ("meetings", "buyer"),
    ("meetings", "seller"),
    ("pairs", "buyer"),
    ("pairs", "seller"),
)
"""Which column names participants."""

IN_ORDER = (
    ("participants", "min_meetings", "max_meetings", False),
    ("participants", "arrives", "leaves", True),
    ("lanes", "days_min", "days_typical", False),
    ("lanes", "days_typical", "days_max", False),
    ("permits", "valid_from", "valid_to", False),
)
"""Which column's value may not be above (or must be below) another's."""


def contradictions(
    frames: Mapping[str, pd.DataFrame], sources: Mapping[str, str]
) -> Iterator[Finding]:
    """Everything in which the tables that could be read contradict each other."""
    tables = Tables(frames, sources)
    lacking = tuple(columns_are_all_there(tables))
    yield from lacking
    if not lacking:
        for check in CHECKS:
            yield from check(tables)


def columns_are_all_there(tables: Tables) -> Iterator[Finding]:
    """Every table has all of its columns."""
    for name, frame in tables.frames.items():
        for column in TABLES[name]:
            if column.name not in frame.columns:
                yield Finding(
                    tables.sources.get(name, name),
                    "the table lacks a column",
                    "Let read_mission complete the table; it takes data frames too.",
                    column=column.name,
                )


def ids_are_given_once(tables: Tables) -> Iterator[Finding]:
    """An id stands for one participant, table or resource."""
    for name in ("participants", "tables", "resources"):
        first: dict[str, int] = {}
        for row, one in tables.rows(name, "id"):
            if one and first.setdefault(one, row) != row:
                yield tables.finding(
                    name,
                    row,
                    "id",
                    one,
                    f"the id is already that of row {first[one]}",
                    "Give each its own id.",
                )


def participants_are_known(tables: Tables) -> Iterator[Finding]:
    """Whoever offers, needs, wishes or meets stands among the participants."""
    known = tables.ids("participants")
    if known is None:
        return
    for table, column in REFERENCES:
        for row, one in tables.rows(table, column):
            if one and one not in known:
                yield tables.finding(
                    table,
                    row,
                    column,
                    one,
                    "there is no participant with this id",
                    tables.hint(one, "participants"),
                )


def tables_are_known(tables: Tables) -> Iterator[Finding]:
    """An own table, or the table of a meeting, stands among the tables."""
    known = tables.ids("tables")
    if known is None:
        return
    if not tables.given("tables"):
        yield from _own_tables_without_tables(tables)
        return
    for table in ("participants", "meetings"):
        for row, one in tables.rows(table, "table"):
            if one and one not in known:
                yield tables.finding(
                    table,
                    row,
                    "table",
                    one,
                    "there is no table with this id",
                    tables.hint(one, "tables"),
                )


def _own_tables_without_tables(tables: Tables) -> Iterator[Finding]:
    for row, one in tables.rows("participants", "table"):
        if one:
            yield tables.finding(
                "participants",
                row,
                "table",
                one,
                "an own table is named, but there is no list of the tables",
                "Add the table 'tables' with the id of every table, or leave this out.",
            )


def resources_are_known(tables: Tables) -> Iterator[Finding]:
    """What a participant's meetings take stands among the resources."""
    known = tables.ids("resources")
    if known is None:
        return
    given = tables.given("resources")
    for row, names in tables.rows("participants", "resources"):
        for one in names:
            if one not in known:
                yield tables.finding(
                    "participants",
                    row,
                    "resources",
                    one,
                    "there is no resource with this id"
                    if given
                    else "a resource is named, but there is no list of the resources",
                    tables.hint(one, "resources")
                    if given
                    else "Add the table 'resources' with its id and capacity.",
                )


def tables_have_one_owner(tables: Tables) -> Iterator[Finding]:
    """A table is owned by one participant at most."""
    owners: dict[str, int] = {}
    for row, one in tables.rows("participants", "table"):
        if one and owners.setdefault(one, row) != row:
            yield tables.finding(
                "participants",
                row,
                "table",
                one,
                f"the table is already owned by the participant in row {owners[one]}",
                "A table has one owner at most.",
            )


def limits_are_in_order(tables: Tables) -> Iterator[Finding]:
    """A minimum is not above its maximum, and nothing ends before it starts."""
    for table, low, high, strictly in IN_ORDER:
        for row, lower, upper in tables.rows(table, low, high):
            if lower is None or upper is None:
                continue
            if lower > upper or (strictly and lower == upper):
                yield tables.finding(
                    table,
                    row,
                    high,
                    _shown(upper, high),
                    f"{high} is not after {low}"
                    if strictly
                    else f"{high} is below {low}",
                    f"{low} is {_shown(lower, low)}: correct one of the two.",
                )


def lanes_lead_elsewhere(tables: Tables) -> Iterator[Finding]:
    """A lane ends at another port than it starts from."""
    for row, origin, destination in tables.rows("lanes", "origin", "destination"):
        if origin and origin.casefold() == destination.casefold():
            yield tables.finding(
                "lanes",
                row,
                "destination",
                destination,
                "the lane ends where it starts",
                "Name two different ports.",
            )


def _shown(value: object, column: str) -> object:
    """Give a value as a person would write it."""
    if column in ("arrives", "leaves") and isinstance(value, float):
        return f"{int(value) // 60:02d}:{int(value) % 60:02d}"
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value if isinstance(value, float) else str(value)


CHECKS: tuple[Check, ...] = (
    ids_are_given_once,
    participants_are_known,
    tables_are_known,
    resources_are_known,
    tables_have_one_owner,
    limits_are_in_order,
    lanes_lead_elsewhere,
    wishes_are_for_others,
    wishes_are_said_once,
    musts_meet_no_veto,
    meetings_are_of_two,
    locked_meetings_meet_no_veto,
    own_pairs_are_of_two,
    own_pairs_say_one_thing,
    meetings_go_the_same_way,
)
