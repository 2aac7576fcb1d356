"""Keyboard, screen reader, zoom, print: axe's rules, and what it cannot see."""

import importlib.resources
from io import BytesIO

import pytest
from looking import DESKTOP, NARROWEST, PHONE, TABLET, go
from make_page import page_without_plan, small_page
from pypdf import PdfReader

PLACES = ("#schedule", "#businesses", "#K2", "#figures", "#unserved", "#meeting=K1|J1")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="module")
def axe():
    folder = importlib.resources.files("axe_playwright_python")
    return (folder / "axe.min.js").read_text("utf-8")


def violations(tab, axe):
    tab.evaluate(axe)  # as the console does it: the page's policy stays in force
    found = tab.evaluate(
        "rules => axe.run(document, {runOnly: rules, resultTypes: ['violations']})",
        RULES,
    )
    return [
        (one["id"], [node["html"] for node in one["nodes"]][:3])
        for one in found["violations"]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESKTOP, PHONE])
@pytest.mark.parametrize("language", ["id", "en"])
def test_axe_finds_nothing(opened, axe, scheme, size, language):
    languages = ["id", "en"] if language == "id" else ["en", "id"]
    page = small_page(outputs__languages=languages)
    tab = opened(page, size=size, color_scheme=scheme, reduced_motion="reduce")
    for place in PLACES:
        go(tab, place)
        assert violations(tab, axe) == [], place


def test_axe_finds_a_fault_that_is_there(opened, axe):
    tab = opened()
    tab.evaluate("document.documentElement.lang = ''")
    assert [rule for rule, _ in violations(tab, axe)] == ["html-has-lang"]


def test_axe_finds_nothing_without_a_plan(opened, axe):
    assert violations(opened(page_without_plan()), axe) == []


@pytest.mark.parametrize(
    ("size", "zoom"),
    [
        (TABLET, "100%"),
        (PHONE, "100%"),
        (NARROWEST, "100%"),
        (DESKTOP, "200%"),
        (TABLET, "200%"),
    ],
)
def test_page_never_scrolls_sideways(opened, size, zoom):
    tab = opened(size=size)
    tab.evaluate("size => { document.documentElement.style.fontSize = size }", zoom)
    for place in PLACES:
        go(tab, place)
        wide = tab.evaluate("document.documentElement.scrollWidth")
        assert wide <= size[0], place


def test_tabs_by_keyboard(opened):
    tab = opened()
    tab.focus("#tab-schedule")
    for key, name in [
        ("ArrowRight", "businesses"),
        ("End", "unserved"),
        ("ArrowRight", "schedule"),
        ("ArrowLeft", "unserved"),
        ("Home", "schedule"),
    ]:
        tab.keyboard.press(key)
        assert tab.evaluate("document.activeElement.id") == f"tab-{name}"
        assert tab.get_attribute(f"#tab-{name}", "aria-selected") == "true"
        assert tab.is_visible(f"#panel-{name}")


def test_grid_and_meeting_by_keyboard(opened):
    tab = opened()
    assert tab.locator('#grid [tabindex="0"]').count() == 1
    tab.focus('#grid [tabindex="0"]')
    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("ArrowRight")
    here = "document.activeElement.textContent"
    assert "UD Warung Kopi" in tab.evaluate(here)
    before = tab.evaluate(here)
    tab.keyboard.press("Enter")
    assert tab.is_visible("#meeting")
    tab.keyboard.press("Escape")
    tab.wait_for_selector("#meeting", state="hidden")
    assert tab.evaluate(here) == before
    tab.keyboard.press("Control+End")
    assert tab.evaluate("document.activeElement.tagName") == "TD"
    assert tab.locator('#grid [tabindex="0"]').count() == 1


def test_first_tab_stop_skips_to_the_content(opened):
    tab = opened()
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.id") == "skip"
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.activeElement.id") == "main"


def test_choosing_a_business_moves_the_focus_to_its_agenda(opened):
    tab = opened(place="#businesses")
    tab.focus("#names a >> nth=0")
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.activeElement.id") == "agenda-name"


def test_results_are_announced(opened):
    tab = opened()
    for count in ("#found", "#unserved-count", "#businesses-count"):
        assert tab.get_attribute(count, "role") == "status"


@pytest.mark.parametrize(
    ("place", "wide", "tall"),
    [("", 1191, 842), ("#K2", 595, 842), ("#figures", 595, 842)],
)
def test_print_is_what_stands_on_the_screen(opened, place, wide, tall):
    tab = opened(place=place)
    reader = PdfReader(BytesIO(tab.pdf(prefer_css_page_size=True)))
    assert [round(float(n)) for n in reader.pages[0].mediabox[2:]] == [wide, tall]
    text = "\n".join(page.extract_text() for page in reader.pages)
    assert "Misi" in text
    assert "Belum terlayani" not in text.split("Arah perdagangan")[0]
    if place == "#K2":
        assert "PT Pasar Raya" in text
        assert "UD Warung Kopi" not in text


def test_print_of_a_meeting_is_the_meeting_alone(opened):
    tab = opened(place="#meeting=K1|J1")
    reader = PdfReader(BytesIO(tab.pdf(prefer_css_page_size=True)))
    assert len(reader.pages) == 1
    text = reader.pages[0].extract_text()
    assert "PT Telur Makmur" in text
    assert "Jadwal" not in text
