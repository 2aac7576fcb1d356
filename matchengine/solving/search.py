"""The state of a search: the best plan so far, and what is known of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from matchengine.problem import MAXIMISED
from matchengine.schedule import GoalResult, Proof, StartFacts
from matchengine.solving.bounds import BOUNDS
from matchengine.solving.deadline import Deadline
from matchengine.solving.indexed import NOWHERE, Indexed
from matchengine.solving.options import Options
from matchengine.solving.places import Places
from matchengine.solving.placing import coarsest_places
from matchengine.solving.plan import MEASURES, Plan, empty_plan
from matchengine.solving.prices import UNIT, Prices
from matchengine.solving.progress import CallerError, Progress
from matchengine.solving.relaxation import find_prices
from matchengine.solving.rules import RULES, Rule
from matchengine.solving.standbys import most_expected
from matchengine.solving.task import Task

SHARE_OF_PRICES = 0.2
"""At most this share of the time left goes into finding prices."""


@dataclass
class Search:
    """The best plan so far, and what is known and promised of it.

    `prices` make the certificate; `guide` are those the search goes by, sharper where
    minimums must be held. `start` is the legal part of the plan the caller gave to
    start from. `whole` is the problem as it was before limits tightened `indexed`.
    `hear` hears of progress, `hand_over` of every better plan.
    """

    indexed: Indexed
    rules: Sequence[Rule]
    deadline: Deadline
    seed: int
    workers: int
    hear: Callable[[Progress], object] | None = None
    hand_over: Callable[[Search], object] | None = None
    prices: Prices | None = None
    guide: Prices | None = None
    plan: Plan | None = None
    is_impossible: bool = False
    start: Plan | None = None
    start_facts: StartFacts | None = None
    faults: list[str] = field(default_factory=list)
    limits: list[tuple[str, int]] = field(default_factory=list)
    results: list[GoalResult] = field(default_factory=list)
    bounds: dict[str, tuple[int, Proof]] = field(default_factory=dict)
    tried: int = 0

    def __post_init__(self) -> None:
        self.random = np.random.default_rng(self.seed)
        self.whole = self.indexed
        self.pooled = coarsest_places(self.indexed, self.rules)
        self._handed_over: Plan | None = None
        # Of each goal the plan it was measured in last: large plans take a second.
        self._measured: dict[str, tuple[Plan, int]] = {}

    @property
    def best_plan(self) -> Plan:
        """The best plan so far; the one in which nobody meets before there is any."""
        return empty_plan(self.indexed) if self.plan is None else self.plan

    def measure(self, goal: str) -> int:
        """Give a goal's value in the best plan so far."""
        plan = self.best_plan
        known = self._measured.get(goal)
        if known is None or known[0] is not plan:
            known = plan, MEASURES[goal](self.indexed, plan)
            self._measured[goal] = known
        return known[1]

    def learn_bound(self, goal: str, bound: int | None, proof: Proof) -> None:
        """Keep a bound if it says more than the one before."""
        if bound is None:
            return
        known = self.bounds.get(goal)
        if known is None or better(goal, known[0], bound):
            self.bounds[goal] = (bound, proof)

    def is_proven(self, goal: str) -> bool:
        """Whether no plan can be better at this goal."""
        known = self.bounds.get(goal)
        return known is not None and not better(goal, known[0], self.measure(goal))

    def take(self, goal: str, plan: Plan | None) -> None:
        """Take a plan that is no worse, so that the search can wander on a plateau."""
        if plan is None:
            return
        found = MEASURES[goal](self.indexed, plan)
        if not better(goal, self.measure(goal), found):
            self.plan, self._measured[goal] = plan, (plan, found)

    def task(self, goal: str, free: Options, places: Places, **asked: Any) -> Task:
        """Give the task to re-solve these options from the best plan so far.

        It keeps the limits of earlier goals; its seed is another one every time.
        """
        self.tried += 1
        return Task(
            indexed=self.indexed,
            places=places,
            free=free,
            plan=self.best_plan,
            rules=self.rules,
            goal=goal,
            limits=tuple(self.limits),
            seed=self.seed + self.tried,
            **asked,
        )

    def report(self, phase: str, goal: str | None = None) -> None:
        """Tell the caller how far the search is."""
        value = self.measure(goal) if goal and self.plan is not None else None
        bound = None if goal is None else self.bounds.get(goal, (None, None))[0]
        news = Progress(self.deadline.elapsed_s, phase, goal, value, bound)
        try:
            if self.hear is not None:
                self.hear(news)
            if self.hand_over is not None and self._has_news(phase):
                self._handed_over = self.plan
                self.hand_over(self)
        except KeyboardInterrupt:
            self.deadline.stop()
        except Exception as fault:
            raise CallerError(fault) from fault

    def _has_news(self, phase: str) -> bool:
        """Whether the plan is another; while placing it may be worse than the start."""
        plan, start = self.plan, self.start
        behind = phase == "place" and start is not None and plan is not start
        return plan is not None and plan is not self._handed_over and not behind

    def recall_start(self, goal: str) -> None:
        """Go back to the plan started from, where it is better at a goal.

        But only where it keeps the limits of the goals before: so no goal ends worse
        than it was in that plan, unless an earlier goal became better.
        """
        start, indexed = self.start, self.indexed
        if start is None or any(
            better(name, limit, MEASURES[name](indexed, start))
            for name, limit in self.limits
        ):
            return
        if better(goal, MEASURES[goal](indexed, start), self.measure(goal)):
            self.plan = start

    def stay_with_start(self) -> None:
        """Keep the plan started from, if after all no goal is worse in it."""
        start, indexed = self.start, self.indexed
        if start is not None and not any(
            better(name, self.measure(name), MEASURES[name](indexed, start))
            for name, _ in self.limits
        ):
            self.plan = start


def sharpen(search: Search) -> None:
    """Price anew for plans that keep the limit on the shortfall."""
    lacking = dict(search.limits).get("shortfall")
    known = search.guide
    if known is None or lacking is None or known.lacking == lacking:
        return
    time = search.deadline.turn(SHARE_OF_PRICES)
    search.guide = find_prices(
        search.indexed, time, lacking=lacking, own_tables=owns_matter(search.indexed)
    )


def price_with_standbys(search: Search) -> None:
    """Bound `robust_value`: with prices for pairs that are worth all they ever can be.

    That is their own value and the best stand-bys of both sides.
    """
    if not set(RULES) <= set(search.rules):
        return
    most = replace(search.indexed, value=most_expected(search.indexed))
    prices = find_prices(
        most,
        search.deadline.turn(SHARE_OF_PRICES),
        lacking=dict(search.limits).get("shortfall"),
        own_tables=owns_matter(most),
    )
    search.learn_bound("robust_value", prices.bound // UNIT, "search")


def owns_matter(indexed: Indexed) -> bool:
    """Whether some tables are owned, so that there are fewer for the others."""
    return bool((indexed.owner != NOWHERE).any())


def learn_what_is_known(search: Search, goal: str) -> None:
    """Learn the bounds that prices and counting give, where our rules are in force."""
    if goal == "value" and search.prices is not None and search.guide is not None:
        search.learn_bound(goal, search.prices.bound // UNIT, "certificate")
        search.learn_bound(goal, search.guide.bound // UNIT, "search")
    if set(RULES) <= set(search.rules):
        search.learn_bound(goal, BOUNDS[goal](search.indexed), "search")


def better(goal: str, one: int, other: int) -> bool:
    """Whether `one` is a better value of the goal than `other`."""
    return one > other if goal in MAXIMISED else one < other
