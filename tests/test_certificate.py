"""The bound from prices: by hand, against every plan, and in large numbers."""

from __future__ import annotations

from random import Random

import brute
import make
import numpy as np
import pytest
from hypothesis import given, settings, strategies as st
from strategies import random_problem

from matchengine.checking import duality
from matchengine.problem import Problem
from matchengine.schedule import Certificate
from matchengine.verify import Facts, verify


def exact(problem, certificate):
    return duality.exact_bound(Facts(problem, make.schedule()), certificate)


def bound(problem, certificate):
    return exact(problem, certificate) / 1024


def found(problem, certificate):
    report = verify(problem, make.schedule(certificate=certificate, status="no_plan"))
    return [(violation.check, violation.ids) for violation in report.violations]


def test_bound_without_prices_is_the_value_of_every_pair_that_can_meet():
    never = make.pair("A|C", 100, slots=[])
    assert bound(make.problem([make.pair("A|B", 7), never]), Certificate(0.0)) == 7


# A (two delegates, away in s3) may meet B (10, required), C (6, taking r twice) and
# D (3, only in s1). Three slots, two tables of which one is kept free and t2 is closed
# in s2; r has capacity 3.
WORKED = make.problem(
    [
        make.pair("A|B", 10, required=True),
        make.pair("A|C", 6, resources=["r", "r"]),
        make.pair("A|D", 3, slots=["s1"]),
    ],
    slots=3,
    tables=[make.table("t1"), make.table("t2", unavailable=["s2"])],
    participants=[
        make.participant("A", delegates=2, unavailable=["s3"], max_meetings=3),
        make.participant("B", unavailable=["s1"]),
    ],
    resources=[make.resource("r", 3)],
    free_tables_per_slot=1,
)


def test_bound_of_a_worked_example():
    prices = Certificate(
        0.0,
        time_price={"A": 1.5, "B": {"s2": 9.0}, "D": {"s1": 0.5, "s3": 2.0}},
        table_price={"s1": 1.0, "s2": 2.0},
        meeting_price={"A": 0.25, "C": 1.0},
        resource_price={"r": {"s1": 0.5, "s2": 0.0}},
    )
    # Rents: time of A 2 delegates x 1.5 x 2 slots = 6, of B 9, of D 0.5 + 2 = 2.5;
    # tables T(s1) = 1 x 1.0, T(s2) = 0 x 2.0; meetings cap(A) = min(3, 2 x 2) = 3 at
    # 0.25 = 0.75, cap(C) = 3 at 1.0; resource 3 x 0.5 = 1.5.        In all: 23.75
    rents = 6 + 9 + 2.5 + 1 + 0 + 0.75 + 3 + 1.5
    # A|B, in s2 only: 10 - 1.5 - 9 - 2 - 0.25 = -2.75, kept for it is required.
    # A|C, s1: 6 - 1.5 - 1 - 2 x 0.5 = 2.5; s2: 6 - 1.5 - 2 = 2.5; less 0.25 and 1.
    # A|D, s1: 3 - 1.5 - 0.5 - 1 - 0.25 = -0.25, dropped.
    assert bound(WORKED, prices) == rents - 2.75 + 1.25 + 0


def test_bound_of_an_overbooked_day_is_tight():
    # A has one slot and pairs worth 5 and 3. At 3 a slot, A's time costs 3, and the
    # pair of 5 nets 2: no plan is above 5, which is what it can have.
    problem = make.problem([make.pair("A|B", 5), make.pair("A|C", 3)], slots=1)
    assert bound(problem, Certificate(0.0, time_price={"A": 3.0})) == 5


def test_fixed_pair_pays_the_price_of_its_slot():
    problem = make.problem([make.pair("A|B", 5, fixed="s1")], tables=1)
    # 5 - 7 in s1 is below 0 but kept; the rent of the one table in s1 is 7.
    assert bound(problem, Certificate(0.0, table_price={"s1": 7.0})) == 7 - 2


def test_pair_that_must_and_cannot_meet_leaves_nothing_to_bound():
    problem = make.problem([make.pair(required=True, slots=[])])
    assert exact(problem, Certificate(1.0)) is None
    assert found(problem, Certificate(1.0)) == []


@pytest.mark.parametrize(
    "problem",
    [make.problem([]), make.problem(slots=0), make.problem([], slots=0, tables=0)],
)
def test_bound_of_an_empty_problem_is_zero(problem):
    assert exact(problem, Certificate(0.0)) == 0


