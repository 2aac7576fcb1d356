"""The letters: what they tell their addressee, and what they keep of the others."""

import string
from functools import cache
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st
from make import meeting
from make_config import make_config
from make_mission import (
    Row,
    business,
    eggs_needed,
    eggs_offered,
    make_mission,
    rule,
    wish,
)

from matchengine.building import build_problem
from matchengine.config import LANGUAGES, Language
from matchengine.results.addressees import Addressees
from matchengine.results.letter import Block
from matchengine.results.letter_words import (
    FACTS,
    LETTER_WORDS,
    NOT_ARRANGED,
    OWN_REASONS,
    sentence_of,
)
from matchengine.results.letters import letters
from matchengine.results.reasons import SENTENCES
from matchengine.results.story import Story
from matchengine.schedule import Schedule
from matchengine.scoring import score_pairs

FOUR_SLOTS = {
    "day__sessions": [
        {"name": "Pagi", "start": "09:00", "end": "09:45"},
        {"name": "Siang", "start": "13:00", "end": "13:45"},
    ],
    "mission__venue": "Balai Kota",
}
PEOPLE = ("J1", "J2", "J3", "K1", "K2")
OWN_WISHES = [wish("K1", other) for other in ("J1", "J2", "J3")]


@cache
def base() -> Story:
    """K1 wishes to meet J1, J2 and J3, and meets J1; two slots in two sessions."""
    return told(anew=True)


def told(*meetings: str, anew: bool = False, **changes: Any) -> Story:
    """The base, with changes; scored anew only if asked for, since that takes long."""
    given = {
        "participants": people(),
        "offers": [eggs_offered(name) for name in ("J1", "J2", "J3")],
        "needs": [eggs_needed(name) for name in ("K1", "K2")],
        "wishes": OWN_WISHES,
        **changes,
    }
    config = make_config(
        **{**FOUR_SLOTS, "tables__count": 2, **given.pop("config", {})}
    )
    mission = make_mission(**given)
    on = config.mission.date
    scores = score_pairs(mission, config.scoring, on=on) if anew else base().scores
    problem = build_problem(mission, scores, config)
    held = [meeting(one) for one in meetings or ("K1|J1 s01 T01",)]
    schedule = Schedule("feasible", meetings=tuple(held))
    return Story(config, mission, scores, problem, schedule)


def blocks_to(
    participant: str, of: Story, language: Language = "en"
) -> tuple[Block, ...]:
    (letter,) = letters(of, language, [participant])
    return letter.blocks


def letter_to(participant: str, of: Story, language: Language = "en") -> str:
    """Give the letter with plain hyphens for its dashes."""
    (letter,) = letters(of, language, [participant])
    return letter.text.replace("\N{EN DASH}", "-")


def people(**cells: Row) -> list[Row]:
    return [{**business(one), **cells.get(one, {})} for one in PEOPLE]


def test_letter_tells_the_day_the_wishes_not_met_and_what_to_do() -> None:
    assert letter_to("K1", base()) == (
        "Your meetings: Misi, Wednesday, 7 May 2025\n"
        "\n"
        "Dear Usaha K1,\n"
        "\n"
        "Thank you for taking part in Misi on Wednesday, 7 May 2025, at Balai Kota.\n"
        "\n"
        "We have arranged one meeting for you, in local time (WITA):\n"
        "• 09:00-09:20, table T01: Usaha J1, Surabaya. You need Telur ayam, which they "
        "offer.\n"
        "\n"
        "You also wished to meet these businesses, and it could not be arranged. "
        "Hours, tables and what both sides look for have to come together, and in one "
        "day that is not always possible:\n"
        "• Usaha J2\n"
        "• Usaha J3\n"
        "\n"
        "Still free in your day: 09:25-09:45 and 13:00-13:45. If you would like "
        "another meeting, come to the organisers' desk: we will look for a partner who "
        "has time too.\n"
        "\n"
        "If anything needs to change, please tell the organisers.\n"
        "\n"
        "Kind regards,\n"
        "The organisers of Misi\n"
    )


