"""What came of a mission: the filled commitment sheet, read back and added up."""

import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from filled_sheet import Filled, fill, sheet_of
from hypothesis import HealthCheck, given, settings, strategies as st
from make_story import story

import matchengine as me
from matchengine.cli import main
from matchengine.errors import FileError, InputError
from matchengine.files.outcomes.amounts import quantity_in, rupiah_in
from matchengine.files.tables.bad_cell import BadCellError
from matchengine.results.commitment_columns import COLUMNS
from matchengine.results.fingerprint import plan_mark

PLAN = ("K1|J1 s01 T01", "K2|J2 s01 T02", "K2|J1 s02 T01", "K1|J2 s02 T02")
FREE = len(PLAN) + 1
"""The first empty row."""

OWN = {
    "seller_id": "J1",
    "verb": "jual",
    "commodity": "Gula",
    "buyer_id": "K2",
    "value": "950 juta",
}
DAY: Filled = {
    1: {"held": "ya", "status": "komitmen", "quantity": 100, "unit": "ton",
        "value": 1_200_000_000},
    2: {"held": "ya", "status": "LoI", "value": "Rp 25 juta", "period": "per bulan"},
    3: {"held": "tidak"},
    FREE: OWN,
    FREE + 1: {"seller": "Toko Baru", "verb": "investasi", "buyer": "CV Lain",
               "status": "kontrak", "value": "1,5 miliar"},
    FREE + 2: {"seller_id": "K1", "verb": "beli", "commodity": "Arang",
               "buyer_id": "J2", "value": 80_000_000, "period": "sekali"},
}  # fmt: skip


@pytest.fixture(scope="module")
def sheet() -> bytes:
    return sheet_of(story(*PLAN))


@pytest.fixture(scope="module")
def english() -> bytes:
    return sheet_of(story(*PLAN), "en")


def test_nothing_filled_in_gives_zeros(sheet: bytes, tmp_path: Path) -> None:
    told = me.read_outcomes(fill(sheet, {}, tmp_path / "c.xlsx"))
    assert (told.total, told.deals, told.top, told.missed) == (0, (), (), ())
    assert (told.planned, told.held, told.not_held, told.not_recorded) == (4, 0, 0, 4)
    assert {one.total for one in told.by_verb} == {0}
    assert (told.mission, told.plan) == ("Misi", plan_mark(story(*PLAN).schedule))


def test_filled_sheet_gives_the_totals_counted_by_hand(
    sheet: bytes, tmp_path: Path
) -> None:
    told = me.read_outcomes(fill(sheet, DAY, tmp_path / "c.xlsx"))
    yearly = 1_200_000_000 + 12 * 25_000_000 + 950_000_000
    assert [(v.verb, v.deals, v.a_year, v.once) for v in told.by_verb] == [
        ("jual", 3, yearly, 0),
        ("beli", 1, 0, 80_000_000),
        ("investasi", 1, 0, 1_500_000_000),
    ]
    assert told.total == yearly + 80_000_000 + 1_500_000_000
    assert [one.worth for one in told.top] == [
        1_500_000_000,
        1_200_000_000,
        950_000_000,
        300_000_000,
        80_000_000,
    ]
    assert (told.held, told.not_held, told.not_recorded) == (2, 1, 1)
    assert told.share_held == 2 / 4
    assert [(m.participant, m.not_held, m.planned) for m in told.missed] == [
        ("J1", 1, 2),
        ("K2", 1, 2),
    ]
    assert [(r.status, r.deals) for r in told.funnel] == [
        ("minat", 3),
        ("loi", 3),
        ("komitmen", 2),
        ("kontrak", 1),
        ("realisasi", 0),
        (None, 2),
    ]
    assert [(one.seller, one.seller_city) for one in told.others[:2]] == [
        ("Usaha J1", "Surabaya"),
        ("Toko Baru", ""),
    ]
    assert told.warnings == ()


def test_formula_without_a_result_is_told(sheet: bytes, tmp_path: Path) -> None:
    path = fill(sheet, {1: {"note": "x"}}, tmp_path / "c.xlsx")
    book = openpyxl.load_workbook(path)
    book.worksheets[0]["T8"] = "=1000*12"  # saved without its result
    book.worksheets[0]["T9"] = "#REF!"
    book.save(path)
    with pytest.raises(InputError) as caught:
        me.read_outcomes(path)
    assert [
        (f"{one.column}{one.row}", one.problem) for one in caught.value.findings
    ] == [
        ("T8", "the result of the formula was never worked out"),
        ("T9", "the cell holds an error"),
    ]
    assert caught.value.findings[1].value == "#REF!"


def test_both_languages_are_read_alike(
    sheet: bytes, english: bytes, tmp_path: Path
) -> None:
    words = {
        "ya": "yes",
        "tidak": "no",
        "komitmen": "commitment",
        "kontrak": "contract",
    }
    words |= {"per bulan": "a month", "sekali": "once", "jual": "sell", "beli": "buys"}
    day = {
        row: {name: words.get(str(cell), cell) for name, cell in cells.items()}
        for row, cells in DAY.items()
    }
    first = me.read_outcomes(fill(sheet, DAY, tmp_path / "id.xlsx"))
    second = me.read_outcomes(fill(english, day, tmp_path / "en.xlsx"))
    assert first.deals == second.deals
    assert first.meetings == second.meetings


