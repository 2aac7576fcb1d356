"""Advice as it is told: sentences, tables, the page, the command; two languages."""

import json
import re
from dataclasses import replace
from pathlib import Path
from string import Formatter

import pytest
from make_config import make_config, write_config

from matchengine.advising import (
    variants_of_mission,
    weights_of,
    with_longer_session,
    with_weight,
    write_advice,
)
from matchengine.cli import main
from matchengine.config import LANGUAGES, Day, Language
from matchengine.handouts.advice.curves import HEIGHT, TOP, curve_of
from matchengine.handouts.advice.page import advice_pages
from matchengine.live.advising.recommending import recommended
from matchengine.live.advising.records import (
    Advice,
    Fair,
    Left,
    Moved,
    Point,
    Price,
    Served,
    Span,
    Step,
)
from matchengine.live.advising.sheets import Sheet, sheets_of
from matchengine.live.advising.telling import percent, sentences, unanswered
from matchengine.live.advising.variants import Weight
from matchengine.live.advising.words import SAID
from matchengine.preparing import Prepared, prepare
from matchengine.trade.settings import Scoring

Captured = pytest.CaptureFixture[str]


def served(meetings: int, businesses: int) -> Served:
    return Served(meetings, businesses, businesses, 0)


def point(step: Step, low: int, high: int, businesses: int = 20) -> Point:
    value, bound = 1000 + low, 1000 + high
    tables = 10 + (step.by if step.kind == "tables" else 0)
    gain = Span(low, high)
    held = served(40 + step.by, businesses)
    return Point(step, "feasible", 4, tables, value, bound, held, gain)


BASE = Point(Step("base"), "optimal", 4, 10, 1000, 1000, served(40, 20))
ADVICE = Advice(
    base=BASE,
    slack=1,
    prices=(
        Price(Step("tables", 1), 30.5, 31),
        Price(Step("delegates", 1, "P1"), 40.0, 41),
    ),
    points=(
        point(Step("tables", -1), -60, -60),
        point(Step("tables", 1), 30, 30, 21),
        point(Step("tables", 2), 55, 60, 22),
        point(Step("tables", 4), 60, 62, 22),
        point(Step("delegates", 1, "P1"), 38, 38),
    ),
    weights=(
        Moved("buyer", "price", 0.2, 0.8, 4, 40, "solved", sure=True),
        Moved("buyer", "price", 0.2, 1.2, 1, 40, "chosen", sure=False),
        Moved("wish", "wish", 0.3, 0.8, 0, 40, "chosen", sure=False),
    ),
    fairness=(
        Fair(0, "held", 1000, 1000, Span(0, 0), served(40, 20)),
        Fair(1, "held", 999, 999, Span(1, 1), served(40, 20)),
        Fair(2, "held", 992, 995, Span(5, 8), served(40, 20)),
        Fair(3, "held", 900, 900, Span(100, 100), served(38, 20)),
        Fair(4, "impossible"),
    ),
    left=(
        Left("slots", "time", "+1"),
        Left("slots", "time", "-1"),
        Left("weights", "time", "price"),
    ),
    participants=80,
    kept_free=2,
    minutes=20,
    names={"P1": "CV <Tani>"},
)
TOLD = replace(ADVICE, recommendations=recommended(ADVICE))


def test_recommendations_say_what_is_certain() -> None:
    assert sentences(TOLD, "en") == (
        "Add 2 tables: that adds 5.5 to 6 % of value (certain) and lets 2 businesses "
        "more meet somebody. Going on to 4 tables would add 0.7 % more at most.",
        "2 tables kept free for walk-ins: each of them put to use is worth as much as "
        "one more table.",
        "One more delegate of CV <Tani> would add 3.8 % of value (proven) and 1 "
        "meeting more.",
        "Every business can hold at least 2 meetings, as far as partners and time "
        "allow: that costs 0.5 to 0.8 % of value (certain). With one meeting fewer it "
        "costs 0.1 % at most.",
        "At least 3 meetings for everybody would cost 10 % of value (proven).",
        "At least 4 meetings for everybody is proven impossible.",
        "The plan hangs on the weight of price, for the buyer: 20 % less, it changes "
        "at least 10 % of the meetings.",
    )


def test_recommendations_are_said_in_indonesian() -> None:
    said = sentences(TOLD, "id")
    assert len(said) == len(sentences(TOLD, "en"))
    assert said[0] == (
        "Tambahkan 2 meja: nilai naik 5,5 s.d. 6% (pasti) dan 2 usaha lagi bertemu "
        "mitra. Menambah sampai 4 meja menaikkan nilai paling banyak 0,7% lagi."
    )


def test_gain_that_may_be_nothing_is_not_recommended() -> None:
    unsure = point(Step("tables", 1), -5, 60)
    told = recommended(replace(ADVICE, points=(unsure,)))
    assert [one.kind for one in told if "table" in one.kind] == []


