"""What is printed, opened again by other readers and compared with the plan."""

import datetime
import hashlib
import io
import subprocess
import sys
from importlib.resources import files
from pathlib import Path
from typing import Any

import icalendar
import pypdf
import pypdfium2
import pytest
import zxingcpp
from make_mission import Row, business, eggs_offered
from make_story import edition, story

from matchengine.handouts.every import handouts
from matchengine.handouts.pdf.agendas import MOST_CODES, agendas
from matchengine.handouts.pdf.calendar_code import calendar_entry, shortened
from matchengine.handouts.pdf.hall_plan import hall_plan
from matchengine.handouts.pdf.table_cards import table_cards
from matchengine.handouts.pdf.words import COUNTED, WORDS
from matchengine.results.calendar_facts import meeting_uid, span_of
from matchengine.results.dates import full_date
from matchengine.results.fingerprint import plan_mark
from matchengine.results.story import Story, clock

MADE_OF_MARKUP = '#let "x" *b* $x$ <b> _i_ \\ @a `c`'
PLAN = ("K1|J1 s01 T01", "K2|J2 s01 T02", "K1|J2 s02 T02")


def pages(pdf: bytes) -> list[str]:
    """The text of every page, its spaces made single."""
    return [text_of(page) for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]


def text_of(page: pypdf.PageObject) -> str:
    return " ".join(page.extract_text().replace("\u200b", "").split())


def codes(pdf: bytes, page: int) -> list[str]:
    """What a camera reads on a page, printed coarsely."""
    picture = pypdfium2.PdfDocument(pdf)[page].render(scale=2.5, grayscale=True)
    return [one.text for one in zxingcpp.read_barcodes(picture.to_numpy())]


def named(one: str, name: str) -> Row:
    return {**business(one), "name": name}


def english(*meetings: str, config: dict[str, Any] | None = None, **told: Any) -> Story:
    """A story printed in English alone, which is quicker."""
    settings = {"outputs__languages": ["en"], **(config or {})}
    return story(*meetings, config=settings, **told)


def printed(told: Story) -> dict[str, bytes]:
    return handouts(told, edition(told), ["pdf"])


@pytest.fixture(scope="module")
def told() -> Story:
    return story(*PLAN)


@pytest.fixture(scope="module")
def papers(told: Story) -> dict[str, bytes]:
    return printed(told)


def full_day(meetings: int, name: str = "Usaha") -> Story:
    """J1 meets so many buyers, one a slot, in a day as full as it can be."""
    buyers = [f"K{n:02d}" for n in range(1, meetings + 1)]
    people: list[Row] = [
        named("J1", f"{name} J1"),
        *(named(one, f"{name} {one}") for one in buyers),
    ]
    length = {"day__meeting_minutes": 10, "day__changeover_minutes": 0}
    whole = [{"name": "Hari", "start": "06:00", "end": "22:00"}]
    return english(
        *(f"{one}|J1 s{n:02d} T01" for n, one in enumerate(buyers, 1)),
        people=people,
        offers=[eggs_offered(product=f"Telur ayam jenis {n}") for n in range(60)],
        config={
            **length,
            "day__sessions": whole,
        },
    )


def test_every_meeting_stands_on_the_pages_of_both(
    told: Story, papers: dict[str, bytes]
) -> None:
    assert sorted(name for name in papers if name[0] == "a") == [
        "agendas.en.pdf",
        "agendas.id.pdf",
    ]
    for language in ("id", "en"):
        pdf = papers[f"agendas.{language}.pdf"]
        for one, page in zip(told.problem.participants, pages(pdf), strict=True):
            assert told.about(one.id, "name") in page
            held = told.meetings_of.get(one.id, {})
            for slot in told.problem.slots:
                for meeting in held.get(slot.id, ()):
                    partner = {meeting.buyer, meeting.seller} - {one.id}
                    name = told.about(partner.pop(), "name")
                    start, end = clock(slot), clock(slot, end=True)
                    assert f"{start} \u2013{end} {meeting.table} {name}" in page


