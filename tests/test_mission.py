"""Tables that contradict themselves or each other never become a mission."""

from datetime import date

import pandas as pd
import pytest

from matchengine.errors import InputError
from matchengine.trade.columns import TABLES
from matchengine.trade.mission import Mission, empty_table, missing_across


def table(name: str, *rows: dict[str, object]) -> pd.DataFrame:
    """Make a typed table of rows that say only what matters."""
    index = pd.Index(range(2, 2 + len(rows)))
    return pd.DataFrame(
        {
            c.name: pd.Series(
                [row.get(c.name, c.missing) for row in rows], index, dtype=c.dtype
            )
            for c in TABLES[name]
        },
        index=index,
    )


def mission(**tables: list[dict[str, object]]) -> Mission:
    """Make a mission of two businesses, P1 and P2, and of these tables."""
    two = [{"id": "P1", "name": "One"}, {"id": "P2", "name": "Two"}]
    given = {"participants": two, "offers": [], "needs": [], **tables}
    return Mission(
        **{name: table(name, *rows) for name, rows in given.items()},
        sources={name: f"{name}.csv" for name in given},
    )


def contradictions(**tables: list[dict[str, object]]) -> list[str]:
    with pytest.raises(InputError) as caught:
        mission(**tables)
    return [str(finding) for finding in caught.value.findings]


def people(*rows: dict[str, object]) -> list[dict[str, object]]:
    return [{"id": f"P{n}", "name": "x", **row} for n, row in enumerate(rows, 1)]


def test_mission_without_rows_is_valid() -> None:
    nobody = mission(participants=[])
    assert nobody.participants.empty
    assert nobody.frame("wishes").empty
    assert nobody.source("offers") == "offers.csv"
    assert nobody.source("wishes") == "wishes"


def test_tables_without_rows_have_every_column() -> None:
    for name, columns in TABLES.items():
        assert list(empty_table(name).columns) == [c.name for c in columns]


def test_table_that_lacks_a_column_is_refused() -> None:
    with pytest.raises(InputError, match="offers, hs: the table lacks a column"):
        Mission(
            empty_table("participants"),
            empty_table("offers").drop(columns="hs"),
            empty_table("needs"),
        )


@pytest.mark.parametrize("name", ["participants", "tables", "resources"])
def test_id_given_twice_is_refused(name: str) -> None:
    rows = [{"id": "P1"}, {"id": "P2"}, {"id": "P1"}]
    assert contradictions(**{name: rows}) == [
        f"{name}.csv, row 4, column id: the id is already that of row 2 "
        "(value: 'P1'). Give each its own id."
    ]


@pytest.mark.parametrize(
    ("name", "column"),
    [
        ("offers", "participant"),
        ("needs", "participant"),
        ("wishes", "from"),
        ("wishes", "to"),
        ("meetings", "buyer"),
        ("meetings", "seller"),
    ],
)
def test_unknown_participant_is_refused_with_the_nearest(
    name: str, column: str
) -> None:
    row = {"from": "P1", "to": "P2", "buyer": "P1", "seller": "P2", column: "p1x"}
    assert contradictions(**{name: [row]}) == [
        f"{name}.csv, row 2, column {column}: there is no participant with this id "
        "(value: 'p1x'). Did you mean 'P1'?"
    ]


def test_many_unknown_participants_are_all_refused() -> None:
    findings = contradictions(offers=[{"participant": f"Q{n}"} for n in range(200)])
    assert len(findings) == 200
    assert findings[-1].endswith("Add it to the table 'participants'.")


def test_own_table_is_one_of_the_tables() -> None:
    own = people({"table": "T1"}, {"table": "T9"}, {})
    assert contradictions(participants=own, tables=[{"id": "T1"}, {"id": "T2"}]) == [
        "participants.csv, row 3, column table: there is no table with this id "
        "(value: 'T9'). Known: T1, T2."
    ]


