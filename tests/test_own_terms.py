"""Parts of the user's own, named in the YAML."""

import json
from pathlib import Path
from typing import Any

import pytest
from make_config import make_config, write_config
from make_mission import make_mission

import matchengine as me
from matchengine.cli import main
from matchengine.own_terms import load_terms
from matchengine.preparing import score
from matchengine.trade.settings import RESERVED

Captured = pytest.CaptureFixture[str]

MODULE = """
import numpy as np


def quarter(lines, mission, scoring):
    return np.full(len(lines), 0.25)


def not_known(lines, mission, scoring):
    return np.full(len(lines), np.nan)


def too_much(lines, mission, scoring):
    return np.full(len(lines), 1.5)


def too_few(lines, mission, scoring):
    return np.zeros(len(lines) + 1)


def text(lines, mission, scoring):
    return ["much"] * len(lines)


def fails(lines, mission, scoring):
    return 1 / 0


def leaves(lines, mission, scoring):
    raise SystemExit(9)


def writes(lines, mission, scoring):
    lines.price[:] = 0
    return np.zeros(len(lines))


def needs_some(lines, mission, scoring):
    return np.full(len(lines), lines.likeness.max())


def takes_two(lines, mission):
    return np.zeros(len(lines))


def takes_more(lines, mission, scoring, factor=1):
    return np.zeros(len(lines))


number = 5
"""


def config_of(folder: Path, spelled: str, **weights: float) -> Path:
    (folder / "mine.py").write_text(MODULE, encoding="utf-8")
    return write_config(
        folder,
        scoring__terms={"mine": spelled},
        scoring__buyer_weights=weights or {"mine": 1.0},
    )


def test_a_module_beside_the_configuration_is_found(tmp_path: Path) -> None:
    config = me.read_config(config_of(tmp_path, "mine:quarter"))
    assert config.scoring.terms == {"mine": f"{tmp_path / 'mine.py'}:quarter"}
    mission, scores = score(config)
    assert set(scores.frame["mine"]) == {0.25}
    assert (scores.contributions["mine"] > 0).all()
    assert (scores.contributions.sum(axis=1) == scores.frame["value"]).all()
    first = scores.frame.iloc[0]
    best = me.explain(scores, mission, first["buyer"], first["seller"]).best
    assert best is not None
    assert "mine" in best.points


def test_a_module_in_a_folder_beside_it_is_found(tmp_path: Path) -> None:
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "own.py").write_text(MODULE, encoding="utf-8")
    for spelled in ("parts.own:quarter", "parts/own.py:quarter"):
        config = me.read_config(config_of(tmp_path, spelled))
        assert "mine" in load_terms(config.scoring)


def test_an_installed_module_is_found() -> None:
    scoring = make_config(
        scoring={"terms": {"again": "matchengine.scoring:product"}}
    ).scoring
    assert load_terms(scoring)["again"] is me.TERMS["product"]


def test_two_configurations_have_modules_of_one_name(tmp_path: Path) -> None:
    found = []
    for number in (0.25, 0.75):
        folder = tmp_path / str(number)
        folder.mkdir()
        config = config_of(folder, "mine:quarter")
        text = MODULE.replace("0.25", str(number))
        (folder / "mine.py").write_text(text, encoding="utf-8")
        _, scores = score(me.read_config(config))
        found.append(set(scores.frame["mine"]))
    assert found == [{0.25}, {0.75}]


def test_what_is_not_known_is_neutral(tmp_path: Path) -> None:
    _, scores = score(me.read_config(config_of(tmp_path, "mine:not_known")))
    assert set(scores.frame["mine"]) == {0.5}
    assert all("mine" in names for names in scores.frame["unknown"])


def test_a_part_is_not_asked_about_nothing(tmp_path: Path) -> None:
    # the small example has no services and no investment
    score(me.read_config(config_of(tmp_path, "mine:needs_some")))


def test_a_part_in_the_place_of_one_of_ours_may_fail_too(
    tmp_path: Path, capsys: Captured
) -> None:
    (tmp_path / "mine.py").write_text(MODULE, encoding="utf-8")
    for spelled, says in (
        ("mine:fails", "the part 'price' failed: ZeroDivisionError"),
        ("mine:too_much", "the part 'price' gave 1.5"),
    ):
        config = write_config(tmp_path, scoring__terms={"price": spelled})
        assert main(["score", str(config)]) == 3
        assert says in capsys.readouterr().err
    config = write_config(tmp_path, scoring__terms={"price": "mine:quarter"})
    _, scores = score(me.read_config(config))
    assert set(scores.frame["price"]) == {0.25}


