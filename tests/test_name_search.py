"""Names inside longer texts: all at once gives what one by one gives."""

import pytest
from hypothesis import given, settings, strategies as st
from naive_search import sure_names

from matchengine.files.glossary_csv import read_glossary
from matchengine.trade.commodities import Commodity, Glossary
from matchengine.trade.name_index import NameIndex
from matchengine.trade.name_search import MOST_HITS, search
from matchengine.trade.name_tables import Sought
from matchengine.trade.naming import names_of

GLOSSARY = read_glossary()
INDEX = names_of(GLOSSARY).index

SMALL = names_of(
    Glossary(
        (
            Commodity("cabai", hs="070960", indonesian="cabai", english="chili"),
            Commodity(
                "cabai-rawit", ("cabai",), "070960", "cabai rawit", names=("rawit",)
            ),
            Commodity(
                "tepung", hs="1102", indonesian="tepung", names=("tepung bumbu",)
            ),
            Commodity("ac", indonesian="ac"),
            Commodity("mesin-es", indonesian="mesin es", english="ice machine"),
            Commodity("es", indonesian="es batu", names=("es",)),
        )
    )
).index


def names_in(index: NameIndex, text: str, foreign: bool = False) -> list[str]:
    (hits,) = search(index, [Sought(tuple(text.split()), foreign)])
    return [index.entries[i].name for i in hits.entries]


def test_the_whole_name_goes_before_part_of_it():
    assert names_in(SMALL, "cabai rawit merah")[0] == "cabai rawit"
    assert names_in(SMALL, "cabai keriting")[0] == "cabai"


def test_a_word_of_one_commodity_only_stands_for_its_name():
    assert names_in(SMALL, "rawit setan")[0] == "rawit"


def test_a_short_name_is_only_found_at_the_front():
    assert "ac" in names_in(SMALL, "ac dinding")
    assert "ac" not in names_in(SMALL, "bata ac")


def test_the_head_of_a_text_is_not_passed_over():
    (machine,) = search(SMALL, [Sought(("mesin", "es", "kristal"))])
    assert SMALL.entries[machine.entries[0]].name == "mesin es"
    (ice,) = search(SMALL, [Sought(("es", "kristal"))])
    assert SMALL.entries[ice.entries[0]].name == "es"


def test_nothing_is_found_in_nothing():
    assert names_in(SMALL, "") == names_in(SMALL, "xqzzv") == []
    assert search(SMALL, []) == []


def test_a_glossary_of_nothing_has_no_names():
    assert names_in(names_of(Glossary()).index, "cabai") == []


WORDS = sorted(INDEX.weight, key=lambda word: (-INDEX.weight[word], word))
COMMON = sorted(INDEX.weight, key=lambda word: (INDEX.weight[word], word))[:200]
WORD = st.one_of(
    st.sampled_from(WORDS), st.sampled_from(COMMON), st.sampled_from(["xqzzv", "3kva"])
)
NAME = st.sampled_from(INDEX.entries).map(lambda entry: entry.words)
TEXT = st.builds(
    lambda name, words, foreign, front: Sought(
        tuple(dict.fromkeys((*words, *name) if front else (*name, *words))),
        foreign,
        frozenset({"xqzzv"}),
    ),
    NAME,
    st.lists(WORD, max_size=5),
    st.booleans(),
    st.booleans(),
)


@settings(max_examples=80, deadline=None, derandomize=True)
@given(st.lists(TEXT, min_size=1, max_size=4))
def test_all_at_once_is_what_one_by_one_is(texts: list[Sought]):
    for text, hits in zip(texts, search(INDEX, texts), strict=True):
        naive = sure_names(INDEX, text)
        assert len(hits.entries) == min(len(naive), MOST_HITS)
        assert list(hits.sure) == sorted(hits.sure, reverse=True)
        expected = sorted(naive.values(), reverse=True)[:MOST_HITS]
        assert list(hits.sure) == pytest.approx(expected)
        for i, sure in zip(hits.entries, hits.sure, strict=True):
            assert sure == pytest.approx(naive[INDEX.entries[i]])
