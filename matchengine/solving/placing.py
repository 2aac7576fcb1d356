"""A first plan: what must be held, and then slot by slot what is worth most."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import numpy as np

from matchengine.solving.deadline import Time
from matchengine.solving.exact import resolve
from matchengine.solving.exchanging import even_out, is_even
from matchengine.solving.indexed import NOWHERE, Bools, Floats, Indexed
from matchengine.solving.options import Options, all_options
from matchengine.solving.places import Places, pooled_places, single_places
from matchengine.solving.plan import Plan, empty_plan, meetings_held
from matchengine.solving.prices import UNIT, Prices
from matchengine.solving.rules import RULES, Rule, idle_gaps_are_spread_evenly
from matchengine.solving.task import Ended, Outcome, Task

OPTIONS_A_SEAT = 20
"""A slot's model looks at so many options, those that lose least, for each seat."""
MANY_OPTIONS = 1_000
"""Above this a slot is first filled by taking what is worth most, lest a model that is
cut short leaves it empty."""
MOST_OPTIONS_A_SLOT = 6_000
OPTIONS_A_SECOND = 500
"""So many are looked at in all ways in a second, or a little more."""
LARGEST_WEIGHT = 2.0**40
WORK_A_SLOT = 1.0
EVEN = (idle_gaps_are_spread_evenly,)
"""Rules that exchanging can make hold afterwards."""


def coarsest_places(indexed: Indexed, rules: Sequence[Rule]) -> Places:
    """Pool tables as far as rules allow; one of the caller's may speak of any table."""
    ours = set(rules) <= set(RULES)
    return pooled_places(indexed) if ours else single_places(indexed)


def required_plan(
    indexed: Indexed,
    places: Places,
    rules: Sequence[Rule],
    time: Time,
    *,
    workers: int = 1,
    seed: int = 0,
) -> Outcome:
    """Find a plan that obeys every rule, or prove that there is none.

    Leaving an optional meeting out breaks no rule but the spread of idle gaps, so
    without that rule (and without rules of the caller's) the required pairs are all
    that needs a look.
    """
    spread = indexed.problem.rules.max_idle_gap_spread
    only_required_matter = set(rules) <= set(RULES) and spread is None
    nobody = empty_plan(indexed)
    if only_required_matter and not indexed.must.any() and (indexed.seats >= 0).all():
        return Outcome(Ended.PROVEN, nobody)
    must = np.broadcast_to(indexed.must[:, None], indexed.allowed.shape)
    required = all_options(indexed, places, must)

    def search(free: Options, rules: Sequence[Rule] = rules) -> Outcome:
        task = Task(
            indexed=indexed,
            places=places,
            free=free,
            plan=nobody,
            rules=rules,
            workers=workers,
            seed=seed,
        )
        return resolve(task, time)

    if spread is not None and set(rules) <= set(RULES):
        uneven = search(required, [rule for rule in rules if rule not in EVEN])
        if uneven.ended is Ended.IMPOSSIBLE:
            return uneven
        if uneven.plan is not None:
            plan = even_out(indexed, places, uneven.plan, seed, time)
            if is_even(indexed, plan, spread):
                return Outcome(Ended.PROVEN, plan)
    outcome = search(required)
    if outcome.ended is Ended.IMPOSSIBLE and not only_required_matter:
        return search(all_options(indexed, places))
    return outcome