def test_further_arguments_with_defaults_are_all_right(tmp_path: Path) -> None:
    score(me.read_config(config_of(tmp_path, "mine:takes_more")))


@pytest.mark.parametrize(
    ("spelled", "says"),
    [
        ("mine", "does not name a module and a function"),
        ("mine:", "does not name a module and a function"),
        (":quarter", "does not name a module and a function"),
        ("mien:quarter", "there is no module 'mien'"),
        ("mine:quartre", "Did you mean 'quarter'?"),
        ("mine:number", "'number' is no function"),
        ("mine:takes_two", "cannot be called as a part"),
        ("mine:too_much", "the part 'mine' gave 1.5"),
        ("mine:too_few", "the part 'mine' gave an array of shape"),
        ("mine:text", "the part 'mine' failed: ValueError"),
        ("mine:fails", "the part 'mine' failed: ZeroDivisionError"),
        ("mine:leaves", "the part 'mine' failed: SystemExit: 9"),
        ("mine:writes", "the part 'mine' failed: ValueError"),
    ],
)
def test_what_cannot_be_loaded_or_called_is_a_finding(
    tmp_path: Path, capsys: Captured, spelled: str, says: str
) -> None:
    config = str(config_of(tmp_path, spelled))
    assert main(["score", config]) == 3
    shown = capsys.readouterr()
    assert says in shown.err
    assert shown.out == ""
    assert main(["check", config, "--json"]) == 3
    (finding,) = json.loads(capsys.readouterr().out)["findings"]
    assert finding["column"] in ("scoring.terms.mine", "mine")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("def quarter(:", "SyntaxError"),
        ("import nothing_of_this_name", "imports 'nothing_of_this_name'"),
        ("raise SystemExit(9)", "SystemExit: 9"),
        ("1 / 0", "ZeroDivisionError"),
    ],
)
def test_a_module_that_cannot_be_imported_is_a_finding(
    tmp_path: Path, capsys: Captured, text: str, says: str
) -> None:
    config = str(config_of(tmp_path, "mine:quarter"))
    (tmp_path / "mine.py").write_text(text, encoding="utf-8")
    assert main(["score", config]) == 3
    assert says in capsys.readouterr().err


@pytest.mark.parametrize(
    ("terms", "says"),
    [
        ({"value": "mine:quarter"}, "a column of the scores is called so"),
        ({"own": "mine:quarter"}, "a column of the scores is called so"),
        ({"two words": "mine:quarter"}, "is no name of a part"),
        ({"mine": 5}, "text"),
        ([], "object"),
    ],
)
def test_names_and_spellings_that_are_none_are_findings(
    tmp_path: Path, capsys: Captured, terms: Any, says: str
) -> None:
    config = str(write_config(tmp_path, scoring__terms=terms))
    assert main(["score", config]) == 3
    shown = capsys.readouterr()
    assert says in shown.err
    assert "scoring" in shown.err


def test_terms_of_the_settings_need_their_functions_in_python() -> None:
    scoring = me.Scoring(terms={"mine": "mine:quarter"})
    with pytest.raises(me.InputError, match="no function for the part 'mine'"):
        me.score_pairs(make_mission(), scoring)


def test_a_run_remembers_where_its_part_stands(
    tmp_path: Path, capsys: Captured
) -> None:
    config = config_of(tmp_path, "mine:quarter")
    assert main(["run", str(config), "--quiet"]) == 0
    capsys.readouterr()
    ends = ["--buyer", "D06", "--seller", "K02"]
    assert main(["explain", str(tmp_path / "out"), *ends, "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert "mine" in [part["name"] for part in data["best"]["parts"]]
    assert "mine" in (tmp_path / "out" / "pairs.csv").read_text("utf-8-sig")


def test_no_part_may_be_called_as_a_column_of_the_scores() -> None:
    scores = me.score_pairs(make_mission())
    columns = {*scores.frame, *scores.others, *scores.contributions, "own"}
    assert columns - set(scores.parts) <= RESERVED
