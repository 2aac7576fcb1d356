"""What a pair is worth.

A buyer and a seller are as good a match as their best line pair: a need, an offer, and
a way for the goods. Each part looks at one thing about it and says in [0, 1] how well
it fits. Both sides weigh the parts in their own way; the score is the harmonic mean of
the two, lowered where they do not wish to meet.

A part is a function of the lines; the default set is `TERMS`, at the foot. What is not
known is NaN there, counts as 0.5 and is flagged.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import replace

import numpy as np

from matchengine.errors import InputError
from matchengine.trade.arrays import Floats
from matchengine.trade.candidates import join, sides_of
from matchengine.trade.choosing import choose
from matchengine.trade.doubts import contradicting
from matchengine.trade.leaving_out import excluded_pairs, read_gates
from matchengine.trade.lines import Lines
from matchengine.trade.mission import Mission, missing_across
from matchengine.trade.own_pairs import read_own_pairs
from matchengine.trade.permit_contradictions import contradicting_rules
from matchengine.trade.permits import compliance_of
from matchengine.trade.rating import missing_parts, ships
from matchengine.trade.scored_lines import score_lines
from matchengine.trade.scores import Basis, Scores, lay_out
from matchengine.trade.settings import Scoring
from matchengine.trade.sheet import Sheet
from matchengine.trade.surveying import Survey
from matchengine.trade.wishes import hold_apart, read_demands

__all__ = ["DEFAULTS", "TERMS", "Lines", "Scores", "Scoring", "Term", "score_pairs"]

Term = Callable[[Lines, Mission, Scoring], Floats]
"""A part: one number in [0, 1] for each of the lines, NaN where it is not known."""

DEFAULTS = Scoring()

MONTHS_A_YEAR = 12

LINES_AT_ONCE = 50_000
"""So many line pairs are scored together: few enough for the processor's memory."""


def score_pairs(
    mission: Mission,
    scoring: Scoring = DEFAULTS,
    *,
    across: str | None = "province",
    on: datetime.date | None = None,
    terms: Mapping[str, Term] | None = None,
    at_once: int = LINES_AT_ONCE,
) -> Scores:
    """Score every pair of businesses that could trade.

    Parameters
    ----------
    scoring
        Constants and weights.
    across
        A column of the participants: those with the same value there never pair.
        None lets any two pair.
    on
        The day of the mission, by which permit rules are in force; None leaves their
        dates aside.
    terms
        The parts by name, `TERMS` if None. Parts of your own take weights under their
        names, which `Scoring.own_parts` lists.
    at_once
        About so many line pairs are looked at together: memory against time. The
        answer does not depend on it.

    Returns
    -------
    The pairs with every part of their scores, and what was left out and why.

    Raises
    ------
    InputError
        If a participant has nothing in the column `across`, if a part of your own is
        not among the terms, or if a meeting that must be held is not allowed.
    """
    parts = TERMS if terms is None else terms
    if wrong := (*missing_across(mission, across), *missing_parts(scoring, parts)):
        raise InputError(wrong)
    sides = sides_of(mission, across)
    demands, dropped = hold_apart(mission, read_demands(mission), sides)
    own, left_out = read_own_pairs(mission, demands, sides)
    ours = all(ships(part) for part in parts.values())
    sheet = Sheet(mission, scoring, on, lean=ours)
    asked = demands.kept | own.twos
    joint = join(mission, scoring.product_floor, sides)
    found = Survey(sheet, demands, asked, parts).go(joint, at_once)
    gates = read_gates(mission, found.blocked, found.warm, asked)
    if clashes := tuple(gates.against(mission, demands)):
        raise InputError(clashes)
    lines = score_lines(sheet, joint, demands, parts, (found.one, found.other), at_once)
    choice = choose(lines, mission, scoring, demands, gates, own)
    columns = (choice.below[name].to_numpy() for name in ("buyer", "seller", "score"))
    low = [np.concatenate(both) for both in zip(found.below, columns, strict=True)]
    excluded = excluded_pairs(
        mission,
        demands,
        found.vetoed,
        found.blocked,
        found.warm,
        (low[0], low[1], low[2]),
        scoring.min_score,
    )
    warnings = (
        *dropped,
        *left_out,
        *contradicting(mission),
        *contradicting_rules(mission),
        *found.warnings,
        *choice.warnings,
    )
    choice = replace(choice, cut=choice.cut + found.cut)
    basis = Basis(scoring, across, on, parts)
    return lay_out(choice, excluded, warnings, mission, basis)


def product(lines: Lines, mission: Mission, scoring: Scoring) -> Floats:
    """How much the offer is what the need asks for, by code and by name."""
    return lines.likeness


def volume(lines: Lines, mission: Mission, scoring: Scoring) -> Floats:
    """How much of the quantity the offer can fill, and the need of the minimum order.

    min(1, K/q) x min(1, q/MOQ), with K to be had and q wanted a month; without a
    minimum order any quantity will do.
    """
    filled = np.minimum(1, lines.capacity / lines.quantity)
    no_minimum = np.isnan(lines.minimum_order) | (lines.minimum_order == 0)
    ordered = lines.quantity / np.where(no_minimum, 1, lines.minimum_order)
    return filled * np.where(no_minimum, 1, np.minimum(1, ordered))


