"""The checker on trial: good plans pass; break one thing, and exactly that is found."""

from __future__ import annotations

from dataclasses import replace

import make
import pytest
from brute import as_schedule, optimum
from hypothesis import given, settings, strategies as st
from strategies import problems

from matchengine.checking.goals import GOAL_VALUES
from matchengine.problem import GOAL_NAMES
from matchengine.schedule import Certificate, Conflict, GoalResult, Meeting, Schedule
from matchengine.verify import CHECKS, Facts, Violation, verify

TWO_PAIRS = ["A|B", "A|C"]


def found(problem, *meetings):
    """What the checks find in a plan: names and ids."""
    report = verify(problem, make.schedule(*meetings))
    return [(violation.check, violation.ids) for violation in report.violations]


# One entry a rule and way to break it: the problem, a plan it permits, a plan it
# forbids, and the ids in the violation. The two plans differ in one thing.
RULE_PAIRS = {
    "both_participants_are_available: buyer": (
        make.problem(participants=[make.participant("A", unavailable=["s2"])]),
        ["A|B s1 t1"],
        ["A|B s2 t1"],
        ("A|B", "A", "s2"),
    ),
    "both_participants_are_available: seller": (
        make.problem(participants=[make.participant("B", unavailable=["s2"])]),
        ["A|B s1 t1"],
        ["A|B s2 t1"],
        ("A|B", "B", "s2"),
    ),
    "pair_meets_in_its_own_slots": (
        make.problem([make.pair(slots=["s2"])]),
        ["A|B s2 t1"],
        ["A|B s1 t1"],
        ("A|B", "s1"),
    ),
    "pair_meets_in_its_own_slots: never": (
        make.problem([make.pair(slots=[])]),
        [],
        ["A|B s1 t1"],
        ("A|B", "s1"),
    ),
    "fixed_pair_meets_where_fixed: slot": (
        make.problem([make.pair(fixed="s2")]),
        ["A|B s2 t1"],
        ["A|B s1 t1"],
        ("A|B", "s1"),
    ),
    "fixed_pair_meets_where_fixed: table": (
        make.problem([make.pair(fixed="s2 t2")]),
        ["A|B s2 t2"],
        ["A|B s2 t1"],
        ("A|B", "t1"),
    ),
    "table_is_available": (
        make.problem(tables=[make.table("t1", unavailable=["s1"]), make.table("t2")]),
        ["A|B s2 t1"],
        ["A|B s1 t1"],
        ("A|B", "t1", "s1"),
    ),
    "own_table_is_used: seller's before buyer's": (
        make.problem(
            participants=[
                make.participant("A", table="t1"),
                make.participant("B", table="t2"),
            ]
        ),
        ["A|B s1 t2"],
        ["A|B s1 t1"],
        ("A|B", "t1"),
    ),
    "own_table_is_used: buyer's": (
        make.problem(participants=[make.participant("A", table="t1")]),
        ["A|B s1 t1"],
        ["A|B s1 t2"],
        ("A|B", "t2"),
    ),
    "own_table_is_used: nobody else's": (
        make.problem(["A|B", "C|D"], participants=[make.participant("D", table="t2")]),
        ["A|B s1 t1"],
        ["A|B s1 t2"],
        ("A|B", "t2"),
    ),
    "pair_meets_at_most_once": (
        make.problem(["A|B", "A|B#2"]),
        ["A|B s1 t1", "A|B#2 s2 t1"],
        ["A|B s1 t1", "A|B s2 t1"],
        ("A|B",),
    ),
    "required_pair_meets": (
        make.problem([make.pair(required=True)]),
        ["A|B s1 t1"],
        [],
        ("A|B",),
    ),
    "required_pair_meets: fixed": (
        make.problem([make.pair(fixed="s1")]),
        ["A|B s1 t1"],
        [],
        ("A|B",),
    ),
    "participant_has_enough_delegates": (
        make.problem(TWO_PAIRS),
        ["A|B s1 t1", "A|C s2 t2"],
        ["A|B s1 t1", "A|C s1 t2"],
        ("A", "s1"),
    ),
    "participant_has_enough_delegates: two": (
        make.problem(
            [*TWO_PAIRS, "D|A"],
            tables=3,
            participants=[make.participant("A", delegates=2)],
        ),
        ["A|B s1 t1", "A|C s1 t2", "D|A s2 t3"],
        ["A|B s1 t1", "A|C s1 t2", "D|A s1 t3"],
        ("A", "s1"),
    ),
    "participant_stays_within_maximum": (
        make.problem(TWO_PAIRS, participants=[make.participant("A", max_meetings=1)]),
        ["A|B s1 t1"],
        ["A|B s1 t1", "A|C s2 t1"],
        ("A",),
    ),
    "table_holds_one_meeting": (
        make.problem(["A|B", "C|D"]),
        ["A|B s1 t1", "C|D s1 t2"],
        ["A|B s1 t1", "C|D s1 t1"],
        ("t1", "s1"),
    ),
    "enough_tables_stay_free": (
        make.problem(["A|B", "C|D"], free_tables_per_slot=1),
        ["A|B s1 t1", "C|D s2 t2"],
        ["A|B s1 t1", "C|D s1 t2"],
        ("s1",),
    ),
    "resources_suffice": (
        make.problem(
            [make.pair("A|B", resources=["r"]), make.pair("C|D", resources=["r"])],
            resources=[make.resource("r", 1)],
        ),
        ["A|B s1 t1", "C|D s2 t2"],
        ["A|B s1 t1", "C|D s1 t2"],
        ("r", "s1"),
    ),
    "resources_suffice: listed twice": (
        make.problem(
            [make.pair("A|B", resources=["r"]), make.pair("C|D", resources=["r", "r"])],
            resources=[make.resource("r", 1)],
        ),
        ["A|B s1 t1"],
        ["C|D s1 t1"],
        ("r", "s1"),
    ),
    "earlier_pair_meets_first": (
        make.problem(TWO_PAIRS, precedences=[("A|B", "A|C")]),
        ["A|B s1 t1", "A|C s2 t1"],
        ["A|B s2 t1", "A|C s1 t1"],
        ("A|B", "A|C"),
    ),
    "earlier_pair_meets_first: same slot": (
        make.problem(["A|B", "C|D"], precedences=[("A|B", "C|D")]),
        ["C|D s1 t2"],
        ["A|B s1 t1", "C|D s1 t2"],
        ("A|B", "C|D"),
    ),
    "earlier_pair_meets_first: itself": (
        make.problem(precedences=[("A|B", "A|B")]),
        [],
        ["A|B s1 t1"],
        ("A|B", "A|B"),
    ),
    # A meets in s1 and s3, so it has one idle gap; B and C have none. D, who holds no
    # meeting, does not count.
    "idle_gaps_are_spread_evenly": (
        make.problem([*TWO_PAIRS, "A|D"], slots=3, max_idle_gap_spread=0),
        ["A|B s1 t1", "A|C s2 t1"],
        ["A|B s1 t1", "A|C s3 t1"],
        ("B", "A"),
    ),
    "zone_change_has_a_free_slot": (
        make.problem(
            TWO_PAIRS,
            slots=3,
            tables=make.tables(2, zones="NS"),
            zone_change_needs_free_slot=[("N", "S")],
        ),
        ["A|B s1 t2", "A|C s3 t1"],
        ["A|B s2 t2", "A|C s3 t1"],
        ("A", "s2", "s3", "S", "N"),
    ),
    "zone_change_has_a_free_slot: session": (
        make.problem(
            TWO_PAIRS,
            slots=make.slots(3, sessions="XYY"),
            tables=make.tables(2, zones="NS"),
            zone_change_needs_free_slot=[("N", "S")],
        ),
        ["A|B s1 t1", "A|C s2 t2"],
        ["A|B s2 t1", "A|C s3 t2"],
        ("A", "s2", "s3", "N", "S"),
    ),
    "zone_change_has_a_free_slot: same zone, same table": (
        make.problem(
            TWO_PAIRS,
            tables=make.tables(2, zones=["N", None]),
            zone_change_needs_free_slot=[("N", "N")],
        ),
        ["A|B s1 t1", "A|C s2 t2"],
        ["A|B s1 t1", "A|C s2 t1"],
        ("A", "s1", "s2", "N", "N"),
    ),
}


