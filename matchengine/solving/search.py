"""The state of a search, and the turn of each goal in it."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import cycle

import numpy as np

from matchengine.problem import MAXIMISED, Goal
from matchengine.schedule import GoalResult, Proof
from matchengine.solving.bounds import BOUNDS
from matchengine.solving.deadline import Deadline, Time
from matchengine.solving.exact import Ended, Outcome, Task, resolve
from matchengine.solving.exchanging import COST_OF_DAY, exchange
from matchengine.solving.indexed import NOWHERE, Indexed
from matchengine.solving.neighbourhoods import NEIGHBOURHOODS, Around
from matchengine.solving.options import Options, all_options
from matchengine.solving.places import Places, single_places
from matchengine.solving.placing import coarsest_places
from matchengine.solving.plan import MEASURES, Plan, empty_plan
from matchengine.solving.prices import UNIT, Prices
from matchengine.solving.relaxation import find_prices
from matchengine.solving.rules import RULES, Rule
from matchengine.solving.tables import fewer_moves

SHARE_OF_PRICES = 0.2
"""At most this share of the time left goes into finding prices."""
SAME_AT_OTHER_TIMES = {"shortfall", "meetings", "value", "worst_off"}
"""Goals that only look at which pairs meet."""
GROWTH, SMALLEST = 1.5, 0.25
PATIENCE = 8
"""So many neighbourhoods in a row without a gain, and they grow; unproven, shrink."""
MOST_OPTIONS = 3_000_000
"""Above this many options at single tables, only the tables are looked at."""


@dataclass
class Search:
    """The best plan so far, and what is known and promised of it.

    `prices` make the certificate; `guide` are those the search goes by, sharper where
    minimums must be held.
    """

    indexed: Indexed
    rules: Sequence[Rule]
    deadline: Deadline
    seed: int
    workers: int
    tell: Callable[[str, str | None, int | None, int | None], None]
    prices: Prices | None = None
    guide: Prices | None = None
    plan: Plan | None = None
    limits: list[tuple[str, int]] = field(default_factory=list)
    results: list[GoalResult] = field(default_factory=list)
    bounds: dict[str, tuple[int, Proof]] = field(default_factory=dict)
    tried: int = 0

    def __post_init__(self) -> None:
        self.random = np.random.default_rng(self.seed)
        self.pooled = coarsest_places(self.indexed, self.rules)

    def measure(self, goal: str) -> int:
        """Give a goal's value in the best plan so far."""
        plan = empty_plan(self.indexed) if self.plan is None else self.plan
        return MEASURES[goal](self.indexed, plan)

    def learn_bound(self, goal: str, bound: int | None, proof: Proof) -> None:
        """Keep a bound if it says more than the one before."""
        if bound is None:
            return
        known = self.bounds.get(goal)
        if known is None or _better(goal, known[0], bound):
            self.bounds[goal] = (bound, proof)

    def is_proven(self, goal: str) -> bool:
        """Whether no plan can be better at this goal."""
        known = self.bounds.get(goal)
        return known is not None and not _better(goal, known[0], self.measure(goal))

    def report(
        self, phase: str, goal: str | None = None, value: int | None = None
    ) -> None:
        """Tell the caller how far the search is, by default with the plan's value."""
        if value is None and goal is not None and self.plan is not None:
            value = self.measure(goal)
        bound = None if goal is None else self.bounds.get(goal, (None, None))[0]
        try:
            self.tell(phase, goal, value, bound)
        except KeyboardInterrupt:
            self.deadline.stop()


def pursue(search: Search, goal: str, time: Time) -> None:
    """Make a goal as good as can be, keeping the limits of the goals before it.

    Parts of the plan are re-solved exactly, larger and larger ones, until nothing can
    be better or the time is over. The largest part is the whole: its proof ends it,
    and is the one search that is worth more workers than one.
    """
    if goal == "value":
        sharpen(search)
    _learn_what_is_known(search, goal)
    search.report("improve", goal)
    _rearrange(search, goal, time)
    scale, idle_tries = 1.0, 0
    options, places = _options_worth_a_look(search, goal)
    for kind in cycle(NEIGHBOURHOODS[goal]):
        if time.over or search.is_proven(goal):
            return
        size = int(scale * kind.options)
        if len(options) <= size:
            _prove(search, goal, options, places, time)
            return
        loss = None if search.guide is None else search.guide.loss(options)
        around = Around(search.indexed, places, options, _plan_of(search), goal, loss)
        free = kind.free(around, search.random, size)
        before = search.measure(goal)
        outcome = _resolve(search, goal, free, places, time, kind.work, workers=1)
        _take(search, goal, outcome)
        if _better(goal, search.measure(goal), before):
            options, places = _options_worth_a_look(search, goal)
            idle_tries = 0
            search.report("improve", goal)
        elif outcome.ended is Ended.PROVEN:
            idle_tries += 1
        else:
            scale = max(SMALLEST, scale / GROWTH)
        if idle_tries >= PATIENCE:
            scale, idle_tries = scale * GROWTH, 0


def _rearrange(search: Search, goal: str, time: Time) -> None:
    """Make people's days better without another choice of pairs, while it helps.

    Only where no earlier goal looks at what is rearranged, and no rule of the caller.
    """
    if not set(search.rules) <= set(RULES):
        return
    named = {name for name, _ in search.limits}
    if goal == "table_moves" and "disruption" not in named:
        search.plan = fewer_moves(search.indexed, search.pooled, _plan_of(search))
        search.report("improve", goal)
    while goal in COST_OF_DAY and named <= SAME_AT_OTHER_TIMES and not time.over:
        before = search.measure(goal)
        search.plan = exchange(
            search.indexed, search.pooled, _plan_of(search), goal, search.random, time
        )
        search.report("improve", goal)
        if search.measure(goal) == before:
            return


