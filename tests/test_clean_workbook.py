"""The clean workbook and the template, opened again by independent readers."""

import datetime
import io
import json
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings, strategies as st
from messy_making import Messy, written
from python_calamine import CalamineWorkbook

from matchengine.cli import main
from matchengine.errors import InputError
from matchengine.files.read_mission import read_mission, read_tables
from matchengine.files.tables.canonical import as_written
from matchengine.files.tables.clean_workbook import COLOURS, FINDINGS, clean_workbook
from matchengine.files.tables.headers import heading_of
from matchengine.files.tables.template_workbook import (
    heading,
    sheet_name,
    template_workbook,
)
from matchengine.trade.column_help import HELP
from matchengine.trade.columns import TABLES
from matchengine.trade.commodities import Glossary

NO_WORDS = Glossary()
MESSY = {
    "participants": (
        "id,name,telepon\nP1,=1+1,+62 812\nP2,@CV Beta,-\nP3,-PT Gama,0811\n"
    ),
    "offers": (
        "participant,product,unit,price,capacity_per_month,No\n"
        'P1,+Garam,kg,"Rp 12.500,-",25 ton/bln,1\n'
        "P2,Gula,kg,12.5,1.500,2\n"
    ),
    "needs": "participant,product\n",
}


def messy(folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    return written(folder, Messy("", {}, [], files=MESSY))


def cleaned(folder: Path) -> Path:
    path = folder / "clean.xlsx"
    path.write_bytes(clean_workbook(read_tables(messy(folder / "in"), NO_WORDS)))
    return path


def test_text_that_looks_like_a_formula_stays_text(tmp_path: Path) -> None:
    path = cleaned(tmp_path)
    sheet = openpyxl.load_workbook(path)["participants"]
    cells = [[(cell.value, cell.data_type) for cell in row] for row in sheet["A2:C4"]]
    assert cells == [
        [("P1", "s"), ("=1+1", "s"), ("+62 812", "s")],
        [("P2", "s"), ("@CV Beta", "s"), ("-", "s")],
        [("P3", "s"), ("-PT Gama", "s"), ("0811", "s")],
    ]
    assert CalamineWorkbook.from_path(path).get_sheet_by_name("offers").to_python() == [
        ["participant", "product", "unit", "price", "capacity_per_month", "No"],
        ["P1", "+Garam", "kg", 12500.0, 25000.0, "1"],
        ["P2", "Gula", "kg", "12.5", "1.500", "2"],
    ]


def test_what_cannot_be_read_is_coloured_and_says_why(tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(cleaned(tmp_path))["offers"]
    marked = {
        cell.coordinate: (cell.fill.fgColor.rgb, cell.comment.text)
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment
    }
    red = "FF" + COLOURS["error"].removeprefix("#")
    assert marked == {
        "D3": (red, "rupiah are whole. Write 12, if meant."),
        "E3": (red, "the point may part thousands or decimals. Write 1500, or 1.5."),
    }


def test_every_finding_is_listed_with_its_place_in_both_workbooks(
    tmp_path: Path,
) -> None:
    sheet = openpyxl.load_workbook(cleaned(tmp_path))[FINDINGS]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    read = read_tables(messy(tmp_path / "in"), NO_WORDS)
    assert len(rows) == len(read.findings) == 6
    assert [(row[0], row[1], row[3], row[-1]) for row in rows] == [
        ("error", "offers.csv", "D3", "offers!D3"),
        ("error", "offers.csv", "E3", "offers!E3"),
        ("warning", "participants.csv", "C1", None),
        ("warning", "offers.csv", "F1", None),
        ("reading", "offers.csv", "D2", "offers!D2"),
        ("reading", "offers.csv", "E2", "offers!E2"),
    ]


def test_same_tables_give_the_same_bytes(tmp_path: Path) -> None:
    read = read_tables(messy(tmp_path), NO_WORDS)
    assert clean_workbook(read) == clean_workbook(read)
    assert template_workbook("id") == template_workbook("id")


ODD_TEXTS = st.text(st.characters(codec="utf-8"), max_size=12)
EXACT = st.floats(0, 1e12).map(lambda number: number / 3)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(ODD_TEXTS, ODD_TEXTS, EXACT), min_size=1, max_size=5))
def test_any_text_and_number_is_the_same_after_it_was_written(
    tmp_path: Path, rows: list[tuple[str, str, float]]
) -> None:
    lines = pd.DataFrame(
        {
            "participant": ["P1"] * len(rows),
            "product": [f"x{text}" for text, _, _ in rows],
            "capacity_per_month": [number for _, _, number in rows],
            "odd": [text for _, text, _ in rows],
        }
    )
    people = pd.DataFrame({"id": ["P1"], "name": ["PT Alfa"]})
    needs = pd.DataFrame(columns=["participant", "product"])
    frames = {"participants": people, "offers": lines, "needs": needs}
    before = read_tables(frames, NO_WORDS)
    path = tmp_path / "clean.xlsx"
    path.write_bytes(clean_workbook(before))
    after = read_tables(path, NO_WORDS)
    pd.testing.assert_frame_equal(
        before.frames["offers"].reset_index(drop=True),
        after.frames["offers"].reset_index(drop=True),
    )


