"""Where a state makes other goods, and where it does not."""

import pytest

from matchengine.files.glossary_csv import read_glossary
from matchengine.trade.common_words import common
from matchengine.trade.naming import meanings
from matchengine.trade.spelling import spelt
from matchengine.trade.states import CHANGING, STATE_WORDS, changing_states

GLOSSARY = read_glossary()


@pytest.mark.parametrize(
    ("state", "hs", "known", "changes"),
    [
        ("bubuk", "070960", set(), True),  # ground chilli is no chilli
        ("bubuk", "070960", {"bubuk"}, False),  # but goods that are called so are
        ("kering", "090710", set(), False),  # cloves are dry
        ("kering", "070200", set(), True),
        ("kering", "071331", set(), False),  # so are mung beans
        ("beku", "030617", set(), False),  # this heading is frozen
        ("segar", "030559", set(), True),  # dried fish is not fresh
        ("segar", "070200", set(), False),
        ("bekas", "721420", set(), True),
        ("goreng", "", set(), True),  # no code: nothing is known
    ],
)
def test_which_states_make_other_goods(
    state: str, hs: str, known: set[str], changes: bool
):
    assert (spelt(state) in changing_states(hs, known)) is changes


def test_states_are_words_of_state():
    assert CHANGING.keys() <= STATE_WORDS


@pytest.mark.parametrize(
    ("regional", "meaning"),
    [
        ("karing", "kering"),
        ("habang", "merah"),
        ("ireng", "hitam"),
        ("seger", "segar"),
        ("frozen", "beku"),
        ("flour", "tepung"),
        ("chips", "keripik"),
        ("bawang", "bawang"),
    ],
)
def test_words_of_the_regions_and_of_english_become_common(regional: str, meaning: str):
    assert common(spelt(regional)) == spelt(meaning)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("bawang habang", "bawang merah", True),
        ("Bawang merah Probolinggo panen baru", "bawang merah goreng", False),
        ("cabai rawit segar", "cabai rawit bubuk", False),
        ("jagung manis utk katering", "jagung manis kaleng", False),
    ],
)
def test_goods_in_another_state_are_no_more_the_same(one: str, other: str, same: bool):
    found = meanings(GLOSSARY, [one, other])
    assert found[one].commodities
    alike = GLOSSARY.relation(found[one].commodities[:1], found[other].commodities[:1])
    assert bool(len(alike) and alike[0] >= 0.75) is same
