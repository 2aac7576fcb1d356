"""What one more of anything is worth at most: from prices, without solving.

The certificate's prices bound the value of every plan (weak duality). With one more
table, slot or delegate the same prices bound the changed mission, so no plan of it is
worth more than that bound.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from matchengine.checking.duality import exact_bound
from matchengine.checking.facts import Facts
from matchengine.live.advising.records import Price as Worth, Step
from matchengine.problem import Participant, Problem
from matchengine.schedule import Certificate, Price, Schedule, Status

UNIT = 1024


def prices_of_tables(problem: Problem, certificate: Certificate) -> float:
    """Give what one more table that is there all day is worth."""
    price = certificate.table_price
    return sum(_at(price, slot.id) for slot in problem.slots)


def price_of_delegate(
    problem: Problem, certificate: Certificate, one: Participant
) -> float:
    """Give what one more delegate of a participant is worth."""
    price = certificate.time_price.get(one.id, 0.0)
    away = set(one.unavailable)
    free = [slot.id for slot in problem.slots if slot.id not in away]
    now, then = (_cap(one, one.delegates + n, len(free)) for n in (0, 1))
    meetings = (then - now) * certificate.meeting_price.get(one.id, 0.0)
    return sum(_at(price, slot) for slot in free) + meetings


def price_of_maximum(
    problem: Problem, certificate: Certificate, one: Participant
) -> float:
    """Give what one more meeting of a participant with a maximum is worth."""
    most = one.max_meetings
    if most is None:
        return 0.0
    free = len(problem.slots) - len(set(one.unavailable))
    if most >= one.delegates * free:
        return 0.0
    return certificate.meeting_price.get(one.id, 0.0)


def prices_of_people(
    problem: Problem, certificate: Certificate, slack: float
) -> Iterator[Worth]:
    """Price one more delegate of everybody, and one more meeting where a maximum is."""
    for one in problem.participants:
        price = price_of_delegate(problem, certificate, one)
        yield Worth(Step("delegates", 1, one.id), price, math.floor(price + slack))
    for one in problem.participants:
        price = price_of_maximum(problem, certificate, one)
        if price > 0:
            yield Worth(Step("maximum", 1, one.id), price, math.floor(price + slack))


def bound_with_prices_of(
    before: Problem, after: Problem, certificate: Certificate
) -> int | None:
    """Bound a changed mission by the prices of the one before.

    A slot has the prices of the one with the same time, or of the last one before it in
    its session. Any prices prove a bound; these a tight one. None if there is no plan.
    """
    like = {}
    for slot in after.slots:
        same = [s for s in before.slots if s.session == slot.session]
        earlier = [s for s in same if s.start and slot.start and s.start <= slot.start]
        known = [s for s in same if s.id == slot.id and s.start == slot.start]
        source = (known or earlier or same)[-1:]
        if source:
            like[slot.id] = source[0].id
    time, resources = certificate.time_price, certificate.resource_price
    carried = Certificate(
        bound=0.0,
        time_price={one: _carried(price, like) for one, price in time.items()},
        table_price=_carried(certificate.table_price, like),
        meeting_price=certificate.meeting_price,
        resource_price={one: _carried(price, like) for one, price in resources.items()},
    )
    units = exact_bound(Facts(after, Schedule(Status.NO_PLAN)), carried)
    return None if units is None else units // UNIT


def _carried(price: Price, like: dict[str, str]) -> Price:
    if not isinstance(price, dict):
        return price
    return {slot: price.get(old, 0.0) for slot, old in like.items()}


def _at(price: Price, slot: str) -> float:
    return price.get(slot, 0.0) if isinstance(price, dict) else price


def _cap(one: Participant, delegates: int, free: int) -> int:
    full = delegates * free
    return full if one.max_meetings is None else min(full, one.max_meetings)
