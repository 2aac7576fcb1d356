"""A mission is read the same from a folder, a workbook and data frames."""

import datetime
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from matchengine.errors import FileError, Finding, InputError
from matchengine.files.read_mission import read_mission
from matchengine.trade.columns import TABLES
from matchengine.trade.mission import Mission

TABLES_AS_TEXT = {
    "participants": (
        "id,name,province,delegates,min_meetings,arrives,unavailable,table\n"
        "P001,PT Garam,Jawa Timur,2,1,08:30,12:00-13:00;15:00-15:30,T01\n"
        "P002,CV Etam,Kalimantan Timur,,,,,\n"
    ),
    "offers": (
        "participant,product,hs,price,capacity_per_month,certificates\n"
        "P001,Garam konsumsi,2501.00,6000,12500.5,halal:held;sni:in_process\n"
    ),
    "needs": (
        "participant,product,hs,min_remaining_shelf,certificates\n"
        "P002,Garam,250100,0.5,halal\n"
    ),
    "wishes": "from,to,wish,rank\nP002,P001,want,1\n",
    "tables": "id,zone\nT01,A\n",
    "permits": "hs_prefix,permit,effect,valid_from\n2501,SNI,block,2024-01-01\n",
}


def folder(path: Path, **tables: str | bytes) -> Path:
    """Write tables as CSV files, beside those of the small mission."""
    for name, text in {**TABLES_AS_TEXT, **tables}.items():
        data = text if isinstance(text, bytes) else text.encode()
        (path / f"{name}.csv").write_bytes(data)
    return path


def only(path: Path, **tables: str | bytes) -> Path:
    """Write the needed tables of the small mission without rows, and these."""
    empty = {
        "participants": "id,name\n",
        "offers": "participant,product\n",
        "needs": "participant,product\n",
    }
    for name, text in {**empty, **tables}.items():
        data = text if isinstance(text, bytes) else text.encode()
        (path / f"{name}.csv").write_bytes(data)
    return path


def findings_of(source: object) -> list[Finding]:
    with pytest.raises(InputError) as caught:
        read_mission(source)  # type: ignore[arg-type]
    return list(caught.value.findings)


def lines_of(source: object) -> list[str]:
    return [str(finding) for finding in findings_of(source)]


def workbook(path: Path, sheets: dict[str, list[list[object]]]) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.active)  # type: ignore[arg-type]
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def assert_same(one: Mission, other: Mission) -> None:
    for name in TABLES:
        pd.testing.assert_frame_equal(one.frame(name), other.frame(name))


SPANS = "12:00-13:00;15:00-15:30"
TYPED: dict[str, list[list[object]]] = {
    "Participants ": [
        [
            "ID",
            "Name",
            "province",
            "delegates",
            "min meetings",
            "arrives",
            "unavailable",
            "table",
        ],
        ["P001", "PT Garam", "Jawa Timur", 2, 1, datetime.time(8, 30), SPANS, "T01"],
        ["P002", "CV Etam", "Kalimantan Timur", *[None] * 5],
    ],
    "OFFERS": [
        ["participant", "product", "hs", "price", "capacity_per_month", "certificates"],
        ["P001", "Garam konsumsi", 250100, 6000, 12500.5, "halal:held;sni:in_process"],
    ],
    "needs": [
        ["participant", "product", "hs", "min_remaining_shelf", "certificates"],
        ["P002", "Garam", "2501.00", 0.5, "halal"],
    ],
    "wishes": [["from", "to", "wish", "rank"], ["P002", "P001", "want", 1]],
    "tables": [["id", "zone"], ["T01", "A"]],
    "permits": [
        ["hs_prefix", "permit", "effect", "valid_from"],
        [2501, "SNI", "block", datetime.date(2024, 1, 1)],
    ],
}


def test_folder_gives_typed_tables(tmp_path: Path) -> None:
    mission = read_mission(folder(tmp_path))
    garam, etam = mission.participants.to_dict("records")
    assert garam["unavailable"] == ((720, 780), (900, 930))
    assert (garam["arrives"], garam["delegates"], garam["table"]) == (510, 2, "T01")
    assert pd.isna(etam["delegates"])
    assert (etam["unavailable"], etam["table"]) == ((), "")
    offer = mission.offers.loc[2]
    assert offer["certificates"] == {"halal": "held", "sni": "in_process"}
    assert (offer["hs"], offer["price"], offer["kind"]) == ("250100", 6000, "goods")
    assert mission.needs.loc[2, "certificates"] == ("halal",)
    assert mission.permits.loc[2, "valid_from"] == datetime.date(2024, 1, 1)
    assert mission.permits.loc[2, "permit"] == "sni"
    assert mission.source("offers") == "offers.csv"
    assert mission.warnings == ()


