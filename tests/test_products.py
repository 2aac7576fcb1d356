import pytest
from make_mission import eggs_needed, eggs_offered, make_mission

from matchengine.trade.candidates import find_candidates
from matchengine.trade.products import (
    code_likeness,
    codes_contradict,
    normalise_code,
    normalise_name,
)


@pytest.mark.parametrize(
    ("need", "offer", "likeness"),
    [
        ("0407", "040721", 1.0),  # a need at heading level is met by all under it
        ("040721", "0407", 0.75),  # an offer at heading level may be hatching eggs
        ("040721", "040721", 1.0),
        ("040721", "040711", 0.75),  # hatching eggs: only the heading is shared
        ("04", "040721", 1.0),
        ("040721", "04", 0.35),
        ("040721", "0401", 0.35),
        ("040721", "030617", 0.0),
        ("02071200", "020712", 1.0),  # six digits are the same everywhere
        ("02071200", "02071290", 1.0),
        ("02071200", "020714", 0.75),
        ("407", "4071", 1.0),
        ("407", "4082", 0.35),
        ("030617", "160521", 0.0),  # frozen and prepared shrimp: the wall of chapters
        ("440131", "441520", 0.35),  # wood pellet and wood pallet
        ("", "040721", 0.0),
        ("040721", "", 0.0),
        ("", "", 0.0),
    ],
)
def test_code_likeness_of_need_and_offer(need: str, offer: str, likeness: float):
    assert code_likeness([need], [offer]).tolist() == [likeness]


def test_code_likeness_takes_many_rows_and_none():
    assert code_likeness(["0407", "0407"], ["040721", "08"]).tolist() == [1.0, 0.0]
    assert code_likeness([], []).tolist() == []


@pytest.mark.parametrize(
    ("need", "offer", "contradict"),
    [
        ("040721", "040711", True),
        ("040721", "0407", False),
        ("0407", "040721", False),
        ("040721", "", False),
        ("", "", False),
        ("440131", "441520", True),
    ],
)
def test_codes_contradict_where_neither_begins_with_the_other(
    need: str, offer: str, contradict: bool
):
    assert codes_contradict([need], [offer]).tolist() == [contradict]


def test_names_are_normalised_in_case_space_and_punctuation():
    assert normalise_name("  Kopi-BUBUK, (Kemasan)  ") == "kopi bubuk kemasan"
    assert normalise_name("--- ") == ""


def test_normalise_code_keeps_eight_digits():
    assert normalise_code(" 0407.21.00 ") == "04072100"
    assert normalise_code("0207.12.00.90") == "02071200"
    assert normalise_code("-") == ""


def likeness(need: tuple[str, str], offer: tuple[str, str], floor: float) -> float:
    """Find the likeness of two lines (code, product) that no glossary knows."""
    mission = make_mission(
        needs=[eggs_needed(hs=need[0], product=need[1])],
        offers=[eggs_offered(hs=offer[0], product=offer[1])],
    )
    found = find_candidates(mission, floor, None).likeness
    return float(found.max(initial=0))


@pytest.mark.parametrize(
    ("codes", "names", "worth"),
    [
        (("", ""), ("cpo", "CPO"), 0.6),  # no code says otherwise
        (("151110", ""), ("cpo", "cpo"), 0.6),  # a missing code contradicts nothing
        (("070190", "071010"), ("kentang", "kentang"), 0.35),  # fresh, frozen
        (("0407", "040721"), ("telur", "telur"), 1.0),
        (("040721", "04"), ("telur", "telur"), 0.6),  # vague is no contradiction
        (("440131", "441520"), ("wood pallet", "wood pallet"), 0.35),
        (("", ""), ("bawang merah", "bawang putih"), 0.2),  # one of three words
        (("", ""), ("Bwg merah super 5kg", "bawang MERAH"), 0.6),
        (("", ""), ("kursi rotan teras", "rotan kursi"), 0.4),
        (("", ""), ("---", "---"), 0),
    ],
)
def test_codes_and_words_decide_where_no_commodity_is_known(
    codes: tuple[str, str], names: tuple[str, str], worth: float
):
    need, offer = zip(codes, names, strict=True)
    assert likeness(need, offer, 0.1) == pytest.approx(worth)
    if worth:  # at the floor it still counts, above it no more
        assert likeness(need, offer, worth) == pytest.approx(worth)
        assert likeness(need, offer, worth + 0.01) == 0
