"""Businesses that are listed twice under nearly the same name."""

import random

import pytest

from matchengine.trade.business_names import alike, alike_pairs, words_of_name


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("PT. Garam Madura", "PT Garam Madura", True),
        ("PT Garam Madura Tbk", "garam-madura", True),
        ("P.T. Garam Madura", "PT GARAM MADURA", True),
        ("CV Sumber Rejeki", "Sumberrejeki", True),
        ("UD Sejahtera Abadi", "UD Sejahtra Abadi", True),
        ("Sejahtera", "Sejahteri", True),
        ("Maju Jaya", "Maju Raya", False),
        ("Sinar Jaya 1", "Sinar Jaya 2", False),
        ("Kelompok 10000", "Kelompok 10001", False),
        ("Sinar Abadi", "Sinar Abadi Jaya", False),
        ("Toko", "UD", False),
        ("Abadi Sinar", "Sinar Abadi", False),
    ],
)
def test_names_are_told_apart(one: str, other: str, same: bool) -> None:
    assert alike(one, other) is same
    assert list(alike_pairs([one, other])) == ([(0, 1)] if same else [])


def test_name_of_a_legal_form_alone_keeps_it() -> None:
    assert words_of_name("Toko") == ("toko",)
    assert words_of_name("...") == ()


def test_names_without_letters_are_like_nothing() -> None:
    assert list(alike_pairs(["...", "---", ""])) == []


def test_every_pair_is_found_that_comparing_all_would_find() -> None:
    chance = random.Random(5)
    words = ["sejahtera", "sejahtra", "abadi", "abadii", "maju", "jaya", "garam", "12"]
    names = [
        " ".join(chance.choices(words, k=chance.randint(1, 3))) for _ in range(120)
    ]
    found = {at: one for one, at in alike_pairs(names)}
    for at, name in enumerate(names):
        like = [one for one in range(at) if alike(names[one], name)]
        assert found.get(at) == (like[0] if like else None)
