"""The glossary itself, and a user's own words on top of it."""

from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from matchengine.errors import InputError
from matchengine.files.glossary_csv import read_glossary
from matchengine.trade.commodities import Commodity, Glossary, Listing
from matchengine.trade.naming import meanings
from matchengine.trade.spelling import plain

FOLDER = Path(__file__).parent.parent / "matchengine" / "trade" / "glossary"
HEADER = "commodity,parent,hs,indonesian,english,names,ambiguous,kg_per_unit\n"


@pytest.fixture(scope="module")
def glossary() -> Glossary:
    return read_glossary()


def test_there_are_enough_goods_and_names(glossary: Glossary):
    assert len(glossary) >= 1_000
    assert sum(len(one.all_names) for one in glossary.commodities) >= 4_000


def test_every_commodity_has_both_names(glossary: Glossary):
    bare = [o.key for o in glossary.commodities if not (o.indonesian and o.english)]
    assert len(bare) <= len(glossary) // 100, bare


def test_codes_exist_and_only_services_have_none(glossary: Glossary):
    codes = {one.hs for one in glossary.commodities} - {""}
    assert codes <= glossary.codes.every
    bare = {one.source for one in glossary.commodities if not one.hs}
    assert bare <= {"services.csv"}


def test_parents_exist_and_nothing_goes_round_in_a_circle(glossary: Glossary):
    for i, one in enumerate(glossary.commodities):
        above = glossary.ancestors[i]
        assert i not in above, one.key
        assert len(set(above)) == len(above)
        nearest = above[: len(one.parents)]
        assert tuple(glossary.commodities[a].key for a in nearest) == one.parents


def test_names_are_names_and_no_weights(glossary: Glossary):
    names = (
        n for one in glossary.commodities for n in (*one.all_names, *one.ambiguous)
    )
    assert [name for name in names if set("=;|<>") & set(name)] == []


def test_names_are_unique_or_marked_ambiguous(glossary: Glossary):
    owners: dict[str, set[str]] = {}
    for one in glossary.commodities:
        for name in one.all_names:
            owners.setdefault(plain(name), set()).add(one.key)
    assert {name: keys for name, keys in owners.items() if len(keys) > 1} == {}
    assert "" not in owners


def test_ambiguous_names_are_not_among_the_names_of_the_same(glossary: Glossary):
    both = [
        (one.key, name)
        for one in glossary.commodities
        for name in one.ambiguous
        if plain(name) in {plain(other) for other in one.all_names}
    ]
    assert both == []


def test_weights_are_sensible(glossary: Glossary):
    for one in glossary.commodities:
        for unit, weight in one.kg_per_unit.items():
            assert unit == unit.strip().casefold() != "", one.key
            assert 0 < weight <= 5_000_000, (one.key, unit)


def test_listings_are_of_two_that_are_there(glossary: Glossary):
    for listing in (*glossary.substitutes, *glossary.not_substitutes):
        assert {listing.one, listing.other} <= set(glossary.number)
        assert listing.one != listing.other
    twice = Counter(frozenset((o.one, o.other)) for o in glossary.substitutes)
    assert [set(pair) for pair, times in twice.items() if times > 1] == []
    assert all(0 < one.likeness < 1 for one in glossary.substitutes)


@pytest.mark.parametrize(
    ("need", "offer", "likeness"),
    [
        ("telur ayam", "telur ayam", 1.0),
        ("telur ayam", "telur tetas", 0.0),  # hatching eggs, in the same heading
        ("sapi potong", "sapi bibit", 0.0),
        ("arang kayu", "arang batok kelapa", 0.0),
        ("bawang merah", "bawang putih", 0.0),
        ("wood pellet", "palet kayu", 0.0),
        ("beras premium", "beras medium", 0.6),
        ("beras", "beras premium", 1.0),
        ("beras premium", "beras", 0.75),
        ("udang", "udang windu", 1.0),
    ],
)
def test_what_may_stand_for_what(need: str, offer: str, likeness: float):
    assert relation(read_glossary(), need, offer) == pytest.approx(likeness)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("udang beku", "udang olahan"),
        ("kopi bubuk", "kopi instan"),
        ("arang kayu", "briket arang kayu"),
    ],
)
def test_substitutes_across_chapters_count_in_part(one: str, other: str):
    glossary = read_glossary()
    assert 0.3 <= relation(glossary, one, other) <= 0.75
    assert relation(glossary, one, other) == relation(glossary, other, one)


