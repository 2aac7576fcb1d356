"""Tables of any cells: no traceback, nothing lost, and the clean one is the same."""

from pathlib import Path

import openpyxl
from hypothesis import HealthCheck, given, settings, strategies as st
from test_messy_tables import plainly

from matchengine.files.read_mission import ReadTables, read_tables
from matchengine.files.tables.clean_workbook import clean_workbook
from matchengine.trade.columns import TABLES
from matchengine.trade.commodities import Glossary

PIECES = st.sampled_from(
    [
        *("Rp", "12.500", "1,5", "25", "ton", "kg", "/bln", "per tahun", ",-", "juta"),
        *("08.30", "pukul", "WITA", "7 Mei 2025", "07/05/2025", "17/05/2025", "-", ";"),
        *("halal", "proses", "(", ")", "P1", "p1", "1.0", "Jumlah", "Catatan", "=1+1"),
        *("\u00a0", "\u200b", "#N/A", "%", "v", "x", "0901.21", "beku", "3x seminggu"),
    ]
)
TEXTS = st.lists(PIECES, max_size=4).map(" ".join)
CELLS = st.one_of(
    TEXTS,
    TEXTS,
    st.text(st.characters(codec="utf-8", exclude_categories=("Cc",)), max_size=8),
    st.integers(-(10**6), 10**9),
    st.floats(-1e6, 1e9),
    st.dates(),
    st.times(),
    st.booleans(),
    st.none(),
)
NAMES = st.sampled_from(["participants", "offers", "needs", "lanes", "meetings"])
DULL = {
    "participants": [["id", "name"], ["P1", "PT Alfa"], ["P2", "CV Beta"]],
    "offers": [["participant", "product"]],
    "needs": [["participant", "product"]],
}


FILLED: dict[str, object] = {"text": "x", "number": 5, "money": 1000}


@st.composite
def tables(draw: st.DrawFn) -> tuple[str, list[list[object]]]:
    """A table whose headings are right and of whose cells some are anything."""
    name = draw(NAMES)
    columns = TABLES[name]
    rows: list[list[object]] = [[column.name for column in columns]]
    for number in range(draw(st.integers(0, 4))):
        row = [FILLED.get(column.kind) if column.needed else None for column in columns]
        ids = [f"Q{number}"] if name == "participants" else ["P1", "P2"]
        for place, one in zip(
            (i for i, c in enumerate(columns) if c.kind == "id"), ids * 2, strict=False
        ):
            row[place] = one
        for place in draw(st.sets(st.integers(0, len(columns) - 1), max_size=3)):
            row[place] = draw(CELLS)
        rows.append(row)
    return name, rows


def workbook(path: Path, name: str, rows: list[list[object]]) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for title, cells in {**DULL, name: rows}.items():
        sheet = book.create_sheet(title)
        for at, row in enumerate(cells, 1):
            for place, cell in enumerate(row, 1):
                sheet.cell(at, place).value = cell  # type: ignore[assignment]
                if isinstance(cell, str) and cell.startswith("="):
                    sheet.cell(at, place).data_type = "s"
    book.save(path)
    return path


def said_of(read: ReadTables, name: str) -> dict[str, set[str]]:
    """Give the cells of a table of which something is said, by severity."""
    found: dict[str, set[str]] = {}
    for one in read.findings:
        if one.source.endswith(f"sheet {name}") and one.cell:
            found.setdefault(one.severity, set()).add(one.cell)
    return found


@settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(tables())
def test_table_of_any_cells_is_read_or_reported(
    tmp_path: Path, table: tuple[str, list[list[object]]]
) -> None:
    name, rows = table
    before = read_tables(workbook(tmp_path / "in.xlsx", name, rows), Glossary())
    bad = before.tables[name].bad
    said = said_of(before, name).get("error", set())
    letters = {column: before.tables[name].places[column] for _, column in bad}
    assert {f"{chr(65 + letters[column])}{row}" for row, column in bad} <= said
    clean = tmp_path / "clean.xlsx"
    clean.write_bytes(clean_workbook(before))
    after = read_tables(clean, Glossary())
    if not any(one.severity == "error" for one in before.findings):
        assert plainly(after, name) == plainly(before, name)
        assert "reading" not in said_of(after, name)