def random_prices(rng: Random, problem: Problem, largest: int) -> Certificate:
    """Any prices, some of them by slot and some left out."""

    def number() -> float:
        return rng.choice((0, 0.5, 1, 1)) * rng.randint(0, largest) / 512

    def price() -> float | dict[str, float]:
        slots = [slot.id for slot in problem.slots if rng.random() < 0.7]
        return number() if rng.random() < 0.5 else {slot: number() for slot in slots}

    people = [one.id for one in problem.participants if rng.random() < 0.8]
    return Certificate(
        0.0,
        time_price={one: price() for one in people},
        table_price=price(),
        meeting_price={one: number() for one in people if rng.random() < 0.5},
        resource_price={resource.id: price() for resource in problem.resources},
    )


def plainly(problem: Problem, prices: Certificate) -> int | None:
    """The contract's formula again, in 1/1024ths, in plain loops."""

    def at(price: float | dict[str, float], slot: str) -> int:
        one = price.get(slot, 0.0) if isinstance(price, dict) else price
        return int(one * 1024)

    total = 0
    for one in problem.participants:
        free = [s.id for s in problem.slots if s.id not in one.unavailable]
        time = prices.time_price.get(one.id, 0.0)
        total += sum(one.delegates * at(time, slot) for slot in free)
        most = one.delegates * len(free)
        cap = most if one.max_meetings is None else min(most, one.max_meetings)
        total += cap * int(prices.meeting_price.get(one.id, 0.0) * 1024)
    for slot in problem.slots:
        tables = [t for t in problem.tables if slot.id not in t.unavailable]
        free = len(tables) - problem.rules.free_tables_per_slot
        total += free * at(prices.table_price, slot.id)
        for resource in problem.resources:
            price = prices.resource_price.get(resource.id, 0.0)
            total += resource.capacity * at(price, slot.id)
    for pair in problem.pairs:
        nets = []
        for place in brute.allowed(problem, pair):
            slot = problem.slots[place].id
            net = pair.value * 1024 - at(prices.table_price, slot)
            for side in (pair.buyer, pair.seller):
                net -= at(prices.time_price.get(side, 0.0), slot)
                net -= int(prices.meeting_price.get(side, 0.0) * 1024)
            for resource in pair.resources:
                net -= at(prices.resource_price.get(resource, 0.0), slot)
            nets.append(net)
        if pair.must_be_held:
            if not nets:
                return None
            total += max(nets)
        else:
            total += max([0, *nets])
    return total


@settings(deadline=None, max_examples=120)
@given(seed=st.integers(0, 10**9), largest=st.sampled_from([0, 512, 5000]))
def test_any_prices_bound_every_plan(seed, largest):
    problem = random_problem(seed)
    prices = random_prices(Random(seed), problem, largest)
    recomputed = exact(problem, prices)
    assert recomputed == plainly(problem, prices)
    for timing in brute.timings(problem):
        # What tables allow comes on top and only takes plans away.
        value = sum(pair.value for pair in problem.pairs if pair.id in timing)
        assert 1024 * value <= recomputed


@settings(deadline=None, max_examples=150)
@given(seed=st.integers(0, 10**9), bits=st.integers(50, 63))
def test_large_prices_stay_exact(seed, bits):
    # In 1/1024ths the prices reach 2**(bits + 1), so that sums of a pair's price and
    # value fall on both sides of what 64 bits hold.
    problem = random_problem(seed, switches=["large_values", "resources", "delegates"])
    prices = random_prices(Random(seed), problem, 2**bits)
    assert exact(problem, prices) == plainly(problem, prices)


@pytest.mark.parametrize(
    "prices",
    [
        {"time_price": {"A": 2.0**51, "B": 2.0**51}, "table_price": 2.0**51},
        {"meeting_price": {"A": 2.0**52, "B": 2.0**52}},
        {"resource_price": {"r": 2.0**52}},
        {"table_price": {"s1": 2.0**53}},
    ],
)
def test_sum_beyond_64_bits_stays_exact(prices):
    # Each pays 2**52 or more three times over with the value: 2**63 in 1/1024ths.
    pair = make.pair("A|B", 2**51, resources=["r", "r"], required=True)
    problem = make.problem([pair], resources=[make.resource("r", 1)])
    certificate = Certificate(0.0, **prices)
    assert exact(problem, certificate) == plainly(problem, certificate)


def test_both_kinds_of_integers_give_the_same_in_chunks(monkeypatch):
    problems = [random_problem(seed) for seed in range(60)]
    prices = [random_prices(Random(n), p, 5000) for n, p in enumerate(problems)]
    plain = list(map(exact, problems, prices))
    monkeypatch.setattr(duality, "CHUNK", 2)
    assert list(map(exact, problems, prices)) == plain
    monkeypatch.setattr(duality, "SAFE", 0)
    assert list(map(exact, problems, prices)) == plain


