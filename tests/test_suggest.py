"""Who could meet now: against trying everything, and in words."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import islice, product
from pathlib import Path

import brute
import pytest
from hypothesis import given, settings, strategies as st
from make import pair, problem, schedule
from strategies import problems

import matchengine as me
from matchengine.cli import main
from matchengine.live.obstacles import OBSTACLES
from matchengine.live.suggest import suggest
from matchengine.live.suggestion_words import IN_THE_WAY

SWITCHED = [
    *("twins", "delegates", "unavailable", "maximum", "required", "fixed_table"),
    *("pair_slots", "resources", "precedences", "own_tables", "zones", "sessions"),
    *("spread", "free_tables", "table_unavailable"),
]


# small days


def test_a_suggestion_says_what_the_partner_could_do_no_more_later() -> None:
    people = [
        me.Participant("B", max_meetings=1),
        me.Participant("C", unavailable=("s1",)),
    ]
    pairs = [pair("A|B", 5), pair("C|B", 7), pair("D|B", 3)]
    asked = problem(pairs, participants=people)
    (found,) = suggest(asked, schedule(), "A", "s1").free
    # With B there, the slot loses D|B; B would have met C later, which is 4 more.
    assert (found.value, found.slot_loss, found.later_loss) == (5, 3, 4)
    assert (found.cost, found.net) == (7, -2)


def test_a_suggestion_takes_the_table_at_which_the_two_sit_anyhow() -> None:
    asked = problem(["A|B", "A|C", "B|D"], slots=3, tables=3)
    plan = schedule("A|C s1 t2", "B|D s3 t2")
    (found,) = suggest(asked, plan, "A", "s2").free
    assert found.meeting.table == "t2"


def test_a_table_kept_free_is_named_as_such() -> None:
    asked = problem(["A|B", "C|D"], slots=1, free_tables_per_slot=1)
    plan = schedule("C|D s1 t1")
    (found,) = suggest(asked, plan, "A", "s1").free
    assert (found.meeting.table, found.kept_free) == ("t2", True)
    asked = problem(["A|B", "C|D"], slots=1, tables=3, free_tables_per_slot=1)
    (found,) = suggest(asked, plan, "A", "s1").free
    assert not found.kept_free


def test_the_best_who_are_busy_are_told_with_whom_they_sit() -> None:
    asked = problem([pair("A|B", 9), pair("C|B", 4), pair("C|D", 3)], slots=1)
    found = suggest(asked, schedule("C|B s1 t1"), "A", "s1")
    (busy,) = found.busy
    assert [held.pair for held in busy.gives_up] == ["C|B"]
    # C is left alone, and can then meet D: the slot gains 3.
    assert (busy.given_up, busy.slot_loss, busy.net) == (4, -3, 8)
    assert found.free == ()
    assert found.why_none("en") == (
        "A: nobody can be had in s1. Partners: 1. In another meeting then: 1."
    )


@pytest.mark.parametrize(
    ("people", "held", "says"),
    [
        ([me.Participant("A", unavailable=("s1",))], [], "A is away in s1."),
        ([me.Participant("A", max_meetings=0)], [], "reached its own maximum"),
        ([], ["A|B s2 t1"], "all of its partners in the plan already"),
        ([me.Participant("B", unavailable=("s1",))], [], "Partner away: 1."),
        ([], ["C|D s1 t1", "E|F s1 t2"], "No table is free: 1."),
    ],
)
def test_nobody_found_is_told_why(
    people: list[me.Participant], held: list[str], says: str
) -> None:
    asked = problem(["A|B", "C|D", "E|F"], participants=people)
    assert says in suggest(asked, schedule(*held), "A", "s1").why_none("en")


def test_every_obstacle_has_its_words() -> None:
    assert set(OBSTACLES) | {"held", "must", "busy"} == set(IN_THE_WAY)


def test_what_is_not_known_is_refused_at_once() -> None:
    with pytest.raises(me.InputError) as caught:
        suggest(problem(), schedule(), "Z", "s9", top=0)
    assert len(caught.value.findings) == 3


def test_suggestions_are_a_table_and_plain_data() -> None:
    asked = problem([pair("A|B", 9), pair("A|C", 8), pair("D|C", 1)], slots=1)
    found = suggest(asked, schedule("D|C s1 t1"), "A", "s1")
    frame = found.to_frame()
    assert frame["partner"].tolist() == ["B", "C"]
    assert frame["net"].tolist() == [9, 7]
    assert json.loads(json.dumps(found.as_json()))["busy"][0]["net"] == 7


# the command

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a problem and its plan, and no run."""
    morning = datetime(2025, 5, 7, 8, 30, tzinfo=UTC)
    slots = [
        me.Slot(f"s{n}", begin, begin + timedelta(minutes=20))
        for n in (1, 2)
        for begin in [morning + n * timedelta(minutes=25)]
    ]
    pairs = [pair("A|B", 9), pair("A|C", 8), pair("D|C", 1)]
    me.write_problem(problem(pairs, slots=slots), tmp_path / "problem.json")
    me.write_schedule(schedule("D|C s1 t1"), tmp_path / "schedule.json")
    return tmp_path


