"""Agendas, meetings and what makes up their value; links to them, and the way back."""

import pytest
from looking import PHONE
from make_page import NAMES, plain_story, small_page

SCORED = "Dari mana nilainya: "
LAST = "document.querySelector('#meeting .total td:last-child').textContent"


def test_agenda_is_the_day_of_the_business(opened):
    tab = opened(place="#K2")
    rows = tab.locator("table.agenda tbody tr").evaluate_all(
        "rows => rows.map((row) => [...row.cells].map((cell) => cell.textContent))"
    )
    assert rows == [
        ["09:00–09:20", "kosong"],
        *(
            [time, table, f"membeli dari {NAMES[seller]}", goods, f"{SCORED}{score}"]
            for time, table, seller, goods, score in (
                ("09:25–09:45", "T01 zona A", "J1", "Telur ayam", "0,70"),
                ("13:00–13:20", "T02 zona A", "J3", "Kopi bubuk", "0,77"),
                ("13:25–13:45", "T02 zona A", "J2", "Kopi bubuk", "0,71"),
            )
        ),
    ]
    assert tab.locator(".badge").all_inner_texts() == ["3 pertemuan", "minimum 4"]
    assert "Calon mitra yang cocok hanya 3." in tab.inner_text("#agenda .reasons")


@pytest.mark.parametrize(
    ("text", "found"),
    [("kopi", ["J2", "J3", "K1", "K2", "K3"]), ("malang", ["J2"]), ("K4", ["K4"])],
)
def test_businesses_are_found_by_what_is_known_of_them(opened, text, found):
    tab = opened(place="#businesses")
    tab.fill("#find-business", text)
    shown = tab.locator("#names .name").all_inner_texts()
    assert sorted(shown) == sorted(NAMES[one] for one in found)
    assert tab.inner_text("#businesses-count") == f"{len(found)} usaha"


def test_a_click_on_a_business_shows_its_agenda(opened):
    tab = opened(place="#businesses")
    tab.click(f"#names >> text={NAMES['K1']}")
    assert tab.inner_text("#agenda-name") == NAMES["K1"]
    assert tab.url.endswith("#K1")
    assert tab.title() == f"{NAMES['K1']} · Misi"


def test_phone_shows_the_businesses_or_one_agenda(opened):
    tab = opened(place="#businesses", size=PHONE)
    assert not tab.is_visible("#agenda")
    tab.click(f"#names >> text={NAMES['K1']}")
    tab.wait_for_selector("#agenda-name")
    assert not tab.is_visible("#names")
    tab.click("#agenda .back a")
    tab.wait_for_selector("#names")


@pytest.mark.parametrize(
    ("buyer", "seller"), [("K1", "J1"), ("K2", "J2"), ("K3", "J3")]
)
def test_waterfall_goes_from_the_parts_to_the_value(opened, buyer, seller):
    told = plain_story()
    tab = opened(place=f"#meeting={buyer}|{seller}")
    value = told.pairs[f"{buyer}|{seller}"].value
    assert tab.evaluate(LAST) == str(value)
    points = tab.evaluate(
        "[...document.querySelectorAll('#meeting .bars tbody tr:not(.total)')]"
        ".map((row) => row.lastElementChild.textContent)"
    )
    numbers = [int(text.replace("\N{MINUS SIGN}", "-")) for text in points]
    assert numbers == [n for n in told.points[buyer, seller].values() if n]
    assert sum(numbers) == value


def test_bars_of_a_waterfall_begin_where_the_last_ended(opened):
    tab = opened(place="#meeting=K1|J1")
    *parts, total = tab.evaluate(
        "[...document.querySelectorAll('#meeting .bar')].map((bar) => {"
        "const box = bar.getBoundingClientRect();"
        "return [box.left, box.right, !!bar.closest('.less')]})"
    )
    begin = total[0]
    reached = begin
    for left, right, is_less in parts:
        assert (right if is_less else left) == pytest.approx(reached, abs=0.5)
        reached = left if is_less else right
    assert reached == pytest.approx(total[1], abs=0.5)
    assert total[1] > begin


def test_meeting_tells_who_where_when_and_why(opened):
    tab = opened()
    tab.click("#grid .meeting >> nth=0")
    text = tab.inner_text("#meeting")
    where_and_when = "Pagi · 09:00–09:20 · Meja T01 · zona A"
    for told in (
        where_and_when,
        f"{NAMES['J1']} bertemu {NAMES['K1']}",
        "Penawaran: Telur ayam",
        "Rp 216 juta",
        "Wajib, produk sama",
    ):
        assert told in text


def test_back_leads_to_where_one_was(opened):
    tab = opened()
    tab.click("#tab-figures")
    tab.click("#tab-schedule")
    tab.click("#grid .meeting >> nth=0")
    assert tab.is_visible("#meeting")
    tab.go_back()
    tab.wait_for_selector("#meeting", state="hidden")
    assert tab.url.endswith("#schedule")
    tab.go_back()
    tab.wait_for_selector("#panel-figures")
    tab.go_forward()
    tab.wait_for_selector("#panel-schedule")
    tab.go_forward()
    tab.wait_for_selector("#meeting")


def test_agenda_opens_from_a_meeting(opened):
    tab = opened(place="#meeting=K1|J2")
    tab.click("#meeting a >> nth=1")
    tab.wait_for_selector("#meeting", state="hidden")
    assert tab.inner_text("#agenda-name") == NAMES["K1"]


def test_closing_a_meeting_opened_by_its_link_leads_to_the_schedule(opened):
    tab = opened(place="#meeting=K1|J2")
    tab.click("#meeting-close")
    tab.wait_for_url("**#schedule")
    assert tab.is_visible("#grid")


@pytest.mark.parametrize("place", ["#P404", "#%E0%A4%A", "#business=schedule"])
def test_unknown_business_is_said_to_be_unknown(opened, place):
    tab = opened(place=place)
    assert "Tidak ada usaha dengan kode" in tab.inner_text("#agenda")


def test_unknown_meeting_leads_to_the_schedule(opened):
    tab = opened(place="#meeting=K1|K2")
    assert tab.is_visible("#grid")
    assert not tab.is_visible("#meeting")


def test_unserved_are_listed_with_their_reason(opened):
    tab = opened(place="#unserved")
    assert tab.inner_text("#unserved-count") == "3 keinginan belum terpenuhi"
    tab.select_option("#filter-kind", label="Mitra yang diinginkan")
    (row,) = tab.locator(".unserved tbody tr").all_inner_texts()
    assert "ingin bertemu PT Telur Makmur" in row
    assert "Tidak ada produk yang dibutuhkan yang satu dan ditawarkan yang lain." in row


def test_one_language_has_no_switch(opened):
    tab = opened(small_page(outputs__languages=["en"]))
    assert tab.locator("html").get_attribute("lang") == "en"
    assert tab.inner_text("#tab-schedule") == "Schedule"
    assert tab.locator("[data-language]").count() == 0