def test_fewer_tables_are_recommended_where_they_cost_nothing() -> None:
    points = (point(Step("tables", -1), 0, 0), point(Step("tables", 1), 0, 0))
    kinds = [one.kind for one in recommended(replace(ADVICE, points=points))]
    assert kinds[:2] == ["tables_enough", "fewer_tables"]
    lonely = (point(Step("tables", -1), 0, 0, businesses=19), points[1])
    kinds = [one.kind for one in recommended(replace(ADVICE, points=lonely))]
    assert "fewer_tables" not in kinds


def test_noise_of_the_method_is_no_sensitivity() -> None:
    told = recommended(replace(ADVICE, noise=3))
    assert "weight" not in [one.kind for one in told]
    assert "no_weight" in [one.kind for one in told]


def test_nothing_is_said_as_nothing() -> None:
    points = (point(Step("tables", -1), 0, 0), point(Step("tables", 1), 0, 0))
    free = ADVICE.fairness[0]
    fairness = (free, replace(free, floor=1))
    same = replace(
        ADVICE, slack=0, prices=(), points=points, weights=(), fairness=fairness
    )
    assert sentences(replace(same, recommendations=recommended(same)), "en") == (
        "There are tables enough: 1 table more would add nothing.",
        "1 table fewer would do: value does not fall, and as many businesses meet "
        "somebody.",
        "No business needs one more delegate: none would add anything.",
        "Every business can hold at least 1 meeting, as far as partners and time "
        "allow: that costs nothing.",
    )


def test_what_is_left_is_said_once_for_each_question() -> None:
    stopped = replace(ADVICE, stopped=True)
    assert list(unanswered(stopped, "en")) == [
        "Stopped before the end; what was answered by then stands here.",
        "Slots (+1, \N{MINUS SIGN}1): not reached in the time given.",
        "Sensitivity to the weights (price): not reached in the time given.",
    ]


def test_tables_put_today_in_its_place() -> None:
    sheet = next(one for one in sheets_of(TOLD, "en") if one.name == "tables")
    assert [row[0] for row in sheet.rows] == [
        "9 tables (\N{MINUS SIGN}1)",
        "10 tables (as it is)",
        "11 tables (+1)",
        "12 tables (+2)",
        "14 tables (+4)",
    ]
    assert [row[1] for row in sheet.rows][1:4] == ["0 %", "+3 %", "+5.5 to +6 %"]


def test_small_shares_keep_two_decimals() -> None:
    assert percent(0.0012, "en") == "0.12 %"
    assert percent(-0.123, "id") == "\N{MINUS SIGN}12,3%"
    assert percent(-0.000001, "en", signed=True) == "0 %"


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_both_languages_fill_in_the_same() -> None:
    differing = [w for w, (one, other) in SAID.items() if fields(one) != fields(other)]
    assert differing == []


# the page


def test_page_is_whole_in_each_language_and_runs_nothing() -> None:
    pages = advice_pages(TOLD, "Misi & Co", LANGUAGES)
    assert list(pages) == ["advice.id.html", "advice.en.html"]
    for name, page in pages.items():
        text = page.decode()
        assert f'lang="{name[7:9]}"' in text
        assert "<script" not in text
        assert "CV &lt;Tani&gt;" in text
        assert "Misi &amp; Co" in text
        assert not re.search(r"(src|href)=\"https?:", text)


def test_page_of_no_plan_says_so() -> None:
    nothing = Advice(base=Point(Step("base"), "infeasible", 4, 10))
    text = advice_pages(nothing, "", ("en",))["advice.en.html"].decode()
    assert "The mission as it is cannot be planned" in text


@pytest.mark.parametrize("name", ["tables", "fairness"])
def test_curve_stays_inside_its_frame(name: str) -> None:
    sheet = next(one for one in sheets_of(TOLD, "en") if one.name == name)
    curve = curve_of(sheet, TOLD, "en")
    assert curve is not None
    assert [mark.now for mark in curve.marks].count(True) == 1
    assert all(TOP <= mark.high <= mark.low <= HEIGHT for mark in curve.marks)
    assert [tick.zero for tick in curve.ticks].count(True) == 1
    places = [mark.x for mark in curve.marks]
    assert places == sorted(places)


def test_one_point_is_no_curve() -> None:
    alone = replace(TOLD, fairness=TOLD.fairness[:1])
    assert curve_of(Sheet("fairness", "", "", (), ()), alone, "en") is None


def test_advice_is_written_as_json_and_pages(tmp_path: Path) -> None:
    written = write_advice(TOLD, make_config(), tmp_path)
    assert [path.name for path in written] == [
        "advice.json",
        "advice.id.html",
        "advice.en.html",
    ]
    data = json.loads(written[0].read_text("utf-8"))
    assert data["base"]["value"] == 1000
    assert [one["share"] for one in data["weights"]] == [0.1, 0.025, 0.0]