def test_workbook_gives_the_same_mission(tmp_path: Path) -> None:
    book = read_mission(workbook(tmp_path / "book.xlsx", TYPED))
    assert_same(book, read_mission(folder(tmp_path)))
    assert book.source("participants") == "book.xlsx, sheet Participants "


def test_frames_give_the_same_mission(tmp_path: Path) -> None:
    frames = {
        name: pd.DataFrame(rows[1:], columns=rows[0]) for name, rows in TYPED.items()
    }
    assert_same(read_mission(frames), read_mission(folder(tmp_path)))


def test_tables_without_rows_have_the_promised_types(tmp_path: Path) -> None:
    empty = read_mission(only(tmp_path))
    full = read_mission(folder(tmp_path))
    for name, columns in TABLES.items():
        dtypes = {c.name: c.dtype for c in columns}
        assert empty.frame(name).dtypes.astype(str).to_dict() == dtypes
        assert full.frame(name).dtypes.astype(str).to_dict() == dtypes
        assert empty.frame(name).index.dtype == full.frame(name).index.dtype


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_csv_of_every_dialect_is_read(
    tmp_path: Path, separator: str, encoding: str, line_end: str
) -> None:
    cells = '"Café, ""Étam"""'
    text = f"id,name,city\nP1,{cells},Paris\n".replace(",", separator)
    text = text.replace(cells.replace(",", separator), cells).replace("\n", line_end)
    mission = read_mission(only(tmp_path, participants=text.encode(encoding)))
    assert mission.participants.loc[2, "name"] == 'Café, "Étam"'
    assert mission.participants.loc[2, "city"] == "Paris"


def test_separator_is_told_from_the_header_even_if_cells_hold_others(
    tmp_path: Path,
) -> None:
    text = "participant;product;unavailable, or not\nP1;a,b,c;d,e\n"
    source = only(tmp_path, participants="id,name\nP1,x\n", offers=text)
    assert read_mission(source).offers.loc[2, "product"] == "a,b,c"


def test_blank_rows_are_skipped_but_counted(tmp_path: Path) -> None:
    text = '\nid,name\n\nP1,one\n ,\nP2,"two\nlines"\n,,\nP3,three\n\n'
    mission = read_mission(only(tmp_path, participants=text))
    assert mission.participants.index.tolist() == [4, 6, 8]
    assert mission.participants.loc[6, "name"] == "two\nlines"


def test_names_are_matched_in_any_case_spelling_and_language(tmp_path: Path) -> None:
    for name, text in {
        "Peserta": "Kode,NAMA USAHA,Kab_Kota,min meetings\nP1,a,Solo,2\nP2,b,,\n",
        "PENAWARAN": "penjual,nama produk\nP1,x\n",
        "kebutuhan": "Pembeli,Produk,Jumlah\nP2,x,5\n",
        "Minat": "dari,ke,keinginan\nP1,P2,wajib\n",
        "sumber daya": "kode,kapasitas\nbank,2\n",
    }.items():
        (tmp_path / f"{name}.CSV").write_text(text)
    mission = read_mission(tmp_path)
    assert mission.participants.loc[2, ["name", "city", "min_meetings"]].tolist() == [
        "a",
        "Solo",
        2,
    ]
    assert mission.wishes["wish"].tolist() == ["must"]
    assert mission.needs["quantity_per_month"].tolist() == [5]
    assert mission.resources["capacity"].tolist() == [2]


def test_indonesian_sheets_are_read(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "misi.xlsx",
        {
            "Peserta": [["kode", "nama"], [1, "a"]],
            "Penawaran": [["peserta", "produk"], [1.0, "x"]],
            "Kebutuhan": [["peserta", "produk"]],
            "Sheet1": [],
            "Sumber Daya": [["id", "kapasitas"], ["bank", 2]],
        },
    )
    mission = read_mission(path)
    assert mission.participants["id"].tolist() == ["1"]
    assert mission.offers["participant"].tolist() == ["1"]
    assert mission.warnings == ()


