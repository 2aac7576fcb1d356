"""Made-up events in which all meetings are agreed, and only their times are open.

They are like those of the B2B meeting scheduling literature: any two participants may
have agreed to meet, tables are short, and the fewest idle gaps are wanted.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from hidden_plan import make_hidden_plan
from made_up import people_away

import matchengine as me

SPREAD = 2
AWAY = 0.06
"""Share of the slots in which a participant is away."""


@dataclass(frozen=True)
class Event:
    """How large an event is."""

    name: str
    participants: int
    meetings: int
    slots: int
    tables: int


EVENTS = (
    Event("event of 42", 42, 125, 8, 18),
    Event("event of 60", 60, 200, 10, 22),
    Event("event of 75", 75, 195, 20, 12),
)


def made_up_event(event: Event, seed: int = 0) -> me.Problem:
    """Make an event whose meetings can all be held; its goal is `idle_gaps`."""
    random = np.random.default_rng([seed, 2])
    names = [f"P{n + 1:02d}" for n in range(event.participants)]
    slots = [f"s{n + 1:02d}" for n in range(event.slots)]
    away = random.random((event.participants, event.slots)) < AWAY
    wanted = me.Problem(
        slots=tuple(me.Slot(slot) for slot in slots),
        tables=tuple(me.Table(f"T{n + 1:02d}") for n in range(event.tables)),
        participants=people_away(names, slots, away),
        pairs=tuple(
            me.Pair(names[a], names[b]) for a, b in _sought_after(event, random)
        ),
        rules=me.Rules(max_idle_gap_spread=SPREAD),
        goals=(me.Goal("idle_gaps"),),
    )
    held = make_hidden_plan(wanted, random, SPREAD).place
    agreed = [pair for pair in wanted.pairs if pair.id in held][: event.meetings]
    return replace(wanted, pairs=tuple(replace(pair, required=True) for pair in agreed))


def _sought_after(event: Event, random: np.random.Generator) -> list[tuple[int, int]]:
    """Draw twice as many pairs as are needed; some participants are much in demand."""
    demand = random.pareto(2.0, event.participants) + 0.5
    couples = [
        (a, b) for a in range(event.participants) for b in range(a + 1, len(demand))
    ]
    odds = np.array([demand[a] * demand[b] for a, b in couples])
    count = min(len(couples), 2 * event.meetings)
    chosen = random.choice(len(couples), count, False, odds / odds.sum())
    return [couples[i] for i in chosen]
