"""What part of a text names the goods, and what only tells more about them."""

import pytest
from hypothesis import given, strategies as st

from matchengine.trade.phrases import phrase_of
from matchengine.trade.spelling import folded


@pytest.mark.parametrize(
    ("text", "main"),
    [
        ("singkong segar utk keripik 2 ton/minggu", "singkong segar"),
        ("Cloves, hand picked, 13% moisture", "cloves"),
        ("Boneless frozen beef for rendang", "boneless frozen beef"),
        ("semangka tanpa biji 5 kg up", "semangka up"),
        ("jagung pipil kering KA 15%", "jagung pipil kering"),
        ("Pelet ikan terapung 3mm, protein kasar 31-33%", "pelet ikan terapung"),
        ("kain batik tulis ukuran 2 x 1,15 m", "kain batik tulis"),
        ("mesin giling padi kap. 2 ton/jam", "mesin giling padi"),
        ("udang (vaname) beku", "udang"),
        ("gluten free noodles", "noodles"),
        ("Asam cuka 98% jerigen", "asam cuka jerigen"),
        ("protein 30%", "protein"),
        ("utk hotel", "untuk hotel"),
        ("", ""),
    ],
)
def test_the_front_of_a_text_names_the_goods(text: str, main: str):
    assert phrase_of(text).main == tuple(folded(main).split())


def test_the_rest_is_kept_but_for_what_the_goods_are_for():
    phrase = phrase_of("kentang, granola, tanpa tanah utk keripik")
    assert phrase.main == ("kentang",)
    assert phrase.more == ("kentang", "granola")
    assert phrase.whole == ("kentang", "granola", "untuk", "keripik")


@given(st.text(max_size=60))
def test_any_text_is_parted(text: str):
    phrase = phrase_of(text)
    assert set(phrase.main) <= set(phrase.whole)
    assert bool(phrase.main) == bool(phrase.whole)
    for words in (phrase.main, phrase.more, phrase.whole):
        assert len(set(words)) == len(words)