def fill(
    indexed: Indexed,
    places: Places,
    plan: Plan,
    rules: Sequence[Rule],
    prices: Prices,
    time: Time,
    *,
    minimums_first: bool,
    seed: int = 0,
    on_plan: Callable[[Plan], None] = lambda plan: None,
) -> Plan:
    """Fill a plan slot by slot, the tightest first, each one exactly if time allows.

    A meeting is worth its value less what its participants' maximums cost; a pair
    that would be worth as much in any slot can wait for a later one. Only the options
    that lose least against the bound are looked at: that is quick, and seldom wrong.
    """
    order = np.argsort(-prices.table, kind="stable").tolist()
    random = np.random.default_rng(seed)
    for turn, s in enumerate(order, start=1):
        if time.over:
            break
        within = np.zeros_like(indexed.allowed)
        within[:, s] = plan.slot == NOWHERE
        in_slot = all_options(indexed, places, within)
        # Chance breaks the many ties, lest all options be those of a few participants.
        ties = random.permutation(len(in_slot))
        cheapest = np.lexsort((ties, prices.loss(in_slot)))
        most = OPTIONS_A_SEAT * max(1, int(indexed.seats[s]))
        in_slot = in_slot.at(cheapest[:most])
        worth = _worth(indexed, prices, in_slot, waiting=1 - turn / len(order))
        if minimums_first:
            worth += _help_to_minimums(indexed, plan, in_slot)
        worthy = worth > 0
        in_slot, worth = in_slot.where(worthy), worth[worthy]
        for chosen in _tries(indexed, in_slot, worth, time, len(order) - turn + 1):
            task = Task(
                indexed=indexed,
                places=places,
                free=in_slot.where(chosen),
                plan=plan,
                rules=rules,
                weights=_as_weights(worth[chosen]),
                seed=seed,
                work=WORK_A_SLOT,
            )
            outcome = resolve(task, time)
            if outcome.plan is not None:
                plan = outcome.plan
                on_plan(plan)
    return plan


def _worth(
    indexed: Indexed, prices: Prices, options: Options, waiting: float
) -> Floats:
    """[options] worth in 1/1024, less the share of the surplus that can wait."""
    pair = options.pair
    paid = prices.meeting[indexed.buyer[pair]] + prices.meeting[indexed.seller[pair]]
    can_wait = waiting * np.maximum(prices.surplus[pair], 0)
    worth: Floats = UNIT * indexed.value[pair] - paid - can_wait
    return worth


def _tries(
    indexed: Indexed, options: Options, worth: Floats, time: Time, slots_left: int
) -> Iterator[Bools]:
    """[options] of one slot to choose from: a few where there are many, then all.

    Not all where that would take too long for the slots that are left.
    """
    many = len(options) > MANY_OPTIONS
    if many:
        yield _most_worth_first(indexed, options, worth)
    in_time = slots_left * len(options) <= OPTIONS_A_SECOND * time.seconds_left
    if not many or (len(options) <= MOST_OPTIONS_A_SLOT and in_time):
        yield np.ones(len(options), dtype=bool)


def _most_worth_first(indexed: Indexed, options: Options, worth: Floats) -> Bools:
    """[options] of one slot: those that one takes who takes what is worth most first.

    Each participant is taken once, whatever its delegates. Other rules are left to the
    model that looks at what is chosen here.
    """
    seats = int(indexed.seats[options.slot[0]])
    taken = np.zeros(indexed.participants, dtype=bool)
    chosen = np.zeros(len(options), dtype=bool)
    buyer, seller = indexed.buyer[options.pair], indexed.seller[options.pair]
    for i in np.argsort(-worth, kind="stable").tolist():
        if seats > 0 and not taken[buyer[i]] and not taken[seller[i]]:
            taken[[buyer[i], seller[i]]] = chosen[i] = True
            seats -= 1
    return chosen


def _help_to_minimums(indexed: Indexed, plan: Plan, options: Options) -> Floats:
    """[options] a weight above all values for each participant short of its minimum."""
    short = (meetings_held(indexed, plan) < indexed.minimum).astype(float)
    above_all = 2.0 * UNIT * (int(indexed.value.max(initial=0)) + 1)
    helped: Floats = short[indexed.buyer[options.pair]]
    helped += short[indexed.seller[options.pair]]
    return above_all * helped


def _as_weights(worth: Floats) -> list[int]:
    """Round to integers that the search can add up, in a coarser unit if need be."""
    scale = min(1.0, LARGEST_WEIGHT / max(1.0, float(worth.max(initial=0))))
    weights: list[int] = np.rint(worth * scale).astype(np.int64).tolist()
    return weights
