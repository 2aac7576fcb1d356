"""Every kind of cell: what is read, what is refused, and what to write instead."""

import math
from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, strategies as st

from matchengine.files.tables.bad_cell import BadCellError
from matchengine.files.tables.cells import PARSERS
from matchengine.files.tables.raw import RawTable, is_blank
from matchengine.files.tables.read_column import read_column
from matchengine.trade.columns import (
    TABLE_ALIASES,
    TABLES,
    Column,
    Kind,
    folded,
)


def read(kind: Kind, cell: object, **more: object) -> object:
    return PARSERS[kind](cell, Column("cell", kind, **more))  # type: ignore[arg-type]


def refused(kind: Kind, cell: object, **more: object) -> tuple[str, str]:
    with pytest.raises(BadCellError) as caught:
        read(kind, cell, **more)
    return caught.value.problem, caught.value.fix


@pytest.mark.parametrize(
    ("kind", "cell", "value"),
    [
        ("id", " P001 ", "P001"),
        ("id", 3.0, "3"),
        ("id", 3, "3"),
        ("text", 3.5, "3.5"),
        ("text", True, "yes"),
        ("text", datetime(2025, 5, 7), "2025-05-07"),
        ("text", date(2025, 5, 7), "2025-05-07"),
        ("text", time(8, 30), "08:30"),
        ("list", "a; b ;;c", ("a", "b", "c")),
        ("list", ["a", "b"], ("a", "b")),
        ("list", 3.0, ("3",)),
        ("word", " Label  Benih ", "label_benih"),
        ("words", "Halal;BPOM MD", ("halal", "bpom_md")),
        ("hs", "0901.11", "090111"),
        ("hs", "0901 11 10", "09011110"),
        ("hs", 721420.0, "721420"),
        ("hs", "09", "09"),
        ("whole", "12", 12.0),
        ("whole", "3.0", 3.0),
        ("whole", 3.0, 3.0),
        ("number", "12500", 12500.0),
        ("number", "12500.5", 12500.5),
        ("number", "0.125", 0.125),
        ("number", "1.5", 1.5),
        ("number", Decimal("1.25"), 1.25),
        ("share", "0.5", 0.5),
        ("share", 1, 1.0),
        ("money", "12500", 12500.0),
        ("money", 12500.0, 12500.0),
        ("flag", "Ya", True),
        ("flag", "tidak", False),
        ("flag", "TRUE", True),
        ("flag", True, True),
        ("flag", 0.0, False),
        ("flag", 1, True),
        ("time", "08:30", 510.0),
        ("time", "8:30", 510.0),
        ("time", "08:30:00", 510.0),
        ("time", "24:00", 1440.0),
        ("time", time(8, 30), 510.0),
        ("time", datetime(1899, 12, 31, 8, 30), 510.0),
        ("time", timedelta(hours=8, minutes=30), 510.0),
        ("time", 8.5 / 24, 510.0),
        ("spans", "12:00-13:00", ((720, 780),)),
        ("spans", "12:00 \u2013 13:00; 15:00-15:30;", ((720, 780), (900, 930))),
        ("date", "2025-05-07", date(2025, 5, 7)),
        ("date", "2025-05-07 00:00:00", date(2025, 5, 7)),
        ("date", datetime(2025, 5, 7, 8), date(2025, 5, 7)),
        ("date", date(2025, 5, 7), date(2025, 5, 7)),
        ("statuses", "halal", {"halal": "held"}),
        (
            "statuses",
            "Halal:ada; SNI:proses;pirt:belum;md: in process",
            {
                "halal": "held",
                "sni": "in_process",
                "pirt": "missing",
                "md": "in_process",
            },
        ),
        ("statuses", {"halal": "held"}, {"halal": "held"}),
        ("statuses", "halal;halal:held", {"halal": "held"}),
    ],
)
def test_cell_is_read(kind: Kind, cell: object, value: object) -> None:
    assert read(kind, cell) == value


