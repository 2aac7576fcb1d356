"""Infeasible days: the conflicts clash, all are needed, and the least that helps."""

from __future__ import annotations

from collections.abc import Iterator

import brute
import make
import pytest
from checked import solved
from strategies import random_problem

from matchengine.problem import Problem
from matchengine.solving.changes import Change, changed, only_what_is_required
from matchengine.solving.deadline import Deadline
from matchengine.solving.demands import demands_of
from matchengine.solving.diagnose import Reason, counted_clash, reasons
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
    (range(600, 670), None, 30),
    (range(700, 725), ["required", "fixed", "unavailable", "maximum"], 10),
    (range(740, 780), ["required", "fixed_table", "own_tables"], 8),
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
