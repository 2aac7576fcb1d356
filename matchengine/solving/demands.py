"""What a problem demands, one by one: how to do without each, and how to relax it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from matchengine.problem import Fixed, Pair, Participant, Problem
from matchengine.solving.changes import of_record
from matchengine.solving.demand import PLENTY, Demand, away_in_slots
from matchengine.solving.hall_demands import (
    free_tables,
    hall,
    open_tables,
    own_tables,
    precedences,
    resources,
    spread_of_gaps,
    zone_changes,
)
from matchengine.solving.relaxing import Choices, Step, amount, only
from matchengine.solving.wording import counted, listed, pair_label


def demands_of(problem: Problem) -> list[Demand]:
    """List everything that a caller could relax, the likeliest culprits first."""
    return [demand for listed_by in DEMANDS for demand in listed_by(problem)]


def required_pairs(problem: Problem) -> Iterator[Demand]:
    """Some pairs must meet."""
    people = {one.id: one for one in problem.participants}
    for pair in problem.pairs:
        if pair.required:
            drop = of_record("pairs", pair.id, required=False)
            in_no_time = "" if problem.slots else ", and the day has no slot"
            words = f"Drop the demand that {pair.id} must meet."
            yield Demand(
                "required",
                (pair.id,),
                f"{pair_label(pair, people)} must meet{in_no_time}.",
                words,
                drop,
                only(words, drop),
            )


def fixed_pairs(problem: Problem) -> Iterator[Demand]:
    """Some pairs are fixed to a slot, some of these to a table."""
    people = {one.id: one for one in problem.participants}
    for pair in problem.pairs:
        if pair.fixed is not None:
            table = f" at table {pair.fixed.table}" if pair.fixed.table else ""
            ids = (pair.id, pair.fixed.slot, pair.fixed.table)
            yield Demand(
                "fixed",
                tuple(name for name in ids if name is not None),
                f"{pair_label(pair, people)} is fixed to slot {pair.fixed.slot}"
                f"{table}.",
                f"Let {pair.id} meet elsewhere or drop it.",
                of_record("pairs", pair.id, fixed=None),
                Choices(tuple(_moves(problem, pair, pair.fixed))),
            )


def delegates(problem: Problem) -> Iterator[Demand]:
    """Each participant has so many delegates."""
    for one, meetings in _who_must_meet(problem):
        free = len(problem.slots) - len(set(one.unavailable))

        def more_delegates(n: int, one: Participant = one) -> Step:
            number = one.delegates + n
            words = f"Let {one.label} come with {counted(number, 'delegate')}."
            change = of_record("participants", one.id, delegates=min(number, PLENTY))
            return Step(words, change)

        yield Demand(
            "delegates",
            (one.id,),
            f"{one.label} has {counted(one.delegates, 'delegate')}"
            f" and {counted(free, 'free slot')}.",
            f"Let {one.label} come with more delegates.",
            of_record("participants", one.id, delegates=PLENTY),
            amount(meetings, more_delegates),
        )


def availability(problem: Problem) -> Iterator[Demand]:
    """Some participants are away in some slots."""
    for one, _ in _who_must_meet(problem):
        if one.unavailable:
            yield away_in_slots(
                "participant_unavailable",
                "participants",
                one,
                f"{one.label} is away",
                f"Let {one.label} be there",
            )


def maximums(problem: Problem) -> Iterator[Demand]:
    """Some participants hold so many meetings at most."""
    for one, meetings in _who_must_meet(problem):
        most = one.max_meetings
        if most is not None:

            def hold(n: int, one: Participant = one, most: int = most) -> Step:
                words = f"Let {one.label} hold {counted(most + n, 'meeting')}."
                change = of_record("participants", one.id, max_meetings=most + n)
                return Step(words, change)

            yield Demand(
                "max_meetings",
                (one.id,),
                f"{one.label} holds {counted(most, 'meeting')} at most.",
                f"Let {one.label} hold more meetings.",
                of_record("participants", one.id, max_meetings=None),
                amount(meetings - most, hold),
            )


def pair_slots(problem: Problem) -> Iterator[Demand]:
    """Some pairs meet only in slots of their own."""
    people = {one.id: one for one in problem.participants}
    for pair in problem.pairs:
        own = pair.slots
        if pair.must_be_held and own is not None:
            label = pair_label(pair, people)
            others = [slot.id for slot in problem.slots if slot.id not in own]
            yield Demand(
                "pair_slots",
                (pair.id, *own),
                f"{label} may meet only in {listed(own) or 'no slot at all'}.",
                f"Let {pair.id} meet in other slots.",
                of_record("pairs", pair.id, slots=None),
                Choices((tuple(_too(pair.id, own, name) for name in others),)),
            )


DEMANDS: tuple[Callable[[Problem], Iterator[Demand]], ...] = (
    required_pairs,
    fixed_pairs,
    delegates,
    pair_slots,
    availability,
    maximums,
    hall,
    own_tables,
    open_tables,
    free_tables,
    zone_changes,
    spread_of_gaps,
    precedences,
    resources,
)
"""Every kind of demand, the likeliest culprits first."""


def _moves(problem: Problem, pair: Pair, fixed: Fixed) -> Iterator[tuple[Step, ...]]:
    """Offer another table, another slot, both, and to give the meeting up."""

    def step(words: str, where: Fixed | None) -> Step:
        return Step(words, of_record("pairs", pair.id, fixed=where))

    slots = [slot.id for slot in problem.slots if slot.id != fixed.slot]
    if fixed.table is not None:
        here = f"Let {pair.id} meet at another table in {fixed.slot}."
        yield (step(here, Fixed(fixed.slot)),)
        yield tuple(
            step(
                f"Move {pair.id} to slot {name}, at table {fixed.table} as before.",
                Fixed(name, fixed.table),
            )
            for name in slots
        )
    at_other = ", at another table" if fixed.table is not None else ""
    yield tuple(
        step(f"Move {pair.id} to slot {name}{at_other}.", Fixed(name)) for name in slots
    )
    yield (step(f"Give up the meeting of {pair.id}.", None),)


def _too(pair: str, own: tuple[str, ...], name: str) -> Step:
    words = f"Let {pair} meet in {name}{' too' if own else ''}."
    return Step(words, of_record("pairs", pair, slots=(*own, name)), {name: 1})


def _who_must_meet(problem: Problem) -> Iterator[tuple[Participant, int]]:
    """Give each participant that must meet, with the number of its pairs."""
    must: set[str] = set()
    pairs: Counter[str] = Counter()
    for pair in problem.pairs:
        pairs.update((pair.buyer, pair.seller))
        if pair.must_be_held:
            must |= {pair.buyer, pair.seller}
    return ((one, pairs[one.id]) for one in problem.participants if one.id in must)
