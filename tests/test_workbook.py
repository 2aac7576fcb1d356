"""The workbook, opened again by two independent readers."""

import datetime
import io
import zipfile
from dataclasses import replace
from typing import Any

import openpyxl
import pytest
from make import result
from make_mission import business, eggs_needed, eggs_offered
from make_story import edition, story
from python_calamine import CalamineWorkbook

from matchengine.errors import Finding
from matchengine.handouts.sheets.cells import LONGEST, cleaned
from matchengine.handouts.sheets.looks import rupiah_format, shade_of
from matchengine.handouts.workbook import pairs_sheet, participants_sheet
from matchengine.handouts.workbook.workbook import workbook
from matchengine.problem import Slot
from matchengine.results.fingerprint import plan_mark
from matchengine.results.story import Story
from matchengine.schedule import Conflict, Schedule

ENGLISH = ["Summary", "Grid", "By participant", "Unserved", "Pairs", "Warnings"]
INDONESIAN = [
    "Ringkasan",
    "Kisi",
    "Per peserta",
    "Belum terlayani",
    "Pasangan",
    "Peringatan",
]
TWO = ("K1|J1 s01 T01", "K2|J2 s02 T02")


def made(told: Story, language: str = "en") -> bytes:
    outputs = told.config.outputs.model_copy(update={"languages": (language,)})
    config = told.config.model_copy(update={"outputs": outputs})
    told = replace(told, config=config)
    return workbook(told, edition(told))[f"workbook.{language}.xlsx"]


def opened(data: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(data))


