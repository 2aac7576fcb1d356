"""Every goal's value, recomputed from the problem and the plan alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import pairwise
from typing import Final

from matchengine.checking.facts import Facts
from matchengine.checking.standbys import expected_with_standbys
from matchengine.problem import BaselineMeeting

DROPPED, MOVED, RESEATED = 10, 3, 1


def shortfall(facts: Facts) -> int:
    """Meetings that participants wanted at least and do not hold."""
    return sum(
        max(0, one.min_meetings - len(facts.by_participant.get(one.id, ())))
        for one in facts.problem.participants
    )


def meetings(facts: Facts) -> int:
    """Meetings held."""
    return len(facts.meetings)


def value(facts: Facts) -> int:
    """The values of the pairs held, added up."""
    return sum(held.pair.value for held in facts.meetings)


def worst_off(facts: Facts) -> int:
    """The fewest meetings of a participant that has a pair with an allowed slot."""
    could_meet = facts.allowed.any(axis=1)
    seats = {*facts.buyers[could_meet].tolist(), *facts.sellers[could_meet].tolist()}
    ids = (facts.problem.participants[seat].id for seat in seats)
    return min((len(facts.by_participant.get(one, ())) for one in ids), default=0)


def idle_gaps(facts: Facts) -> int:
    """Runs of empty slots between a participant's first and last meeting."""
    return sum(len(runs) for runs in facts.idle_runs.values())


def idle_slots(facts: Facts) -> int:
    """Empty slots between a participant's first and last meeting."""
    return sum(sum(runs) for runs in facts.idle_runs.values())


def table_moves(facts: Facts) -> int:
    """Times that a participant with one delegate goes on at another table."""
    return sum(
        earlier.table.id != later.table.id
        for one, own in facts.by_participant.items()
        if facts.participants[one].delegates == 1
        for earlier, later in pairwise(own)
    )


def changes(facts: Facts) -> int:
    """Meetings of the earlier plan that are dropped or held in another slot."""
    return sum(
        _disruption_of(facts, old) in (DROPPED, MOVED) for old in facts.problem.baseline
    )


def disruption(facts: Facts) -> int:
    """What the earlier plan's meetings suffer: 10 dropped, 3 moved, 1 reseated."""
    return sum(_disruption_of(facts, old) for old in facts.problem.baseline)


def _disruption_of(facts: Facts, old: BaselineMeeting) -> int:
    """Say what became of one meeting; what was not settled then cannot change."""
    held = facts.by_pair.get(old.pair)
    if not held:
        return DROPPED
    if old.slot not in (None, held[0].slot):
        return MOVED
    return 0 if old.table in (None, held[0].table.id) else RESEATED


def robust_value(facts: Facts) -> int:
    """What is to be expected of the meetings, and of those who stand by for them."""
    return expected_with_standbys(facts)


# By the name that a problem gives the goal; each key is its function's own name.
GOAL_VALUES: Final[Mapping[str, Callable[[Facts], int]]] = {
    "shortfall": shortfall,
    "meetings": meetings,
    "value": value,
    "worst_off": worst_off,
    "idle_gaps": idle_gaps,
    "idle_slots": idle_slots,
    "table_moves": table_moves,
    "changes": changes,
    "disruption": disruption,
    "robust_value": robust_value,
}