def price(lines: Lines, mission: Mission, scoring: Scoring) -> Floats:
    """How far the landed price stays below what the buyer would still consider.

    (p(1 + t) - landed) / (t p) within [0, 1]; landed = the price + freight a unit,
    t the tolerance: 1 up to the limit p, 0 from t above it.
    """
    tolerance = scoring.price_tolerance

    def within(landed: Floats) -> Floats:
        room = lines.limit * (1 + tolerance) - landed
        return np.clip(room / (tolerance * lines.limit), 0, 1)

    return _unless_hopeless(
        within(lines.price + lines.freight_per_unit), at_best=within(lines.price)
    )


def lead_time(lines: Lines, mission: Mission, scoring: Scoring) -> Floats:
    """How soon the goods arrive: 1 within the days allowed, 0 at twice as many.

    The days are those until the goods are ready, the wait for the next sailing, and
    the way from door to door.
    """

    def soon(days: Floats) -> Floats:
        over = days / np.where(lines.allowed == 0, 1, lines.allowed)
        at_once = np.where(days > 0, 0.0, 1.0)
        late = np.where(lines.allowed == 0, at_once, np.clip(2 - over, 0, 1))
        return np.where(np.isnan(days) | np.isnan(lines.allowed), np.nan, late)

    return _unless_hopeless(soon(lines.days), at_best=soon(_days_at_least(lines)))


def freight(lines: Lines, mission: Mission, scoring: Scoring) -> Floats:
    """How small the freight is beside the goods: 1 - share / 0.25, not below 0.

    The share is the freight of the month's quantity over that quantity's value at the
    price limit, or at the price where there is no limit.
    """
    worth = np.where(np.isnan(lines.limit), lines.price, lines.limit) * lines.shipped
    share = np.where(worth == 0, np.inf, lines.freight / np.where(worth == 0, 1, worth))
    share = np.where(np.isnan(lines.freight), np.nan, share)
    share = np.where(lines.freight == 0, 0, share)
    return np.maximum(0, 1 - share / scoring.freight_share_limit)


def freshness(lines: Lines, mission: Mission, scoring: Scoring) -> Floats:
    """How much of the shelf life is left on arrival, above the least accepted.

    ((shelf - days)/shelf - r) / (1 - r) within [0, 1], r the least share accepted;
    1 where the goods keep for ever.
    """
    keeps = np.isinf(lines.shelf_life)
    shelf = np.where(keeps | (lines.shelf_life == 0), 1, lines.shelf_life)
    least = lines.least_left
    spare = np.where(least == 1, 1, 1 - least)

    def fresh(days: Floats) -> Floats:
        left = (shelf - days) / shelf
        enough = np.where(least == 1, left >= 1, np.clip((left - least) / spare, 0, 1))
        enough = np.where(lines.shelf_life == 0, 0, enough)
        return np.where(keeps, 1, np.where(np.isnan(days), np.nan, enough))

    return _unless_hopeless(fresh(lines.days), at_best=fresh(_days_at_least(lines)))


def compliance(lines: Lines, mission: Mission, scoring: Scoring) -> Floats:
    """How far the seller is with the permits required: their product.

    Held 1, in process 0.6, missing 0.2. Not known where neither line has a code by
    which the rules could be looked up.
    """
    values = scoring.compliance
    worth = np.array([values.held, values.in_process, values.missing])
    together = compliance_of(lines.permits, worth)
    return np.asarray(np.where(lines.permits_known, together, np.nan), np.float64)


def deal_size(lines: Lines, mission: Mission, scoring: Scoring) -> Floats:
    """How large the deal is: log(1 + v) / log(1 + 10^10), at most 1.

    v is rupiah a year: 12 x the quantity both can do x the price limit, or the price
    where there is no limit. For investment, v is the amount both can do.
    """
    if lines.kind == "investment":
        worth: Floats = np.fmin(lines.limit, lines.price)
    else:
        paid = np.where(np.isnan(lines.limit), lines.price, lines.limit)
        worth = MONTHS_A_YEAR * lines.traded * paid
    size: Floats = np.log1p(worth) / np.log1p(scoring.deal_scale)
    return np.minimum(1, size)


def _days_at_least(lines: Lines) -> Floats:
    """Count the days that are known."""
    return np.nan_to_num(lines.ready) + np.nan_to_num(lines.way)


def _unless_hopeless(part: Floats, *, at_best: Floats) -> Floats:
    """Call a part 0, not unknown, if it is 0 whatever is not known."""
    return np.where(np.isnan(part) & (at_best == 0), 0.0, part)


TERMS: dict[str, Term] = {
    "product": product,
    "volume": volume,
    "price": price,
    "lead_time": lead_time,
    "freight": freight,
    "freshness": freshness,
    "compliance": compliance,
    "deal_size": deal_size,
}
"""The parts of a score by name. Their order is that of the columns, no more."""