@pytest.mark.parametrize("name", RULE_PAIRS)
def test_rule_permits_and_forbids(name):
    problem, permitted, forbidden, ids = RULE_PAIRS[name]
    assert found(problem, *permitted) == []
    assert found(problem, *forbidden) == [(name.partition(":")[0], ids)]


def test_every_check_has_a_rule_pair():
    tried = {name.partition(":")[0] for name in RULE_PAIRS}
    assert tried == {check.__name__ for check in CHECKS}


def test_free_tables_are_counted_in_slots_without_meetings():
    tables = [make.table("t1"), make.table("t2", unavailable=["s2"])]
    assert found(make.problem(tables=tables, free_tables_per_slot=1)) == []
    assert found(make.problem(tables=tables, free_tables_per_slot=2)) == [
        ("enough_tables_stay_free", ("s2",))
    ]


def test_zone_change_binds_a_participant_with_delegates_too():
    # A has two delegates in s1, in N and S; t1 in s2 is far from the one in S.
    problem = make.problem(
        [*TWO_PAIRS, "A|D"],
        participants=[make.participant("A", delegates=2)],
        tables=make.tables(2, zones="NS"),
        zone_change_needs_free_slot=[("N", "S")],
    )
    assert found(problem, "A|B s1 t1", "A|C s1 t2", "A|D s2 t1") == [
        ("zone_change_has_a_free_slot", ("A", "s1", "s2", "S", "N"))
    ]


