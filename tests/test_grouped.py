"""What people are told of findings: equal ones together, errors one by one."""

from matchengine.errors import Finding
from matchengine.screen.grouped import counted_findings, grouped_lines


def reading(row: int, value: str, meant: str) -> Finding:
    how = "the point parts thousands"
    cell, source = f"F{row}", "offers.csv"
    return Finding(source, how, "", row, "price", value, "reading", cell, meant)


def error(row: int, value: str, fix: str = "Write 12.") -> Finding:
    cell, source = f"F{row}", "offers.csv"
    return Finding(source, "rupiah are whole", fix, row, "price", value, "error", cell)


def test_three_hundred_readings_stand_on_one_line() -> None:
    found = [reading(row, f"{row}.000", f"{row}000") for row in range(2, 302)]
    assert grouped_lines(found) == [
        "reading: offers.csv, column price, 300 cells (F2, F3, F4, F5, F6, F7, …): "
        "the point parts thousands; '2.000' as '2000', '3.000' as '3000', "
        "'4.000' as '4000', '5.000' as '5000', …."
    ]


def test_equal_values_are_shown_once() -> None:
    assert grouped_lines(
        [reading(2, "1.000", "1000"), reading(9, "1.000", "1000")]
    ) == [
        "reading: offers.csv, column price, 2 cells (F2, F9): "
        "the point parts thousands; '1.000' as '1000'."
    ]


def test_few_errors_stand_alone_and_many_keep_their_fixes() -> None:
    few = [error(row, "12.5") for row in (2, 3, 4)]
    assert grouped_lines(few) == [
        f"error: offers.csv, cell F{row}, column price: rupiah are whole "
        "(value: '12.5'). Write 12."
        for row in (2, 3, 4)
    ]
    many = [error(row, f"{row}.5", f"Write {row}.") for row in (2, 3, 4, 5, 6)]
    assert grouped_lines(many) == [
        "error: offers.csv, column price, 5 cells (F2, F3, F4, F5, F6): "
        "rupiah are whole; '2.5' (Write 2.), '3.5' (Write 3.), '4.5' (Write 4.), "
        "'5.5' (Write 5.), …."
    ]


def test_one_reading_is_told_whole() -> None:
    assert grouped_lines([reading(2, "1.000", "1000")]) == [
        "reading: offers.csv, cell F2, column price: read as '1000' (value: '1.000'): "
        "the point parts thousands."
    ]


def test_headings_of_a_sheet_stand_together() -> None:
    kept = [
        Finding(
            "offers.csv", "it is kept", "Name it.", None, title, None, "warning", cell
        )
        for title, cell in (("Alamat", "A1"), ("Telepon", "B1"))
    ]
    assert grouped_lines(kept) == [
        "warning: offers.csv, 2 cells (A1, B1): it is kept; 'Alamat', 'Telepon'. "
        "Name it."
    ]


def test_readings_are_counted_only_where_there_are_some() -> None:
    assert counted_findings([]) == "0 errors, 0 warnings"
    found = [error(2, "x"), reading(3, "1.000", "1000"), reading(4, "1.000", "1000")]
    assert counted_findings(found) == "1 error, 0 warnings, 2 readings"