def test_command_suggests_by_id_or_time_in_both_languages(
    folder: Path, capsys: Captured
) -> None:
    asked = ["suggest", str(folder), "--participant", "A", "--slot"]
    assert main([*asked, "s1"]) == 0
    shown = capsys.readouterr().out
    assert "A · s1, 08:55-09:15" in shown
    assert "dipanggil dari pertemuan dengan D" in shown
    files = [str(folder / "problem.json"), str(folder / "schedule.json")]
    english = ["--language", "en", "--now", "09:10"]
    named = ["--participant", "A", "--slot", "09:00"]
    assert main(["suggest", *files, *named, *english]) == 0
    assert "called out of meeting D" in capsys.readouterr().out
    assert main([*asked, "s1", "--json", "--top", "1"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert [one["partner"] for one in data["free"] + data["busy"]] == ["B", "C"]


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--slot", "s3"], "no slot with this id"),
        (["--slot", "12:00"], "Slots begin at 08:55, 09:20."),
        (["--slot", "s1", "--now", "09:15"], "the slot is over at 09:15"),
        (["--slot", "s1", "--now", "s2"], "the slot is over at s2"),
        (["--slot", "s1", "--now", "noon"], "it is no time"),
    ],
)
def test_command_refuses_slots_that_are_none_or_over(
    folder: Path, capsys: Captured, options: list[str], says: str
) -> None:
    assert main(["suggest", str(folder), "--participant", "A", *options]) == 3
    assert says in capsys.readouterr().err


def test_a_plan_that_is_none_or_of_another_problem_is_refused(
    folder: Path, tmp_path: Path, capsys: Captured
) -> None:
    asked = ["--participant", "A", "--slot", "s1"]
    assert main(["suggest", str(folder / "problem.json"), *asked]) == 3
    assert "a problem alone is no plan" in capsys.readouterr().err
    other = tmp_path / "other.json"
    me.write_schedule(schedule("A|B s1 t1", "A|C s1 t2"), other)
    assert main(["suggest", str(folder / "problem.json"), str(other), *asked]) == 3
    assert "A holds 2 meetings in slot 's1'" in capsys.readouterr().err
    me.write_schedule(schedule(status="no_plan"), other)
    assert main(["suggest", str(folder), str(other), *asked]) == 3
    assert "there is no plan in it" in capsys.readouterr().err
    (folder / "schedule.json").unlink()
    assert main(["suggest", str(folder), *asked]) == 3
    assert "there is no schedule.json" in capsys.readouterr().err


# against trying everything


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(SWITCHED), max_size=6).flatmap(problems), st.data())
def test_suggestions_are_all_that_trying_everything_finds(
    asked: me.Problem, data: st.DataObject
) -> None:
    plans = list(islice(brute.plans(asked), 60))
    if not plans:
        return
    plan = data.draw(st.sampled_from(plans))
    one = data.draw(st.sampled_from([p.id for p in asked.participants]))
    place = data.draw(st.integers(0, len(asked.slots) - 1))
    expected = sorted(tried(asked, plan, one, place))
    found = suggest(
        asked, brute.as_schedule(asked, plan), one, asked.slots[place].id, top=9
    )
    ways = [*found.free, *found.busy]
    numbers = [(w.meeting.pair, w.given_up, w.kept_free, w.later_loss) for w in ways]
    assert sorted(numbers) == expected
    before = most_added(asked, plan, place, {one})
    for way in ways:
        out = {meeting.pair for meeting in way.gives_up}
        after = {name: at for name, at in plan.items() if name not in out}
        after[way.meeting.pair] = (place, way.meeting.table)
        assert brute.is_legal(kept_tables_used(asked), after)
        left = 0 if way.kept_free else most_added(asked, after, place, {one})
        assert way.slot_loss == before - left
    assert len(ways) + sum(found.left_out.values()) == found.partners


