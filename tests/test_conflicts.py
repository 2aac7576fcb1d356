"""Infeasible days: the conflicts clash, all are needed, and the least that helps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import brute
import make
import pytest
from checked import solved
from strategies import random_problem

from matchengine.problem import Problem
from matchengine.schedule import Conflict
from matchengine.screen.schedule import schedule_lines
from matchengine.solver import solve
from matchengine.solving import trials
from matchengine.solving.changes import Change, changed, only_what_is_required
from matchengine.solving.deadline import Deadline
from matchengine.solving.demands import demands_of
from matchengine.solving.diagnose import Reason, counted_clash, reasons
from matchengine.solving.guessing import narrowed
from matchengine.solving.indexed import index_problem
from matchengine.solving.relaxing import Choices, Step
from matchengine.solving.rules import RULES
from matchengine.solving.trials import Trials

CLASHES = {
    "two in one slot": (
        make.problem([make.pair("A|B", fixed="s1"), make.pair("A|C", fixed="s1")]),
        ["delegates", "fixed", "fixed"],
    ),
    "away": (
        make.problem(
            [make.pair(fixed="s1")],
            participants=[make.participant("B", unavailable=["s1"])],
        ),
        ["participant_unavailable", "fixed"],
    ),
    "order": (
        make.problem(
            [make.pair("A|B", fixed="s2"), make.pair("C|D", fixed="s1")],
            precedences=[("A|B", "C|D")],
        ),
        ["precedence", "fixed", "fixed"],
    ),
    "tables": (
        make.problem([make.pair(required=True)], tables=0),
        ["tables", "required"],
    ),
    "maximum": (
        make.problem(
            [make.pair(required=True)],
            participants=[make.participant("A", max_meetings=0)],
        ),
        ["max_meetings", "required"],
    ),
    "resource": (
        make.problem(
            [make.pair(required=True, resources=["r"])],
            resources=[make.resource("r", capacity=0)],
        ),
        ["resource", "required"],
    ),
    "never": (
        make.problem([make.pair(required=True, slots=[])]),
        ["pair_slots", "required"],
    ),
    "extra tables": (
        make.problem(
            [make.pair("A|B", fixed="s1"), make.pair("C|D", fixed="s1")],
            tables=[make.table("extra table 1")],
        ),
        ["tables", "fixed", "fixed"],
    ),
    "more free than there are": (
        make.problem(tables=2, free_tables_per_slot=9),
        ["free_tables_per_slot", "tables"],
    ),
}


@pytest.mark.parametrize("case", CLASHES)
def test_infeasible_problem_names_what_clashes(case):
    problem, kinds = CLASHES[case]
    schedule = solved(problem)
    assert schedule.status == "infeasible"
    assert sorted(one.demand for one in schedule.conflicts) == sorted(kinds)
    for conflict in schedule.conflicts:
        assert conflict.sentence
        assert conflict.relaxation
        assert conflict.needed
        assert conflict.least


def can_hold(problem: Problem) -> bool:
    """Whether there is any plan at all."""
    return next(brute.plans(problem), None) is not None


def explained(problem: Problem, *, count: bool) -> list[Reason]:
    """What clashes, found by counting if that finds anything, or by search alone."""
    deadline = Deadline()
    part = counted_clash(index_problem(problem), RULES) if count else None
    whole = Trials(only_what_is_required(problem), RULES, deadline)
    if part is None:
        return reasons(whole, whole)
    return reasons(Trials(part, RULES, deadline, counted=True), whole)


def check(problem: Problem, found: list[Reason]) -> None:
    """All that is said is so: of the set, of its members, of what would help."""
    bare = only_what_is_required(problem)
    everything, names = demands_of(bare), {one.demand.key for one in found}

    def holds(demands: set, *relaxed: Change) -> bool:
        dropped = [one.drop for one in everything if one.key not in demands]
        return can_hold(only_what_is_required(changed(bare, [*dropped, *relaxed])))

    assert not holds(names)
    for one in found:
        assert one.needed
        assert holds(names - {one.demand.key})
        assert one.step is not None
        assert one.least
        assert holds(names, one.step.change)
        assert not any(holds(names, less.change) for less in smaller(one))
        assert one.enough == can_hold(changed(problem, [one.step.change]))


def smaller(reason: Reason) -> Iterator[Step]:
    """The relaxations that are less than the one found, by as little as can be."""
    ladder, step = reason.demand.ladder, reason.step
    if isinstance(ladder, Choices):
        for tier in ladder.tiers:
            if step in tier:
                return
            yield from tier
    for thing, number in step.counts.items():
        fewer = {**step.counts, thing: number - 1}
        left = {name: n for name, n in fewer.items() if n}
        if left:
            yield ladder.step(left)


KINDS_TO_MEET = [
    (range(600, 640), None, 15),
    (range(700, 725), ["required", "fixed", "unavailable", "maximum"], 10),
    (range(740, 765), ["required", "fixed_table", "own_tables"], 4),
    (range(800, 820), ["fixed", "required", "spread"], 3),
    (range(820, 850), ["fixed", "twins", "precedences", "delegates"], 3),
    (range(850, 880), ["required", "resources", "table_unavailable"], 3),
    (range(880, 910), ["fixed", "fixed_table", "zones"], 3),
    (range(910, 930), ["fixed_table", "free_tables", "pair_slots"], 8),
]


@pytest.mark.parametrize(("seeds", "switches", "fewest"), KINDS_TO_MEET)
def test_conflicts_clash_and_no_part_of_them_does(seeds, switches, fewest):
    found = 0
    for seed in seeds:
        problem = random_problem(seed, switches=switches)
        if can_hold(problem):
            part = counted_clash(index_problem(problem), RULES)
            assert part is None
        else:
            # By search alone every other time: small days are nearly all counted.
            check(problem, explained(problem, count=seed % 2 == 0))
            found += 1
    assert found >= fewest


@pytest.mark.parametrize("at", range(0, 30, 3))
def test_set_that_was_cut_short_still_clashes_and_says_what_was_not_tried(at):
    names = ["A|B", "A|C", "A|D", "E|B", "E|F"]
    problem = make.problem(
        [make.pair(name, required=True) for name in names],
        tables=3,
        participants=[make.participant("E", max_meetings=2, unavailable=["s1"])],
        precedences=[("E|B", "A|D")],
    )
    whole = Trials(only_what_is_required(problem), RULES, stopping_after(at))
    found = reasons(whole, whole)
    kept = {one.demand.key for one in found}
    dropped = [one.drop for one in whole.demands if one.key not in kept]
    assert not can_hold(only_what_is_required(changed(whole.problem, dropped)))
    if at == 0:
        assert len(found) == len(whole.demands)
        assert not any(one.needed or one.least or one.enough for one in found)


def stopping_after(questions: int) -> Deadline:
    """A deadline that ends when it was asked so many times."""
    asked = iter(range(questions))
    return Deadline(should_stop=lambda: next(asked, None) is None)


def test_cut_short_is_said_on_the_screen():
    problem, _ = CLASHES["order"]
    schedule = solve(problem, time_limit=0)
    assert schedule.status in ("infeasible", "no_plan")
    tried = replace(solved(problem), conflicts=[])
    for needed, least_is_sure, last in (
        (False, False, "some may not be part of the clash."),
        (True, False, "less may do."),
        (True, True, "One more."),
    ):
        one = Conflict("d", (), "Too few.", "One more.", needed, least_is_sure)
        lines = schedule_lines(replace(tried, conflicts=[one]))
        assert lines[-1].endswith(last)


def test_guess_of_slots_changes_no_answer(monkeypatch):
    # Days as small as these are not guessed at otherwise.
    monkeypatch.setattr(trials, "MANY_TO_PLACE", 0)
    for seed in range(940, 970):
        problem = random_problem(seed, switches=["required", "fixed", "delegates"])
        whole = Trials(only_what_is_required(problem), RULES, Deadline())
        assert whole.hold(whole.demands) == can_hold(problem)
        if not can_hold(problem):
            check(problem, explained(problem, count=False))


def test_guess_moves_on_who_is_in_the_way():
    # A|B takes s1 first, and must make way for A|C, as A|D does in s3 for A|B.
    pairs = [("A|B", ["s1", "s3"]), ("A|D", ["s3", "s4"]), ("A|C", ["s1"])]
    problem = make.problem(
        [make.pair(name, required=True, slots=slots) for name, slots in pairs], slots=4
    )
    guess = narrowed(index_problem(problem))
    assert guess is not None
    assert [pair.slots for pair in guess.pairs] == [("s3",), ("s4",), ("s1",)]
    assert can_hold(guess)


def test_clash_of_many_pairs_is_found_without_counting():
    # Three who must all meet, in two slots, among many who have no such trouble.
    ring = [make.pair(name, required=True) for name in ("A|B", "B|C", "C|A")]
    crowd = [make.pair(f"X{n}|Y{n}", required=True) for n in range(30)]
    problem = make.problem([*crowd, *ring], tables=33)
    assert counted_clash(index_problem(problem), RULES) is None
    conflicts = solved(problem).conflicts
    assert sorted((one.demand, one.ids) for one in conflicts) == [
        ("delegates", ("A",)),
        ("delegates", ("B",)),
        ("delegates", ("C",)),
        ("required", ("A|B",)),
        ("required", ("B|C",)),
        ("required", ("C|A",)),
    ]
    assert all(one.needed and one.least and one.enough for one in conflicts)


def test_screen_names_the_changes_that_are_enough():
    problem, _ = CLASHES["order"]
    lines = schedule_lines(solved(problem))
    assert lines == [
        "No plan can hold all that is asked.",
        "- A|B is fixed to slot s2.",
        "  Give up the meeting of A|B. (enough for a plan)",
        "- C|D is fixed to slot s1.",
        "  Give up the meeting of C|D. (enough for a plan)",
        "- A|B meets before C|D, in a day of 2 slots.",
        "  Drop the order that A|B meets before C|D. (enough for a plan)",
    ]
