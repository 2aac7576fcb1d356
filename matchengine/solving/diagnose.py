"""Why there is no plan: a smallest set of demands that cannot hold together.

What counting finds comes first (`easy_causes`). Pairs that must be held are left out
until few are left, then all other demands; what remains needs each of its members,
and that is tried one by one. Then each is relaxed as little as will do.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from matchengine.problem import Problem
from matchengine.schedule import Conflict
from matchengine.solving.changes import (
    Change,
    changed,
    only_these_pairs,
    only_what_is_required,
)
from matchengine.solving.deadline import Deadline, Turn
from matchengine.solving.demand import Demand
from matchengine.solving.easy_causes import easy_clash
from matchengine.solving.indexed import Indexed
from matchengine.solving.relaxing import Step, least
from matchengine.solving.rules import RULES, Rule
from matchengine.solving.shrinking import fewest
from matchengine.solving.trials import Trials, is_large, limited_turn

FEW_PAIRS = 4
"""So few pairs need no guess which of them clash."""
MANY_PAIRS = 15
"""So many are left out many at once; fewer, or what was counted, only one by one."""
MANY_OPTIONS_TRIED = 500_000
"""More, over all trials, would take too long: then no pair is left out of a count."""
SHARE_OF_SHRINKING = 0.6
SHARE_OF_THE_WHOLE = 0.05
WORK_OF_THE_WHOLE = 3.0
"""So much goes to asking whether relaxations help the whole problem too."""
PAIR_KINDS = ("required", "fixed")
NO_SPREAD = Change(rules={"max_idle_gap_spread": None})


@dataclass(frozen=True)
class Reason:
    """A demand of the set, and its least relaxation if one was found.

    `needed` says that the others can hold without it, `least` that the relaxation
    helps and no smaller one does, `enough` that it makes the whole problem feasible.
    """

    demand: Demand
    needed: bool = False
    step: Step | None = None
    least: bool = False
    enough: bool = False


def counted_clash(indexed: Indexed, rules: Sequence[Rule]) -> Problem | None:
    """Give the part of a problem that clashes by mere counting, None if none does."""
    pairs = easy_clash(indexed) if set(RULES) <= set(rules) else None
    if pairs is None:
        return None
    names = [indexed.problem.pairs[e].id for e in pairs.tolist()]
    return changed(only_these_pairs(indexed.problem, names), [NO_SPREAD])


def explain_infeasibility(
    problem: Problem,
    deadline: Deadline,
    rules: Sequence[Rule] = RULES,
    part: Problem | None = None,
) -> tuple[Conflict, ...]:
    """Name demands that cannot hold together, as few as time allows.

    With time enough the set is smallest in this sense: without any one of its
    members, all the others can be met. `part` is a part of the problem that is known
    to clash. Rules of the caller's own cannot be taken apart; they are named if
    without them there is no clash.
    """
    own = [rule for rule in rules if rule not in RULES]
    ours = [rule for rule in rules if rule in RULES]
    if part is None and own:
        bare = Trials(only_what_is_required(problem), ours, deadline)
        holds = bare.hold(bare.demands)
        if holds is not False:
            all_in_force = Trials(problem, rules, deadline)
            return (
                *(_conflict(one) for one in reasons(all_in_force, all_in_force)),
                *(_own_rule(rule, needed=holds is True) for rule in own),
            )
    required = Trials(only_what_is_required(problem), ours, deadline)
    counted = part and Trials(part, ours, deadline, counted=True)
    whole = None if is_large(problem) else required
    return tuple(_conflict(one) for one in reasons(counted or required, whole))


def reasons(trials: Trials, whole: Trials | None) -> list[Reason]:
    """Find a smallest set of demands that clash, and relax each of them.

    Of relaxations that are alike, those are preferred that help the whole problem too.
    """
    confirmed = _confirmed(trials, smallest_clash(trials))
    turn = limited_turn(trials.deadline, SHARE_OF_THE_WHOLE, WORK_OF_THE_WHOLE)
    return [_relaxed(trials, whole, confirmed, one, turn) for one in confirmed]


def smallest_clash(trials: Trials) -> list[Demand]:
    """Leave out pairs that must be held, then other demands, while the rest clashes."""
    turn = trials.deadline.turn(SHARE_OF_SHRINKING)

    def clash(kept: Sequence[Demand]) -> bool:
        return not turn.over and trials.hold(kept) is False

    def groups_clash(kept: Sequence[Sequence[Demand]]) -> bool:
        return clash([demand for group in kept for demand in group])

    others = [one for one in trials.demands if one.kind not in PAIR_KINDS]
    groups = list(_by_pair(trials.demands).values())
    if len(groups) > FEW_PAIRS and not trials.counted and not turn.over:
        guess = trials.pairs_in_a_clash()
        guessed = [group for group in groups if group[0].ids[0] in guess]
        if groups_clash([others, *guessed]):
            groups = guessed
    if len(groups) > MANY_PAIRS and not trials.counted:
        groups = fewest([others], groups, groups_clash)
    pairs = [demand for group in groups for demand in group]
    return [*pairs, *fewest(pairs, others, clash)]


def _by_pair(demands: Sequence[Demand]) -> dict[str, list[Demand]]:
    """Group what makes a pair a must: required, fixed or both."""
    groups: dict[str, list[Demand]] = {}
    for one in demands:
        if one.kind in PAIR_KINDS:
            groups.setdefault(one.ids[0], []).append(one)
    return groups


def _confirmed(trials: Trials, demands: Sequence[Demand]) -> list[Reason]:
    """Try the set without each of its members, which are left out if it still clashes.

    What was needed of a set is needed of a smaller one too.
    """
    kept = list(demands)
    needed = []
    pairs = len(_by_pair(kept))
    many = pairs**2 * len(trials.problem.slots) > MANY_OPTIONS_TRIED
    for demand in demands:
        skipped = many and trials.counted and demand.kind in PAIR_KINDS
        if skipped or trials.deadline.over:
            needed.append(Reason(demand))
            continue
        rest = [one for one in kept if one is not demand]
        holds = trials.hold(rest)
        if holds is False:
            kept = rest
        else:
            needed.append(Reason(demand, needed=holds is True))
    return needed


def _relaxed(
    trials: Trials,
    whole: Trials | None,
    reasons: Sequence[Reason],
    reason: Reason,
    turn: Turn,
) -> Reason:
    """Relax one demand of the set as little as will do, the others as they are.

    Of several relaxations that are alike, one is taken that helps the whole problem.
    """
    if not reason.needed:
        return reason
    demand = reason.demand
    kept = [one.demand for one in reasons]

    def helps(step: Step) -> bool | None:
        if step.change is demand.drop:
            return True
        return trials.hold(kept, relaxed=[step.change])

    helped: list[Change] = []

    def helps_all(change: Change) -> bool:
        if any(change is known for known in helped):
            return True
        if whole is None or turn.over:
            return False
        holds = whole.hold(whole.demands, relaxed=[change], time=turn) is True
        helped.extend([change] * holds)
        return holds

    can_help_all = helps_all(demand.drop)
    found = least(
        demand.ladder,
        helps,
        lambda step: not can_help_all or helps_all(step.change),
    )
    if found.step is None:
        return reason
    return replace(
        reason,
        step=found.step,
        least=found.sure,
        enough=can_help_all and helps_all(found.step.change),
    )


def _conflict(reason: Reason) -> Conflict:
    demand, step = reason.demand, reason.step
    return Conflict(
        demand.kind,
        demand.ids,
        demand.sentence,
        demand.relaxation if step is None else step.words,
        needed=reason.needed,
        least=reason.least,
        enough=reason.enough,
    )


def _own_rule(rule: Rule, *, needed: bool) -> Conflict:
    name = getattr(rule, "__name__", repr(rule))
    return Conflict(
        "rule",
        (),
        f"The rule {name} must hold.",
        f"Drop the rule {name}.",
        needed=needed,
        least=needed,
    )