def csv_of(rows: list[dict[str, Any]], separator: str, place: int) -> str:
    heads = separator.join(column.said[place] for column in COLUMNS)
    lines = [
        separator.join(f'"{row.get(column.name, "")}"' for column in COLUMNS)
        for row in rows
    ]
    return "\n".join(["Lembar komitmen", "", heads, *lines])


@pytest.mark.parametrize(
    ("separator", "place", "encoding"),
    [(",", 0, "utf-8-sig"), (";", 1, "cp1252"), ("\t", 0, "utf-16")],
)
def test_sheet_is_read_from_csv_too(
    separator: str, place: int, encoding: str, tmp_path: Path
) -> None:
    rows = [
        {"meeting": "K1|J1", "seller_id": "J1", "seller": "Ané\u2013A", "verb": "jual",
         "buyer_id": "K1", "buyer": "B", "value": "Rp 1.250.000.000", "held": "ya"},
        {"meeting": "K2|J2", "seller_id": "J2", "seller": "C", "verb": "jual",
         "buyer_id": "K2", "buyer": "D"},
    ]  # fmt: skip
    path = tmp_path / "c.csv"
    path.write_text(csv_of(rows, separator, place), encoding=encoding)
    told = me.read_outcomes(path)
    assert (told.total, told.planned, told.held) == (1_250_000_000, 2, 1)
    assert told.deals[0].row == 4


def test_all_bad_cells_are_listed_with_place_and_fix(
    sheet: bytes, tmp_path: Path
) -> None:
    rows: Filled = {
        1: {"value": "2 M"},
        2: {"held": "mungkin", "quantity": "10.300", "unit": "kg"},
        3: {"held": "tidak", "value": 5_000_000},
        4: {"seller_id": "J1", "quantity": 5},
        FREE: {**OWN, "seller_id": "J9"},
        FREE + 1: {"value": -5, "buyer": "CV X", "seller": "CV X"},
        FREE + 2: OWN,
        FREE + 3: OWN,
    }
    with pytest.raises(InputError) as caught:
        me.read_outcomes(fill(sheet, rows, tmp_path / "c.xlsx"))
    found = [(f"{one.column}{one.row}", one.problem) for one in caught.value.findings]
    assert found == [
        ("T8", "M may be miliar or million"),
        ("P9", "this is none of the words known here"),
        ("R9", "the point may part thousands or decimals"),
        ("P10", "the meeting was not held, yet something was agreed"),
        ("D11", "this meeting is of K1 and J2, the row of K1 and J1"),
        ("S11", "the quantity has no unit"),
        ("E12", "no business has this id"),
        ("H13", "the verb is missing"),
        ("T13", "the amount is below 0"),
        ("T15", "the same deal stands there already, in row 14"),
    ]
    assert all(one.fix for one in caught.value.findings)
    assert caught.value.findings[0].fix == "Write 2 miliar, or 2 juta."


def test_meeting_of_two_rows_is_refused(sheet: bytes, tmp_path: Path) -> None:
    again = {"meeting": "K1|J1", "seller_id": "J1", "buyer_id": "K1", "verb": "jual"}
    with pytest.raises(InputError, match="stands there already, in row 8"):
        me.read_outcomes(fill(sheet, {FREE: again}, tmp_path / "c.xlsx"))


def test_unknown_meeting_is_refused(sheet: bytes, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="the plan has no such meeting"):
        me.read_outcomes(fill(sheet, {1: {"meeting": "K1|K2"}}, tmp_path / "c.xlsx"))


def test_rows_that_are_gone_count_as_not_recorded(sheet: bytes, tmp_path: Path) -> None:
    gone = dict.fromkeys([column.name for column in COLUMNS])
    told = me.read_outcomes(fill(sheet, {2: gone}, tmp_path / "c.xlsx"))
    assert (told.planned, told.not_recorded, len(told.meetings)) == (4, 4, 3)
    assert [one.problem for one in told.warnings] == [
        "rows of 1 planned meetings are gone (K2|J2)"
    ]


def test_commitment_without_value_is_noticed(sheet: bytes, tmp_path: Path) -> None:
    told = me.read_outcomes(
        fill(sheet, {1: {"status": "kontrak"}}, tmp_path / "c.xlsx")
    )
    assert [(one.column, one.row) for one in told.warnings] == [("T", 8)]
    assert (told.held, told.total) == (1, 0)


