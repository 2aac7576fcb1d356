"""The grid and the list show the plan, and what the filters leave of it."""

import pytest
from looking import PHONE, go
from make_page import MEETINGS, NAMES, large_data, page_without_plan, plain_story
from make_story import edition, story

from matchengine.handouts.page.page import page, rendered

READ_GRID = """() => [...document.querySelectorAll('#grid tbody tr')].flatMap((row) =>
  [...row.querySelectorAll('td')].map((cell, at) => [
    row.querySelector('.table-id').textContent, at,
    [...cell.querySelectorAll('.who')].map((who) => who.textContent)]))"""


def cells(tab):
    """The names in each cell that shows a meeting, by (table, number of the column)."""
    return {(row, at): names for row, at, names in tab.evaluate(READ_GRID) if names}


def names_of(meeting):
    pair, _, _ = meeting.split()
    buyer, seller = pair.split("|")
    return [NAMES[seller], NAMES[buyer]]


def expected(meetings):
    return {
        (meeting.split()[2], int(meeting.split()[1][1:]) - 1): names_of(meeting)
        for meeting in meetings
    }


def test_grid_is_the_plan(opened):
    tab = opened()
    assert cells(tab) == expected(MEETINGS)
    assert tab.locator("#grid thead .clock").all_inner_texts() == [
        "09:00",
        "09:25",
        "13:00",
        "13:25",
    ]


@pytest.mark.parametrize(
    ("chosen", "left"),
    [
        ({"business": "kopi rakyat"}, {1, 4, 6}),
        ({"business": "CV Dua Usaha (J3)"}, {3, 5}),
        ({"product": "kopi"}, {1, 3, 4, 5, 6}),
        ({"city": "Samarinda"}, {0, 4}),
        ({"zone": "B"}, {1, 4}),
        ({"slot": "13:00–13:20"}, {5}),
        ({"business": "pasar", "product": "telur", "zone": "A"}, {2}),
    ],
)
def test_filters_leave_what_fits_all_of_them(opened, chosen, left):
    tab = opened()
    narrow(tab, chosen)
    shown = sorted(cells(tab).values())
    assert shown == sorted(names_of(MEETINGS[one]) for one in left)
    assert tab.inner_text("#found") == f"{len(left)} dari 7 pertemuan"


@pytest.mark.parametrize("text", ["barang 3", "goods 3"])
def test_goods_are_found_by_their_name_in_either_language(opened, text):
    tab = opened(rendered(large_data(people=12, slots=4, tables=6)))
    tab.fill("#filter-product", text)
    assert tab.inner_text("#found") == "1 dari 22 pertemuan"


def narrow(tab, chosen):
    for name, value in chosen.items():
        field = tab.locator(f"#filter-{name}")
        if name in {"business", "product"}:
            field.fill(value)
        else:
            field.select_option(label=value)


def test_filters_can_be_cleared(opened):
    tab = opened()
    narrow(tab, {"business": "warung", "zone": "B"})
    tab.click("#clear")
    assert cells(tab) == expected(MEETINGS)
    assert tab.inner_text("#found") == "7 pertemuan"
    assert tab.locator("#filter-zone").input_value() == ""


def test_filters_that_leave_nothing_say_so(opened):
    tab = opened()
    narrow(tab, {"business": "tidak ada yang begini"})
    assert tab.is_visible("#none")
    assert not tab.is_visible("#grid")


def test_phone_lists_the_plan_slot_by_slot(opened):
    tab = opened(size=PHONE)
    assert not tab.is_visible("#grid")
    assert tab.locator("#list h3 .clock").all_inner_texts() == [
        "09:00–09:20",
        "09:25–09:45",
        "13:00–13:20",
        "13:25–13:45",
    ]
    listed = tab.locator("#list .card").evaluate_all(
        "cards => cards.map((c) => [...c.querySelectorAll('.who')].map((w) => "
        "w.textContent))"
    )
    assert listed == [names_of(meeting) for meeting in MEETINGS]


def test_list_can_be_had_on_a_desktop(opened):
    tab = opened()
    tab.click("[data-view=list]")
    assert tab.locator("#list .card").count() == len(MEETINGS)


def test_scores_have_colours_of_their_step(opened):
    tab = opened()
    values = [plain_story().pairs[one.split()[0]].value for one in MEETINGS]
    steps = [sum(value >= least for least in (500, 600, 700, 800)) for value in values]
    shown = tab.locator("#grid .meeting").evaluate_all(
        "all => all.map((one) => Number(/step-(.)/.exec(one.className)[1]))"
    )
    assert sorted(shown) == sorted(steps)


def test_large_plan_opens_and_shows_what_is_asked_for(opened):
    data = large_data(people=2400, slots=70, tables=1100)
    tab = opened(rendered(data))
    timing = tab.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd")
    assert timing < 30_000  # a second or two, on a machine that is not busy
    assert tab.inner_text("#found") == "69.300 pertemuan"
    assert tab.evaluate("document.querySelectorAll('*').length") < 20_000
    assert "Meja 1–50 dari 1.100" in tab.inner_text("#grid-pages")
    tab.click("#after-tables")
    assert tab.locator("#grid .table-id").first.inner_text() == "T0050"
    tab.fill("#filter-business", "(P0017)")
    count = data["meetings"]["buyer"].count(17)
    assert tab.inner_text("#found") == f"{count} dari 69.300 pertemuan"
    assert tab.locator("#grid .meeting").count() > 0


def test_page_without_a_plan_says_why(opened):
    tab = opened(page_without_plan())
    assert tab.inner_text("#no-plan h2") == "Belum ada jadwal"
    assert tab.locator("#conflicts li").all_inner_texts() == [
        "Too few tables. One more."
    ]
    assert not tab.is_visible("#plan")


def test_page_of_a_plan_without_meetings_says_so(opened):
    told = story()
    tab = opened(page(told, edition(told))["page.html"])
    assert tab.inner_text("#none") == "Rencana ini tidak berisi pertemuan."
    for place in ("#figures", "#unserved", "#J1", "#schedule"):
        go(tab, place)
    assert tab.inner_text("#found") == "0 pertemuan"
