"""Files that nobody should read: each is refused with one sentence, and quickly."""

import io
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from matchengine.errors import FileError, InputError
from matchengine.files.limits import (
    LARGEST_FILE,
    LONGEST_LINE,
    MOST_FILES,
    MOST_LINES,
)
from matchengine.files.read_mission import read_mission, read_tables
from matchengine.trade.commodities import Glossary

SHEET = "xl/worksheets/sheet1.xml"
COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1")
HEADER = "participant,product\n"


def refusal(path: Path) -> str:
    """Give the one sentence with which a file is refused."""
    with pytest.raises(FileError) as caught:
        read_mission(path, Glossary())
    [finding] = caught.value.findings
    return f"{finding.problem}. {finding.fix}"


def book(path: Path, change: Callable[[bytes], bytes]) -> Path:
    """Write a workbook of the needed tables with its first sheet's XML changed."""
    whole = openpyxl.Workbook()
    whole.remove(whole.worksheets[0])
    whole.create_sheet("participants").append(["id", "name"])
    whole.worksheets[0].append(["P1", "PT Alfa"])
    for name in ("offers", "needs"):
        whole.create_sheet(name).append(["participant", "product"])
    plain = io.BytesIO()
    whole.save(plain)
    with (
        zipfile.ZipFile(plain) as source,
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, change(content) if name == SHEET else content)
    return path


def bomb(path: Path) -> None:
    """Write a workbook of some kilobytes whose sheet is 150 MB of nothing."""
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as packed,
        packed.open(SHEET, "w") as part,
    ):
        for _ in range(150):
            part.write(bytes(1024**2))


def csv_folder(folder: Path, offers: str) -> Path:
    (folder / "participants.csv").write_text("id,name\nP1,PT Alfa\n")
    (folder / "offers.csv").write_text(offers)
    (folder / "needs.csv").write_text(HEADER)
    return folder


def test_bomb_that_says_how_large_it_is_is_not_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "b.xlsx"
    bomb(path)
    assert path.stat().st_size < 2 * 1024**2
    assert refusal(path) == (
        "it unpacks to 150 MB, more than any mission holds. "
        "Copy the tables into a new workbook, and save it as XLSX."
    )


def test_bomb_that_lies_about_its_size_is_found_out(tmp_path: Path) -> None:
    path = tmp_path / "b.xlsx"
    bomb(path)
    told = (150 * 1024**2).to_bytes(4, "little")
    data = path.read_bytes()
    assert data.count(told) >= 1
    path.write_bytes(data.replace(told, (1000).to_bytes(4, "little")))
    assert refusal(path).startswith("it unpacks to more than 128 MB")


def test_workbook_with_too_many_parts_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "b.xlsx"
    with zipfile.ZipFile(path, "w") as packed:
        for number in range(3000):
            packed.writestr(f"xl/worksheets/sheet{number}.xml", "")
    assert refusal(path).startswith("it holds 3,000 files, more than any mission")


def test_cell_in_the_last_corner_is_not_made_room_for(tmp_path: Path) -> None:
    far = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    path = book(tmp_path / "b.xlsx", lambda xml: xml.replace(b"</sheetData>", far))
    assert refusal(path).startswith(
        "a sheet of it reaches over 1,048,576 rows and 16,384 columns"
    )


def test_formatted_cells_without_content_do_not_count(tmp_path: Path) -> None:
    rows = b"".join(
        b'<row r="%d"><c r="A%d" s="0"/></row>' % (n, n) for n in range(3, 10**5)
    )
    far = b'<row r="1048576"><c r="XFD1048576" s="0"/></row></sheetData>'
    path = book(
        tmp_path / "b.xlsx",
        lambda xml: xml.replace(b"</sheetData>", rows + far).replace(
            b'<dimension ref="A1:B2"', b'<dimension ref="A1:XFD1048576"'
        ),
    )
    assert read_mission(path, Glossary()).participants["name"].tolist() == ["PT Alfa"]


def test_a_million_formatted_rows_are_refused_at_once(tmp_path: Path) -> None:
    row = b'<row r="%d"><c r="A%d" s="0"/></row>'
    rows = b"".join(row % (n, n) for n in range(3, 110_003))
    path = book(
        tmp_path / "b.xlsx",
        lambda xml: xml.replace(b"</sheetData>", rows + b"</sheetData>"),
    )
    assert refusal(path).startswith(
        "a sheet of it has 110,002 rows, nearly all of them"
    )


