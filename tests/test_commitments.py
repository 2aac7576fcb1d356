"""The commitment sheet as it is handed out: prefilled, with lists, help and totals."""

import io
from typing import Any

import openpyxl
import pytest
from filled_sheet import sheet_of
from make_mission import business, eggs_needed, eggs_offered
from make_story import story
from openpyxl.worksheet.worksheet import Worksheet
from python_calamine import CalamineWorkbook

from matchengine.handouts.commitments.places import FEWEST_FREE, FIRST, HEAD
from matchengine.results.commitment_columns import COLUMNS, HELD, PERIODS, STATUSES
from matchengine.results.fingerprint import plan_mark
from matchengine.results.prefilled import prefilled
from matchengine.results.story import Story
from matchengine.results.verbs import verb_of, visiting_side

TWO = ("K2|J2 s02 T02", "K1|J1 s01 T01")
NAMES = [column.name for column in COLUMNS]


@pytest.fixture(scope="module")
def told() -> Story:
    return story(*TWO)


@pytest.fixture(scope="module")
def sheet(told: Story) -> bytes:
    return sheet_of(told)


def deals(data: bytes) -> list[dict[str, Any]]:
    """The rows under the headings, as calamine reads them."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    rows = book.get_sheet_by_index(0).to_python(skip_empty_area=False)
    return [dict(zip(NAMES, row, strict=True)) for row in rows[HEAD + 1 :]]


def first_sheet(data: bytes) -> Worksheet:
    found: Worksheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    return found


def test_planned_meetings_stand_in_order_of_slot_and_table(
    told: Story, sheet: bytes
) -> None:
    rows = deals(sheet)
    assert len(rows) == 2 + FEWEST_FREE
    # 8,000 of 10,000 kilograms a month at 27,000 rupiah
    assert rows[0] == {
        "number": 1,
        "time": "09:00\u201309:20",
        "table": "T01",
        "meeting": "K1|J1",
        "seller_id": "J1",
        "seller": "Usaha J1",
        "seller_city": "Surabaya",
        "verb": "jual",
        "commodity": "Telur ayam",
        "buyer_id": "K1",
        "buyer": "Usaha K1",
        "buyer_city": "Balikpapan",
        "planned_quantity": 12 * 8_000,
        "planned_unit": "kg",
        "estimate": 12 * 8_000 * 27_000,
        "held": "",
        "status": "",
        "quantity": "",
        "unit": "",
        "value": "",
        "period": "per tahun",
        "note": "",
    }
    assert rows[1]["meeting"] == "K2|J2"
    assert [row["meeting"] for row in rows[2:]] == [""] * FEWEST_FREE


def test_headings_are_in_the_language_of_the_file(told: Story, sheet: bytes) -> None:
    for data, place in ((sheet, 0), (sheet_of(told, "en"), 1)):
        heads = [cell.value for cell in first_sheet(data)[HEAD + 1]]
        assert heads == [column.said[place] for column in COLUMNS]


def test_same_plan_gives_the_same_bytes(sheet: bytes) -> None:
    assert sheet_of(story(*TWO)) == sheet


def test_cells_offer_lists_and_help(sheet: bytes) -> None:
    rules = first_sheet(sheet).data_validations.dataValidation
    lists = {rule.formula1 for rule in rules if rule.type == "list"}
    words = [[said[0] for said in of.values()] for of in (HELD, STATUSES, PERIODS)]
    assert {f'"{",".join(some)}"' for some in words} < lists
    assert '"jual,beli,investasi"' in lists
    assert "'Daftar'!$A$5:$A$8" in lists
    assert all(rule.prompt and rule.promptTitle for rule in rules)
    last = FIRST + 2 + FEWEST_FREE
    assert {str(r.sqref).split(":")[1].lstrip("EHJPQRSTU") for r in rules} == {
        str(last)
    }


def test_empty_rows_name_who_is_chosen(sheet: bytes) -> None:
    cell = first_sheet(sheet).cell(FIRST + 3, NAMES.index("seller") + 1)
    assert cell.value == (
        '=IF($E10="","",IFERROR(VLOOKUP($E10,\'Daftar\'!$A$5:$B$8,2,FALSE),""))'
    )


def test_totals_are_formulas_over_all_rows(sheet: bytes) -> None:
    totals = openpyxl.load_workbook(io.BytesIO(sheet))["Jumlah"]
    formulas = [
        cell.value
        for row in totals.iter_rows()
        for cell in row
        if isinstance(cell.value, str) and cell.value.startswith("=")
    ]
    last = FIRST + 2 + FEWEST_FREE
    assert f"'Komitmen'!$T${FIRST + 1}:$T${last}" in formulas[0] + formulas[1]
    assert len(formulas) == 3 * 4 + 4 + 1 + 5 + 5


def test_sheet_prints_across_on_a3(told: Story, sheet: bytes) -> None:
    page = first_sheet(sheet)
    assert (page.page_setup.orientation, int(page.page_setup.paperSize)) == (
        "landscape",
        8,
    )
    assert page.print_title_rows == f"${HEAD}:${HEAD + 1}"
    assert page.oddFooter.center.text == f"Rencana {plan_mark(told.schedule)}"
    assert page.protection.sheet is False


def test_lists_tell_who_is_known_and_what_was_planned(
    told: Story, sheet: bytes
) -> None:
    book = CalamineWorkbook.from_filelike(io.BytesIO(sheet))
    rows = book.get_sheet_by_name("Daftar").to_python(skip_empty_area=False)[4:]
    assert [row[0] for row in rows] == ["J1", "J2", "K1", "K2"]
    assert {row[3] for row in rows if row[3]} == {"K1|J1", "K2|J2"}
    assert rows[0][4:] == [plan_mark(told.schedule), "Misi"]


def test_texts_like_formulas_stay_texts() -> None:
    people = [{**business("J1"), "name": "=1+1"}, {**business("K1"), "city": "@x"}]
    data = sheet_of(story("K1|J1 s01 T01", people=people))
    row = first_sheet(data)[FIRST + 1]
    assert [cell.data_type for cell in row if cell.value in ("=1+1", "@x")] == [
        "s",
        "s",
    ]
    assert deals(data)[0]["seller"] == "=1+1"


def test_plan_without_meetings_has_empty_rows_only() -> None:
    rows = deals(sheet_of(story(status="no_plan")))
    assert len(rows) == FEWEST_FREE
    assert {row["meeting"] for row in rows} == {""}


def test_visitors_are_the_fewer_unless_told() -> None:
    people = [business("J1"), business("K1"), business("K2")]
    told = story("K1|J1 s01 T01", people=people)
    assert visiting_side(told) == "Jawa Timur"
    hosts = {"mission__visiting": "Kalimantan Timur"}
    other = story("K1|J1 s01 T01", people=people, config=hosts)
    assert visiting_side(other) == "Kalimantan Timur"
    (meeting,) = other.schedule.meetings
    assert verb_of(told, meeting, visiting_side(told)) == "jual"
    assert verb_of(other, meeting, visiting_side(other)) == "beli"
    assert verb_of(other, meeting, None) == "jual"


def test_investment_is_one_and_paid_once() -> None:
    offers = [eggs_offered("J1", kind="investment", price=5_000_000_000, unit="")]
    needs = [eggs_needed("K1", kind="investment", max_price=6_000_000_000, unit="")]
    told = story("K1|J1 s01 T01", offers=offers, needs=needs)
    (one,) = prefilled(told)
    assert (one.verb, one.period, one.estimate) == ("investasi", "once", 5_000_000_000)
    assert one.quantity != one.quantity


def test_units_of_both_sides_are_made_alike() -> None:
    offers = [eggs_offered("J1", unit="ton", price=27_000_000, capacity_per_month=5)]
    told = story("K1|J1 s01 T01", offers=offers)
    (one,) = prefilled(told)
    assert (one.quantity, one.unit) == (12 * 5_000, "kg")
    assert one.estimate == 12 * 5_000 * 27_000
