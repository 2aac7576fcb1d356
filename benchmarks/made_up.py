"""Made-up missions of any size, for benchmarks: sizes, windows, roles and demands.

The value of a pair is how well the two fit (by a few hidden traits), how much either is
sought after, and chance; the best share of all pairs are the candidates. Everything
comes from the seed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

import matchengine as me

TRAITS = 6
NOISE = 0.5


@dataclass(frozen=True)
class Size:
    """How large a mission is, and how much of the day its participants are there.

    `candidates` is the share of all buyer-seller combinations that are pairs; `both`
    the share of the participants that buy and sell.
    """

    name: str
    buyers: int
    sellers: int
    slots: int
    tables: int
    availability: float
    candidates: float
    both: float = 0.0

    def all_day(self) -> Size:
        """Give the same size with everybody free all day."""
        return replace(self, name=f"{self.name}, all day", availability=1.0)

    def mixed(self, both: float = 0.2) -> Size:
        """Give the same size in which some businesses both buy and sell."""
        return replace(self, name=f"{self.name}, {both:.0%} both", both=both)


MISSION = Size("72 x 100 x 12", 72, 100, 12, 36, 0.9, 0.20)
NARROW = Size("150 x 150 x 16", 150, 150, 16, 100, 0.7, 0.15)
EXCHANGE = Size("700 x 1,500 x 70", 700, 1500, 70, 700, 0.9, 0.12)
FAIR = Size("1,300 x 1,100 x 70", 1300, 1100, 70, 1100, 0.9, 0.20)
SIZES = (MISSION, NARROW, EXCHANGE, FAIR)


def made_up(size: Size, seed: int = 0) -> me.Problem:
    """Make a mission of this size without special demands; its goal is `value`."""
    random = np.random.default_rng(seed)
    people = size.buyers + size.sellers
    names = [f"P{n + 1:04d}" for n in range(people)]
    slots = [f"s{n + 1:02d}" for n in range(size.slots)]
    away = random.random((people, size.slots)) >= size.availability
    buyer, seller, value = _best_pairs(size, random)
    return me.Problem(
        slots=tuple(me.Slot(slot) for slot in slots),
        tables=tuple(me.Table(f"T{n + 1:04d}") for n in range(size.tables)),
        participants=people_away(names, slots, away),
        pairs=tuple(
            me.Pair(names[b], names[s], value=v)
            for b, s, v in zip(buyer, seller, value, strict=True)
        ),
        goals=(me.Goal("value"),),
    )


def people_away(
    names: list[str], slots: list[str], away: np.ndarray
) -> tuple[me.Participant, ...]:
    """Give participants who are unavailable where `away` [people, slots] says so."""
    return tuple(
        me.Participant(
            name,
            unavailable=tuple(s for s, off in zip(slots, row, strict=True) if off),
        )
        for name, row in zip(names, away.tolist(), strict=True)
    )


def _best_pairs(
    size: Size, random: np.random.Generator
) -> tuple[list[int], list[int], list[int]]:
    """Choose the best-fitting pairs; give buyers, sellers and values."""
    people = size.buyers + size.sellers
    wants = random.normal(size=(people, TRAITS))
    gives = random.normal(size=(people, TRAITS))
    sought = random.normal(size=(2, people))
    score = wants @ gives.T / TRAITS**0.5 + 0.3 * (sought[0][:, None] + sought[1])
    score += NOISE * random.normal(size=score.shape)
    both = random.random(people) < size.both
    buys = (np.arange(people) < size.buyers) | both
    sells = (np.arange(people) >= size.buyers) | both
    can = buys[:, None] & sells[None, :] & ~np.eye(people, dtype=bool)
    # Two businesses that could trade either way form one pair, in the better direction.
    can &= ~(
        can.T & ((score < score.T) | ((score == score.T) & np.tri(people, dtype=bool)))
    )
    count = round(size.candidates * size.buyers * size.sellers)
    places = np.flatnonzero(can)
    best = np.sort(places[np.argsort(-score.ravel()[places], kind="stable")[:count]])
    chosen = score.ravel()[best]
    low, high = chosen.min(), chosen.max()
    value = np.rint(300 + 700 * (chosen - low) / (high - low)).astype(int)
    return (best // people).tolist(), (best % people).tolist(), value.tolist()
