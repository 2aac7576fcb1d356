"""Numbers, amounts, times and dates as people write them; nothing is read by guess."""

import contextlib
import datetime
import math

import pytest
from hypothesis import given, strategies as st

from matchengine.files.tables.bad_cell import BadCellError
from matchengine.files.tables.headers import heading_of
from matchengine.files.tables.raw import RawTable
from matchengine.files.tables.read_amounts import heading_says
from matchengine.files.tables.read_column import ReadColumn, read_column
from matchengine.files.tables.written_amounts import told_apart
from matchengine.files.tables.written_numbers import readings
from matchengine.files.tables.written_times import clock_time, time_spans, written_date
from matchengine.trade.columns import TABLES, Column


def column(table: str, name: str) -> Column:
    [found] = [one for one in TABLES[table] if one.name == name]
    return found


def read(table: str, name: str, *cells: object) -> ReadColumn:
    numbers = list(range(2, 2 + len(cells)))
    raw = RawTable(table, table, (name,), [(cell,) for cell in cells], numbers)
    return read_column(raw, 0, column(table, name))


def value(table: str, name: str, cell: object) -> object:
    done = read(table, name, cell)
    return done.findings[0].problem if done.bad else done.values[0]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("12500", [12500]),
        ("1.500", [1500, 1.5]),
        ("1,500", [1500, 1.5]),
        ("0.500", [0.5]),
        ("0,125", [0.125]),
        ("1,5", [1.5]),
        ("1.5", [1.5]),
        ("1.250.000", [1_250_000]),
        ("1,250,000", [1_250_000]),
        ("1.250,5", [1250.5]),
        ("1,250.5", [1250.5]),
        ("1.250,500", [1250.5]),
        ("12 500", [12500]),
        ("12\u00a0500,5", [12500.5]),
        ("1'250", [1250]),
        ("-1.250,5", [-1250.5]),
        ("\u22125", [-5]),
        ("1.25.000", []),
        ("1.2500,5", []),
        ("1..5", []),
        ("1.250.00", []),
        ("", []),
        ("a", []),
    ],
)
def test_number_has_all_its_readings(text: str, values: list[float]) -> None:
    assert [one.value for one in readings(text)] == values


@given(st.integers(0, 10**12), st.sampled_from([".", ",", " ", "'"]))
def test_grouped_number_has_its_own_value_among_its_readings(
    number: int, mark: str
) -> None:
    values = [one.value for one in readings(f"{number:,}".replace(",", mark))]
    assert number in values
    assert len(values) == (2 if 1000 <= number < 10**6 and mark in ".," else 1)


@given(st.decimals(0, 10**6, places=2), st.sampled_from([(".", ","), (",", ".")]))
def test_two_decimals_leave_no_doubt(number: object, marks: tuple[str, str]) -> None:
    table = str.maketrans({",": marks[0], ".": marks[1]})
    [one] = readings(f"{number:,.2f}".translate(table))
    assert one.value == float(str(number))


@pytest.mark.parametrize(
    ("cell", "meant"),
    [
        ("Rp 12.500,-", 12500),
        ("Rp. 12.500,--", 12500),
        ("rp12500", 12500),
        ("12.500,00", 12500),
        ("IDR 1,250,000.00", 1_250_000),
        ("Rp 1,2 jt", 1_200_000),
        ("2 miliar rupiah", 2 * 10**9),
        ("1,5 M", "words stand beside the price"),
        ("12k", "words stand beside the price"),
        ("$ 3", "this is no number"),
        ("12.500/hari", "the price is not of a unit"),
        ("12.500,50", "rupiah are whole"),
        ("-12.500", "the number is below 0"),
        ("12.500 - 15.000", "two numbers stand in the cell"),
    ],
)
def test_price_is_read_or_refused(cell: str, meant: object) -> None:
    assert value("offers", "price", cell) == meant


@pytest.mark.parametrize(
    ("cell", "meant"),
    [
        ("25 ton/bln", 25),
        ("25 ton sebulan", 25),
        ("25 ton per month", 25),
        ("24 ton/thn", 2),
        ("6 ton per semester", 1),
        ("100", 100),
        ("100 kg/hari", "the number is per hari, and months differ"),
        ("100 kg/minggu", "the number is per minggu, and months differ"),
        ("100 kg/panen", "'panen' is no span of time that is known"),
        ("Rp 100", "rupiah stand in a column of no prices"),
        ("100,-", "this is no plain number"),
        ("sekitar 100", "this is no number"),
        ("5 koli", "'koli' is no unit that is known"),
    ],
)
def test_quantity_is_read_or_refused(cell: str, meant: object) -> None:
    assert value("needs", "quantity_per_month", cell) == meant


