"""The page, read by an HTML parser: it knows the plan, and nothing else may run."""

import base64
import hashlib
import json
import re
from html.parser import HTMLParser
from importlib.resources import files

import pytest
from make import result
from make_page import (
    MEETINGS,
    large_data,
    page_without_plan,
    plain_page,
    plain_story,
    small_page,
)
from make_story import edition, story

from matchengine.handouts.every import handouts
from matchengine.handouts.page.page import SCRIPTS, STYLES, page, rendered
from matchengine.handouts.page.proof import proof
from matchengine.handouts.page.reason_words import REASONS
from matchengine.handouts.page.words import SAID, page_words
from matchengine.results.reasons import SENTENCES
from matchengine.results.why_matched import why_matched
from matchengine.schedule import Schedule


class Elements(HTMLParser):
    """Every start tag with its attributes, and the text of scripts and styles."""

    def __init__(self, content):
        super().__init__()
        self.tags, self.texts, self.inside = [], [], False
        self.feed(content.decode())
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        self.inside = tag in {"script", "style"}

    def handle_endtag(self, tag):
        self.inside = False

    def handle_data(self, data):
        if self.inside:
            self.texts.append((*self.tags[-1], data))


def data_of(content):
    (text,) = (
        text for _, attrs, text in Elements(content).texts if attrs.get("id") == "data"
    )
    return json.loads(text)


def test_data_is_the_plan():
    data, told = data_of(plain_page()), plain_story()
    held, people = data["meetings"], data["people"]["id"]
    rows = zip(
        (people[n] for n in held["buyer"]),
        (people[n] for n in held["seller"]),
        (data["slots"]["id"][n] for n in held["slot"]),
        (data["tables"]["id"][n] for n in held["table"]),
        strict=True,
    )
    assert [f"{b}|{s} {slot} {table}" for b, s, slot, table in rows] == list(MEETINGS)
    assert held["value"] == [told.pairs[one.split()[0]].value for one in MEETINGS]
    assert data["mission"]["date"] == "2025-05-07"
    assert data["slots"]["start"] == ["09:00", "09:25", "13:00", "13:25"]


def test_points_of_each_meeting_add_up_to_its_value():
    held = data_of(plain_page())["meetings"]
    assert [sum(points) for points in zip(*held["points"], strict=True)] == held[
        "value"
    ]
    assert len(held["parts"]) == len(held["points"])


def test_sentences_are_those_of_the_other_handouts():
    told, held = plain_story(), data_of(plain_page())["meetings"]
    said = [held["why"]["all"][n] for n in held["why"]["of"]]
    assert said == [
        [why_matched(told, one, "id"), why_matched(told, one, "en")]
        for one in told.schedule.meetings
    ]


def test_unserved_are_those_of_the_table():
    told = plain_story()
    data, table = data_of(plain_page()), edition(told).unserved
    shown = data["unserved"]
    ids = data["people"]["id"]
    assert [ids[n] for n in shown["who"]] == table["participant"].tolist()
    assert shown["partner"] == [-1, -1, ids.index("J1")]
    assert [shown["why"]["all"][n][1] for n in shown["why"]["of"]] == table[
        "why_en"
    ].tolist()


def test_same_plan_gives_the_same_bytes():
    assert small_page() == plain_page()


def test_page_is_asked_for_by_its_format():
    told = story("K1|J1 s01 T01")
    assert list(handouts(told, edition(told), ["html"])) == ["page.html"]


def test_only_what_the_policy_names_may_run():
    elements = Elements(plain_page())
    (policy,) = (
        attrs["content"]
        for tag, attrs in elements.tags
        if tag == "meta" and attrs.get("http-equiv") == "Content-Security-Policy"
    )
    assert policy.startswith("default-src 'none'; ")
    for tag, attrs, text in elements.texts:
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        named = f"{tag}-src 'sha256-{digest}'" in policy
        assert named == (attrs.get("type") != "application/json")
    assert len(elements.texts) == 3


