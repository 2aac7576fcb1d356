"""How parts become a score: two sides, their wishes, and points that add up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from matchengine.trade.arrays import Floats, Ints

POINTS = 1000
"""A score of 1 is worth so many points."""


def normalised(weights: Mapping[str, float], parts: Sequence[str]) -> Floats:
    """Give the weights of these parts, divided by their sum.

    A side that gives none of them any weight looks at all of them alike.
    """
    chosen = np.array([weights.get(part, 0.0) for part in parts])
    total = chosen.sum()
    if total == 0:
        return np.full(len(parts), 1 / max(len(parts), 1))
    return np.asarray(chosen / total)


def utility(parts: Floats, weights: Floats) -> Floats:
    """Add up what one side sees in each row: the sum of weight x part.

    Parameters
    ----------
    parts
        Shape (rows, parts), each in [0, 1].
    weights
        Shape (parts,), adding up to 1.
    """
    return weighed(list(parts.T), weights, len(parts))


def weighed(parts: Sequence[Floats], weights: Floats, rows: int) -> Floats:
    """Add up what one side sees: `utility` of parts that are one array each."""
    total = np.zeros(rows)
    # one by one: a product of matrices may round a row by where it stands
    for part, weight in zip(parts, weights, strict=True):
        total += weight * part
    return total


def harmonic_mean(one: Floats, other: Floats) -> Floats:
    """Give 2ab / (a + b), and 0 where both are 0: a match counts if both like it."""
    total = one + other
    return 2 * one * other / np.where(total == 0, 1.0, total)


def with_wish(fit: Floats, wish: Floats, wish_weight: float) -> Floats:
    """Give the score: fit x ((1 - weight) + weight x wish)."""
    return fit * ((1 - wish_weight) + wish_weight * wish)


def value_of(score: Floats) -> Ints:
    """Give the score in whole points; a half goes to the even neighbour."""
    return np.rint(POINTS * score).astype(np.int64)


def blended_value(score: Floats, own: Floats, own_share: float) -> Ints:
    """Give the value of our score and the organiser's points, NaN where none."""
    both = (1 - own_share) * POINTS * score + own_share * own
    return np.where(
        np.isnan(own), value_of(score), np.rint(np.nan_to_num(both))
    ).astype(np.int64)


def contributions(
    parts: Floats,
    buyer_weights: Floats,
    seller_weights: Floats,
    wish: Floats,
    wish_weight: float,
    own: Floats | None = None,
    own_share: float = 0.0,
) -> Ints:
    """Break the values up into whole points that add up to them exactly.

    A score is the sum over the parts of half the sum of both weights x part, less
    (U_b - U_s)^2 / (2 (U_b + U_s)) for being uneven for the two sides, less
    wish_weight x (1 - wish) x H for a wish that is not mutual. Points are rounded
    down, and those that are lacking go to the largest remainders.

    Parameters
    ----------
    own
        Points that the organiser gave, NaN where none: they count `own_share`, and
        all the rest counts what that leaves.

    Returns
    -------
    Shape (rows, parts + 2): the parts, then uneven, then wish; then, if there are any,
    the points of the organiser.
    """
    buyer, seller = utility(parts, buyer_weights), utility(parts, seller_weights)
    total = buyer + seller
    uneven = (buyer - seller) ** 2 / (2 * np.where(total == 0, 1.0, total))
    fit = harmonic_mean(buyer, seller)
    exact = np.column_stack(
        [
            parts * (buyer_weights + seller_weights) / 2,
            -uneven,
            -wish_weight * (1 - wish) * fit,
        ]
    )
    points = POINTS * exact
    value = value_of(with_wish(fit, wish, wish_weight))
    if own is not None:
        given = np.isfinite(own)
        share = np.where(given, own_share, 0.0)
        theirs = share * np.where(given, own, 0.0)
        value = blended_value(with_wish(fit, wish, wish_weight), own, own_share)
        points = np.column_stack([points * (1 - share[:, None]), theirs])
    points = np.round(points, 9)
    floors = np.floor(points)
    lacking = value - floors.sum(axis=1).astype(np.int64)
    by_remainder = np.argsort(floors - points, axis=1, kind="stable")
    place = np.argsort(by_remainder, axis=1, kind="stable")
    return np.asarray(floors.astype(np.int64) + (place < lacking[:, None]))
