"""Days with nothing of something, and numbers without measure: a plan or a named no."""

from __future__ import annotations

import json
from typing import Any

import make
import pytest
from checked import solved

from matchengine.cli import main
from matchengine.errors import InputError
from matchengine.files.problem_json import problem_from_json, problem_to_json
from matchengine.problem import LARGEST_SUM, Problem

MUST = make.pair(required=True)
NEVER = [make.participant("A", unavailable=["s1", "s2"])]
HUGE = {
    "delegates": {"participants": [make.participant("A", delegates=10**6)]},
    "maximum": {"participants": [make.participant("A", max_meetings=LARGEST_SUM)]},
    "minimum": {"participants": [make.participant("A", min_meetings=LARGEST_SUM)]},
    "spread": {"max_idle_gap_spread": LARGEST_SUM},
    "capacity": {"resources": [make.resource("r", capacity=LARGEST_SUM)]},
}
ANSWERED = {
    "nothing at all": (make.problem([], slots=0, tables=0), "optimal"),
    "no table": (make.problem(tables=0), "optimal"),
    "no table for a must": (make.problem([MUST], tables=0), "infeasible"),
    "no slot": (make.problem(slots=0), "optimal"),
    "no slot for a must": (make.problem([MUST], slots=0), "infeasible"),
    "neither for a must": (make.problem([MUST], slots=0, tables=0), "infeasible"),
    "no pair": (make.problem([]), "optimal"),
    "no pair, and tables to keep": (
        make.problem([], tables=1, free_tables_per_slot=2),
        "infeasible",
    ),
    "never free": (make.problem(participants=NEVER), "optimal"),
    "never free for a must": (
        make.problem([MUST], participants=NEVER),
        "infeasible",
    ),
    "only values of 0": (make.problem([make.pair(), make.pair("C|D")]), "optimal"),
    "tables to keep beyond counting": (
        make.problem(free_tables_per_slot=LARGEST_SUM),
        "infeasible",
    ),
    "the largest sum": (make.problem([make.pair(value=LARGEST_SUM)]), "optimal"),
    "nothing may meet": (
        make.problem([MUST], participants=[make.participant("B", max_meetings=0)]),
        "infeasible",
    ),
    "a must of no slots": (
        make.problem([make.pair(required=True, slots=[])]),
        "infeasible",
    ),
    "a must before itself": (
        make.problem([MUST], precedences=[("A|B", "A|B")]),
        "infeasible",
    ),
} | {
    f"huge {name}": (
        make.problem([make.pair(required=True, value=3)], **fields),
        "optimal",
    )
    for name, fields in HUGE.items()
}


@pytest.mark.parametrize("case", ANSWERED)
def test_extreme_day_gets_an_answer(case, tmp_path, capsys):
    problem, status = ANSWERED[case]
    schedule = solved(problem)
    assert schedule.status == status
    assert bool(schedule.conflicts) == (status == "infeasible")
    assert all(one.needed for one in schedule.conflicts)
    path = tmp_path / "problem.json"
    path.write_text(problem_to_json(problem), "utf-8")
    code = main(["solve", str(path), "--workers", "1", "--quiet"])
    assert code == {"optimal": 0, "infeasible": 4}[status]
    assert json.loads(capsys.readouterr().out)["status"] == status


HALF = LARGEST_SUM // 2 + 1
REFUSED: dict[str, dict[str, Any]] = {
    "value": {"pairs": [{"buyer": "A", "seller": "B", "value": 2**63}]},
    "pairs": {
        "pairs": [
            {"buyer": "A", "seller": "B", "value": HALF},
            {"buyer": "B", "seller": "A", "value": HALF},
        ]
    },
    "participants": {
        "participants": [
            {"id": "A", "min_meetings": HALF},
            {"id": "B", "min_meetings": HALF},
        ]
    },
    "delegates": {"participants": [{"id": "A", "delegates": 0}, {"id": "B"}]},
    "max_meetings": {"participants": [{"id": "A", "max_meetings": -1}, {"id": "B"}]},
    "capacity": {"resources": [{"id": "r", "capacity": 10**30}]},
    "free_tables_per_slot": {"rules": {"free_tables_per_slot": 2**64}},
    "max_idle_gap_spread": {"rules": {"max_idle_gap_spread": 0.5}},
}


@pytest.mark.parametrize("name", REFUSED)
def test_number_that_no_sum_can_hold_is_refused_by_name(name, tmp_path, capsys):
    data = json.loads(problem_to_json(make.problem())) | REFUSED[name]
    with pytest.raises(InputError) as refused:
        problem_from_json(json.dumps(data))
    assert name in str(refused.value)
    path = tmp_path / "problem.json"
    path.write_text(json.dumps(data), "utf-8")
    assert main(["solve", str(path), "--quiet"]) == 3
    shown = capsys.readouterr()
    assert shown.out == ""
    assert name in shown.err
    assert "Traceback" not in shown.err


def test_conflicts_of_many_tables_to_keep_are_said_in_a_moment():
    problem: Problem = make.problem(free_tables_per_slot=LARGEST_SUM)
    conflicts = {one.demand: one for one in solved(problem).conflicts}
    assert conflicts["tables"].relaxation == "Put up more tables."
    free = conflicts["free_tables_per_slot"]
    assert free.relaxation == "Keep only 2 tables free in every slot."
    assert free.least
