"""What counting alone finds: which pairs cannot all be held, without a search."""

from __future__ import annotations

import make
import pytest

from matchengine.solving.diagnose import counted_clash
from matchengine.solving.easy_causes import EASY_CAUSES, musts_of
from matchengine.solving.indexed import index_problem
from matchengine.solving.rules import RULES


def musts(*names: str, **fields: object) -> list[object]:
    return [make.pair(name, required=True, **fields) for name in names]


CAUSES = {
    "more_tables_stay_free_than_there_are": (
        make.problem(tables=1, free_tables_per_slot=2),
        set(),
    ),
    "no_slot_for_a_pair": (
        make.problem(
            musts("A|B", "C|D"),
            participants=[
                make.participant("A", unavailable=["s1"]),
                make.participant("B", unavailable=["s2"]),
            ],
        ),
        {"A|B"},
    ),
    "two_fixed_at_one_table": (
        make.problem(
            [make.pair("A|B", fixed="s1 t1"), make.pair("C|D", fixed="s1 t1")]
        ),
        {"A|B", "C|D"},
    ),
    "more_than_the_maximum": (
        make.problem(
            musts("A|B", "A|C", "A|D"),
            slots=3,
            participants=[make.participant("A", max_meetings=1)],
        ),
        {"A|B", "A|C"},
    ),
    "more_than_the_slots_of_one": (
        make.problem(musts("A|B", "A|C", "A|D", "A|E")),
        {"A|B", "A|C", "A|D"},
    ),
    # A has three slots for three; but B, C are there in s1 only.
    "more_than_the_time_of_one": (
        make.problem([*musts("A|B", "A|C", slots=["s1"]), *musts("A|D")], slots=3),
        {"A|B", "A|C"},
    ),
    "more_than_an_own_table_holds": (
        make.problem(
            musts("A|B", "A|C", "A|D"),
            participants=[make.participant("A", delegates=9, table="t1")],
        ),
        {"A|B", "A|C", "A|D"},
    ),
    "more_than_a_resource_serves": (
        make.problem(
            musts("A|B", "C|D", "E|F", resources=["r"]),
            tables=3,
            resources=[make.resource("r", capacity=1)],
        ),
        {"A|B", "C|D", "E|F"},
    ),
    "no_time_for_the_order": (
        make.problem(
            musts("A|B", "C|D", "E|F", "G|H"),
            tables=9,
            precedences=[("A|B", "C|D"), ("C|D", "E|F")],
        ),
        {"A|B", "C|D", "E|F"},
    ),
    "more_than_the_hall_holds": (
        make.problem(musts("A|B", "C|D", "E|F", "G|H"), slots=3, tables=1),
        {"A|B", "C|D", "E|F", "G|H"},
    ),
}


def test_every_cause_has_its_problem():
    assert list(CAUSES) == [
        name for cause in EASY_CAUSES if (name := cause.__name__) in CAUSES
    ]
    assert len(CAUSES) == len(EASY_CAUSES)


@pytest.mark.parametrize("name", CAUSES)
def test_cause_finds_its_pairs(name):
    problem, pairs = CAUSES[name]
    indexed = index_problem(problem)
    cause = next(one for one in EASY_CAUSES if one.__name__ == name)
    found = min(cause(musts_of(indexed)), key=len)
    assert {problem.pairs[e].id for e in found.tolist()} == pairs
    part = counted_clash(indexed, RULES)
    assert part is not None
    assert {pair.id for pair in part.pairs} == pairs


FULL_CIRCLE = make.problem(
    musts("A|B", "C|D", "E|F", "G|H"),
    slots=9,
    precedences=[("G|H", "A|B"), ("A|B", "C|D"), ("C|D", "E|F"), ("E|F", "A|B")],
)


def test_order_that_comes_full_circle_names_who_is_on_it():
    part = counted_clash(index_problem(FULL_CIRCLE), RULES)
    assert part is not None
    assert {pair.id for pair in part.pairs} == {"A|B", "C|D", "E|F"}


def test_nothing_is_counted_where_a_rule_was_dropped():
    for problem, _ in CAUSES.values():
        assert counted_clash(index_problem(problem), RULES[1:]) is None
