"""From the oracle's plans to the solver's arrays and back."""

from __future__ import annotations

from itertools import islice
from random import Random

import brute
import numpy as np

from matchengine.problem import Problem
from matchengine.schedule import Meeting, Schedule
from matchengine.solving.indexed import NOWHERE, Indexed
from matchengine.solving.options import Options
from matchengine.solving.places import Places
from matchengine.solving.plan import Plan


def plan_of(indexed: Indexed, plan: brute.Plan) -> Plan:
    """The oracle's plan in arrays."""
    slot = np.full(indexed.pairs, NOWHERE, dtype=np.int64)
    table = slot.copy()
    for name, (at, seat) in plan.items():
        slot[indexed.pair_at[name]] = at
        table[indexed.pair_at[name]] = indexed.table_at[seat]
    return Plan(slot, table)


def schedule_of(indexed: Indexed, plan: Plan) -> Schedule:
    """A plan in arrays as a schedule that claims nothing of its goals."""
    problem = indexed.problem
    return Schedule(
        "feasible" if problem.goals_in_order else "optimal",
        meetings=[
            Meeting(
                problem.pairs[e].id,
                problem.pairs[e].buyer,
                problem.pairs[e].seller,
                problem.slots[plan.slot[e]].id,
                problem.tables[plan.table[e]].id,
            )
            for e in plan.held.tolist()
        ],
    )


def options_of(plan: Plan, places: Places) -> Options:
    """What a plan holds, as options."""
    held = plan.held
    return Options(held, plan.slot[held], places.place_of[plan.table[held]])


def triples(options: Options) -> list[tuple[int, int, int]]:
    """Options as (pair, slot, place), in their order."""
    columns = options.pair.tolist(), options.slot.tolist(), options.place.tolist()
    return list(zip(*columns, strict=True))


def some_plans(problem: Problem, seed: int, most: int = 3) -> list[brute.Plan]:
    """A few legal plans, the fuller ones among the first that the oracle lists."""
    found = list(islice(brute.plans(problem), 3000))
    full = sorted(found, key=len)[-max(1, len(found) // 3) :]
    return Random(seed).sample(full, min(most, len(full)))
