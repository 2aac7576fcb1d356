"""A business's calendar can be saved anywhere, and is never another's."""

import re

from hypothesis import given, settings, strategies as st
from make_calendars import first
from make_mission import business
from make_story import story

from matchengine.handouts.calendar.file_names import file_names

SAFE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
DEVICES = {"con", "prn", "aux", "nul", "com1", "lpt9"}


def test_plain_id_is_its_own_name() -> None:
    plain = ["P001", "kaltim-7", "J_2"]
    assert file_names(plain) == {one: one for one in plain}


def test_id_that_no_file_can_have_is_made_legible_and_marked() -> None:
    names = file_names(["Jatim/001", "..", "Toko Ibu Rosé", "CON", "all", ""])
    shapes = {one: re.sub(r"-[0-9a-f]{8}$", "-*", name) for one, name in names.items()}
    assert shapes == {
        "Jatim/001": "Jatim-001-*",
        "..": "id-*",
        "Toko Ibu Rosé": "Toko-Ibu-Rose-*",
        "CON": "CON-*",
        "all": "all-*",
        "": "id-*",
    }


def test_ids_that_differ_by_case_alone_get_names_that_do_not() -> None:
    names = file_names(["P1", "p1", "P2"])
    assert len({name.casefold() for name in names.values()}) == 3
    assert names["P2"] == "P2"


def test_name_stays_when_others_come() -> None:
    assert file_names(["a/b"])["a/b"] == file_names(["a b", "a-b", "a/b"])["a/b"]


IDS = st.lists(
    st.one_of(
        st.text(min_size=1),
        st.sampled_from(["A", "a", "CON", "con", "all", "ALL", "../x", "a/b", "a b"]),
        st.sampled_from(["x" * 300, "P1-0123abcd", "nul.txt", "COM1", "-rf"]),
    ),
    unique=True,
)


@settings(max_examples=30)
@given(IDS)
def test_names_are_safe_and_unique(ids: list[str]) -> None:
    names = file_names(ids)
    folded = {name.casefold() for name in names.values()}
    assert len(folded) == len(ids)
    assert all(SAFE.fullmatch(name) and len(name) <= 60 for name in names.values())
    assert not folded & {"all", *DEVICES}


def test_calendars_of_odd_ids_stay_in_their_folder() -> None:
    people = [business("J/../1"), business("K\\..\\1")]
    names = set(first(story("K\\..\\1|J/../1 s01 T01", people=people)))
    assert len(names) == 3
    assert all(name.count("/") == 1 and ".." not in name for name in names)