def test_every_bad_cell_of_every_table_is_reported_at_once(tmp_path: Path) -> None:
    source = folder(
        tmp_path,
        participants=(
            "id,name,delegates,scale\n"
            "P001,PT Garam,0,kecil\n"
            "\n"
            ",CV Etam,1,kecik\n"
            "P003,,1,\n"
        ),
        offers="participant,product,hs,price\nP001,Garam,25010,Rp 6.000\n",
        needs="participant,product\nP009,Garam\n",
        wishes="from,to,wish\nP001,P003,maybe\n",
        tables="id\nT01\n",
    )
    assert lines_of(source) == [
        "participants.csv, cell A4, column id: the cell is empty. Fill in the id.",
        "participants.csv, cell B5, column name: the cell is empty. Fill in the name.",
        "participants.csv, cell D4, column scale: the word is not known here "
        "(value: 'kecik'). Did you mean 'kecil'?",
        "participants.csv, cell C2, column delegates: the number is below 1 "
        "(value: '0'). Write 1 or more.",
        "offers.csv, cell C2, column hs: an HS code does not have 5 digits "
        "(value: '25010'). HS codes have 2, 4, 6 or 8 digits. Write 025010, as text, "
        "if a spreadsheet took the first zero away.",
        "wishes.csv, cell C2, column wish: the word is not known here "
        "(value: 'maybe'). Known: must, want, no.",
        "needs.csv, cell A2, column participant: there is no participant with this id "
        "(value: 'P009'). Did you mean 'P003'?",
        "offers.csv, cell D2, column price: read as '6000' (value: 'Rp 6.000'): "
        "the point parts thousands, for rupiah are whole, Rp is taken away. "
        "Write 6000, if that is meant.",
    ]


def test_needed_cell_of_a_row_may_not_be_empty(tmp_path: Path) -> None:
    source = only(tmp_path, participants="id,name\nP1,\n")
    assert [(f.row, f.column, f.value) for f in findings_of(source)] == [
        (2, "name", None)
    ]


def test_missing_tables_and_columns_are_reported_without_cascades(
    tmp_path: Path,
) -> None:
    (tmp_path / "participants.csv").write_text("name,nmae\nPT Garam,x\n")
    (tmp_path / "offers.csv").write_text("participant,product\nP001,Garam\n")
    assert [(f.source, f.column, f.severity) for f in findings_of(tmp_path)] == [
        (str(tmp_path), None, "error"),
        ("participants.csv", "id", "error"),
        ("participants.csv", "nmae", "warning"),
    ]
    assert "the table 'needs' is missing" in lines_of(tmp_path)[0]
    assert "Did you mean 'name'?" in lines_of(tmp_path)[2]


def test_two_columns_that_mean_the_same_are_an_error(tmp_path: Path) -> None:
    source = only(tmp_path, participants="id,name,Nama Usaha\nP1,a,b\n")
    assert lines_of(source) == [
        "participants.csv, Nama Usaha: columns 2 (name) and 3 both mean name. "
        "Keep one of them."
    ]


def test_two_files_for_a_table_are_an_error(tmp_path: Path) -> None:
    source = only(tmp_path, meja="id\nT1\n", tables="id\nT1\n")
    assert lines_of(source) == [
        "tables.csv: the table 'tables' is already read from meja.csv. "
        "Keep one file for each table."
    ]


def test_what_is_not_read_is_warned_of(tmp_path: Path) -> None:
    source = only(
        tmp_path, ofers="a,b\n1,2\n", participants="id,name,colour,\nP1,a,red,x\n"
    )
    (tmp_path / "notes.txt").write_text("nothing")
    (tmp_path / ".~lock.offers.csv").write_text("nothing")
    assert [str(warning) for warning in read_mission(source).warnings] == [
        "ofers.csv: the file is not read: no table is called so. "
        "Did you mean 'offers'?",
        "participants.csv, cell C1, column colour: the column is kept, but not used: "
        "no column is called so. Give it a known name if it means one.",
        "participants.csv: column 4 has no name; it is kept, but not used. Name it.",
    ]


def test_ragged_rows_are_errors_and_start_no_cascade(tmp_path: Path) -> None:
    source = only(
        tmp_path,
        participants="id,name,delegates\nP1,PT A, Tbk,2\nP2,b\nP3,c,1,,\nP4,d,1\n",
        offers="participant,product\nP1,x\n",
    )
    assert [(f.row, f.problem) for f in findings_of(source)] == [
        (2, "the row has 4 cells, the header 3"),
        (3, "the row has 2 cells, the header 3"),
    ]


@pytest.mark.parametrize(
    ("data", "problem", "row"),
    [
        (b"", "there is nothing in it, not even a header", None),
        (b"\n ,\n", "there is nothing in it, not even a header", None),
        (b"id\0name\n", "it is not a text file", None),
        (b"\x81\x8d\n", "it is not a text file", None),
        (b'id,zone\nT1,a\nT2,"b\n', "the row cannot be told into cells", 3),
        (b'id,zone\n"T1" x,a\n', "the row cannot be told into cells", 2),
    ],
)
def test_file_that_holds_no_table_is_an_error(
    tmp_path: Path, data: bytes, problem: str, row: int | None
) -> None:
    source = only(tmp_path, participants="id,name,table\nP1,a,T1\n", tables=data)
    [finding] = findings_of(source)
    assert finding.source == "tables.csv"
    assert finding.problem.startswith(problem)
    assert finding.row == row


