"""An explanation: what it says, that it adds up, and why two are no pair."""

import dataclasses
import json
import string
import sys
from pathlib import Path
from typing import Any

import pytest
from make_config import ROOT, write_config
from make_mission import (
    business,
    eggs_needed,
    eggs_offered,
    lane,
    make_mission,
    rule,
    wish,
)

import matchengine as me
from matchengine.cli import main
from matchengine.config import LANGUAGES
from matchengine.results.numbers import decimal, measured
from matchengine.screen.explanation import explanation_lines
from matchengine.screen.explanation_words import WORDS
from matchengine.trade.facts import FACTS

Captured = pytest.CaptureFixture[str]
KALTIM = ROOT / "examples" / "kaltim-2025"


def explained(
    scoring: me.Scoring | None = None, across: str | None = "province", **tables: Any
) -> me.Explanation:
    """Explain K1 and J1, of a mission of these tables."""
    mission = make_mission(**tables)
    scores = me.score_pairs(mission, scoring or me.Scoring(), across=across)
    return me.explain(scores, mission, "K1", "J1")


def text(told: me.Explanation, language: Any = "en") -> str:
    return "\n".join(explanation_lines(told, language))


def test_points_add_up_for_every_pair_of_the_example() -> None:
    mission = me.read_mission(ROOT / "examples" / "diy-small")
    scores = me.score_pairs(mission)
    for at, pair in scores.frame.iterrows():
        best = me.explain(scores, mission, pair["buyer"], pair["seller"]).best
        assert best is not None
        assert best.points == dict(scores.contributions.loc[at])
        assert sum(best.points.values()) == best.value == pair["value"]
        exact = sum(one.exact for one in (*best.parts, *best.adjustments))
        assert exact == pytest.approx(1000 * pair["score"])
        assert (best.buyer, best.seller) == (pair["buyer"], pair["seller"])


def test_inputs_of_the_price_are_told() -> None:
    # freight: 8 tons of 20, so 2/5 of 10 million, over 8,000 kg: 500 a kg
    told = explained()
    assert told.best is not None
    (price,) = (part for part in told.best.parts if part.name == "price")
    facts = {fact.word: fact.amount for fact in price.facts}
    assert facts["limit"] == 30_000
    assert facts["price"] == 27_000
    assert facts["freight_per_unit"] == pytest.approx(500)
    assert facts["landed"] == pytest.approx(27_500)
    assert (price.buyer_weight, price.seller_weight) == (pytest.approx(0.2), 0)
    said = "limit 30,000/kg, landed 27,500/kg = 27,000/kg + 500/kg freight by container"
    assert f"{said} IDSUB→IDBPN" in text(told)
    said = "batas 30.000/kg, harga sampai 27.500/kg = 27.000/kg + 500/kg ongkos kirim"
    assert said in text(told, "id")


def test_every_part_that_ships_tells_its_inputs() -> None:
    assert set(FACTS) == set(me.TERMS)


def test_asked_the_other_way_round_it_says_which_was_scored() -> None:
    mission = make_mission()
    scores = me.score_pairs(mission)
    straight = me.explain(scores, mission, "K1", "J1")
    turned = me.explain(scores, mission, "J1", "K1")
    assert not straight.turned
    assert turned.as_json() == {**straight.as_json(), "turned": True}
    assert "Scored the other way round: K1 buys, J1 sells." in text(turned)


def test_other_line_pairs_and_the_other_direction_are_told() -> None:
    told = explained(
        offers=[
            eggs_offered(price=34_000),
            eggs_offered(),
            eggs_offered("K1", price=33_500),
        ],
        needs=[eggs_needed(), eggs_needed("J1")],
        lanes=[lane(), lane(origin="IDBPN", destination="IDSUB")],
    )
    assert told.best is not None
    assert told.best.offer is not None
    assert told.best.offer.row == 3
    assert [(one.buyer, one.seller) for one in told.others] == [
        ("K1", "J1"),
        ("J1", "K1"),
    ]
    for one in told.others:
        assert sum(one.points.values()) == one.value
    said = text(told)
    assert "The next best line pairs:" in said
    assert "The other direction:" in said


def test_what_is_not_known_is_told_with_what_is_lacking() -> None:
    told = explained(needs=[eggs_needed(needed_within_days=float("nan"))])
    assert told.best is not None
    (part,) = (one for one in told.best.parts if one.unknown)
    assert (part.name, part.number, part.lacking) == ("lead_time", 0.5, ("allowed",))
    said = text(told)
    assert "Not known, so it counts 0.5:" in said
    assert "- lead time: the days allowed not known" in said


