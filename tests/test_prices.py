"""Prices on trial: what they prove is true, and anyone can re-check it."""

from __future__ import annotations

import brute
import make
import numpy as np
import pytest
from in_arrays import options_of, plan_of, schedule_of, some_plans
from strategies import SWITCHES, random_problem

from matchengine.checking.duality import exact_bound
from matchengine.schedule import Schedule
from matchengine.solving import relaxation
from matchengine.solving.deadline import Deadline
from matchengine.solving.indexed import index_problem
from matchengine.solving.places import single_places
from matchengine.solving.plan import MEASURES
from matchengine.solving.prices import UNIT, Prices, free_of_charge
from matchengine.solving.relaxation import find_prices
from matchengine.verify import Facts, verify

SECONDS = 10.0
WATCHED = ("value", "shortfall")
FOCUSED = [None, ["required", "resources"], ["maximum", "delegates"], ["minimum"]]


@pytest.fixture(params=["by slot", "of the day"])
def relaxed(request, monkeypatch):
    """Both relaxations in turn; the coarse one is for problems that are very large."""
    if request.param == "of the day":
        monkeypatch.setattr(relaxation, "MOST_COLUMNS", 0)
    return request.param


def full_day(buyers=60, sellers=60, slots=12, tables=30):
    """A day with more pairs than there is time for: 15,000 (pair, slot) columns."""
    rng = np.random.default_rng(0)
    pairs = [
        make.pair(f"B{b}|S{s}", int(rng.integers(300, 1000)))
        for b in range(buyers)
        for s in range(sellers)
        if rng.random() < 0.35
    ]
    return make.problem(pairs, slots=slots, tables=tables)


def plans_with_values(indexed, seed):
    for found in some_plans(indexed.problem, seed, most=25):
        plan = plan_of(indexed, found)
        value, shortfall = (MEASURES[goal](indexed, plan) for goal in WATCHED)
        yield plan, value, shortfall


@pytest.mark.parametrize("switches", FOCUSED)
def test_bound_is_rechecked_and_holds_for_every_plan(relaxed, switches):
    for seed in range(15):
        problem = random_problem(seed, switches=switches)
        indexed = index_problem(problem)
        prices = find_prices(indexed, Deadline(SECONDS))
        for plan, value, _ in plans_with_values(indexed, seed):
            assert UNIT * value <= prices.bound
            schedule = schedule_of(indexed, plan)
            told = Schedule(
                schedule.status,
                meetings=schedule.meetings,
                certificate=prices.certificate(),
            )
            report = verify(problem, told)
            assert report.violations == ()
            assert report.bound == prices.bound / UNIT


@pytest.mark.parametrize("switches", [None, *[[name] for name in SWITCHES]])
def test_bound_is_no_less_than_the_best_value(relaxed, switches):
    for seed in range(6):
        problem = random_problem(seed, switches=switches)
        indexed = index_problem(problem)
        values = [
            sum(int(indexed.value[indexed.pair_at[name]]) for name in timing)
            for timing in brute.timings(problem)
        ]
        if values:  # an infeasible problem may have any bound
            bound = find_prices(indexed, Deadline(SECONDS)).bound
            assert bound >= UNIT * max(values)


@pytest.mark.parametrize("switches", FOCUSED)
def test_losses_of_a_plan_add_up_to_its_distance_from_the_bound_at_most(
    relaxed, switches
):
    for seed in range(15):
        indexed = index_problem(random_problem(seed, switches=switches))
        places = single_places(indexed)
        prices = find_prices(indexed, Deadline(SECONDS))
        for plan, value, _ in plans_with_values(indexed, seed):
            losses = prices.loss(options_of(plan, places))
            assert (losses >= 0).all()
            assert losses.sum() <= prices.bound - UNIT * value


@pytest.mark.parametrize("switches", [["minimum"], ["minimum", "maximum"], None])
@pytest.mark.parametrize("lacking", [0, 1, 3])
def test_bound_with_minimums_holds_for_plans_within_the_shortfall(
    relaxed, switches, lacking
):
    within = 0
    for seed in range(15):
        indexed = index_problem(random_problem(seed, switches=switches))
        places = single_places(indexed)
        prices = find_prices(indexed, Deadline(SECONDS), lacking=lacking)
        for plan, value, shortfall in plans_with_values(indexed, seed):
            if shortfall <= lacking:
                within += 1
                losses = prices.loss(options_of(plan, places))
                assert losses.sum() <= prices.bound - UNIT * value
    assert within > 0