@pytest.mark.parametrize(
    ("kind", "cell", "problem", "fix"),
    [
        ("whole", "2.5", "the number is not whole", "Write 2, if meant."),
        ("whole", "-1", "the number is below 0", "Write 0 or more."),
        ("number", "1e3", "this is no plain number", "Write digits only"),
        ("number", "12.500", "the point may part thousands", "Write 12500, or 12.5000"),
        ("money", "12.500", "the point may part thousands", "Write 12500"),
        ("money", "1.250.000", "this is no plain number", "Write 1250000."),
        ("money", "Rp 12.500", "this is no plain number", "Write 12500."),
        ("money", "Rp12500,-", "this is no plain number", "Write 12500."),
        ("money", 12500.5, "rupiah are whole", "Write 12500, if meant."),
        ("number", "1,5", "this is no plain number", "Write 1.5."),
        ("number", "about 5", "this is no plain number", "Write digits only"),
        ("number", True, "this is no number", "Write digits only"),
        ("number", math.inf, "the number is too large", "Check it"),
        ("number", "9" * 400, "the number is too large", "Check it"),
        ("number", 10**400, "the number is too large", "Check it"),
        ("share", "1.5", "a share is not above 1", "Write 0.5 for one half."),
        ("share", "50%", "this is no plain number", "Write 0.5."),
        ("flag", "perhaps", "this is neither yes nor no", "Write yes or no."),
        ("flag", 2.0, "this is neither yes nor no", "Write yes or no."),
        ("time", "08.30", "this is no time of the day", "Write 08:30."),
        ("time", "25:00", "there is no such time of the day", "HH:MM"),
        ("time", "08:60", "there is no such time of the day", "HH:MM"),
        ("time", 8.5, "this is no time of the day", "HH:MM"),
        ("time", time(8, 30, 20), "the time is not in whole minutes", "HH:MM"),
        ("spans", "12:00", "this is no span of time", "HH:MM-HH:MM"),
        ("spans", "13:00-12:00", "the span ends before it starts", "HH:MM-HH:MM"),
        ("spans", 0.5, "this is no span of time", "HH:MM-HH:MM"),
        ("date", "07/05/2025", "this is no date", "YYYY-MM-DD"),
        ("date", "2025-02-30", "there is no such day", "YYYY-MM-DD"),
        ("date", 45784.0, "this is no date", "YYYY-MM-DD"),
        ("hs", "coffee", "an HS code holds digits and dots only", "2, 4, 6 or 8"),
        ("hs", "90111", "an HS code does not have 5 digits", "Write 090111, as text"),
        ("hs", 90111.0, "an HS code does not have 5 digits", "Write 090111, as text"),
        ("hs", "901", "an HS code does not have 3 digits", "Write 0901, as text"),
        ("hs", "0901111", "an HS code does not have 7 digits", "2, 4, 6 or 8"),
        ("hs", "0901111000", "an HS code does not have 10 digits", "2, 4, 6 or 8"),
        ("hs", 8703.2, "the code stands there as a number", "Format the cell as text"),
        ("words", "halal, sni", "a comma stands in a name", "Write ; between several."),
        ("statuses", "halal:hold", "'hold' is no status", "Did you mean 'held'?"),
        ("statuses", ":held", "a status stands there without a name", "name:held"),
        ("statuses", "sni;sni:missing", "'sni' has two statuses", "Keep one of them."),
        ("text", timedelta(1), "timedelta is not understood here", "Write text."),
    ],
)
def test_cell_is_refused_with_a_fix(
    kind: Kind, cell: object, problem: str, fix: str
) -> None:
    said, answer = refused(kind, cell)
    assert said.startswith(problem)
    assert fix in answer


def test_choice_knows_english_and_indonesian_words_in_any_case() -> None:
    temperatures = ("ambient", "chilled", "frozen")
    assert read("choice", " FROZEN ", choices=temperatures) == "frozen"
    assert read("choice", "Suhu  Ruang", choices=temperatures) == "ambient"
    assert refused("choice", "frozn", choices=temperatures) == (
        "the word is not known here",
        "Did you mean 'frozen'?",
    )


def test_words_are_held_against_the_choices() -> None:
    assert read("words", "Mikro;kecil", choices=("mikro", "kecil")) == (
        "mikro",
        "kecil",
    )
    assert refused("words", "mikor", choices=("mikro", "kecil")) == (
        "'mikor' is not known here",
        "Did you mean 'mikro'?",
    )


def test_number_may_not_be_below_what_the_column_allows() -> None:
    assert read("whole", "1", at_least=1) == 1
    assert refused("whole", "0", at_least=1) == (
        "the number is below 1",
        "Write 1 or more.",
    )


CELLS = st.one_of(
    st.text(),
    st.text(alphabet="0123456789.,:;- RpehaldinEe%\u00a0"),
    st.floats(),
    st.integers(),
    st.booleans(),
    st.dates(),
    st.times(),
    st.datetimes(),
    st.timedeltas(),
    st.decimals(),
    st.binary(),
    st.lists(st.text(), max_size=3),
    st.dictionaries(st.text(), st.text(), max_size=3),
    st.none(),
)
COLUMNS = st.sampled_from([column for table in TABLES.values() for column in table])


@given(CELLS, COLUMNS)
def test_any_cell_gives_a_value_or_a_finding(cell: object, column: Column) -> None:
    raw = RawTable("offers", "offers.csv", (column.name,), [(cell,)], [2])
    done = read_column(raw, 0, column)
    [value] = done.values
    assert all(f.problem and str(f) for f in done.findings)
    assert [f.row for f in done.findings if f.severity == "error"] == [2] * len(
        done.bad
    )
    if done.bad:
        assert repr(value) == repr(column.missing)
    else:
        assert isinstance(value, type(column.missing)) or column.kind == "date"


@given(CELLS, COLUMNS)
def test_cell_that_is_not_plain_is_read_in_words_or_refused(
    cell: object, column: Column
) -> None:
    raw = RawTable("offers", "offers.csv", (column.name,), [(cell,)], [2])
    done = read_column(raw, 0, column)
    if is_blank(cell):
        assert [f.severity for f in done.findings] == ["error"] * column.needed
        return
    try:
        plain = PARSERS[column.kind](cell, column)
    except BadCellError:
        assert len(done.told) == 1
    else:
        assert done.told or done.values == [plain]
    for finding in done.told.values():
        assert (finding.severity == "error") == bool(done.bad)
        assert finding.value is cell


def test_no_two_columns_of_a_table_share_a_name() -> None:
    for columns in TABLES.values():
        names = [folded(n) for c in columns for n in {c.name, *c.aliases}]
        assert len(names) == len(set(names))


def test_no_two_tables_share_a_name() -> None:
    names = [folded(n) for t in TABLES for n in (t, *TABLE_ALIASES.get(t, ()))]
    assert len(names) == len(set(names))


def test_every_kind_has_a_parser() -> None:
    assert {c.kind for columns in TABLES.values() for c in columns} <= set(PARSERS)
