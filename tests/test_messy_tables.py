"""Tables as they arrive: what each is read as, and everything that is said of it."""

from pathlib import Path

import pandas as pd
import pytest
from messy_making import Messy, corpus, written

from matchengine.errors import Finding
from matchengine.files.read_mission import ReadTables, read_tables
from matchengine.files.tables.canonical import as_written
from matchengine.files.tables.clean_workbook import clean_workbook
from matchengine.trade.columns import TABLES
from matchengine.trade.commodities import Glossary

CASES = corpus()
NO_WORDS = Glossary()


def read(source: Path) -> ReadTables:
    return read_tables(source, NO_WORDS)


def told(one: Finding) -> str:
    """Say a finding as the corpus does."""
    sheet = one.source.split(", sheet ")[-1].removesuffix(".csv")
    where = f"{sheet} {one.cell or one.row or ''}".strip()
    if one.severity == "reading":
        return f"{where}: {one.value!r} is {one.reading}"
    return f"{one.severity} {where}: {one.problem}"


def plainly(read: ReadTables, table: str) -> list[dict[str, str]]:
    """Give the cells of a table that are not missing, written plainly."""
    columns = {column.name: column for column in TABLES[table]}
    frame = read.frames.get(table, read.tables[table].values)
    return [
        {
            name: as_written(value, columns[name])
            for name, value in row.items()
            if repr(value) != repr(columns[name].missing)
        }
        for row in frame.to_dict("records")
    ]


def by_name(case: Messy) -> str:
    return case.name


def test_corpus_is_large_and_names_each_case_once() -> None:
    assert len(CASES) == len({case.name for case in CASES}) >= 40


@pytest.mark.parametrize("case", CASES, ids=by_name)
def test_messy_table_is_read_as_expected_and_the_same_once_clean(
    case: Messy, tmp_path: Path
) -> None:
    found = read(written(tmp_path, case))
    assert {name: plainly(found, name) for name in case.read} == case.read
    assert [told(one) for one in found.findings] == case.told
    clean = tmp_path / "clean.xlsx"
    clean.write_bytes(clean_workbook(found))
    after = read(clean)
    assert set(found.tables) == set(after.tables)
    for table in found.tables:
        assert plainly(found, table) == plainly(after, table)
        old, new = found.tables[table].extra, after.tables[table].extra
        assert [str(title) for title in old.columns] == list(new.columns)
        pd.testing.assert_frame_equal(_texts(old), _texts(new))
    if not any(one.severity == "error" for one in found.findings):
        assert [one for one in after.findings if one.severity != "warning"] == []


def _texts(frame: pd.DataFrame) -> pd.DataFrame:
    """Give the cells as text: numbers of a CSV file are text there already."""
    plain = frame.reset_index(drop=True).map(lambda cell: "" if cell is None else cell)
    return plain.map(lambda cell: str(cell).removesuffix(".0"))