def test_permits_are_told_by_how_far_the_seller_is() -> None:
    told = explained(
        offers=[eggs_offered(certificates={"halal": "held", "nkv": "in_process"})],
        needs=[eggs_needed(certificates=("halal",))],
        permits=[
            rule("04", "nkv", "penalise"),
            rule("0407", "sni", "penalise"),
            rule("0407", "karantina", "note"),
            rule("0901", "kopi", "block"),
        ],
    )
    assert told.best is not None
    standings = {one.name: (one.standing, one.row) for one in told.best.permits}
    assert standings == {
        "sni": ("missing", 3),
        "nkv": ("in_process", 2),
        "halal": ("held", 2),
        "karantina": ("note", 4),
    }
    assert "to be noted: karantina (permits, row 4)" in text(told)


def test_a_must_without_a_common_product_has_nothing_to_tell() -> None:
    told = explained(
        offers=[eggs_offered(hs="2523", product="Semen")],
        wishes=[wish("K1", "J1", "must")],
    )
    assert told.is_pair
    assert told.must
    assert told.best is not None
    assert told.best.need is None
    assert told.best.points == {}
    assert "this meeting is a must" in text(told)
    assert "no product in common" in text(told)


REASONS = [
    ("veto", {"wishes": [wish("J1", "K1", "no")]}, "asked not to have this meeting"),
    ("permit", {"permits": [rule("04", "nkv")]}, "The permit 'nkv' is missing"),
    (
        "cold",
        {"offers": [eggs_offered(temperature="frozen")], "lanes": [lane(reefer=False)]},
        "no lane from IDSUB to IDBPN keeps them so",
    ),
    (
        "no_common_product",
        {"offers": [eggs_offered(hs="2523", product="Semen")]},
        "product likeness of 0.4 or more",
    ),
    (
        "same_side",
        {"participants": [business("J1"), business("K1", province="Jawa Timur")]},
        "Both are of one side: Jawa Timur.",
    ),
]


@pytest.mark.parametrize(("reason", "tables", "said"), REASONS, ids=lambda x: x)
def test_why_two_are_no_pair(reason: str, tables: Any, said: str) -> None:
    told = explained(**tables)
    assert [one.reason for one in told.left_out] == [reason]
    assert not told.is_pair
    assert said in text(told)
    assert text(told, "id") != text(told)


def test_what_keeps_two_apart_is_lifted_to_tell_their_worth() -> None:
    plain = explained().best
    vetoed = explained(wishes=[wish("J1", "K1", "no")])
    assert plain is not None
    assert vetoed.best is not None
    assert vetoed.best.value == plain.value
    assert f"it would be worth {plain.value} of 1000" in text(vetoed)
    assert (vetoed.left_out[0].table, vetoed.left_out[0].row) == ("wishes", 2)


def test_all_that_keeps_two_apart_is_told_at_once() -> None:
    told = explained(
        me.Scoring(min_score=0.95),
        wishes=[wish("J1", "K1", "no")],
        permits=[rule("04", "nkv")],
    )
    assert [one.reason for one in told.left_out] == ["veto", "permit", "floor"]


def test_a_pair_below_the_floor_is_told_with_its_score() -> None:
    told = explained(me.Scoring(min_score=0.99))
    (why,) = told.left_out
    assert why.reason == "floor"
    assert told.best is not None
    assert why.details == {"score": told.best.score, "least": 0.99}
    assert "min_score" in text(told)


def test_a_pair_beyond_the_best_partners_is_told_so() -> None:
    mission = make_mission(
        participants=[business(one) for one in ("J1", "J2", "K1", "K2")],
        offers=[eggs_offered("J1", price=34_000), eggs_offered("J2")],
        needs=[eggs_needed("K1", max_price=28_000), eggs_needed("K2")],
    )
    scores = me.score_pairs(mission, me.Scoring(max_candidates=1))
    assert scores.cut == 1
    told = me.explain(scores, mission, "K1", "J1")
    assert [one.reason for one in told.left_out] == ["cut"]
    assert told.best is not None
    assert "max_candidates" in text(told)


def test_unknown_ids_and_oneself_are_refused() -> None:
    mission = make_mission()
    scores = me.score_pairs(mission)
    with pytest.raises(me.InputError, match=r"no participant.*K1x.*Did you mean 'K1'"):
        me.explain(scores, mission, "K1x", "J1")
    with pytest.raises(me.InputError, match="does not meet itself"):
        me.explain(scores, mission, "K1", "K1")


