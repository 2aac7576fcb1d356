"""Whatever the page says, it says in the language that is chosen."""

import re

import pytest
from looking import DESKTOP, PHONE, go
from make_page import large_data, small_page

from matchengine.handouts.page.page import rendered
from matchengine.handouts.page.words import page_words
from matchengine.trade.money import rupiah

PLACES = ("#schedule", "#K2", "#figures", "#unserved", "#meeting=K1|J1")
TEXTS = """() => {
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    if (node.parentElement.checkVisibility()) found.push(node.data.trim());
  }
  for (const one of document.querySelectorAll('[aria-label], [placeholder]')) {
    if (one.checkVisibility()) {
      found.push(one.getAttribute('aria-label') ?? one.getAttribute('placeholder'));
    }
  }
  return found.filter(Boolean);
}"""


def patterns(spoken, other):
    """Texts of one language that are not the other's; any detail may stand in them."""
    kept = set(page_words(other).values())
    texts = set(page_words(spoken).values()) - kept
    return [
        re.compile(re.sub(r"\\{\w+\\}", ".+", re.escape(text)))
        for text in sorted(texts)
        if re.sub(r"\{\w+\}|\W", "", text)
    ]


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_switching_the_language_leaves_no_word_of_the_other(opened, size):
    of_other = {"id": patterns("en", "id"), "en": patterns("id", "en")}
    tab = opened(size=size)
    for language in ("en", "id"):
        tab.click(f"[data-language={language}]")
        assert tab.locator("html").get_attribute("lang") == language
        for place in PLACES:
            go(tab, place)
            left = [
                text
                for text in tab.evaluate(TEXTS)
                if any(one.fullmatch(text) for one in of_other[language])
            ]
            assert left == [], place
        tab.click("#meeting-close")


def test_data_in_two_languages_follows_the_switch(opened):
    tab = opened(rendered(large_data(people=4, slots=2, tables=2)))
    goods = (
        "[...document.querySelectorAll('#grid .goods')].map((one) => one.textContent)"
    )
    assert tab.evaluate(goods) == ["barang 0", "barang 2", "barang 1", "barang 3"]
    tab.click("[data-language=en]")
    assert tab.evaluate(goods) == ["goods 0", "goods 2", "goods 1", "goods 3"]
    assert "0.65" in tab.locator("#grid .score").first.text_content()


def test_first_language_is_the_one_of_the_configuration(opened):
    tab = opened(small_page(outputs__languages=["en", "id"]))
    assert tab.locator("html").get_attribute("lang") == "en"
    assert tab.inner_text("#tab-unserved") == "Unserved"


AMOUNTS = [
    0, 999, 950_000, 999_999, 10**6, 1_005_000, 1_015_000, 1_025_000, 12_345_678,
    99_950_000,
    100_500_000, 101_500_000, 999_499_999, 999_500_000, 999_999_999, 1_005_000_000,
    1_234_567_890, 999_500_000_000, 1_500_000_000_000, 123_456_789_012_345, 4 * 10**15,
]  # fmt: skip


def test_rupiah_are_written_by_the_rule_of_the_program(opened):
    data = large_data(people=4, slots=2, tables=2)
    shares = [
        {"name": "", "meetings": 1, "value": 1, "trade": amount, "is_rest": False}
        for amount in AMOUNTS
    ]
    data["figures"]["direction"] = [shares, shares]
    tab = opened(rendered(data), place="#figures")
    shown = tab.locator(".bars >> nth=0 >> tbody td:last-child").all_inner_texts()
    assert shown == [rupiah(amount) for amount in AMOUNTS]
