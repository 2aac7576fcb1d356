"""Demands for made-up missions: what organisers ask for, and what can be met together.

All demands are drawn from a plan that is known beforehand, so that there is one which
meets them all: a required pair is held in it, a maximum is not passed by it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

import numpy as np
from hidden_plan import HiddenPlan, make_hidden_plan

import matchengine as me

TWO_DELEGATES = 0.1
"""Share of the participants with two delegates."""
MINIMUM, WITH_MINIMUM = 2, 0.5
WITH_MAXIMUM = 0.3
REQUIRED, FIXED = 14, 6
WITH_SLOTS = 0.06
"""Share of the pairs with slots of their own: half of the day."""
NEEDS_INTERPRETER = 0.15
"""Share of the sellers whose meetings need an interpreter."""
NEEDS_SCREEN = 0.2
"""Share of the pairs that need a screen."""
TABLES_AN_INTERPRETER, TABLES_A_SCREEN = 18, 12
OWN_TABLES = 4
ZONES = ("A", "B", "C")
FAR_ZONES = (("A", "C"),)
PRECEDENCES = 12
SPREAD = 2
"""Largest difference in idle gaps between two participants."""


def with_demands(problem: me.Problem, seed: int = 0) -> me.Problem:
    """Ask for delegates, minimums, maximums, required and fixed pairs, and resources.

    Ten in a hundred participants have two delegates; half want at least two meetings,
    a third has a maximum; 20 pairs are required or fixed, some have slots of their own;
    interpreters and screens are scarce. A plan that meets all this exists.
    """
    return demanding(problem, seed)[0]


def with_all_rules(problem: me.Problem, seed: int = 0) -> me.Problem:
    """Ask for all of `with_demands`, and for every other rule there is.

    Four sellers own tables, the hall has three zones of which two are far from each
    other, the day two sessions; there are precedences, and a largest spread of idle
    gaps. A plan that meets all this exists.
    """
    return demanding(problem, seed, all_rules=True)[0]


def demanding(
    problem: me.Problem, seed: int = 0, *, all_rules: bool = False
) -> tuple[me.Problem, me.Schedule]:
    """Give the problem with demands, and the plan known to meet them."""
    random = np.random.default_rng([seed, 1])
    roomy = _with_resources(_with_delegates(problem, random), random)
    if all_rules:
        roomy = _with_own_tables(_with_zones(roomy), random)
    plan = make_hidden_plan(roomy, random, SPREAD if all_rules else None)
    asked = _with_limits(roomy, plan, random)
    asked = _with_agreed_pairs(_with_pair_slots(asked, plan, random), plan, random)
    if all_rules:
        asked = _with_spread(_with_precedences(asked, plan, random))
    return asked, plan.schedule()


def _with_delegates(problem: me.Problem, random: np.random.Generator) -> me.Problem:
    two = random.random(len(problem.participants)) < TWO_DELEGATES
    return _each_participant(
        problem, lambda n, one: replace(one, delegates=2) if two[n] else one
    )


def _with_resources(problem: me.Problem, random: np.random.Generator) -> me.Problem:
    """Make interpreters and screens scarce: far fewer than meetings that need them."""
    sellers = sorted({pair.seller for pair in problem.pairs})
    spoken = set(random.choice(sellers, round(NEEDS_INTERPRETER * len(sellers)), False))
    screen = random.random(len(problem.pairs)) < NEEDS_SCREEN

    scarce = {"interpreter": TABLES_AN_INTERPRETER, "screen": TABLES_A_SCREEN}
    stocked = replace(
        problem,
        resources=tuple(
            me.Resource(name, max(1, len(problem.tables) // tables))
            for name, tables in scarce.items()
        ),
    )

    def needs(e: int, pair: me.Pair) -> me.Pair:
        used = {"interpreter": pair.seller in spoken, "screen": bool(screen[e])}
        return replace(pair, resources=tuple(name for name in used if used[name]))

    return _each_pair(stocked, needs)


def _with_zones(problem: me.Problem) -> me.Problem:
    """Part the hall into zones, and the day into a morning and an afternoon."""
    half = len(problem.slots) // 2
    share = -(-len(problem.tables) // len(ZONES))
    return replace(
        problem,
        slots=tuple(
            replace(slot, session="morning" if n < half else "afternoon")
            for n, slot in enumerate(problem.slots)
        ),
        tables=tuple(
            replace(table, zone=ZONES[n // share])
            for n, table in enumerate(problem.tables)
        ),
        rules=replace(problem.rules, zone_change_needs_free_slot=FAR_ZONES),
    )


def _with_own_tables(problem: me.Problem, random: np.random.Generator) -> me.Problem:
    """Give the sellers most sought after tables of their own, in any zone."""
    sought = Counter(pair.seller for pair in problem.pairs)
    count = min(OWN_TABLES, len(sought), len(problem.tables) - 1)
    owners = sorted(sought, key=lambda name: (-sought[name], name))[:count]
    tables = random.choice([t.id for t in problem.tables], count, False).tolist()
    owns = dict(zip(owners, tables, strict=True))
    return _each_participant(
        problem, lambda n, one: replace(one, table=owns.get(one.id))
    )


def _with_limits(
    problem: me.Problem, plan: HiddenPlan, random: np.random.Generator
) -> me.Problem:
    """Set minimums that the plan reaches, and maximums that it does not pass."""
    wants, stops = random.random((2, len(problem.participants)))
    spare = random.integers(0, 3, len(problem.participants)).tolist()

    def limited(n: int, one: me.Participant) -> me.Participant:
        times = plan.times(one.id)
        least = min(MINIMUM, times) if wants[n] < WITH_MINIMUM else 0
        most = max(1, times) + spare[n] if stops[n] < WITH_MAXIMUM else None
        return replace(one, min_meetings=least, max_meetings=most)

    return _each_participant(problem, limited)


def _with_pair_slots(
    problem: me.Problem, plan: HiddenPlan, random: np.random.Generator
) -> me.Problem:
    """Leave some pairs half of the day; the plan's own slot is of it."""
    few = random.random(len(problem.pairs)) < WITH_SLOTS
    names = [slot.id for slot in problem.slots]

    def restricted(e: int, pair: me.Pair) -> me.Pair:
        if not few[e]:
            return pair
        allowed = set(random.choice(len(names), max(1, len(names) // 2), False))
        if pair.id in plan.place:
            allowed.add(plan.place[pair.id][0])
        return replace(pair, slots=tuple(names[s] for s in sorted(allowed)))

    return _each_pair(problem, restricted)


def _with_agreed_pairs(
    problem: me.Problem, plan: HiddenPlan, random: np.random.Generator
) -> me.Problem:
    """Require some pairs of the plan, and fix others in its slots."""
    count = min(REQUIRED + FIXED, len(plan.place))
    agreed = random.choice(sorted(plan.place), count, False).tolist()
    fixed, required = set(agreed[:FIXED]), set(agreed[FIXED:])

    def settled(e: int, pair: me.Pair) -> me.Pair:
        if pair.id in required:
            return replace(pair, required=True)
        if pair.id in fixed:
            slot = problem.slots[plan.place[pair.id][0]].id
            return replace(pair, fixed=me.Fixed(slot))
        return pair

    return _each_pair(problem, settled)


def _with_precedences(
    problem: me.Problem, plan: HiddenPlan, random: np.random.Generator
) -> me.Problem:
    """Order pairs of one participant as the plan does; pairs that are worth holding."""
    held = [pair for pair in problem.pairs if pair.id in plan.place]
    worth = {pair.id: pair.value for pair in held}
    orders = sorted(
        (
            (one.id, other.id)
            for one in held
            for other in held
            if {one.buyer, one.seller} & {other.buyer, other.seller}
            and plan.place[one.id][0] < plan.place[other.id][0]
        ),
        key=lambda order: (-worth[order[0]] - worth[order[1]], order),
    )
    best = orders[: max(PRECEDENCES, len(orders) // 4)]
    chosen = random.choice(len(best), min(PRECEDENCES, len(best)), False)
    return replace(problem, precedences=tuple(best[i] for i in sorted(chosen)))


def _with_spread(problem: me.Problem) -> me.Problem:
    return replace(problem, rules=replace(problem.rules, max_idle_gap_spread=SPREAD))


def _each_participant(
    problem: me.Problem, change: Callable[[int, me.Participant], me.Participant]
) -> me.Problem:
    changed = (change(n, one) for n, one in enumerate(problem.participants))
    return replace(problem, participants=tuple(changed))


def _each_pair(
    problem: me.Problem, change: Callable[[int, me.Pair], me.Pair]
) -> me.Problem:
    changed = (change(e, pair) for e, pair in enumerate(problem.pairs))
    return replace(problem, pairs=tuple(changed))
