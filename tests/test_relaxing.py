"""How a relaxation is told: of whom, by how much, in which slot."""

from __future__ import annotations

import brute
import make
import pytest
from checked import solved

from matchengine.problem import Problem
from matchengine.solving.changes import changed
from matchengine.solving.demands import demands_of
from matchengine.solving.relaxing import least, lowest


def said(problem: Problem) -> dict[str, tuple[str, str]]:
    """The sentence and the relaxation of each conflict, the last of each kind."""
    return {
        one.demand: (one.sentence, one.relaxation) for one in solved(problem).conflicts
    }


def test_conflicts_are_told_by_id_and_name_with_the_least_that_helps():
    busy = make.participant("P004", name="Kopi Arjuno", max_meetings=2)
    names = ["P004|P031", "P004|P032", "P004|P033", "P004|P034"]
    pairs = [make.pair(name, required=True) for name in names]
    told = said(make.problem(pairs, slots=9, participants=[busy]))
    assert told == {
        "max_meetings": (
            "Kopi Arjuno (P004) holds 2 meetings at most.",
            "Let Kopi Arjuno (P004) hold 3 meetings.",
        ),
        "required": (
            "P004|P033 (Kopi Arjuno and P033) must meet.",
            "Drop the demand that P004|P033 must meet.",
        ),
    }


def test_hall_is_told_in_which_slot_it_needs_tables():
    pairs = [make.pair(f"{n}|Z{n}", fixed="s05") for n in range(4)]
    slots = [make.slot(f"s0{n}") for n in range(1, 10)]
    told = said(make.problem(pairs, slots=slots, tables=3))
    assert told["tables"] == (
        "The hall has 3 tables.",
        "Put up one more table in s05.",
    )
    assert told["fixed"][1] == "Move 3|Z3 to slot s01."


def test_tables_may_be_needed_in_several_slots_and_numbers():
    # Two in s1 and one in s2 lack a table; nobody can move.
    at = {"s1": "ABC", "s2": "DE"}
    pairs = [
        make.pair(f"{n}|{n}{n}", required=True, slots=[slot])
        for slot, names in at.items()
        for n in names
    ]
    problem = make.problem(pairs, tables=1, slots=3)
    hall = next(one for one in demands_of(problem) if one.kind == "tables")
    step = least(
        hall.ladder,
        lambda step: (
            next(brute.plans(changed(problem, [step.change])), None) is not None
        ),
        lambda step: True,
    ).step
    assert step.words == "Put up 2 more tables in s1 and one more table in s2."


def test_relaxation_that_helps_the_whole_day_is_preferred():
    # B may come to A in s1 or in s2; s1 is when A must see C.
    problem = make.problem(
        [make.pair("A|B", required=True), make.pair("A|C", fixed="s1")],
        participants=[make.participant("B", unavailable=["s1", "s2"])],
    )
    conflicts = {one.demand: one for one in solved(problem).conflicts}
    away = conflicts["participant_unavailable"]
    assert away.relaxation == "Let B be there in s2."
    assert away.enough


@pytest.mark.parametrize("high", range(12))
@pytest.mark.parametrize("least_enough", range(13))
def test_lowest_number_that_is_enough_is_found_in_few_trials(high, least_enough):
    tried = []

    def enough(number):
        tried.append(number)
        return number >= least_enough

    expected = least_enough if least_enough <= high else None
    assert lowest(0, high, enough) == expected
    assert len(tried) == len(set(tried)) <= 8
