"""Which meetings of a plan cannot be where they were, and what that costs at least."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from matchengine.problem import Problem
from matchengine.records import Pair
from matchengine.schedule import Meeting
from matchengine.solving.plan import DROPPED, OTHER_SLOT, OTHER_TABLE


def losing_place(
    problem: Problem, meetings: Iterable[Meeting], open_slots: Collection[str]
) -> Mapping[str, int]:
    """Give the least disruption of each meeting that cannot stay, by its pair.

    Each is looked at alone: what they take from each other is not seen. Meetings that
    move may only go to the open slots.
    """
    pairs = {pair.id: pair for pair in problem.pairs}
    people = {one.id: frozenset(one.unavailable) for one in problem.participants}
    tables = {one.id: frozenset(one.unavailable) for one in problem.tables}
    lost: dict[str, int] = {}
    for meeting in meetings:
        pair = pairs.get(meeting.pair)
        if pair is None:
            lost[meeting.pair] = DROPPED
            continue
        away = people[pair.buyer] | people[pair.seller]
        if meeting.slot in away or not _allows(pair, meeting.slot):
            elsewhere = any(s not in away and _allows(pair, s) for s in open_slots)
            lost[meeting.pair] = OTHER_SLOT if elsewhere else DROPPED
        elif meeting.slot in tables[meeting.table]:
            lost[meeting.pair] = OTHER_TABLE
    return lost


def crowded(
    problem: Problem, meetings: Iterable[Meeting], doubtful: Collection[str]
) -> set[str]:
    """Name the pairs that meet while one of the two has too few delegates.

    Only the `doubtful` participants are looked at: those who may have lost some.
    """
    if not doubtful:
        return set()
    delegates = {one.id: one.delegates for one in problem.participants}
    capacity = {one.id: one.capacity for one in problem.resources}
    uses = {pair.id: pair.resources for pair in problem.pairs if pair.resources}
    load: dict[tuple[str, str], list[str]] = defaultdict(list)
    for meeting in meetings:
        if not (meeting.buyer in doubtful or meeting.seller in doubtful):
            continue
        for one in (meeting.buyer, meeting.seller, *uses.get(meeting.pair, ())):
            load[one, meeting.slot].append(meeting.pair)
    most = {**delegates, **capacity}
    return {
        pair
        for (one, _), held in load.items()
        if len(held) > most[one]
        for pair in held
    }


def _allows(pair: Pair, slot: str) -> bool:
    if pair.fixed is not None:
        return slot == pair.fixed.slot
    return pair.slots is None or slot in pair.slots