def test_scores_of_another_mission_are_refused() -> None:
    scores = me.score_pairs(make_mission())
    other = make_mission(needs=[eggs_needed(quantity_per_month=500)])
    with pytest.raises(me.InputError, match="not the scores of this mission"):
        me.explain(scores, other, "K1", "J1")
    bare = dataclasses.replace(scores, basis=None)
    with pytest.raises(me.InputError, match="not the scores of this mission"):
        me.explain(bare, make_mission(), "K1", "J1")


def test_markup_and_formulas_in_names_are_just_text() -> None:
    name = '=HYPERLINK("x") <b>{limit}</b> [red]\x1b[31m\n$a_b$'
    told = explained(
        participants=[{**business("J1"), "name": name}, business("K1")],
        offers=[eggs_offered(product="{price} =1+1")],
    )
    for language in LANGUAGES:
        said = text(told, language)
        assert '=HYPERLINK("x") <b>{limit}</b> [red] [31m $a_b$' in said
        assert "{price} =1+1" in said
        assert "\x1b" not in said


def test_json_is_plain_and_without_nan() -> None:
    told = explained(needs=[eggs_needed(needed_within_days=float("nan"))])
    data = json.loads(json.dumps(told.as_json(), allow_nan=False))
    assert data["is_pair"] is True
    assert data["best"]["value"] == told.best.value if told.best else False
    assert [part["name"] for part in data["best"]["parts"]] == list(me.TERMS)


def test_both_languages_have_every_word_and_the_same_blanks() -> None:
    for word, said in WORDS.items():
        assert len(said) == len(LANGUAGES), word
        assert all(one.strip() for one in said), word
        blanks = [
            {name for _, name, _, _ in string.Formatter().parse(one) if name}
            for one in said
        ]
        assert blanks[0] == blanks[1], word


def test_numbers_are_written_as_the_language_does() -> None:
    assert decimal(1_234_567.5, "id") == "1.234.567,5"
    assert decimal(1_234_567.5, "en") == "1,234,567.5"
    assert decimal(-0.0001, "en") == "0"
    assert measured(0.1234, "share", "id") == "12,3%"
    assert measured(45_000, "money", "id", "kg") == "45.000/kg"
    assert measured(1e6, "money", "en") == "Rp 1,000,000"
    assert measured(float("nan"), "days", "id") == "tidak diketahui"


# the command


