"""Nothing in the data runs, nothing is fetched, nothing is kept."""

import pytest
from looking import go
from make_page import small_page

NASTY = {
    "J1": "<script>window.ran = 1</script>",
    "J2": "\"><img src=x onerror='window.ran = 2'>",
    "J3": "</script><script>window.ran = 3</script>",
    "K1": "{{ 7 * 7 }} & <b>K1</b>",
    "K2": "javascript:window.ran=4",
    "K3": "]]><svg/onload=window.ran=5>\u2028",
    "K4": "<!--",
}
PLACES = ("#schedule", "#K1", "#J2", "#figures", "#unserved", "#meeting=K1|J1")


def test_names_with_markup_are_shown_as_text(opened):
    tab = opened(small_page(NASTY, mission__name="<i>Misi</i>"))
    assert tab.inner_text("h1") == "<i>Misi</i>"
    assert tab.title() == "Jadwal · <i>Misi</i>"
    for place in PLACES:
        go(tab, place)
    text = tab.inner_text("#meeting-text")
    assert NASTY["J1"] in text
    assert NASTY["K1"] in text
    assert tab.evaluate("window.ran") is None
    assert tab.locator("img, b, i, svg:not([aria-hidden]):not(.chart)").count() == 0
    assert tab.locator("script").count() == 2


@pytest.mark.parametrize(
    "place", ["#<img src=x onerror=window.ran=1>", "#meeting=<b>|"]
)
def test_addresses_with_markup_are_text(opened, place):
    tab = opened(place=place)
    assert tab.evaluate("window.ran") is None
    assert tab.locator("main img, main b").count() == 0


def test_page_asks_the_network_for_nothing(opened):
    tab = opened()
    for place in PLACES:
        go(tab, place)
    assert [url for url in tab.asked if not url.startswith("data:")] == [
        tab.url.split("#")[0]
    ]
    assert tab.evaluate("performance.getEntriesByType('resource').length") == 0


def test_page_keeps_nothing(opened):
    tab = opened()
    tab.click("[data-language=en]")
    tab.fill("#filter-business", "kopi")
    assert tab.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    assert tab.evaluate("document.cookie") == ""


def test_policy_lets_no_other_script_run_and_nothing_be_fetched(browser, tmp_path):
    (tmp_path / "page.html").write_bytes(small_page())
    tab = browser.new_page()
    tab.goto((tmp_path / "page.html").as_uri())
    tab.evaluate(
        """() => {
          window.broken = [];
          document.addEventListener('securitypolicyviolation',
            (event) => window.broken.push(event.effectiveDirective));
          const script = document.createElement('script');
          script.textContent = 'window.ran = 1';
          document.body.append(script);
          const picture = new Image();
          picture.src = 'http://127.0.0.1:9/a.png';
          document.body.append(picture);
        }"""
    )
    tab.wait_for_timeout(300)
    assert tab.evaluate("window.ran") is None
    assert sorted(tab.evaluate("window.broken")) == ["img-src", "script-src-elem"]
    tab.close()
