"""Why two do not meet, and the smallest change that grants it: against everything."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, islice
from pathlib import Path
from typing import get_args

import brute
import pytest
from hypothesis import assume, given, settings, strategies as st
from make import pair, problem, schedule
from strategies import problems

import matchengine as me
from matchengine.cli import main
from matchengine.live.events import NoShow
from matchengine.live.granting.relaxations import RELAXING, Relaxation, relaxed
from matchengine.live.granting.standing import ORDER
from matchengine.live.replan import replan
from matchengine.live.suggest import suggest
from matchengine.live.why_not import why_not
from matchengine.results.changes import KINDS
from matchengine.screen.why_not import why_not_lines
from matchengine.screen.why_not_words import WORDS
from matchengine.trade.explanation import Reason

SWITCHED = [
    *("twins", "delegates", "unavailable", "maximum", "required", "required"),
    *("fixed", "fixed_table", "pair_slots", "resources", "precedences", "own_tables"),
    *("zones", "sessions", "spread", "free_tables", "table_unavailable"),
]


def away(name: str, *slots: str) -> me.Participant:
    return me.Participant(name, unavailable=slots)


# small days


@pytest.mark.parametrize(
    ("asked", "plan", "gives"),
    [
        (
            problem(["A|B"], participants=[away("A", "s1"), away("B", "s2")]),
            [],
            "present",
        ),
        (
            problem(
                ["A|B", pair("A|C", required=True)],
                participants=[me.Participant("A", max_meetings=1)],
            ),
            ["A|C s1 t1"],
            "more_meetings A",
        ),
        (
            problem(
                ["A|B", pair("C|D", required=True)], slots=1, free_tables_per_slot=1
            ),
            ["C|D s1 t1"],
            "kept_free",
        ),
        (
            problem(["A|B", pair("C|D", required=True)], slots=1, tables=1),
            ["C|D s1 t1"],
            "extra_table s1",
        ),
        (
            problem(["A|B"], slots=1, tables=[me.Table("t1", None, ("s1",))]),
            [],
            "extra_table s1",
        ),
        (
            problem([pair("A|B", resources=("r",))], resources=[me.Resource("r", 0)]),
            [],
            "resource r",
        ),
        (problem([pair("A|B", slots=())], slots=1), [], "other_slot A|B s1"),
        (
            problem(
                ["A|B", pair("C|D", fixed="s1")], slots=1, precedences=[("C|D", "A|B")]
            ),
            ["C|D s1 t1"],
            "order C|D A|B",
        ),
        (
            problem(["A|B", pair("A|C", fixed="s1")], slots=1),
            ["A|C s1 t1"],
            "delegate A",
        ),
    ],
)
def test_the_one_thing_that_has_to_give(
    asked: me.Problem, plan: list[str], gives: str
) -> None:
    found = why_not(asked, schedule(*plan), "A", "B")
    grant = found.grant
    assert grant is not None
    (one,) = grant.relaxations
    assert " ".join([one.kind, *one.ids]).startswith(gives)
    assert (grant.fewest, grant.least, grant.disruption) == (True, True, 0)
    assert me.verify(grant.problem, grant.schedule).ok


def test_each_kind_gives_by_one_and_changes_nothing_else() -> None:
    asked = problem(
        [pair("A|B", slots=("s1",)), pair("C|D", required=True, fixed="s1 t1")],
        tables=[me.Table("t1", "N", ("s2",)), me.Table("t2", "S")],
        participants=[me.Participant("A", None, 1, ("s2",), max_meetings=1)],
        resources=[me.Resource("r", 1)],
        precedences=[("A|B", "C|D")],
        zone_change_needs_free_slot=[("S", "N"), ("N", "N")],
        free_tables_per_slot=1,
        max_idle_gap_spread=0,
    )
    rules, one, (wish, other) = asked.rules, asked.participants[0], asked.pairs
    closed, shared = asked.tables

    def ruled(**fields: object) -> dict[str, object]:
        return {"rules": replace(rules, **fields)}

    def of_a(**fields: object) -> dict[str, object]:
        return {"participants": (replace(one, **fields), *asked.participants[1:])}

    more = me.Table("extra table 1", unavailable=("s1",))
    gives: dict[Relaxation, dict[str, object]] = {
        Relaxation("kept_free"): ruled(free_tables_per_slot=0),
        Relaxation("gap_spread"): ruled(max_idle_gap_spread=1),
        Relaxation("zone_change", ("N", "S")): ruled(
            zone_change_needs_free_slot=[("N", "N")]
        ),
        Relaxation("present", ("A", "s2")): of_a(unavailable=()),
        Relaxation("more_meetings", ("A",)): of_a(max_meetings=2),
        Relaxation("delegate", ("A",)): of_a(delegates=2),
        Relaxation("other_slot", ("A|B", "s2")): {
            "pairs": (replace(wish, slots=("s1", "s2")), other)
        },
        Relaxation("released", ("C|D",)): {
            "pairs": (wish, replace(other, required=False, fixed=None))
        },
        Relaxation("extra_table", ("s2",)): {"tables": (closed, shared, more)},
        Relaxation("open_table", ("t1", "s2")): {
            "tables": (replace(closed, unavailable=()), shared)
        },
        Relaxation("resource", ("r",)): {"resources": (me.Resource("r", 2),)},
        Relaxation("order", ("A|B", "C|D")): {"precedences": ()},
    }
    for what, fields in gives.items():
        assert relaxed(asked, [what]) == replace(asked, **fields), what
    assert {what.kind for what in gives} == set(RELAXING)


def test_a_meeting_is_granted_at_the_least_cost_to_others() -> None:
    pairs = [pair("A|B", 5), pair("A|C", 9), pair("D|B", 8)]
    asked = problem(pairs, slots=1)
    found = why_not(asked, schedule("A|C s1 t1", "D|B s1 t2"), "A", "B")
    assert found.standing.word == "own_busy"
    grant = found.grant
    assert grant is not None
    assert (grant.relaxations, grant.disruption, grant.least) == ((), 20, True)
    assert (grant.rest_before, grant.rest_after, grant.rest_at_most) == (17, 0, 0)
    assert [(one.kind, one.touched) for one in grant.changes] == [
        ("cancelled", ("A", "C")),
        ("cancelled", ("D", "B")),
    ]
    assert grant.people == ("C", "D")


def test_a_pair_that_is_none_is_made_one_of_its_value() -> None:
    found = why_not(problem(["A|C", "D|B"]), schedule(), "A", "B", value=7)
    grant = found.grant
    assert grant is not None
    assert (found.standing.word, found.added, found.worth) == ("no_pair", True, 7)
    assert grant.meeting.pair == "A|B"
    assert grant.rest_after == 0


def test_what_four_things_keep_apart_has_no_small_change() -> None:
    asked = problem(
        [pair("A|B", resources=("r",))],
        slots=1,
        tables=0,
        participants=[away("A", "s1"), away("B", "s1")],
        resources=[me.Resource("r", 0)],
    )
    assert why_not(asked, schedule(), "A", "B").outcome == "no_way"


def test_nothing_is_claimed_of_what_there_was_no_time_for() -> None:
    asked = problem(["A|B"], participants=[away("A", "s1"), away("B", "s2")])
    found = why_not(asked, schedule(), "A", "B", time_limit=0)
    assert (found.outcome, found.grant) == ("open", None)
    found = why_not(asked, schedule(), "A", "B", re_solve=False)
    assert (found.outcome, found.standing.word) == ("not_asked", "partner_away")


def test_who_is_not_known_is_refused() -> None:
    with pytest.raises(me.InputError) as caught:
        why_not(problem(), schedule(), "Z", "Z")
    assert len(caught.value.findings) == 3


# on the day


def test_what_is_over_can_give_no_more() -> None:
    people = [away("A", "s1", "s2"), away("B", "s3")]
    asked = problem(["A|B", "C|D"], participants=people, slots=3)
    plan = schedule("C|D s1 t1")
    before = why_not(asked, plan, "A", "B").grant
    assert before is not None
    assert before.relaxations == (Relaxation("present", ("A", "s1")),)
    then = why_not(asked, plan, "A", "B", now="s3").grant
    assert then is not None
    assert then.relaxations == (Relaxation("present", ("B", "s3")),)
    assert plan.meetings[0] in then.schedule.meetings
    assert why_not(
        asked, plan, "A", "B", now="s3", re_solve=False
    ).standing.obstacles == {"s3": "partner_away"}
    with pytest.raises(me.InputError, match="no time of the mission"):
        why_not(asked, plan, "A", "B", now="noon")


def test_what_a_re_planning_bound_is_no_reason() -> None:
    asked = problem(["A|B", "C|D", "E|F"], slots=3, tables=3)
    plan = schedule("C|D s2 t1", "E|F s2 t2")
    after = replan(asked, plan, [NoShow("F")], now="s2")
    # Nobody but who was hit may be given another meeting by that re-planning.
    found = suggest(after.problem, after.schedule, "A", "s3")
    assert [one.partner for one in found.free] == ["B"]
    told = why_not(after.problem, after.schedule, "A", "B", now="s2", re_solve=False)
    assert told.standing.obstacles == {"s2": "room_left", "s3": "room_left"}


# in words


def test_everything_has_its_words() -> None:
    words = {f"gives_{kind}" for kind in RELAXING}
    words |= {f"pair_{reason}" for reason in get_args(Reason)}
    assert {*ORDER, *words, *KINDS} <= set(WORDS)


def test_the_words_name_people_slots_and_tables() -> None:
    asked = problem(
        ["A|B", pair("A|C", required=True)],
        participants=[me.Participant("A", "Toko A", max_meetings=1)],
        slots=1,
    )
    told = why_not(asked, schedule("A|C s1 t1"), "A", "B")
    assert list(why_not_lines(told, asked, "en"))[1:] == [
        "Not held: Toko A (A) has reached its maximum of meetings.",
        "First this has to give:",
        "- the meeting Toko A (A) · C need not be held any more, or not where it is"
        " fixed",
        "Proven: less would not do.",
        "The smallest change: the two meet in s1, at table t1.",
        "What changes with it:",
        "- Toko A (A) and C no longer meet (s1)",
        "Others whom it touches: 1. All other meetings are worth 0, before 0.",
        "Proven: no plan with this meeting disturbs less.",
    ]
    assert (
        "Toko A (A) sudah mencapai batas" in list(why_not_lines(told, asked, "id"))[1]
    )


Captured = pytest.CaptureFixture[str]


def test_command_explains_a_plan_without_a_run(
    tmp_path: Path, capsys: Captured
) -> None:
    asked = problem([pair("A|B", 5), pair("A|C", 9)], slots=1)
    files = [str(tmp_path / "problem.json"), str(tmp_path / "schedule.json")]
    me.write_problem(asked, files[0])
    me.write_schedule(schedule("A|C s1 t1"), files[1])
    ends = ["--buyer", "A", "--seller", "B"]
    assert main(["explain", *files, *ends, "--language", "en"]) == 0
    shown = capsys.readouterr()
    assert "- A and C no longer meet (s1)" in shown.out
    assert "--no-solve skips it" in shown.err
    assert main(["explain", str(tmp_path), *ends, "--no-solve", "--json"]) == 0
    shown = capsys.readouterr()
    assert json.loads(shown.out)["plan"]["reason"] == "own_busy"
    assert shown.err == ""
    assert main(["explain", str(tmp_path), "--buyer", "A", "--seller", "C"]) == 0
    assert "Bertemu pada s1, di meja t1." in capsys.readouterr().out
    assert main(["explain", str(tmp_path), "--buyer", "A", "--seller", "X"]) == 3
    assert "there is no such participant" in capsys.readouterr().err


# against trying everything


@settings(max_examples=8, deadline=None)
@given(st.lists(st.sampled_from(SWITCHED), max_size=7).flatmap(problems), st.data())
def test_the_smallest_change_grants_and_no_smaller_one_does(
    asked: me.Problem, data: st.DataObject
) -> None:
    plans = list(islice(brute.plans(asked), 40))
    assume(plans)
    plan = data.draw(st.sampled_from(plans))
    together = {frozenset((p.buyer, p.seller)) for p in asked.pairs if p.id in plan}
    apart = [
        two
        for two in combinations([p.id for p in asked.participants], 2)
        if frozenset(two) not in together
    ]
    assume(apart)
    two = data.draw(st.sampled_from(apart))
    found = why_not(asked, brute.as_schedule(asked, plan), *two, value=5)
    between = [p for p in asked.pairs if {p.buyer, p.seller} == {*two}]
    assert found.added == (not between)
    wish = max(between, key=lambda p: p.value, default=me.Pair(*two, 5))
    wanted = with_wish(asked, wish)
    size, ways = smallest(wanted, wish.id)
    if found.outcome == "no_way":
        assert size is None
        return
    grant = found.grant
    assert found.outcome == "granted"
    assert grant is not None
    assert grant.fewest
    assert len(grant.relaxations) == size or size is None
    # Applied, it grants the wish.
    weaker = relaxed(wanted, grant.relaxations)
    held = {m.pair: (int(m.slot[1:]), m.table) for m in grant.schedule.meetings}
    assert brute.is_legal(weaker, held)
    assert grant.meeting.pair in held
    assert me.verify(grant.problem, grant.schedule).ok
    # With as little giving way, no plan that grants it disturbs less.
    baseline = [
        me.BaselineMeeting(name, slot=asked.slots[at].id, table=table)
        for name, (at, table) in plan.items()
    ]
    assert grant.least
    least = min(
        brute.goal_value(way, "disruption", other)
        for way in (replace(way, baseline=baseline) for way in ways)
        for other in brute.plans(way)
    )
    assert grant.disruption == least


def with_wish(asked: me.Problem, wish: me.Pair) -> me.Problem:
    """The problem with the wish required."""
    others = [p for p in asked.pairs if p.id != wish.id]
    return replace(asked, pairs=(*others, replace(wish, required=True)))


def smallest(wanted: me.Problem, wish: str) -> tuple[int | None, list[me.Problem]]:
    """The fewest relaxations with which there is a plan at all, up to two; and how."""
    every = list(dict.fromkeys(all_relaxations(wanted, wish)))
    for size in range(3):
        ways = [relaxed(wanted, some) for some in combinations(every, size)]
        ways = [way for way in ways if next(brute.plans(way), None) is not None]
        if ways:
            return size, ways
    return None, []


def all_relaxations(asked: me.Problem, wish: str) -> Iterator[Relaxation]:
    """Everything that can give by one, whether it helps or not."""
    rules = asked.rules
    for slot in asked.slots:
        yield Relaxation("extra_table", (slot.id,))
    for table in asked.tables:
        yield from (Relaxation("open_table", (table.id, s)) for s in table.unavailable)
    for one in asked.participants:
        yield Relaxation("delegate", (one.id,))
        if one.max_meetings is not None:
            yield Relaxation("more_meetings", (one.id,))
        yield from (Relaxation("present", (one.id, slot)) for slot in one.unavailable)
    yield from (Relaxation("resource", (one.id,)) for one in asked.resources)
    yield from (Relaxation("order", two) for two in asked.precedences)
    if rules.free_tables_per_slot:
        yield Relaxation("kept_free")
    if rules.max_idle_gap_spread is not None:
        yield Relaxation("gap_spread")
    for zones in rules.zone_change_needs_free_slot:
        yield Relaxation("zone_change", tuple(sorted(zones)))
    for own in asked.pairs:
        if own.id == wish and own.slots is not None:
            others = [slot.id for slot in asked.slots if slot.id not in own.slots]
            yield from (Relaxation("other_slot", (wish, slot)) for slot in others)
        if own.id != wish and own.must_be_held:
            yield Relaxation("released", (own.id,))
