"""The first plan: slot by slot, and never empty for want of time."""

from __future__ import annotations

import make
import numpy as np
from in_arrays import schedule_of
from strategies import SWITCHES, random_problem

from matchengine.solving import placing
from matchengine.solving.deadline import Deadline
from matchengine.solving.indexed import index_problem
from matchengine.solving.placing import coarsest_places, fill
from matchengine.solving.plan import MEASURES, empty_plan
from matchengine.solving.relaxation import find_prices
from matchengine.solving.rules import RULES
from matchengine.verify import verify

NEEDS_A_START = {"required", "fixed", "fixed_table", "spread", "free_tables"}
OPTIONAL = [name for name in SWITCHES if name not in NEEDS_A_START]
"""What the empty plan obeys: from there filling starts here."""


def filled(problem):
    indexed = index_problem(problem)
    places = coarsest_places(indexed, RULES)
    prices = find_prices(indexed, Deadline())
    plan = fill(
        indexed,
        places,
        empty_plan(indexed),
        RULES,
        prices,
        Deadline(),
        minimums_first=False,
    )
    return indexed, plan


def many_pairs(side=60):
    """One slot and many more pairs than can be looked at in the work it gets."""
    rng = np.random.default_rng(1)
    names = [f"B{b}|S{s}" for b in range(side) for s in range(side)]
    values = rng.integers(300, 1000, len(names)).tolist()
    pairs = map(make.pair, names, values)
    return make.problem(list(pairs), slots=2, tables=side)


def test_slot_with_many_options_is_filled_even_if_its_model_is_cut_short(monkeypatch):
    monkeypatch.setattr(placing, "WORK_A_SLOT", 0.05)
    indexed, plan = filled(many_pairs())
    assert MEASURES["meetings"](indexed, plan) > 100


def test_filling_with_what_is_worth_most_obeys_every_rule(monkeypatch):
    monkeypatch.setattr(placing, "MANY_OPTIONS", 0)
    monkeypatch.setattr(placing, "OPTIONS_A_SECOND", 0)
    for seed in range(100):
        problem = random_problem(seed, switches=OPTIONAL)
        indexed, plan = filled(problem)
        assert verify(problem, schedule_of(indexed, plan)).violations == ()
