"""Pictures of plans and scores, by one door."""

import sys
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from make import pair, problem, schedule, slots, tables
from make_mission import business, make_mission
from make_story import story

import matchengine as me

PLAN = schedule("A|B s1 t2", "C|D s1 t10", "C|B s2 t10")


@pytest.fixture(autouse=True)
def _pictures() -> Iterator[None]:
    matplotlib = pytest.importorskip("matplotlib")
    matplotlib.use("Agg")
    yield
    pytest.importorskip("matplotlib.pyplot").close("all")


def cells(ax: Any) -> list[list[float | None]]:
    (image,) = ax.images
    return image.get_array().tolist()


def names(ax: Any) -> tuple[list[str], list[str]]:
    rows, columns = (axis.get_ticklabels() for axis in (ax.yaxis, ax.xaxis))
    return [one.get_text() for one in rows], [one.get_text() for one in columns]


def test_plan_is_drawn_as_tables_by_slots() -> None:
    ax = me.plot(PLAN)
    taken = [[one is not None for one in row] for row in cells(ax)]
    assert taken == [[True, False], [True, True]]
    assert names(ax) == (["t2", "t10"], ["s1", "s2"])
    assert sorted(one.get_text() for one in ax.texts) == ["A\nB", "C\nB", "C\nD"]
    assert ax.get_title() == "Meetings: 3 · tables: 2 · slots: 2"
    assert len(ax.figure.axes) == 1


def test_plan_with_its_problem_has_the_colours_of_values_and_the_whole_hall() -> None:
    pairs = (pair("A|B", 7), pair("C|D", 5), pair("C|B", 3))
    asked = problem(pairs=pairs, slots=slots(3), tables=tables(11))
    ax = me.plot(PLAN, problem=asked, language="id")
    drawn = cells(ax)
    assert (len(drawn), len(drawn[0])) == (11, 3)
    assert (drawn[1][0], drawn[9][:2]) == (7, [5, 3])
    assert sum(one is not None for row in drawn for one in row) == 3
    assert ax.get_title() == "Pertemuan: 3 · meja: 11 · slot: 3"
    assert [one.get_ylabel() for one in ax.figure.axes] == ["Meja", "Nilai"]


def test_slots_with_times_have_them_as_names() -> None:
    told = story("K1|J1 s01 T01")
    ax = me.plot(told.schedule, problem=told.problem)
    assert names(ax)[1] == ["09:00", "09:25"]


def test_plan_of_another_problem_is_refused() -> None:
    asked = problem(pairs=(pair("A|B"), pair("C|D"), pair("C|B")), tables=tables(2))
    with pytest.raises(ValueError, match=r"'C\|D' in slot 's1' at table 't10'"):
        me.plot(PLAN, problem=asked)


def test_no_plan_is_refused_and_an_empty_one_is_drawn() -> None:
    with pytest.raises(ValueError, match="the schedule is infeasible"):
        me.plot(schedule(status="infeasible"))
    assert cells(me.plot(schedule())) == [[None]]


def test_large_plan_has_no_names_but_says_how_many() -> None:
    held = [
        me.Meeting(f"{t}|{s}", f"A{t}", f"B{t}", f"s{s}", f"t{t}")
        for s in range(4)
        for t in range(2_400)
    ]
    ax = me.plot(me.Schedule("feasible", meetings=held), language="id")
    assert np.shape(cells(ax)) == (2_400, 4)
    assert names(ax) == ([], ["s0", "s1", "s2", "s3"])
    assert ax.get_ylabel() == "Meja (2.400)"
    assert len(ax.texts) == 0


def test_scores_are_drawn_as_buyers_by_sellers() -> None:
    scores = story().scores
    ax = me.plot(scores)
    best = dict(
        zip(
            zip(scores.frame["buyer"], scores.frame["seller"], strict=True),
            scores.frame["score"],
            strict=True,
        )
    )
    assert names(ax) == (["K1", "K2"], ["J1", "J2"])
    assert cells(ax) == [[best[k, j] for j in ("J1", "J2")] for k in ("K1", "K2")]
    assert ax.get_title() == "Scores of pairs: 4"


def test_scores_of_many_have_no_names() -> None:
    people = [business("J1"), *(business(f"K{n}") for n in range(61))]
    ax = me.plot(story(people=people).scores)
    assert names(ax) == ([], ["J1"])
    assert ax.get_ylabel() == "Buyer (61)"


def test_scores_of_nobody_are_refused() -> None:
    with pytest.raises(ValueError, match="no pair to draw"):
        me.plot(me.score_pairs(make_mission(offers=[], needs=[])))


def test_explanation_is_drawn_as_a_waterfall() -> None:
    told = story()
    ax = me.plot(me.explain(told.scores, told.mission, "K1", "J1"))
    assert "Usaha K1" in ax.get_title()


def test_axes_of_the_caller_are_drawn_on() -> None:
    figure = pytest.importorskip("matplotlib.figure").Figure()
    first, second = figure.subplots(1, 2)
    assert me.plot(PLAN, ax=first) is first
    assert me.plot(story().scores, ax=second) is second


def test_ids_with_dollars_and_breaks_are_drawn_as_they_are() -> None:
    held = me.Meeting("x", "$\\frac{", "a\nb$", "s$1$", "t" * 40)
    ax = me.plot(me.Schedule("feasible", meetings=(held,)))
    ax.figure.canvas.draw()
    assert names(ax) == (["t" * 15 + "…"], ["s$1$"])
    assert [one.get_text() for one in ax.texts] == ["$\\frac{\na b$"]


@pytest.mark.parametrize("what", [None, "schedule", 3, problem()])
def test_anything_else_is_a_type_error(what: Any) -> None:
    with pytest.raises(TypeError, match="plot draws a Schedule, Scores or an Explan"):
        me.plot(what)


def test_problem_with_scores_is_a_type_error() -> None:
    with pytest.raises(TypeError, match="a problem is for the picture of a Schedule"):
        me.plot(story().scores, problem=problem())


def test_without_matplotlib_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib.pyplot", None)
    with pytest.raises(ModuleNotFoundError, match=r"matchengine\[plot\]"):
        me.plot(PLAN)