Row = tuple[str, int, bool, int]


def tried(asked: me.Problem, plan: brute.Plan, one: str, place: int) -> Iterator[Row]:
    """What there is to be suggested, from legal plans alone."""
    before = most_added(asked, plan, place, {one})
    worth = {p.id: p.value for p in asked.pairs}
    for couple in asked.pairs:
        if couple.id in plan or one not in (couple.buyer, couple.seller):
            continue
        other = couple.seller if couple.buyer == one else couple.buyer
        ways = []
        for out in calls(asked, plan, place, (one, other)):
            left = {name: at for name, at in plan.items() if name not in out}
            for after in added(asked, left, couple, place):
                kept = not brute.is_legal(asked, after)
                ways.append((sum(worth[n] for n in out), sorted(out), kept))
        if not ways:
            continue
        lost, out, kept = min(ways)
        later = 0
        mine = [p for p in asked.pairs if p.id in plan and other in (p.buyer, p.seller)]
        most = next(p.max_meetings for p in asked.participants if p.id == other)
        is_last = most is not None and most - len(mine) == 1
        if is_last and not {p.id for p in mine} & {*out}:
            without = most_added(asked, plan, place, {one, other})
            later = max(
                0, without + most_later(asked, plan, one, other, place) - before
            )
        yield couple.id, lost, kept, later


def calls(
    asked: me.Problem, plan: brute.Plan, place: int, ends: tuple[str, str]
) -> Iterator[frozenset[str]]:
    """The meetings to call the two out of: one of each whose delegates all sit."""
    choices = []
    for end in ends:
        delegates = next(p.delegates for p in asked.participants if p.id == end)
        mine = [
            p.id
            for p in asked.pairs
            if end in (p.buyer, p.seller) and plan.get(p.id, (-1, ""))[0] == place
        ]
        choices.append([()] if len(mine) < delegates else [(name,) for name in mine])
    yield from {frozenset(a + b) for a, b in product(*choices)}


def added(
    asked: me.Problem, plan: brute.Plan, pair: me.Pair, place: int
) -> Iterator[brute.Plan]:
    """The legal plans with this meeting too, if tables kept free may be used."""
    for table in asked.tables:
        after = {**plan, pair.id: (place, table.id)}
        if brute.is_legal(kept_tables_used(asked), after):
            yield after


def most_added(
    asked: me.Problem, plan: brute.Plan, place: int, without: set[str]
) -> int:
    """The most that further meetings of others can add to a slot."""
    asked = replace(asked, rules=replace(asked.rules, max_idle_gap_spread=None))
    best = 0
    others = [
        pair
        for pair in asked.pairs
        if pair.id not in plan and not without & {pair.buyer, pair.seller}
    ]
    tables = [None, *(table.id for table in asked.tables)]
    for seats in product(tables, repeat=len(others)):
        taken = [table for table in seats if table]
        if len(taken) > len(set(taken)):
            continue
        new = {p.id: (place, t) for p, t in zip(others, seats, strict=True) if t}
        worth = sum(pair.value for pair in others if pair.id in new)
        if worth > best and brute.is_legal(asked, {**plan, **new}):
            best = worth
    return best


def most_later(
    asked: me.Problem, plan: brute.Plan, one: str, other: str, place: int
) -> int:
    """The most that one meeting of the other can add after the slot."""
    return max(
        (
            pair.value
            for pair in asked.pairs
            for later in range(place + 1, len(asked.slots))
            for table in asked.tables
            if pair.id not in plan
            and other in (pair.buyer, pair.seller)
            and one not in (pair.buyer, pair.seller)
            and brute.is_legal(asked, {**plan, pair.id: (later, table.id)})
        ),
        default=0,
    )


def kept_tables_used(asked: me.Problem) -> me.Problem:
    return replace(asked, rules=replace(asked.rules, free_tables_per_slot=0))