def relation(glossary: Glossary, need: str, offer: str) -> float:
    found = meanings(glossary, [need, offer])
    (wanted,), (had,) = (found[text].commodities for text in (need, offer))
    return float(glossary.relation([wanted], [had])[0])


def small(**also: tuple) -> Glossary:
    keys = {"a": "", "b": "a", "c": "a", "d": "b", "e": "", "f": "e"}
    every = [
        Commodity(key, (parent,) if parent else (), indonesian=key)
        for key, parent in keys.items()
    ]
    return Glossary(tuple(every), **also)


def likeness(glossary: Glossary, pair: str) -> float:
    need, offer = (glossary.number[key] for key in pair)
    return float(glossary.relation([need], [offer])[0])


def test_relations_by_place_in_the_tree():
    found = {
        p: likeness(small(), p) for p in ("aa", "ab", "ba", "ad", "da", "bc", "dc")
    }
    assert found == {
        "aa": 1,
        "ab": 1,
        "ba": 0.75,
        "ad": 1,
        "da": 0.75,
        "bc": 0.6,
        "dc": 0,  # no common direct parent
    }
    assert likeness(small(), "be") == 0
    assert small().relation([-1, 0], [0, -1]).tolist() == [0, 0]


def test_listings_hold_for_kinds_too():
    near = small(substitutes=(Listing("b", "e", 0.4),))
    assert [likeness(near, pair) for pair in ("be", "eb", "df", "fd", "ce")] == [
        0.4,
        0.4,
        0.4,
        0.4,
        0,
    ]
    never = small(not_substitutes=(Listing("b", "c"),))
    assert [likeness(never, pair) for pair in ("bc", "cb", "dc", "ab")] == [0, 0, 0, 1]
    inside = small(not_substitutes=(Listing("a", "b"),))
    assert [likeness(inside, p) for p in ("ab", "ba", "ad", "da", "bd", "ac")] == [
        0,
        0,
        0,
        0,
        1,
        1,
    ]


def test_a_listing_of_two_goes_before_their_place():
    listed = small(substitutes=(Listing("b", "c", 0.3),))
    assert likeness(listed, "bc") == 0.3
    kept = small(
        substitutes=(Listing("a", "e", 0.5),), not_substitutes=(Listing("d", "f"),)
    )
    assert [likeness(kept, pair) for pair in ("ae", "df", "bf")] == [0.5, 0, 0.5]


@pytest.mark.parametrize(
    ("commodities", "said"),
    [
        ([Commodity("a", indonesian="x"), Commodity("a", indonesian="y")], "already"),
        ([Commodity("a", ("z",), indonesian="x")], "'z' is no commodity"),
        ([Commodity("a", ("a",), indonesian="x")], "a kind of itself"),
        (
            [
                Commodity("a", ("b",), indonesian="x"),
                Commodity("b", ("a",), indonesian="y"),
            ],
            "a kind of itself",
        ),
        ([Commodity("a")], "no name"),
        ([Commodity("a", hs="040", indonesian="x")], "no HS code"),
        (
            [Commodity("a", indonesian="X-y"), Commodity("b", names=("x  Y",))],
            "already that of 'a'",
        ),
    ],
)
def test_what_does_not_hold_is_refused(commodities: list[Commodity], said: str):
    with pytest.raises(InputError, match=said):
        Glossary(tuple(commodities))


