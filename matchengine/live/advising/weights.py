"""Sensitivity: which weights of the score, moved, would change the plan's meetings.

Of the best plans under other weights the one nearest to the plan of today is taken, so
that ties and chance count for nothing. That is one problem: each value times more than
there are meetings, and 1 more for each meeting of today. First pairs alone are chosen,
which takes a moment for every weight; then the weights that seem to matter most are
solved, with places for all meetings.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from matchengine.live.advising.records import Found, Left, Moved
from matchengine.live.advising.study import Study, for_advice, is_too_late, share_of
from matchengine.live.advising.variants import Weight
from matchengine.problem import LARGEST_SUM, Problem
from matchengine.schedule import Schedule
from matchengine.solving.deadline import Time
from matchengine.solving.flow import Limits, choose
from matchengine.solving.indexed import index_problem

FACTORS = (0.8, 1.2)
WORTH_SOLVING = 0.02
"""A weight that changes a smaller share of the pairs chosen is not solved again."""
SHARE_OF_CHOOSING = 0.5


@dataclass(frozen=True)
class Noise:
    """How many meetings change where no weight was moved; 0 if all is exact."""

    changed: int


def ask_weights(study: Study, time: Time) -> Iterator[Found | Noise]:
    """Move every weight by 20 % down and up, and count the meetings that change."""
    weighed, weights = study.variants.weighed, study.variants.weights
    if weighed is None:
        yield Left("weights", "no_weights")
        return
    today = {meeting.pair for meeting in study.plan.meetings}
    usual = _chosen(favouring(study.problem, today))
    found: list[tuple[Moved, Problem]] = []
    for weight in weights:
        for factor in FACTORS:
            if is_too_late(time):
                yield Left("weights", "time", weight.part)
                continue
            problem = weighed(weight, factor)
            changed = len(usual - _chosen(favouring(problem, usual)))
            moved = _moved(weight, factor, changed, len(usual))
            found.append((moved, problem))
    yield from _solved(study, time, today, found)


def favouring(problem: Problem, names: set[str]) -> Problem:
    """Let value come first, and of the best plans those with most of these pairs."""
    times = len(names) + 1
    worth = sum(pair.value for pair in problem.pairs)
    if worth * times + len(names) > LARGEST_SUM:
        times = max(1, (LARGEST_SUM - len(names)) // max(1, worth))
    pairs = tuple(
        replace(pair, value=pair.value * times + (pair.id in names))
        for pair in problem.pairs
    )
    return replace(for_advice(problem), pairs=pairs)


def _solved(
    study: Study, time: Time, today: set[str], found: list[tuple[Moved, Problem]]
) -> Iterator[Found | Noise]:
    """Solve what seems to matter most first, and the weights as they are before all."""
    found = sorted(found, key=lambda one: -one[0].changed)
    worth = [one for one in found if one[0].share >= WORTH_SOLVING]
    if worth and not is_too_late(time):
        plan = _nearest(study, study.problem, today, share_of(time, 1 + len(worth)))
        if plan.has_plan:
            yield Noise(len(today - _pairs(plan)))
    for place, (moved, problem) in enumerate(found):
        parts = max(1, len(worth) - place)
        if place >= len(worth) or is_too_late(time):
            yield moved
            continue
        plan = _nearest(study, problem, today, share_of(time, parts))
        value = plan.goal("value")
        if not plan.has_plan or value is None:
            yield moved
            continue
        yield replace(
            moved,
            changed=len(today - _pairs(plan)),
            of=len(today),
            how="solved",
            sure=value.gap == 0,
        )


def _nearest(
    study: Study, problem: Problem, today: set[str], seconds: float
) -> Schedule:
    return study.solve(favouring(problem, today), study.plan.meetings, seconds)


def _pairs(plan: Schedule) -> set[str]:
    return {meeting.pair for meeting in plan.meetings}


def _moved(weight: Weight, factor: float, changed: int, of: int) -> Moved:
    return Moved(
        weight.side,
        weight.part,
        weight.share,
        factor,
        changed,
        of,
        how="chosen",
        sure=False,
    )


def _chosen(problem: Problem) -> set[str]:
    """Choose pairs of the largest value within everybody's day and the hall's seats.

    Minimums come first, as in the goals; slots are not told apart.
    """
    indexed = index_problem(problem)
    pair = np.flatnonzero(indexed.allowed.any(axis=1))
    value = indexed.value[pair]
    most = int(value.max(initial=0))
    must = np.minimum(indexed.minimum, indexed.meeting_cap)
    limits = Limits(
        may=np.minimum(indexed.meeting_cap - must, indexed.pairs),
        seats=int(np.maximum(indexed.seats, 0).sum()),
        must=must,
        urgency=most + 1,
    )
    weight = value + indexed.must[pair] * (5 * most + 5)
    chosen = choose(indexed.buyer[pair], indexed.seller[pair], weight, limits)
    taken = chosen.whole(weight, limits)
    return {problem.pairs[e].id for e in pair[taken].tolist()}
