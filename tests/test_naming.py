"""Free text to commodities: what is the same, and what only looks the same."""

import pytest
from hypothesis import given, settings, strategies as st

from matchengine.files.glossary_csv import read_glossary
from matchengine.trade.commodities import Commodity, Glossary
from matchengine.trade.meaning import CONFIDENT, Meaning
from matchengine.trade.naming import meanings, names_of
from matchengine.trade.spelling import bare, folded, key_words, plain

GLOSSARY = read_glossary()


def meaning(text: str) -> Meaning:
    return meanings(GLOSSARY, [text])[text]


def goods(text: str) -> set[str]:
    return {GLOSSARY.commodities[i].key for i in meaning(text).commodities}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Telur ayam", "chicken eggs"),
        ("telor ayam", "Telur Ayam Ras @ 15 kg/peti"),
        ("Bwg merah super 5kg/karung", "bawang merah"),
        ("brambang", "shallots"),
        ("bwang merh", "BAWANG MERAH"),
        ("dgg sapi beku", "frozen beef"),
        ("wood pellet", "Wood pellet (pelet kayu)"),
        ("woodpellet", "wood-pellets"),
        ("arang halaban", "Arang kayu halaban kualitas ekspor"),
        ("Udang windu beku size 30", "frozen black tiger shrimp"),
        ("banana chips", "kripik pisang"),
        ("oedang windoe", "udang windu"),
        ("cumi2 beku", "cumi-cumi beku"),
        ("Semen portland 50kg/sak", "semen portland"),
        ("beras 25 kg merk Lele super", "beras"),
        ("Café luwak", "cafe luwak"),
    ],
)
def test_the_same_goods_in_other_words(one: str, other: str):
    assert goods(one)
    assert goods(one) == goods(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("bawang merah", "bawang putih"),
        ("wood pellet", "wooden pallet"),
        ("pelet kayu", "palet kayu"),
        ("telur ayam", "telur tetas"),
        ("sapi potong", "sapi bibit"),
        ("arang kayu", "arang batok kelapa"),
        ("pakan ikan", "ikan"),
        ("tepung ikan", "ikan"),
        ("kopi bubuk", "kopi instan"),
        ("minyak goreng", "minyak tanah"),
        ("kelapa", "kelapa sawit"),
        ("Ikan tuna kaleng", "ikan tuna"),
        ("karung plastik", "plastik"),
        ("bibit kelapa", "kelapa"),
        ("kepala sawit", "kelapa sawit"),  # both words are known: nothing is set right
    ],
)
def test_other_goods_in_like_words(one: str, other: str):
    assert not goods(one) & goods(other)


@pytest.mark.parametrize(
    "text",
    ["", "   ", "---", "xqzzv plonkt", "25 kg", "wood pullet", "zzz zzz zzz", "🐟"],
)
def test_what_is_not_known_stays_unknown(text: str):
    assert meaning(text).commodities == ()
    assert meaning(text).confidence < CONFIDENT


def test_a_list_means_all_that_it_names():
    assert goods("cabai rawit / cabai besar") >= {"cabai-rawit"}
    assert meaning("cabai rawit / cabai besar").listed
    assert len(goods("Bakso & sosis")) == 2


def test_an_ambiguous_name_means_any_of_its_goods():
    assert {"wood-pellet", "palet-kayu"} <= goods("pallet")
    assert not meaning("pallet").listed


def test_confidence_falls_with_how_the_name_was_found():
    sure = [
        meaning(text).confidence
        for text in (
            "bawang merah",
            "bawang merah 5 kg",
            "bawang merrah",
            "xqzzv plonkt",
        )
    ]
    assert sure == sorted(sure, reverse=True)
    assert (sure[0], sure[-1]) == (1.0, 0.0)


def test_guesses_say_so():
    assert not meaning("bawang merah super 5kg").guessed
    assert meaning("bwang merh").guessed


def test_the_three_nearest_are_known():
    near = names_of(GLOSSARY).nearest("wood pullet")
    assert {"wood pellet", "wood pallet"} <= {name for name, _ in near}
    assert len(near) == 3
    assert all(0 <= likeness <= 1 for _, likeness in near)


def test_names_are_found_whatever_stands_around_them():
    some = [one for one in GLOSSARY.commodities if one.indonesian][::25]
    found = meanings(
        GLOSSARY, [f"Jual {one.indonesian} SUPER 10kg/karung" for one in some]
    )
    wrong = [
        one.key
        for one, got in zip(some, found.values(), strict=True)
        if GLOSSARY.number[one.key] not in got.commodities
    ]
    assert len(wrong) <= len(some) // 50, wrong


def test_every_name_is_its_own_commodity():
    names = {
        name: i for i, one in enumerate(GLOSSARY.commodities) for name in one.all_names
    }
    found = meanings(GLOSSARY, names)
    assert [name for name, i in names.items() if found[name].commodities != (i,)] == []


def test_a_near_word_never_bridges_two_known_names():
    two = Glossary(
        (
            Commodity("pellet", indonesian="kayu pellet"),
            Commodity("pallet", indonesian="kayu pallet"),
        )
    )
    texts = ["kayu pellet", "kayu pallet", "kayu pullet", "kayu palett"]
    found = meanings(two, texts)
    assert list(found) == texts
    assert [one.commodities for one in found.values()] == [(0,), (1,), (), (1,)]


def test_an_empty_glossary_knows_nothing():
    assert meanings(Glossary(), ["telur ayam"])["telur ayam"].commodities == ()


def test_order_and_company_of_texts_change_nothing():
    texts = ["bwang merh", "telor ayam", "xqzzv", "kripik psang 5kg", "ikn tongkl"]
    together = meanings(GLOSSARY, texts)
    assert together == meanings(GLOSSARY, reversed(texts))
    assert together == {text: meaning(text) for text in texts}


def test_spelling_by_hand():
    assert plain(" Café-LUWAK! ") == "cafe luwak"
    assert folded("oedang pellets") == "udang pelet"
    assert bare("Bwg merah super 5kg/karung") == "bwg merah"
    assert bare("karung goni") == "karung goni"
    assert (
        key_words("Bwg MERAH 5 kg") == key_words("bawang merah") == ("bawang", "merah")
    )
    assert key_words("--- ") == ()


@settings(max_examples=120, deadline=None, derandomize=True)
@given(st.text(max_size=60))
def test_any_text_is_taken(text: str):
    found = meaning(text)
    assert 0 <= found.confidence <= 1
    assert all(0 <= i < len(GLOSSARY) for i in found.commodities)
    assert bool(found.commodities) <= (found.confidence >= CONFIDENT)
    assert plain(plain(text)) == plain(text)
