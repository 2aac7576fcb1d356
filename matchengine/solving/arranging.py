"""Better days for people: other times for the same meetings, and proofs of the best."""

from __future__ import annotations

import math
import threading
from collections.abc import Callable

import numpy as np

from matchengine.solving.day_prices import bound_of_days
from matchengine.solving.deadline import Time
from matchengine.solving.exchanging import can_exchange, exchange
from matchengine.solving.plan import MEASURES
from matchengine.solving.rules import RULES
from matchengine.solving.search import Search
from matchengine.solving.standing_by import stand_by

Prove = Callable[[float, Callable[[int], bool] | None], None]
"""An exact search of so much work, that asks with its bound whether it is enough."""

SAME_AT_OTHER_TIMES = {"shortfall", "meetings", "value", "worst_off"}
"""Goals that only look at which pairs meet."""
QUICK = 0.25
"""The effort of a first round of exchanging, lest easy problems take long."""
FIRST_WORK, GROWTH = 4.0, 2.0
"""How long the first exact search is in deterministic units, and how rounds grow."""


def meetings_are_given(search: Search) -> bool:
    """Whether every pair that can meet must, so that only when is to be chosen."""
    indexed = search.indexed
    can_meet = indexed.allowed.any(axis=1)
    return bool(can_meet.any() and indexed.must[can_meet].all())


def days_may_change(search: Search) -> bool:
    """Whether no earlier goal looks at the times of meetings, and no rule unknown."""
    named = {name for name, _ in search.limits}
    ours = set(search.rules) <= set(RULES)
    return named <= SAME_AT_OTHER_TIMES and ours and can_exchange(search.indexed)


def exchange_days(search: Search, goal: str, time: Time, effort: float = 1.0) -> None:
    """Exchange meetings between slots, for as good a plan as that gives."""
    bound, _ = search.bounds.get(goal, (0, None))
    search.plan = exchange(
        search.indexed,
        search.pooled,
        search.best_plan,
        goal,
        search.random,
        time,
        enough=bound,
        effort=effort,
    )
    search.report("improve", goal)


def exchange_for_standbys(search: Search, time: Time) -> None:
    """Exchange meetings between slots, so that more stand-bys are free when needed."""
    plan, random = search.best_plan, search.random
    found = stand_by(search.indexed, search.pooled, plan, random, time)
    search.take("robust_value", found)
    search.report("improve", "robust_value")


def arrange_days(search: Search, goal: str, time: Time, prove: Prove) -> None:
    """Find the best days for given meetings, and prove that they are.

    Exchanging finds good plans and prices good bounds; `prove` is an exact search, of
    so much work. Each is quick where another is slow: with one worker they take turns,
    longer ones every time, with more they go on side by side.
    """

    def is_over() -> bool:
        return search.is_proven(goal) or time.over

    may_change = days_may_change(search)
    effort, work = QUICK, FIRST_WORK
    while not is_over():
        if may_change:
            exchange_days(search, goal, time, effort)
        if effort == QUICK and not is_over() and set(RULES) <= set(search.rules):
            bound = bound_of_days(search.indexed, goal, time)
            search.learn_bound(goal, bound, "search")
        if is_over():
            return
        if search.workers > 1 and may_change:
            _prove_while_exchanging(search, goal, time, prove)
        else:
            prove(work, None)
        effort, work = effort * GROWTH, work * GROWTH


def _prove_while_exchanging(
    search: Search, goal: str, time: Time, prove: Prove
) -> None:
    """Search exactly, and exchange meanwhile; it is enough once a plan is proven."""
    exchanging = _Exchanging(search, goal, time)

    def is_enough(bound: int) -> bool:
        search.learn_bound(goal, bound, "search")
        known, _ = search.bounds[goal]
        best = min(exchanging.best, search.measure(goal))
        return best <= known

    exchanging.start()
    try:
        prove(math.inf, is_enough)
    finally:
        exchanging.over = True
        exchanging.join()
    if exchanging.best < search.measure(goal):
        search.plan = exchanging.plan
        search.report("improve", goal)


class _Exchanging(threading.Thread):
    """Exchanges again and again in a thread of its own, until its time is over.

    To `exchange` it is the time that is left.
    """

    def __init__(self, search: Search, goal: str, time: Time) -> None:
        super().__init__(daemon=True)
        self._search, self._goal, self._time = search, goal, time
        self._random = np.random.default_rng(search.random.integers(2**31))
        self.plan, self.best = search.best_plan, search.measure(goal)
        self.over = False

    def run(self) -> None:
        """Start each round from the best plan so far, and take longer for it."""
        search, effort = self._search, 1.0
        while not self.over:
            bound, _ = search.bounds.get(self._goal, (0, None))
            plan = exchange(
                search.indexed,
                search.pooled,
                self.plan,
                self._goal,
                self._random,
                self,
                enough=bound,
                effort=effort,
            )
            if plan is self.plan:  # nothing can be exchanged
                return
            effort *= GROWTH
            found = MEASURES[self._goal](search.indexed, plan)
            if found < self.best:
                self.plan, self.best = plan, found
            if self.best <= bound:
                return

    def spend(self, work: float) -> None:
        """Book work that was done."""
        self._time.spend(work)