def test_own_table_needs_a_list_of_tables() -> None:
    assert contradictions(participants=people({"table": "T1"})) == [
        "participants.csv, row 2, column table: an own table is named, but there is "
        "no list of the tables (value: 'T1'). Add the table 'tables' with the id of "
        "every table, or leave this out."
    ]


def test_own_table_has_one_owner() -> None:
    own = people({"table": "T1"}, {"table": "T1"})
    assert contradictions(participants=own, tables=[{"id": "T1"}]) == [
        "participants.csv, row 3, column table: the table is already owned by the "
        "participant in row 2 (value: 'T1'). A table has one owner at most."
    ]


def test_table_of_a_meeting_is_one_of_the_tables_if_they_are_listed() -> None:
    met = [{"buyer": "P1", "seller": "P2", "table": "T9"}]
    assert mission(meetings=met).meetings.loc[2, "table"] == "T9"
    assert contradictions(meetings=met, tables=[{"id": "T1"}]) == [
        "meetings.csv, row 2, column table: there is no table with this id "
        "(value: 'T9'). Known: T1."
    ]


def test_resource_is_one_of_the_resources() -> None:
    taken = people({"resources": ("bank", "bnak")})
    assert contradictions(participants=taken, resources=[{"id": "bank"}]) == [
        "participants.csv, row 2, column resources: there is no resource with this "
        "id (value: 'bnak'). Did you mean 'bank'?"
    ]


def test_resource_needs_a_list_of_resources() -> None:
    assert contradictions(participants=people({"resources": ("bank",)})) == [
        "participants.csv, row 2, column resources: a resource is named, but there "
        "is no list of the resources (value: 'bank'). Add the table 'resources' with "
        "its id and capacity."
    ]


@pytest.mark.parametrize(
    ("name", "row", "fine", "problem"),
    [
        (
            "participants",
            {"id": "P1", "min_meetings": 3.0, "max_meetings": 2.0},
            {"max_meetings": 3.0},
            "column max_meetings: max_meetings is below min_meetings (value: 2). "
            "min_meetings is 3: correct one of the two.",
        ),
        (
            "participants",
            {"id": "P1", "arrives": 540.0, "leaves": 540.0},
            {"leaves": 541.0},
            "column leaves: leaves is not after arrives (value: '09:00'). "
            "arrives is 09:00: correct one of the two.",
        ),
        (
            "lanes",
            {"days_min": 5.5, "days_typical": 5.0},
            {"days_typical": 5.5},
            "column days_typical: days_typical is below days_min (value: 5). "
            "days_min is 5.5: correct one of the two.",
        ),
        (
            "lanes",
            {"days_typical": 5.0, "days_max": 4.0},
            {"days_max": 5.0},
            "column days_max: days_max is below days_typical (value: 4). "
            "days_typical is 5: correct one of the two.",
        ),
        (
            "permits",
            {"valid_from": date(2025, 5, 7), "valid_to": date(2025, 5, 6)},
            {"valid_to": date(2025, 5, 7)},
            "column valid_to: valid_to is below valid_from (value: '2025-05-06'). "
            "valid_from is 2025-05-07: correct one of the two.",
        ),
        (
            "lanes",
            {"origin": "IDSUB", "destination": "idsub"},
            {"destination": "IDBPN"},
            "column destination: the lane ends where it starts (value: 'idsub'). "
            "Name two different ports.",
        ),
    ],
)
def test_limits_stand_in_order(
    name: str, row: dict[str, object], fine: dict[str, object], problem: str
) -> None:
    assert mission(**{name: [{**row, **fine}]}).frame(name).index.tolist() == [2]
    assert contradictions(**{name: [row]}) == [f"{name}.csv, row 2, {problem}"]


def wish(one: str, other: str, what: str) -> dict[str, object]:
    return {"from": one, "to": other, "wish": what}


