"""How plans, scores and reports show themselves in a notebook."""

from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import pytest
from make import meeting, pair, problem, result, schedule
from make_config import make_config
from make_mission import business, make_mission
from make_story import story, summed_up

import matchengine as me
from matchengine.faces.html import bar, shown
from matchengine.faces.schedule import natural

MARKUP = "<script>alert('&\"')</script>"


class Page(HTMLParser):
    """What a browser would see: tags, cells, text; no tag left open."""

    def __init__(self, face: str) -> None:
        super().__init__()
        self.tags: Counter[str] = Counter()
        self.rows: list[list[str]] = []
        self.text = ""
        self._open: list[str] = []
        self.feed(face)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags[tag] += 1
        if tag == "br":
            self._add("\n")
            return
        self._open.append(tag)
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append("")

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self._open:
            self._add(data)

    def _add(self, data: str) -> None:
        self.text += data
        if self._open[-1] in ("td", "th"):
            self.rows[-1][-1] += data


def page(shown: object) -> Page:
    return Page(shown._repr_html_())


def test_schedule_shows_its_goals_and_the_hall() -> None:
    goals = (result("value", 900, best=1_000, limit=900, bound=1_250),)
    plan = schedule("A|B s1 t2", "C|B s2 t10", "C|D s1 t10", goals=goals)
    seen = page(plan)
    assert seen.rows == [
        ["goal", "this plan", "best", "bound", "gap", "proven by"],
        ["value", "900", "1,000", "1,250", "25 %", "search"],
        ["table", "s1", "s2"],
        ["t2", "A\nB", ""],
        ["t10", "C\nD", "C\nB"],
    ]
    assert "3 meetings4 participants2 slots2 tables" in seen.text


def test_schedule_with_markup_in_its_ids_shows_it_as_text() -> None:
    held = me.Meeting("x", MARKUP, "<b>B</b>", "<i>s1", "t&1")
    seen = page(schedule(held))
    assert seen.rows[-2:] == [
        ["table", "<i>s1"],
        ["t&1", f"{MARKUP[:23]}…\n<b>B</b>"],
    ]
    assert seen.tags["script"] == seen.tags["b"] - 4 == seen.tags["i"] == 0


def test_wrong_plan_with_two_meetings_in_one_place_says_so() -> None:
    seen = page(schedule("A|B s1 t1", "C|D s1 t1"))
    assert seen.rows[-1] == ["t1", "A\nB\nand 1 more"]


def test_infeasible_schedule_shows_what_clashes() -> None:
    clash = me.Conflict("must", ("A|B",), "A must meet <B>.", "Drop it.")
    seen = page(schedule(status="infeasible", conflicts=(clash,)))
    assert "impossible" in seen.text
    assert "A must meet <B>. Drop it." in seen.text


@pytest.mark.parametrize("status", ["optimal", "no_plan", "infeasible"])
def test_schedule_without_meetings_has_a_face(status: str) -> None:
    assert page(schedule(status=status)).tags["table"] == 0


def test_large_schedule_is_cut_and_says_how_many_are_not_shown() -> None:
    long = "x" * 1_000
    held = [
        me.Meeting(f"{s}|{t}", f"{long}{s}", f"{long}{t}", f"s{s:02d}", f"t{t}")
        for s in range(30)
        for t in range(300)
    ]
    face = me.Schedule("feasible", meetings=held)._repr_html_()
    seen = Page(face)
    assert (
        "8,200 meetings are not shown: there are 300 tables and 30 slots." in seen.text
    )
    assert [row[0] for row in seen.rows[1:]] == [f"t{n}" for n in range(40)]
    assert {len(row) for row in seen.rows} == {21}
    assert len(face) < 150_000


def test_scores_show_the_best_pairs_with_their_parts() -> None:
    told = story()
    seen = page(told.scores)
    parts = [name.replace("_", " ") for name in told.scores.parts]
    assert seen.rows[0] == ["buyer", "seller", "value", "score", *parts]
    best = told.scores.frame.iloc[0]
    assert seen.rows[1][:4] == ["K1", "J1", str(best["value"]), f"{best['score']:.2f}"]
    assert len(seen.rows) == 1 + 4
    assert "4 pairs" in seen.text


def test_scores_mark_what_is_not_known() -> None:
    seen = page(story(offers=[{"participant": "J1", "product": "Telur ayam"}]).scores)
    assert any(cell.endswith("?") for row in seen.rows for cell in row)
    assert "? = not known" in seen.text


def test_many_scores_are_cut_to_the_best() -> None:
    people = [
        *(business(f"J{n}") for n in range(8)),
        *(business(f"K{n}") for n in range(8)),
    ]
    seen = page(story(people=people).scores)
    assert len(seen.rows) == 1 + 20
    assert "The best 20 of 64 pairs" in seen.text


def test_scores_of_nobody_have_a_face() -> None:
    scores = me.score_pairs(make_mission(offers=[], needs=[]))
    assert page(scores).tags["table"] == 0


def test_report_shows_the_verdict_and_recomputed_goals() -> None:
    asked = problem(pairs=(pair("A|B", 7),), goals=("value",))
    plan = schedule("A|B s1 t1", goals=(result("value", 7),))
    seen = page(me.verify(asked, plan))
    assert seen.text.startswith("✓ The plan holds")
    assert seen.rows[1][:2] == ["value", "7"]


def test_report_lists_what_does_not_hold_up_to_a_limit() -> None:
    asked = problem(pairs=(pair("A|B"),))
    unknown = [meeting(f"C|D{n} s1 t1") for n in range(30)]
    report = me.verify(asked, schedule(*unknown))
    seen = page(report)
    assert seen.text.startswith("✗ Refused")
    assert f"… and {len(report.violations) - 20} more" in seen.text


def test_outcome_shows_the_mission_and_its_plan() -> None:
    told = story("K1|J1 s01 T01", people=[business("J1"), business("K1", city=MARKUP)])
    warning = me.Finding("a.csv", f"odd {MARKUP}", "Look.", severity="warning")
    outcome = me.Outcome(
        make_config(outputs__folder="out/<b>"),
        told.mission,
        told.scores,
        told.problem,
        told.schedule,
        me.verify(told.problem, told.schedule),
        summed_up(told),
        (warning,),
        (Path("out/run.json"),),
        1,
    )
    seen = page(outcome)
    assert seen.text.startswith("Misi · 2025-05-07")
    assert f"odd {MARKUP}" in seen.text
    assert seen.rows[-1] == ["T01", "K1\nJ1"]
    assert seen.tags["script"] == 0


def test_numbers_texts_and_shares_are_shown_whatever_they_are() -> None:
    assert [str(shown(one)) for one in (None, 10**4_400, 1_234, 0.5, "\ud800<")] == [
        "-",
        "too long to show",
        "1,234",
        "0.5",
        "?&lt;",
    ]
    assert [">-<" in str(bar(one)) for one in (None, float("nan"), 0.5)] == [
        True,
        True,
        False,
    ]


def test_tables_are_in_the_order_people_count_in() -> None:
    names = ["T10", "²", "T2", "A", "10", "9", ""]
    assert sorted(names, key=natural) == ["", "9", "10", "A", "T2", "T10", "²"]
