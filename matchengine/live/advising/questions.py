"""The questions about the hall and the day: tables, slots, length, delegates.

Each gives what it finds as it goes, so that what was found stays if time runs out.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator

from matchengine.live.advising.changing import sessions, with_delegates, with_maximum
from matchengine.live.advising.pricing import (
    bound_with_prices_of,
    prices_of_people,
    prices_of_tables,
)
from matchengine.live.advising.records import Found, Left, Price, Step
from matchengine.live.advising.study import Study, is_too_late, share_of, tried
from matchengine.problem import Problem
from matchengine.solving.deadline import Time

TABLE_STEPS = (1, 2, 4, -1, -2, -4, 8, -8)
"""What is asked first tells most, should time run out."""
TABLES_A_STEP = 40
"""A hall with more tables than this is asked in larger steps: 8 of them are a fifth."""
SLOT_STEPS = (1, -1, 2, -2)
LENGTHS = (15, 20, 25, 30)
"""Minutes of a meeting."""
DEAREST_DELEGATES = 5
DEAREST_MAXIMUMS = 3


def ask_prices(study: Study, time: Time) -> Iterator[Found]:
    """Price one more of everything; nothing is solved."""
    certificate = study.plan.certificate
    if certificate is None:
        yield Left("prices", "no_prices")
        return
    table = prices_of_tables(study.problem, certificate)
    yield Price(Step("tables", 1), table, math.floor(table + study.slack))
    for session in sessions(study.problem):
        bound = _bound_of(study, study.variants.slots(session, 1))
        if bound is not None:
            price = max(0.0, bound - certificate.bound)
            yield Price(
                Step("slots", 1, session), price, bound - (study.base.value or 0)
            )
    people = prices_of_people(study.problem, certificate, study.slack)
    yield from (one for one in people if one.price > 0)


def ask_tables(study: Study, time: Time) -> Iterator[Found]:
    """Ask what more and fewer tables would bring."""
    unit = max(1, len(study.problem.tables) // TABLES_A_STEP)
    for place, steps in enumerate(TABLE_STEPS):
        by = steps * unit
        changed = study.variants.tables(by)
        parts = len(TABLE_STEPS) - place
        yield _asked(study, Step("tables", by), changed, time, parts)


def ask_slots(study: Study, time: Time) -> Iterator[Found]:
    """Ask what a longer and a shorter day would bring."""
    for place, by in enumerate(SLOT_STEPS):
        step, changed = _session_for(study, by)
        yield _asked(study, step, changed, time, len(SLOT_STEPS) - place)


def ask_minutes(study: Study, time: Time) -> Iterator[Found]:
    """Ask what shorter and longer meetings in the same sessions would bring."""
    variants = study.variants
    if variants.minutes is None:
        yield Left("minutes", "no_minutes")
        return
    lengths = [length for length in LENGTHS if length != variants.minutes_now]
    for place, length in enumerate(lengths):
        changed = variants.minutes(length)
        step = Step("minutes", length)
        yield _asked(study, step, changed, time, len(lengths) - place)


def ask_people(study: Study, time: Time) -> Iterator[Found]:
    """Ask what the dearest delegates and maximums would bring."""
    certificate = study.plan.certificate
    if certificate is None:
        yield Left("delegates", "no_prices")
        return
    prices = prices_of_people(study.problem, certificate, study.slack)
    chosen = _dearest(study, prices)
    for place, price in enumerate(chosen):
        step = price.step
        change = with_delegates if step.kind == "delegates" else with_maximum
        changed = change(study.problem, step.who, step.by)
        yield _asked(study, step, changed, time, len(chosen) - place)


def _dearest(study: Study, prices: Iterable[Price]) -> list[Price]:
    """Take the delegates that were asked for, or the dearest; and the maximums."""
    by_price = sorted(prices, key=lambda one: -one.price)
    delegates = [one for one in by_price if one.step.kind == "delegates"]
    if study.asked:
        return [one for one in delegates if one.step.who in study.asked]
    worth = [one for one in delegates if one.price > 0]
    maximums = [one for one in by_price if one.step.kind == "maximum"]
    return [*worth[:DEAREST_DELEGATES], *maximums[:DEAREST_MAXIMUMS]]


def _asked(
    study: Study,
    step: Step,
    changed: Problem | None,
    time: Time,
    parts: int,
) -> Found:
    part = f"{step.by:+d}"
    if step.kind in ("delegates", "maximum"):
        part = step.who
    elif step.kind == "minutes":
        part = str(step.by)
    if changed is None:
        return Left(step.kind, "no_change", part)
    if is_too_late(time):
        return Left(step.kind, "time", part)
    # Slots of another length have no slots of today to take their prices from.
    at_most = None if step.kind == "minutes" else _bound_of(study, changed)
    return tried(study, step, changed, share_of(time, parts), at_most=at_most)


def _session_for(study: Study, by: int) -> tuple[Step, Problem | None]:
    """Choose the session that gains or loses slots: what prices say is worth most.

    A session that cannot change so far is passed over.
    """
    found: list[tuple[int, str, Problem]] = []
    for session in sessions(study.problem):
        changed = study.variants.slots(session, by)
        if changed is not None:
            found.append((_bound_of(study, changed) or 0, session, changed))
    if not found:
        return Step("slots", by), None
    _, session, changed = max(found, key=lambda one: one[0])
    return Step("slots", by, session), changed


def _bound_of(study: Study, changed: Problem | None) -> int | None:
    certificate = study.plan.certificate
    if changed is None or certificate is None:
        return None
    return bound_with_prices_of(study.problem, changed, certificate)