def test_violation_names_thing_value_and_remedy():
    report = verify(
        make.problem(TWO_PAIRS, participants=[make.participant("A", name="Acme")]),
        make.schedule("A|B s1 t1", "A|C s1 t2"),
    )
    assert report.violations == (
        Violation(
            "participant_has_enough_delegates",
            ("A", "s1"),
            "Acme (A) holds 2 meetings in slot 's1' but has 1 delegate; move 1 of them"
            " to another slot.",
        ),
    )


@pytest.mark.parametrize(
    ("meeting", "ids"),
    [
        (Meeting("A|X", "A", "B", "s1", "t1"), ("A|X", "A|X")),
        (Meeting("A|B", "A", "B", "s9", "t1"), ("A|B", "s9")),
        (Meeting("A|B", "A", "B", "s1", "t9"), ("A|B", "t9")),
        (Meeting("A|B", "X", "B", "s1", "t1"), ("A|B", "X")),
        (Meeting("A|B", "A", "X", "s1", "t1"), ("A|B", "X")),
        (Meeting("A|B", "C", "B", "s1", "t1"), ("A|B", "C")),
        (Meeting("A|B", "A", "C", "s1", "t1"), ("A|B", "C")),
    ],
)
def test_wrong_name_is_the_one_thing_found(meeting, ids):
    problem = make.problem(
        [make.pair("A|B", 5, required=meeting.pair == "A|B"), "A|C"], goals=["value"]
    )
    goals = [make.result("value", 5)]
    assert verify(problem, make.schedule("A|B s1 t1", goals=goals)).ok
    report = verify(problem, make.schedule(meeting, goals=goals))
    assert [(v.check, v.ids) for v in report.violations] == [("names_are_known", ids)]


def test_check_of_ones_own_is_checked_too():
    def nobody_meets_first(facts):
        for held in facts.meetings:
            if held.place == 0:
                yield Violation("nobody_meets_first", (held.pair.id,), "Sleep in.")

    report = verify(
        make.problem(),
        make.schedule("A|B s1 t1"),
        checks=(*CHECKS, nobody_meets_first),
    )
    assert report.violations == (
        Violation("nobody_meets_first", ("A|B",), "Sleep in."),
    )


def goal(name, problem, *meetings):
    return GOAL_VALUES[name](Facts(problem, make.schedule(*meetings)))