def test_needed_table_without_rows_is_no_error(tmp_path: Path) -> None:
    assert read_mission(only(tmp_path)).participants.empty


@pytest.mark.parametrize("name", ["nowhere", "nowhere.xlsx", "notes.txt"])
def test_source_that_cannot_be_read_is_a_file_error(tmp_path: Path, name: str) -> None:
    (tmp_path / "notes.txt").write_text("nothing")
    with pytest.raises(FileError, match=name):
        read_mission(tmp_path / name)


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "cannot be read as a workbook"),
        (b"PK\x03\x04 and no more", "cannot be read as a workbook"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(1000), "locked with a password"),
    ],
)
def test_workbook_that_is_none_is_a_file_error(
    tmp_path: Path, data: bytes, problem: str
) -> None:
    path = tmp_path / "book.xlsx"
    path.write_bytes(data)
    with pytest.raises(FileError, match=problem) as caught:
        read_mission(path)
    assert len(caught.value.findings) == 1


def test_bad_cells_of_a_workbook_name_the_sheet(tmp_path: Path) -> None:
    sheets = {**TYPED, "wishes": [["from", "to", "wish"], ["P002", "P01", "no"]]}
    assert lines_of(workbook(tmp_path / "b.xlsx", sheets)) == [
        "b.xlsx, sheet wishes, cell B2, column to: there is no participant with this "
        "id (value: 'P01'). Did you mean 'P001'?"
    ]


def test_frames_of_unknown_name_or_type_are_errors() -> None:
    frame = pd.DataFrame({"id": ["P1"], "name": ["a"]})
    lines = pd.DataFrame({"participant": ["P1"], "product": ["x"]})
    assert lines_of({"participants": frame, "offers": lines, "need": lines}) == [
        "need: the data frame is not read: no table is called so. "
        "Did you mean 'needs'?",
        "the data frames: the table 'needs' is missing. "
        "Add it, with at least the columns participant, product.",
    ]
    assert lines_of({"participants": frame, "offers": lines, "needs": [1]}) == [
        "needs: it is no data frame but of type list. Hand over a pandas DataFrame."
    ]


def test_rows_of_frames_count_as_in_a_spreadsheet_whatever_their_index() -> None:
    mission = read_mission(
        {
            "participants": pd.DataFrame(
                {"id": [1, 2], "name": ["a", "b"], "delegates": [2, None]},
                index=["x", "y"],
            ),
            "offers": pd.DataFrame({"participant": [1], "product": ["x"]}),
            "needs": pd.DataFrame(columns=["participant", "product"]),
        }
    )
    assert mission.participants.index.tolist() == [2, 3]
    assert mission.participants["id"].tolist() == ["1", "2"]


# an old code is one of the awkward cases that the example is for
EXAMPLE_WARNINGS = {"kaltim-2025": [(138, "0410.00")], "diy-small": []}


@pytest.mark.parametrize("name", EXAMPLE_WARNINGS)
def test_example_is_read_with_the_warnings_that_it_is_for(name: str) -> None:
    examples = Path(__file__).parent.parent / "examples"
    noted = read_mission(examples / name).warnings
    assert [(w.row, w.value) for w in noted] == EXAMPLE_WARNINGS[name]


def test_old_and_wrong_codes_are_put_right_with_a_warning():
    codes = ["0410.00", "4407.10", "0407.99", "7799.99", "040721"]
    tables = {
        "participants": pd.DataFrame({"id": ["J1"], "name": ["Usaha"]}),
        "offers": pd.DataFrame(
            {"participant": "J1", "product": ["barang"] * len(codes), "hs": codes}
        ),
        "needs": pd.DataFrame({"participant": [], "product": []}),
        "permits": pd.DataFrame(
            {"hs_prefix": ["041000", "7799"], "permit": "halal", "effect": "note"}
        ),
    }
    mission = read_mission(tables)
    assert mission.offers["hs"].tolist() == ["041090", "4407", "0407", "", "040721"]
    assert mission.permits["hs_prefix"].tolist() == ["041090", "7799"]
    said = [(w.source, w.row, w.value) for w in mission.warnings]
    assert said == [
        ("offers", 2, "0410.00"),
        ("offers", 3, "4407.10"),
        ("offers", 4, "0407.99"),
        ("offers", 5, "7799.99"),
        ("permits", 2, "0410.00"),
        ("permits", 3, "7799"),
    ]
    moved, split, short, none = mission.warnings[:4]
    assert "0410.90" in moved.problem
    assert "4407.11" in split.fix
    assert "0407 is read" in short.problem
    assert "no code is read" in none.problem
