"""Advice on tiny missions: prices bound, ranges hold, curves never rise."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest
from brute import optimum
from make import fixed, pair, participant, problem, schedule, slot, slots, tables
from strategies import random_problem

from matchengine.errors import InputError
from matchengine.live.advise import Ask, Question, advise_on
from matchengine.live.advising.changing import (
    with_delegates,
    with_maximum,
    with_slots,
    with_tables,
)
from matchengine.live.advising.fairness import (
    ask_fairness,
    lacks_for_sure,
    smoothed,
    with_floor,
)
from matchengine.live.advising.questions import ask_people, ask_tables
from matchengine.live.advising.recommending import recommended
from matchengine.live.advising.records import Advice, Fair, Left, Served, Span, Step
from matchengine.live.advising.study import at_the_same_times, for_advice
from matchengine.live.advising.variants import Variants, Weight, variants_of
from matchengine.live.advising.weights import ask_weights
from matchengine.problem import Problem
from matchengine.schedule import Meeting, Schedule
from matchengine.solver import solve
from matchengine.solving.deadline import Deadline

VALUES = {"A|X": 9, "A|Y": 8, "A|Z": 7, "B|X": 6, "C|X": 4, "C|Z": 3}
PAIRS = [pair(name, value) for name, value in VALUES.items()]
BUSY = participant("A", max_meetings=2)


def small() -> Problem:
    """Two slots with one table each, so tables are scarce; A may hold two meetings."""
    return problem(PAIRS, tables=1, participants=[BUSY], goals=("value",))


def solved(asked: Problem, start: Sequence[Meeting], seconds: float) -> Schedule:
    return solve(asked, start=start, time_limit=seconds, workers=1)


def advice_on(asked: Problem, seconds: float = 30.0, **more: object) -> Advice:
    return advise_on(asked, solved, Deadline(seconds), **more)  # type: ignore[arg-type]


def only(name: str, ask: Ask) -> tuple[Question, ...]:
    return (Question(name, ask, 1.0),)


def best_value(asked: Problem) -> int:
    best = optimum(replace(asked, goals=asked.goals[:1]))
    assert best is not None
    return best.goals[0].best


@pytest.fixture(scope="module")
def advice() -> Advice:
    return advice_on(small())


def stepped(step: Step) -> Problem:
    changes: dict[str, Callable[[], Problem | None]] = {
        "tables": lambda: with_tables(small(), step.by),
        "slots": lambda: with_slots(small(), step.who, step.by),
        "delegates": lambda: with_delegates(small(), step.who, step.by),
        "maximum": lambda: with_maximum(small(), step.who, step.by),
    }
    made = changes[step.kind]()
    assert made is not None
    return made


def test_base_is_the_best_plan(advice: Advice) -> None:
    assert advice.base.value == advice.base.bound == best_value(small())


def test_price_is_no_less_than_what_is_gained(advice: Advice) -> None:
    before = best_value(small())
    gains = {one.step: best_value(stepped(one.step)) - before for one in advice.prices}
    assert Step("tables", 1) in gains
    assert [one.step for one in advice.prices if one.at_most < gains[one.step]] == []


def test_ranges_hold_the_truth(advice: Advice) -> None:
    before = best_value(small())
    near = [p for p in advice.points if p.gain and p.slots <= 3 and p.tables <= 3]
    told = {p.step: p.gain for p in near}
    truth = {step: best_value(stepped(step)) - before for step in told}
    assert {step.kind for step in told} >= {"tables", "slots"}
    assert [s for s, g in told.items() if g and not g.low <= truth[s] <= g.high] == []


@pytest.mark.parametrize("seed", [33, 61, 90])
def test_ranges_hold_under_every_rule(seed: int) -> None:
    asked = for_advice(random_problem(seed))
    told = advice_on(asked, questions=only("tables", ask_tables)).of("tables")
    for one in told:
        fewer = with_tables(asked, one.step.by)
        assert fewer is not None
        best = optimum(fewer) if abs(one.step.by) == 1 else None
        if best is not None and one.gain is not None and one.value is not None:
            truth = best.goals[-1].best
            assert one.value <= truth
            assert one.bound is None or truth <= one.bound


def test_more_tables_and_slots_never_lose(advice: Advice) -> None:
    for kind in ("tables", "slots"):
        values = [one.value for one in advice.of(kind) if one.value is not None]
        assert values == sorted(values)


def test_served_are_those_with_meetings(advice: Advice) -> None:
    served = advice.base.served
    assert served is not None
    assert (served.meetings, served.businesses) == (2, 3)  # A|X and A|Y


def test_more_tables_are_recommended_as_long_as_they_add(advice: Advice) -> None:
    said = next(one for one in advice.recommendations if one.kind == "more_tables")
    gain = best_value(stepped(Step("tables", said.facts["by"]))) - best_value(small())
    assert said.facts["low"] == gain / best_value(small())


def test_no_tables_are_recommended_where_there_are_enough() -> None:
    plenty = problem(["A|X", "B|Y"], tables=3, goals=("value",))
    worth = replace(plenty, pairs=tuple(replace(p, value=5) for p in plenty.pairs))
    kinds = [
        one.kind
        for one in advice_on(
            worth, questions=only("tables", ask_tables)
        ).recommendations
    ]
    assert "tables_enough" in kinds
    assert "more_tables" not in kinds


def test_unproven_gain_is_not_recommended(advice: Advice) -> None:
    unsure = replace(advice.base, bound=10**6)
    said = recommended(replace(advice, base=unsure))
    assert [one for one in said if one.kind.startswith("more_")] == []


def test_unknown_delegates_are_refused_all_at_once() -> None:
    with pytest.raises(InputError) as refused:
        advice_on(small(), delegates=("A", "P999", "P998"))
    assert [one.value for one in refused.value.findings] == ["P999", "P998"]


def test_asked_delegate_is_tried_even_if_its_price_is_nothing() -> None:
    told = advice_on(
        small(), delegates=("C",), questions=only("delegates", ask_people)
    ).of("delegates")
    assert [(one.step.who, one.gain) for one in told] == [("C", Span(0, 0))]


def test_without_time_what_was_not_asked_is_said() -> None:
    rushed = advice_on(small(), seconds=0.0)
    assert rushed.points == ()
    assert {one.why for one in rushed.left if one.question == "tables"} <= {
        "time",
        "no_change",
    }


def test_infeasible_mission_gives_no_advice() -> None:
    impossible = problem([pair("A|B", required=True)], tables=0)
    told = advice_on(impossible)
    assert (told.base.status, told.points, told.recommendations) == (
        "infeasible",
        (),
        (),
    )


# what is changed


def test_tables_that_are_owned_or_fixed_are_not_taken_away() -> None:
    asked = problem(
        [pair("A|B", fixed="s1 t2")],
        tables=4,
        participants=[participant("C", table="t1")],
    )
    fewer = with_tables(asked, -2)
    assert fewer is not None
    assert [one.id for one in fewer.tables] == ["t1", "t2"]
    assert with_tables(asked, -3) is None


def test_tables_kept_free_are_not_taken_away() -> None:
    assert with_tables(problem(tables=2, free_tables_per_slot=2), -1) is None


def test_a_new_slot_is_as_free_as_the_one_before_it() -> None:
    asked = problem(
        [pair("A|B", slots=("s2",)), "A|C"],
        slots=slots(3, sessions="AAB"),
        participants=[participant("C", unavailable=("s2",))],
    )
    longer = with_slots(asked, "A", 1)
    assert longer is not None
    assert [one.id for one in longer.slots] == ["s1", "s2", "s2+1", "s3"]
    assert longer.pairs[0].slots == ("s2", "s2+1")
    assert longer.participants[0].unavailable == ("s2", "s2+1")


def test_a_session_does_not_grow_into_the_next() -> None:
    def timed(name: str, start: str, session: str) -> object:
        day = "2025-05-07T"
        end = f"{start[:3]}{int(start[3:]) + 20:02d}"
        return slot(
            name,
            start=f"{day}{start}:00+08:00",  # type: ignore[arg-type]
            end=f"{day}{end}:00+08:00",  # type: ignore[arg-type]
            session=session,
        )

    two = [timed("s1", "09:00", "A"), timed("s2", "09:25", "B")]
    asked = problem(slots=two)  # type: ignore[arg-type]
    assert with_slots(asked, "A", 1) is None
    assert with_slots(asked, "B", 1) is not None


def test_a_slot_with_a_fixed_meeting_stays() -> None:
    asked = problem([pair("A|B", fixed=fixed("s2"))])
    assert with_slots(asked, "", -1) is None
    assert with_slots(problem(), "", -1) is not None


def test_meetings_keep_their_time_where_slots_are_cut_anew() -> None:
    first = slot("s1", start="2025-05-07T09:00:00+08:00")  # type: ignore[arg-type]
    other = slot("s2", start="2025-05-07T09:20:00+08:00")  # type: ignore[arg-type]
    before = problem(slots=[first, other])
    after = problem(slots=[replace(other, id="s1")])
    held = schedule("A|B s2 t1", "A|C s1 t1").meetings
    moved = at_the_same_times(held, before, after)
    assert [(one.pair, one.slot) for one in moved] == [("A|B", "s1")]


# fairness


def test_value_falls_as_the_floor_rises() -> None:
    # Best is A|X and A|Y; a meeting for everybody needs B and C to be served instead.
    asked = replace(small(), tables=tables(2))
    told = advice_on(asked, questions=only("fairness", ask_fairness)).fairness
    held = [one for one in told if one.reached == "held"]
    values = [one.value for one in held]
    assert len(held) >= 2
    assert values == sorted(values, reverse=True)  # type: ignore[type-var]


def test_best_value_with_a_floor_is_what_brute_force_finds() -> None:
    asked = replace(small(), tables=tables(2))
    floor = with_floor(asked, 1, {})
    assert floor is not None
    best = optimum(floor)
    assert best is not None
    curve = advice_on(asked, questions=only("fairness", ask_fairness)).fairness
    told = {one.floor: one for one in curve}
    assert [one.best for one in best.goals] == [0, told[1].value]


def test_floor_beyond_the_seats_is_impossible() -> None:
    one_seat = problem(["A|X", "B|Y"], slots=1, tables=1, goals=("value",))
    told = advice_on(one_seat, questions=only("fairness", ask_fairness)).fairness
    assert [(one.floor, one.reached) for one in told] == [
        (0, "held"),
        (1, "impossible"),
    ]


def test_odd_ring_is_not_called_impossible_for_sure() -> None:
    # Half meetings serve three businesses in a ring; whole ones do not.
    ring = problem(["A|B", "B|C", "C|A"], slots=1, tables=2)
    floor = with_floor(ring, 1, {})
    assert floor is not None
    assert not lacks_for_sure(floor)


def test_plans_and_bounds_count_for_neighbouring_floors() -> None:
    found = [
        Fair(0, "held", 10, 20),
        Fair(1, "held", 12, 30, served=Served(1, 2, 2, 0)),
        Fair(2, "unknown"),
    ]
    curve = smoothed(found)
    assert [(one.value, one.bound) for one in curve] == [
        (12, 20),
        (12, 20),
        (None, None),
    ]
    assert [one.loss for one in curve] == [Span(0, 0), Span(0, 8), None]


# weights


def weighed(values: dict[float, dict[str, int]]) -> Variants:
    """One weight; by what it is multiplied says what the pairs are worth then."""

    def other(weight: Weight, factor: float) -> Problem:
        pairs = [pair(name, value) for name, value in values[factor].items()]
        return problem(pairs, slots=1, tables=1, goals=("value",))

    return replace(
        variants_of(small()), weighed=other, weights=(Weight("buyer", "price", 0.2),)
    )


def sensitivity(values: dict[float, dict[str, int]]) -> list[tuple[float, int, str]]:
    asked = problem(
        [pair("A|X", 10), pair("A|Y", 9)], slots=1, tables=1, goals=("value",)
    )
    told = advice_on(
        asked,
        variants=weighed(values),
        questions=only("weights", ask_weights),
    )
    assert told.noise == 0
    return sorted((one.factor, one.changed, one.how) for one in told.weights)


def test_weight_that_changes_nothing_counts_nothing() -> None:
    same = {"A|X": 10, "A|Y": 9}
    assert sensitivity({0.8: same, 1.2: same}) == [
        (0.8, 0, "chosen"),
        (1.2, 0, "chosen"),
    ]


def test_weight_that_turns_the_plan_over_is_solved() -> None:
    same, other = {"A|X": 10, "A|Y": 10}, {"A|X": 10, "A|Y": 11}
    # A tie is no change: of the best plans the nearest counts.
    assert sensitivity({0.8: same, 1.2: other}) == [
        (0.8, 0, "chosen"),
        (1.2, 1, "solved"),
    ]


def test_pair_that_is_no_longer_proposed_counts_as_changed() -> None:
    gone = {"A|Y": 9}
    assert sensitivity({0.8: gone, 1.2: gone}) == [
        (0.8, 1, "solved"),
        (1.2, 1, "solved"),
    ]


def test_problem_alone_has_no_weights(advice: Advice) -> None:
    assert Left("weights", "no_weights") in advice.left
    assert Left("minutes", "no_minutes") in advice.left
