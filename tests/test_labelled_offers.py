"""Texts as traders write them: the right offer stands first as often as we say."""

from pathlib import Path

import pandas as pd
import pytest
from labelled_offers import (
    CASES,
    HELD_OUT,
    OFFERS,
    likeness,
    ranked_right,
    read_cases,
)

from matchengine.files.glossary_csv import read_glossary

TEXTS = ("need", *OFFERS)


@pytest.fixture(scope="module", params=[CASES, HELD_OUT], ids=lambda path: path.stem)
def cases(request: pytest.FixtureRequest) -> pd.DataFrame:
    return read_cases(request.param)


def test_cases_are_whole(cases: pd.DataFrame):
    assert cases["case"].is_unique
    assert len(cases) >= 300
    assert (cases[list(TEXTS)] != "").all(axis=None)
    assert (cases[list(TEXTS)].nunique(axis=1) == len(TEXTS)).all()
    assert set(cases["kind"]) == {"id", "regional", "en", "coded", "half_coded"}


def test_codes_of_cases_are_codes(cases: pd.DataFrame):
    codes = read_glossary().codes.every
    given = cases[[f"{text}_hs" for text in TEXTS]].to_numpy().ravel().tolist()
    digits = {code.replace(".", "")[:6] for code in given} - {""}
    assert digits <= codes


def test_the_two_files_have_no_case_in_common():
    seen, unseen = (set(read_cases(path)["need"]) for path in (CASES, HELD_OUT))
    assert len(seen & unseen) < len(unseen) / 50


@pytest.mark.parametrize(("path", "least"), [(CASES, 0.86), (HELD_OUT, 0.80)])
def test_the_right_offer_stands_first_as_often_as_the_documents_say(
    path: Path, least: float
):
    cases = read_cases(path)
    assert ranked_right(cases, likeness(cases)).mean() >= least