# what a configuration allows


def day(**changes: object) -> Day:
    return make_config(**changes).day


def test_session_gains_and_loses_slots() -> None:
    longer = with_longer_session(day(), "Pagi", 2)
    assert longer is not None
    assert longer.sessions[0].end == "10:35"
    assert with_longer_session(day(), "Pagi", -3) is None


def test_session_that_would_meet_the_next_one_stays() -> None:
    sessions = [
        {"name": "Pagi", "start": "09:00", "end": "09:45"},
        {"name": "Siang", "start": "10:00", "end": "10:45"},
    ]
    two = day(day__sessions=sessions)
    assert with_longer_session(two, "Pagi", 1) is None
    shorter = with_longer_session(two, "Pagi", -2)
    assert shorter is not None
    assert [one.name for one in shorter.sessions] == ["Siang"]


def test_weights_that_count_nothing_are_not_moved() -> None:
    scoring = Scoring(buyer_weights={"price": 0.0}, wish_weight=0.0)
    names = [(one.side, one.part) for one in weights_of(scoring)]
    assert ("buyer", "price") not in names
    assert ("wish", "wish") not in names
    shares = [one.share for one in weights_of(scoring) if one.side == "buyer"]
    assert sum(shares) == pytest.approx(1)


def test_one_weight_is_moved_and_no_other() -> None:
    moved = with_weight(Scoring(), Weight("seller", "volume", 0.2), 1.2)
    assert moved.seller_weights["volume"] == pytest.approx(0.24)
    assert moved.buyer_weights == Scoring().buyer_weights
    wished = with_weight(Scoring(wish_weight=0.9), Weight("wish", "wish", 0.9), 1.2)
    assert wished.wish_weight == 1.0


@pytest.fixture(scope="module")
def prepared() -> Prepared:
    return prepare(make_config())


def test_shorter_meetings_make_more_slots(prepared: Prepared) -> None:
    variants = variants_of_mission(make_config(), prepared)
    assert variants.minutes is not None
    shorter, longer = variants.minutes(10), variants.minutes(30)
    assert shorter is not None
    assert longer is not None
    assert (len(shorter.slots), len(longer.slots)) == (3, 1)
    assert variants.minutes(60) is None


def test_same_weights_give_the_same_problem(prepared: Prepared) -> None:
    variants = variants_of_mission(make_config(), prepared)
    assert variants.weighed is not None
    same = variants.weighed(Weight("buyer", "price", 0.2), 1.0)
    assert same.pairs == prepared.problem.pairs
    other = variants.weighed(Weight("buyer", "price", 0.2), 5.0)
    assert other.pairs != prepared.problem.pairs


# the command


@pytest.mark.parametrize(
    ("language", "said"), [("id", "Saran\n1. "), ("en", "What we recommend\n1. ")]
)
def test_command_advises_and_names_its_files(
    language: Language, said: str, tmp_path: Path, capsys: Captured
) -> None:
    config = write_config(tmp_path)
    asked = ["--time-limit", "0.5", "--language", language, "--quiet"]
    assert main(["advise", str(config), "-o", str(tmp_path), *asked]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith(said)
    assert f"Written: {tmp_path / 'advice.en.html'}" in printed


def test_command_without_a_plan_ends_as_run_does(
    tmp_path: Path, capsys: Captured
) -> None:
    config = write_config(tmp_path, tables={"count": 1})
    asked = ["--time-limit", "0.5", "--language", "en", "--quiet"]
    assert main(["advise", str(config), "-o", str(tmp_path), *asked]) == 4
    assert "1. The mission as it is cannot be planned" in capsys.readouterr().out


def test_command_refuses_unknown_delegates(tmp_path: Path, capsys: Captured) -> None:
    config = write_config(tmp_path)
    assert main(["advise", str(config), "--delegates", "K99", "--quiet"]) == 3
    assert "(value: 'K99')" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_command_lists_what_is_wrong_with_a_configuration(
    tmp_path: Path, capsys: Captured
) -> None:
    config = write_config(tmp_path, goals=[{"goal": "walue"}], inputs="nowhere")
    assert main(["advise", str(config), "--quiet"]) == 3
    assert "walue" in capsys.readouterr().err


def test_folder_that_cannot_be_made_is_told_before_the_work(
    tmp_path: Path, capsys: Captured
) -> None:
    config = write_config(tmp_path)
    blocked = tmp_path / "file"
    blocked.write_text("")
    assert main(["advise", str(config), "-o", str(blocked), "--quiet"]) == 3
    assert "cannot be written" in capsys.readouterr().err