def test_goals_are_those_of_the_contract():
    assert tuple(GOAL_VALUES) == GOAL_NAMES
    assert all(name == function.__name__ for name, function in GOAL_VALUES.items())


# A meets B in s1 and C in s4, with s2 and s3 empty between; D and E meet in s2 and,
# by their second pair, in s3.
DAY = make.problem(
    [
        make.pair("A|B", 5),
        make.pair("A|C", 3),
        make.pair("D|E", 2),
        make.pair("E|D", 1),
        make.pair("A|F", 9),
    ],
    slots=5,
    participants=[
        make.participant("A", min_meetings=4, unavailable=["s2"]),
        make.participant("B", min_meetings=1),
        make.participant("F", min_meetings=1),
        "G",
    ],
    baseline=[
        "A|B s1 t1",  # as it was
        "A|C s3 t1",  # moved: 3
        "D|E s2 t2",  # reseated: 1
        "A|F s5 t1",  # dropped: 10
        "X|Y s5 t1",  # no longer there, so dropped: 10
        "E|D - -",  # nothing was settled, so nothing changed
    ],
)
PLAN = ["A|B s1 t1", "A|C s4 t2", "D|E s2 t1", "E|D s3 t2"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("shortfall", 3),  # A holds 2 of 4, F 0 of 1
        ("meetings", 4),
        ("value", 11),  # 5 + 3 + 2 + 1
        ("worst_off", 0),  # F has a pair and holds none; G has no pair
        ("idle_gaps", 1),  # A's s2 and s3 are one run, though A is away in s2
        ("idle_slots", 2),
        ("table_moves", 3),  # A t1-t2, D t1-t2, E t1-t2
        ("changes", 3),
        ("disruption", 24),
    ],
)
def test_goal_value_of_a_worked_example(name, value):
    assert goal(name, DAY, *PLAN) == value


def test_worst_off_counts_only_who_could_meet():
    # C's only pair has no allowed slot, for its fixed slot is none of its own.
    pairs = ["A|B", make.pair("A|C", slots=["s1"], fixed="s2")]
    assert goal("worst_off", make.problem(pairs), "A|B s1 t1") == 1
    assert goal("worst_off", make.problem([pairs[1]])) == 0


def test_worst_off_without_pairs_is_zero():
    assert goal("worst_off", make.problem([], participants=["A"])) == 0


def test_idle_gaps_count_runs_and_idle_slots_their_lengths():
    # A meets in s1, s3 and s6: runs s2 and s4-s5.
    problem = make.problem(["A|B", "A|C", "A|D"], slots=7)
    plan = ["A|B s1 t1", "A|C s3 t1", "A|D s6 t1"]
    assert goal("idle_gaps", problem, *plan) == 2
    assert goal("idle_slots", problem, *plan) == 3


def test_table_moves_of_delegates_do_not_count():
    plan = ["A|B s1 t1", "A|C s2 t2"]
    alone = make.participant("A")
    assert (
        goal("table_moves", make.problem(TWO_PAIRS, participants=[alone]), *plan) == 1
    )
    two = make.participant("A", delegates=2)
    assert goal("table_moves", make.problem(TWO_PAIRS, participants=[two]), *plan) == 0


@pytest.mark.parametrize(
    ("old", "changed", "disrupted"),
    [
        ("A|B s1 t1", 0, 0),
        ("A|B s1 t2", 0, 1),
        ("A|B s1 gone", 0, 1),
        ("A|B s2 t1", 1, 3),
        ("A|B s2 t2", 1, 3),
        ("A|B gone t1", 1, 3),
        ("A|B - t1", 0, 0),
        ("A|B - t2", 0, 1),
        ("A|B s1 -", 0, 0),
        ("A|B s2 -", 1, 3),
        ("A|C s1 t1", 1, 10),
        ("X|Y - -", 1, 10),
    ],
)
def test_change_of_an_earlier_meeting(old, changed, disrupted):
    problem = make.problem(TWO_PAIRS, baseline=[old])
    assert goal("changes", problem, "A|B s1 t1") == changed
    assert goal("disruption", problem, "A|B s1 t1") == disrupted