def settle(search: Search, goal: Goal) -> None:
    """End a goal's turn: what it reached, and what later goals must keep."""
    best = search.measure(goal.goal)
    allowance = math.floor(goal.give * abs(best)) if goal.give < 1 else int(goal.give)
    limit = best - allowance if goal.goal in MAXIMISED else best + allowance
    search.limits.append((goal.goal, limit))
    _learn_what_is_known(search, goal.goal)
    bound, proof = search.bounds.get(goal.goal, (None, None))
    search.results.append(
        GoalResult(
            goal=goal.goal,
            value=best,
            best=best,
            limit=limit,
            bound=bound,
            gap=None if bound is None else abs(bound - best) / max(1, abs(best)),
            proof=proof,
        )
    )
    search.report("settle", goal.goal)


def _prove(
    search: Search, goal: str, options: Options, places: Places, time: Time
) -> None:
    """Solve the whole problem as one model; what it proves is a bound for all."""
    search.report("prove", goal)
    outcome = _resolve(
        search,
        goal,
        options,
        places,
        time,
        math.inf,
        workers=search.workers,
        on_news=lambda value: search.report("prove", goal, value),
    )
    _take(search, goal, outcome)
    search.learn_bound(goal, outcome.bound, "search")
    search.report("prove", goal)


def _resolve(
    search: Search,
    goal: str,
    free: Options,
    places: Places,
    time: Time,
    work: float,
    *,
    workers: int,
    on_news: Callable[[int], None] | None = None,
) -> Outcome:
    search.tried += 1
    task = Task(
        indexed=search.indexed,
        places=places,
        free=free,
        plan=_plan_of(search),
        rules=search.rules,
        goal=goal,
        limits=tuple(search.limits),
        workers=workers,
        seed=search.seed + search.tried,
        work=work,
        on_news=on_news,
    )
    return resolve(task, time)


def _take(search: Search, goal: str, outcome: Outcome) -> None:
    """Take a plan that is no worse, so that the search can wander on a plateau."""
    if outcome.plan is None:
        return
    found = MEASURES[goal](search.indexed, outcome.plan)
    if not _better(goal, search.measure(goal), found):
        search.plan = outcome.plan


def sharpen(search: Search) -> None:
    """Price anew for plans that keep the limit on the shortfall."""
    lacking = dict(search.limits).get("shortfall")
    known = search.guide
    if known is None or lacking is None or known.lacking == lacking:
        return
    time = search.deadline.turn(SHARE_OF_PRICES)
    search.guide = find_prices(search.indexed, time, lacking=lacking)


def _learn_what_is_known(search: Search, goal: str) -> None:
    if goal == "value" and search.prices is not None and search.guide is not None:
        search.learn_bound(goal, search.prices.bound // UNIT, "certificate")
        search.learn_bound(goal, search.guide.bound // UNIT, "search")
    if set(RULES) <= set(search.rules):
        search.learn_bound(goal, BOUNDS[goal](search.indexed), "search")


def _options_worth_a_look(search: Search, goal: str) -> tuple[Options, Places]:
    """Give the options that a plan within the limits, and no worse, may hold.

    The prices say of every option how far below the bound it keeps any plan; where
    `value` has a limit, or is the goal, most options fall away.
    """
    named = [*(name for name, _ in search.limits), goal]
    if "table_moves" in named or (
        "disruption" in named and _baseline_has_tables(search)
    ):
        places = single_places(search.indexed)
        options = _seated_options(search, places)
    else:
        places = search.pooled
        options = all_options(search.indexed, places)
    least = dict(search.limits).get("value")
    if goal == "value":
        least = search.measure("value")
    if least is not None and search.guide is not None:
        slack = search.guide.bound - UNIT * least
        options = options.where(search.guide.loss(options) <= slack)
    return options, places


def _seated_options(search: Search, places: Places) -> Options:
    """Give every option at every table, or else only other tables for what is held."""
    indexed = search.indexed
    if int(indexed.allowed.sum()) * max(1, len(places.shared)) <= MOST_OPTIONS:
        return all_options(indexed, places)
    pooled = all_options(indexed, search.pooled)
    plan = _plan_of(search)
    stays = pooled.where(plan.slot[pooled.pair] == pooled.slot)
    rows = [
        (e, s, int(places.place_of[t]))
        for e, s, k in zip(
            stays.pair.tolist(), stays.slot.tolist(), stays.place.tolist(), strict=True
        )
        for t in search.pooled.tables[k]
        if indexed.open_tables[t, s] and indexed.fixed_table[e] in (NOWHERE, t)
    ]
    pair, slot, place = np.array(rows, dtype=np.int64).reshape(-1, 3).T
    return Options(pair, slot, place)


def _baseline_has_tables(search: Search) -> bool:
    return any(table >= 0 for _, _, table in search.indexed.baseline)


def _plan_of(search: Search) -> Plan:
    return empty_plan(search.indexed) if search.plan is None else search.plan


def _better(goal: str, one: int, other: int) -> bool:
    """Whether `one` is a better value of the goal than `other`."""
    return one > other if goal in MAXIMISED else one < other
