"""What may come of a plan where some stay away, and who should stand by for whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np

from matchengine.errors import Finding, InputError, nearest
from matchengine.live.at_risk import AtRisk, Risks, StandBy
from matchengine.live.on_call import who_is_on_call
from matchengine.problem import Problem
from matchengine.schedule import Schedule
from matchengine.solving.indexed import (
    CERTAIN,
    NOWHERE,
    Indexed,
    Ints,
    index_problem,
)
from matchengine.solving.standbys import Saved, best_standbys, expected


def risks(
    problem: Problem,
    schedule: Schedule,
    *,
    absence: float | Mapping[str, float] | None = None,
) -> Risks:
    """Say what a plan is worth on average if some do not come, and where it is weak.

    Everybody stays away with a chance of its own, for the whole day, whatever others
    do. Who could stand by, and what of it is counted, is that of the goal
    `robust_value`; here without rounding.

    Parameters
    ----------
    absence
        The chance that somebody stays away, from 0 to 1: one for all, or by the id of
        a participant, where others keep theirs. None takes the problem's. Chances are
        read in thousandths.

    Raises
    ------
    InputError
        With every chance that is none, every unknown id, and every meeting that the
        problem does not know.
    """
    chances = _chances(problem, absence)
    indexed = replace(index_problem(problem), present=chances)
    slot = _slots(indexed, schedule)
    found = best_standbys(indexed, slot)
    every = [*_at_risk(indexed, schedule, found)]
    some = sorted((one for one in every if one.chance > 0), key=_most_lost_first)
    standbys = [by for one in some for by in (one.for_buyer, one.for_seller) if by]
    value = int(indexed.value[found.held].sum())
    kept = value - sum(one.at_stake for one in some)
    likely = len(every) - sum(one.chance for one in some)
    return Risks(
        value=value,
        expected=kept,
        expected_with_standbys=kept + sum(by.saves for by in standbys),
        robust_value=int(expected(indexed, found.held).sum() + found.points.sum()),
        meetings=len(every),
        expected_meetings=likely,
        expected_meetings_with_standbys=likely + sum(by.chance for by in standbys),
        at_risk=tuple(some),
        on_call=who_is_on_call(indexed, slot),
    )


def _chances(problem: Problem, absence: float | Mapping[str, float] | None) -> Ints:
    """[P] how likely each comes, in thousandths."""
    own = {one.id: one.absence for one in problem.participants}
    if isinstance(absence, Mapping):
        own |= absence
    elif absence is not None:
        own = dict.fromkeys(own, absence)
    findings = [
        *_no_chances(own if isinstance(absence, Mapping) else {"": absence or 0}),
        *_unknown(problem, absence if isinstance(absence, Mapping) else {}),
    ]
    if findings:
        raise InputError(findings)
    chances = [CERTAIN - round(CERTAIN * one) for one in own.values()]
    return np.array(chances, dtype=np.int64)


def _no_chances(chances: Mapping[str, float]) -> Iterator[Finding]:
    for name, chance in chances.items():
        if not 0 <= chance <= 1:
            problem = "this is no chance of absence"
            fix = "Give a number from 0 to 1: 0.2 is 1 in 5."
            yield Finding("risks", problem, fix, column=name or None, value=chance)


def _unknown(problem: Problem, named: Mapping[str, float]) -> Iterator[Finding]:
    known = [one.id for one in problem.participants]
    for name in named.keys() - set(known):
        fix = nearest(name, known)
        yield Finding("risks", "there is no participant with this id", fix, value=name)


def _slots(indexed: Indexed, schedule: Schedule) -> Ints:
    """[E] where each pair is held."""
    slot = np.full(indexed.pairs, NOWHERE, dtype=np.int64)
    findings = []
    for one in schedule.meetings:
        e, s = indexed.pair_at.get(one.pair), indexed.slot_at.get(one.slot)
        if e is None or s is None:
            what, name = ("pair", one.pair) if e is None else ("slot", one.slot)
            text = f"the plan names a {what} that the problem does not have"
            fix = "Give the problem that the plan was made for."
            findings.append(Finding("risks", text, fix, value=name))
        else:
            slot[e] = s
    if findings:
        raise InputError(findings)
    return slot


def _at_risk(indexed: Indexed, schedule: Schedule, found: Saved) -> Iterator[AtRisk]:
    """Give every meeting with its chances, in the order of the plan."""
    comes: list[int] = indexed.present.tolist()
    place = {e: i for i, e in enumerate(found.held.tolist())}
    for one in schedule.meetings:
        e = indexed.pair_at[one.pair]
        buyer, seller = int(indexed.buyer[e]), int(indexed.seller[e])
        by = found.by[:, place[e]].tolist()
        yield AtRisk(
            one,
            int(indexed.value[e]),
            (CERTAIN**2 - comes[buyer] * comes[seller]) / CERTAIN**2,
            for_buyer=_standby(indexed, comes, by[1], seller, buyer),
            for_seller=_standby(indexed, comes, by[0], buyer, seller),
        )


def _standby(
    indexed: Indexed, comes: Sequence[int], pair: int, absent: int, waits: int
) -> StandBy | None:
    if pair == NOWHERE:
        return None
    people = indexed.problem.participants
    other = int(indexed.buyer[pair] + indexed.seller[pair]) - waits
    return StandBy(
        participant=people[other].id,
        waits=people[waits].id,
        pair=indexed.problem.pairs[pair].id,
        value=int(indexed.value[pair]),
        chance=(CERTAIN - comes[absent]) * comes[waits] * comes[other] / CERTAIN**3,
    )


def _most_lost_first(one: AtRisk) -> tuple[float, float, str]:
    return -one.lost, -one.at_stake, one.meeting.pair