# Value 30 at best, of which a tenth may go: limit 27. The plan has 28 (A|B is worth
# 28, A|C 2 and is not held), and no idle gap.
CLAIMS = make.problem(
    [make.pair("A|B", 28), make.pair("A|C", 2)],
    slots=3,
    goals=[("value", 0.1), "idle_gaps"],
)
# Each pair's value is a price on its seller's meetings, so neither nets anything; the
# rents are cap(B) = cap(C) = 3 slots at 28 and at 2: 90 in all.
PRICES = Certificate(90.0, meeting_price={"B": 28.0, "C": 2.0})
VALUE = make.result("value", 28, best=30, limit=27, bound=30)
GAPS = make.result("idle_gaps", 0, bound=0)
GOOD = make.schedule("A|B s1 t1", goals=[VALUE, GAPS], status="optimal")


def test_honest_claims_are_accepted():
    report = verify(CLAIMS, GOOD)
    assert report.violations == ()
    assert report.claims == (
        "Goal value: that 30 is a bound is the search's word.",
        "Goal value: that a plan with 30 was found before later goals had their turn"
        " is the search's word.",
        "Goal idle_gaps: that 0 is a bound is the search's word.",
    )


def open_gap(**told):
    """The good schedule with another result for value, not proven optimal."""
    told = {"value": 28, "best": 30, "limit": 27, **told}
    return replace(GOOD, status="feasible", goals=(GoalResult("value", **told), GAPS))


@pytest.mark.parametrize(
    ("schedule", "violations"),
    [
        (open_gap(), []),
        (open_gap(value=29), [("goal_value_is_that_of_the_plan", ("value",))]),
        (open_gap(limit=28), [("goal_limit_follows_from_the_best", ("value",))]),
        (open_gap(best=31, limit=28), []),
        (open_gap(best=32, limit=29), [("plan_keeps_the_limit", ("value",))]),
        (open_gap(bound=33, gap=0.1, proof="search"), []),
        (open_gap(bound=33, gap=0.1), [("proof_is_there", ("value",))]),
        (open_gap(proof="search"), [("proof_is_there", ("value",))]),
        (open_gap(gap=0.1), [("goal_gap_is_that_of_the_bound", ("value",))]),
        (
            open_gap(bound=33, proof="search"),
            [("goal_gap_is_that_of_the_bound", ("value",))],
        ),
        (
            open_gap(bound=33, gap=0.0, proof="search"),
            [
                ("goal_gap_is_that_of_the_bound", ("value",)),
            ],
        ),
        (
            open_gap(bound=33, gap=float("nan"), proof="search"),
            [("goal_gap_is_that_of_the_bound", ("value",))],
        ),
        (
            open_gap(bound=29, gap=1 / 30, proof="search"),
            [("bound_is_not_beaten", ("value",))],
        ),
        (
            open_gap(best=27, limit=25, bound=27, gap=0.0, proof="search"),
            [("bound_is_not_beaten", ("value",)), ("status_is_true", ("feasible",))],
        ),
        (
            open_gap(bound=90, gap=2.0, proof="certificate"),
            [("proof_is_there", ("value",))],
        ),
        (
            replace(
                open_gap(bound=90, gap=2.0, proof="certificate"),
                certificate=PRICES,
            ),
            [],
        ),
        (
            replace(
                open_gap(bound=89, gap=59 / 30, proof="certificate"),
                certificate=PRICES,
            ),
            [("proof_is_there", ("value",))],
        ),
        (
            replace(open_gap(), certificate=replace(PRICES, bound=89.0)),
            [("bound_is_what_the_prices_give", ("certificate",))],
        ),
        (
            replace(GOOD, goals=(GAPS, VALUE)),
            [("goals_are_those_of_the_problem", ("idle_gaps", "value"))],
        ),
        (
            replace(GOOD, goals=(VALUE,)),
            [("goals_are_those_of_the_problem", ("value",))],
        ),
        (replace(GOOD, status="feasible"), [("status_is_true", ("feasible",))]),
        (replace(GOOD, goals=()), [("status_is_true", ("optimal",))]),
        (replace(open_gap(), status="optimal"), [("status_is_true", ("optimal",))]),
        (
            replace(open_gap(), conflicts=[Conflict("d", ["A"], "s", "r")]),
            [("status_is_true", ("feasible",))],
        ),
        (
            replace(open_gap(), goals=(replace(VALUE, value=10**5000), GAPS)),
            [
                ("goal_value_is_that_of_the_plan", ("value",)),
                ("status_is_true", ("feasible",)),
            ],
        ),
    ],
)
def test_claim_that_does_not_hold_is_found(schedule, violations):
    report = verify(CLAIMS, schedule)
    assert [(v.check, v.ids) for v in report.violations] == violations
    assert str(report)