def test_wishes_may_differ_between_the_two_sides() -> None:
    wishes = [wish("P1", "P2", "want"), wish("P2", "P1", "no")]
    assert len(mission(wishes=wishes).wishes) == 2


def test_wish_for_itself_is_refused() -> None:
    assert contradictions(wishes=[wish("P1", "P1", "want")]) == [
        "wishes.csv, row 2, column to: the wish of a business for itself "
        "(value: 'P1'). Name another business."
    ]


@pytest.mark.parametrize("second", ["must", "want", "no"])
def test_wish_said_twice_is_refused(second: str) -> None:
    wishes = [wish("P1", "P2", "must"), wish("P1", "P2", second)]
    assert contradictions(wishes=wishes) == [
        "wishes.csv, row 3, column wish: P1 already said 'must' about P2 in row 2 "
        f"(value: '{second}'). Keep one of the two rows."
    ]


def test_must_against_a_veto_of_the_other_side_names_both_rows() -> None:
    wishes = [wish("P1", "P2", "no"), wish("P2", "P1", "must")]
    assert contradictions(wishes=wishes) == [
        "wishes.csv, row 3, column wish: row 3 says that P2 must meet P1, "
        "row 2 says no (value: 'must'). Keep one of the two rows."
    ]


def meeting(buyer: str, seller: str, locked: bool = False) -> dict[str, object]:
    return {"buyer": buyer, "seller": seller, "locked": locked}


def test_meeting_with_itself_is_refused() -> None:
    assert contradictions(meetings=[meeting("P1", "P1")]) == [
        "meetings.csv, row 2, column seller: a business cannot meet itself "
        "(value: 'P1'). Name two of them."
    ]


@pytest.mark.parametrize("again", [("P1", "P2"), ("P2", "P1")])
def test_meeting_listed_twice_is_refused_in_either_direction(
    again: tuple[str, str],
) -> None:
    assert contradictions(meetings=[meeting("P1", "P2"), meeting(*again)]) == [
        "meetings.csv, row 3, column seller: the two already meet in row 2 "
        f"(value: '{again[1]}'). Two businesses meet once: keep one of the two rows."
    ]


@pytest.mark.parametrize("veto", [("P1", "P2"), ("P2", "P1")])
def test_locked_meeting_against_a_veto_is_refused(veto: tuple[str, str]) -> None:
    wishes = [wish(*veto, "no")]
    assert len(mission(wishes=wishes, meetings=[meeting("P1", "P2")]).meetings) == 1
    assert contradictions(wishes=wishes, meetings=[meeting("P1", "P2", True)]) == [
        "meetings.csv, row 2, column locked: P1 and P2 are agreed to meet, but row 2 "
        "of wishes.csv says no (value: 'yes'). Unlock the meeting, or take the wish "
        "back."
    ]


def test_all_contradictions_are_reported_at_once() -> None:
    findings = contradictions(
        offers=[{"participant": "Q1"}],
        wishes=[wish("P1", "P1", "want")],
        meetings=[meeting("P2", "P2")],
    )
    assert [line.split(":")[0] for line in findings] == [
        "offers.csv, row 2, column participant",
        "wishes.csv, row 2, column to",
        "meetings.csv, row 2, column seller",
    ]


def test_missing_side_is_found_only_when_sides_matter() -> None:
    half = mission(participants=people({"province": "Jawa Timur"}, {}))
    assert list(missing_across(half, None)) == []
    assert [str(finding) for finding in missing_across(half, "province")] == [
        "participants.csv, row 3, column province: P2 has no province, by which "
        "businesses are kept apart. Fill in the province, or set mission.across "
        "to null."
    ]


@pytest.mark.parametrize("column", ["provinces", "delegates"])
def test_side_is_told_by_a_column_of_texts(column: str) -> None:
    [finding] = missing_across(mission(), column)
    assert (finding.column, finding.value) == ("mission.across", column)
    assert "province" in finding.fix
