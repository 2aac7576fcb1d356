"""The problems of the benchmarks, by name; each is made anew from its seed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from made_up import EXCHANGE, FAIR, MISSION, NARROW, SIZES, Size, made_up
from made_up_demands import with_all_rules, with_demands
from made_up_events import EVENTS, made_up_event

import matchengine as me
from matchengine.run import prepare

EXAMPLE = Path(__file__).parents[1] / "configs" / "kaltim-2025.yaml"
EXAMPLE_GOALS = (
    me.Goal("shortfall"),
    me.Goal("value", 0.005),
    me.Goal("idle_gaps"),
    me.Goal("idle_slots"),
    me.Goal("table_moves"),
)
GROWTH_TABLES = 0.6
GROWING = tuple(
    Size(f"{n} x {n} x 20", n, n, 20, round(GROWTH_TABLES * n), 0.9, 24 / n)
    for n in (150, 300, 600, 1200)
)
"""Each has twice the participants and twice the pairs of the one before."""
VISITS = Size("30 x 20 x 8", 30, 20, 8, 20, 0.9, 0.4)
"""A visit day: as many tables as hosts, so that tables are never short."""
MIDDLE = Size("300 x 300 x 24", 300, 300, 24, 200, 0.8, 0.15)
"""As large as a time-indexed model can still be searched in a minute."""

DEMANDS, ALL_RULES = f"{MISSION.name}, demands", f"{MISSION.name}, all rules"


def example() -> me.Problem:
    """Build the problem of the example mission, with all goals of the day."""
    problem = prepare(me.read_config(EXAMPLE)).problem
    return replace(problem, goals=EXAMPLE_GOALS)


def _makers() -> dict[str, Callable[[int], me.Problem]]:
    makers: dict[str, Callable[[int], me.Problem]] = {}
    for size in (*SIZES, MIDDLE, VISITS, *GROWING):
        for one in (size, size.all_day(), size.mixed()):
            makers[one.name] = lambda seed, one=one: made_up(one, seed)
    makers[DEMANDS] = lambda seed: with_demands(made_up(MISSION, seed), seed)
    makers[ALL_RULES] = lambda seed: with_all_rules(made_up(MISSION, seed), seed)
    for event in EVENTS:
        makers[event.name] = lambda seed, event=event: made_up_event(event, seed)
    makers["example"] = lambda seed: example()
    return makers


INSTANCES = _makers()


def instance(name: str, seed: int = 0) -> me.Problem:
    """Make the problem of this name; a path ending in .dzn is an event of others."""
    if name.endswith(".dzn"):
        from b2b import problem_of, read_event  # noqa: PLC0415 -- only where asked for

        return problem_of(read_event(Path(name)))
    return INSTANCES[name](seed)


__all__ = ["EXCHANGE", "FAIR", "INSTANCES", "MISSION", "NARROW", "SIZES", "instance"]
