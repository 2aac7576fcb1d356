"""Filling slots one after the other, each with an eye on those still to come.

For every slot three questions are asked. Which pairs would be best for all the slots
still open, whatever the slot: a flow. How would these spread over the slots if they
could be held in parts: a balancing of shares. And then which of them to hold now:
a flow again, that first of all takes whoever could not be served later.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from matchengine.solving.flow import Limits, choose
from matchengine.solving.indexed import NOWHERE, Bools, Floats, Ints
from matchengine.solving.matching import match
from matchengine.solving.room import Room

SMALL = 400_000
"""Up to so many (pair, slot) all three questions are asked for every slot; above, the
pairs are chosen once, and how they spread is not looked at."""
ROUNDS = 30
"""So often the shares are balanced."""
OF_SHARE, OF_VALUE, OF_TIGHTNESS = 1000, 50, 100
"""What a meeting's share in this slot, its value, and its participants' tightness
weigh when it is decided what to hold now."""
FILLINGS = 4
"""So often a slot is filled up where some of what was chosen did not fit together."""
URGENCY = 1000
"""What it weighs that a participant could not be served later."""


@dataclass(frozen=True)
class Dive:
    """How to fill slots.

    `pairs` are those to look at, `worth` [E] what each is worth. With `minimums_first`
    nothing is worth as much as a meeting of somebody short of its minimum. `noise` says
    how much chance there is in which pairs go first. Large dives end early once
    `is_over` says so.
    """

    pairs: Ints
    worth: Ints
    random: np.random.Generator
    is_over: Callable[[], bool] = lambda: False
    minimums_first: bool = False
    noise: float = 0.0


def fill_slots(room: Room, slots: Ints, dive: Dive) -> None:
    """Fill these slots in this order; what is placed is in the room's `slot`."""
    pairs = dive.pairs[room.slot[dive.pairs] == NOWHERE]
    thorough = len(pairs) * len(slots) <= SMALL
    if not thorough:
        pairs = _best_of_the_day(room, pairs, slots, dive)
    for turn, s in enumerate(slots.tolist()):
        if not thorough and dive.is_over():
            return
        still_open = slots[turn:]
        pairs = pairs[room.slot[pairs] == NOWHERE]
        chosen, fits = pairs, room.fits(pairs, still_open[:1])
        if thorough:
            fits = room.fits(pairs, still_open)
            live = fits.any(axis=1)
            chosen, fits = pairs[live], fits[live]
            best = _best_in(room, chosen, still_open, dive)
            chosen, fits = chosen[best], fits[best]
        if not fits[:, 0].any():
            continue
        share = _shares(room, chosen, fits, still_open) if thorough else None
        _fill(room, s, chosen, fits[:, 0], still_open, share, dive)
        _fill_up(room, s, pairs, dive)


def _best_of_the_day(room: Room, pairs: Ints, slots: Ints, dive: Dive) -> Ints:
    able = room.indexed.allowed[pairs][:, slots].any(axis=1)
    pairs = pairs[able]
    return pairs[_best_in(room, pairs, slots, dive)]


def _best_in(room: Room, pairs: Ints, slots: Ints, dive: Dive) -> Bools:
    """[pairs] the choice that is best if only everybody's time in all counts."""
    indexed = room.indexed
    rest, seats = room.rest(slots), int(room.seats[slots].sum())
    limits = Limits(rest, seats)
    worth = dive.worth[pairs]
    if dive.minimums_first:
        short = np.clip(indexed.minimum - room.meetings, 0, rest)
        above_all = 2 * int(worth.max(initial=0)) + 1
        limits = Limits(rest - short, seats, must=short, urgency=above_all)
    found = choose(indexed.buyer[pairs], indexed.seller[pairs], worth, limits)
    return found.whole(worth, limits)


def _shares(room: Room, pairs: Ints, fits: Bools, slots: Ints) -> Floats:
    """[pairs] the share of each that is held in the first slot, if parts could be.

    Every pair is spread over the slots that fit; then, in turns, what is too much for
    a participant in a slot is cut, and what a pair lost is put on its other slots.
    """
    indexed, width = room.indexed, len(slots)
    row, column = np.nonzero(fits)
    at_buyer = indexed.buyer[pairs[row]] * width + column
    at_seller = indexed.seller[pairs[row]] * width + column
    most = room.time[:, slots].ravel().astype(float)
    share = np.ones(len(row))
    for _ in range(ROUNDS):
        share /= np.bincount(row, share, len(pairs))[row]
        load = np.bincount(at_buyer, share, len(most))
        load += np.bincount(at_seller, share, len(most))
        # Nobody has no time at all where a pair fits, so no share ever becomes 0.
        kept = np.minimum(1.0, most / np.maximum(load, 1e-9))
        share *= kept[at_buyer] * kept[at_seller]
    first: Floats = np.zeros(len(pairs))
    first[row[column == 0]] = share[column == 0]
    return first


def _fill(
    room: Room,
    s: int,
    chosen: Ints,
    fits: Bools,
    still_open: Ints,
    share: Floats | None,
    dive: Dive,
) -> None:
    """Place in slot s what should be held now, of the pairs chosen for all slots."""
    limits = _limits_now(room, s, chosen, still_open)
    pairs, worth = chosen[fits], dive.worth[chosen[fits]]
    weight = OF_VALUE * worth / max(1, int(worth.max(initial=0)))
    if share is not None:
        chance = np.exp(dive.noise * dive.random.standard_normal(len(pairs)))
        weight = weight + OF_SHARE * share[fits] * chance
    _hold_best(room, s, pairs, weight, limits, dive)


def _fill_up(room: Room, s: int, pairs: Ints, dive: Dive) -> None:
    """Use what a slot has left where own tables, resources or order cut it short."""
    if not room.is_tied:
        return
    here = np.array([s])
    for _ in range(FILLINGS):
        pairs = pairs[room.slot[pairs] == NOWHERE]
        pairs = pairs[room.fits(pairs, here)[:, 0]]
        before = room.seats[s]
        if len(pairs) == 0 or before <= 0:
            return
        limits = Limits(np.minimum(room.time[:, s], room.day), int(before))
        _hold_best(room, s, pairs, dive.worth[pairs].astype(float), limits, dive)
        if room.seats[s] == before:
            return


def _limits_now(room: Room, s: int, chosen: Ints, still_open: Ints) -> Limits:
    """Say who must meet in slot s, lest it cannot hold all that is chosen for it."""
    indexed = room.indexed
    wanted = np.bincount(
        np.concatenate([indexed.buyer[chosen], indexed.seller[chosen]]),
        minlength=indexed.participants,
    )
    now = np.minimum(room.time[:, s], room.day)
    must = np.clip(wanted - room.rest(still_open[1:]), 0, now)
    tightness = (wanted / np.maximum(1, room.rest(still_open))) ** 4
    return Limits(
        may=now - must,
        seats=int(room.seats[s]),
        must=must,
        urgency=URGENCY,
        worth=(OF_TIGHTNESS * np.minimum(tightness, 1.0)).astype(np.int64),
    )


def _hold_best(
    room: Room, s: int, pairs: Ints, weight: Floats, limits: Limits, dive: Dive
) -> None:
    """Hold those of the pairs that weigh most together."""
    indexed = room.indexed
    weights = 1 + weight.astype(np.int64)
    taken = match(
        indexed.buyer[pairs], indexed.seller[pairs], weights, limits, dive.random
    )
    first = np.argsort(-weight[taken], kind="stable")
    room.hold(room.together(pairs[taken][first], s), s)