def test_page_names_no_other_file():
    for _, attrs in Elements(plain_page()).tags:
        assert "src" not in attrs
        assert not any(name.startswith("on") or name == "style" for name in attrs)
        assert attrs.get("href", "#").startswith(("#", "data:"))


def test_names_stay_names():
    nasty = {
        "J1": "</script><script>x",
        "J2": "<!--<script>",
        "J3": "a&lt;b",
        "K1": "\u2028\u2029",
        "K2": '"><img src=x>',
    }
    content = small_page(nasty, mission__name=nasty["J1"])
    tags = [tag for tag, _ in Elements(content).tags]
    assert tags.count("script") == 2
    assert "img" not in tags
    data = data_of(content)
    assert data["people"]["name"][:5] == list(nasty.values())
    assert data["mission"]["name"] == nasty["J1"]


def test_page_of_no_plan_says_why():
    data = data_of(page_without_plan())
    assert not data["mission"]["has_plan"]
    assert data["mission"]["conflicts"] == [
        {"sentence": "Too few tables.", "relaxation": "One more."}
    ]


def test_page_of_a_plan_without_meetings_is_made():
    data = data_of(page(told := story(), edition(told))["page.html"])
    assert data["mission"]["has_plan"]
    assert data["meetings"]["slot"] == []


def test_large_plan_takes_a_hundred_bytes_a_meeting():
    large = large_data(people=200, slots=70, tables=100)
    count = len(large["meetings"]["slot"])
    assert count == 6_300
    assert (len(rendered(large)) - len(plain_page())) / count < 100
    assert len(plain_page()) < 100_000


@pytest.mark.parametrize(
    ("goals", "said"),
    [
        ([result("value", 1000, bound=1000)], "No other plan is better."),
        (
            [result("value", 10_000, bound=10_002)],
            "No other plan can be more than 0.02 % better.",
        ),
        (
            [result("value", 10_000, best=10_050, bound=10_050)],
            "No other plan can be more than 0.50 % better.",
        ),
        (
            [result("value", 3, bound=4)],
            "No other plan can be more than 33.34 % better.",
        ),
        (
            [result("shortfall", 0, bound=0), result("value", 1000, bound=1001)],
            "No other plan that meets everyone's minimum as well as this one can be "
            "more than 0.10 % better.",
        ),
        (
            [result("idle_gaps", 0, bound=0), result("value", 1000, bound=1001)],
            "No other plan that is as good in idle gaps can be more than 0.10 % "
            "better.",
        ),
        ([result("value", 1000)], "Valid plan, not proven best."),
        ([], "Valid plan, not proven best."),
    ],
)
def test_proof_never_promises_more_than_the_bound(goals, said):
    assert proof(Schedule("feasible", goals=goals), "en") == said


def test_proof_is_said_in_indonesian():
    goals = [result("value", 10_000, bound=10_002)]
    assert proof(Schedule("feasible", goals=goals), "id") == (
        "Rencana lain mana pun nilainya paling banyak 0,02% di atas rencana ini."
    )


def test_every_reason_has_a_short_name():
    assert list(REASONS) == list(SENTENCES)


def test_every_word_that_is_said_has_both_languages():
    script = rendered(large_data(people=4, slots=1, tables=1)).decode()
    said = set(re.findall(r'\bsay(?:Count)?\("(\w+)"', script))
    said |= set(re.findall(r'data-say(?:-label|-placeholder)?="(\w+)"', script))
    assert said - set(page_words("id")) == set()
    assert [word for word, (id_, en) in SAID.items() if not en] == []
    for both in SAID.values():
        fields = [sorted(re.findall(r"\{\w+\}", text)) for text in both if text]
        assert fields == [fields[0]] * len(fields)


def test_parts_of_the_page_stay_short():
    folder = files("matchengine.handouts.page") / "template"
    names = {one.name for one in folder.iterdir()}
    assert names == {*STYLES, *SCRIPTS, "page.html.j2"}
    for name in names:
        assert len((folder / name).read_text("utf-8").splitlines()) < 300
