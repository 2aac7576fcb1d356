"""Who meets in one slot: exact for buyers and sellers, nearly so where some do both.

Where businesses do both, half pairs in odd cycles are what makes it hard. So for the
slot everybody is put on one of two sides, such that most of what is urgent lies
between them; what is left over is then matched among itself.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from matchengine.solving.flow import Limits, choose, is_two_sided
from matchengine.solving.indexed import Bools, Ints

TURNS_OF_SIDES = 12
"""So often people may change sides."""
ROUNDS_OF_REST = 3
URGENT = 20
"""So many times a pair weighs that one of the two needs now, when sides are chosen."""


def match(
    tail: Ints, head: Ints, weight: Ints, limits: Limits, random: np.random.Generator
) -> Bools:
    """[pairs] those to hold together in a slot, of a large total weight.

    `tail`, `head` [pairs] are the participants of each pair.
    """
    if is_two_sided(tail, head, len(limits.may)):
        return choose(tail, head, weight, limits).whole(weight, limits)
    taken = np.zeros(len(tail), dtype=bool)
    side = _sides(tail, head, limits, random)
    across = np.flatnonzero(side[tail] != side[head])
    turned = ~side[tail[across]]
    left = np.where(turned, head[across], tail[across])
    right = np.where(turned, tail[across], head[across])
    found = choose(left, right, weight[across], limits).whole(weight[across], limits)
    taken[across[found]] = True
    for _ in range(ROUNDS_OF_REST):
        now = _less(limits, tail[taken], head[taken])
        able = now.most > 0
        rest = np.flatnonzero(~taken & able[tail] & able[head])
        if now.seats <= 0 or len(rest) == 0:
            break
        chosen = choose(tail[rest], head[rest], weight[rest], now)
        taken[rest[chosen.whole(weight[rest], now)]] = True
    return taken


def _sides(
    tail: Ints, head: Ints, limits: Limits, random: np.random.Generator
) -> Bools:
    """[P] on which side everybody is: at first who buys more than it sells is left.

    Then, a few at a time, those change sides who have more to do with their own.
    """
    people = len(limits.may)
    urgent = (limits.first > 0) * URGENT
    pull = 1.0 + urgent[tail] + urgent[head]
    buys = np.bincount(tail, pull, people)
    sells = np.bincount(head, pull, people)
    side: Bools = buys >= sells * np.exp(0.5 * random.standard_normal(people))
    for _ in range(TURNS_OF_SIDES):
        same = np.where(side[tail] == side[head], pull, -pull)
        own = np.bincount(tail, same, people) + np.bincount(head, same, people)
        moves = (own > 0) & (random.random(people) < 0.5)
        if not moves.any():
            break
        side = side ^ moves
    return side


def _less(limits: Limits, tail: Ints, head: Ints) -> Limits:
    """Give what the limits are when these pairs are taken."""
    spent = np.bincount(np.concatenate([tail, head]), minlength=len(limits.may))
    of_must = np.minimum(spent, limits.first)
    return replace(
        limits,
        may=limits.may - (spent - of_must),
        must=limits.first - of_must,
        seats=limits.seats - len(tail),
    )