@pytest.mark.parametrize(
    ("gap", "ok"),
    [(0.1 + 1e-10, True), (0.1 + 1e-8, False), (0.1 - 1e-8, False)],
)
def test_gap_may_differ_by_rounding_only(gap, ok):
    assert verify(CLAIMS, open_gap(bound=33, gap=gap, proof="search")).ok == ok


@pytest.mark.parametrize(
    ("give", "limit"),
    [(0, 10), (0.19, 9), (0.2, 8), (0.999, 1), (1, 9), (2, 8), (11, -1)],
)
def test_limit_leaves_the_give(give, limit):
    problem = make.problem([make.pair("A|B", 10)], goals=[("value", give)])
    for claimed in (limit - 1, limit, limit + 1):
        goals = [make.result("value", 10, limit=claimed)]
        report = verify(problem, make.schedule("A|B s1 t1", goals=goals))
        assert report.ok == (claimed == limit)


def test_minimised_goal_is_limited_and_bounded_from_the_other_side():
    # A meets in s1 and s3: 1 idle gap, which is 1 above the best and within give 2.
    problem = make.problem(TWO_PAIRS, slots=3, goals=[("idle_gaps", 2)])
    plan = ["A|B s1 t1", "A|C s3 t1"]
    told = {"best": 0, "limit": 2, "bound": 0}
    good = make.schedule(
        *plan, goals=[make.result("idle_gaps", 1, **told)], status="optimal"
    )
    assert verify(problem, good).ok
    told |= {"bound": 1}
    beaten = make.schedule(*plan, goals=[make.result("idle_gaps", 1, **told)])
    checks = [v.check for v in verify(problem, beaten).violations]
    assert checks == ["bound_is_not_beaten"]


def test_shortfall_put_in_by_default_is_to_be_listed():
    one = make.participant("A", min_meetings=1)
    problem = make.problem(participants=[one], goals=["meetings"])
    goals = [make.result("shortfall", 0), make.result("meetings", 1)]
    assert verify(problem, make.schedule("A|B s1 t1", goals=goals)).ok
    report = verify(problem, make.schedule("A|B s1 t1", goals=goals[1:]))
    assert [v.check for v in report.violations] == ["goals_are_those_of_the_problem"]


def test_plan_without_goals_is_checked_and_valued():
    report = verify(CLAIMS, make.schedule("A|B s1 t1"))
    assert report.ok
    assert [(g.goal, g.value, g.claimed) for g in report.goals] == [
        ("value", 28, None),
        ("idle_gaps", 0, None),
    ]
    assert report.claims == (
        "The plan lists no goals: it claims nothing of how good it is.",
    )


def test_problem_without_goals_has_optimal_plans_only():
    problem = make.problem(goals=())
    assert verify(problem, make.schedule(status="optimal")).ok
    assert not verify(problem, make.schedule(status="feasible")).ok


IMPOSSIBLE = make.problem([make.pair("A|B", required=True)], tables=0)