def test_listings_are_checked():
    with pytest.raises(InputError, match="'z' is no commodity"):
        small(substitutes=(Listing("a", "z"),))
    with pytest.raises(InputError, match="with itself"):
        small(not_substitutes=(Listing("a", "a"),))
    with pytest.raises(InputError, match="also listed as no substitutes"):
        small(substitutes=(Listing("a", "e"),), not_substitutes=(Listing("e", "a"),))


def own(folder: Path, text: str, *, header: str = HEADER, **beside: str) -> Path:
    path = folder / "sendiri.csv"
    path.write_text(header + text, "utf-8")
    for kind, rows in beside.items():
        (folder / f"sendiri.{kind}.csv").write_text(rows, "utf-8")
    return path


def test_own_words_are_added(tmp_path: Path, glossary: Glossary):
    path = own(
        tmp_path,
        "gimbal-udang,,160529,gimbal urang,shrimp fritter,bakwan zeta,,biji=0.05\n"
        "telur-ayam,,,,,ndog pitik zeta,,\n",
        substitutes="one,other,likeness,why\ngimbal-udang,telur-ayam,0.4,zeta\n",
    )
    ours = read_glossary(path)
    assert len(ours) == len(glossary) + 1
    found = meanings(ours, ["Bakwan zeta 5kg", "ndog pitik zeta", "telor ayam"])
    keys = {
        text: [ours.commodities[i].key for i in meaning.commodities]
        for text, meaning in found.items()
    }
    assert keys == {
        "Bakwan zeta 5kg": ["gimbal-udang"],
        "ndog pitik zeta": ["telur-ayam"],
        "telor ayam": ["telur-ayam"],
    }
    one, other = ours.number["gimbal-udang"], ours.number["telur-ayam"]
    assert ours.relation([one], [other]).tolist() == [0.4]
    assert ours.commodities[one].kg_per_unit == {"biji": 0.05}


def test_own_names_go_before_ours(tmp_path: Path):
    ours = read_glossary(own(tmp_path, "zeta,,4402,arang zeta,,telor ayam,,\n"))
    (meaning,) = meanings(ours, ["telor ayam"]).values()
    assert meaning.commodities == (ours.number["zeta"],)


def test_own_file_needs_the_key_only(tmp_path: Path, glossary: Glossary):
    path = own(tmp_path, "telur-ayam,ndog zeta\n", header="commodity,names\n")
    before = glossary.commodities[glossary.number["telur-ayam"]]
    after = read_glossary(path).commodities[glossary.number["telur-ayam"]]
    assert (after.hs, after.indonesian) == (before.hs, before.indonesian)
    assert set(after.all_names) == {*before.all_names, "ndog zeta"}


@pytest.mark.parametrize(
    ("text", "row", "column", "said"),
    [
        ("zeta,tiada,4402,arang zeta,,,,\n", 2, "parent", "no commodity"),
        ("zeta,,4499,arang zeta,,,,\n", 2, "hs", "no HS code 4499"),
        ("zeta,,4402,arang zeta,,,,sak=berat\n", 2, "kg_per_unit", "cannot be read"),
        ("zeta,,4402,arang zeta,,\n", 2, None, "6 cells"),
        ("zeta,,4402,z,,,,\nzeta,,4402,zz,,,,\n", 3, "commodity", "already stands"),
    ],
)
def test_own_file_is_told_where_it_is_wrong(
    tmp_path: Path, text: str, row: int, column: str | None, said: str
):
    with pytest.raises(InputError) as caught:
        read_glossary(own(tmp_path, text))
    (finding,) = caught.value.findings
    assert (finding.source, finding.row, finding.column) == ("sendiri.csv", row, column)
    assert said in finding.problem


def test_own_file_that_is_not_there(tmp_path: Path):
    with pytest.raises(InputError, match="cannot be read"):
        read_glossary(tmp_path / "nowhere.csv")


def test_relations_are_few(glossary: Glossary):
    relations = glossary.relations
    assert np.all((relations.worth > 0) & (relations.worth <= 1))
    assert len(relations.need) < 200 * len(glossary)