def test_agenda_says_what_each_offers_and_needs_and_why(
    told: Story, papers: dict[str, bytes]
) -> None:
    page = pages(papers["agendas.en.pdf"])[0]
    assert "Usaha K1 K1 · Balikpapan · You sell" in page
    assert "They need: Telur ayam, 8,000 kg a month" in page
    assert "The same product" in page
    assert "Wednesday, 7 May 2025" in page
    assert f"Plan {plan_mark(told.schedule)}" in page
    assert page.endswith("Page 1 of 4")


def test_agenda_shows_free_and_away_slots_once_each() -> None:
    people = [business("J1", leaves=9 * 60 + 20), business("K1")]
    told = english("K1|J1 s01 T01", people=people)
    first, second = pages(agendas(told, edition(told))["agendas.en.pdf"])
    assert first.count("09:25\u201309:45 · away") == 1
    assert second.count("09:25\u201309:45 · no meeting") == 1


def test_names_made_of_markup_print_as_they_are() -> None:
    names = [named("J1", MADE_OF_MARKUP), named("K1", "Ünal — أهلا 鸡")]
    told = english("K1|J1 s01 T01", people=names)
    for pdf in printed(told).values():
        assert MADE_OF_MARKUP in " ".join(pages(pdf))
    assert "Ünal —" in pages(agendas(told, edition(told))["agendas.en.pdf"])[0]


@pytest.mark.parametrize(
    ("meetings", "name"),
    [(MOST_CODES, "Sumber Pangan " * 7 + "x" * 100), (MOST_CODES + 6, "Usaha")],
)
def test_fullest_day_stays_on_one_page(meetings: int, name: str) -> None:
    told = full_day(meetings, name)
    pdf = agendas(told, edition(told))["agendas.en.pdf"]
    papers = pypdf.PdfReader(io.BytesIO(pdf)).pages
    assert len(papers) == meetings + 1
    page = text_of(papers[0])
    for slot, (meeting,) in told.meetings_of["J1"].items():
        assert f" {meeting.buyer} ·" in page
        assert clock(told.slots[slot]) in page
    assert "+5" in page
    read = codes(pdf, 0)
    assert len(read) == (meetings if meetings <= MOST_CODES else 0)


def test_page_that_cannot_hold_its_day_is_made_smaller() -> None:
    zone = "Z" * 2000
    tables: list[Row] = [{"id": name, "zone": zone} for name in ("T01", "T02")]
    told = english(*PLAN, tables=tables, config={"tables__count": None})
    texts = pages(agendas(told, edition(told))["agendas.en.pdf"])
    assert len(texts) == 4
    assert texts[2].count("Z" * 24) == 2 * 2000 // 24


def test_codes_on_the_page_are_the_calendar_entries_of_its_meetings(
    told: Story, papers: dict[str, bytes]
) -> None:
    pdf = papers["agendas.en.pdf"]
    read = [icalendar.Event.from_ical(code) for code in codes(pdf, 2)]
    found = {
        (str(one["UID"]), one["DTSTART"].dt, one["DTEND"].dt, str(one["LOCATION"]))
        for one in read
    }
    held = [meeting for meeting in told.schedule.meetings if meeting.buyer == "K1"]
    assert len(held) == 2
    assert found == {
        (meeting_uid(told, one.pair), *span_of(told, one.slot), f"Meja {one.table}")
        for one in held
    }
    assert {str(one["SUMMARY"]) for one in read} == {"Usaha J1", "Usaha J2"}


def test_calendar_entry_of_odd_names_is_read_back() -> None:
    odd = "Usaha, Dagang; \\ é" + "鸡" * 40
    told = story("K1|J1 s01 T01", people=[business("J1"), named("K1", odd)])
    entry = calendar_entry(told, told.schedule.meetings[0], "K1")
    event = icalendar.Event.from_ical(entry)
    assert str(event["SUMMARY"]) == shortened(odd)
    assert event["DTSTART"].dt == datetime.datetime(2025, 5, 7, 1, tzinfo=datetime.UTC)
    assert len(entry) <= 230