def test_letter_in_indonesian_is_written_as_people_write_there() -> None:
    text = letter_to("K1", base(), "id")
    assert text.startswith("Jadwal pertemuan Anda: Misi, Rabu, 7 Mei 2025\n")
    assert (
        "• 09.00-09.20, meja T01: Usaha J1, Surabaya. Anda membutuhkan Telur ayam, "
        "yang ditawarkan mitra.\n"
    ) in text
    assert "Waktu Anda yang masih luang: 09.25-09.45 dan 13.00-13.45." in text
    assert text.endswith("Salam hormat,\nPanitia Misi\n")


def test_business_without_meetings_gets_a_kind_letter() -> None:
    text = letter_to("K2", base())
    assert "We are sorry that we could not arrange a meeting for you this time." in text
    assert "There is no meeting yet about these, which we have noted from you:\n" in (
        text
    )
    assert "• You need: Telur ayam\n" in text
    assert "Still free in your day: 09:00-09:45 and 13:00-13:45." in text


DECLINED = {"wishes": [*OWN_WISHES, wish("J2", "K1", "no")]}
NEVER_THERE = {"participants": people(J2={"unavailable": ((0, 24 * 60),)})}
TOO_WEAK = {
    "offers": [
        eggs_offered("J1"),
        eggs_offered("J2", price=90_000, capacity_per_month=1, ready_days=90),
        eggs_offered("J3"),
    ],
    "config": {"scoring__min_score": 0.5},
}
NO_PRODUCT = {"offers": [eggs_offered("J1"), eggs_offered("J3")]}
NO_PERMIT = {
    "offers": [
        eggs_offered("J1", certificates={"nkv": "held"}),
        eggs_offered("J2"),
        eggs_offered("J3", certificates={"nkv": "held"}),
    ],
    "permits": [rule("0407", "nkv")],
}
PARTNER_FULL = {"participants": people(J2={"max_meetings": 0})}
STILL_PAIRS = (NEVER_THERE, PARTNER_FULL)


@pytest.mark.parametrize(
    "why",
    [DECLINED, NEVER_THERE, TOO_WEAK, NO_PRODUCT, NO_PERMIT, PARTNER_FULL],
    ids=["declined", "never_there", "too_weak", "no_product", "no_permit", "full"],
)
def test_letter_is_the_same_whatever_keeps_the_other_away(why: dict[str, Any]) -> None:
    now = told(anew=True, **why)
    assert now.pair_of.keys() != base().pair_of.keys() or why in STILL_PAIRS
    for language in LANGUAGES:
        assert letter_to("K1", now, language) == letter_to("K1", base(), language)


@pytest.mark.parametrize(
    "own",
    [
        {"max_meetings": 1},
        {"unavailable": ((9 * 60 + 25, 24 * 60),)},
        {"province": "Jawa Timur"},
    ],
    ids=["own_maximum", "few_slots", "same_side"],
)
def test_own_reason_is_told_whoever_declined_too(own: Row) -> None:
    asked = [
        {"participants": people(K1=own)},
        {"participants": people(K1=own), **DECLINED},
    ]
    first, second = (letter_to("K1", told(**one)) for one in asked)
    assert first == second
    assert in_english(NOT_ARRANGED) not in first


def in_english(said: tuple[str, str]) -> str:
    return said[LANGUAGES.index("en")]


