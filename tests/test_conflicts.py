"""Infeasible days: the conflicts clash, all are needed, and say what would help."""

from __future__ import annotations

from functools import reduce
from itertools import combinations

import brute
import make
import pytest
from checked import solved
from strategies import random_problem

from matchengine.solving.demands import demands_of, only_what_is_required

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


def clashes(problem, demands):
    """Whether these demands alone cannot be met, all the others dropped."""
    bare = only_what_is_required(problem)
    dropped = [one for one in demands_of(bare) if _name(one) not in demands]
    relaxed = reduce(lambda now, demand: demand.drop(now), dropped, bare)
    return next(brute.plans(relaxed), None) is None


def _name(demand):
    return demand.kind, demand.ids


def conflict_sets(seeds, switches=None):
    """The infeasible ones of these problems, each with the demands that clash."""
    for seed in seeds:
        problem = random_problem(seed, switches=switches)
        if next(brute.plans(problem), None) is None:
            schedule = solved(problem)
            yield problem, [(one.demand, one.ids) for one in schedule.conflicts]


@pytest.mark.parametrize(
    ("seeds", "switches", "fewest"),
    [
        (range(600, 700), None, 40),
        (range(700, 740), ["required", "fixed", "unavailable", "maximum"], 10),
        (range(740, 800), ["required", "fixed_table", "own_tables"], 10),
        (range(800, 840), ["fixed", "required", "spread"], 5),
    ],
)
def test_conflicts_clash_and_no_part_of_them_does(seeds, switches, fewest):
    found = 0
    for problem, demands in conflict_sets(seeds, switches):
        assert clashes(problem, demands)
        for fewer in combinations(demands, len(demands) - 1):
            assert not clashes(problem, fewer)
        found += 1
    assert found >= fewest


def test_conflicts_say_what_clashes_and_what_would_help():
    for problem, demands in conflict_sets(range(900, 930)):
        conflicts = solved(problem).conflicts
        assert [(one.demand, one.ids) for one in conflicts] == demands
        for one in conflicts:
            assert one.sentence.endswith(".")
            assert one.relaxation.endswith(".")
            if one.demand != "tables":  # a hall's tables are counted, not named
                assert all(name in one.sentence for name in one.ids)