def test_command_explains_in_both_languages(tmp_path: Path, capsys: Captured) -> None:
    config = str(write_config(tmp_path))
    ends = ["--buyer", "D06", "--seller", "K02"]
    assert main(["explain", config, *ends]) == 0
    shown = capsys.readouterr()
    assert shown.err == ""
    assert "keduanya ingin bertemu" in shown.out  # id is the first of the languages
    assert main(["explain", config, *ends, "--language", "en"]) == 0
    assert "both wish to meet" in capsys.readouterr().out
    assert main(["explain", config, *ends, "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    points = data["best"]["parts"] + data["best"]["adjustments"]
    assert sum(one["points"] for one in points) == data["best"]["value"]
    assert data["changed"] == []


def test_command_refuses_what_it_does_not_know(
    tmp_path: Path, capsys: Captured
) -> None:
    config = str(write_config(tmp_path))
    assert main(["explain", config, "--buyer", "D6", "--seller", "X"]) == 3
    errors = capsys.readouterr().err.splitlines()
    assert len(errors) == 2
    assert all(line.startswith("error: participants.csv") for line in errors)
    assert main(["explain", config, "--buyer", "D06"]) == 2
    ends = ["--buyer", "D06", "--seller", "K02"]
    assert main(["explain", config, *ends, "--language", "fr"]) == 2
    assert main(["explain", str(tmp_path / "nothing.yaml"), *ends]) == 3
    assert main(["explain", str(tmp_path), *ends]) == 3
    assert "there is no run.json in it" in capsys.readouterr().err


@pytest.fixture
def finished(tmp_path: Path) -> Path:
    """The outputs folder of a run whose inputs stand in `inputs` beside it."""
    inputs = tmp_path / "inputs"
    inputs.mkdir()
    for table in (ROOT / "examples" / "diy-small").glob("*.csv"):
        (inputs / table.name).write_bytes(table.read_bytes())
    config = write_config(tmp_path, inputs=str(inputs))
    assert main(["run", str(config), "--quiet"]) == 0
    config.unlink()
    return tmp_path / "out"


def test_a_run_explains_itself(finished: Path, capsys: Captured) -> None:
    capsys.readouterr()
    ends = ["--buyer", "D06", "--seller", "K02", "--language", "en"]
    assert main(["explain", str(finished), *ends]) == 0
    shown = capsys.readouterr()
    assert "968 of 1000 points" in shown.out
    assert shown.out.startswith("In the plan: ")
    assert shown.err == ""


def test_a_run_says_what_changed_since(finished: Path, capsys: Captured) -> None:
    capsys.readouterr()
    table = finished.parent / "inputs" / "wishes.csv"
    table.write_text(table.read_text("utf-8") + "D01,K03,want,\n", encoding="utf-8")
    ends = ["--buyer", "D06", "--seller", "K02", "--language", "en"]
    assert main(["explain", str(finished), *ends]) == 0
    shown = capsys.readouterr()
    assert "these files have changed: wishes.csv" in shown.err
    assert main(["explain", str(finished), *ends, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["changed"] == ["wishes.csv"]
    # Without the tables the score cannot be told, but the plan is still there.
    table.with_name("participants.csv").unlink()
    assert main(["explain", str(finished), *ends]) == 0
    shown = capsys.readouterr()
    assert shown.out.startswith("In the plan: ")
    assert "warning: " in shown.err
    assert main(["explain", str(finished), "--buyer", "D06", "--seller", "X"]) == 3


def test_a_run_says_that_its_own_part_and_words_changed(
    tmp_path: Path, capsys: Captured
) -> None:
    part, words = tmp_path / "mine.py", tmp_path / "kata.csv"
    text = "def mine(lines, mission, scoring):\n    return lines.likeness"
    part.write_text(text, encoding="utf-8")
    words.write_text("commodity,indonesian\nzuq,zuq\n", encoding="utf-8")
    config = write_config(
        tmp_path,
        scoring__terms={"mine": "mine:mine"},
        glossary="kata.csv",
        solver__time_limit_s=60,
    )
    assert main(["run", str(config), "--quiet"]) == 0
    ends = ["--buyer", "D06", "--seller", "K02", "--json"]
    capsys.readouterr()
    part.write_text(f"{text} ** 2", encoding="utf-8")
    more = "commodity,indonesian\nzuq,zuq\nwib,wib\n"
    words.write_text(more, encoding="utf-8")
    assert main(["explain", str(tmp_path / "out"), *ends]) == 0
    assert json.loads(capsys.readouterr().out)["changed"] == ["kata.csv", "mine.py"]


@pytest.mark.parametrize(
    ("manifest", "says"),
    [
        ("{", "not JSON"),
        ("[]", "not of the format"),
        ('{"format": "matchengine.run/9"}', "not of the format"),
        ('{"format": "matchengine.run/1"}', "hashes of the inputs"),
        ('{"format": "matchengine.run/1", "inputs": {}}', "configuration"),
    ],
)
def test_a_manifest_that_is_none_is_refused(
    tmp_path: Path, capsys: Captured, manifest: str, says: str
) -> None:
    (tmp_path / "run.json").write_text(manifest, encoding="utf-8")
    assert main(["explain", str(tmp_path), "--buyer", "A", "--seller", "B"]) == 3
    assert says in capsys.readouterr().err


# the picture


def test_picture_shows_every_step_and_the_value() -> None:
    matplotlib = pytest.importorskip("matplotlib")
    matplotlib.use("Agg")
    told = explained(
        participants=[{**business("J1"), "name": "$a_b$ <b>"}, business("K1")]
    )
    assert told.best is not None
    for language in LANGUAGES:
        axes = me.plot_explanation(told, language)
        axes.figure.canvas.draw()
        steps = [points for points in told.best.points.values() if points]
        assert [bar.get_width() for bar in axes.patches] == [*steps, told.best.value]
        assert "$a_b$ <b>" in axes.get_title()
        labels = [*axes.texts, *axes.get_yticklabels(), axes.title]
        boxes = [label.get_window_extent() for label in labels]
        paper = axes.figure.bbox
        assert all(box.x0 >= 0 and box.x1 <= paper.x1 for box in boxes)
        assert all(box.x1 <= axes.bbox.x1 for box in boxes[: len(axes.texts)])
    pyplot = pytest.importorskip("matplotlib.pyplot")
    pyplot.close("all")


def test_picture_without_matplotlib_names_the_extra(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib.pyplot", None)
    with pytest.raises(ModuleNotFoundError, match=r"matchengine\[plot\]"):
        me.plot_explanation(explained())


def test_picture_of_nothing_is_refused() -> None:
    told = explained(offers=[eggs_offered(hs="2523", product="Semen")])
    with pytest.raises(ValueError, match="nothing to trade"):
        me.plot_explanation(told)