def test_own_reasons_are_named() -> None:
    full = told(participants=people(K1={"max_meetings": 1}))
    assert blocks_to("K1", full)[3] == Block(
        "You also wished to meet these businesses, but your own limit of 1 meetings is "
        "reached; do tell us if it may be more:",
        ("Usaha J2", "Usaha J3"),
    )
    gone = told(participants=people(K1={"unavailable": ((9 * 60 + 25, 24 * 60),)}))
    assert blocks_to("K1", gone)[3].lead == sentence_of("few_slots", "en")
    own_side = told(wishes=[wish("K1", "K2")])
    assert blocks_to("K1", own_side)[3] == Block(
        sentence_of("same_side", "en", side="Kalimantan Timur"), ("Usaha K2",)
    )
    silent = told(needs=[eggs_needed("K2")], wishes=[wish("K1", "J2")])
    assert sentence_of("offers_and_needs_nothing", "en") in letter_to("K1", silent)


SECRET_PRICES = st.sampled_from([21_737, 24_749, 31_793, 64_951])
SECRET_LIMITS = st.sampled_from([3, 5, 97])
HOURS = st.sampled_from([(), ((9 * 60, 9 * 60 + 30),), ((13 * 60, 13 * 60 + 30),)])
SAID = st.sampled_from(["want", "must", "no"])


@st.composite
def secrets(draw: st.DrawFn) -> dict[str, Any]:
    """What others may have said: all but K1, and J1's own goods, whom it meets."""
    limits = {
        name: {"max_meetings": draw(SECRET_LIMITS), "unavailable": draw(HOURS)}
        for name in PEOPLE
        if name != "K1"
    }
    pairs = [*product(("J2", "J3"), ("K1", "K2")), ("K2", "J2"), ("K2", "J1")]
    asked = draw(st.lists(st.sampled_from(pairs), unique_by=frozenset))
    return {
        "participants": people(**limits),
        "wishes": [*OWN_WISHES, *(wish(*ends, draw(SAID)) for ends in asked)],
        "offers": [
            eggs_offered(
                name,
                price=draw(SECRET_PRICES),
                certificates=draw(st.sampled_from([{}, {"nkv": "in_process"}])),
            )
            for name in ("J1", "J2", "J3")
        ],
        "needs": [
            eggs_needed("K1"),
            eggs_needed("K2", max_price=draw(SECRET_PRICES)),
        ],
        "permits": [
            rule("0407", "nkv", "penalise"),
            rule("0407", "ijin_rahasia", "note"),
        ],
    }


@settings(max_examples=12)  # each is a whole mission
@given(secrets())
def test_letter_tells_nothing_that_others_have_said(said: dict[str, Any]) -> None:
    now = told(**said)
    for language in LANGUAGES:
        assert letter_to("K1", now, language) == letter_to("K1", base(), language)


def test_letters_hold_no_number_or_permit_of_anybody_else() -> None:
    marks = {"J1": "90017", "J2": "90023", "J3": "90031", "K1": "90053", "K2": "90059"}
    own = {name: {"max_meetings": int(mark)} for name, mark in marks.items()}
    offers = [
        eggs_offered(j, price=int(marks[j]), certificates={f"cap_{marks[j]}": "held"})
        for j in ("J1", "J2", "J3")
    ]
    needs = [
        eggs_needed(k, max_price=int(marks[k]), certificates=(f"cap_{marks[k]}",))
        for k in ("K1", "K2")
    ]
    of = told(participants=people(**own), offers=offers, needs=needs)
    for language in LANGUAGES:
        for letter in letters(of, language):
            digits = "".join(one for one in letter.text if one in string.digits)
            assert not [m for m in marks.values() if m in digits], letter.participant


def test_what_was_not_noted_of_own_goods_is_asked_for() -> None:
    offered = eggs_offered("J1", price=None, ready_days=None)
    of = told(
        offers=[offered, eggs_offered("J1", product="Tepung telur", hs="350211")],
        permits=[rule("0407", "nkv"), rule("04", "halal", "penalise")],
    )
    blocks = blocks_to("J1", of)[3:6]
    assert [(block.lead[:32], block.rows) for block in blocks] == [
        (
            "To make the most of your meeting",
            ("Telur ayam: price and days until an order is ready",),
        ),
        ("None of your meetings is about t", ("You offer: Tepung telur",)),
        ("For these products a permit or c", ("Telur ayam: NKV and halal",)),
    ]