@pytest.mark.parametrize(
    ("problem", "schedule", "violations"),
    [
        (IMPOSSIBLE, make.schedule(status="infeasible"), []),
        (make.problem(), make.schedule(status="no_plan"), []),
        (
            make.problem(),
            make.schedule(status="infeasible"),
            [("status_is_true", ("infeasible",))],
        ),
        (
            make.problem([make.pair(required=True)]),
            make.schedule("A|B s1 t1", status="infeasible"),
            [("status_is_true", ("infeasible",))],
        ),
        (
            make.problem(),
            make.schedule(status="no_plan", goals=[make.result("value", 0)]),
            [("status_is_true", ("no_plan",))],
        ),
        (
            IMPOSSIBLE,
            make.schedule(
                status="infeasible",
                conflicts=[Conflict("required_pair_meets", ["A|B"], "s", "r")],
            ),
            [],
        ),
        (
            IMPOSSIBLE,
            make.schedule(
                status="infeasible",
                conflicts=[Conflict("required_pair_meets", ["A|X"], "s", "r")],
            ),
            [("conflict_ids_are_known", ("A|X",))],
        ),
    ],
)
def test_schedule_without_a_plan(problem, schedule, violations):
    report = verify(problem, schedule)
    assert [(v.check, v.ids) for v in report.violations] == violations


def test_report_reads_well():
    report = verify(CLAIMS, replace(GOOD, certificate=PRICES))
    assert str(report).splitlines()[:5] == [
        "The plan holds (optimal): 1 meeting, every rule obeyed.",
        "Goals, recomputed:",
        "  goal       this plan  best  bound  gap  proven by",
        "  value             28    30     30  0 %  search",
        "  idle_gaps          0     0      0  0 %  search",
    ]
    assert "The certificate proves: no plan has a value above 90." in str(report)


def test_report_of_a_wrong_plan_says_so_first():
    report = verify(make.problem(), make.schedule("A|B s1 t9"))
    assert str(report).splitlines()[0] == (
        "Refused: 1 thing in this feasible schedule does not hold."
    )


@settings(deadline=None)
@given(problem=problems())
def test_true_optimum_with_true_claims_is_accepted(problem):
    best = optimum(problem)
    if best is None:
        schedule = Schedule("infeasible")
    else:
        plan = best.plans[0]
        bare = as_schedule(problem, plan)
        values = {g.goal: g.value for g in verify(problem, bare).goals}
        goals = [
            make.result(
                one.goal,
                values[one.goal],
                best=one.best,
                limit=one.limit,
                bound=one.best,
            )
            for one in best.goals
        ]
        schedule = replace(bare, goals=tuple(goals), status="optimal")
    assert verify(problem, schedule).violations == ()


IDS = st.sampled_from(["P0", "P1", "P0|P1", "s0", "s1", "t0", "?"])
WHOLES = st.one_of(st.integers(-5, 5), st.sampled_from([10**400, -(10**5000), 2**60]))
PRICE = st.one_of(st.floats(), st.dictionaries(IDS, st.floats(), max_size=2))
SCHEDULES = st.builds(
    Schedule,
    st.sampled_from(["optimal", "feasible", "infeasible", "no_plan"]),
    goals=st.lists(
        st.builds(
            GoalResult,
            st.sampled_from(GOAL_NAMES),
            WHOLES,
            WHOLES,
            WHOLES,
            st.none() | WHOLES,
            st.none() | st.floats(),
            st.sampled_from([None, "search", "certificate"]),
        ),
        max_size=3,
    ),
    meetings=st.lists(st.builds(Meeting, IDS, IDS, IDS, IDS, IDS), max_size=3),
    certificate=st.none()
    | st.builds(
        Certificate,
        st.floats(),
        time_price=st.dictionaries(IDS, PRICE, max_size=2),
        table_price=PRICE,
        meeting_price=st.dictionaries(IDS, st.floats(), max_size=2),
        resource_price=st.dictionaries(IDS, PRICE, max_size=2),
    ),
    conflicts=st.lists(
        st.builds(Conflict, IDS, st.lists(IDS, max_size=2), IDS, IDS), max_size=1
    ),
)


@settings(deadline=None)
@given(problem=problems(), schedule=SCHEDULES)
def test_no_schedule_makes_the_checker_raise(problem, schedule):
    assert str(verify(problem, schedule))
