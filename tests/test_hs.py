import pytest

from matchengine.files.glossary_csv import read_glossary
from matchengine.trade.hs import Codes, codes_of, dotted
from matchengine.trade.hs_moved import MOVED

CODES = read_glossary().codes


def test_the_edition_is_whole():
    assert len(CODES.subheadings) == 5613
    assert len({code[:4] for code in CODES.subheadings}) == 1229
    assert len({code[:2] for code in CODES.subheadings}) == 97
    assert all(len(code) == 6 and code.isdigit() for code in CODES.subheadings)


def test_old_codes_are_gone_and_their_successors_are_there():
    assert len(MOVED) >= 50
    assert not set(MOVED) & CODES.every
    for old, successors in MOVED.items():
        assert successors, old
        assert set(successors) <= CODES.subheadings, old
        assert len(set(successors)) == len(successors), old


@pytest.mark.parametrize(
    ("written", "code", "fate"),
    [
        ("04", "04", "known"),
        ("0407", "0407", "known"),
        ("040721", "040721", "known"),
        ("04072100", "04072100", "known"),  # a national tariff line
        ("041000", "041090", "moved"),  # swiftlets' nests
        ("04100010", "041090", "moved"),
        ("440710", "4407", "split"),
        ("441820", "4418", "split"),
        ("940540", "9405", "split"),
        ("970190", "9701", "split"),
        ("080290", "0802", "split"),
        ("440290", "440290", "known"),  # wood charcoal stayed
        ("040799", "0407", "shortened"),
        ("0499", "", "unknown"),
        ("7701", "", "unknown"),
        ("779999", "", "unknown"),
        ("", "", "known"),
    ],
)
def test_what_a_code_stands_for(written: str, code: str, fate: str):
    reading = CODES.read(written)
    assert (reading.code, reading.fate) == (code, fate)
    assert all(one in CODES for one in reading.successors)


def test_codes_that_are_not_there_have_near_ones():
    assert CODES.read("040720").successors[0] == "040721"
    assert CODES.read("0499").successors[0] == "0410"
    assert CODES.read("440710").successors[:2] == ("440711", "440712")


def test_without_a_list_every_code_is_known():
    assert Codes().read("999999").fate == "known"
    assert codes_of(["040721"]).read("0407").fate == "known"


def test_codes_are_shown_with_a_dot():
    assert [dotted(c) for c in ("04", "0407", "040721", "04072100")] == [
        "04",
        "0407",
        "0407.21",
        "0407.21.00",
    ]
