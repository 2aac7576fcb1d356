"""Why there is no plan: a smallest set of demands that cannot hold together.

Every demand knows how to be dropped from a problem. Demands are dropped as long as
the rest still clashes; what is left needs all of its members. Each trial asks an
objective-free model with one worker, so that its answer can be trusted.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from matchengine.problem import Problem
from matchengine.schedule import Conflict
from matchengine.solving.deadline import Time
from matchengine.solving.demands import Demand, demands_of, only_what_is_required
from matchengine.solving.exact import Ended
from matchengine.solving.indexed import index_problem
from matchengine.solving.placing import coarsest_places, required_plan
from matchengine.solving.rules import RULES, Rule


def explain_infeasibility(
    problem: Problem, time: Time, rules: Sequence[Rule] = RULES
) -> tuple[Conflict, ...]:
    """Name demands that cannot hold together, as few as time allows.

    With time enough the set is smallest in this sense: without any one of its
    members, all the others can be met. Rules of the caller's own cannot be taken
    apart; they are named if without them there is no clash.
    """
    own = [rule for rule in rules if rule not in RULES]
    smaller = problem if own else only_what_is_required(problem)
    everything = demands_of(smaller)

    def without(kept: Sequence[Demand]) -> Problem:
        relaxed = smaller
        for demand in everything:
            if demand not in kept:
                relaxed = demand.drop(relaxed)
        return relaxed

    needed = smallest_clash(
        everything, lambda kept: _is_infeasible(without(kept), time, rules), time
    )
    conflicts = tuple(
        Conflict(demand.kind, demand.ids, demand.sentence, demand.relaxation)
        for demand in needed
    )
    if own and not _is_infeasible(without(needed), time, RULES):
        return (*conflicts, *(_own_rule(rule) for rule in own))
    return conflicts


def _own_rule(rule: Rule) -> Conflict:
    name = getattr(rule, "__name__", repr(rule))
    return Conflict("rule", (), f"The rule {name} must hold.", f"Drop the rule {name}.")


def smallest_clash(
    demands: Sequence[Demand],
    clash: Callable[[Sequence[Demand]], bool],
    time: Time,
) -> list[Demand]:
    """Drop demands, many at once and then one by one, while the rest still clashes."""
    kept = list(demands)
    chunk = max(1, len(kept) // 2)
    while True:
        place = 0
        while place < len(kept) and not time.over:
            trial = kept[:place] + kept[place + chunk :]
            if clash(trial):
                kept = trial
            else:
                place += chunk
        if chunk == 1 or time.over:
            return kept
        chunk //= 2


def _is_infeasible(problem: Problem, time: Time, rules: Sequence[Rule]) -> bool:
    indexed = index_problem(problem)
    places = coarsest_places(indexed, rules)
    return required_plan(indexed, places, rules, time).ended is Ended.IMPOSSIBLE