def test_minimums_sharpen_the_bound():
    # One slot, one table. Without minimums A|B (9) is best; C has to meet, and meets
    # only D, for 2. The subsidy on C's meeting is worth 7, and charged for it.
    pairs = [make.pair("A|B", 9), make.pair("C|D", 2)]
    people = [make.participant("C", min_meetings=1)]
    indexed = index_problem(make.problem(pairs, slots=1, tables=1, participants=people))
    assert find_prices(indexed, Deadline(SECONDS)).bound == 9 * UNIT
    assert find_prices(indexed, Deadline(SECONDS), lacking=1).bound == 9 * UNIT
    assert find_prices(indexed, Deadline(SECONDS), lacking=0).bound == 2 * UNIT


def test_bound_of_a_worked_example(relaxed):
    # With one table in two slots only two of the three are held: 4 + 3. In a day's
    # terms: two seats at a price of 3 (6), and A|C is worth 1 beyond that.
    pairs = [make.pair("A|C", 4), make.pair("A|D", 3), make.pair("B|C", 2)]
    indexed = index_problem(make.problem(pairs, tables=1))
    assert find_prices(indexed, Deadline(SECONDS)).bound == 7 * UNIT


def test_triangle_in_one_slot_is_bounded_by_its_halves(relaxed):
    # Of three pairs that share participants one is held (value 2); the relaxation
    # holds each by half and says 3.
    pairs = [make.pair("A|B", 2), make.pair("B|C", 2), make.pair("C|A", 2)]
    indexed = index_problem(make.problem(pairs, slots=1, tables=3))
    assert find_prices(indexed, Deadline(SECONDS)).bound == 3 * UNIT


@pytest.mark.parametrize("seconds", [0, -1, 1e-9])
def test_without_time_everything_is_free_and_all_pairs_are_the_bound(seconds):
    for seed in range(20):
        indexed = index_problem(random_problem(seed))
        prices = find_prices(indexed, Deadline(seconds))
        possible = indexed.value[indexed.allowed.any(axis=1)].sum()
        assert prices.bound <= UNIT * possible
        if seconds <= 0:
            assert prices.bound == UNIT * possible
            assert not prices.time.any()
            assert prices.certificate().table_price == 0


def test_first_order_method_proves_bounds_as_true(monkeypatch):
    monkeypatch.setattr(relaxation, "MOST_COLUMNS_EXACT", 0)
    for seed in range(25):
        problem = random_problem(seed)
        indexed = index_problem(problem)
        for lacking in (None, 0):
            bound = find_prices(indexed, Deadline(SECONDS), lacking=lacking).bound
            for _, value, shortfall in plans_with_values(indexed, seed):
                if lacking is None or shortfall <= lacking:
                    assert UNIT * value <= bound


def test_first_order_method_comes_near_the_exact_one(monkeypatch):
    indexed = index_problem(full_day())
    nearly = find_prices(indexed, Deadline(SECONDS)).bound
    monkeypatch.setattr(relaxation, "MOST_COLUMNS_EXACT", 10**9)
    monkeypatch.setattr(relaxation, "MOST_COLUMNS", 0)
    exactly = find_prices(indexed, Deadline(SECONDS)).bound
    assert abs(nearly - exactly) <= 1e-3 * exactly


def test_large_programs_hear_of_a_short_time_limit():
    # The interior point does not: it took a minute for what was to take a second.
    indexed = index_problem(full_day(150, 150, 16, 75))
    deadline = Deadline(0.5)
    find_prices(indexed, deadline)
    assert deadline.elapsed_s < 10


@pytest.mark.parametrize(
    "problem",
    [
        make.problem([]),
        make.problem(slots=0),
        make.problem(tables=0),
        make.problem([make.pair(slots=[])]),
        make.problem([make.pair(required=True, slots=[])]),
    ],
)
def test_prices_of_empty_problems_prove_nothing_false(relaxed, problem):
    indexed = index_problem(problem)
    for lacking in (None, 0):
        prices = find_prices(indexed, Deadline(SECONDS), lacking=lacking)
        assert prices.bound == 0
        assert free_of_charge(indexed).bound == 0


def test_any_prices_prove_a_bound():
    # Weak duality asks nothing of the prices: random ones do as well.
    for seed in range(50):
        problem = random_problem(seed)
        indexed = index_problem(problem)
        rng = np.random.default_rng(seed)

        def some(*shape, rng=rng):
            return rng.integers(0, 6 * UNIT, shape) * (rng.random(shape) < 0.5)

        prices = Prices(
            indexed,
            time=some(indexed.participants, indexed.slots),
            table=some(indexed.slots),
            meeting=some(indexed.participants),
            resource=some(len(indexed.capacity), indexed.slots),
        )
        facts = Facts(problem, Schedule("no_plan", certificate=prices.certificate()))
        if (indexed.allowed.any(axis=1) | ~indexed.must).all():
            assert exact_bound(facts, prices.certificate()) == prices.bound
        places = single_places(indexed)
        for plan, value, _ in plans_with_values(indexed, seed):
            losses = prices.loss(options_of(plan, places)).sum()
            assert losses <= prices.bound - UNIT * value
