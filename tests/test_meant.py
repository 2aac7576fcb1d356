"""What lines mean by name and by code, and how much one is what another asks for."""

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st
from make_mission import business, eggs_needed, eggs_offered, make_mission

from matchengine.errors import Finding
from matchengine.files.glossary_csv import read_glossary
from matchengine.scoring import Scoring, score_pairs
from matchengine.trade.candidates import find_candidates
from matchengine.trade.doubts import contradicting, doubts
from matchengine.trade.mission import Mission

GLOSSARY = read_glossary()

Said = tuple[str, str]  # product and code


def mission_of(needs: list[Said], offers: list[Said]) -> Mission:
    return make_mission(
        glossary=GLOSSARY,
        needs=[eggs_needed(product=name, hs=code) for name, code in needs],
        offers=[eggs_offered(product=name, hs=code) for name, code in offers],
    )


def likeness(need: Said, offer: Said, floor: float = 0.01) -> float:
    found = find_candidates(mission_of([need], [offer]), floor, None)
    return float(found.likeness.max(initial=0))


@pytest.mark.parametrize(
    ("need", "offer", "worth"),
    [
        # names alone, codes alone, and one of each
        (("Telur ayam", ""), ("chicken eggs", ""), 1.0),
        (("Telur ayam", "0407.21"), ("telor ayam", ""), 1.0),
        (("barang dapur kami", "040721"), ("telor ayam", ""), 1.0),
        # a need at heading level is met by all under it, the other way it may be
        (("telur", "0407"), ("telur ayam", "040721"), 1.0),
        (("telur ayam", "040721"), ("telur", "0407"), 0.75),
        # same heading, no substitutes
        (("telur ayam", "040721"), ("telur tetas", "040711"), 0.0),
        (("sapi potong", "010229"), ("sapi bibit", "010221"), 0.0),
        (("arang kayu", "440290"), ("arang batok kelapa", "440220"), 0.0),
        # wood pellet and wood pallet
        (("wood pellet", ""), ("wooden pallet", ""), 0.0),
        (("wood pellet", "440131"), ("wooden pallet", "441520"), 0.0),
        (("wood pallet", "440131"), ("pelet kayu", ""), 1.0),
        (("wood pallet", "441520"), ("pelet kayu", ""), 0.0),
        # onions and garlic, and codes that lump strangers together
        (("bawang merah", ""), ("bawang putih", ""), 0.0),
        (("pakan ikan", "230990"), ("pakan kucing", "230990"), 0.0),
    ],
)
def test_how_much_the_offer_is_what_the_need_asks_for(
    need: Said, offer: Said, worth: float
):
    code = need[1].replace(".", "")
    assert likeness((need[0], code), offer) == pytest.approx(worth)


@pytest.mark.parametrize(
    ("need", "offer"),
    [
        (("Udang beku", "030617"), ("Udang olahan", "160521")),
        (("Kopi bubuk", "090121"), ("Kopi instan", "210112")),
        (("Tuna beku", "030342"), ("Tuna loin", "030487")),
        (("Arang kayu", "440290"), ("Briket arang kayu", "")),
    ],
)
def test_substitutes_across_the_walls_of_chapters(need: Said, offer: Said):
    assert 0.3 <= likeness(need, offer) < 1


def test_a_code_settles_an_ambiguous_name():
    assert likeness(("pallet", "441520"), ("palet kayu", "")) == 1
    assert likeness(("pallet", "440131"), ("palet kayu", "")) == 0
    assert likeness(("pallet", ""), ("palet kayu", "")) == 0.75
    assert likeness(("pallet", ""), ("pallet", "")) == 1


def test_a_code_tells_the_kind_of_a_general_name():
    (line,) = mission_of([("tuna", "030342")], []).meant("needs").lines
    (kind,) = line.sense.commodities
    assert GLOSSARY.commodities[kind].key == "tuna-beku"


def test_name_and_code_that_say_different_things_are_reported_and_count_less():
    odd = ("Telur ayam", "040711")
    mission = mission_of([("telur ayam", "")], [odd])
    (finding,) = contradicting(mission)
    assert (finding.source, finding.row, finding.column) == ("offers", 2, "product")
    assert "telur tetas" in finding.problem
    assert finding.severity == "warning"
    assert finding in score_pairs(mission).warnings
    assert likeness(("telur ayam", ""), odd) == 0
    assert likeness(("telur tetas", ""), odd) == 0
    assert likeness(odd, odd) == 1