def test_permits_of_rules_that_do_not_concern_it_are_not_asked_for() -> None:
    rules = [
        rule("0407", "a", direction="Kalimantan Timur>Jawa Timur"),
        rule("0407", "b", direction="Jawa Timur>Jawa Timur"),
        rule("0407", "c", scale=("besar",)),
        rule("0901", "d"),
        rule("0407", "e", "note"),
        rule("0407", "f", direction="Jawa Timur>Kalimantan Timur"),
        rule("0407", "g"),
    ]
    offered = eggs_offered("J1", certificates={"g": "in_process"})
    of = told(offers=[offered], permits=rules)
    assert Addressees(of).missing_permits("J1") == {"Telur ayam": ["F"]}


def test_fewer_meetings_than_hoped_for_are_told() -> None:
    of = told(participants=people(K1={"min_meetings": 3}))
    assert blocks_to("K1", of)[3].lead == (
        "You hoped for at least 3 meetings; with the hours, tables and partners that "
        "there are, we could arrange 1 this time. We are sorry."
    )
    short = people(K1={"min_meetings": 3, "unavailable": ((9 * 60 + 25, 24 * 60),)})
    assert blocks_to("K1", told(participants=short))[3].lead == (
        "You hoped for at least 3 meetings; the time that you are there is enough for "
        "1. If you can stay longer, please tell us."
    )


def test_every_wish_not_met_stands_in_a_letter_musts_first() -> None:
    wishes = [
        {**wish("K1", "J3"), "rank": 1},
        wish("K1", "J2"),
        wish("K1", "J1", "must"),
        wish("K1", "K2"),
    ]
    of = told("K2|J2 s01 T01", wishes=wishes)
    assert Addressees(of).wishes_not_met("K1") == ["J1", "J3", "J2", "K2"]
    rows = [block.rows for block in blocks_to("K1", of)]
    assert rows[3:5] == [("Usaha J1", "Usaha J3", "Usaha J2"), ("Usaha K2",)]


def test_long_list_of_lines_is_cut() -> None:
    offers = [eggs_offered("J2", product=f"Telur {n}") for n in range(10)]
    text = letter_to("J2", told(offers=[eggs_offered("J1"), *offers]))
    assert "Telur 6; Telur 7; and 2 more\n" in text


def test_meeting_that_the_organiser_set_says_so() -> None:
    agreed = {"buyer": "K1", "seller": "J1", "locked": True}
    of = told(anew=True, offers=[], needs=[], meetings=[agreed])
    text = letter_to("K1", of)
    assert "Usaha J1, Surabaya. This meeting was set by the organisers.\n" in text
    assert "We have no note yet of what you offer or need." in text


def test_name_of_several_lines_stays_on_one() -> None:
    of = told(participants=people(K1={"name": "Usaha\n\nDear X,"}))
    assert "Dear Usaha Dear X,,\n" in letter_to("K1", of)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_has_a_sentence_and_only_own_ones_differ(
    language: Language,
) -> None:
    details = {"side": "Timur", "most": "3"}
    neutral = sentence_of("veto", language, **details)
    said = {word: sentence_of(word, language, **details) for word in SENTENCES}
    assert all(said.values())
    assert {word for word in said if said[word] != neutral} == set(OWN_REASONS)
    assert len({said[word] for word in OWN_REASONS}) == len(OWN_REASONS)


def test_words_say_all_that_their_other_language_says() -> None:
    both = {**LETTER_WORDS, **FACTS, **OWN_REASONS, "not_arranged": NOT_ARRANGED}
    for word, said in both.items():
        assert all(text.strip() for text in said), word
        indonesian, english = (
            {field for _, field, *_ in string.Formatter().parse(text) if field}
            for text in said
        )
        assert indonesian == english, word