def rows_of(data: bytes, sheet: str) -> list[list[Any]]:
    """What calamine reads, cell by cell."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    return book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)


def under(rows: list[list[Any]], first: str) -> list[dict[str, Any]]:
    """The rows under the headings of which the first cell is this one."""
    head = next(i for i, row in enumerate(rows) if row[0] == first)
    return [dict(zip(rows[head], row, strict=True)) for row in rows[head + 1 :]]


@pytest.fixture(scope="module")
def told() -> Story:
    return story(*TWO)


@pytest.fixture(scope="module")
def english(told: Story) -> bytes:
    return made(told)


@pytest.fixture(scope="module")
def book(english: bytes) -> openpyxl.Workbook:
    """The English workbook, for looking at only."""
    return opened(english)


def test_sheets_are_named_in_the_language_of_the_file(told: Story) -> None:
    files = workbook(told, edition(told))
    names = {
        name: CalamineWorkbook.from_filelike(io.BytesIO(data)).sheet_names
        for name, data in files.items()
    }
    assert names == {"workbook.id.xlsx": INDONESIAN, "workbook.en.xlsx": ENGLISH}


def test_same_plan_gives_the_same_bytes(told: Story, english: bytes) -> None:
    assert made(story(*TWO)) == english
    info = zipfile.ZipFile(io.BytesIO(english)).infolist()
    assert {one.date_time[:3] for one in info} == {(1980, 1, 1)}
    created = opened(english).properties.created
    assert created is not None
    assert created.date() == told.config.mission.date


def test_grid_places_each_meeting_as_the_plan_does(told: Story, english: bytes) -> None:
    rows = rows_of(english, "Grid")
    head = next(i for i, row in enumerate(rows) if row[0] == "Table")
    assert rows[head][:4] == ["Table", "Zone", "09:00\u201309:20", "09:25\u201309:45"]
    cells = {
        (row[0], at): row[at]
        for row in rows[head + 1 : head + 3]
        for at in (2, 3)
        if row[at]
    }
    points = {m.pair: told.pairs[m.pair].value for m in told.schedule.meetings}
    assert cells == {
        ("T01", 2): f"Usaha K1\u00a0\u2013\nUsaha J1\n{points['K1|J1']}",
        ("T02", 3): f"Usaha K2\u00a0\u2013\nUsaha J2\n{points['K2|J2']}",
    }


def test_grid_is_coloured_by_points(told: Story, book: openpyxl.Workbook) -> None:
    sheet = book["Grid"]
    coloured = {
        cell.value: cell.fill.fgColor.rgb
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell.value, str) and cell.value.startswith("Usaha K1\u00a0")
    }
    shade = shade_of(told.pairs["K1|J1"].value).removeprefix("#")
    assert list(coloured.values()) == [f"FF{shade}"]


@pytest.mark.parametrize(
    ("points", "shade"),
    [
        (0, "#E5E7EB"),
        (1, "#F3F8FC"),
        (499, "#F3F8FC"),
        (500, "#DEEBF7"),
        (999, "#6BAED6"),
    ],
)
def test_shade_of_points(points: int, shade: str) -> None:
    assert shade_of(points) == shade


def test_meeting_list_tells_every_meeting_once(told: Story, english: bytes) -> None:
    rows = rows_of(english, "Grid")
    start = next(i for i, row in enumerate(rows) if row[0] == "List of meetings")
    listed = under(rows[start:], "Table")
    found = {
        (one["Table"], one["Start"], one["Buyer id"], one["Seller id"], one["Slot"])
        for one in listed
    }
    assert found == {
        ("T01", datetime.time(9), "K1", "J1", "s01"),
        ("T02", datetime.time(9, 25), "K2", "J2", "s02"),
    }
    trade = {one["Estimate, Rp a month"] for one in listed}
    assert trade == {told.score_of(told.schedule.meetings[0])["trade_per_month"]}


def test_every_list_can_be_filtered_and_stays_in_sight(book: openpyxl.Workbook) -> None:
    for name in ENGLISH[1:]:
        sheet = book[name]
        assert sheet.auto_filter.ref, name
        assert sheet.freeze_panes, name
        assert sheet.print_title_rows, name
    assert list(book["Grid"].tables) == ["Meetings"]
    assert book["Grid"].print_title_cols == "$A:$B"


def test_sheets_print_across_on_a3_with_pages_and_mark(
    told: Story, book: openpyxl.Workbook
) -> None:
    for sheet in book.worksheets:
        assert sheet.page_setup.orientation == "landscape"
        assert int(sheet.page_setup.paperSize) == 8
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.page_setup.fitToWidth in (None, 1, 2)
        footer = sheet.oddFooter
        assert footer.left.text == "Misi"
        assert footer.center.text == f"Plan {plan_mark(told.schedule)}"
        assert footer.right.text == "Page &P of &N"


def test_day_of_each_business_is_told_slot_by_slot(english: bytes) -> None:
    days = under(rows_of(english, "By participant"), "Id")
    slots = [one for one in days if one["State"]]
    assert len(slots) == 4 * 2
    assert [one["Id"] for one in days if not one["State"]] == ["J1", "J2", "K1", "K2"]
    (first,) = [one for one in slots if one["Id"] == "J1" and one["State"] == "meeting"]
    assert (first["Start"], first["End"]) == (datetime.time(9), datetime.time(9, 20))
    assert (first["Role"], first["Partner id"], first["Table"]) == (
        "sells",
        "K1",
        "T01",
    )


def test_days_fold_under_their_business(book: openpyxl.Workbook) -> None:
    sheet = book["By participant"]
    levels = [
        sheet.row_dimensions[row[0].row].outlineLevel
        for row in sheet.iter_rows(min_row=5)
        if row[0].value
    ]
    assert levels == [0, 1, 1] * 4


def test_pairs_stand_with_every_part_and_its_points(
    told: Story, english: bytes
) -> None:
    pairs = under(rows_of(english, "Pairs"), "Buyer id")
    assert len(pairs) == len(told.scores) == 4
    for row, pair in zip(pairs, told.scores.frame.to_dict("records"), strict=True):
        assert (row["Buyer id"], row["Seller id"]) == (pair["buyer"], pair["seller"])
        assert row["Score"] == pytest.approx(pair["score"])
        assert row["price (0 to 1)"] == pytest.approx(pair["price"])
        points = [cell for name, cell in row.items() if name.endswith("(points)")]
        assert sum(points) == row["Points"] == pair["value"]


def test_pairs_beyond_the_limit_are_told(
    told: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pairs_sheet, "MOST_ROWS", 2)
    monkeypatch.setattr("matchengine.handouts.workbook.rows_shown.MOST_ROWS", 2)
    monkeypatch.setattr(pairs_sheet.left_out, "__defaults__", (2,))
    rows = rows_of(made(told), "Pairs")
    assert len(under(rows, "Buyer id")) == 2
    said = "The first 2 of 4 rows are shown; all of them stand in pairs.csv."
    assert said in [row[0] for row in rows]


def test_days_beyond_the_limit_show_meetings_only(
    told: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(participants_sheet, "MOST_ROWS", 9)
    rows = rows_of(made(told), "By participant")
    states = [one["State"] for one in under(rows, "Id")]
    assert states == ["", "meeting"] * 4
    assert "Only slots with a meeting are shown" in rows[2][0]


def test_summary_shows_what_the_plan_comes_to(told: Story, english: bytes) -> None:
    rows = rows_of(english, "Summary")
    tiles = dict(zip(rows[3], rows[4], strict=True))
    summary = edition(told).summary
    assert tiles["MEETINGS"] == 2
    assert tiles["BUSINESSES THAT MEET"] == 4
    assert tiles["POTENTIAL A YEAR"] == summary.trade.per_year
    directions = under(rows, "Seller \u2192 buyer")
    assert directions[0]["Seller \u2192 buyer"] == "Jawa Timur \u2192 Kalimantan Timur"
    assert directions[0]["Meetings"] == 2


def test_goals_stand_with_bound_gap_and_proof() -> None:
    plain = story(*TWO)
    goals = (
        result("value", 90, best=90, bound=100, proof="certificate"),
        result("idle_gaps", 1),
    )
    schedule = Schedule("feasible", goals=goals, meetings=plain.schedule.meetings)
    told = Story(plain.config, plain.mission, plain.scores, plain.problem, schedule)
    rows = rows_of(made(told), "Summary")
    head = next(i for i, row in enumerate(rows) if "Goal" in row)
    named = [
        {n: c for n, c in zip(rows[head], row, strict=True) if n}
        for row in rows[head + 1 :]
    ]
    assert named[0] == {
        "Goal": "value of all meetings",
        "This plan": 90,
        "Best found": 90,
        "Bound": 100,
        "Gap": pytest.approx(10 / 90),
        "Bound proven by": "price certificate",
    } | {n: c for n, c in named[0].items() if n not in GOAL_HEADS}
    assert named[1]["Bound"] == "not known"
    assert named[1]["Bound proven by"] == "not proven"


GOAL_HEADS = ("Goal", "This plan", "Best found", "Bound", "Gap", "Bound proven by")


def test_charts_are_native_and_point_at_cells(
    english: bytes, book: openpyxl.Workbook
) -> None:
    charts = book["Summary"]._charts
    assert len(charts) == 8  # two each: direction, commodity, size, days
    names = [
        n for n in zipfile.ZipFile(io.BytesIO(english)).namelist() if "charts/" in n
    ]
    assert len(names) == 8
    content = zipfile.ZipFile(io.BytesIO(english)).read("xl/charts/chart1.xml").decode()
    assert "Summary!$C$" in content


def test_texts_like_formulas_stay_texts() -> None:
    names = ["=1+1", "+62 811", "-5", "@SUM(A1)", "\t=cmd|' /C calc'!A0"]
    people = [{**business(f"J{n}"), "name": name} for n, name in enumerate(names)]
    told = story("K1|J0 s01 T01", people=[*people, business("K1")])
    book = opened(made(told))
    cells = [cell for s in book.worksheets for row in s.iter_rows() for cell in row]
    assert [cell for cell in cells if cell.data_type == "f"] == []
    for name in names:
        found = [cell for cell in cells if cell.value == name]
        assert found, name
        assert all(cell.quotePrefix for cell in found)


def test_odd_names_are_read_back() -> None:
    names = [
        "<b>&amp;</b> \"x\" 'y'",
        "N" * 300,
        "Toko\x00\x07\x1b",
        "_x0041_",
        "a\r\nb",
    ]
    people = [{**business(f"J{n}"), "name": name} for n, name in enumerate(names)]
    config = {"mission__name": "😀 &P &D <misi>"}
    told = story("K1|J1 s01 T01", people=[*people, business("K1")], config=config)
    data = made(told, "id")
    days = under(rows_of(data, "Per peserta"), "ID")
    heads = [one["Usaha"] for one in days if not one["Keadaan"]]
    assert heads == [*map(cleaned, names), "Usaha K1"]
    assert opened(data)["Kisi"].oddFooter.left.text == "😀 &&P &&D <misi>"


def test_cells_hold_no_more_than_a_spreadsheet_takes() -> None:
    assert cleaned("x" * LONGEST) == "x" * LONGEST
    assert len(cleaned("x" * (LONGEST + 1))) == LONGEST
    assert cleaned("😀" * LONGEST).endswith("…")
    assert len(cleaned("😀" * LONGEST).encode("utf-16-le")) // 2 <= LONGEST
    assert cleaned("a\x00b\x0bc\ud800d") == "abcd"


def test_unserved_stand_with_their_reasons() -> None:
    told = story("K1|J1 s01 T01")
    rows = under(rows_of(made(told), "Unserved"), "Id")
    expected = edition(told).unserved
    assert [one["Id"] for one in rows] == expected["participant"].tolist()
    assert [one["Reason"] for one in rows] == expected["why_en"].tolist()


def test_plan_without_meetings_is_all_zeros() -> None:
    data = made(story())
    assert "Meetings" not in opened(data)["Grid"].tables
    assert rows_of(data, "Summary")[4][0] == 0


@pytest.mark.parametrize("status", ["infeasible", "no_plan"])
def test_no_plan_leads_to_its_conflicts(status: str) -> None:
    plain = story(status=status)
    conflicts = (Conflict("must", ("K1|J1",), "K1 must meet J1.", "Drop the must."),)
    schedule = Schedule(status, conflicts=conflicts if status == "infeasible" else ())
    warning = Finding("offers.csv", "the price is missing", "Fill it in.", 3, "price")
    told = Story(
        plain.config, plain.mission, plain.scores, plain.problem, schedule, (warning,)
    )
    data = made(told)
    assert "Warnings" in rows_of(data, "Summary")[2][0]
    rows = under(rows_of(data, "Warnings"), "Kind")
    told_rows = [tuple(one.values()) for one in rows]
    clash = ("conflict", "must", "K1|J1", "K1 must meet J1.", "Drop the must.")
    noticed = (
        "warning",
        "offers.csv, row 3, column price",
        "",
        "the price is missing.",
        "Fill it in.",
    )
    assert told_rows == [*([clash] if status == "infeasible" else []), noticed]


def test_hall_of_one_table_and_slots_without_times() -> None:
    config = {"tables__count": 1}
    plain = story("K1|J1 s01 T01", config=config)
    slots = tuple(Slot(slot.id) for slot in plain.problem.slots)
    problem = replace(plain.problem, slots=slots)
    told = Story(plain.config, plain.mission, plain.scores, problem, plain.schedule)
    grid = under(rows_of(made(told), "Grid"), "Table")
    assert list(grid[0])[:4] == ["Table", "Zone", "s01", "s02"]
    assert [row["Table"] for row in grid] == [
        "T01",
        "",
        "List of meetings",
        "Table",
        "T01",
    ]


def test_what_is_not_known_stays_blank() -> None:
    offers = [eggs_offered("J1", price=float("nan"), capacity_per_month=float("nan"))]
    needs = [eggs_needed("K1", max_price=float("nan"))]
    told = story("K1|J1 s01 T01", offers=offers, needs=needs)
    (pair,) = under(rows_of(made(told), "Pairs"), "Buyer id")
    assert pair["Estimate, Rp a month"] == ""
    assert pair["Not known"]


@pytest.mark.parametrize(
    ("amount", "shown"),
    [
        (950_000, '"Rp" #,##0'),
        (999_950_000, '"Rp" 0.00,,, "miliar"'),
        (12_500_000, '"Rp" 0.0,, "juta"'),
        (739_192_272_000, '"Rp" #,##0,,, "miliar"'),
        (1.5e12, '"Rp" 0.00,,,, "triliun"'),
        (0, '"Rp" #,##0'),
    ],
)
def test_rupiah_are_shown_in_the_unit_that_fits(amount: float, shown: str) -> None:
    assert rupiah_format(amount) == shown


def test_must_meetings_stand_in_bold() -> None:
    wishes = [{"from": "K1", "to": "J1", "wish": "must"}]
    told = story(*TWO, wishes=wishes)
    sheet = opened(made(told))["Grid"]
    bold = {
        cell.value.split("\u00a0")[0]: bool(cell.font.b)
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell.value, str) and "\u00a0\u2013\n" in cell.value
    }
    assert bold == {"Usaha K1": True, "Usaha K2": False}