def test_what_lines_were_taken_for_is_kept():
    meant = mission_of(
        [], [("telur ayam", ""), ("bwang merh", ""), ("xqzzv", "040721"), ("xqzzv", "")]
    ).meant("offers")
    assert meant.how.tolist() == ["name", "near name", "code", ""]
    keys = [GLOSSARY.commodities[i].key if i >= 0 else "" for i in meant.commodity]
    assert keys == ["telur-ayam", "bawang-merah", "telur-ayam", ""]
    assert meant.codes[1] == GLOSSARY.commodities[meant.commodity[1]].hs
    assert meant.confidence[0] == 1 > meant.confidence[1] > meant.confidence[3]


def found(mission: Mission) -> list[Finding]:
    return list(doubts(mission))


def test_check_names_what_was_guessed_and_what_is_not_known():
    offers = [
        ("bwang merh", ""),
        ("telur ayam", ""),
        ("xqzzv plonkt", ""),
        ("bwang merh", ""),
    ]
    unknown, guessed = found(mission_of([], offers))
    assert (unknown.row, unknown.value) == (4, "xqzzv plonkt")
    assert "not known" in unknown.problem
    assert (guessed.row, guessed.value) == (2, "bwang merh")
    assert "'bawang merah'" in guessed.problem
    assert "row 5" in guessed.problem
    for finding in (unknown, guessed):
        assert finding.fix.count("'") == 6  # the three nearest
        assert finding.severity == "warning"


def test_many_doubts_are_counted_not_listed():
    offers = [(f"xqzzv{'abcdefghijklmnopqrst'[i]}", "") for i in range(20)]
    warnings = found(mission_of([], offers))
    assert len(warnings) == 13
    assert warnings[-1].problem.startswith("8 more products are not known")


def test_without_a_glossary_nothing_is_doubted():
    assert found(make_mission()) == []


def test_only_lines_of_one_kind_meet():
    mission = make_mission(
        glossary=GLOSSARY,
        offers=[eggs_offered(kind="service")],
        needs=[eggs_needed()],
    )
    assert len(find_candidates(mission, 0.1, None).need) == 0


WORDS = st.sampled_from(
    (
        "telur ayam",
        "telur tetas",
        "telur",
        "udang",
        "udang windu beku",
        "pallet",
        "wood pellet",
        "bwang merh",
        "bawang putih",
        "xqzzv",
        "xqzzv plonkt",
        "kopi bubuk",
        "gula",
    )
)
CODES = st.sampled_from(
    ["", "0407", "040721", "040711", "440131", "441520", "03", "09"]
)
SAID = st.lists(st.tuples(WORDS, CODES), max_size=6)


@settings(max_examples=20, deadline=None, derandomize=True)
@given(SAID, SAID, st.sampled_from([0.1, 0.4, 0.7]))
def test_the_join_finds_what_comparing_all_with_all_finds(
    needs: list[Said], offers: list[Said], floor: float
):
    joint = find_candidates(mission_of(needs, offers), floor, None)
    got = dict(
        zip(
            zip(joint.need.tolist(), joint.offer.tolist(), strict=True),
            joint.likeness.tolist(),
            strict=True,
        )
    )
    expected = {
        (i, j): worth
        for i, need in enumerate(needs)
        for j, offer in enumerate(offers)
        if (worth := likeness(need, offer, floor)) > 0
    }
    assert got.keys() == expected.keys()
    assert all(got[pair] == pytest.approx(expected[pair]) for pair in got)
    assert np.all(joint.likeness >= floor - 1e-9)


@pytest.mark.parametrize("need", [("xqzzv", "040721"), ("telor ayam", "")])
@pytest.mark.parametrize("named", ["plonkt", "telur"])
def test_a_nearer_code_never_lowers_the_likeness(need: Said, named: str):
    worth = [likeness(need, (named, code)) for code in ("", "04", "0407", "040721")]
    assert worth == sorted(worth)
    assert worth[-1] == 1


def test_scores_follow_the_commodity():
    people = [business("K1"), *(business(f"J{i}") for i in range(4))]
    names = ["telur ayam", "telur", "telur bebek", "telur tetas"]
    mission = make_mission(
        glossary=GLOSSARY,
        participants=people,
        needs=[eggs_needed(product="telor ayam", hs="")],
        offers=[eggs_offered(f"J{i}", product=n, hs="") for i, n in enumerate(names)],
    )
    frame = score_pairs(mission, Scoring(min_score=0)).frame
    assert frame["seller"].tolist()[0] == "J0"
    assert "J3" not in frame["seller"].tolist()