def test_fix_writes_beside_and_never_over_an_input(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = messy(tmp_path / "in")
    target = tmp_path / "clean.xlsx"
    asked = ["check", str(source), "--fix", str(target)]
    assert main([*asked, "--json"]) == 3
    said = json.loads(capsys.readouterr().out)
    assert said["written"] == [str(target)]
    assert said["findings"][-1] == {
        "severity": "reading",
        "source": "offers.csv",
        "row": 2,
        "column": "capacity_per_month",
        "value": "25 ton/bln",
        "problem": "the unit is ton, a month, ton made kilogram",
        "fix": "Write 25000, if that is meant.",
        "cell": "E2",
        "reading": "25000",
    }
    first = target.read_bytes()
    assert main(asked) == 3
    assert "already something of this name" in capsys.readouterr().err
    assert main([*asked, "--force"]) == 3
    assert target.read_bytes() == first
    again = ["check", str(target), "--fix", str(target), "--force"]
    assert main(again) == 3
    assert "one of the inputs" in capsys.readouterr().err
    assert target.read_bytes() == first
    assert main(["check", str(source), "--fix", str(tmp_path / "clean.csv")]) == 3
    assert sorted(one.name for one in tmp_path.iterdir()) == ["clean.xlsx", "in"]


def test_clean_tables_are_checked_without_a_finding(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = {"participants": "Kode,Nama,Jam Datang\nP1,PT Alfa,8.30\nP2,CV Beta,-\n"}
    source = written(tmp_path, Messy("", {}, [], files=files))
    target = tmp_path / "clean.xlsx"
    assert main(["check", str(source), "--fix", str(target)]) == 0
    before, after = (read_mission(one, NO_WORDS) for one in (source, target))
    for table in TABLES:
        old, new = before.frame(table), after.frame(table)
        pd.testing.assert_frame_equal(
            old.reset_index(drop=True), new.reset_index(drop=True)
        )
    assert after.warnings == ()
    capsys.readouterr()


@pytest.mark.parametrize("language", ["id", "en"])
def test_untouched_template_is_told_as_such(
    tmp_path: Path, language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "t.xlsx"
    assert main(["template", str(path), "--language", language]) == 0
    assert capsys.readouterr().out == f"Written: {path}\n"
    with pytest.raises(InputError) as caught:
        read_mission(path, NO_WORDS)
    found = caught.value.findings
    assert [one.problem for one in found if one.severity == "error"] == [
        "there are only examples in it: the template is not filled in yet"
    ]
    assert [one.reading for one in found[1:]] == ["an example"] * len(TABLES)


def test_template_is_not_written_over_what_was_filled_in(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "t.xlsx"
    path.write_text("hours of work")
    assert main(["template", str(path)]) == 3
    assert path.read_text() == "hours of work"
    assert "left alone" in capsys.readouterr().err
    assert main(["template", str(path), "--force"]) == 0
    assert path.read_bytes() == template_workbook("id")


@pytest.mark.parametrize("language", ["id", "en"])
def test_example_of_the_template_is_read_plainly_once_it_is_no_example(
    tmp_path: Path, language: str
) -> None:
    book = openpyxl.load_workbook(io.BytesIO(template_workbook(language)))  # type: ignore[arg-type]
    for sheet in book.worksheets[1:]:
        first = sheet["A2"].value.split(": ")[1]
        sheet["A2"] = first
    people = book.worksheets[1]
    people["A3"], people["B3"], people["D3"] = "P002", "CV Beta", "Kalimantan Timur"
    del book[sheet_name("tables", language)], book[sheet_name("pairs", language)]  # type: ignore[arg-type]
    path = tmp_path / "t.xlsx"
    book.save(path)
    mission = read_mission(path, NO_WORDS)
    assert mission.warnings == ()
    assert mission.offers.loc[2, "certificates"] == {
        "halal": "held",
        "sni": "in_process",
    }
    assert mission.lanes.loc[2, "reefer"] == False  # noqa: E712 # a NumPy bool
    assert mission.wishes.loc[2, "wish"] == "want"


def test_template_lists_the_choices_and_explains_every_column() -> None:
    book = openpyxl.load_workbook(io.BytesIO(template_workbook("id")))
    assert book.sheetnames[0] == "bantuan"
    sheet = book["penawaran"]
    rules = {
        str(rule.sqref).split(":")[0]: rule
        for rule in sheet.data_validations.dataValidation
    }
    assert len(rules) == len(TABLES["offers"])
    assert rules["K2"].formula1 == '"suhu ruang,dingin,beku,hidup"'
    assert all(rule.promptTitle and rule.prompt for rule in rules.values())
    explained = [row[1].value for row in book["bantuan"].iter_rows() if row[2].value]
    assert "penjual" in explained


@pytest.mark.parametrize("table", TABLES)
def test_every_heading_of_the_template_is_understood(table: str) -> None:
    assert set(HELP[table]) == {column.name for column in TABLES[table]}
    for column in TABLES[table]:
        for language in ("id", "en"):
            found = heading_of(table, heading(table, column, language))  # type: ignore[arg-type]
            assert found is not None
            assert (found.column, found.exact) == (column, True)


def test_plain_writing_of_every_kind() -> None:
    columns = {column.name: column for table in TABLES.values() for column in table}
    values = [
        ("arrives", 510.0, "08:30"),
        ("arrives", 1440.0, "24:00"),
        ("unavailable", ((720, 780), (900, 930)), "12:00-13:00;15:00-15:30"),
        ("dated", datetime.date(2025, 5, 7), "2025-05-07"),
        ("capacity_per_month", 1e-7, "0.0000001"),
        ("capacity_per_month", 2.0**52, "4503599627370496"),
        ("certificates", ("halal", "bpom"), "halal;bpom"),
        ("reefer", True, "yes"),
        ("price", float("nan"), ""),
    ]
    assert [as_written(value, columns[name]) for name, value, _ in values] == [
        text for _, _, text in values
    ]