def test_largest_value_leaves_64_bits_and_stays_exact():
    # 2**52 + 1/1024 needs 63 bits in 1/1024ths, and three such prices need more.
    value = 2**52
    problem = make.problem([make.pair("A|B", value)], slots=1, tables=1)
    prices = Certificate(
        0.0,
        time_price={"A": float(value), "B": float(value)},
        table_price=1 / 1024,
    )
    # Rents 2 x 2**52 + 1/1024; the pair nets below 0.
    assert exact(problem, prices) == 2 * 1024 * value + 1


def test_bound_too_fine_for_a_float_is_claimed_as_the_nearest():
    problem = make.problem([make.pair("A|B", 2**52)], slots=1, tables=1)
    prices = {"table_price": 1 / 1024, "meeting_price": {"A": 2.0**51, "B": 2.0**51}}
    # The pair nets -1/1024, so 0; the rents are 2**52 + 1/1024, no float.
    assert exact(problem, Certificate(0.0, **prices)) == 2**62 + 1
    assert found(problem, Certificate(2.0**52, **prices)) == []
    assert found(problem, Certificate(2.0**52 - 1, **prices)) == [
        ("bound_is_what_the_prices_give", ("certificate",))
    ]


def test_bound_of_a_goal_is_sound_where_the_certificates_is_rounded_down():
    # 2**53 + 1 is no float; the nearest, 2**53, would be too strong a bound.
    problem = make.problem(slots=1, tables=1, goals=["value"])
    certificate = Certificate(2.0**53, table_price=2.0**53, meeting_price={"A": 1.0})
    for bound_of_goal, checks in ((2**53 + 1, []), (2**53, ["proof_is_there"])):
        told = {"bound": bound_of_goal, "proof": "certificate"}
        goals = [make.result("value", 0, **told)]
        schedule = make.schedule(goals=goals, certificate=certificate)
        assert [v.check for v in verify(problem, schedule).violations] == checks


def test_proof_by_unsound_prices_is_refused_for_the_prices():
    problem = make.problem([make.pair("A|B", 7)], goals=["value"])
    goals = [make.result("value", 7, bound=7, proof="certificate")]
    schedule = make.schedule(
        "A|B s1 t1",
        goals=goals,
        certificate=Certificate(7.0, table_price=-1.0),
        status="optimal",
    )
    checks = [v.check for v in verify(problem, schedule).violations]
    assert checks == ["prices_are_sound"]


def test_price_beyond_all_reason_is_summed_all_the_same():
    assert exact(make.problem(), Certificate(0.0, table_price=1e308)) == (
        4 * 1024 * int(1e308)
    )


@pytest.mark.parametrize(
    ("prices", "ids"),
    [
        ({"time_price": {"X": 1.0}}, ("X",)),
        ({"time_price": {"A": {"s9": 1.0}}}, ("s9",)),
        ({"table_price": {"s9": 0.0}}, ("s9",)),
        ({"meeting_price": {"X": 0.0}}, ("X",)),
        ({"resource_price": {"r": 0.0}}, ("r",)),
        ({"time_price": {"A": -1.0}}, ("time_price.A",)),
        ({"time_price": {"A": {"s1": float("nan")}}}, ("time_price.A.s1",)),
        ({"table_price": float("inf")}, ("table_price",)),
        ({"table_price": {"s1": 1 / 2048}}, ("table_price.s1",)),
        ({"meeting_price": {"A": 0.1}}, ("meeting_price.A",)),
    ],
)
def test_unsound_price_is_the_one_thing_found(prices, ids):
    assert found(make.problem(), Certificate(0.0, **prices)) == [
        ("prices_are_sound", ids)
    ]


@pytest.mark.parametrize("claimed", [6.0, 6.5, 7.5, float("inf"), float("nan")])
def test_bound_that_prices_do_not_give_is_refused(claimed):
    problem = make.problem([make.pair("A|B", 7)])
    assert found(problem, Certificate(7.0)) == []
    assert found(problem, Certificate(claimed)) == [
        ("bound_is_what_the_prices_give", ("certificate",))
    ]


def test_report_gives_the_recomputed_bound():
    problem = make.problem([make.pair("A|B", 7)])
    schedule = make.schedule(certificate=Certificate(6.5))
    assert verify(problem, schedule).bound == 7.0
    assert verify(problem, make.schedule()).bound is None


def test_arrays_are_of_64_bits_where_numbers_are_small():
    problem = make.problem([make.pair("A|B", 7)])
    facts = Facts(problem, make.schedule())
    prices = duality._in_units(Certificate(0.0, table_price=1.0), facts)
    assert duality._as_arrays(prices, facts).table.dtype == np.int64