def test_text_is_cut_between_letters() -> None:
    assert shortened("é" * 10, 20) == "é" * 10
    assert shortened("é" * 10, 19) == "é" * 8 + "…"


def test_table_cards_tell_the_day_of_every_table(
    told: Story, papers: dict[str, bytes]
) -> None:
    first, second = pages(papers["table-cards.en.pdf"])
    assert "09:00 Usaha K1 Usaha J1 09:25 free" in first
    assert "09:00 Usaha K2 Usaha J2 09:25 Usaha K1 Usaha J2" in second
    empty = pages(table_cards(english(), edition(told))["table-cards.en.pdf"])
    assert ["No meeting is planned at this table." in card for card in empty] == [
        True
    ] * 2


def test_hall_plan_tells_every_table_of_every_slot(
    told: Story, papers: dict[str, bytes]
) -> None:
    first, second = pages(papers["hall-plan.en.pdf"])
    assert "09:00\u201309:20" in first
    assert "2 meetings · 0 tables free" in first
    assert "T01 Usaha K1 Usaha J1 T02 Usaha K2 Usaha J2" in first
    assert "1 meeting · 1 table free" in second
    assert "T01 free T02 Usaha K1 Usaha J2" in second


def test_large_hall_has_every_table() -> None:
    told = english("K1|J1 s01 T100", config={"tables__count": 100})
    text = " ".join(pages(hall_plan(told, edition(told))["hall-plan.en.pdf"]))
    for table in told.problem.tables:
        assert text.count(f"{table.id} ") == 2
    assert "T100 Usaha K1 Usaha J1" in text


def test_papers_without_a_plan_say_so_on_one_page() -> None:
    told = story(status="infeasible")
    for name, pdf in printed(told).items():
        (page,) = pages(pdf)
        said = WORDS["no_plan"][name.endswith(".en.pdf")]
        assert said in page


def test_papers_have_a_title_and_a_language_and_no_time(
    told: Story, papers: dict[str, bytes]
) -> None:
    for name, pdf in papers.items():
        reader = pypdf.PdfReader(io.BytesIO(pdf))
        assert reader.trailer["/Root"]["/Lang"] == name.split(".")[1]
        assert reader.metadata is not None
        assert str(reader.metadata.title).endswith("\u2013 Misi")
        assert reader.metadata.creation_date is None


def test_same_plan_gives_the_same_bytes_in_another_process(
    told: Story, papers: dict[str, bytes]
) -> None:
    here = papers
    script = (
        "import hashlib; from make_story import *; from matchengine.handouts.every "
        f"import handouts; told = story(*{PLAN}); "
        "made = handouts(told, edition(told), ['pdf']); "
        "[print(hashlib.sha256(made[name]).hexdigest()) for name in sorted(made)]"
    )
    there = subprocess.run(
        [sys.executable, "-c", script],
        cwd=Path(__file__).parent,
        capture_output=True,
        text=True,
        check=True,
    )
    digest = hashlib.sha256
    assert there.stdout.split() == [digest(here[n]).hexdigest() for n in sorted(here)]


def test_words_say_all_that_their_other_language_says() -> None:
    fields = [
        {part for part in ("{name}", "{number}", "{time}", "{zone}") if part in said}
        for pair in WORDS.values()
        for said in pair
    ]
    assert fields[::2] == fields[1::2]
    assert all("{}" in said for pairs in COUNTED.values() for p in pairs for said in p)
    assert full_date(datetime.date(2025, 5, 7), "id") == "Rabu, 7 Mei 2025"


def test_papers_are_named_after_what_they_are(papers: dict[str, bytes]) -> None:
    assert sorted(papers) == [
        "agendas.en.pdf",
        "agendas.id.pdf",
        "hall-plan.en.pdf",
        "hall-plan.id.pdf",
        "table-cards.en.pdf",
        "table-cards.id.pdf",
    ]


def test_templates_stand_in_the_package() -> None:
    there = {one.name for one in files("matchengine.handouts.pdf").iterdir()}
    wanted = ("common", "notice", "agendas", "table-cards", "hall-plan")
    assert {f"{name}.typ" for name in wanted} <= there
