"""Each rule alone: what it permits, what it forbids, and how callers change the set."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from random import Random

import brute
import make
import numpy as np
import pytest
from in_arrays import plan_of, some_plans, triples
from ortools.sat.python import cp_model
from strategies import random_problem
from test_verify import RULE_PAIRS

from matchengine.problem import Goal
from matchengine.solver import solve
from matchengine.solving.demands import demands_of
from matchengine.solving.indexed import NOWHERE, index_problem
from matchengine.solving.meetings import Meetings, frozen_except
from matchengine.solving.options import FILTERS, Options, all_options
from matchengine.solving.places import single_places
from matchengine.solving.plan import empty_plan
from matchengine.solving.rules import RULES, table_holds_one_meeting
from matchengine.verify import CHECKS, Facts, verify

BY_NAME = {rule.__name__: rule for rule in (*FILTERS, *RULES)}
CHECK_OF = {check.__name__: check for check in CHECKS}


def test_rules_and_checks_are_twins():
    names = [rule.__name__ for rule in (*FILTERS, *RULES)]
    assert sorted(names) == sorted(check.__name__ for check in CHECKS)
    assert {case.partition(":")[0] for case in RULE_PAIRS} == set(names)


def sizes(problem):
    return len(problem.pairs), len(problem.slots), len(problem.tables)


def permits(rule, problem, held, plan=None):
    """Whether a rule alone lets these (pair, slot, table) be held, beside a plan.

    Everything else that could be held anywhere at all is offered and refused.
    """
    indexed = index_problem(problem)
    places = single_places(indexed)
    everything = np.indices(sizes(problem)).reshape(3, -1)
    chosen = np.zeros(sizes(problem), dtype=bool)
    for name, slot, table in held:
        chosen[indexed.pair_at[name], slot, indexed.table_at[table]] = True
    chosen = chosen.reshape(-1)
    if rule in FILTERS:
        keeps = rule(Options(*everything), indexed, places)
        return bool(keeps[chosen].all())
    start = empty_plan(indexed) if plan is None else plan_of(indexed, plan)
    freed = start.slot == NOWHERE
    inside = freed[everything[0]]
    model = cp_model.CpModel()
    meetings = Meetings(
        model,
        indexed,
        places,
        Options(*everything[:, inside]),
        frozen_except(start, freed),
    )
    rule(model, meetings, problem)
    for literal, true in zip(meetings.literals, chosen[inside].tolist(), strict=True):
        model.add(literal == true)
    status = cp_model.CpSolver().solve(model)
    assert status in (cp_model.OPTIMAL, cp_model.INFEASIBLE)
    return status == cp_model.OPTIMAL


def written(problem, meetings):
    """('A|B s1 t1', …) as (pair, slot, table)."""
    slot_at = {slot.id: s for s, slot in enumerate(problem.slots)}
    words = [text.split() for text in meetings]
    return [(name, slot_at[slot], table) for name, slot, table in words]


# The filters share the work in their own way: slots are left to one of them alone.
FORBIDDEN_BY = {"fixed_pair_meets_where_fixed: slot": "pair_meets_in_its_own_slots"}


@pytest.mark.parametrize("case", RULE_PAIRS)
def test_rule_alone_permits_one_and_forbids_the_other(case):
    problem, permitted, forbidden, _ = RULE_PAIRS[case]
    rule = BY_NAME[FORBIDDEN_BY.get(case, case.partition(":")[0])]
    assert not permits(rule, problem, written(problem, forbidden))
    for rule in BY_NAME.values():
        assert permits(rule, problem, written(problem, permitted))


def test_filters_together_keep_the_meetings_that_break_no_rule_alone():
    checks = [CHECK_OF[rule.__name__] for rule in FILTERS]
    judged = []
    for seed in range(80):
        problem = random_problem(seed)
        places = single_places(index_problem(problem))
        kept = set(triples(all_options(index_problem(problem), places)))
        for e, s, t in product(*map(range, sizes(problem))):
            plan = {problem.pairs[e].id: (s, problem.tables[t].id)}
            facts = Facts(problem, brute.as_schedule(problem, plan))
            fine = not any(list(check(facts)) for check in checks)
            assert ((e, s, t) in kept) == fine, seed
            judged.append(fine)
    assert any(judged)
    assert not all(judged)


FOCUS = {
    "required_pair_meets": ["required"],
    "participant_stays_within_maximum": ["maximum"],
    "zone_change_has_a_free_slot": ["zones", "sessions"],
    "enough_tables_stay_free": ["free_tables"],
    "resources_suffice": ["resources"],
    "earlier_pair_meets_first": ["precedences", "delegates"],
    "idle_gaps_are_spread_evenly": ["spread", "delegates"],
}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_rule_judges_a_meeting_that_joins_a_plan_as_its_check_does(rule):
    # A legal plan less one of its meetings is taken as given; a meeting joins it in
    # any way that breaks no rule alone. The others of the plan cannot be changed. That
    # tables are free is one rule's concern; the others may count on it.
    judged = []
    for seed in range(50):
        problem = random_problem(seed, switches=FOCUS.get(rule.__name__))
        indexed = index_problem(problem)
        options = triples(all_options(indexed, single_places(indexed)))
        rng = Random(seed)
        for plan in some_plans(problem, seed, most=2):
            left = dict(plan)
            if left:
                del left[rng.choice(sorted(left))]
            taken = set(left.values()) if rule is not table_holds_one_meeting else ()
            known = [
                (e, s, t)
                for e, s, t in options
                if problem.pairs[e].id not in left
                and (s, problem.tables[t].id) not in taken
            ]
            if not known:
                continue
            e, s, t = rng.choice(known)
            pair, place = problem.pairs[e].id, (s, problem.tables[t].id)
            joined = {**left, pair: place}
            facts = Facts(problem, brute.as_schedule(problem, joined))
            fine = not list(CHECK_OF[rule.__name__](facts))
            assert permits(rule, problem, [(pair, *place)], left) == fine, seed
            judged.append(fine)
    # A pair given once can never meet twice: that rule alone has nothing to forbid.
    assert any(judged)
    assert not all(judged) or rule.__name__ == "pair_meets_at_most_once"


def test_rule_of_the_caller_holds():
    # Both pairs could meet; the caller wants at most one meeting in the whole day.
    def one_meeting_in_all(model, meetings, problem):
        model.add_at_most_one(
            x for pair in problem.pairs for x in meetings.where(pair=pair.id)
        )

    pairs = [make.pair("A|B", 2), make.pair("C|D", 3)]
    problem = make.problem(pairs)
    schedule = solve(problem, workers=1, rules=(*RULES, one_meeting_in_all))
    assert schedule.status == "optimal"
    assert [meeting.pair for meeting in schedule.meetings] == ["C|D"]
    assert verify(problem, schedule).ok
    assert len(solve(problem, workers=1).meetings) == 2


def test_rule_of_the_caller_may_ask_for_meetings_that_nobody_required():
    def everybody_meets(model, meetings, problem):
        for one in problem.participants:
            model.add_bool_or(meetings.where(participant=one.id))

    # All are at table t1 in turn: s1 and s2, whatever the goal thinks of it.
    problem = make.problem(["A|B", "C|D"], tables=1, goals=["idle_gaps"])
    schedule = solve(problem, workers=1, rules=(*RULES, everybody_meets))
    assert schedule.status == "optimal"
    assert sorted(m.slot for m in schedule.meetings) == ["s1", "s2"]


def test_rule_of_the_caller_that_nothing_meets_accuses_nobody_else():
    def impossible(model, meetings, problem):
        model.add_bool_or([])

    problem = make.problem([make.pair("A|B", required=True)])
    schedule = solve(problem, workers=1, rules=(*RULES, impossible))
    assert schedule.status == "infeasible"
    # The demands of the problem itself can all be met.
    kinds = {demand.kind for demand in demands_of(problem)}
    assert not kinds & {conflict.demand for conflict in schedule.conflicts}


def test_rule_of_the_caller_may_speak_of_tables():
    def table_t1_is_not_used(model, meetings, problem):
        for x in meetings.where(table="t1"):
            model.add(x == 0)

    problem = make.problem(["A|B", "C|D"], slots=1, goals=["meetings"])
    schedule = solve(problem, workers=1, rules=(*RULES, table_t1_is_not_used))
    assert [meeting.table for meeting in schedule.meetings] == ["t2"]


# One entry a rule: a problem, and how many meetings it can have with the rule (None:
# infeasible) and without it. No plan can hold a pair twice, whatever the rules.
ZONES = [make.table("t1", zone="X"), make.table("t2", zone="Y", unavailable=["s1"])]
DROPPED = {
    "required_pair_meets": (
        make.problem([make.pair(required=True, slots=[])]),
        None,
        0,
    ),
    "participant_has_enough_delegates": (make.problem(["A|B", "A|C"], slots=1), 1, 2),
    "participant_stays_within_maximum": (
        make.problem(
            ["A|B", "A|C"], participants=[make.participant("A", max_meetings=1)]
        ),
        1,
        2,
    ),
    "table_holds_one_meeting": (make.problem(["A|B", "C|D"], slots=1, tables=1), 1, 2),
    "enough_tables_stay_free": (make.problem(tables=1, free_tables_per_slot=1), 0, 1),
    "resources_suffice": (
        make.problem(
            [make.pair(resources=["r"])], resources=[make.resource("r", capacity=0)]
        ),
        0,
        1,
    ),
    "earlier_pair_meets_first": (
        make.problem(["A|B", "C|D"], slots=1, precedences=[("A|B", "C|D")]),
        1,
        2,
    ),
    "idle_gaps_are_spread_evenly": (
        make.problem(
            [make.pair("A|B", fixed="s1"), make.pair("A|C", fixed="s3")],
            slots=3,
            max_idle_gap_spread=0,
        ),
        None,
        2,
    ),
    # Whoever meets at t1 in s1 may not go on at t2; t1 is too small for two in s2.
    "zone_change_has_a_free_slot": (
        make.problem(
            [make.pair("A|B", fixed="s1"), make.pair("A|C", fixed="s2 t2")],
            tables=ZONES,
            zone_change_needs_free_slot=[("X", "Y")],
        ),
        None,
        2,
    ),
}


def test_every_rule_but_one_is_dropped_below():
    named = {rule.__name__ for rule in RULES}
    assert named - set(DROPPED) == {"pair_meets_at_most_once"}


@pytest.mark.parametrize("name", DROPPED)
def test_dropped_rule_is_not_enforced(name):
    problem, with_it, without = DROPPED[name]
    problem = replace(problem, goals=[Goal("meetings")])
    schedule = solve(problem, workers=1)
    assert (len(schedule.meetings) if schedule.has_plan else None) == with_it
    others = tuple(rule for rule in RULES if rule.__name__ != name)
    schedule = solve(problem, workers=1, rules=others)
    assert len(schedule.meetings) == without
    assert schedule.has_plan
    for goal in schedule.goals:
        assert goal.bound is None or goal.bound >= goal.best