@pytest.mark.parametrize(
    ("cell", "rupiah"),
    [
        ("Rp 1,2 miliar", 1_200_000_000),
        ("1.250.000.000", 1_250_000_000),
        ("1,250,000,000.00", 1_250_000_000),
        ("598,9 juta", 598_900_000),
        ("598.9 juta", 598_900_000),
        ("Rp12.500,-", 12_500),
        ("Rp 250.000", 250_000),
        ("250,000", 250_000),
        ("1 miliar 250 juta", 1_250_000_000),
        ("1,5 triliun rupiah", 1_500_000_000_000),
        ("5jt", 5_000_000),
        ("750 rb", 750_000),
        ("1\u00a0250\u00a0000", 1_250_000),
        (124_000_000_000.0, 124_000_000_000),
        (0, 0),
    ],
)
def test_amount_that_is_certain_is_read(cell: Any, rupiah: int) -> None:
    assert rupiah_in(cell) == rupiah


@pytest.mark.parametrize(
    ("cell", "fix"),
    [
        ("2 M", "Write 2 miliar, or 2 juta."),
        ("1.250 juta", "Write 1250 juta, or 1,25 juta if it parts decimals."),
        ("1.255 juta", "Write 1255 juta, or 1,2550 juta if it parts decimals."),
        ("598", "Write the amount in full, or with its word: 598 juta, 598 miliar."),
        ("Rp834.496.700 Miliar", "Check the number and the word after it."),
        ("600 juta/bulan", "Write 600 juta here, and what it is per in the column for"),
        ("-5 juta", "Write 0 or more."),
        (-5, "Write 0 or more."),
        ("1.250.000,50", "Write 1250000, if meant."),
        ("1-2 miliar", "Write digits, such as 1250000000, or 1,25 miliar."),
        ("setengah miliar", "Write digits"),
        ("12.34.567", "Write digits"),
        (float("nan"), "Write digits"),
        (True, "Write digits"),
    ],
)
def test_amount_that_is_not_certain_is_refused(cell: Any, fix: str) -> None:
    with pytest.raises(BadCellError) as caught:
        rupiah_in(cell)
    assert caught.value.fix.startswith(fix)


@pytest.mark.parametrize(
    ("cell", "quantity"),
    [
        ("25 ton", (25.0, "ton")),
        (10_300, (10_300.0, "")),
        ("36,1 juta batang", (36_100_000.0, "batang")),
        ("2,5", (2.5, "")),
        ("0,500 kg", (0.5, "kg")),
    ],
)
def test_quantity_is_read_with_its_unit(cell: Any, quantity: tuple[float, str]) -> None:
    assert quantity_in(cell) == quantity


ODD_CELLS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**20), 10**20),
    st.floats(),
    st.dates().map(str),
    st.text(max_size=12),
    st.text("0123456789.,- RpMjutaiel'/\u00a0", max_size=14),
    st.sampled_from(["#REF!", "ya", "tidak", "komitmen", "1e400", "\u0661", "=1"]),
)


@given(ODD_CELLS)
@settings(max_examples=100, deadline=None)
def test_odd_cells_are_read_or_refused(cell: Any) -> None:
    for parse in (rupiah_in, quantity_in):
        try:
            parse(cell)
        except BadCellError as bad:
            assert bad.fix  # noqa: PT017 -- either way out is right
            continue


@given(
    rows=st.lists(
        st.dictionaries(st.sampled_from([c.name for c in COLUMNS]), ODD_CELLS),
        max_size=4,
    )
)
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_odd_sheets_are_read_or_refused(
    rows: list[dict[str, Any]], tmp_path: Path
) -> None:
    text = csv_of(rows, ",", 0)
    path = tmp_path / "c.csv"
    path.write_text(text, encoding="utf-8", errors="replace", newline="")
    try:
        assert me.read_outcomes(path).total >= 0
    except InputError as error:
        assert error.findings  # noqa: PT017 -- either way out is right


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("c.xlsx", b""),
        ("c.xlsx", b"PK\x03\x04 nothing"),
        ("c.csv", b"a,b\n1,2\n"),
        ("c.csv", b"\x00\x01\x02"),
        ("c.csv", b""),
    ],
)
def test_file_that_is_none_is_refused(
    name: str, content: bytes, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(FileError):
        me.read_outcomes(path)


def test_command_tells_totals_and_exits_with_0(
    sheet: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = fill(sheet, DAY, tmp_path / "c.xlsx")
    assert main(["outcomes", str(path)]) == 0
    said = capsys.readouterr().out
    assert "Total     Rp 4,03 miliar in 5 deals" in said
    assert "2 of 4 planned were held (50 %), 1 were not, 1 not recorded" in said
    assert main(["outcomes", str(path), "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["total"] == 4_030_000_000
    assert data["meetings"]["share_held"] == 0.5
    assert [one["worth"] for one in data["top"]][:2] == [1_500_000_000, 1_200_000_000]


def test_command_lists_what_is_wrong_and_exits_with_3(
    sheet: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = {1: {"value": "2 M"}, 2: {"held": "?"}}
    assert main(["outcomes", str(fill(sheet, rows, tmp_path / "c.xlsx"))]) == 3
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.splitlines() == [
        "error: c.xlsx, sheet Komitmen, row 8, column T: M may be miliar or million "
        "(value: '2 M'). Write 2 miliar, or 2 juta.",
        "error: c.xlsx, sheet Komitmen, row 9, column P: this is none of the words "
        "known here (value: '?'). Write ya, tidak.",
    ]