def test_formula_that_failed_is_told(tmp_path: Path) -> None:
    failed = (
        b'<row r="3"><c r="A3" t="e"><f>VLOOKUP(1,B:C,2)</f><v>#N/A</v></c>'
        b'<c r="B3" t="inlineStr"><is><t>CV Beta</t></is></c></row></sheetData>'
    )
    path = book(tmp_path / "b.xlsx", lambda xml: xml.replace(b"</sheetData>", failed))
    [finding] = read_tables(path, Glossary()).findings
    assert (finding.cell, finding.value, finding.problem) == (
        "A3",
        "#N/A",
        "a formula failed here",
    )


def test_locked_workbook_is_told_from_one_of_old(tmp_path: Path) -> None:
    locked = tmp_path / "locked.xlsx"
    locked.write_bytes(
        COMPOUND + bytes(1000) + "EncryptedPackage".encode("utf-16-le") + bytes(1000)
    )
    assert refusal(locked) == (
        "the workbook is locked with a password, or is of another format. "
        "Save it as XLSX without a password."
    )
    old = tmp_path / "old.xls"
    old.write_bytes(COMPOUND + bytes(1000) + "Workbook".encode("utf-16-le"))
    renamed = tmp_path / "renamed.xlsx"
    renamed.write_bytes(old.read_bytes())
    page = tmp_path / "page.xls"
    page.write_bytes(b"<html><table></table></html>")
    for path in (old, renamed, page):
        assert refusal(path) == (
            "it is a workbook of an old format. "
            "Open it in a spreadsheet and save it as XLSX."
        )


@pytest.mark.parametrize("name", ["b.xlsx", "b.ods", "b.xls"])
def test_file_of_500_mb_is_not_read(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    with path.open("wb") as file:
        file.truncate(500 * 1024**2)
    assert refusal(path).startswith("it holds 500 MB, and 100 MB are the most")


def test_large_csv_is_refused_beside_others_that_are_read(tmp_path: Path) -> None:
    source = csv_folder(tmp_path, HEADER)
    with (tmp_path / "needs.csv").open("wb") as file:
        file.truncate(LARGEST_FILE + 1)
    [finding] = read_tables(source, Glossary()).findings
    assert (finding.source, finding.problem) == (
        "needs.csv",
        "it holds 100 MB, and 100 MB are the most",
    )


@pytest.mark.parametrize(
    ("offers", "problem"),
    [
        (HEADER + "," * (LONGEST_LINE + 1), "line 2 is longer than 1,000,000 letters"),
        (HEADER + "\n" * MOST_LINES, "it has more than 1,048,576 lines"),
        (HEADER + f"P1,{'x' * 200_000}\n", "the row cannot be told into cells"),
    ],
    ids=["line", "lines", "cell"],
)
def test_csv_without_end_is_refused(tmp_path: Path, offers: str, problem: str) -> None:
    [finding] = read_tables(csv_folder(tmp_path, offers), Glossary()).findings
    assert finding.source == "offers.csv"
    assert finding.problem.startswith(problem)


def test_text_longer_than_a_cell_of_a_spreadsheet_is_refused(tmp_path: Path) -> None:
    offers = f"{HEADER}P1,{'x' * 32_768}\nP1,{'x' * 32_767}\n"
    [finding] = read_tables(csv_folder(tmp_path, offers), Glossary()).findings
    assert (finding.cell, finding.problem) == (
        "B2",
        "the cell holds more than 32,767 characters",
    )


def test_folder_of_thousands_of_files_is_refused(tmp_path: Path) -> None:
    for number in range(MOST_FILES + 1):
        (tmp_path / f"{number}.csv").touch()
    assert refusal(tmp_path) == (
        "it holds more than 500 CSV files. "
        "Name a folder that holds the tables of one mission only."
    )


def test_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "b.xlsx")
    said = "this is no file but a folder, pipe or device. "
    said += "Name a folder of CSV files or a workbook."
    assert refusal(tmp_path / "b.xlsx") == said
    (tmp_path / "zero.xlsx").symlink_to("/dev/zero")
    assert refusal(tmp_path / "zero.xlsx") == said


def test_pipe_among_the_tables_is_told(tmp_path: Path) -> None:
    source = csv_folder(tmp_path, HEADER)
    (tmp_path / "needs.csv").unlink()
    os.mkfifo(tmp_path / "needs.csv")
    with pytest.raises(InputError) as caught:
        read_mission(source, Glossary())
    assert [(f.source, f.problem) for f in caught.value.findings] == [
        ("needs.csv", "this is no file but a folder, pipe or device")
    ]


@pytest.mark.parametrize("cut", [100, 2000, -200, -30])
def test_workbook_that_was_cut_off_is_damaged(tmp_path: Path, cut: int) -> None:
    path = book(tmp_path / "b.xlsx", lambda xml: xml)
    path.write_bytes(path.read_bytes()[:cut])
    assert refusal(path).startswith("it cannot be read as a workbook")