def test_unit_of_a_cell_is_kept_for_its_row() -> None:
    done = read("needs", "quantity_per_month", "25 ton/bln", "5", "3 set")
    assert (done.values, done.units) == ([25.0, 5.0, 3.0], {0: "ton", 2: "set"})


def test_column_settles_what_a_point_parts_only_where_it_is_of_one_mind() -> None:
    settled = read("needs", "quantity_per_month", "1.500", "2,5")
    assert settled.values == [1500, 2.5]
    english = read("needs", "quantity_per_month", "1,500", "2.5")
    assert english.values == [1500, 2.5]
    unsettled = read("needs", "quantity_per_month", "1.500", "2,5", "2.5")
    assert unsettled.bad == {0}
    assert math.isnan(unsettled.values[0])


def test_typed_numbers_settle_nothing() -> None:
    done = read("needs", "quantity_per_month", "1.500", 2.5, 1500)
    assert done.bad == {0}
    assert done.findings[0].fix == "Write 1500, or 1.5."


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("8.30", 510),
        ("08.30", 510),
        ("8h30", 510),
        ("08:30 WITA", 510),
        ("(08.30 WIB)", None),
        ("pukul 8", 480),
        ("Pkl. 08.00 WIB", 480),
        ("jam 2 siang", 840),
        ("3 sore", 900),
        ("7 malam", 1140),
        ("12 siang", 720),
        ("12:00 am", 0),
        ("12.15 PM", 735),
        ("02.30", 150),
        ("2.30", None),
        ("jam 2", None),
        ("8", None),
        ("8 malam pagi", None),
        ("14 pagi", None),
        ("25.00", None),
        ("08.75", None),
        ("jam berapa", None),
    ],
)
def test_time_is_read_or_refused(text: str, minutes: int | None) -> None:
    if minutes is None:
        with pytest.raises(BadCellError):
            clock_time(text)
    else:
        assert clock_time(text)[0] == minutes


def test_spans_are_parted_by_what_people_write() -> None:
    said = "12.00 s.d. 13.00; pukul 15 - pukul 16 dan 08:00\u201309:00"
    assert time_spans(said)[0] == ((720, 780), (900, 960), (480, 540))
    with pytest.raises(BadCellError, match="ends before it starts"):
        time_spans("13.00-12.00")


@pytest.mark.parametrize(
    ("text", "order", "day"),
    [
        ("7 Mei 2025", "", (2025, 5, 7)),
        ("07-May-2025", "", (2025, 5, 7)),
        ("May 7, 2025", "", (2025, 5, 7)),
        ("Rabu, 7 Mei 2025", "", (2025, 5, 7)),
        ("1 Agustus 2025", "", (2025, 8, 1)),
        ("17/05/2025", "", (2025, 5, 17)),
        ("05/17/2025", "", (2025, 5, 17)),
        ("07.07.2025", "", (2025, 7, 7)),
        ("20250507", "", (2025, 5, 7)),
        ("07/05/2025", "day first", (2025, 5, 7)),
        ("07/05/2025", "month first", (2025, 7, 5)),
        ("07/05/2025", "", None),
        ("7/5/25", "", None),
        ("31/02/2025", "", None),
        ("7 Mai 2025", "", None),
        ("Mei 2025", "", None),
    ],
)
def test_date_is_read_or_refused(
    text: str, order: str, day: tuple[int, int, int] | None
) -> None:
    if day is None:
        with pytest.raises(BadCellError):
            written_date(text, order)
    else:
        assert written_date(text, order)[0] == datetime.date(*day)


@pytest.mark.parametrize(
    ("title", "name", "note"),
    [
        ("Nama Perusahaan *", "name", ""),
        ("KAB./KOTA", "city", ""),
        ("No. Urut", "id", ""),
        ("Jumlah Delegasi (orang)", "delegates", "orang"),
        ("Alamat", None, ""),
        ("", None, ""),
    ],
)
def test_heading_means_a_column(title: str, name: str | None, note: str) -> None:
    found = heading_of("participants", title)
    if name is None:
        assert found is None
    else:
        assert found is not None
        assert (found.column.name, found.note) == (name, note)


def test_heading_tells_of_what_its_numbers_are() -> None:
    price = column("offers", "price")
    assert heading_says("dalam ribuan Rp", price).scale == 1000
    assert heading_says("Rp/kg", price).per == ("kg",)
    capacity = column("offers", "capacity_per_month")
    assert heading_says("ton/bulan", capacity).of == "ton"
    for note, of in (("USD", price), ("kg", price), ("per minggu", capacity)):
        with pytest.raises(BadCellError):
            heading_says(note, of)


@given(st.text(max_size=20))
def test_any_text_is_told_apart_or_refused(text: str) -> None:
    for parse in (told_apart, clock_time, time_spans, readings):
        with contextlib.suppress(BadCellError):
            parse(text)
